/* The answer of a query, gathered: columns and rows in memory. Immutable, reference-counted; any thread may read it. */
#pragma once

#include "app/store/query.h"

G_BEGIN_DECLS

typedef struct
{
  gatomicrefcount references;
  guint           n_columns, n_rows;
  char          **names;        /* NULL-terminated */
  MvCellType     *types;        /* of each column: that of all its cells that are not NULL; REAL where integers and reals stand; TEXT where others mix; NULL = all NULL */
  gboolean        more;         /* there are rows beyond these */
  double          seconds;
  MvCell         *cells;        /* row by row; text lasts as long as the answer */
  GStringChunk   *texts;
} MvQueryAnswer;

#define MV_QUERY_MOST_ROWS  100000      /* that a window or a layer takes */
#define MV_QUERY_MOST_BYTES 128000000   /* of text; then it ends and says that there is more */

/* Asks as mv_query_run_as does. AT (may be NULL) is where the error lies, or -1. */
MvQueryAnswer *mv_query_answer_ask   (MvDb *db, const char *sql, const MvQueryAsk *ask, int *at, GError **error);
MvQueryAnswer *mv_query_answer_ref   (MvQueryAnswer *answer);
void           mv_query_answer_unref (MvQueryAnswer *answer);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MvQueryAnswer, mv_query_answer_unref)

const MvCell  *mv_query_answer_cell   (const MvQueryAnswer *answer, guint row, guint column);
/* The number in a cell, NaN when there is none. */
double         mv_query_answer_number (const MvQueryAnswer *answer, guint row, guint column);
/* The cell as plain text: digits with a point, "" for NULL. g_free. */
char          *mv_query_answer_text   (const MvQueryAnswer *answer, guint row, guint column);
/* RFC 4180, or with tabs; with the names of the columns. g_free. */
char          *mv_query_answer_csv    (const MvQueryAnswer *answer, char separator);

/* How SQLite would answer SQL, a line a step, indented. NULL with ERROR; g_free. */
char          *mv_query_plan          (MvDb *db, const char *sql, const MvQueryAsk *ask, int *at, GError **error);

G_END_DECLS
