#include "app/store/sources.h"

#include <string.h>

gboolean
mv_source_read (MvDb *db, const char *source_id, MvSourceRow *row, GError **error)
{
  static const char sql[] =
    "SELECT source_id, title, publisher, edition, licence, redistribution, citation, url, note, read_on FROM source WHERE source_id = ?1";
  mv_auto_rewind sqlite3_stmt *stmt = mv_db_prepare (db, sql, error);

  memset (row, 0, sizeof *row);
  if (stmt == NULL)
    return FALSE;
  sqlite3_bind_text (stmt, 1, source_id, -1, SQLITE_TRANSIENT);
  if (mv_db_step (db, stmt, error) != SQLITE_ROW)
    return FALSE;
  row->source_id = mv_db_text (stmt, 0);
  row->title = mv_db_text (stmt, 1);
  row->publisher = mv_db_text (stmt, 2);
  row->edition = mv_db_text (stmt, 3);
  row->licence = mv_db_text (stmt, 4);
  row->redistribution = mv_db_text (stmt, 5);
  row->citation = mv_db_text (stmt, 6);
  row->url = mv_db_text (stmt, 7);
  row->note = mv_db_text (stmt, 8);
  row->read_on = mv_db_text (stmt, 9);
  return TRUE;
}

void
mv_source_row_clear (MvSourceRow *row)
{
  g_free (row->source_id);
  g_free (row->title);
  g_free (row->publisher);
  g_free (row->edition);
  g_free (row->licence);
  g_free (row->redistribution);
  g_free (row->citation);
  g_free (row->url);
  g_free (row->note);
  g_free (row->read_on);
  memset (row, 0, sizeof *row);
}
