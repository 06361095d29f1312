#include "data/compiler/rows.h"

#include <string.h>

#include "data/compiler/cells.h"
#include "data/compiler/constraint.h"
#include "data/compiler/rules.h"

typedef struct
{
  MvBuild             *build;
  const MvSchemaTable *schema;
  const MvTable       *table;
  MvColumn           **columns; /* by place in the header */
  const char         **values;  /* of the row at hand, by place in the header; NULL = empty */
  sqlite3_stmt        *insert;
  int                  key;     /* place of the only, text, key column; -1 when there is none */
  GHashTable          *seen;    /* of a numbered table: what tells its rows apart -> line */
} Filling;

/* The header's columns, or NULL with findings. */
static MvColumn **
match_header (MvBuild *build, const MvSchemaTable *schema, const MvTable *table)
{
  g_autofree MvColumn **columns = g_new0 (MvColumn *, table->header->len);
  gboolean good = TRUE;

  for (guint i = 0; i < table->header->len; i++)
    {
      const char *name = table->header->pdata[i];

      columns[i] = mv_schema_column (schema, name);
      if (columns[i] == NULL || mv_table_column (table, name) != (int) i)
        {
          mv_findings_add (build->findings, table->file, 1, columns[i] == NULL
                           ? "table %s has no column “%s”. Correct the header or schema.sql."
                           : "table %s has column “%s” twice in the header. Remove one.", schema->name, name);
          good = FALSE;
        }
    }
  for (guint i = 0; i < schema->columns->len; i++)
    {
      const MvColumn *column = schema->columns->pdata[i];

      if (column->not_null && !(schema->numbered && column->key > 0) && mv_table_column (table, column->name) < 0)
        {
          mv_findings_add (build->findings, table->file, 1, "the column “%s”, which must be filled, is missing. Add it.", column->name);
          good = FALSE;
        }
    }
  return good ? g_steal_pointer (&columns) : NULL;
}

static gboolean
prepare_insert (Filling *filling, GError **error)
{
  g_autoptr(GString) sql = g_string_new (NULL);

  g_string_append_printf (sql, "INSERT INTO \"%s\" (", filling->schema->name);
  for (guint i = 0; i < filling->table->header->len; i++)
    g_string_append_printf (sql, "%s\"%s\"", i > 0 ? ", " : "", filling->columns[i]->name);
  g_string_append (sql, ") VALUES (");
  for (guint i = 0; i < filling->table->header->len; i++)
    g_string_append (sql, i > 0 ? ", ?" : "?");
  g_string_append (sql, ")");
  if (sqlite3_prepare_v2 (filling->build->db, sql->str, -1, &filling->insert, NULL) == SQLITE_OK)
    return TRUE;
  g_set_error (error, MV_ERROR, MV_ERROR_WRITE, "%s: %s.", filling->table->file, sqlite3_errmsg (filling->build->db));
  return FALSE;
}

static gboolean
check_cells (Filling *filling, const MvRow *row)
{
  MvPlace place = { filling->table->file, row->line };
  gboolean good = TRUE;

  for (guint i = 0; i < row->n_cells; i++)
    {
      const MvColumn *column = filling->columns[i];
      const char *text = row->cells[i];

      good = mv_cell_check (filling->build->findings, place, column, text) && good;
      if (text != NULL && column->parent != NULL && !g_str_equal (column->parent, filling->schema->name))
        good = mv_cell_refers (filling->build, place, column->name, column->parent, text) && good;
    }
  return good;
}

static gboolean
check_spans (Filling *filling, const MvRow *row)
{
  MvPlace place = { filling->table->file, row->line };
  gboolean good = TRUE;
  guint n;
  const MvSpan *spans = mv_rules_spans (&n);

  for (guint i = 0; i < n; i++)
    {
      int first = mv_table_column (filling->table, spans[i].first), last = mv_table_column (filling->table, spans[i].last);

      if (first >= 0 && last >= 0)
        good = mv_cell_in_order (filling->build->findings, place, filling->columns[first], row->cells[first],
                                 filling->columns[last], row->cells[last]) && good;
    }
  return good;
}

/* A numbered table has no key of its own, so rows entered twice are found by what they say. */
static gboolean
check_repeated (Filling *filling, const MvRow *row)
{
  const char *identity = mv_rules_identity (filling->schema->name);
  g_auto(GStrv) wanted = g_strsplit (identity != NULL ? identity : "", " ", -1);
  g_autoptr(GString) what = g_string_new (NULL);
  guint line;

  for (guint i = 0; i < row->n_cells; i++)
    if (filling->columns[i]->key == 0 && (identity == NULL || g_strv_contains ((const char *const *) wanted, filling->columns[i]->name)))
      g_string_append_printf (what, "%s\n", row->cells[i] != NULL ? row->cells[i] : "");
  line = GPOINTER_TO_UINT (g_hash_table_lookup (filling->seen, what->str));
  if (line == 0)
    return g_hash_table_insert (filling->seen, g_string_free (g_steal_pointer (&what), FALSE), GUINT_TO_POINTER (row->line));
  mv_findings_add (filling->build->findings, filling->table->file, row->line, "the row says the same as line %u%s%s. Remove one of the two.",
                   line, identity != NULL ? ": " : "", identity != NULL ? identity : "");
  return FALSE;
}

static gboolean
check_redistribution (Filling *filling, const MvRow *row)
{
  const char *redistribution;

  if (!g_str_equal (filling->schema->name, "source"))
    return TRUE;
  redistribution = mv_table_cell (filling->table, row, "redistribution");
  if (g_strcmp0 (redistribution, "share-alike") == 0)
    g_hash_table_add (filling->build->share_alike_sources, row->cells[filling->key]);
  if (g_strcmp0 (redistribution, "none") != 0)
    return TRUE;
  mv_findings_add (filling->build->findings, filling->table->file, row->line,
                   "source “%s” may not be redistributed (none). Leave it and its rows out of the dataset.",
                   row->cells[filling->key]);
  return FALSE;
}

/* Fills VALUES from the row as this build shows it. FALSE when the whole row is left out. */
static gboolean
choose_values (Filling *filling, const MvRow *row)
{
  const MvBuild *build = filling->build;
  const MvOwnSource *own = mv_rules_own_source (filling->schema->name);
  gboolean is_source = g_str_equal (filling->schema->name, "source");

  memcpy (filling->values, row->cells, row->n_cells * sizeof (char *));
  if (build->share_alike)
    return TRUE;
  if (mv_build_leaves_out (build, mv_table_cell (filling->table, row, "source_id")))
    return FALSE;
  if (own != NULL && mv_build_leaves_out (build, mv_table_cell (filling->table, row, own->source)))
    {
      g_auto(GStrv) blanks = g_strsplit (own->blanks, " ", -1);

      for (guint i = 0; i < row->n_cells; i++)
        if (g_strv_contains ((const char *const *) blanks, filling->columns[i]->name))
          filling->values[i] = NULL;
        else if (g_str_equal (filling->columns[i]->name, own->column))
          filling->values[i] = own->value;
    }
  for (guint i = 0; i < row->n_cells && !is_source; i++)
    if (filling->values[i] != NULL && filling->columns[i]->parent != NULL
        && mv_build_key (build, filling->columns[i]->parent, filling->values[i]) == MV_KEY_LEFT_OUT)
      {
        if (filling->columns[i]->not_null)
          return FALSE;
        filling->values[i] = NULL;
      }
  return TRUE;
}

static gboolean
insert_values (Filling *filling, const MvRow *row, GError **error)
{
  int rc;

  for (guint i = 0; i < row->n_cells; i++)
    mv_cell_bind (filling->insert, i + 1, filling->columns[i]->type, filling->values[i]);
  rc = sqlite3_step (filling->insert);
  if ((rc & 0xff) == SQLITE_CONSTRAINT)
    mv_constraint_report (filling->build, filling->schema, filling->table, row);
  else if (rc != SQLITE_DONE)
    g_set_error (error, MV_ERROR, MV_ERROR_WRITE, "%s:%u: %s.", filling->table->file, row->line, sqlite3_errmsg (filling->build->db));
  sqlite3_reset (filling->insert);
  return rc == SQLITE_DONE || (rc & 0xff) == SQLITE_CONSTRAINT;
}

static gboolean
fill_rows (Filling *filling, GError **error)
{
  for (guint i = 0; i < filling->table->rows->len; i++)
    {
      const MvRow *row = &g_array_index (filling->table->rows, MvRow, i);
      const char *key = filling->key >= 0 ? row->cells[filling->key] : NULL;
      gboolean good = check_cells (filling, row);
      gboolean kept;

      good = check_spans (filling, row) && good;
      good = check_redistribution (filling, row) && good;
      good = (filling->seen == NULL || check_repeated (filling, row)) && good;
      kept = choose_values (filling, row);
      /* A row that is refused keeps its key, so that only its own fault is reported. */
      if (key != NULL)
        mv_build_set_key (filling->build, filling->schema->name, key, kept ? MV_KEY_KEPT : MV_KEY_LEFT_OUT);
      if (good && kept && !insert_values (filling, row, error))
        return FALSE;
    }
  return TRUE;
}

static int
only_text_key (const MvSchemaTable *schema, const MvTable *table)
{
  int found = -1, n = 0;

  for (guint i = 0; i < schema->columns->len; i++)
    {
      const MvColumn *column = schema->columns->pdata[i];

      if (column->key > 0 && ++n == 1 && column->type == MV_CELL_TEXT)
        found = mv_table_column (table, column->name);
    }
  return n == 1 ? found : -1;
}

gboolean
mv_rows_fill (MvBuild *build, const MvSchemaTable *schema, GError **error)
{
  g_autofree char *file = g_strdup_printf ("tables/%s.csv", schema->name);
  MvTable *table = mv_table_read (build->folder, file, build->findings);
  g_autofree MvColumn **columns = NULL;
  g_autofree const char **values = NULL;
  g_autoptr(GHashTable) seen = schema->numbered ? g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL) : NULL;
  Filling filling = { .build = build, .schema = schema, .table = table, .seen = seen };
  gboolean filled;

  if (table == NULL)
    return TRUE;
  g_hash_table_insert (build->tables, g_strdup (schema->name), table);
  filling.columns = columns = match_header (build, schema, table);
  if (columns == NULL)
    return TRUE;
  filling.values = values = g_new0 (const char *, table->header->len);
  filling.key = only_text_key (schema, table);
  if (!prepare_insert (&filling, error))
    return FALSE;
  filled = fill_rows (&filling, error);
  sqlite3_finalize (filling.insert);
  return filled;
}

static void
check_list (MvBuild *build, const MvTable *table, const MvList *list)
{
  int column = mv_table_column (table, list->column);

  for (guint i = 0; column >= 0 && i < table->rows->len; i++)
    {
      const MvRow *row = &g_array_index (table->rows, MvRow, i);

      g_auto(GStrv) codes = g_strsplit (row->cells[column] != NULL ? row->cells[column] : "", ";", -1);

      for (guint c = 0; codes[c] != NULL; c++)
        mv_cell_refers (build, (MvPlace) { table->file, row->line }, list->column, list->parent, codes[c]);
    }
}

/* Names belong to rows of other tables as far as their kind is a table; places and waters are features of layers. */
static void
check_names (MvBuild *build, const MvTable *names)
{
  for (guint i = 0; i < names->rows->len; i++)
    {
      const MvRow *row = &g_array_index (names->rows, MvRow, i);
      const char *kind = mv_table_cell (names, row, "kind"), *id = mv_table_cell (names, row, "id");

      if (kind != NULL && id != NULL && g_hash_table_contains (build->keys, kind))
        mv_cell_refers (build, (MvPlace) { names->file, row->line }, "id", kind, id);
    }
}

void
mv_rows_check_lists (MvBuild *build)
{
  guint n;
  const MvList *lists = mv_rules_lists (&n);
  const MvTable *names = g_hash_table_lookup (build->tables, "name");

  for (guint t = 0; t < build->schema->len; t++)
    {
      const MvSchemaTable *schema = build->schema->pdata[t];
      const MvTable *table = g_hash_table_lookup (build->tables, schema->name);

      for (guint i = 0; table != NULL && i < n; i++)
        if (lists[i].table == NULL || g_str_equal (lists[i].table, schema->name))
          check_list (build, table, &lists[i]);
    }
  if (names != NULL)
    check_names (build, names);
}
