#include "app/store/chart-products.h"

static void
row_clear (MvProductRow *row)
{
  g_free (row->flow.note);
}

static void
bind (sqlite3_stmt *stmt, const char *measure, const char *classification, const char *iso3, const char *partner)
{
  sqlite3_bind_text (stmt, 1, measure, -1, SQLITE_STATIC);
  sqlite3_bind_text (stmt, 2, classification, -1, SQLITE_STATIC);
  sqlite3_bind_text (stmt, 3, iso3, -1, SQLITE_STATIC);
  sqlite3_bind_text (stmt, 4, partner, -1, SQLITE_STATIC);
}

GArray *
mv_chart_products_of (MvDb *db, const char *measure, const char *classification, const char *iso3, const char *partner, gboolean outward, int year,
                      GError **error)
{
#define COLUMNS "SELECT flow_id, from_iso3, to_iso3, year, value, low, high, unit, basis, valuation, concept, reporter_iso3, source_id, f.note,"\
                "       p.code, p.name, p.section FROM flow f JOIN product p ON p.code = f.product"
  static const char out_sql[] =
    COLUMNS " WHERE from_iso3 = ?3 AND measure = ?1 AND p.classification = ?2 AND p.addable = 1 AND year = ?5 AND focus_from = 1 AND to_iso3 <> 'WLD'"
    "   AND (?4 IS NULL OR to_iso3 = ?4) ORDER BY to_iso3, p.code";
  static const char in_sql[] =
    COLUMNS " WHERE to_iso3 = ?3 AND measure = ?1 AND p.classification = ?2 AND p.addable = 1 AND year = ?5 AND focus_to = 1 AND from_iso3 <> 'WLD'"
    "   AND (?4 IS NULL OR from_iso3 = ?4) ORDER BY from_iso3, p.code";
#undef COLUMNS
  mv_auto_rewind sqlite3_stmt *stmt = mv_db_prepare (db, outward ? out_sql : in_sql, error);
  g_autoptr (GArray) rows = g_array_new (FALSE, FALSE, sizeof (MvProductRow));
  int code;

  if (stmt == NULL)
    return NULL;
  g_array_set_clear_func (rows, (GDestroyNotify) row_clear);
  bind (stmt, measure, classification, iso3, partner);
  sqlite3_bind_int (stmt, 5, year);
  while ((code = mv_db_step (db, stmt, error)) == SQLITE_ROW)
    {
      MvProductRow row = {
        .flow = { .flow_id = sqlite3_column_int64 (stmt, 0), .from = mv_db_intern (stmt, 1), .to = mv_db_intern (stmt, 2), .year = mv_db_int_or (stmt, 3, 0),
                  .value = mv_db_double (stmt, 4), .low = mv_db_double (stmt, 5), .high = mv_db_double (stmt, 6), .unit = mv_db_intern (stmt, 7),
                  .basis = mv_db_intern (stmt, 8), .valuation = mv_db_intern (stmt, 9), .concept = mv_db_intern (stmt, 10),
                  .reporter = mv_db_intern (stmt, 11), .source_id = mv_db_intern (stmt, 12), .note = mv_db_text (stmt, 13) },
        .product = mv_db_intern (stmt, 14), .name = mv_db_intern (stmt, 15), .section = mv_db_intern (stmt, 16)
      };

      g_array_append_val (rows, row);
    }
  return code == SQLITE_DONE ? g_steal_pointer (&rows) : NULL;
}

GArray *
mv_chart_products_years (MvDb *db, const char *measure, const char *classification, const char *iso3, const char *partner, gboolean outward, guint n_least,
                         GError **error)
{
  static const char out_sql[] =
    "SELECT year FROM flow f JOIN product p ON p.code = f.product"
    " WHERE from_iso3 = ?3 AND measure = ?1 AND p.classification = ?2 AND p.addable = 1 AND focus_from = 1 AND to_iso3 <> 'WLD' AND (?4 IS NULL OR to_iso3 = ?4)"
    " GROUP BY year HAVING count(DISTINCT to_iso3) >= ?5 AND count(DISTINCT product) > 1 ORDER BY year";
  static const char in_sql[] =
    "SELECT year FROM flow f JOIN product p ON p.code = f.product"
    " WHERE to_iso3 = ?3 AND measure = ?1 AND p.classification = ?2 AND p.addable = 1 AND focus_to = 1 AND from_iso3 <> 'WLD' AND (?4 IS NULL OR from_iso3 = ?4)"
    " GROUP BY year HAVING count(DISTINCT from_iso3) >= ?5 AND count(DISTINCT product) > 1 ORDER BY year";
  mv_auto_rewind sqlite3_stmt *stmt = mv_db_prepare (db, outward ? out_sql : in_sql, error);
  g_autoptr (GArray) years = g_array_new (FALSE, FALSE, sizeof (int));
  int code;

  if (stmt == NULL)
    return NULL;
  bind (stmt, measure, classification, iso3, partner);
  sqlite3_bind_int (stmt, 5, (int) n_least);
  while ((code = mv_db_step (db, stmt, error)) == SQLITE_ROW)
    {
      int year = sqlite3_column_int (stmt, 0);

      g_array_append_val (years, year);
    }
  return code == SQLITE_DONE ? g_steal_pointer (&years) : NULL;
}
