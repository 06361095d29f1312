#include "app/scene/atlas_private.h"

#include <string.h>

#include "app/base/guard.h"
#include "app/base/roles.h"
#include "app/store/info.h"

static void
read_country (MvAtlas *atlas, const MvCountryRow *row)
{
  MvAtlasCountry country = { .iso3 = row->iso3, .kind = row->kind, .in_region = row->in_region,
                             .role = mv_role_from_code (row->role), .label = { NAN, NAN } };

  if (!isnan (row->longitude))
    country.label = mv_mercator_project (row->longitude, row->latitude);
  g_array_append_val (atlas->countries, country);
}

MvAtlas *
mv_atlas_open (const char *path, GError **error)
{
  g_autoptr (MvAtlas) atlas = NULL;
  g_autoptr (MvInfo) info = NULL;

  g_return_val_if_fail (path != NULL, NULL);

  mv_guard_work ("atlas");
  atlas = g_new0 (MvAtlas, 1);
  g_atomic_ref_count_init (&atlas->references);
  g_mutex_init (&atlas->mutex);
  atlas->countries = g_array_new (FALSE, FALSE, sizeof (MvAtlasCountry));
  atlas->sets = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) mv_shape_set_free);
  atlas->names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  atlas->homes = g_hash_table_new (g_str_hash, g_str_equal);
  atlas->db = mv_db_open (path, error);
  if (atlas->db == NULL)
    return NULL;
  info = mv_info_read (atlas->db, error);
  if (info == NULL)
    return NULL;
  atlas->share_alike = info->share_alike;
  atlas->country_rows = mv_geography_countries (atlas->db, error);
  if (atlas->country_rows == NULL)
    return NULL;
  for (guint i = 0; i < atlas->country_rows->len; i++)
    read_country (atlas, &g_array_index (atlas->country_rows, MvCountryRow, i));
  return g_steal_pointer (&atlas);
}

gboolean
mv_atlas_is_share_alike (const MvAtlas *atlas)
{
  g_return_val_if_fail (atlas != NULL, TRUE);
  return atlas->share_alike;
}

MvAtlas *
mv_atlas_ref (MvAtlas *atlas)
{
  g_atomic_ref_count_inc (&atlas->references);
  return atlas;
}

void
mv_atlas_unref (MvAtlas *atlas)
{
  if (atlas == NULL || !g_atomic_ref_count_dec (&atlas->references))
    return;
  mv_db_close (atlas->db);
  g_array_unref (atlas->countries);
  g_clear_pointer (&atlas->country_rows, g_array_unref);
  g_hash_table_unref (atlas->sets);
  g_hash_table_unref (atlas->names);
  g_hash_table_unref (atlas->homes);
  for (guint i = 0; i < G_N_ELEMENTS (atlas->labels); i++)
    g_clear_pointer (&atlas->labels[i], g_array_unref);
  mv_atlas_free_reliefs (atlas);
  g_mutex_clear (&atlas->mutex);
  g_free (atlas);
}

const MvAtlasCountry *
mv_atlas_countries (MvAtlas *atlas, guint *n)
{
  *n = atlas->countries->len;
  return (const MvAtlasCountry *) atlas->countries->data;
}

static int
compare_country (gconstpointer key, gconstpointer country)
{
  return strcmp (key, ((const MvAtlasCountry *) country)->iso3);
}

const MvAtlasCountry *
mv_atlas_country (MvAtlas *atlas, const char *iso3)
{
  g_return_val_if_fail (atlas != NULL, NULL);

  if (iso3 == NULL)
    return NULL;
  return bsearch (iso3, atlas->countries->data, atlas->countries->len, sizeof (MvAtlasCountry), compare_country);
}

/* Shapes ------------------------------------------------------------------------------------------------------------------ */

static void
add_row (const MvShapeRow *row, gpointer data)
{
  MvShapeBuilder *builder = data;
  const guint8 *parts = row->parts;
  const gint32 *points = row->points;
  gsize n_points = row->points_size / (2 * sizeof (gint32)), used = 0;
  MvShape shape = { .fid = row->fid, .key = row->key, .min_zoom = row->min_zoom, .variant = CLAMP (row->variant, 0, 255),
                    .box = { row->min_x, row->min_y, row->max_x, row->max_y } };

  mv_shape_builder_add (builder, &shape);
  for (gsize i = 0; i + 1 <= row->parts_size / sizeof (guint32); i++)
    {
      guint32 n;

      memcpy (&n, parts + i * sizeof n, sizeof n);
      n = GUINT32_FROM_LE (n);
      if (n > n_points - used)
        break;
      mv_shape_builder_part (builder, points + 2 * used, n);
      used += n;
    }
}

static MvShapeKind
kind_of (MvAtlas *atlas, const char *layer)
{
  const char *kind = mv_geography_kind (atlas->db, layer);

  if (g_strcmp0 (kind, "areas") == 0)
    return MV_SHAPE_AREAS;
  return g_strcmp0 (kind, "points") == 0 ? MV_SHAPE_POINTS : MV_SHAPE_LINES;
}

const MvShapeSet *
mv_atlas_shapes_locked (MvAtlas *atlas, const char *layer, int level)
{
  g_autofree char *key = g_strdup_printf ("%s/%d", layer, level);
  MvShapeSet *set = g_hash_table_lookup (atlas->sets, key);
  g_autoptr (GError) error = NULL;
  MvShapeBuilder *builder;

  if (set != NULL)
    return set;
  builder = mv_shape_builder_new (g_intern_string (layer), kind_of (atlas, layer));
  if (!mv_geography_shapes (atlas->db, layer, level, add_row, builder, &error))
    g_warning ("The layer “%s” cannot be read: %s", layer, error->message);
  set = mv_shape_builder_end (builder);
  g_hash_table_insert (atlas->sets, g_steal_pointer (&key), set);
  return set;
}

const MvShapeSet *
mv_atlas_shapes (MvAtlas *atlas, const char *layer, int level)
{
  g_autoptr (GMutexLocker) locker = NULL;

  g_return_val_if_fail (atlas != NULL && layer != NULL, NULL);
  g_return_val_if_fail (level >= 0 && level < MV_N_LEVELS, NULL);

  mv_guard_work ("atlas");
  locker = g_mutex_locker_new (&atlas->mutex);
  return mv_atlas_shapes_locked (atlas, layer, level);
}

void
mv_atlas_parts (const char *layer, const char *parts[MV_ATLAS_PARTS + 1])
{
  guint n = 0;

  parts[n++] = layer;
  if (g_strcmp0 (layer, "project_footprint") == 0)
    {
      parts[n++] = "project_footprint_line";
      parts[n++] = "project_footprint_point";
    }
  parts[n] = NULL;
}

const MvShapeSet *
mv_atlas_shapes_ready (MvAtlas *atlas, const char *layer, int level)
{
  g_autofree char *key = g_strdup_printf ("%s/%d", layer, level);
  const MvShapeSet *set;

  g_return_val_if_fail (atlas != NULL, NULL);

  if (!g_mutex_trylock (&atlas->mutex))
    return NULL;
  set = g_hash_table_lookup (atlas->sets, key);
  g_mutex_unlock (&atlas->mutex);
  return set;
}

const MvShapeSet *
mv_atlas_borders (MvAtlas *atlas, const char *layer, int level)
{
  g_autofree char *key = g_strdup_printf ("%s/%d/borders", layer, level);
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&atlas->mutex);
  MvShapeSet *set = g_hash_table_lookup (atlas->sets, key);

  mv_guard_work ("atlas");
  if (set == NULL)
    {
      set = mv_shape_set_borders (mv_atlas_shapes_locked (atlas, layer, level));
      g_hash_table_insert (atlas->sets, g_steal_pointer (&key), set);
    }
  return set;
}
