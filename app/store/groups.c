#include "app/store/groups.h"

#include <string.h>

#include "app/base/text.h"
#include "app/store/changes.h"

#define KIND "partner-group"

static void
kept_free (gpointer data)
{
  MvKeptGroup *kept = data;

  g_free (kept->definition);
  g_free (kept);
}

GPtrArray *
mv_groups_list (MvDb *workspace, GError **error)
{
  static const char sql[] = "SELECT group_id, definition FROM partner_group WHERE deleted_at IS NULL ORDER BY code";
  mv_auto_rewind sqlite3_stmt *stmt = mv_db_prepare (workspace, sql, error);
  g_autoptr (GPtrArray) list = g_ptr_array_new_with_free_func (kept_free);
  int rc;

  if (stmt == NULL)
    return NULL;
  while ((rc = mv_db_step (workspace, stmt, error)) == SQLITE_ROW)
    {
      MvKeptGroup *kept = g_new0 (MvKeptGroup, 1);

      kept->group_id = sqlite3_column_int64 (stmt, 0);
      kept->definition = mv_db_text (stmt, 1);
      g_ptr_array_add (list, kept);
    }
  return rc == SQLITE_DONE ? g_steal_pointer (&list) : NULL;
}

/* The statement is not kept: the workspace may be another the next time. */
GPtrArray *
mv_groups_kept (MvDb *dataset)
{
  static const char sql[] = "SELECT definition FROM work.partner_group WHERE deleted_at IS NULL ORDER BY code";
  GPtrArray *list = g_ptr_array_new_with_free_func (g_free);
  sqlite3_stmt *stmt = NULL;

  if (sqlite3_db_readonly (mv_db_handle (dataset), "work") < 0
      || sqlite3_prepare_v2 (mv_db_handle (dataset), sql, -1, &stmt, NULL) != SQLITE_OK)    /* one of an earlier version has no such table */
    return list;
  while (mv_db_step (dataset, stmt, NULL) == SQLITE_ROW)
    g_ptr_array_add (list, mv_db_text (stmt, 0));
  sqlite3_finalize (stmt);
  return list;
}

/* 1 = a group other than EXCEPT has the code, 0 = none, -1 = ERROR. */
static int
is_taken (MvDb *workspace, const char *code, gint64 except, GError **error)
{
  static const char sql[] = "SELECT 1 FROM partner_group WHERE code = ?1 AND group_id <> ?2 AND deleted_at IS NULL";
  mv_auto_rewind sqlite3_stmt *stmt = mv_db_prepare (workspace, sql, error);
  int rc;

  if (stmt == NULL)
    return -1;
  sqlite3_bind_text (stmt, 1, code, -1, SQLITE_STATIC);
  sqlite3_bind_int64 (stmt, 2, except);
  rc = mv_db_step (workspace, stmt, error);
  return rc == SQLITE_ROW ? 1 : rc == SQLITE_DONE ? 0 : -1;
}

char *
mv_groups_free_code (MvDb *workspace, const char *code, GError **error)
{
  for (guint number = 1;; number++)
    {
      g_autofree char *tried = number == 1 ? g_strdup (code) : g_strdup_printf ("%s_%u", code, number);
      int taken = is_taken (workspace, tried, 0, error);

      if (taken < 0)
        return NULL;
      if (taken == 0)
        return g_steal_pointer (&tried);
    }
}

/* A new row for the id 0; its id, 0 with ERROR. */
static gint64
put (MvDb *workspace, gint64 group_id, const char *definition, gboolean deleted, GError **error)
{
  static const char sql[] =
    "INSERT INTO partner_group (group_id, code, definition, deleted_at) VALUES (nullif(?1, 0), ?2, ?3, iif(?4, strftime('%Y-%m-%dT%H:%M:%SZ', 'now'), NULL))"
    " ON CONFLICT (group_id) DO UPDATE SET code = ?2, definition = ?3, deleted_at = excluded.deleted_at";
  g_autofree char *code = g_strndup (definition, strcspn (definition, "="));
  mv_auto_rewind sqlite3_stmt *stmt = NULL;
  int taken = deleted ? 0 : is_taken (workspace, code, group_id, error);

  if (taken > 0)
    g_set_error (error, MV_ERROR, MV_ERROR_WRITE, _("There is a group “%s” already. Choose another name."), code);
  if (taken != 0 || (stmt = mv_db_prepare (workspace, sql, error)) == NULL)
    return 0;
  sqlite3_bind_int64 (stmt, 1, group_id);
  sqlite3_bind_text (stmt, 2, code, -1, SQLITE_STATIC);
  sqlite3_bind_text (stmt, 3, definition, -1, SQLITE_STATIC);
  sqlite3_bind_int (stmt, 4, deleted);
  if (mv_db_step (workspace, stmt, error) != SQLITE_DONE)
    return 0;
  return group_id != 0 ? group_id : sqlite3_last_insert_rowid (mv_db_handle (workspace));
}

static char *
definition_of (MvDb *workspace, gint64 group_id, GError **error)
{
  mv_auto_rewind sqlite3_stmt *stmt = mv_db_prepare (workspace, "SELECT definition FROM partner_group WHERE group_id = ?1", error);
  int rc;

  if (stmt == NULL)
    return NULL;
  sqlite3_bind_int64 (stmt, 1, group_id);
  if ((rc = mv_db_step (workspace, stmt, error)) == SQLITE_ROW)
    return mv_db_text (stmt, 0);
  if (rc == SQLITE_DONE)
    g_set_error_literal (error, MV_ERROR, MV_ERROR_NOT_FOUND, _("What was changed is no longer in the workspace."));
  return NULL;
}

/* Ends the transaction: with the change when there is one, else without a trace. */
static gint64
finish (MvDb *workspace, gint64 change_id, GError **error)
{
  if (change_id != 0)
    return mv_workspace_commit (workspace, error) ? change_id : 0;
  mv_workspace_abandon (workspace);
  return 0;
}

/* Before it was added a group was as one that is deleted. */
static gint64
add (MvDb *workspace, const char *definition, GError **error)
{
  gint64 group_id = put (workspace, 0, definition, TRUE, error);
  g_autofree char *before = group_id != 0 ? mv_changes_state (workspace, KIND, group_id, error) : NULL;

  if (before == NULL || put (workspace, group_id, definition, FALSE, error) == 0)
    return 0;
  return mv_changes_note (workspace, KIND, group_id, before, error);
}

static gint64
change (MvDb *workspace, gint64 group_id, const char *definition, gboolean deleted, GError **error)
{
  g_autofree char *before = mv_changes_state (workspace, KIND, group_id, error);

  if (before == NULL || put (workspace, group_id, definition, deleted, error) == 0)
    return 0;
  return mv_changes_note (workspace, KIND, group_id, before, error);
}

gint64
mv_groups_add (MvDb *workspace, const char *definition, GError **error)
{
  g_return_val_if_fail (workspace != NULL && definition != NULL, 0);

  return mv_workspace_begin (workspace, error) ? finish (workspace, add (workspace, definition, error), error) : 0;
}

gint64
mv_groups_edit (MvDb *workspace, gint64 group_id, const char *definition, GError **error)
{
  g_return_val_if_fail (workspace != NULL && definition != NULL, 0);

  return mv_workspace_begin (workspace, error) ? finish (workspace, change (workspace, group_id, definition, FALSE, error), error) : 0;
}

gint64
mv_groups_remove (MvDb *workspace, gint64 group_id, GError **error)
{
  g_autofree char *definition = NULL;

  g_return_val_if_fail (workspace != NULL, 0);

  if (!mv_workspace_begin (workspace, error))
    return 0;
  definition = definition_of (workspace, group_id, error);
  return finish (workspace, definition != NULL ? change (workspace, group_id, definition, TRUE, error) : 0, error);
}
