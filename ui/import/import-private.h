/* The parts of the import page share one struct: columns, what holds for all rows, the source and the answer have a file each. */
#pragma once

#include "ui/import/import-choice.h"
#include "ui/import/import-look.h"
#include "ui/import/import-table.h"
#include "ui/import/import-window.h"
#include "ui/window-private.h"

G_BEGIN_DECLS

typedef enum { MV_SOURCE_TITLE, MV_SOURCE_PUBLISHER, MV_SOURCE_LICENCE, MV_SOURCE_ADDRESS, MV_SOURCE_READ, MV_SOURCE_EDITION, MV_SOURCE_NOTE,
               MV_N_SOURCE_FIELDS } MvSourceField;

struct _MvImportWindow
{
  AdwWindow      parent_instance;
  MvWindow      *main_window;   /* weak: may have been closed */
  MvSession     *session;
  char          *path, *workspace;
  gboolean       temporary;

  MvWorker      *worker;        /* with a connection to the dataset of its own; NULL once the page is closed */
  MvImportDesk  *desk;
  MvImportLook  *look;          /* NULL until the file has been read */
  MvRecipe      *recipe;        /* as corrected, judged or on its way to be */
  gboolean       own_recipe;    /* the shape was guessed or corrected: worth keeping */
  MvImportDone  *checked;       /* of all rows; NULL = not yet, or the recipe is another now */
  char          *problem;       /* why the check or the import failed, or NULL */
  MvDuplicates   duplicates;
  guint          generation;    /* of looks and checks */
  GCancellable  *looking, *checking, *running;  /* NULL = not under way */
  guint          check_timer, tick_timer;
  gint          *share, *n_rows;        /* of the check or the import under way; see MvImportOrder */
  GPtrArray     *measures, *bases;      /* MvImportWord */

  GtkWidget     *pages;         /* "reading", "failure", "file" */
  GtkWidget     *failure, *import, *cancel, *shape, *kind, *tables, *tables_label;
  GtkWidget     *side;          /* "columns", "rows", "source" */
  GtkWidget     *sentence, *sentence_text, *progress, *spinner;
  /* columns */
  GListStore    *columns;       /* MvImportLine: name, reason, word of the role */
  /* all rows */
  GPtrArray     *constants;     /* rows of the list; see import-constants.c */
  /* source */
  GtkWidget     *fields[MV_N_SOURCE_FIELDS], *keep, *keep_name;
  gboolean       filling;       /* entries are written by the program */
  /* answer */
  GtkWidget     *answer, *preview, *problems, *same, *same_text, *duplicates_choice, *more_columns;
  guint          n_shown;       /* columns in the preview */
};

/* import-window.c: the recipe has changed; READS: the file must be read again. And: what can be done now. */
void       mv_import_window_judge  (MvImportWindow *self, gboolean reads);
void       mv_import_window_follow (MvImportWindow *self);
void       mv_import_window_check_later (MvImportWindow *self);

/* import-layout.c: everything in the window; the parts at its top follow the look. */
GtkWidget *mv_import_layout_new    (MvImportWindow *self);
void       mv_import_layout_follow (MvImportWindow *self);

/* import-columns.c */
GtkWidget *mv_import_columns_new    (MvImportWindow *self);
void       mv_import_columns_follow (MvImportWindow *self);
void       mv_import_window_set_kind (MvImportWindow *self, MvImportKind kind);

/* import-constants.c */
GtkWidget *mv_import_constants_new    (MvImportWindow *self);
void       mv_import_constants_follow (MvImportWindow *self);

/* import-source.c. The page's MV_SOURCE_* with the first thing that is missing, MV_N_SOURCE_FIELDS = none; SENTENCE (g_free) says it. */
GtkWidget    *mv_import_source_new     (MvImportWindow *self);
void          mv_import_source_follow  (MvImportWindow *self);
MvSourceField mv_import_source_missing (MvImportWindow *self, char **sentence);
void          mv_import_source_get     (MvImportWindow *self, MvImportSource *source);

/* import-answer.c */
GtkWidget *mv_import_answer_new    (MvImportWindow *self);
void       mv_import_answer_look   (MvImportWindow *self);
void       mv_import_answer_check  (MvImportWindow *self);

/* import-finish.c: DONE is taken. */
void       mv_import_finish (MvWindow *window, const char *file_name, MvImportDone *done);

G_END_DECLS
