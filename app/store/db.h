/* The only door to SQLite. A connection belongs to one thread at a time; every statement is prepared once and kept. */
#pragma once

#include <gio/gio.h>
#include <sqlite3.h>

#include "app/base/error.h"

G_BEGIN_DECLS

#define MV_DATASET_APPLICATION_ID 0x47504B47    /* "GPKG", as GeoPackage 1.3 demands */
#define MV_DATASET_USER_VERSION   10300         /* GeoPackage 1.3.0, as the standard demands */
#define MV_DATASET_SCHEMA_VERSION 2             /* of our own tables: row `schema_version` of table dataset_info */

typedef struct _MvDb MvDb;

/* Opens the dataset read-only and immutable and refuses a file that is none, with a sentence. Free with mv_db_close. */
MvDb         *mv_db_open     (const char *path, GError **error);
/* Opens, and makes when it is not there, a file of the person's own that may be written: for app/store/workspace.c, which looks at what
 * it is. Several connections and processes may have it open: WAL, and up to five seconds of waiting for another's transaction. */
MvDb         *mv_db_open_writable (const char *path, GError **error);
/* Opens such a file only to read it. ALONE: nobody writes it and no log waits beside it, so that no file is made beside it. */
MvDb         *mv_db_open_to_read (const char *path, gboolean alone, GError **error);
void          mv_db_close    (MvDb *db);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MvDb, mv_db_close)

const char   *mv_db_path     (MvDb *db);
sqlite3      *mv_db_handle   (MvDb *db);        /* for app/store only */
/* For app/store/attach.c only: which views stand before the tables; NULL = none. */
const char   *mv_db_look       (MvDb *db);
void          mv_db_set_look   (MvDb *db, const char *look);
/* While set, a query whose CANCELLABLE is cancelled ends within about a millisecond with G_IO_ERROR_CANCELLED. NULL clears. */
void          mv_db_set_cancellable (MvDb *db, GCancellable *cancellable);

/* From now on statements together may compute for SECONDS of the thread's processor time; then they end with MV_ERROR_QUERY. 0 clears. */
void          mv_db_set_budget (MvDb *db, double seconds);
/* Is the budget spent, or the cancellable cancelled? For functions that compute for long within one step. */
gboolean      mv_db_is_to_stop (MvDb *db);

/* Runs SQL, statements without an answer; a static string is not needed. FALSE with ERROR. */
gboolean      mv_db_execute  (MvDb *db, const char *sql, GError **error);
/* A cached statement, rewound and unbound; SQL must be a static string. Borrow it with mv_auto_rewind. NULL with error set. */
sqlite3_stmt *mv_db_prepare  (MvDb *db, const char *sql, GError **error);
/* SQLITE_ROW, SQLITE_DONE, or another code with error set. */
int           mv_db_step     (MvDb *db, sqlite3_stmt *stmt, GError **error);

void          mv_db_rewind   (sqlite3_stmt **stmt);
#define mv_auto_rewind __attribute__ ((cleanup (mv_db_rewind)))

/* Columns: NaN for a NULL number; a copy, or NULL, for text. */
double        mv_db_double   (sqlite3_stmt *stmt, int column);
int           mv_db_int_or   (sqlite3_stmt *stmt, int column, int when_null);
const char   *mv_db_intern   (sqlite3_stmt *stmt, int column);  /* g_intern_string: for codes only */
char         *mv_db_text     (sqlite3_stmt *stmt, int column);  /* g_free */
char         *mv_db_words    (sqlite3_stmt *stmt, int column);  /* the same in the program's language where it is a term of the dataset; g_free */

G_END_DECLS
