/* The verbs of the command line. Each gives the exit status: 0, 1 after a sentence on the error stream, 2 for wrong usage. */
#pragma once

#include <gio/gio.h>

#include "app/scene/scene.h"

G_BEGIN_DECLS

enum { MV_EXIT_DONE = 0, MV_EXIT_FAILED = 1, MV_EXIT_USAGE = 2 };

/* ARGV[0] is the verb, or the program's name for the window. */
int mv_command_window  (int argc, char **argv);
int mv_command_render  (int argc, char **argv);
int mv_command_query   (int argc, char **argv);
int mv_command_sources (int argc, char **argv);
int mv_command_check   (int argc, char **argv);
int mv_command_report  (int argc, char **argv);
int mv_command_charts  (int argc, char **argv);
int mv_command_cite    (int argc, char **argv);
int mv_command_import  (int argc, char **argv);
int mv_command_export  (int argc, char **argv);

/* Options every verb has, filled by mv_command_parse. */
typedef struct { char *dataset, *workspace, *lang; char **rest; } MvCommandOptions;

void     mv_command_options_clear (MvCommandOptions *options);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (MvCommandOptions, mv_command_options_clear)

/* Reads ARGV: the verb's own ENTRIES (may be NULL), --dataset, --workspace, --lang, --help, and between LEAST and MOST further words, left in
 * options->rest. USAGE is what follows the verb in its help line, SUMMARY a sentence. FALSE with MV_ERROR_USAGE; --help prints and exits. */
gboolean mv_command_parse   (MvCommandOptions *options, int argc, char **argv, const GOptionEntry *entries, const char *usage,
                             const char *summary, guint least, guint most, GError **error);
/* Prints the error's sentence and gives the exit status that belongs to it. */
int      mv_command_fail    (const GError *error);

/* --dataset, else MULTIVECTOR_DATASET, else the one built beside the program, else the installed one. g_free. */
char    *mv_command_dataset (const MvCommandOptions *options);
/* The dataset, with the figures of --workspace beside it. */
MvDb    *mv_command_open    (const MvCommandOptions *options, GError **error);
/* The scene of the view TEXT, with the dataset it came from left open in *DB. */
MvScene *mv_command_scene   (const MvCommandOptions *options, const char *text, MvDb **db, GError **error);

G_END_DECLS
