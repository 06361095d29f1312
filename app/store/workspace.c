#include "app/store/workspace.h"

#include <glib/gstdio.h>
#include <stdio.h>
#include <string.h>

#include "app/base/text.h"
#include "app/store/workspace-tables.h"

#define PATIENCE_MS 5000        /* as long as any other write waits */

static gboolean
read_number (MvDb *db, const char *sql, int *number, GError **error)
{
  mv_auto_rewind sqlite3_stmt *stmt = mv_db_prepare (db, sql, error);
  int rc = stmt != NULL ? mv_db_step (db, stmt, error) : SQLITE_ERROR;

  if (rc == SQLITE_ROW)
    *number = sqlite3_column_int (stmt, 0);
  return rc == SQLITE_ROW;
}

/* All of one moment: another process may be making the tables just now. */
static gboolean
read_head (MvDb *db, int *version, int *identity, int *tables, GError **error)
{
  gboolean alone = sqlite3_get_autocommit (mv_db_handle (db)) != 0, read;

  if (alone && !mv_db_execute (db, "BEGIN", error))
    return FALSE;
  read = read_number (db, "PRAGMA user_version", version, error) && read_number (db, "PRAGMA application_id", identity, error)
         && read_number (db, "SELECT count(*) FROM sqlite_schema", tables, error);
  if (alone)
    mv_workspace_abandon (db);
  return read;
}

gboolean
mv_workspace_look (MvDb *db, int *version, GError **error)
{
  int identity = 0, tables = 0;

  if (!read_head (db, version, &identity, &tables, error))
    return FALSE;
  if (identity != MV_WORKSPACE_APPLICATION_ID && (identity != 0 || *version != 0 || tables != 0))
    {
      g_set_error (error, MV_ERROR, MV_ERROR_OPEN, _("“%s” is a database but no workspace of Multivector. Choose another file."), mv_db_path (db));
      return FALSE;
    }
  if (*version > MV_WORKSPACE_VERSION)
    {
      g_set_error (error, MV_ERROR, MV_ERROR_OPEN,
                   _("“%s” was written by a newer Multivector (version %d, this program knows %d). Update the program."),
                   mv_db_path (db), *version, MV_WORKSPACE_VERSION);
      return FALSE;
    }
  return TRUE;
}

/* Inside the transaction: between two looks another process may have made the tables. */
static gboolean
migrate (MvDb *db, GError **error)
{
  g_autofree char *seal = NULL;
  int version = 0;

  if (!mv_workspace_look (db, &version, error))
    return FALSE;
  for (int step = version; step < MV_WORKSPACE_VERSION; step++)
    if (!mv_db_execute (db, mv_workspace_migrations[step], error))
      return FALSE;
  seal = g_strdup_printf ("PRAGMA application_id = %d; PRAGMA user_version = %d", MV_WORKSPACE_APPLICATION_ID, MV_WORKSPACE_VERSION);
  return version == MV_WORKSPACE_VERSION || mv_db_execute (db, seal, error);
}

static gboolean
make_folder (const char *path, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (path);

  if (g_mkdir_with_parents (folder, 0700) == 0)
    return TRUE;
  g_set_error (error, MV_ERROR, MV_ERROR_WRITE, _("The folder “%s” cannot be made: %s."), folder, g_strerror (errno));
  return FALSE;
}

char *
mv_workspace_default_path (void)
{
  const char *wished = g_getenv ("MULTIVECTOR_WORKSPACE");

  return wished != NULL && *wished != '\0' ? g_strdup (wished) : g_build_filename (g_get_user_data_dir (), "multivector", "workspace.mvw", NULL);
}

/* What the first bytes of a workspace say: SQLite's own words, and at byte 68 whose file it is. */
gboolean
mv_workspace_is_head (const guint8 *bytes, gsize length)
{
  return length >= 72 && memcmp (bytes, "SQLite format 3", 16) == 0
         && GUINT32_FROM_BE (*(const guint32 *) (gconstpointer) (bytes + 68)) == MV_WORKSPACE_APPLICATION_ID;
}

gboolean
mv_workspace_is (const char *path)
{
  guint8 head[72] __attribute__ ((aligned (4)));
  FILE *file;
  gsize length;

  g_return_val_if_fail (path != NULL, FALSE);

  if ((file = g_fopen (path, "rbe")) == NULL)
    return FALSE;
  length = fread (head, 1, sizeof head, file);
  fclose (file);
  return mv_workspace_is_head (head, length);
}

/* SQLite asks once for the moment in which nobody else looks at the file. */
static gboolean
keep_log (MvDb *db, GError **error)
{
  gint64 end = g_get_monotonic_time () + PATIENCE_MS * 1000;

  while (TRUE)
    {
      g_autoptr(GError) failure = NULL;

      if (mv_db_execute (db, "PRAGMA journal_mode = WAL", &failure))
        return TRUE;
      if ((sqlite3_errcode (mv_db_handle (db)) & 0xff) != SQLITE_BUSY || g_get_monotonic_time () > end)
        {
          g_propagate_error (error, g_steal_pointer (&failure));
          return FALSE;
        }
      g_usleep (2000);
    }
}

MvDb *
mv_workspace_open (const char *path, GError **error)
{
  g_autoptr(MvDb) db = NULL;
  int version = 0;

  g_return_val_if_fail (path != NULL, NULL);

  if (!make_folder (path, error) || (db = mv_db_open_writable (path, error)) == NULL)
    return NULL;
  if (!mv_workspace_look (db, &version, error))
    return NULL;
  if (version == MV_WORKSPACE_VERSION)
    return mv_db_execute (db, "PRAGMA synchronous = NORMAL", error) ? g_steal_pointer (&db) : NULL;
  /* Looked at before WAL is switched on: that writes, and a foreign file stays as it is. */
  if (!mv_workspace_begin (db, error))
    return NULL;
  if (!migrate (db, error))
    {
      mv_workspace_abandon (db);
      return NULL;
    }
  if (!mv_workspace_commit (db, error) || !keep_log (db, error) || !mv_db_execute (db, "PRAGMA synchronous = NORMAL", error))
    return NULL;
  return g_steal_pointer (&db);
}

gboolean
mv_workspace_is_there (MvDb *db, GError **error)
{
  int moved = 0;

  if (sqlite3_file_control (mv_db_handle (db), "main", SQLITE_FCNTL_HAS_MOVED, &moved) != SQLITE_OK || moved == 0)
    return TRUE;
  g_set_error (error, MV_ERROR, MV_ERROR_WRITE, _("“%s” was moved or deleted while it was open. Put it back, or choose another workspace."), mv_db_path (db));
  return FALSE;
}

void
mv_workspace_settle (MvDb *db)
{
  g_return_if_fail (db != NULL);

  sqlite3_wal_checkpoint_v2 (mv_db_handle (db), "main", SQLITE_CHECKPOINT_PASSIVE, NULL, NULL);
}

/* What is written to a file that has no name any more is lost without a word. */
gboolean
mv_workspace_begin (MvDb *db, GError **error)
{
  return mv_workspace_is_there (db, error) && mv_db_execute (db, "BEGIN IMMEDIATE", error);
}

gboolean
mv_workspace_commit (MvDb *db, GError **error)
{
  if (mv_db_execute (db, "COMMIT", error))
    return TRUE;
  mv_workspace_abandon (db);
  return FALSE;
}

void
mv_workspace_abandon (MvDb *db)
{
  if (!sqlite3_get_autocommit (mv_db_handle (db)))
    mv_db_execute (db, "ROLLBACK", NULL);
}

gboolean
mv_workspace_copy (MvDb *db, const char *path, GError **error)
{
  mv_auto_rewind sqlite3_stmt *stmt = NULL;
  g_autofree char *fresh = g_strconcat (path, ".new", NULL);

  g_return_val_if_fail (db != NULL && path != NULL, FALSE);

  g_unlink (fresh);
  if ((stmt = mv_db_prepare (db, "VACUUM INTO ?1", error)) == NULL)
    return FALSE;
  sqlite3_bind_text (stmt, 1, fresh, -1, SQLITE_STATIC);
  if (mv_db_step (db, stmt, error) != SQLITE_DONE)
    return FALSE;
  if (g_rename (fresh, path) == 0)
    return TRUE;
  g_set_error (error, MV_ERROR, MV_ERROR_WRITE, _("“%s” cannot be written: %s."), path, g_strerror (errno));
  g_unlink (fresh);
  return FALSE;
}
