#include "app/store/import-view.h"

#include "app/store/imports.h"

#define FIRST_YEAR 1945         /* a view's; see app/view/view.h */
#define LAST_YEAR 2026

/* What has the most rows: a series, its family, and its product; TOTAL where there is one. */
typedef struct { gint64 series_id, product_id; char *family, *source_id, *product; int year; } Best;     /* family: the view's word */

static gboolean
find_best (MvDb *db, gint64 import_id, Best *best, GError **error)
{
  static const char series_sql[] = "SELECT s.series_id, s.measure, i.source_id FROM work.flow_series AS s"
                                   " JOIN work.import AS i USING (import_id) WHERE s.import_id = ?1 ORDER BY s.n_rows DESC, s.series_id LIMIT 1";
  static const char product_sql[] = "SELECT product_id, code, max(v.year) FROM work.flow_value AS v JOIN work.flow_product AS p USING (product_id)"
                                    " WHERE v.series_id = ?1 GROUP BY product_id ORDER BY code = 'TOTAL' DESC, count(*) DESC, code LIMIT 1";
  mv_auto_rewind sqlite3_stmt *series = mv_db_prepare (db, series_sql, error);
  mv_auto_rewind sqlite3_stmt *product = series != NULL ? mv_db_prepare (db, product_sql, error) : NULL;
  int rc;

  if (product == NULL)
    return FALSE;
  sqlite3_bind_int64 (series, 1, import_id);
  if ((rc = mv_db_step (db, series, error)) != SQLITE_ROW)
    return rc == SQLITE_DONE;
  best->series_id = sqlite3_column_int64 (series, 0);
  best->family = mv_imports_family (db, (const char *) sqlite3_column_text (series, 1));
  best->source_id = mv_db_text (series, 2);
  sqlite3_bind_int64 (product, 1, best->series_id);
  if ((rc = mv_db_step (db, product, error)) != SQLITE_ROW)
    return rc == SQLITE_DONE;
  best->product_id = sqlite3_column_int64 (product, 0);
  best->product = mv_db_text (product, 1);
  best->year = sqlite3_column_int (product, 2);
  return TRUE;
}

/* Countries of the region first, and one of the others only where none is. */
static GString *
find_focus (MvDb *db, const Best *best, GError **error)
{
  static const char sql[] =
    "SELECT iso3, in_region FROM (SELECT from_iso3 AS iso3 FROM work.flow_value WHERE series_id = ?1 AND product_id = ?2 AND year = ?3"
    " UNION ALL SELECT to_iso3 FROM work.flow_value WHERE series_id = ?1 AND product_id = ?2 AND year = ?3) JOIN main.country USING (iso3)"
    " WHERE lon IS NOT NULL GROUP BY iso3 ORDER BY in_region DESC, count(*) DESC, iso3 LIMIT 5";
  mv_auto_rewind sqlite3_stmt *stmt = mv_db_prepare (db, sql, error);
  GString *focus = g_string_new (NULL);
  int rc = SQLITE_ERROR;

  if (stmt != NULL)
    {
      sqlite3_bind_int64 (stmt, 1, best->series_id);
      sqlite3_bind_int64 (stmt, 2, best->product_id);
      sqlite3_bind_int (stmt, 3, best->year);
    }
  while (stmt != NULL && (rc = mv_db_step (db, stmt, error)) == SQLITE_ROW)
    if (focus->len == 0 || sqlite3_column_int (stmt, 1))
      g_string_append_printf (focus, "%s%s", focus->len > 0 ? "," : "", (const char *) sqlite3_column_text (stmt, 0));
  if (rc != SQLITE_DONE)
    {
      g_string_free (focus, TRUE);
      return NULL;
    }
  return focus;
}

static char *
text_of (const Best *best, const char *focus)
{
  g_autofree char *product = g_uri_escape_string (best->product, NULL, FALSE);
  gboolean total = g_str_equal (best->product, "TOTAL");

  return g_strdup_printf ("multivector:?overlay=%s&focus=%s&direction=both&year=%d&origin=%s%s%s", best->family, focus,
                          CLAMP (best->year, FIRST_YEAR, LAST_YEAR), best->source_id, total ? "" : "&product=", total ? "" : product);
}

char *
mv_import_view_text (MvDb *db, gint64 import_id, GError **error)
{
  static const char places_sql[] = "SELECT 1 FROM work.place WHERE import_id = ?1 LIMIT 1";
  Best best = { 0 };
  mv_auto_rewind sqlite3_stmt *places = NULL;
  g_autofree char *text = NULL;
  gboolean found;

  g_return_val_if_fail (db != NULL, NULL);

  found = find_best (db, import_id, &best, error);
  if (found && best.product != NULL && best.family != NULL)
    {
      GString *focus = find_focus (db, &best, error);

      text = focus != NULL && focus->len > 0 ? text_of (&best, focus->str) : focus != NULL ? g_strdup ("") : NULL;
      if (focus != NULL)
        g_string_free (focus, TRUE);
    }
  else if (found && (places = mv_db_prepare (db, places_sql, error)) != NULL)
    {
      sqlite3_bind_int64 (places, 1, import_id);
      text = g_strdup (mv_db_step (db, places, error) == SQLITE_ROW ? "multivector:?overlay=projects" : "");
    }
  g_free (best.family);
  g_free (best.source_id);
  g_free (best.product);
  return g_steal_pointer (&text);
}
