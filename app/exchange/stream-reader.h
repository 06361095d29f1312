/* The program's side of app/exchange/stream.h: runs the helper and reads what it says, trusting nothing. Any thread but the main one. */
#pragma once

#include <gio/gio.h>

#include "app/base/error.h"

G_BEGIN_DECLS

/* Cells of one row: strings inside the frame, NULL = empty. UTF-8 is not checked here. FALSE ends the reading; set ERROR then. */
typedef gboolean (*MvStreamRow) (guint line, const char *const *cells, guint n, gpointer data, GError **error);
typedef struct
{
  MvStreamRow row;
  /* The table that is read, once, before its rows; N names and NULL, valid UTF-8 and distinct. May be NULL. */
  gboolean  (*table) (const char *name, const char *const *columns, guint n, gpointer data, GError **error);
  /* A row of CELLS cells, more than there are columns; it does not come to ROW. May be NULL. */
  void      (*long_row) (guint line, guint cells, gpointer data);
  void      (*share) (double share, gpointer data);     /* may be NULL */
  gpointer    data;
} MvStreamWatch;

typedef struct
{
  char      *format, *notes;    /* g_free; notes: the lines above the header, NULL = none */
  GPtrArray *tables;            /* char *: names of all tables, unref */
  guint      table;             /* the one that was read */
} MvStreamFile;
void mv_stream_file_clear (MvStreamFile *file);

typedef struct
{
  guint64     rows;             /* 0 = all */
  const char *table;            /* NULL = the first */
  int         skip;             /* lines before the header; 0 = found out */
  const char *columns;          /* "0,2,5": numbers of the columns wanted; NULL = all */
  const char *encoding;         /* of a text file; NULL = found out */
  char        separator;        /* of its cells; 0 = found out */
} MvStreamWish;

/* Parses one stream out of READ (bytes read, 0 = end, -1 = error): what the tests and the fuzzer call. MV_ERROR_DATA for the helper's own
 * sentence or a stream that is wrong or ends too early. */
typedef gssize (*MvStreamRead) (gpointer source, void *bytes, gsize length, GError **error);
gboolean mv_stream_parse (MvStreamRead read, gpointer source, const MvStreamWatch *watch, MvStreamFile *file, GError **error);

/* Runs the helper on PATH. A crash, a kill or a silence of SECONDS of it becomes a sentence. */
gboolean mv_stream_read  (const char *path, const MvStreamWish *wish, guint seconds, const MvStreamWatch *watch, MvStreamFile *file,
                          GCancellable *cancellable, GError **error);

G_END_DECLS
