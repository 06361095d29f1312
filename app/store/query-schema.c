#include "app/store/query-schema.h"

#include <string.h>

#include "app/store/query.h"

static void
column_free (gpointer data)
{
  MvQueryColumn *column = data;

  g_free (column->name);
  g_free (column->type);
  g_free (column->about);
  g_free (column);
}

static void
table_free (gpointer data)
{
  MvQueryTable *table = data;

  g_free (table->name);
  g_free (table->about);
  g_ptr_array_unref (table->columns);
  g_free (table);
}

/* The remark at the end of the line in which COLUMN is declared, and on the lines below that hold nothing else. */
static char *
remark_of (const char *sql, const char *column)
{
  g_auto (GStrv) lines = g_strsplit (sql, "\n", -1);
  g_autofree char *pattern = g_strdup_printf ("(^|[(,])\\s*\"?%s\"?\\s+[A-Z]", column);
  GString *remark = g_string_new (NULL);

  for (guint i = 1; lines[0] != NULL && lines[i] != NULL; i++)
    {
      char *dashes = strstr (lines[i], "--");
      g_autofree char *declared = dashes != NULL ? g_strndup (lines[i], (gsize) (dashes - lines[i])) : NULL;

      if (declared == NULL || !g_regex_match_simple (pattern, declared, 0, 0))
        continue;
      g_string_append (remark, g_strstrip (dashes + 2));
      for (guint k = i + 1; lines[k] != NULL && g_str_has_prefix (g_strchug (lines[k]), "--"); k++)
        g_string_append_printf (remark, " %s", g_strstrip (lines[k] + 2));
      break;
    }
  return g_string_free (remark, FALSE);
}

static gboolean
add_columns (MvDb *db, const char *schema, MvQueryTable *table, const char *plain, const char *sql, GError **error)
{
  mv_auto_rewind sqlite3_stmt *stmt = mv_db_prepare (db, "SELECT name, type FROM pragma_table_info (?1, ?2)", error);
  int rc = stmt != NULL ? SQLITE_ROW : SQLITE_ERROR;

  if (stmt == NULL)
    return FALSE;
  sqlite3_bind_text (stmt, 1, plain, -1, SQLITE_STATIC);
  sqlite3_bind_text (stmt, 2, schema, -1, SQLITE_STATIC);
  while ((rc = mv_db_step (db, stmt, error)) == SQLITE_ROW)
    {
      MvQueryColumn *column = g_new0 (MvQueryColumn, 1);

      column->name = mv_db_text (stmt, 0);
      column->type = mv_db_text (stmt, 1);
      column->about = remark_of (sql, column->name);
      g_ptr_array_add (table->columns, column);
    }
  return rc == SQLITE_DONE;
}

static void
count (MvDb *db, const char *schema, MvQueryTable *table, const char *plain)
{
  char *sql = sqlite3_mprintf ("SELECT count(*) FROM \"%w\".\"%w\"", schema, plain);
  sqlite3_stmt *stmt = NULL;

  if (sqlite3_prepare_v2 (mv_db_handle (db), sql, -1, &stmt, NULL) == SQLITE_OK && mv_db_step (db, stmt, NULL) == SQLITE_ROW)
    table->n_rows = sqlite3_column_int64 (stmt, 0);
  sqlite3_finalize (stmt);
  sqlite3_free (sql);
}

static gboolean
read_tables (MvDb *db, const char *schema, GPtrArray *tables, GError **error)
{
  gboolean main = g_str_equal (schema, "main");
  g_autofree char *sql = g_strdup_printf (
    "SELECT name, type, ifnull(sql, '') FROM \"%s\".sqlite_schema WHERE type IN ('table', 'view') AND name NOT GLOB 'sqlite_*'"
    " AND name NOT GLOB 'rtree_*' AND name NOT GLOB 'gpkg_*' AND name NOT GLOB 'name_search_*'"
    " AND name NOT IN ('level_layer', 'level_shape', 'dataset_seal', 'relief', 'step', 'session') ORDER BY name", schema);
  sqlite3_stmt *stmt = NULL;
  gboolean ok = sqlite3_prepare_v2 (mv_db_handle (db), sql, -1, &stmt, NULL) == SQLITE_OK;
  int rc = SQLITE_DONE;

  while (ok && (rc = mv_db_step (db, stmt, error)) == SQLITE_ROW)
    {
      MvQueryTable *table = g_new0 (MvQueryTable, 1);
      const char *plain = (const char *) sqlite3_column_text (stmt, 0);

      table->name = main ? g_strdup (plain) : g_strconcat (schema, ".", plain, NULL);
      table->is_view = g_str_equal ((const char *) sqlite3_column_text (stmt, 1), "view");
      table->n_rows = -1;
      table->columns = g_ptr_array_new_with_free_func (column_free);
      table->about = g_strdup ("");
      g_ptr_array_add (tables, table);
      ok = add_columns (db, schema, table, plain, (const char *) sqlite3_column_text (stmt, 2), error);
      if (ok && !table->is_view)
        count (db, schema, table, plain);
    }
  sqlite3_finalize (stmt);
  return ok && rc == SQLITE_DONE;
}

/* What the layers are called in words. */
static gboolean
read_titles (MvDb *db, GPtrArray *tables, GError **error)
{
  mv_auto_rewind sqlite3_stmt *stmt = mv_db_prepare (db, "SELECT table_name, identifier FROM gpkg_contents WHERE data_type = 'features'", error);
  int rc = stmt != NULL ? SQLITE_ROW : SQLITE_ERROR;

  while (stmt != NULL && (rc = mv_db_step (db, stmt, error)) == SQLITE_ROW)
    for (guint i = 0; i < tables->len; i++)
      {
        MvQueryTable *table = g_ptr_array_index (tables, i);

        if (g_strcmp0 (table->name, (const char *) sqlite3_column_text (stmt, 0)) != 0)
          continue;
        g_free (table->about);
        table->about = mv_db_text (stmt, 1);
      }
  return rc == SQLITE_DONE;
}

GPtrArray *
mv_query_schema_read (MvDb *db, const char *workspace, GError **error)
{
  g_autoptr (GPtrArray) tables = g_ptr_array_new_with_free_func (table_free);
  gboolean attached = FALSE, ok;

  g_return_val_if_fail (db != NULL, NULL);

  if (!mv_query_attach (db, workspace, &attached, error))
    return NULL;
  ok = read_tables (db, "main", tables, error) && read_titles (db, tables, error)
       && (sqlite3_db_readonly (mv_db_handle (db), MV_QUERY_WORKSPACE) < 0 || read_tables (db, MV_QUERY_WORKSPACE, tables, error));
  if (attached)
    mv_query_detach (db);
  return ok ? g_steal_pointer (&tables) : NULL;
}

GStrv
mv_query_functions (MvDb *db, GError **error)
{
  static const char sql[] = "SELECT DISTINCT name FROM pragma_function_list WHERE name GLOB '[a-z]*' AND name NOT GLOB 'fts*' AND name NOT GLOB 'sqlite_*'"
                            " AND name NOT IN ('load_extension', 'json_patch', 'match', 'rtreenode', 'rtreedepth', 'rtreecheck') ORDER BY name";
  mv_auto_rewind sqlite3_stmt *stmt = mv_db_prepare (db, sql, error);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  int rc = stmt != NULL ? SQLITE_ROW : SQLITE_ERROR;

  while (stmt != NULL && (rc = mv_db_step (db, stmt, error)) == SQLITE_ROW)
    g_strv_builder_add (builder, (const char *) sqlite3_column_text (stmt, 0));
  return rc == SQLITE_DONE ? g_strv_builder_end (builder) : NULL;
}
