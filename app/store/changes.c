#include "app/store/changes.h"

#include "app/base/text.h"
#include "app/store/saved-views.h"

#define NOW(field) "'" field "', iif(?2 ->> '" field "' IS ?3 ->> '" field "', " field ", ?3 ->> '" field "')"

/* How each kind reads its row as JSON, and writes it from JSON (?2); ?1 is the row. Between them, what the row becomes when it goes from the
 * state ?2 to the state ?3: what the change did not touch stays as others may have made it since. */
static const struct { const char *kind, *read, *go, *write; } kinds[] = {
  { "saved-view",
    "SELECT json_object('folder', folder, 'name', name, 'note', note, 'deleted_at', deleted_at) FROM saved_view WHERE view_id = ?1",
    "SELECT json_object(" NOW ("folder") ", " NOW ("name") ", " NOW ("note") ", " NOW ("deleted_at") ") FROM saved_view WHERE view_id = ?1",
    "UPDATE saved_view SET folder = ?2 ->> 'folder', name = ifnull(?3, ?2 ->> 'name'), note = ?2 ->> 'note', deleted_at = ?2 ->> 'deleted_at'"
    " WHERE view_id = ?1" },
  { "import", "SELECT json_object('undone_at', undone_at) FROM import WHERE import_id = ?1",
    "SELECT json_object(" NOW ("undone_at") ") FROM import WHERE import_id = ?1",
    "UPDATE import SET undone_at = ?2 ->> 'undone_at' WHERE import_id = ?1 AND ?3 IS NULL" },
  { "partner-group", "SELECT json_object('code', code, 'definition', definition, 'deleted_at', deleted_at) FROM partner_group WHERE group_id = ?1",
    "SELECT json_object(" NOW ("code") ", " NOW ("definition") ", " NOW ("deleted_at") ") FROM partner_group WHERE group_id = ?1",
    "UPDATE partner_group SET code = ?2 ->> 'code', definition = ?2 ->> 'definition', deleted_at = ?2 ->> 'deleted_at'"
    " WHERE group_id = ?1 AND ?3 IS NULL" },
};

/* Its place among the kinds; -1 with ERROR for what a newer program noted. */
static int
find_kind (const char *kind, GError **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (g_strcmp0 (kinds[i].kind, kind) == 0)
      return i;
  g_set_error (error, MV_ERROR, MV_ERROR_NOT_FOUND, _("This program cannot undo a change of the kind “%s”."), kind);
  return -1;
}

char *
mv_changes_state (MvDb *workspace, const char *kind, gint64 target, GError **error)
{
  int place = find_kind (kind, error);
  mv_auto_rewind sqlite3_stmt *stmt = place >= 0 ? mv_db_prepare (workspace, kinds[place].read, error) : NULL;
  int rc;

  if (stmt == NULL)
    return NULL;
  sqlite3_bind_int64 (stmt, 1, target);
  if ((rc = mv_db_step (workspace, stmt, error)) == SQLITE_ROW)
    return mv_db_text (stmt, 0);
  if (rc == SQLITE_DONE)
    g_set_error_literal (error, MV_ERROR, MV_ERROR_NOT_FOUND, _("What was changed is no longer in the workspace."));
  return NULL;
}

gint64
mv_changes_note (MvDb *workspace, const char *kind, gint64 target, const char *before, GError **error)
{
  static const char sql[] = "INSERT INTO change (kind, target, before, after, made_at) VALUES (?1, ?2, ?3, ?4, strftime('%Y-%m-%dT%H:%M:%SZ', 'now'))";
  g_autofree char *after = mv_changes_state (workspace, kind, target, error);
  mv_auto_rewind sqlite3_stmt *stmt = after != NULL ? mv_db_prepare (workspace, sql, error) : NULL;

  if (stmt == NULL)
    return 0;
  sqlite3_bind_text (stmt, 1, kind, -1, SQLITE_STATIC);
  sqlite3_bind_int64 (stmt, 2, target);
  sqlite3_bind_text (stmt, 3, before, -1, SQLITE_STATIC);
  sqlite3_bind_text (stmt, 4, after, -1, SQLITE_STATIC);
  return mv_db_step (workspace, stmt, error) == SQLITE_DONE ? sqlite3_last_insert_rowid (mv_db_handle (workspace)) : 0;
}

/* The name that the saved view STATE is about can have again: NULL without ERROR when its own is free, or when it stays deleted. */
static char *
other_name (MvDb *workspace, gint64 view_id, const char *state, GError **error)
{
  static const char sql[] =
    "SELECT ?1 ->> 'folder', ?1 ->> 'name' WHERE ?1 ->> 'deleted_at' IS NULL AND EXISTS (SELECT 1 FROM saved_view"
    " WHERE folder = ?1 ->> 'folder' AND name = ?1 ->> 'name' AND deleted_at IS NULL AND view_id <> ?2)";
  mv_auto_rewind sqlite3_stmt *stmt = mv_db_prepare (workspace, sql, error);

  if (stmt == NULL)
    return NULL;
  sqlite3_bind_text (stmt, 1, state, -1, SQLITE_STATIC);
  sqlite3_bind_int64 (stmt, 2, view_id);
  if (mv_db_step (workspace, stmt, error) != SQLITE_ROW)
    return NULL;
  return mv_saved_views_free_name (workspace, (const char *) sqlite3_column_text (stmt, 0), (const char *) sqlite3_column_text (stmt, 1), error);
}

static gboolean
write_state (MvDb *workspace, int place, gint64 target, const char *state, GError **error)
{
  g_autoptr(GError) failure = NULL;
  g_autofree char *name = place == 0 ? other_name (workspace, target, state, &failure) : NULL;
  mv_auto_rewind sqlite3_stmt *stmt = failure == NULL ? mv_db_prepare (workspace, kinds[place].write, &failure) : NULL;

  if (stmt == NULL)
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return FALSE;
    }
  sqlite3_bind_int64 (stmt, 1, target);
  sqlite3_bind_text (stmt, 2, state, -1, SQLITE_STATIC);
  sqlite3_bind_text (stmt, 3, name, -1, SQLITE_STATIC);
  return mv_db_step (workspace, stmt, error) == SQLITE_DONE;
}

/* What the row becomes: g_free, NULL with ERROR. */
static char *
next_state (MvDb *workspace, int place, gint64 target, const char *from, const char *to, GError **error)
{
  mv_auto_rewind sqlite3_stmt *stmt = mv_db_prepare (workspace, kinds[place].go, error);
  int rc;

  if (stmt == NULL)
    return NULL;
  sqlite3_bind_int64 (stmt, 1, target);
  sqlite3_bind_text (stmt, 2, from, -1, SQLITE_STATIC);
  sqlite3_bind_text (stmt, 3, to, -1, SQLITE_STATIC);
  if ((rc = mv_db_step (workspace, stmt, error)) == SQLITE_ROW)
    return mv_db_text (stmt, 0);
  if (rc == SQLITE_DONE)
    g_set_error_literal (error, MV_ERROR, MV_ERROR_NOT_FOUND, _("What was changed is no longer in the workspace."));
  return NULL;
}

static gboolean
apply (MvDb *workspace, gint64 change_id, gboolean backwards, GError **error)
{
  static const char sql[] = "SELECT kind, target, iif(?2, after, before), iif(?2, before, after) FROM change WHERE change_id = ?1";
  mv_auto_rewind sqlite3_stmt *stmt = mv_db_prepare (workspace, sql, error);
  g_autofree char *state = NULL;
  int rc = SQLITE_ERROR, place;

  if (stmt == NULL)
    return FALSE;
  sqlite3_bind_int64 (stmt, 1, change_id);
  sqlite3_bind_int (stmt, 2, backwards);
  if ((rc = mv_db_step (workspace, stmt, error)) != SQLITE_ROW)
    {
      if (rc == SQLITE_DONE)
        g_set_error_literal (error, MV_ERROR, MV_ERROR_NOT_FOUND, _("What was changed is no longer in the workspace."));
      return FALSE;
    }
  if ((place = find_kind ((const char *) sqlite3_column_text (stmt, 0), error)) >= 0)
    state = next_state (workspace, place, sqlite3_column_int64 (stmt, 1), (const char *) sqlite3_column_text (stmt, 2),
                        (const char *) sqlite3_column_text (stmt, 3), error);
  return state != NULL && write_state (workspace, place, sqlite3_column_int64 (stmt, 1), state, error);
}

gboolean
mv_changes_apply (MvDb *workspace, gint64 change_id, gboolean backwards, GError **error)
{
  g_return_val_if_fail (workspace != NULL, FALSE);

  if (!mv_workspace_begin (workspace, error))
    return FALSE;
  if (apply (workspace, change_id, backwards, error))
    return mv_workspace_commit (workspace, error);
  mv_workspace_abandon (workspace);
  return FALSE;
}
