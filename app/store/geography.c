#include "app/store/geography.h"

#include <math.h>
#include <string.h>

gboolean
mv_geography_shapes (MvDb *db, const char *layer, int level, MvShapeFunc func, gpointer data, GError **error)
{
  static const char sql[] =
    "SELECT fid, key, variant, min_zoom, min_x, min_y, max_x, max_y, parts, points FROM level_shape"
    " WHERE layer = ?1 AND level = ?2 ORDER BY fid";
  mv_auto_rewind sqlite3_stmt *stmt = mv_db_prepare (db, sql, error);
  int rc;

  if (stmt == NULL)
    return FALSE;
  sqlite3_bind_text (stmt, 1, layer, -1, SQLITE_STATIC);
  sqlite3_bind_int (stmt, 2, level);
  while ((rc = mv_db_step (db, stmt, error)) == SQLITE_ROW)
    {
      MvShapeRow row = {
        .fid = sqlite3_column_int64 (stmt, 0), .key = mv_db_intern (stmt, 1), .variant = mv_db_int_or (stmt, 2, 0),
        .min_zoom = sqlite3_column_double (stmt, 3), .min_x = sqlite3_column_double (stmt, 4),
        .min_y = sqlite3_column_double (stmt, 5), .max_x = sqlite3_column_double (stmt, 6),
        .max_y = sqlite3_column_double (stmt, 7), .parts = sqlite3_column_blob (stmt, 8),
        .points = sqlite3_column_blob (stmt, 9), .parts_size = sqlite3_column_bytes (stmt, 8),
        .points_size = sqlite3_column_bytes (stmt, 9)
      };

      func (&row, data);
    }
  return rc == SQLITE_DONE;
}

const char *
mv_geography_kind (MvDb *db, const char *layer)
{
  static const char sql[] = "SELECT kind FROM level_layer WHERE layer = ?1";
  mv_auto_rewind sqlite3_stmt *stmt = mv_db_prepare (db, sql, NULL);

  if (stmt == NULL)
    return NULL;
  sqlite3_bind_text (stmt, 1, layer, -1, SQLITE_STATIC);
  return mv_db_step (db, stmt, NULL) == SQLITE_ROW ? mv_db_intern (stmt, 0) : NULL;
}

GArray *
mv_geography_countries (MvDb *db, GError **error)
{
  static const char sql[] =
    "SELECT c.iso3, c.kind, c.role, c.lon, c.lat, c.in_region, min(w.min_label), c.population FROM country AS c"
    " LEFT JOIN world_country AS w ON w.iso3 = c.iso3 GROUP BY c.iso3 ORDER BY c.iso3";
  mv_auto_rewind sqlite3_stmt *stmt = mv_db_prepare (db, sql, error);
  g_autoptr (GArray) rows = g_array_new (FALSE, FALSE, sizeof (MvCountryRow));
  int rc = SQLITE_ERROR;

  while (stmt != NULL && (rc = mv_db_step (db, stmt, error)) == SQLITE_ROW)
    {
      MvCountryRow row = {
        mv_db_intern (stmt, 0), mv_db_intern (stmt, 1), mv_db_intern (stmt, 2), mv_db_double (stmt, 3), mv_db_double (stmt, 4),
        mv_db_int_or (stmt, 5, 0), mv_db_double (stmt, 6), mv_db_double (stmt, 7)
      };

      g_array_append_val (rows, row);
    }
  return rc == SQLITE_DONE ? g_steal_pointer (&rows) : NULL;
}

/* The point in a GeoPackage blob: header (GP, version, flags, srs_id, envelope), then well-known binary (GeoPackage 1.3, 2.1.3). */
static gboolean
read_point (sqlite3_stmt *stmt, int column, double *longitude, double *latitude)
{
  static const guint8 envelopes[8] = { 0, 32, 48, 48, 64, 0, 0, 0 };
  const guint8 *blob = sqlite3_column_blob (stmt, column);
  gsize size = sqlite3_column_bytes (stmt, column), start;
  guint64 bits[2];
  gboolean little;

  if (blob == NULL || size < 8 || blob[0] != 'G' || blob[1] != 'P')
    return FALSE;
  start = 8 + envelopes[(blob[3] >> 1) & 7];
  if (size < start + 21)
    return FALSE;
  little = blob[start] == 1;
  memcpy (bits, blob + start + 5, sizeof bits);
  for (guint i = 0; i < 2; i++)
    bits[i] = little ? GUINT64_FROM_LE (bits[i]) : GUINT64_FROM_BE (bits[i]);
  memcpy (longitude, &bits[0], sizeof *longitude);
  memcpy (latitude, &bits[1], sizeof *latitude);
  return TRUE;
}

/* Columns of each query: id, iso3, class, min_zoom, max_zoom, rank, weight, elevation, lon, lat, geom. */
typedef struct { const char *kind, *sql; } Query;

static const Query far_queries[] = {
  { "place", "SELECT place_id, iso3, kind, min_zoom, NULL, scalerank, label_weight, NULL, NULL, NULL, geom FROM place" },
  { "place", "SELECT place_id, iso3, kind, min_zoom, NULL, scalerank, label_weight, NULL, NULL, NULL, geom FROM world_place"
             " WHERE in_place = 0" },
  { "label", "SELECT label_id, NULL, kind, min_label, max_label, scalerank, NULL, NULL, NULL, NULL, geom FROM physical_label" },
  { "lake", "SELECT lake_id, NULL, kind, min(min_label), NULL, min(scalerank), NULL, NULL, NULL, NULL, NULL FROM lake"
            " WHERE lake_id IS NOT NULL GROUP BY lake_id" },
};

static const Query near_queries[] = {
  { "region", "SELECT region_id, iso3, NULL, NULL, NULL, NULL, NULL, NULL, label_lon, label_lat, NULL FROM region"
              " WHERE area_km2 > 2500 UNION ALL"
              " SELECT region_id, iso3, NULL, NULL, NULL, NULL, NULL, NULL, label_lon, label_lat, NULL FROM region_kaz_2017"
              " WHERE iso3 NOT IN (SELECT iso3 FROM region) AND region_id NOT IN ('KZ-AST', 'KZ-ALA')" },
  { "peak", "SELECT peak_id, NULL, kind, min_zoom, NULL, scalerank, NULL, elevation_m, NULL, NULL, geom FROM peak"
            " WHERE peak_id IS NOT NULL" },
  { "river", "SELECT river_id, NULL, kind, min(min_label), NULL, min(scalerank), NULL, NULL, NULL, NULL, NULL FROM river"
             " WHERE river_id IS NOT NULL GROUP BY river_id" },
};

static gboolean
read_candidates (MvDb *db, const Query *query, GArray *rows, GError **error)
{
  mv_auto_rewind sqlite3_stmt *stmt = mv_db_prepare (db, query->sql, error);
  int rc = SQLITE_ERROR;

  while (stmt != NULL && (rc = mv_db_step (db, stmt, error)) == SQLITE_ROW)
    {
      MvCandidateRow row = {
        g_intern_static_string (query->kind), mv_db_intern (stmt, 0), mv_db_intern (stmt, 1), mv_db_intern (stmt, 2),
        mv_db_double (stmt, 8), mv_db_double (stmt, 9), mv_db_double (stmt, 3), mv_db_double (stmt, 4),
        mv_db_int_or (stmt, 5, 12), mv_db_int_or (stmt, 6, 0), mv_db_int_or (stmt, 7, 0)
      };

      if (row.id == NULL)
        continue;
      read_point (stmt, 10, &row.longitude, &row.latitude);
      g_array_append_val (rows, row);
    }
  return rc == SQLITE_DONE;
}

GArray *
mv_geography_candidates (MvDb *db, MvCandidates which, GError **error)
{
  const Query *queries = which == MV_CANDIDATES_FAR ? far_queries : near_queries;
  guint n = which == MV_CANDIDATES_FAR ? G_N_ELEMENTS (far_queries) : G_N_ELEMENTS (near_queries);
  g_autoptr (GArray) rows = g_array_new (FALSE, FALSE, sizeof (MvCandidateRow));

  for (guint i = 0; i < n; i++)
    if (!read_candidates (db, &queries[i], rows, error))
      return NULL;
  return g_steal_pointer (&rows);
}

const char *
mv_geography_name (MvDb *db, const char *kind, const char *id, const char *lang, gboolean alone)
{
  static const char sql[] = "SELECT name FROM name WHERE kind = ?1 AND id = ?2 AND lang = ?3 ORDER BY name LIMIT 2";
  mv_auto_rewind sqlite3_stmt *stmt = mv_db_prepare (db, sql, NULL);
  const char *name;

  if (stmt == NULL)
    return NULL;
  sqlite3_bind_text (stmt, 1, kind, -1, SQLITE_STATIC);
  sqlite3_bind_text (stmt, 2, id, -1, SQLITE_STATIC);
  sqlite3_bind_text (stmt, 3, lang, -1, SQLITE_STATIC);
  if (mv_db_step (db, stmt, NULL) != SQLITE_ROW)
    return NULL;
  name = mv_db_intern (stmt, 0);
  if (alone && mv_db_step (db, stmt, NULL) == SQLITE_ROW)
    return NULL;
  return name;
}

gboolean
mv_geography_relief (MvDb *db, gboolean fine, MvReliefRow *row)
{
  static const char fine_sql[] = "SELECT min_x, min_y, max_x, max_y, width, height, png FROM relief WHERE name = 'hillshade'";
  static const char half_sql[] = "SELECT min_x, min_y, max_x, max_y, width, height, half FROM relief WHERE name = 'hillshade'";
  mv_auto_rewind sqlite3_stmt *stmt = mv_db_prepare (db, fine ? fine_sql : half_sql, NULL);

  if (stmt == NULL || mv_db_step (db, stmt, NULL) != SQLITE_ROW)
    return FALSE;
  *row = (MvReliefRow) {
    sqlite3_column_double (stmt, 0), sqlite3_column_double (stmt, 1), sqlite3_column_double (stmt, 2), sqlite3_column_double (stmt, 3),
    sqlite3_column_int (stmt, 4), sqlite3_column_int (stmt, 5),
    g_bytes_new (sqlite3_column_blob (stmt, 6), sqlite3_column_bytes (stmt, 6))
  };
  return TRUE;
}
