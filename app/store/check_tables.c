#include "app/store/check_tables.h"

#include "app/base/text.h"

void
mv_check_rows (MvDb *db, const char *sql, const char *sentence, GPtrArray *findings)
{
  g_autoptr(GError) error = NULL;
  /* The statement cache keeps the text: a check runs once, on a few dozen tables. */
  mv_auto_rewind sqlite3_stmt *stmt = mv_db_prepare (db, g_intern_string (sql), &error);

  while (stmt != NULL && mv_db_step (db, stmt, &error) == SQLITE_ROW)
    {
      const char *first = (const char *) sqlite3_column_text (stmt, 0);
      const char *second = sqlite3_column_count (stmt) > 1 ? (const char *) sqlite3_column_text (stmt, 1) : NULL;

      g_ptr_array_add (findings, g_strdup_printf (sentence, first != NULL ? first : "", second != NULL ? second : ""));
    }
  if (error != NULL)
    g_ptr_array_add (findings, g_strdup (error->message));
}

/* The first column of each row; empty when SQL fails, with a finding. */
static GPtrArray *
texts (MvDb *db, const char *sql, GPtrArray *findings)
{
  GPtrArray *found = g_ptr_array_new_with_free_func (g_free);

  mv_check_rows (db, sql, "%s", found);
  return found;
}

void
mv_check_sources (MvDb *db, GPtrArray *findings)
{
  g_autoptr(GPtrArray) tables = texts (db,
    "SELECT t.name FROM pragma_table_list t JOIN pragma_table_info (t.name) c"
    " WHERE t.type = 'table' AND t.schema = 'main' AND c.name = 'source_id' AND t.name <> 'source' ORDER BY 1", findings);

  for (guint i = 0; i < tables->len; i++)
    {
      const char *table = tables->pdata[i];
      char *sql = sqlite3_mprintf ("SELECT %Q, count (*) FROM \"%w\" WHERE source_id IS NULL"
                                   " OR source_id NOT IN (SELECT source_id FROM source) HAVING count (*) > 0", table, table);

      mv_check_rows (db, sql, _("Table “%s” has %s rows without a known source."), findings);
      sqlite3_free (sql);
    }
  mv_check_rows (db, "SELECT source_id FROM source WHERE redistribution = 'none'",
                 _("Source “%s” may not be passed on, and yet the dataset holds it."), findings);
}

void
mv_check_flows (MvDb *db, GPtrArray *findings)
{
  mv_check_rows (db,
    "SELECT measure || ' ' || year || ' ' || from_iso3 || '-' || to_iso3 || ' ' || product, count (*) FROM flow"
    " WHERE preferred = 1 GROUP BY measure, year, from_iso3, to_iso3, product HAVING count (*) > 1",
    _("Flow %s has %s preferred rows; there must be one."), findings);
}

static void
check_indexes (MvDb *db, GPtrArray *findings)
{
  g_autoptr(GPtrArray) layers = texts (db, "SELECT table_name FROM gpkg_geometry_columns ORDER BY 1", findings);
  g_autoptr(GPtrArray) columns = texts (db, "SELECT column_name FROM gpkg_geometry_columns ORDER BY table_name", findings);

  for (guint i = 0; i < MIN (layers->len, columns->len); i++)
    {
      const char *layer = layers->pdata[i], *column = columns->pdata[i];
      char *sql = sqlite3_mprintf (
        "SELECT %Q, '' WHERE (SELECT count (*) FROM \"rtree_%w_%w\") <> (SELECT count (\"%w\") FROM \"%w\")"
        " OR EXISTS (SELECT 1 FROM \"%w\" WHERE substr (\"%w\", 1, 2) <> X'4750')",
        layer, layer, column, column, layer, layer, column);

      mv_check_rows (db, sql, _("Layer “%s”: its index or its geometries are not as GeoPackage wants them.%s"), findings);
      sqlite3_free (sql);
    }
}

void
mv_check_geopackage (MvDb *db, GPtrArray *findings)
{
  mv_check_rows (db, "SELECT table_name FROM gpkg_contents WHERE table_name NOT IN (SELECT name FROM sqlite_schema)",
                 _("GeoPackage lists table “%s”, which is not there."), findings);
  mv_check_rows (db, "SELECT table_name FROM gpkg_contents WHERE data_type = 'features'"
                     " AND table_name NOT IN (SELECT table_name FROM gpkg_geometry_columns)",
                 _("Layer “%s” has no geometry column listed."), findings);
  mv_check_rows (db, "SELECT g.table_name, g.column_name FROM gpkg_geometry_columns g WHERE NOT EXISTS"
                     " (SELECT 1 FROM pragma_table_info (g.table_name) c WHERE c.name = g.column_name)",
                 _("Layer “%s” has no column “%s”."), findings);
  mv_check_rows (db, "SELECT table_name, srs_id FROM gpkg_geometry_columns"
                     " WHERE srs_id NOT IN (SELECT srs_id FROM gpkg_spatial_ref_sys)",
                 _("Layer “%s” is in the unknown reference system %s."), findings);
  mv_check_rows (db, "SELECT column1 FROM (VALUES (-1), (0), (4326))"
                     " WHERE column1 NOT IN (SELECT srs_id FROM gpkg_spatial_ref_sys)",
                 _("The reference system %s, which every GeoPackage has, is missing."), findings);
  mv_check_rows (db, "SELECT table_name FROM gpkg_geometry_columns WHERE table_name NOT IN"
                     " (SELECT table_name FROM gpkg_extensions WHERE extension_name = 'gpkg_rtree_index')",
                 _("Layer “%s” has no spatial index listed."), findings);
  check_indexes (db, findings);
}
