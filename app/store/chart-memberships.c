#include "app/store/chart-memberships.h"

#include "app/base/terms.h"

static void
row_clear (MvCountryMembership *membership)
{
  g_free (membership->row.note);
}

static const char *
intern_words (sqlite3_stmt *stmt, int column)
{
  return g_intern_string (mv_term ((const char *) sqlite3_column_text (stmt, column)));
}

static MvDate
read_date (sqlite3_stmt *stmt, int column)
{
  MvDate date = { 0, 0, 0 };

  mv_date_parse ((const char *) sqlite3_column_text (stmt, column), &date);
  return date;
}

GArray *
mv_chart_memberships_of (MvDb *db, const char *iso3, GError **error)
{
  static const char sql[] =
    "SELECT m.org_id, o.acronym, o.name, o.kind, o.lead_iso3, (SELECT count(DISTINCT iso3) FROM membership s WHERE s.org_id = m.org_id) AS size, o.dissolved,"
    "       m.iso3, m.status, m.standing, m.source_id, m.since, m.until, m.doubtful, m.note, o.founded"
    "  FROM membership m JOIN organisation o ON o.org_id = m.org_id WHERE m.iso3 = ?1 ORDER BY size, m.org_id, ifnull(m.since, ''), m.status";
  mv_auto_rewind sqlite3_stmt *stmt = mv_db_prepare (db, sql, error);
  g_autoptr (GArray) list = g_array_new (FALSE, FALSE, sizeof (MvCountryMembership));
  int code;

  if (stmt == NULL)
    return NULL;
  g_array_set_clear_func (list, (GDestroyNotify) row_clear);
  sqlite3_bind_text (stmt, 1, iso3, -1, SQLITE_STATIC);
  while ((code = mv_db_step (db, stmt, error)) == SQLITE_ROW)
    {
      MvCountryMembership one = {
        .org_id = mv_db_intern (stmt, 0), .acronym = intern_words (stmt, 1), .name = intern_words (stmt, 2), .kind = mv_db_intern (stmt, 3),
        .lead_iso3 = mv_db_intern (stmt, 4), .size = sqlite3_column_int (stmt, 5), .dissolved = read_date (stmt, 6), .founded = read_date (stmt, 15),
        .row = { .iso3 = mv_db_intern (stmt, 7), .status = mv_db_intern (stmt, 8), .standing = mv_db_intern (stmt, 9), .source_id = mv_db_intern (stmt, 10),
                 .since = read_date (stmt, 11), .until = read_date (stmt, 12), .doubtful = sqlite3_column_int (stmt, 13), .note = mv_db_words (stmt, 14) }
      };

      g_array_append_val (list, one);
    }
  return code == SQLITE_DONE ? g_steal_pointer (&list) : NULL;
}

GArray *
mv_chart_organisations_of_powers (MvDb *db, GError **error)
{
  static const char sql[] =
    "SELECT o.org_id FROM organisation o JOIN membership m ON m.org_id = o.org_id"
    " WHERE o.lead_iso3 IS NOT NULL AND o.dissolved IS NULL AND o.kind IN ('military', 'political', 'economic')"
    " GROUP BY o.org_id HAVING sum(m.iso3 IN (SELECT iso3 FROM country WHERE in_region = 1) AND m.standing IN ('member', 'associate', 'signatory', 'lead')) > 0"
    " ORDER BY count(DISTINCT m.iso3), o.org_id";
  mv_auto_rewind sqlite3_stmt *stmt = mv_db_prepare (db, sql, error);
  g_autoptr (GArray) list = g_array_new (FALSE, FALSE, sizeof (const char *));
  int code;

  if (stmt == NULL)
    return NULL;
  while ((code = mv_db_step (db, stmt, error)) == SQLITE_ROW)
    {
      const char *org_id = mv_db_intern (stmt, 0);

      g_array_append_val (list, org_id);
    }
  return code == SQLITE_DONE ? g_steal_pointer (&list) : NULL;
}
