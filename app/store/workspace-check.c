#include <gio/gio.h>
#include <glib/gstdio.h>

#include "app/base/text.h"
#include "app/store/workspace-tables.h"

/* Each row of SQL is a finding. */
static gboolean
collect (MvDb *db, const char *sql, GPtrArray *findings, GError **error)
{
  mv_auto_rewind sqlite3_stmt *stmt = mv_db_prepare (db, sql, error);
  int rc = stmt != NULL ? SQLITE_ROW : SQLITE_ERROR;

  while (rc == SQLITE_ROW && (rc = mv_db_step (db, stmt, error)) == SQLITE_ROW)
    g_ptr_array_add (findings, mv_db_text (stmt, 0));
  return rc == SQLITE_DONE;
}

/* What is true of the tables of each version since FIRST, until LAST. */
static const struct { int first, last; const char *sql; } checks[] = {
  { 0, MV_WORKSPACE_VERSION, "SELECT integrity_check FROM pragma_integrity_check WHERE integrity_check <> 'ok'" },
  { 0, MV_WORKSPACE_VERSION, "SELECT \"table\" || ': a row ' || ifnull(rowid, '') || ' refers to a missing ' || parent FROM pragma_foreign_key_check" },
  { 2, 2, "SELECT 'import ' || i.import_id || ' states ' || n_rows || ' rows and has ' || count(f.flow_id) FROM import AS i LEFT JOIN flow AS f USING (import_id)"
          " GROUP BY i.import_id HAVING count(f.flow_id) <> n_rows" },
  { 3, MV_WORKSPACE_VERSION, "SELECT 'import ' || import_id || ': series ' || series_id || ' states ' || n_rows || ' rows and has ' || n FROM (SELECT *,"
                             " (SELECT count(*) FROM flow_value AS v WHERE v.series_id = s.series_id) AS n FROM flow_series AS s) WHERE n <> n_rows" },
  { 3, MV_WORKSPACE_VERSION, "SELECT count(*) || ' flows belong to no import' FROM flow_value WHERE series_id NOT IN (SELECT series_id FROM flow_series)"
                             " HAVING count(*) > 0" },
  { 3, MV_WORKSPACE_VERSION, "SELECT count(*) || ' flows are of no product' FROM flow_value WHERE product_id NOT IN (SELECT product_id FROM flow_product)"
                             " HAVING count(*) > 0" }
};

gboolean
mv_workspace_check (MvDb *db, GPtrArray **findings, GError **error)
{
  int version = 0;

  g_return_val_if_fail (db != NULL && findings != NULL, FALSE);

  *findings = g_ptr_array_new_with_free_func (g_free);
  if (!mv_workspace_look (db, &version, error))
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (checks); i++)
    if (version >= checks[i].first && version <= checks[i].last && !collect (db, checks[i].sql, *findings, error))
      return FALSE;
  return (*findings)->len == 0;
}

static gboolean
has_beside (const char *path, const char *ending)
{
  g_autofree char *beside = g_strconcat (path, ending, NULL);
  GStatBuf status;

  return g_stat (beside, &status) == 0 && status.st_size > 0;
}

static gboolean
check_alone (const char *path, GPtrArray **findings, GError **error)
{
  g_autoptr(MvDb) db = mv_db_open_to_read (path, TRUE, error);

  return db != NULL && mv_workspace_check (db, findings, error);
}

/* Takes the change back that the journal beside PATH tells of: what SQLite does at the first reading by who may write. */
static gboolean
take_back (const char *path, GError **error)
{
  sqlite3 *handle = NULL;
  int rc = sqlite3_open_v2 (path, &handle, SQLITE_OPEN_READWRITE, NULL);

  if (rc == SQLITE_OK)
    rc = sqlite3_exec (handle, "SELECT count(*) FROM sqlite_schema", NULL, NULL, NULL);
  if (rc != SQLITE_OK)
    g_set_error (error, MV_ERROR, MV_ERROR_OPEN, _("“%s” holds a change that was cut off and cannot be taken back: %s."), path, sqlite3_errmsg (handle));
  sqlite3_close (handle);
  return rc == SQLITE_OK;
}

static gboolean
copy_beside (const char *from, const char *to, const char *ending, GError **error)
{
  g_autofree char *one = g_strconcat (from, ending, NULL), *other = g_strconcat (to, ending, NULL);
  g_autoptr(GFile) source = g_file_new_for_path (one), target = g_file_new_for_path (other);

  return g_file_copy (source, target, G_FILE_COPY_NONE, NULL, NULL, NULL, error);
}

/* ERROR speaks of the file that was asked for. */
static void
name_original (GError *error, const char *copy, const char *path)
{
  g_auto(GStrv) parts = error != NULL ? g_strsplit (error->message, copy, -1) : NULL;

  if (parts == NULL)
    return;
  g_free (error->message);
  error->message = g_strjoinv (path, parts);
}

/* A change was cut off, and the next who opens the file takes it back. Looking writes nothing, so a copy shows what there will be then. */
static gboolean
check_cut_off (const char *path, GPtrArray **findings, GError **error)
{
  g_autofree char *folder = g_dir_make_tmp ("multivector-check-XXXXXX", error), *copy = NULL, *journal = NULL;
  GError *failure = NULL;
  gboolean whole;

  if (folder == NULL)
    return FALSE;
  copy = g_build_filename (folder, "copy.mvw", NULL);
  journal = g_strconcat (copy, "-journal", NULL);
  whole = copy_beside (path, copy, "", &failure) && copy_beside (path, copy, "-journal", &failure) && take_back (copy, &failure)
          && check_alone (copy, findings, &failure);
  name_original (failure, copy, path);
  if (failure != NULL)
    g_propagate_error (error, failure);
  g_unlink (journal);
  g_unlink (copy);
  g_rmdir (folder);
  return whole;
}

gboolean
mv_workspace_check_file (const char *path, GPtrArray **findings, GError **error)
{
  g_autoptr(MvDb) db = NULL;
  gboolean alone, whole;

  g_return_val_if_fail (path != NULL && findings != NULL, FALSE);

  if (has_beside (path, "-journal"))
    return check_cut_off (path, findings, error);
  /* SQLite makes files beside one that it shares with others; where nothing waits to be merged it need not share. */
  alone = !has_beside (path, "-wal");
  if ((db = mv_db_open_to_read (path, alone, error)) == NULL)
    return FALSE;
  whole = mv_workspace_check (db, findings, error);
  if (whole || !alone || !has_beside (path, "-wal"))
    return whole;
  /* Someone began to write meanwhile. */
  g_clear_pointer (&db, mv_db_close);
  g_clear_pointer (findings, g_ptr_array_unref);
  g_clear_error (error);
  db = mv_db_open_to_read (path, FALSE, error);
  return db != NULL && mv_workspace_check (db, findings, error);
}
