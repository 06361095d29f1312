/* An analyst's own question: one SELECT, read only. Any thread but the main one. */
#pragma once

#include "app/store/db.h"

G_BEGIN_DECLS

typedef enum { MV_CELL_NULL, MV_CELL_INTEGER, MV_CELL_REAL, MV_CELL_TEXT, MV_CELL_BLOB } MvCellType;

typedef struct
{
  MvCellType    type;
  union
  {
    gint64      integer;        /* MV_CELL_INTEGER */
    double      real;           /* MV_CELL_REAL */
    const char *text;           /* MV_CELL_TEXT: UTF-8; MV_CELL_BLOB: hexadecimal digits; valid during the call */
  };
} MvCell;

/* Called once with the names of the columns, CELLS being NULL, then for each row. FALSE stops the query; set ERROR then. */
typedef gboolean (*MvQueryRow) (const char *const *names, const MvCell *cells, guint n, gpointer data, GError **error);

#define MV_QUERY_SECONDS 60             /* of computing, unless asked for otherwise */
#define MV_QUERY_WORKSPACE "work"       /* what a query calls the workspace: work.flow */

/* How a query is asked. All zero: without limits but those of memory, without parameters, on the dataset alone. */
typedef struct
{
  double             seconds;   /* of processor time; 0 = never ends */
  guint64            most_rows; /* then it ends and says that there is more; 0 = all */
  const char        *workspace; /* path of a workspace read beside the dataset; NULL or one that is not there = none */
  const char *const *values;    /* of parameters: name, value, name, value, ..., NULL; NULL = none. An empty value is NULL, one that reads as a number is one */
  gboolean           plan;      /* how SQLite would answer, in place of the answer */
} MvQueryAsk;

typedef struct
{
  gboolean more;                /* rows beyond `most_rows` were left out */
  int      at;                  /* where in SQL the error lies, in bytes; -1 = not known, or none */
  double   seconds;             /* how long it took, waiting included */
} MvQueryOutcome;

/* Runs SQL, which must be one statement that only reads: SELECT, VALUES or WITH. Anything else is refused with MV_ERROR_QUERY before
 * it runs: writing, PRAGMA, ATTACH, functions that load code or touch files, a second statement.
 * It ends with MV_ERROR_QUERY when its time is over, and when one value becomes larger than 8 MB or SQLite would hold more than 512 MB,
 * which for that time is the bound of every connection of the program; with G_IO_ERROR_CANCELLED when the connection's cancellable
 * (mv_db_set_cancellable) is. OUTCOME may be NULL. */
gboolean mv_query_run_as (MvDb *db, const char *sql, const MvQueryAsk *ask, MvQueryRow row, gpointer data, MvQueryOutcome *outcome, GError **error);
/* The same with a time limit only. */
gboolean mv_query_run (MvDb *db, const char *sql, double seconds, MvQueryRow row, gpointer data, GError **error);

/* Takes the workspace at PATH (NULL or not there = none) in beside the dataset, to be read only, under its name; a connection that knows one
 * already keeps that. ATTACHED says whether mv_query_detach is wanted in the end. */
gboolean mv_query_attach (MvDb *db, const char *path, gboolean *attached, GError **error);
void     mv_query_detach (MvDb *db);

G_END_DECLS
