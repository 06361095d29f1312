/* An analyst's own question: one SELECT, read only. Any thread but the main one. */
#pragma once

#include "app/store/db.h"

G_BEGIN_DECLS

typedef enum { MV_CELL_NULL, MV_CELL_INTEGER, MV_CELL_REAL, MV_CELL_TEXT, MV_CELL_BLOB } MvCellType;

typedef struct
{
  MvCellType  type;
  gint64      integer;          /* MV_CELL_INTEGER */
  double      real;             /* MV_CELL_REAL */
  const char *text;             /* MV_CELL_TEXT: UTF-8; MV_CELL_BLOB: hexadecimal digits; valid during the call */
} MvCell;

/* Called once with the names of the columns, CELLS being NULL, then for each row. FALSE stops the query; set ERROR then. */
typedef gboolean (*MvQueryRow) (const char *const *names, const MvCell *cells, guint n, gpointer data, GError **error);

#define MV_QUERY_SECONDS 60             /* of computing, unless asked for otherwise */

/* Runs SQL, which must be one statement that only reads: SELECT, VALUES or WITH. Anything else is refused with MV_ERROR_QUERY before
 * it runs: writing, PRAGMA, ATTACH, functions that load code or touch files, a second statement.
 * It ends with MV_ERROR_QUERY after SECONDS of processor time (0 = never), and when one value becomes larger than 32 MB
 * or SQLite would hold more than 512 MB, which for that time is the bound of every connection of the program. */
gboolean mv_query_run (MvDb *db, const char *sql, double seconds, MvQueryRow row, gpointer data, GError **error);

G_END_DECLS
