#include "app/store/saved-views.h"

#include "app/base/text.h"

#define COLUMNS "view_id, folder, name, text, sentence, note, edition, built_from, made_at, changed_at, "

MvSavedView *
mv_saved_view_new (const char *folder, const char *name, const char *text)
{
  MvSavedView *view = g_new0 (MvSavedView, 1);

  view->folder = g_strdup (folder);
  view->name = g_strdup (name);
  view->text = g_strdup (text);
  view->sentence = g_strdup ("");
  view->note = g_strdup ("");
  return view;
}

void
mv_saved_view_free (MvSavedView *view)
{
  if (view == NULL)
    return;
  g_free (view->folder);
  g_free (view->name);
  g_free (view->text);
  g_free (view->sentence);
  g_free (view->note);
  g_clear_pointer (&view->thumbnail, g_bytes_unref);
  g_free (view->edition);
  g_free (view->built_from);
  g_free (view->made_at);
  g_free (view->changed_at);
  g_free (view);
}

static char *
now (void)
{
  g_autoptr(GDateTime) time = g_date_time_new_now_utc ();

  return g_date_time_format (time, "%Y-%m-%dT%H:%M:%SZ");
}

static void
bind_text (sqlite3_stmt *stmt, int place, const char *text)
{
  sqlite3_bind_text (stmt, place, text, -1, SQLITE_TRANSIENT);
}

static gboolean
finish (MvDb *workspace, sqlite3_stmt *stmt, const MvSavedView *view, GError **error)
{
  g_autoptr(GError) failure = NULL;

  if (mv_db_step (workspace, stmt, &failure) == SQLITE_DONE)
    return TRUE;
  if (view != NULL && (sqlite3_errcode (mv_db_handle (workspace)) & 0xff) == SQLITE_CONSTRAINT)
    g_set_error (error, MV_ERROR, MV_ERROR_WRITE, _("There is a saved view “%s” already. Choose another name."), view->name);
  else
    g_propagate_error (error, g_steal_pointer (&failure));
  return FALSE;
}

gboolean
mv_saved_views_put (MvDb *workspace, MvSavedView *view, GError **error)
{
  static const char sql[] =
    "INSERT INTO saved_view (view_id, folder, name, text, sentence, note, edition, built_from, thumbnail, made_at, changed_at)"
    " VALUES (nullif(?1, 0), ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?10)"
    " ON CONFLICT (view_id) DO UPDATE SET folder = ?2, name = ?3, text = ?4, sentence = ?5, note = ?6, edition = ?7, built_from = ?8,"
    " thumbnail = ?9, changed_at = ?10";
  g_autofree char *time = now ();
  mv_auto_rewind sqlite3_stmt *stmt = NULL;

  g_return_val_if_fail (workspace != NULL && view != NULL, FALSE);

  if ((stmt = mv_db_prepare (workspace, sql, error)) == NULL)
    return FALSE;
  sqlite3_bind_int64 (stmt, 1, view->view_id);
  bind_text (stmt, 2, view->folder);
  bind_text (stmt, 3, view->name);
  bind_text (stmt, 4, view->text);
  bind_text (stmt, 5, view->sentence);
  bind_text (stmt, 6, view->note);
  bind_text (stmt, 7, view->edition);
  bind_text (stmt, 8, view->built_from);
  if (view->thumbnail != NULL)
    sqlite3_bind_blob64 (stmt, 9, g_bytes_get_data (view->thumbnail, NULL), g_bytes_get_size (view->thumbnail), SQLITE_STATIC);
  bind_text (stmt, 10, time);
  if (!finish (workspace, stmt, view, error))
    return FALSE;
  if (view->view_id == 0)
    {
      view->view_id = sqlite3_last_insert_rowid (mv_db_handle (workspace));
      mv_text_set (&view->made_at, time);
    }
  mv_text_set (&view->changed_at, time);
  return TRUE;
}

static MvSavedView *
read_view (sqlite3_stmt *stmt)
{
  MvSavedView *view = g_new0 (MvSavedView, 1);
  gsize size = sqlite3_column_bytes (stmt, 10);

  view->view_id = sqlite3_column_int64 (stmt, 0);
  view->folder = mv_db_text (stmt, 1);
  view->name = mv_db_text (stmt, 2);
  view->text = mv_db_text (stmt, 3);
  view->sentence = mv_db_text (stmt, 4);
  view->note = mv_db_text (stmt, 5);
  view->edition = mv_db_text (stmt, 6);
  view->built_from = mv_db_text (stmt, 7);
  view->made_at = mv_db_text (stmt, 8);
  view->changed_at = mv_db_text (stmt, 9);
  view->thumbnail = size > 0 ? g_bytes_new (sqlite3_column_blob (stmt, 10), size) : NULL;
  return view;
}

GPtrArray *
mv_saved_views_list (MvDb *workspace, gboolean with_pictures, GError **error)
{
  g_autoptr(GPtrArray) list = g_ptr_array_new_with_free_func ((GDestroyNotify) mv_saved_view_free);
  mv_auto_rewind sqlite3_stmt *stmt = NULL;
  int rc;

  g_return_val_if_fail (workspace != NULL, NULL);

  stmt = mv_db_prepare (workspace, "SELECT " COLUMNS "iif(?1, thumbnail, NULL) FROM saved_view WHERE deleted_at IS NULL ORDER BY folder, name",
                        error);
  if (stmt == NULL)
    return NULL;
  sqlite3_bind_int (stmt, 1, with_pictures);
  while ((rc = mv_db_step (workspace, stmt, error)) == SQLITE_ROW)
    g_ptr_array_add (list, read_view (stmt));
  return rc == SQLITE_DONE ? g_steal_pointer (&list) : NULL;
}

MvSavedView *
mv_saved_views_get (MvDb *workspace, gint64 view_id, GError **error)
{
  mv_auto_rewind sqlite3_stmt *stmt = NULL;
  int rc;

  g_return_val_if_fail (workspace != NULL, NULL);

  if ((stmt = mv_db_prepare (workspace, "SELECT " COLUMNS "thumbnail FROM saved_view WHERE view_id = ?1", error)) == NULL)
    return NULL;
  sqlite3_bind_int64 (stmt, 1, view_id);
  if ((rc = mv_db_step (workspace, stmt, error)) == SQLITE_ROW)
    return read_view (stmt);
  if (rc == SQLITE_DONE)
    g_set_error (error, MV_ERROR, MV_ERROR_NOT_FOUND, _("The workspace holds no saved view %lld."), (long long) view_id);
  return NULL;
}

/* NULL as TIME brings the view back. */
static gboolean
mark_deleted (MvDb *workspace, gint64 view_id, const char *time, const char *name, GError **error)
{
  static const char sql[] = "UPDATE saved_view SET deleted_at = ?2, name = ifnull(?3, name) WHERE view_id = ?1";
  mv_auto_rewind sqlite3_stmt *stmt = mv_db_prepare (workspace, sql, error);

  if (stmt == NULL)
    return FALSE;
  sqlite3_bind_int64 (stmt, 1, view_id);
  bind_text (stmt, 2, time);
  bind_text (stmt, 3, name);
  return finish (workspace, stmt, NULL, error);
}

gboolean
mv_saved_views_delete (MvDb *workspace, gint64 view_id, GError **error)
{
  g_autoptr(MvSavedView) view = mv_saved_views_get (workspace, view_id, error);
  g_autofree char *time = now ();

  return view != NULL && mark_deleted (workspace, view_id, time, NULL, error);
}

gboolean
mv_saved_views_restore (MvDb *workspace, gint64 view_id, GError **error)
{
  g_autoptr(MvSavedView) view = mv_saved_views_get (workspace, view_id, error);
  g_autofree char *name = view != NULL ? mv_saved_views_free_name (workspace, view->folder, view->name, error) : NULL;

  return name != NULL && mark_deleted (workspace, view_id, NULL, name, error);
}

gboolean
mv_saved_views_empty (MvDb *workspace, GError **error)
{
  return mv_db_execute (workspace, "DELETE FROM saved_view WHERE deleted_at IS NOT NULL", error);
}

/* 1 = taken, 0 = free, -1 = ERROR. */
static int
is_taken (MvDb *workspace, const char *folder, const char *name, GError **error)
{
  static const char sql[] = "SELECT 1 FROM saved_view WHERE folder = ?1 AND name = ?2 AND deleted_at IS NULL";
  mv_auto_rewind sqlite3_stmt *stmt = mv_db_prepare (workspace, sql, error);
  int rc;

  if (stmt == NULL)
    return -1;
  bind_text (stmt, 1, folder);
  bind_text (stmt, 2, name);
  rc = mv_db_step (workspace, stmt, error);
  return rc == SQLITE_ROW ? 1 : rc == SQLITE_DONE ? 0 : -1;
}

char *
mv_saved_views_free_name (MvDb *workspace, const char *folder, const char *name, GError **error)
{
  g_return_val_if_fail (workspace != NULL && folder != NULL && name != NULL, NULL);

  for (guint number = 1;; number++)
    {
      g_autofree char *tried = number == 1 ? g_strdup (name) : g_strdup_printf ("%s (%u)", name, number);
      int taken = is_taken (workspace, folder, tried, error);

      if (taken < 0)
        return NULL;
      if (taken == 0)
        return g_steal_pointer (&tried);
    }
}
