#include "data/compiler/schema.h"

static void
column_free (gpointer data)
{
  MvColumn *column = data;

  g_free (column->name);
  g_free (column->parent);
  g_free (column);
}

static void
table_free (gpointer data)
{
  MvSchemaTable *table = data;

  g_free (table->name);
  g_ptr_array_unref (table->columns);
  g_free (table);
}

MvColumn *
mv_schema_column (const MvSchemaTable *table, const char *name)
{
  for (guint i = 0; i < table->columns->len; i++)
    {
      MvColumn *column = table->columns->pdata[i];

      if (g_str_equal (column->name, name))
        return column;
    }
  return NULL;
}

static MvCellType
type_from_text (const char *text)
{
  if (g_ascii_strcasecmp (text, "INTEGER") == 0)
    return MV_CELL_INTEGER;
  return g_ascii_strcasecmp (text, "REAL") == 0 ? MV_CELL_REAL : MV_CELL_TEXT;
}

static MvSchemaTable *
read_table (sqlite3 *db, const char *name)
{
  MvSchemaTable *table = g_new0 (MvSchemaTable, 1);
  sqlite3_stmt *stmt;
  guint n_keys = 0;

  table->name = g_strdup (name);
  table->columns = g_ptr_array_new_with_free_func (column_free);

  sqlite3_prepare_v2 (db, "SELECT name, type, \"notnull\", pk FROM pragma_table_info (?1) ORDER BY cid", -1, &stmt, NULL);
  sqlite3_bind_text (stmt, 1, name, -1, SQLITE_STATIC);
  while (sqlite3_step (stmt) == SQLITE_ROW)
    {
      MvColumn *column = g_new0 (MvColumn, 1);

      column->name = g_strdup ((const char *) sqlite3_column_text (stmt, 0));
      column->type = type_from_text ((const char *) sqlite3_column_text (stmt, 1));
      column->not_null = sqlite3_column_int (stmt, 2) != 0 || sqlite3_column_int (stmt, 3) > 0;
      column->key = sqlite3_column_int (stmt, 3);
      n_keys += column->key > 0;
      table->numbered = column->key == 1 && column->type == MV_CELL_INTEGER ? TRUE : table->numbered;
      g_ptr_array_add (table->columns, column);
    }
  sqlite3_finalize (stmt);
  table->numbered = table->numbered && n_keys == 1;

  sqlite3_prepare_v2 (db, "SELECT \"from\", \"table\" FROM pragma_foreign_key_list (?1)", -1, &stmt, NULL);
  sqlite3_bind_text (stmt, 1, name, -1, SQLITE_STATIC);
  while (sqlite3_step (stmt) == SQLITE_ROW)
    mv_schema_column (table, (const char *) sqlite3_column_text (stmt, 0))->parent
      = g_strdup ((const char *) sqlite3_column_text (stmt, 1));
  sqlite3_finalize (stmt);
  return table;
}

static gboolean
parents_are_in (const MvSchemaTable *table, GHashTable *placed)
{
  for (guint i = 0; i < table->columns->len; i++)
    {
      const MvColumn *column = table->columns->pdata[i];

      if (column->parent != NULL && !g_str_equal (column->parent, table->name) && !g_hash_table_contains (placed, column->parent))
        return FALSE;
    }
  return TRUE;
}

static GPtrArray *
parents_first (GPtrArray *tables, GError **error)
{
  g_autoptr(GPtrArray) ordered = g_ptr_array_new_with_free_func (table_free);
  g_autoptr(GHashTable) placed = g_hash_table_new (g_str_hash, g_str_equal);

  while (tables->len > 0)
    {
      guint i = 0;

      while (i < tables->len && !parents_are_in (tables->pdata[i], placed))
        i++;
      if (i == tables->len)
        {
          g_set_error (error, MV_ERROR, MV_ERROR_DATA, "schema.sql: table %s refers to a table that does not exist, or in a circle.",
                       ((MvSchemaTable *) tables->pdata[0])->name);
          return NULL;
        }
      g_hash_table_add (placed, ((MvSchemaTable *) tables->pdata[i])->name);
      g_ptr_array_add (ordered, g_ptr_array_steal_index (tables, i));
    }
  return g_steal_pointer (&ordered);
}

GPtrArray *
mv_schema_make (sqlite3 *db, const char *sql, GError **error)
{
  g_autoptr(GPtrArray) tables = g_ptr_array_new_with_free_func (table_free);
  sqlite3_stmt *stmt;

  if (sqlite3_exec (db, sql, NULL, NULL, NULL) != SQLITE_OK)
    {
      g_set_error (error, MV_ERROR, MV_ERROR_DATA, "schema.sql: %s.", sqlite3_errmsg (db));
      return NULL;
    }
  sqlite3_prepare_v2 (db, "SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY rowid", -1, &stmt, NULL);
  while (sqlite3_step (stmt) == SQLITE_ROW)
    g_ptr_array_add (tables, read_table (db, (const char *) sqlite3_column_text (stmt, 0)));
  sqlite3_finalize (stmt);
  return parents_first (tables, error);
}
