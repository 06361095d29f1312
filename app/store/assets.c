#include "app/store/assets.h"

static void
row_clear (MvAssetRow *row)
{
  g_free (row->name);
  g_free (row->iso3s);
  g_free (row->owner);
}

GArray *
mv_assets_read (MvDb *db, GError **error)
{
  static const char sql[] =
    "SELECT asset_id, kind, fuel, status, capacity_unit, location_precision, source_id, name, iso3s, owner, capacity, start_year,"
    "       lon, lat, has_route, probable_duplicate FROM asset ORDER BY asset_id";
  mv_auto_rewind sqlite3_stmt *stmt = mv_db_prepare (db, sql, error);
  g_autoptr (GArray) rows = g_array_new (FALSE, FALSE, sizeof (MvAssetRow));
  int rc;

  if (stmt == NULL)
    return NULL;
  g_array_set_clear_func (rows, (GDestroyNotify) row_clear);
  while ((rc = mv_db_step (db, stmt, error)) == SQLITE_ROW)
    {
      MvAssetRow row = { NULL };

      row.asset_id = mv_db_intern (stmt, 0);
      row.kind = mv_db_intern (stmt, 1);
      row.fuel = mv_db_intern (stmt, 2);
      row.status = mv_db_intern (stmt, 3);
      row.capacity_unit = mv_db_intern (stmt, 4);
      row.precision = mv_db_intern (stmt, 5);
      row.source_id = mv_db_intern (stmt, 6);
      row.name = mv_db_text (stmt, 7);
      row.iso3s = mv_db_text (stmt, 8);
      row.owner = mv_db_text (stmt, 9);
      row.capacity = mv_db_double (stmt, 10);
      row.start_year = mv_db_int_or (stmt, 11, 0);
      row.lon = mv_db_double (stmt, 12);
      row.lat = mv_db_double (stmt, 13);
      row.has_route = sqlite3_column_int (stmt, 14);
      row.probable_duplicate = sqlite3_column_int (stmt, 15);
      g_array_append_val (rows, row);
    }
  return rc == SQLITE_DONE ? g_steal_pointer (&rows) : NULL;
}
