#include "data/compiler/position.h"

#include "data/compiler/rules.h"

#define NEIGHBOURHOOD 1.5       /* degrees */

static const char *const country_layers[] = { "world_country", "region_country", NULL };

/* Countries whose islands the simplified shapes leave out have nothing to compare with. */
static void
forget_scattered (MvBuild *build, GHashTable *boxes)
{
  const MvTable *table = g_hash_table_lookup (build->tables, "country");

  for (guint i = 0; table != NULL && i < table->rows->len; i++)
    {
      const MvRow *row = &g_array_index (table->rows, MvRow, i);
      const char *iso3 = mv_table_cell (table, row, "iso3");

      if (iso3 != NULL && g_strcmp0 (mv_table_cell (table, row, "scattered"), "1") == 0)
        g_hash_table_remove (boxes, iso3);
    }
}

/* iso3 -> MvBox in degrees, around all that any country layer shows of the country. */
static GHashTable *
country_boxes (GPtrArray *layers)
{
  GHashTable *boxes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);

  for (guint l = 0; l < layers->len; l++)
    {
      const MvLayer *layer = layers->pdata[l];

      for (guint f = 0; g_strv_contains (country_layers, layer->name) && f < layer->features->len; f++)
        {
          const MvFeature *feature = layer->features->pdata[f];
          const char *iso3 = mv_layer_value (layer, feature, "iso3");
          const MvBox *one = &feature->geometry->box, *before = iso3 != NULL ? g_hash_table_lookup (boxes, iso3) : NULL;
          MvBox box = before == NULL ? *one : (MvBox) { MIN (one->min_x, before->min_x), MIN (one->min_y, before->min_y),
                                                        MAX (one->max_x, before->max_x), MAX (one->max_y, before->max_y) };

          if (iso3 != NULL)
            g_hash_table_insert (boxes, g_strdup (iso3), g_memdup2 (&box, sizeof box));
        }
    }
  return boxes;
}

/* TRUE also when none of the countries has a shape to compare with. */
static gboolean
is_near (GHashTable *boxes, char **countries, MvPoint at)
{
  gboolean compared = FALSE;

  for (guint c = 0; countries[c] != NULL; c++)
    {
      const MvBox *box = g_hash_table_lookup (boxes, countries[c]);

      if (box != NULL && at.x >= box->min_x - NEIGHBOURHOOD && at.x <= box->max_x + NEIGHBOURHOOD
          && at.y >= box->min_y - NEIGHBOURHOOD && at.y <= box->max_y + NEIGHBOURHOOD)
        return TRUE;
      compared = compared || box != NULL;
    }
  return !compared;
}

static void
check_point (MvBuild *build, GHashTable *boxes, const char *file, guint line, const char *countries, MvPoint at)
{
  g_auto(GStrv) codes = g_strsplit (countries, ";", -1);

  if (!is_near (boxes, codes, at))
    mv_findings_add (build->findings, file, line, "the position %g, %g is not in or near %s. Correct the coordinates or the country.",
                     at.x, at.y, countries);
}

/* key -> ';' list of the countries that a joining table gives it. */
static GHashTable *
joined_countries (const MvTable *table, const char *key)
{
  GHashTable *lists = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);

  for (guint i = 0; table != NULL && i < table->rows->len; i++)
    {
      const MvRow *row = &g_array_index (table->rows, MvRow, i);
      const char *id = mv_table_cell (table, row, key), *iso3 = mv_table_cell (table, row, "iso3");
      const char *before;

      if (id == NULL || iso3 == NULL)
        continue;
      before = g_hash_table_lookup (lists, id);
      g_hash_table_insert (lists, g_strdup (id), before != NULL ? g_strdup_printf ("%s;%s", before, iso3) : g_strdup (iso3));
    }
  return lists;
}

static void
check_table (MvBuild *build, GHashTable *boxes, const MvPosition *rule)
{
  const MvTable *table = g_hash_table_lookup (build->tables, rule->table);
  g_autoptr(GHashTable) joined = rule->join != NULL ? joined_countries (g_hash_table_lookup (build->tables, rule->join), rule->key)
                                                    : NULL;

  for (guint i = 0; table != NULL && i < table->rows->len; i++)
    {
      const MvRow *row = &g_array_index (table->rows, MvRow, i);
      const char *lon = mv_table_cell (table, row, rule->lon), *lat = mv_table_cell (table, row, rule->lat);
      const char *countries;

      if (lon == NULL || lat == NULL)
        continue;
      if (rule->unless_column != NULL && g_strcmp0 (mv_table_cell (table, row, rule->unless_column), rule->unless) == 0)
        continue;
      if (joined != NULL)
        countries = g_hash_table_lookup (joined, mv_table_cell (table, row, rule->key));
      else
        countries = mv_table_cell (table, row, rule->country);
      if (countries != NULL)
        check_point (build, boxes, table->file, row->line, countries,
                     (MvPoint) { g_ascii_strtod (lon, NULL), g_ascii_strtod (lat, NULL) });
    }
}

void
mv_positions_check (MvBuild *build, GPtrArray *layers)
{
  g_autoptr(GHashTable) boxes = country_boxes (layers);
  guint n;
  const MvPosition *rules = mv_rules_positions (&n);

  forget_scattered (build, boxes);
  for (guint i = 0; i < n; i++)
    check_table (build, boxes, &rules[i]);
  for (guint l = 0; l < layers->len; l++)
    {
      const MvLayer *layer = layers->pdata[l];

      for (guint f = 0; g_str_equal (layer->geometry_type, "POINT") && f < layer->features->len; f++)
        {
          const MvFeature *feature = layer->features->pdata[f];
          const char *iso3 = mv_layer_value (layer, feature, "iso3");

          if (iso3 != NULL)
            check_point (build, boxes, layer->file, feature->line, iso3, g_array_index (feature->geometry->points, MvPoint, 0));
        }
    }
}
