#include "app/store/flows.h"

#include "app/store/attach.h"

static void
row_clear (MvFlowRow *row)
{
  g_free (row->note);
}

static void
bind_text (sqlite3_stmt *stmt, int index, const char *text)
{
  sqlite3_bind_text (stmt, index, text, -1, SQLITE_STATIC);
}

/* Does the row count for a focus that holds its ends as told? */
static gboolean
row_counts (sqlite3_stmt *stmt, gboolean from_focus, gboolean to_focus)
{
  if (from_focus && to_focus)
    return sqlite3_column_int (stmt, 13);
  return sqlite3_column_int (stmt, from_focus ? 14 : 15);
}

GArray *
mv_flows_of_year (MvDb *db, const char *measure, const char *product, int year, const char *const *focus, GError **error)
{
  static const char sql[] =
    "SELECT flow_id, from_iso3, to_iso3, value, low, high, unit, basis, valuation, concept, reporter_iso3, source_id, note,"
    "       preferred, focus_from, focus_to"
    "  FROM flow WHERE measure = ?1 AND product = ?2 AND year = ?3 ORDER BY preferred, from_iso3, to_iso3, flow_id";
  mv_auto_rewind sqlite3_stmt *stmt = mv_db_prepare (db, sql, error);
  g_autoptr (GArray) rows = g_array_new (FALSE, FALSE, sizeof (MvFlowRow));
  int code;

  if (stmt == NULL)
    return NULL;
  g_array_set_clear_func (rows, (GDestroyNotify) row_clear);
  bind_text (stmt, 1, measure);
  bind_text (stmt, 2, product);
  sqlite3_bind_int (stmt, 3, year);
  while ((code = mv_db_step (db, stmt, error)) == SQLITE_ROW)
    {
      gboolean from_focus = g_strv_contains (focus, (const char *) sqlite3_column_text (stmt, 1));
      gboolean to_focus = g_strv_contains (focus, (const char *) sqlite3_column_text (stmt, 2));
      MvFlowRow row = { .year = year };

      if ((!from_focus && !to_focus) || !row_counts (stmt, from_focus, to_focus))
        continue;
      row.flow_id = sqlite3_column_int64 (stmt, 0);
      row.from = mv_db_intern (stmt, 1);
      row.to = mv_db_intern (stmt, 2);
      row.value = mv_db_double (stmt, 3);
      row.low = mv_db_double (stmt, 4);
      row.high = mv_db_double (stmt, 5);
      row.unit = mv_db_intern (stmt, 6);
      row.basis = mv_db_intern (stmt, 7);
      row.valuation = mv_db_intern (stmt, 8);
      row.concept = mv_db_intern (stmt, 9);
      row.reporter = mv_db_intern (stmt, 10);
      row.source_id = mv_db_intern (stmt, 11);
      row.note = mv_db_words (stmt, 12);
      g_array_append_val (rows, row);
    }
  return code == SQLITE_DONE ? g_steal_pointer (&rows) : NULL;
}

/* -1 on an error, else whether STMT (bound: ?1 measure, ?2 product) has a row for YEAR and ISO3. */
static int
has_row (MvDb *db, sqlite3_stmt *stmt, int year, const char *iso3, GError **error)
{
  int code;

  sqlite3_bind_int (stmt, 3, year);
  bind_text (stmt, 4, iso3);
  code = mv_db_step (db, stmt, error);
  sqlite3_reset (stmt);
  return code == SQLITE_ROW ? 1 : code == SQLITE_DONE ? 0 : -1;
}

/* The first year above AFTER that has any row; 0 = none, -1 = error. Jumps along the index instead of reading all rows. */
static int
next_year (MvDb *db, sqlite3_stmt *stmt, int after, GError **error)
{
  int year = -1;

  sqlite3_bind_int (stmt, 3, after);
  if (mv_db_step (db, stmt, error) == SQLITE_ROW)
    year = mv_db_int_or (stmt, 0, 0);
  sqlite3_reset (stmt);
  return year;
}

/* Of an imported source: a jump along the table's key for each import, and the largest of all years as noted when they were imported. */
static const char own_next_sql[] =
  "SELECT min((SELECT v.year FROM work.flow_value AS v WHERE v.series_id = s.series_id AND v.product_id = p.product_id AND v.year > ?3 ORDER BY v.year LIMIT 1))"
  "  FROM work.import AS i JOIN work.flow_series AS s USING (import_id) JOIN work.flow_product AS p ON p.code = ?2"
  " WHERE i.undone_at IS NULL AND i.source_id = ?4 AND s.measure = ?1";
static const char own_largest_sql[] =
  "SELECT max(k.value) FROM work.import AS i JOIN work.flow_series AS s USING (import_id) JOIN work.flow_peak AS k USING (series_id)"
  " WHERE i.undone_at IS NULL AND i.source_id = ?4 AND s.measure = ?1 AND ?2 = 'TOTAL' AND k.outward = 1 AND k.iso3 = ?3";
static const char own_inward_sql[] =
  "SELECT max(k.value) FROM work.import AS i JOIN work.flow_series AS s USING (import_id) JOIN work.flow_peak AS k USING (series_id)"
  " WHERE i.undone_at IS NULL AND i.source_id = ?4 AND s.measure = ?1 AND ?2 = 'TOTAL' AND k.outward = 0 AND k.iso3 = ?3";

GArray *
mv_flows_years (MvDb *db, const char *measure, const char *product, const char *const *focus, gboolean outward, gboolean inward,
                GError **error)
{
  static const char all_sql[] = "SELECT min(year) FROM flow WHERE measure = ?1 AND product = ?2 AND year > ?3";
  const char *next_sql = *mv_store_origin (db) != '\0' ? own_next_sql : all_sql;
  static const char out_sql[] =
    "SELECT 1 FROM flow WHERE measure = ?1 AND product = ?2 AND year = ?3 AND preferred = 1 AND from_iso3 = ?4 AND to_iso3 <> 'WLD' LIMIT 1";
  static const char in_sql[] =
    "SELECT 1 FROM flow WHERE measure = ?1 AND product = ?2 AND year = ?3 AND preferred = 1 AND to_iso3 = ?4 AND from_iso3 <> 'WLD' LIMIT 1";
  mv_auto_rewind sqlite3_stmt *next = mv_db_prepare (db, next_sql, error);
  mv_auto_rewind sqlite3_stmt *out = next != NULL ? mv_db_prepare (db, out_sql, error) : NULL;
  mv_auto_rewind sqlite3_stmt *in = out != NULL ? mv_db_prepare (db, in_sql, error) : NULL;
  sqlite3_stmt *all[] = { next, out, in };
  g_autoptr (GArray) years = g_array_new (FALSE, FALSE, sizeof (int));
  int year;

  if (in == NULL)
    return NULL;
  for (guint i = 0; i < G_N_ELEMENTS (all); i++)
    {
      bind_text (all[i], 1, measure);
      bind_text (all[i], 2, product);
    }
  if (next_sql == own_next_sql)
    bind_text (next, 4, mv_store_origin (db));
  for (year = next_year (db, next, 0, error); year > 0; year = next_year (db, next, year, error))
    {
      int found = 0;

      for (guint i = 0; focus[i] != NULL && found == 0; i++)
        {
          if (outward)
            found = has_row (db, out, year, focus[i], error);
          if (inward && found == 0)
            found = has_row (db, in, year, focus[i], error);
        }
      if (found < 0)
        return NULL;
      if (found)
        g_array_append_val (years, year);
    }
  return year == 0 ? g_steal_pointer (&years) : NULL;
}

gboolean
mv_flows_largest (MvDb *db, const char *measure, const char *product, const char *const *focus, double *largest, GError **error)
{
  static const char out_sql[] =
    "SELECT value FROM flow JOIN country ON iso3 = to_iso3"
    " WHERE measure = ?1 AND product = ?2 AND from_iso3 = ?3 AND focus_from = 1 AND lon IS NOT NULL ORDER BY value DESC LIMIT 1";
  static const char in_sql[] =
    "SELECT value FROM flow JOIN country ON iso3 = from_iso3"
    " WHERE measure = ?1 AND product = ?2 AND to_iso3 = ?3 AND focus_to = 1 AND lon IS NOT NULL ORDER BY value DESC LIMIT 1";
  gboolean noted = *mv_store_origin (db) != '\0' && g_str_equal (product, "TOTAL");
  const char *const queries[] = { noted ? own_largest_sql : out_sql, noted ? own_inward_sql : in_sql };

  *largest = 0;
  for (guint q = 0; q < G_N_ELEMENTS (queries); q++)
    {
      mv_auto_rewind sqlite3_stmt *stmt = mv_db_prepare (db, queries[q], error);

      if (stmt == NULL)
        return FALSE;
      bind_text (stmt, 1, measure);
      bind_text (stmt, 2, product);
      if (noted)
        bind_text (stmt, 4, mv_store_origin (db));
      for (guint i = 0; focus[i] != NULL; i++)
        {
          int code;

          bind_text (stmt, 3, focus[i]);
          code = mv_db_step (db, stmt, error);
          if (code == SQLITE_ROW && sqlite3_column_type (stmt, 0) != SQLITE_NULL)
            *largest = MAX (*largest, sqlite3_column_double (stmt, 0));
          sqlite3_reset (stmt);
          if (code != SQLITE_ROW && code != SQLITE_DONE)
            return FALSE;
        }
    }
  return TRUE;
}
