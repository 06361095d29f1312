#include "app/store/sessions.h"

static gboolean
write_session (MvDb *workspace, const char *session_id, guint present, GError **error)
{
  static const char sql[] =
    "INSERT INTO session (session_id, changed_at, present) VALUES (?1, strftime('%Y-%m-%dT%H:%M:%fZ', 'now'), ?2)"
    " ON CONFLICT (session_id) DO UPDATE SET changed_at = excluded.changed_at, present = excluded.present";
  mv_auto_rewind sqlite3_stmt *stmt = mv_db_prepare (workspace, sql, error);

  if (stmt == NULL)
    return FALSE;
  sqlite3_bind_text (stmt, 1, session_id, -1, SQLITE_STATIC);
  sqlite3_bind_int64 (stmt, 2, present);
  return mv_db_step (workspace, stmt, error) == SQLITE_DONE;
}

/* Only what differs is written: a step more costs one row, however long the history is. */
static gboolean
write_step (MvDb *workspace, const char *session_id, guint number, const char *text, GError **error)
{
  static const char sql[] =
    "INSERT INTO step (session_id, number, text) VALUES (?1, ?2, ?3)"
    " ON CONFLICT (session_id, number) DO UPDATE SET text = excluded.text WHERE text <> excluded.text";
  mv_auto_rewind sqlite3_stmt *stmt = mv_db_prepare (workspace, sql, error);

  if (stmt == NULL)
    return FALSE;
  sqlite3_bind_text (stmt, 1, session_id, -1, SQLITE_STATIC);
  sqlite3_bind_int64 (stmt, 2, number);
  sqlite3_bind_text (stmt, 3, text, -1, SQLITE_STATIC);
  return mv_db_step (workspace, stmt, error) == SQLITE_DONE;
}

static gboolean
drop_from (MvDb *workspace, const char *session_id, guint number, GError **error)
{
  mv_auto_rewind sqlite3_stmt *stmt = mv_db_prepare (workspace, "DELETE FROM step WHERE session_id = ?1 AND number >= ?2", error);

  if (stmt == NULL)
    return FALSE;
  sqlite3_bind_text (stmt, 1, session_id, -1, SQLITE_STATIC);
  sqlite3_bind_int64 (stmt, 2, number);
  return mv_db_step (workspace, stmt, error) == SQLITE_DONE;
}

static gboolean
write_all (MvDb *workspace, const char *session_id, const char *const *texts, guint present, GError **error)
{
  guint n = 0;

  if (!write_session (workspace, session_id, present, error))
    return FALSE;
  for (; texts[n] != NULL; n++)
    if (!write_step (workspace, session_id, n, texts[n], error))
      return FALSE;
  return drop_from (workspace, session_id, n, error);
}

gboolean
mv_sessions_put (MvDb *workspace, const char *session_id, const char *const *texts, guint present, GError **error)
{
  g_return_val_if_fail (workspace != NULL && session_id != NULL && texts != NULL, FALSE);
  g_return_val_if_fail (present < g_strv_length ((char **) texts), FALSE);

  if (!mv_workspace_begin (workspace, error))
    return FALSE;
  if (write_all (workspace, session_id, texts, present, error))
    return mv_workspace_commit (workspace, error);
  mv_workspace_abandon (workspace);
  return FALSE;
}

/* The id of the session that is meant and the place of its present view; NULL without ERROR: none. */
static char *
find_session (MvDb *workspace, const char *session_id, guint *present, GError **error)
{
  static const char sql[] = "SELECT session_id, present FROM session WHERE ?1 IS NULL OR session_id = ?1 ORDER BY changed_at DESC LIMIT 1";
  mv_auto_rewind sqlite3_stmt *stmt = mv_db_prepare (workspace, sql, error);

  if (stmt == NULL)
    return NULL;
  sqlite3_bind_text (stmt, 1, session_id, -1, SQLITE_STATIC);
  if (mv_db_step (workspace, stmt, error) != SQLITE_ROW)
    return NULL;
  *present = MAX (sqlite3_column_int (stmt, 1), 0);
  return mv_db_text (stmt, 0);
}

char **
mv_sessions_get (MvDb *workspace, const char *session_id, guint *present, GError **error)
{
  g_autoptr(GStrvBuilder) texts = g_strv_builder_new ();
  g_autofree char *found = NULL;
  mv_auto_rewind sqlite3_stmt *stmt = NULL;
  guint n = 0;
  int rc;

  g_return_val_if_fail (workspace != NULL && present != NULL, NULL);

  if ((found = find_session (workspace, session_id, present, error)) == NULL
      || (stmt = mv_db_prepare (workspace, "SELECT text FROM step WHERE session_id = ?1 ORDER BY number", error)) == NULL)
    return NULL;
  sqlite3_bind_text (stmt, 1, found, -1, SQLITE_STATIC);
  for (; (rc = mv_db_step (workspace, stmt, error)) == SQLITE_ROW; n++)
    g_strv_builder_add (texts, (const char *) sqlite3_column_text (stmt, 0));
  if (rc != SQLITE_DONE || n == 0)
    return NULL;
  *present = MIN (*present, n - 1);
  return g_strv_builder_end (texts);
}

gboolean
mv_sessions_trim (MvDb *workspace, guint most, GError **error)
{
  static const char sql[] = "DELETE FROM session WHERE session_id NOT IN (SELECT session_id FROM session ORDER BY changed_at DESC LIMIT ?1)";
  mv_auto_rewind sqlite3_stmt *stmt = NULL;

  g_return_val_if_fail (workspace != NULL, FALSE);

  if ((stmt = mv_db_prepare (workspace, sql, error)) == NULL)
    return FALSE;
  sqlite3_bind_int64 (stmt, 1, most);
  return mv_db_step (workspace, stmt, error) == SQLITE_DONE;
}
