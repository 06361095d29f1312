#include "app/store/agreement.h"

static gboolean
read_rows (MvDb *db, const char *sql, int year, const char *iso3, GArray *rows, GError **error)
{
  mv_auto_rewind sqlite3_stmt *stmt = mv_db_prepare (db, sql, error);
  int rc;

  if (stmt == NULL)
    return FALSE;
  sqlite3_bind_int (stmt, 1, year);
  sqlite3_bind_text (stmt, 2, iso3, -1, SQLITE_STATIC);
  while ((rc = mv_db_step (db, stmt, error)) == SQLITE_ROW)
    {
      MvAgreementRow row = { mv_db_intern (stmt, 0), mv_db_intern (stmt, 1), mv_db_intern (stmt, 2), sqlite3_column_int (stmt, 3),
                             mv_db_double (stmt, 4), mv_db_double (stmt, 5), year, sqlite3_column_int (stmt, 6) };

      g_array_append_val (rows, row);
    }
  return rc == SQLITE_DONE;
}

GArray *
mv_agreement_read (MvDb *db, int year, const char *iso3, GError **error)
{
  static const char as_home[] =
    "SELECT iso3_a, iso3_b, source_id, n_votes, share, weighted, pooled FROM agreement WHERE year = ?1 AND iso3_a = ?2 ORDER BY iso3_b";
  /* The five stand in iso3_a; among themselves a pair may stand once only. */
  static const char as_other[] =
    "SELECT iso3_a, iso3_b, source_id, n_votes, share, weighted, pooled FROM agreement a WHERE year = ?1 AND iso3_b = ?2"
    "   AND iso3_a IN (SELECT iso3 FROM country WHERE in_region = 1)"
    "   AND NOT EXISTS (SELECT 1 FROM agreement b WHERE b.year = a.year AND b.iso3_a = a.iso3_b AND b.iso3_b = a.iso3_a) ORDER BY iso3_a";
  g_autoptr (GArray) rows = g_array_new (FALSE, FALSE, sizeof (MvAgreementRow));

  if (!read_rows (db, as_home, year, iso3, rows, error) || !read_rows (db, as_other, year, iso3, rows, error))
    return NULL;
  return g_steal_pointer (&rows);
}

GArray *
mv_agreement_over_time (MvDb *db, const char *home, const char *other, GError **error)
{
  static const char sql[] =
    "SELECT iso3_a, iso3_b, source_id, n_votes, share, weighted, pooled, year FROM agreement"
    " WHERE (iso3_a = ?1 AND iso3_b = ?2) OR (iso3_a = ?2 AND iso3_b = ?1"
    "    AND NOT EXISTS (SELECT 1 FROM agreement b WHERE b.year = agreement.year AND b.iso3_a = ?1 AND b.iso3_b = ?2)) ORDER BY year";
  mv_auto_rewind sqlite3_stmt *stmt = mv_db_prepare (db, sql, error);
  g_autoptr (GArray) rows = g_array_new (FALSE, FALSE, sizeof (MvAgreementRow));
  int rc;

  if (stmt == NULL)
    return NULL;
  sqlite3_bind_text (stmt, 1, home, -1, SQLITE_STATIC);
  sqlite3_bind_text (stmt, 2, other, -1, SQLITE_STATIC);
  while ((rc = mv_db_step (db, stmt, error)) == SQLITE_ROW)
    {
      MvAgreementRow row = { mv_db_intern (stmt, 0), mv_db_intern (stmt, 1), mv_db_intern (stmt, 2), sqlite3_column_int (stmt, 3),
                             mv_db_double (stmt, 4), mv_db_double (stmt, 5), sqlite3_column_int (stmt, 7), sqlite3_column_int (stmt, 6) };

      g_array_append_val (rows, row);
    }
  return rc == SQLITE_DONE ? g_steal_pointer (&rows) : NULL;
}

GArray *
mv_agreement_years (MvDb *db, GError **error)
{
  static const char sql[] = "SELECT min(year) FROM agreement WHERE year > ?1";
  mv_auto_rewind sqlite3_stmt *stmt = mv_db_prepare (db, sql, error);
  g_autoptr (GArray) years = g_array_new (FALSE, FALSE, sizeof (int));
  int year = 0, rc;

  if (stmt == NULL)
    return NULL;
  do
    {
      sqlite3_bind_int (stmt, 1, year);
      rc = mv_db_step (db, stmt, error);
      year = rc == SQLITE_ROW ? mv_db_int_or (stmt, 0, 0) : 0;
      sqlite3_reset (stmt);
      if (year > 0)
        g_array_append_val (years, year);
    }
  while (year > 0);
  return rc == SQLITE_ROW ? g_steal_pointer (&years) : NULL;
}
