#include "app/store/sheets.h"

#include <math.h>
#include <string.h>

/* The last four columns of each answer are the place: longitude and latitude, of two ends. The name comes beside the code. */
static const char *const queries[MV_N_RECORDS] = {
  [MV_RECORD_FLOW] =
    "SELECT f.flow_id, f.measure, m.name AS measure_name, f.year, f.from_iso3, a.name AS from_name, f.to_iso3, b.name AS to_name, f.product,"
    "       p.name AS product_name, f.value AS record_value, f.unit, f.basis, f.valuation, f.concept, f.reporter_iso3, f.low, f.high, f.preferred,"
    "       f.note, f.source_id, a.lon, a.lat, b.lon, b.lat"
    "  FROM flow f JOIN measure m ON m.measure = f.measure JOIN product p ON p.code = f.product"
    "  JOIN country a ON a.iso3 = f.from_iso3 JOIN country b ON b.iso3 = f.to_iso3"
    " WHERE f.measure = ?1 AND f.year = ?2 AND f.from_iso3 = ?3 AND f.to_iso3 = ?4 AND f.product = ?5"
    " ORDER BY abs(f.value - ?6) < 1e-9 * abs(?6) + 1e-9 DESC, f.preferred DESC, f.flow_id LIMIT 1",
  [MV_RECORD_PROJECT] =
    "SELECT p.project_id, p.name, (SELECT group_concat(iso3, ';') FROM (SELECT iso3 FROM project_country c WHERE c.project_id = p.project_id ORDER BY iso3)) AS countries,"
    "       (SELECT group_concat(iso3, ';') FROM (SELECT iso3 FROM project_sponsor s WHERE s.project_id = p.project_id ORDER BY lead DESC, iso3)) AS sponsors,"
    "       p.sponsor_org, p.sponsor_role, p.funder, p.initiative, p.sector, p.sector_code, p.theme, p.flow_type, p.flow_class, p.status, p.status_source,"
    "       p.status_as_of, p.status_source_id, p.announced_year, p.commitment_year, p.start_year, p.end_year, p.amount_usd, p.amount_basis, p.amount_source_id,"
    "       p.amount_low_usd, p.amount_high_usd, p.amount_note, p.amount_local, p.currency_local, p.in_totals, p.dup_of, p.part_of, p.record_kind, p.lon AS longitude,"
    "       p.lat AS latitude, p.location_precision, p.location_source, p.location_source_id, p.has_footprint, p.fact_note, p.caution, p.source_id,"
    "       p.source_record, p.lon, p.lat, NULL, NULL"
    "  FROM project p WHERE p.project_id = ?1",
  [MV_RECORD_ASSET] =
    "SELECT asset_id, kind, fuel, name, iso3s, status, capacity, capacity_unit, capacity_note, length_km, cost_usd, start_year, owner, parent,"
    "       owner_tags, lon AS longitude, lat AS latitude, location_precision, location_source, has_route, probable_duplicate, source_id, source_record,"
    "       lon, lat, NULL, NULL"
    "  FROM asset WHERE asset_id = ?1",
  [MV_RECORD_TREATY] =
    "SELECT t.treaty_id, t.name, t.type, t.start, t.\"end\", a.iso3 AS iso3_a, a.name AS name_a, b.iso3 AS iso3_b, b.name AS name_b,"
    "       (SELECT since FROM treaty_party p WHERE p.treaty_id = t.treaty_id AND p.iso3 = a.iso3) AS since_a,"
    "       (SELECT since FROM treaty_party p WHERE p.treaty_id = t.treaty_id AND p.iso3 = b.iso3) AS since_b, t.note, t.source_id,"
    "       a.lon, a.lat, b.lon, b.lat"
    "  FROM treaty t JOIN country a ON a.iso3 = ?2 JOIN country b ON b.iso3 = ?3 WHERE t.treaty_id = ?1",
  [MV_RECORD_AGREEMENT] =
    "SELECT g.year, g.iso3_a, a.name AS name_a, g.iso3_b, b.name AS name_b, g.n_votes, g.share, g.weighted, g.pooled, g.source_id, c.lon, c.lat, NULL, NULL"
    "  FROM agreement g JOIN country a ON a.iso3 = g.iso3_a JOIN country b ON b.iso3 = g.iso3_b JOIN country c ON c.iso3 = ?2"
    " WHERE g.year = ?1 AND ((g.iso3_a = ?2 AND g.iso3_b = ?3) OR (g.iso3_a = ?3 AND g.iso3_b = ?2)) ORDER BY g.iso3_a = ?3 DESC LIMIT 1",
  [MV_RECORD_MEMBERSHIP] =
    "SELECT m.membership_id, m.org_id, o.acronym, m.iso3, c.name AS country, m.status, m.standing, m.since, m.until, m.doubtful, m.note, m.source_id,"
    "       c.lon, c.lat, NULL, NULL"
    "  FROM membership m JOIN organisation o ON o.org_id = m.org_id JOIN country c ON c.iso3 = m.iso3"
    " WHERE m.org_id = ?1 AND m.iso3 = ?2 AND (m.since IS NULL OR m.since <= substr(?3, 1, length(m.since)))"
    "   AND (m.until IS NULL OR m.until >= substr(?3, 1, length(m.until))) ORDER BY m.membership_id",
  [MV_RECORD_COUNTRY] = "SELECT iso3, name, kind, source_id, lon, lat, NULL, NULL FROM country WHERE iso3 = ?1"
};

static sqlite3_stmt *
prepare (MvDb *db, MvRecordKind kind, const char *const *keys, double value, GError **error)
{
  sqlite3_stmt *stmt = mv_db_prepare (db, queries[kind], error);

  if (stmt == NULL)
    return NULL;
  for (int i = 0; keys != NULL && keys[i] != NULL && i < sqlite3_bind_parameter_count (stmt); i++)
    if ((kind == MV_RECORD_FLOW && i == 1) || (kind == MV_RECORD_AGREEMENT && i == 0))
      sqlite3_bind_int64 (stmt, i + 1, g_ascii_strtoll (keys[i], NULL, 10));
    else
      sqlite3_bind_text (stmt, i + 1, keys[i], -1, SQLITE_TRANSIENT);
  if (kind == MV_RECORD_FLOW)
    sqlite3_bind_double (stmt, 6, isnan (value) ? 0 : value);
  return stmt;
}

/* As the dataset's table declares the column, for imported figures, too, whose columns are computed; a list of codes is text. */
static MvSheetType
type_of (MvDb *db, MvRecordKind kind, sqlite3_stmt *stmt, int column)
{
  static const char *const tables[MV_N_RECORDS] = { [MV_RECORD_FLOW] = "flow", [MV_RECORD_PROJECT] = "project" };
  const char *declared = sqlite3_column_decltype (stmt, column);

  if (declared == NULL && tables[kind] != NULL)
    sqlite3_table_column_metadata (mv_db_handle (db), "main", tables[kind], sqlite3_column_name (stmt, column), &declared, NULL, NULL, NULL, NULL);
  return g_strcmp0 (declared, "REAL") == 0 ? MV_SHEET_NUMBER : g_strcmp0 (declared, "INTEGER") == 0 ? MV_SHEET_INTEGER : MV_SHEET_TEXT;
}

gboolean
mv_sheets_columns (MvDb *db, MvRecordKind kind, MvSheet *sheet, GError **error)
{
  mv_auto_rewind sqlite3_stmt *stmt = mv_db_prepare (db, queries[kind], error);

  for (int i = 0; stmt != NULL && i < sqlite3_column_count (stmt) - 4; i++)
    mv_sheet_column (sheet, sqlite3_column_name (stmt, i), type_of (db, kind, stmt, i), NULL);
  return stmt != NULL;
}

static void
take_row (sqlite3_stmt *stmt, MvSheetRow *row, guint first)
{
  int n = sqlite3_column_count (stmt) - 4;

  /* Imported figures have no number of their own. */
  for (int i = strcmp (sqlite3_column_name (stmt, 0), "flow_id") == 0 && sqlite3_column_int64 (stmt, 0) < 0; i < n; i++)
    if (sqlite3_column_type (stmt, i) == SQLITE_FLOAT)
      mv_sheet_set_number (row, first + (guint) i, sqlite3_column_double (stmt, i));
    else
      mv_sheet_set (row, first + (guint) i, (const char *) sqlite3_column_text (stmt, i));
  row->longitude = mv_db_double (stmt, n);
  row->latitude = mv_db_double (stmt, n + 1);
  row->to_longitude = mv_db_double (stmt, n + 2);
  row->to_latitude = mv_db_double (stmt, n + 3);
}

gboolean
mv_sheets_fill (MvDb *db, MvRecordKind kind, const char *const *keys, double value, MvSheetRow *row, guint first, GError **error)
{
  mv_auto_rewind sqlite3_stmt *stmt = prepare (db, kind, keys, value, error);
  int rc = stmt != NULL ? mv_db_step (db, stmt, error) : SQLITE_ERROR;

  if (rc == SQLITE_ROW)
    take_row (stmt, row, first);
  return rc == SQLITE_ROW || rc == SQLITE_DONE;
}

gboolean
mv_sheets_memberships (MvDb *db, const char *org, const char *iso3, const char *date, MvSheet *sheet, GError **error)
{
  const char *const keys[] = { org, iso3, date, NULL };
  mv_auto_rewind sqlite3_stmt *stmt = prepare (db, MV_RECORD_MEMBERSHIP, keys, NAN, error);
  int rc = SQLITE_ERROR;

  while (stmt != NULL && (rc = mv_db_step (db, stmt, error)) == SQLITE_ROW)
    take_row (stmt, mv_sheet_row (sheet), 0);
  return stmt != NULL && rc == SQLITE_DONE;
}
