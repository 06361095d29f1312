#include "app/store/events.h"

static void
row_clear (MvEventRow *row)
{
  g_free (row->event_id);
  g_free (row->date);
  g_free (row->title);
  g_free (row->iso3s);
}

GArray *
mv_events_read (MvDb *db, GError **error)
{
  static const char sql[] =
    "SELECT event_id, date, title, kind, source_id,"
    "       ifnull((SELECT group_concat(iso3, ' ') FROM event_country c WHERE c.event_id = e.event_id), '')"
    "  FROM event e WHERE series = 'region' ORDER BY date, event_id";
  mv_auto_rewind sqlite3_stmt *stmt = mv_db_prepare (db, sql, error);
  g_autoptr (GArray) rows = g_array_new (FALSE, FALSE, sizeof (MvEventRow));
  int rc;

  if (stmt == NULL)
    return NULL;
  g_array_set_clear_func (rows, (GDestroyNotify) row_clear);
  while ((rc = mv_db_step (db, stmt, error)) == SQLITE_ROW)
    {
      MvEventRow row = { mv_db_text (stmt, 0), mv_db_text (stmt, 1), mv_db_words (stmt, 2), mv_db_intern (stmt, 3), mv_db_intern (stmt, 4),
                         mv_db_text (stmt, 5) };

      g_array_append_val (rows, row);
    }
  return rc == SQLITE_DONE ? g_steal_pointer (&rows) : NULL;
}
