#include "app/store/coverage.h"

#include <math.h>

void
mv_coverage_clear (MvCoverage *coverage)
{
  g_clear_pointer (&coverage->note, g_free);
}

gboolean
mv_coverage_read (MvDb *db, const char *measure, const char *iso3, gboolean outward, int year, MvCoverage *coverage, GError **error)
{
  static const char sql[] =
    "SELECT status, partner_share, note, source_id FROM coverage"
    " WHERE measure = ?1 AND iso3 = ?2 AND direction = ?3 AND ?4 BETWEEN year_from AND year_to ORDER BY year_from DESC LIMIT 1";
  mv_auto_rewind sqlite3_stmt *stmt = mv_db_prepare (db, sql, error);
  int rc;

  *coverage = (MvCoverage) { .partner_share = NAN };
  if (stmt == NULL)
    return FALSE;
  sqlite3_bind_text (stmt, 1, measure, -1, SQLITE_STATIC);
  sqlite3_bind_text (stmt, 2, iso3, -1, SQLITE_STATIC);
  sqlite3_bind_text (stmt, 3, outward ? "from" : "to", -1, SQLITE_STATIC);
  sqlite3_bind_int (stmt, 4, year);
  rc = mv_db_step (db, stmt, error);
  if (rc == SQLITE_ROW)
    {
      coverage->status = mv_db_intern (stmt, 0);
      coverage->partner_share = mv_db_double (stmt, 1);
      coverage->note = mv_db_words (stmt, 2);
      coverage->source_id = mv_db_intern (stmt, 3);
    }
  return rc == SQLITE_ROW || rc == SQLITE_DONE;
}
