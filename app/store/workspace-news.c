#include "app/store/workspace-news.h"

struct _MvWorkspaceNews
{
  gint64 version;       /* SQLite's count of what other connections wrote; -1 = never asked */
  char  *state;         /* digest of what windows show; NULL = never asked */
};

MvWorkspaceNews *
mv_workspace_news_new (void)
{
  MvWorkspaceNews *news = g_new0 (MvWorkspaceNews, 1);

  news->version = -1;
  return news;
}

void
mv_workspace_news_free (MvWorkspaceNews *news)
{
  if (news == NULL)
    return;
  g_free (news->state);
  g_free (news);
}

static gboolean
add_rows (MvDb *workspace, const char *sql, GChecksum *sum, GError **error)
{
  mv_auto_rewind sqlite3_stmt *stmt = mv_db_prepare (workspace, sql, error);
  int rc = SQLITE_ERROR;

  while (stmt != NULL && (rc = mv_db_step (workspace, stmt, error)) == SQLITE_ROW)
    for (int i = 0; i < sqlite3_column_count (stmt); i++)
      {
        const char *text = (const char *) sqlite3_column_text (stmt, i);

        g_checksum_update (sum, (const guchar *) (text != NULL ? text : ""), -1);
        g_checksum_update (sum, (const guchar *) "", 1);
      }
  return rc == SQLITE_DONE;
}

/* Sessions are left out: every window writes its own all the time, and none shows another's. g_free; NULL with ERROR. */
static char *
read_state (MvDb *workspace, GError **error)
{
  g_autoptr(GChecksum) sum = g_checksum_new (G_CHECKSUM_MD5);

  if (!add_rows (workspace, "SELECT view_id, folder, name, note, deleted_at FROM saved_view ORDER BY view_id", sum, error)
      || !add_rows (workspace, "SELECT import_id, undone_at, n_rows FROM import ORDER BY import_id", sum, error))
    return NULL;
  return g_strdup (g_checksum_get_string (sum));
}

gboolean
mv_workspace_news_ask (MvWorkspaceNews *news, MvDb *workspace, gboolean *any, GError **error)
{
  g_autofree char *state = NULL;
  gint64 version;

  g_return_val_if_fail (news != NULL && workspace != NULL && any != NULL, FALSE);

  *any = FALSE;
  if (!mv_workspace_is_there (workspace, error))
    return FALSE;
  {
    mv_auto_rewind sqlite3_stmt *stmt = mv_db_prepare (workspace, "PRAGMA data_version", error);

    if (stmt == NULL || mv_db_step (workspace, stmt, error) != SQLITE_ROW)
      return FALSE;
    version = sqlite3_column_int64 (stmt, 0);
  }
  if (version == news->version)
    return TRUE;
  if ((state = read_state (workspace, error)) == NULL)
    return FALSE;
  *any = news->state != NULL && !g_str_equal (state, news->state);
  news->version = version;
  g_free (news->state);
  news->state = g_steal_pointer (&state);
  return TRUE;
}
