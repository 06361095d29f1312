#include "app/store/indicators.h"

#include "app/base/text.h"

void
mv_indicator_free (MvIndicator *indicator)
{
  if (indicator == NULL)
    return;
  g_free (indicator->name);
  g_free (indicator);
}

MvIndicator *
mv_indicator_read (MvDb *db, const char *code, GError **error)
{
  static const char sql[] = "SELECT code, unit, source_id, name FROM indicator_def WHERE code = ?1";
  mv_auto_rewind sqlite3_stmt *stmt = mv_db_prepare (db, sql, error);
  MvIndicator *indicator;
  int rc;

  if (stmt == NULL)
    return NULL;
  sqlite3_bind_text (stmt, 1, code, -1, SQLITE_STATIC);
  rc = mv_db_step (db, stmt, error);
  if (rc == SQLITE_DONE)
    g_set_error (error, MV_ERROR, MV_ERROR_NOT_FOUND, _("%s: the dataset has no such indicator. “multivector query 'SELECT code, name FROM indicator_def'” lists them."),
                 code);
  if (rc != SQLITE_ROW)
    return NULL;
  indicator = g_new0 (MvIndicator, 1);
  indicator->code = mv_db_intern (stmt, 0);
  indicator->unit = mv_db_intern (stmt, 1);
  indicator->source_id = mv_db_intern (stmt, 2);
  indicator->name = mv_db_words (stmt, 3);
  return indicator;
}

GArray *
mv_indicator_values (MvDb *db, const char *code, const char *iso3, GError **error)
{
  static const char sql[] = "SELECT year, value, source_id FROM indicator WHERE code = ?1 AND iso3 = ?2 AND value IS NOT NULL ORDER BY year";
  mv_auto_rewind sqlite3_stmt *stmt = mv_db_prepare (db, sql, error);
  g_autoptr (GArray) values = g_array_new (FALSE, FALSE, sizeof (MvIndicatorValue));
  int rc;

  if (stmt == NULL)
    return NULL;
  sqlite3_bind_text (stmt, 1, code, -1, SQLITE_STATIC);
  sqlite3_bind_text (stmt, 2, iso3, -1, SQLITE_STATIC);
  while ((rc = mv_db_step (db, stmt, error)) == SQLITE_ROW)
    {
      const MvIndicatorValue value = { sqlite3_column_int (stmt, 0), mv_db_double (stmt, 1), mv_db_intern (stmt, 2) };

      g_array_append_val (values, value);
    }
  return rc == SQLITE_DONE ? g_steal_pointer (&values) : NULL;
}
