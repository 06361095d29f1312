#include "app/store/db.h"

#include <errno.h>
#include <math.h>
#include <string.h>
#include <time.h>

#include "app/base/guard.h"
#include "app/base/terms.h"
#include "app/base/text.h"
#include "app/store/info.h"
#include "app/store/locks.h"

/* How many steps of SQLite's machine pass between two looks at the cancellable: some tens of microseconds. */
#define STEPS_BETWEEN_LOOKS 1000
#define BUSY_SECONDS 5

struct _MvDb
{
  sqlite3      *handle;
  char         *path;
  char         *look;           /* what app/store/attach.c made of the tables */
  GHashTable   *statements;     /* SQL text, owned by the caller for good -> sqlite3_stmt */
  GCancellable *cancellable;
  double        budget, deadline;       /* seconds of the thread's processor time; 0 = no budget */
};

static gboolean
sql_is_logged (void)
{
  static const GDebugKey keys[] = { { "sql", 1 } };

  return g_parse_debug_string (g_getenv ("MV_DEBUG"), keys, G_N_ELEMENTS (keys)) != 0;
}

static int
log_statement (unsigned int what, void *data, void *stmt, void *nanoseconds)
{
  char *text = sqlite3_expanded_sql (stmt);

  g_printerr ("sql %8.1f µs  %s\n", *(gint64 *) nanoseconds / 1000.0, text);
  sqlite3_free (text);
  return 0;
}

static double
processor_seconds (void)
{
  struct timespec time;

  return clock_gettime (CLOCK_THREAD_CPUTIME_ID, &time) == 0 ? time.tv_sec + time.tv_nsec / 1e9 : 0;
}

static gboolean
is_spent (const MvDb *db)
{
  return db->budget > 0 && processor_seconds () > db->deadline;
}

gboolean
mv_db_is_to_stop (MvDb *db)
{
  g_return_val_if_fail (db != NULL, TRUE);

  return g_cancellable_is_cancelled (db->cancellable) || is_spent (db);
}

static int
is_to_stop (void *data)
{
  return mv_db_is_to_stop (data);
}

/* What the system said when RC came about; 0 = nothing. SQLite 3.40 notes it for most statements, not for COMMIT, after which it still tells of an
 * older failure: of writes the files themselves know better, first the log or journal, which is written before the database. */
static int
system_reason (sqlite3 *handle, int rc)
{
  sqlite3_file *log = NULL;
  int reason = 0;

  if (rc == SQLITE_IOERR_WRITE || rc == SQLITE_IOERR_FSYNC || rc == SQLITE_IOERR_DIR_FSYNC || rc == SQLITE_IOERR_TRUNCATE)
    {
      if (sqlite3_file_control (handle, "main", SQLITE_FCNTL_JOURNAL_POINTER, &log) == SQLITE_OK && log != NULL && log->pMethods != NULL)
        log->pMethods->xFileControl (log, SQLITE_FCNTL_LAST_ERRNO, &reason);
      if (reason == 0)
        sqlite3_file_control (handle, "main", SQLITE_FCNTL_LAST_ERRNO, &reason);
    }
  return reason != 0 ? reason : sqlite3_system_errno (handle);
}

static const char *
file_reason (sqlite3 *handle, int rc)
{
  int reason = system_reason (handle, rc);

  return reason != 0 ? g_strerror (reason) : sqlite3_errmsg (handle);
}

/* What is no room: a disk, a quota or the largest file that is allowed. Only room is what shared memory can want for when it grows. */
static gboolean
is_full (sqlite3 *handle, int rc)
{
  int reason = (rc & 0xff) == SQLITE_IOERR ? system_reason (handle, rc) : 0;

  return (rc & 0xff) == SQLITE_FULL || rc == SQLITE_IOERR_SHMSIZE || reason == ENOSPC || reason == EDQUOT || reason == EFBIG;
}

static void
set_file_error (MvDb *db, int rc, GError **error)
{
  if (is_full (db->handle, rc))
    g_set_error (error, MV_ERROR, MV_ERROR_WRITE, _("“%s” cannot be written: the disk is full. Free some space; what was written before is safe."), db->path);
  else if ((rc & 0xff) == SQLITE_READONLY)
    g_set_error (error, MV_ERROR, MV_ERROR_WRITE, _("“%s” may only be read, or its folder. Allow writing, or choose another workspace."), db->path);
  else
    g_set_error (error, MV_ERROR, MV_ERROR_WRITE, _("“%s” cannot be read or written: %s. Look at the disk and the file's permissions."), db->path,
                 file_reason (db->handle, rc));
}

static void
set_error (MvDb *db, int rc, GError **error)
{
  int primary = rc & 0xff;

  if (primary == SQLITE_INTERRUPT && g_cancellable_set_error_if_cancelled (db->cancellable, error))
    return;
  if (primary == SQLITE_INTERRUPT && is_spent (db))
    {
      g_set_error (error, MV_ERROR, MV_ERROR_QUERY, _("The query is stopped after %g s of computing. Ask for less, or allow more time."), db->budget);
      return;
    }
  if (primary == SQLITE_FULL || primary == SQLITE_READONLY || primary == SQLITE_IOERR || primary == SQLITE_CANTOPEN)
    {
      set_file_error (db, rc, error);
      return;
    }
  if (primary == SQLITE_BUSY || primary == SQLITE_LOCKED)
    {
      g_set_error (error, MV_ERROR, MV_ERROR_WRITE, _("“%s” is being written by another window. Try again."), db->path);
      return;
    }
  if (primary == SQLITE_NOMEM)
    g_set_error_literal (error, MV_ERROR, MV_ERROR_QUERY, _("The query needs more memory than it may take. Ask for less."));
  else if (primary == SQLITE_CORRUPT || primary == SQLITE_NOTADB)
    g_set_error (error, MV_ERROR, MV_ERROR_DAMAGED, _("“%s” is damaged: %s. Copy or build it again."),
                 db->path, sqlite3_errmsg (db->handle));
  else
    g_set_error (error, MV_ERROR, MV_ERROR_QUERY, _("The query cannot be run: %s."), sqlite3_errmsg (db->handle));
}

/* HOW: the file is read by "mode=ro&immutable=1", written by "mode=rwc". SETTINGS: the PRAGMAs of the connection. */
static gboolean
open_handle (MvDb *db, const char *how, const char *settings, GError **error)
{
  g_autofree char *absolute = g_canonicalize_filename (db->path, NULL);
  g_autofree char *escaped = g_uri_escape_bytes ((const guint8 *) absolute, strlen (absolute), "/");
  g_autofree char *uri = g_strdup_printf ("file:%s?%s", escaped, how);
  int rc;

  mv_locks_install ();
  rc = sqlite3_open_v2 (uri, &db->handle, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_URI | SQLITE_OPEN_NOMUTEX
                                          | SQLITE_OPEN_EXRESCODE, NULL);
  if (rc != SQLITE_OK)
    {
      g_set_error (error, MV_ERROR, MV_ERROR_OPEN, _("“%s” cannot be opened: %s."), db->path,
                   db->handle != NULL ? file_reason (db->handle, rc) : sqlite3_errstr (rc));
      return FALSE;
    }

  sqlite3_db_config (db->handle, SQLITE_DBCONFIG_DQS_DML, 0, NULL);
  sqlite3_db_config (db->handle, SQLITE_DBCONFIG_DQS_DDL, 0, NULL);
  sqlite3_db_config (db->handle, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, NULL);
  sqlite3_db_config (db->handle, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
  sqlite3_progress_handler (db->handle, STEPS_BETWEEN_LOOKS, is_to_stop, db);
  if (sql_is_logged ())
    sqlite3_trace_v2 (db->handle, SQLITE_TRACE_PROFILE, log_statement, NULL);
  sqlite3_busy_timeout (db->handle, BUSY_SECONDS * 1000);
  return mv_db_execute (db, settings, error);
}

static MvDb *
new_db (const char *path)
{
  MvDb *db = g_new0 (MvDb, 1);

  db->path = g_strdup (path);
  db->statements = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) sqlite3_finalize);
  return db;
}

static gboolean
holds_our_tables (MvDb *db, GError **error)
{
  static const char sql[] = "SELECT 1 FROM sqlite_schema WHERE name = 'dataset_info'";
  mv_auto_rewind sqlite3_stmt *stmt = mv_db_prepare (db, sql, error);
  int rc = stmt != NULL ? mv_db_step (db, stmt, error) : SQLITE_ERROR;

  if (rc == SQLITE_DONE)
    g_set_error (error, MV_ERROR, MV_ERROR_OPEN,
                 _("“%s” is a GeoPackage but no dataset of Multivector. Choose a dataset made by Multivector."), db->path);
  return rc == SQLITE_ROW;
}

static gboolean
speaks_our_schema (MvDb *db, GError **error)
{
  g_autoptr(MvInfo) info = mv_info_read (db, error);

  if (info == NULL)
    return FALSE;
  if (info->schema_version == MV_DATASET_SCHEMA_VERSION)
    return TRUE;
  g_set_error (error, MV_ERROR, MV_ERROR_OPEN,
               _("“%s” has tables of version %d; this program reads version %d. Build the dataset again or update the program."),
               db->path, info->schema_version, MV_DATASET_SCHEMA_VERSION);
  return FALSE;
}

MvDb *
mv_db_open (const char *path, GError **error)
{
  g_autoptr(MvDb) db = NULL;
  g_autoptr(GError) local = NULL;

  g_return_val_if_fail (path != NULL, NULL);

  mv_guard_work ("query");
  if (!mv_info_probe (path, error))
    return NULL;
  db = new_db (path);
  if (open_handle (db, "mode=ro&immutable=1", "PRAGMA query_only = 1; PRAGMA cell_size_check = 1; PRAGMA temp_store = MEMORY", &local) && holds_our_tables (db, &local)
      && speaks_our_schema (db, &local))
    return g_steal_pointer (&db);
  /* The questions asked here are the program's own: when one cannot be run, the file is to blame. */
  if (g_error_matches (local, MV_ERROR, MV_ERROR_QUERY))
    g_set_error (error, MV_ERROR, MV_ERROR_DAMAGED, _("“%s” is damaged: %s. Copy or build it again."), path, sqlite3_errmsg (db->handle));
  else
    g_propagate_error (error, g_steal_pointer (&local));
  return NULL;
}

MvDb *
mv_db_open_writable (const char *path, GError **error)
{
  g_autoptr(MvDb) db = NULL;

  g_return_val_if_fail (path != NULL, NULL);

  mv_guard_work ("query");
  db = new_db (path);
  if (!open_handle (db, "mode=rwc", "PRAGMA foreign_keys = 1; PRAGMA cell_size_check = 1", error))
    return NULL;
  return g_steal_pointer (&db);
}

MvDb *
mv_db_open_to_read (const char *path, gboolean alone, GError **error)
{
  g_autoptr(MvDb) db = NULL;

  g_return_val_if_fail (path != NULL, NULL);

  mv_guard_work ("query");
  db = new_db (path);
  if (!open_handle (db, alone ? "mode=ro&immutable=1" : "mode=ro", "PRAGMA query_only = 1; PRAGMA cell_size_check = 1", error))
    return NULL;
  return g_steal_pointer (&db);
}

void
mv_db_close (MvDb *db)
{
  if (db == NULL)
    return;
  g_hash_table_unref (db->statements);
  sqlite3_close_v2 (db->handle);
  g_clear_object (&db->cancellable);
  g_free (db->path);
  g_free (db->look);
  g_free (db);
}

const char *
mv_db_path (MvDb *db)
{
  g_return_val_if_fail (db != NULL, NULL);
  return db->path;
}

const char *
mv_db_look (MvDb *db)
{
  return db->look;
}

void
mv_db_set_look (MvDb *db, const char *look)
{
  g_free (db->look);
  db->look = g_strdup (look);
}

sqlite3 *
mv_db_handle (MvDb *db)
{
  g_return_val_if_fail (db != NULL, NULL);
  return db->handle;
}

void
mv_db_set_cancellable (MvDb *db, GCancellable *cancellable)
{
  g_return_if_fail (db != NULL);
  g_set_object (&db->cancellable, cancellable);
}

void
mv_db_set_budget (MvDb *db, double seconds)
{
  g_return_if_fail (db != NULL && seconds >= 0);

  db->budget = seconds;
  db->deadline = processor_seconds () + seconds;
}

gboolean
mv_db_execute (MvDb *db, const char *sql, GError **error)
{
  int rc;

  g_return_val_if_fail (db != NULL && sql != NULL, FALSE);

  mv_guard_work ("query");
  rc = sqlite3_exec (db->handle, sql, NULL, NULL, NULL);
  if (rc != SQLITE_OK)
    set_error (db, rc, error);
  return rc == SQLITE_OK;
}

sqlite3_stmt *
mv_db_prepare (MvDb *db, const char *sql, GError **error)
{
  sqlite3_stmt *stmt;
  int rc;

  g_return_val_if_fail (db != NULL && sql != NULL, NULL);

  mv_guard_work ("query");
  stmt = g_hash_table_lookup (db->statements, sql);
  if (stmt != NULL && sqlite3_stmt_busy (stmt))
    {
      g_critical ("a statement is borrowed twice: %s", sql);
      g_set_error (error, MV_ERROR, MV_ERROR_QUERY, _("The query cannot be run: %s."), sqlite3_errstr (SQLITE_BUSY));
      return NULL;
    }
  if (stmt != NULL)
    return stmt;

  rc = sqlite3_prepare_v3 (db->handle, sql, -1, SQLITE_PREPARE_PERSISTENT, &stmt, NULL);
  if (rc != SQLITE_OK)
    {
      set_error (db, rc, error);
      return NULL;
    }
  g_hash_table_insert (db->statements, (gpointer) sql, stmt);
  return stmt;
}

int
mv_db_step (MvDb *db, sqlite3_stmt *stmt, GError **error)
{
  int rc;

  g_return_val_if_fail (db != NULL && stmt != NULL, SQLITE_MISUSE);

  mv_guard_work ("query");
  rc = sqlite3_step (stmt);
  if (rc != SQLITE_ROW && rc != SQLITE_DONE)
    set_error (db, rc, error);
  return rc;
}

void
mv_db_rewind (sqlite3_stmt **stmt)
{
  if (*stmt == NULL)
    return;
  sqlite3_reset (*stmt);
  sqlite3_clear_bindings (*stmt);
}

double
mv_db_double (sqlite3_stmt *stmt, int column)
{
  return sqlite3_column_type (stmt, column) == SQLITE_NULL ? NAN : sqlite3_column_double (stmt, column);
}

int
mv_db_int_or (sqlite3_stmt *stmt, int column, int when_null)
{
  return sqlite3_column_type (stmt, column) == SQLITE_NULL ? when_null : sqlite3_column_int (stmt, column);
}

const char *
mv_db_intern (sqlite3_stmt *stmt, int column)
{
  return g_intern_string ((const char *) sqlite3_column_text (stmt, column));
}

char *
mv_db_text (sqlite3_stmt *stmt, int column)
{
  return g_strdup ((const char *) sqlite3_column_text (stmt, column));
}

char *
mv_db_words (sqlite3_stmt *stmt, int column)
{
  return g_strdup (mv_term ((const char *) sqlite3_column_text (stmt, column)));
}
