#include "data/compiler/build.h"

MvKeyState
mv_build_key (const MvBuild *build, const char *table, const char *key)
{
  GHashTable *keys = g_hash_table_lookup (build->keys, table);

  return keys != NULL ? GPOINTER_TO_UINT (g_hash_table_lookup (keys, key)) : MV_KEY_UNKNOWN;
}

void
mv_build_set_key (MvBuild *build, const char *table, const char *key, MvKeyState state)
{
  GHashTable *keys = g_hash_table_lookup (build->keys, table);

  if (keys == NULL)
    {
      keys = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
      g_hash_table_insert (build->keys, g_strdup (table), keys);
    }
  g_hash_table_insert (keys, g_strdup (key), GUINT_TO_POINTER (state));
}

gboolean
mv_build_leaves_out (const MvBuild *build, const char *source_id)
{
  return !build->share_alike && source_id != NULL && g_hash_table_contains (build->share_alike_sources, source_id);
}

gboolean
mv_build_run (MvBuild *build, const char *sql, GError **error)
{
  if (sqlite3_exec (build->db, sql, NULL, NULL, NULL) == SQLITE_OK)
    return TRUE;
  g_set_error (error, MV_ERROR, MV_ERROR_WRITE, "The dataset cannot be written: %s.", sqlite3_errmsg (build->db));
  return FALSE;
}

gboolean
mv_build_step (MvBuild *build, sqlite3_stmt *stmt, GError **error)
{
  int rc = sqlite3_step (stmt);

  if (rc != SQLITE_DONE)
    g_set_error (error, MV_ERROR, MV_ERROR_WRITE, "The dataset cannot be written: %s.", sqlite3_errmsg (build->db));
  sqlite3_reset (stmt);
  sqlite3_clear_bindings (stmt);
  return rc == SQLITE_DONE;
}
