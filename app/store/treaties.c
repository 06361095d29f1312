#include "app/store/treaties.h"

static MvDate
read_date (sqlite3_stmt *stmt, int column)
{
  MvDate date = { 0, 0, 0 };

  mv_date_parse ((const char *) sqlite3_column_text (stmt, column), &date);
  return date;
}

static void
row_clear (MvTreatyParty *row)
{
  g_free (row->name);
  g_free (row->note);
}

GArray *
mv_treaties_read (MvDb *db, GError **error)
{
  static const char sql[] =
    "SELECT treaty_id, type, t.source_id, iso3, p.source_id, name, note, start, \"end\", since, until"
    "  FROM treaty t JOIN treaty_party p USING (treaty_id) ORDER BY treaty_id, iso3";
  mv_auto_rewind sqlite3_stmt *stmt = mv_db_prepare (db, sql, error);
  g_autoptr (GArray) rows = g_array_new (FALSE, FALSE, sizeof (MvTreatyParty));
  int rc;

  if (stmt == NULL)
    return NULL;
  g_array_set_clear_func (rows, (GDestroyNotify) row_clear);
  while ((rc = mv_db_step (db, stmt, error)) == SQLITE_ROW)
    {
      MvTreatyParty row = { NULL };

      row.treaty_id = mv_db_intern (stmt, 0);
      row.type = mv_db_intern (stmt, 1);
      row.source_id = mv_db_intern (stmt, 2);
      row.iso3 = mv_db_intern (stmt, 3);
      row.party_source_id = mv_db_intern (stmt, 4);
      row.name = mv_db_words (stmt, 5);
      row.note = mv_db_words (stmt, 6);
      row.start = read_date (stmt, 7);
      row.end = read_date (stmt, 8);
      row.since = read_date (stmt, 9);
      row.until = read_date (stmt, 10);
      g_array_append_val (rows, row);
    }
  return rc == SQLITE_DONE ? g_steal_pointer (&rows) : NULL;
}
