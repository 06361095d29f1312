#include "app/store/chart-flows.h"

static void
row_clear (MvFlowRow *row)
{
  g_free (row->note);
}

static void
coverage_clear (MvChartCoverage *coverage)
{
  g_free (coverage->note);
}

GArray *
mv_chart_flows_of (MvDb *db, const char *measure, const char *product, const char *iso3, gboolean outward, GError **error)
{
  static const char out_sql[] =
    "SELECT flow_id, from_iso3, to_iso3, year, value, low, high, unit, basis, valuation, concept, reporter_iso3, source_id, note"
    "  FROM flow WHERE from_iso3 = ?3 AND measure = ?1 AND product = ?2 AND (focus_from = 1 OR (to_iso3 = 'WLD' AND preferred = 1))"
    " ORDER BY year, to_iso3, flow_id";
  static const char in_sql[] =
    "SELECT flow_id, from_iso3, to_iso3, year, value, low, high, unit, basis, valuation, concept, reporter_iso3, source_id, note"
    "  FROM flow WHERE to_iso3 = ?3 AND measure = ?1 AND product = ?2 AND (focus_to = 1 OR (from_iso3 = 'WLD' AND preferred = 1))"
    " ORDER BY year, from_iso3, flow_id";
  mv_auto_rewind sqlite3_stmt *stmt = mv_db_prepare (db, outward ? out_sql : in_sql, error);
  g_autoptr (GArray) rows = g_array_new (FALSE, FALSE, sizeof (MvFlowRow));
  int code;

  if (stmt == NULL)
    return NULL;
  g_array_set_clear_func (rows, (GDestroyNotify) row_clear);
  sqlite3_bind_text (stmt, 1, measure, -1, SQLITE_STATIC);
  sqlite3_bind_text (stmt, 2, product, -1, SQLITE_STATIC);
  sqlite3_bind_text (stmt, 3, iso3, -1, SQLITE_STATIC);
  while ((code = mv_db_step (db, stmt, error)) == SQLITE_ROW)
    {
      MvFlowRow row = {
        .flow_id = sqlite3_column_int64 (stmt, 0), .from = mv_db_intern (stmt, 1), .to = mv_db_intern (stmt, 2), .year = mv_db_int_or (stmt, 3, 0),
        .value = mv_db_double (stmt, 4), .low = mv_db_double (stmt, 5), .high = mv_db_double (stmt, 6), .unit = mv_db_intern (stmt, 7),
        .basis = mv_db_intern (stmt, 8), .valuation = mv_db_intern (stmt, 9), .concept = mv_db_intern (stmt, 10),
        .reporter = mv_db_intern (stmt, 11), .source_id = mv_db_intern (stmt, 12), .note = mv_db_words (stmt, 13)
      };

      g_array_append_val (rows, row);
    }
  return code == SQLITE_DONE ? g_steal_pointer (&rows) : NULL;
}

GArray *
mv_chart_coverage_of (MvDb *db, const char *measure, const char *iso3, gboolean outward, GError **error)
{
  static const char sql[] =
    "SELECT year_from, year_to, status, note, source_id FROM coverage WHERE measure = ?1 AND iso3 = ?2 AND direction = ?3 ORDER BY year_from";
  mv_auto_rewind sqlite3_stmt *stmt = mv_db_prepare (db, sql, error);
  g_autoptr (GArray) list = g_array_new (FALSE, FALSE, sizeof (MvChartCoverage));
  int code;

  if (stmt == NULL)
    return NULL;
  g_array_set_clear_func (list, (GDestroyNotify) coverage_clear);
  sqlite3_bind_text (stmt, 1, measure, -1, SQLITE_STATIC);
  sqlite3_bind_text (stmt, 2, iso3, -1, SQLITE_STATIC);
  sqlite3_bind_text (stmt, 3, outward ? "from" : "to", -1, SQLITE_STATIC);
  while ((code = mv_db_step (db, stmt, error)) == SQLITE_ROW)
    {
      MvChartCoverage coverage = { mv_db_int_or (stmt, 0, 0), mv_db_int_or (stmt, 1, 0), mv_db_intern (stmt, 2), mv_db_words (stmt, 3),
                                   mv_db_intern (stmt, 4) };

      g_array_append_val (list, coverage);
    }
  return code == SQLITE_DONE ? g_steal_pointer (&list) : NULL;
}
