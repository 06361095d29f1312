#include "app/store/import-same.h"

#include <math.h>
#include <string.h>

#define SAME_MOST 1000

/* The first row whose flow is not before FLOW. */
static gsize
find_flow (const MvImportRows *rows, guint64 flow)
{
  gsize low = 0, high = rows->n;

  while (low < high)
    {
      gsize middle = (low + high) / 2;

      if (MV_KEY_FLOW (rows->rows[middle].key) < flow)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

static void
note (const MvImportRows *rows, MvImportRow *row, const char *measure, double other, const char *source, gboolean in_workspace, MvDuplicates duplicates,
      MvImportWritten *written)
{
  gboolean seen = (row->flags & MV_ROW_SEEN) != 0;

  row->flags |= MV_ROW_SEEN;
  if (!seen)
    written->n_same++;
  if (duplicates == MV_DUPLICATES_SKIP && !seen)
    written->n_skipped++;
  if (duplicates != MV_DUPLICATES_KEEP)
    row->flags |= duplicates == MV_DUPLICATES_SKIP ? MV_ROW_DROPPED : MV_ROW_REPLACES;
  if (written->same->len < SAME_MOST)
    {
      MvImportSame *same = g_new (MvImportSame, 1);

      *same = (MvImportSame) { g_strdup (measure), g_strdup (rows->products->pdata[MV_KEY_PRODUCT (row->key)]), MV_KEY_YEAR (row->key),
                               mv_country_names_code (rows->names, MV_KEY_FROM (row->key)), mv_country_names_code (rows->names, MV_KEY_TO (row->key)),
                               row->value, other, g_strdup (source), in_workspace };
      g_ptr_array_add (written->same, same);
    }
}

/* Rows of STMT: product's number, year, from, to, value, source. In the order of the key where SORTED, then both are walked once. */
static gboolean
compare (MvDb *db, sqlite3_stmt *stmt, MvImportRows *rows, const char *measure, gboolean in_workspace, MvDuplicates duplicates, MvImportWritten *written,
         GError **error)
{
  gsize at = 0;
  int rc;

  while ((rc = mv_db_step (db, stmt, error)) == SQLITE_ROW)
    {
      int year = sqlite3_column_int (stmt, 1), from, to;
      guint64 flow;

      from = mv_country_names_find (rows->names, (const char *) sqlite3_column_text (stmt, 2), NULL);
      to = mv_country_names_find (rows->names, (const char *) sqlite3_column_text (stmt, 3), NULL);
      if (from < 0 || to < 0 || year < MV_IMPORT_FIRST_YEAR || year > MV_IMPORT_LAST_YEAR)
        continue;
      flow = MV_KEY_FLOW (MV_IMPORT_KEY (sqlite3_column_int (stmt, 0), year, from, to, 0));
      if (at < rows->n && MV_KEY_FLOW (rows->rows[at].key) < flow)
        at++;
      if (at >= rows->n || MV_KEY_FLOW (rows->rows[at].key) != flow)
        at = find_flow (rows, flow);
      for (gsize i = at; i < rows->n && MV_KEY_FLOW (rows->rows[i].key) == flow; i++)
        if (g_array_index (rows->series, MvImportSeries, MV_KEY_SERIES (rows->rows[i].key)).measure == measure)
          note (rows, &rows->rows[i], measure, mv_db_double (stmt, 4), (const char *) sqlite3_column_text (stmt, 5), in_workspace, duplicates, written);
    }
  return rc == SQLITE_DONE;
}

/* All rows of a measure and product: in the dataset there are few. */
static gboolean
compare_dataset (MvDb *dataset, MvImportRows *rows, const char *measure, MvDuplicates duplicates, MvImportWritten *written, GError **error)
{
  static const char sql[] = "SELECT ?3, year, from_iso3, to_iso3, value, source_id FROM main.flow WHERE measure = ?1 AND product = ?2 AND preferred = 1"
                            " ORDER BY year, from_iso3, to_iso3";
  mv_auto_rewind sqlite3_stmt *stmt = mv_db_prepare (dataset, sql, error);

  for (guint i = 0; stmt != NULL && i < rows->products->len; i++)
    {
      sqlite3_bind_text (stmt, 1, measure, -1, SQLITE_STATIC);
      sqlite3_bind_text (stmt, 2, rows->products->pdata[i], -1, SQLITE_STATIC);
      sqlite3_bind_int (stmt, 3, (int) i);
      if (!compare (dataset, stmt, rows, measure, FALSE, duplicates, written, error))
        return FALSE;
      sqlite3_reset (stmt);
    }
  return stmt != NULL;
}

static gboolean
compare_workspace (MvDb *db, MvImportRows *rows, const gint64 *ids, const char *measure, MvDuplicates duplicates, MvImportWritten *written, GError **error)
{
  static const char sql[] =
    "SELECT ?3, v.year, v.from_iso3, v.to_iso3, v.value, i.source_id FROM import AS i CROSS JOIN flow_series AS s ON s.import_id = i.import_id"
    " CROSS JOIN flow_value AS v ON v.series_id = s.series_id WHERE i.undone_at IS NULL AND s.measure = ?1 AND v.product_id = ?2";
  mv_auto_rewind sqlite3_stmt *stmt = mv_db_prepare (db, sql, error);

  for (guint i = 0; stmt != NULL && i < rows->products->len; i++)
    {
      sqlite3_bind_text (stmt, 1, measure, -1, SQLITE_STATIC);
      sqlite3_bind_int64 (stmt, 2, ids[i]);
      sqlite3_bind_int (stmt, 3, (int) i);
      if (!compare (db, stmt, rows, measure, TRUE, duplicates, written, error))
        return FALSE;
      sqlite3_reset (stmt);
    }
  return stmt != NULL;
}

gboolean
mv_import_find_same (MvDb *workspace, MvDb *dataset, MvImportRows *rows, const gint64 *ids, MvDuplicates duplicates, MvImportWritten *written, GError **error)
{
  g_autoptr (GHashTable) measures = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < rows->series->len; i++)
    {
      const char *measure = g_array_index (rows->series, MvImportSeries, i).measure;

      if (g_hash_table_add (measures, (gpointer) measure)
          && (!compare_dataset (dataset, rows, measure, duplicates, written, error)
              || !compare_workspace (workspace, rows, ids, measure, duplicates, written, error)))
        return FALSE;
    }
  return TRUE;
}
