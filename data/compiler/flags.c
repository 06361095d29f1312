#include "data/compiler/flags.h"

typedef struct { const char *table, *flag, *key, *layer; } Flag;

static const Flag flags[] = {
  { "project", "has_footprint", "project_id", "project_footprint" },
  { "asset", "has_route", "asset_id", "asset_route" },
  { "country", "has_geometry", "iso3", "world_country" },
};

static const MvLayer *
find_layer (GPtrArray *layers, const char *name)
{
  for (guint i = 0; i < layers->len; i++)
    if (g_str_equal (((MvLayer *) layers->pdata[i])->name, name))
      return layers->pdata[i];
  return NULL;
}

static gboolean
withdraw (MvBuild *build, const Flag *flag, const char *id, GError **error)
{
  g_autofree char *sql = g_strdup_printf ("UPDATE \"%s\" SET \"%s\" = 0 WHERE \"%s\" = ?", flag->table, flag->flag, flag->key);
  sqlite3_stmt *stmt;
  gboolean done;

  sqlite3_prepare_v2 (build->db, sql, -1, &stmt, NULL);
  sqlite3_bind_text (stmt, 1, id, -1, SQLITE_STATIC);
  done = mv_build_step (build, stmt, error);
  sqlite3_finalize (stmt);
  return done;
}

static gboolean
settle (MvBuild *build, const Flag *flag, GPtrArray *layers, GError **error)
{
  const MvTable *table = g_hash_table_lookup (build->tables, flag->table);
  const MvLayer *layer = find_layer (layers, flag->layer);
  g_autoptr(GHashTable) shown = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint f = 0; layer != NULL && f < layer->features->len; f++)
    {
      const MvFeature *feature = layer->features->pdata[f];
      const char *id = mv_layer_value (layer, feature, flag->key);

      if (id != NULL && !feature->left_out)
        g_hash_table_add (shown, (gpointer) id);
    }
  for (guint i = 0; table != NULL && layer != NULL && i < table->rows->len; i++)
    {
      const MvRow *row = &g_array_index (table->rows, MvRow, i);
      const char *id = mv_table_cell (table, row, flag->key);

      if (id == NULL || g_strcmp0 (mv_table_cell (table, row, flag->flag), "1") != 0 || g_hash_table_contains (shown, id))
        continue;
      if (build->share_alike)
        mv_findings_add (build->findings, table->file, row->line, "%s is 1, but layers/%s.geojson has no shape of %s “%s”. "
                         "Add the shape or write 0.", flag->flag, flag->layer, flag->key, id);
      else if (!withdraw (build, flag, id, error))
        return FALSE;
    }
  return TRUE;
}

gboolean
mv_flags_settle (MvBuild *build, GPtrArray *layers, GError **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (flags); i++)
    if (!settle (build, &flags[i], layers, error))
      return FALSE;
  return TRUE;
}
