#include "app/store/import-write.h"

#include <math.h>
#include <string.h>

#include "app/base/text.h"
#include "app/store/import-same.h"

#define ROWS_BETWEEN_LOOKS 65536
#define CACHE "PRAGMA cache_size = -24000"

void
mv_import_place_free (MvImportPlace *place)
{
  char **all[] = { &place->record, &place->name, &place->sponsor, &place->sector, &place->status, &place->unit, &place->basis, &place->geometry, &place->note };

  for (guint i = 0; i < G_N_ELEMENTS (all); i++)
    g_free (*all[i]);
  g_free (place);
}

static void
bind (sqlite3_stmt *stmt, int index, const char *text)
{
  sqlite3_bind_text (stmt, index, text, -1, SQLITE_STATIC);
}

/* Runs STMT, which gives no rows, and makes it ready for the next. */
static gboolean
run (MvDb *db, sqlite3_stmt *stmt, GError **error)
{
  int rc = mv_db_step (db, stmt, error);

  sqlite3_reset (stmt);
  return rc == SQLITE_DONE || rc == SQLITE_ROW;
}

/* Ids of one's own sources begin with "own_": none in the dataset does. */
static char *
new_source_id (MvDb *db, const char *title, GError **error)
{
  static const char sql[] = "SELECT 1 FROM source WHERE source_id = ?1";
  g_autofree char *ascii = g_str_to_ascii (title, NULL);
  GString *slug = g_string_new ("own_");

  for (const char *next = ascii; *next != '\0' && slug->len < 40; next++)
    if (g_ascii_isalnum (*next))
      g_string_append_c (slug, g_ascii_tolower (*next));
    else if (slug->str[slug->len - 1] != '_')
      g_string_append_c (slug, '_');
  if (slug->str[slug->len - 1] == '_')
    g_string_truncate (slug, slug->len - 1);
  for (guint n = 1;; n++)
    {
      g_autofree char *id = n == 1 ? g_strdup (slug->str) : g_strdup_printf ("%s_%u", slug->str, n);
      mv_auto_rewind sqlite3_stmt *stmt = mv_db_prepare (db, sql, error);
      int rc = SQLITE_ERROR;

      if (stmt != NULL)
        {
          bind (stmt, 1, id);
          rc = mv_db_step (db, stmt, error);
        }
      if (rc == SQLITE_ROW)
        continue;
      g_string_free (slug, TRUE);
      return rc == SQLITE_DONE ? g_steal_pointer (&id) : NULL;
    }
}

/* The same source imported from twice, a file a year for instance, stays one. */
static char *
put_source (MvDb *db, const MvImportSource *source, GError **error)
{
  static const char find_sql[] = "SELECT source_id FROM source WHERE title = ?1 AND publisher = ?2 AND licence = ?3 AND ifnull(url, '') = ifnull(?4, '')"
                                 " AND ifnull(edition, '') = ifnull(?5, '')";
  static const char put_sql[] = "INSERT INTO source (source_id, title, publisher, licence, url, edition, read_on, note) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)";
  mv_auto_rewind sqlite3_stmt *find = mv_db_prepare (db, find_sql, error);
  mv_auto_rewind sqlite3_stmt *put = find != NULL ? mv_db_prepare (db, put_sql, error) : NULL;
  const char *texts[] = { source->title, source->publisher, source->licence, source->url, source->edition, source->read_on, source->note };
  g_autofree char *id = NULL;
  int rc;

  if (put == NULL)
    return NULL;
  for (int i = 0; i < 5; i++)
    bind (find, i + 1, texts[i]);
  rc = mv_db_step (db, find, error);
  if (rc == SQLITE_ROW)
    return mv_db_text (find, 0);
  if (rc != SQLITE_DONE || (id = new_source_id (db, source->title, error)) == NULL)
    return NULL;
  bind (put, 1, id);
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    bind (put, (int) i + 2, texts[i]);
  return run (db, put, error) ? g_steal_pointer (&id) : NULL;
}

static gboolean
put_import (MvDb *db, const MvImportWrite *write, const char *source_id, gint64 *import_id, GError **error)
{
  static const char sql[] = "INSERT INTO import (file_name, sha256, recipe, source_id, imported_at, n_rows, n_refused, n_skipped)"
                            " VALUES (?1, '', ?2, ?3, strftime('%Y-%m-%dT%H:%M:%SZ', 'now'), 0, ?4, 0)";
  mv_auto_rewind sqlite3_stmt *stmt = mv_db_prepare (db, sql, error);

  if (stmt == NULL)
    return FALSE;
  bind (stmt, 1, write->file_name);
  bind (stmt, 2, write->recipe);
  bind (stmt, 3, source_id);
  sqlite3_bind_int64 (stmt, 4, (gint64) write->journal->n);
  if (!run (db, stmt, error))
    return FALSE;
  *import_id = sqlite3_last_insert_rowid (mv_db_handle (db));
  return TRUE;
}

/* The workspace's number of each product. Keys are given the order of these numbers, in which the rows are written. */
static gboolean
number_products (MvDb *db, MvImportRows *rows, gint64 *ids, GError **error)
{
  static const char find_sql[] = "SELECT product_id FROM flow_product WHERE code = ?1";
  static const char put_sql[] = "INSERT INTO flow_product (code, name, classification) VALUES (?1, ?2, ?3)";
  mv_auto_rewind sqlite3_stmt *find = mv_db_prepare (db, find_sql, error);
  mv_auto_rewind sqlite3_stmt *put = find != NULL ? mv_db_prepare (db, put_sql, error) : NULL;

  for (guint i = 0; put != NULL && i < rows->products->len; i++)
    {
      const char *code = rows->products->pdata[i], *colon = strchr (code, ':');
      int rc;

      bind (find, 1, code);
      rc = mv_db_step (db, find, error);
      ids[i] = rc == SQLITE_ROW ? sqlite3_column_int64 (find, 0) : 0;
      sqlite3_reset (find);
      if (rc == SQLITE_ROW)
        continue;
      bind (put, 1, code);
      bind (put, 2, rows->product_names->pdata[i]);
      sqlite3_bind_text (put, 3, code, colon != NULL ? (int) (colon - code) : 0, SQLITE_STATIC);
      if (rc != SQLITE_DONE || !run (db, put, error))
        return FALSE;
      ids[i] = sqlite3_last_insert_rowid (mv_db_handle (db));
    }
  return put != NULL;
}

static int
compare_ids (gconstpointer a, gconstpointer b, gpointer ids)
{
  gint64 one = ((gint64 *) ids)[*(const guint *) a], other = ((gint64 *) ids)[*(const guint *) b];

  return one < other ? -1 : one > other;
}

/* Renumbers the products so that their order is that of IDS. */
static void
order_products (MvImportRows *rows, gint64 *ids)
{
  guint n = rows->products->len;
  g_autofree guint *order = g_new (guint, n), *places = g_new (guint, n);
  g_autofree gint64 *old = g_memdup2 (ids, n * sizeof *ids);
  g_autofree gpointer *codes = g_memdup2 (rows->products->pdata, n * sizeof (gpointer));
  gboolean moved = FALSE;

  for (guint i = 0; i < n; i++)
    order[i] = i;
  g_qsort_with_data (order, (int) n, sizeof *order, compare_ids, ids);
  for (guint i = 0; i < n; i++)
    {
      places[order[i]] = i;
      moved = moved || order[i] != i;
    }
  if (!moved)
    return;
  for (guint i = 0; i < n; i++)
    {
      ids[i] = old[order[i]];
      rows->products->pdata[i] = codes[order[i]];
    }
  for (gsize i = 0; i < rows->n; i++)
    rows->rows[i].key = (rows->rows[i].key & ((G_GUINT64_CONSTANT (1) << 35) - 1)) | (guint64) places[MV_KEY_PRODUCT (rows->rows[i].key)] << 35;
  mv_import_rows_sort (rows);
}

static gboolean
put_series (MvDb *db, MvImportRows *rows, gint64 import_id, GError **error)
{
  static const char sql[] = "INSERT INTO flow_series (import_id, measure, unit, basis, valuation, concept, reporter, note, n_rows) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)";
  mv_auto_rewind sqlite3_stmt *stmt = mv_db_prepare (db, sql, error);

  if (stmt == NULL)
    return FALSE;
  for (gsize i = 0; i < rows->n; i++)
    if ((rows->rows[i].flags & MV_ROW_DROPPED) == 0)
      g_array_index (rows->series, MvImportSeries, MV_KEY_SERIES (rows->rows[i].key)).n++;
  for (guint s = 0; s < rows->series->len; s++)
    {
      MvImportSeries *series = &g_array_index (rows->series, MvImportSeries, s);
      const char *texts[] = { series->measure, series->unit, series->basis, series->valuation, series->concept,
                              series->reporter == 'f' ? "from" : series->reporter == 't' ? "to" : NULL, series->note };

      if (series->n == 0)
        continue;
      sqlite3_bind_int64 (stmt, 1, import_id);
      for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
        bind (stmt, (int) i + 2, texts[i]);
      sqlite3_bind_int64 (stmt, 9, (gint64) series->n);
      if (!run (db, stmt, error))
        return FALSE;
      series->series_id = sqlite3_last_insert_rowid (mv_db_handle (db));
    }
  return TRUE;
}

static gboolean
look_around (const MvImportWrite *write, gsize i, GCancellable *cancellable, GError **error)
{
  if (i % ROWS_BETWEEN_LOOKS != 0)
    return TRUE;
  if (write->progress != NULL)
    write->progress (i, NAN, write->data);
  return !g_cancellable_set_error_if_cancelled (cancellable, error);
}

#define ROW      "(?, ?, ?, ?, ?, ?, ?)"
#define FIVE     ROW ", " ROW ", " ROW ", " ROW ", " ROW
#define FIFTY    FIVE ", " FIVE ", " FIVE ", " FIVE ", " FIVE ", " FIVE ", " FIVE ", " FIVE ", " FIVE ", " FIVE
#define TOGETHER 50             /* rows that one statement writes: half of its cost is starting and ending it */
#define INSERT   "INSERT INTO flow_value (series_id, product_id, year, from_iso3, to_iso3, value, counts) VALUES "

static void
bind_value (sqlite3_stmt *stmt, int at, const MvImportRows *rows, const MvImportRow *row, gint64 series_id, const gint64 *ids)
{
  sqlite3_bind_int64 (stmt, at + 1, series_id);
  sqlite3_bind_int64 (stmt, at + 2, ids[MV_KEY_PRODUCT (row->key)]);
  sqlite3_bind_int (stmt, at + 3, MV_KEY_YEAR (row->key));
  sqlite3_bind_text (stmt, at + 4, mv_country_names_code (rows->names, MV_KEY_FROM (row->key)), -1, SQLITE_STATIC);
  sqlite3_bind_text (stmt, at + 5, mv_country_names_code (rows->names, MV_KEY_TO (row->key)), -1, SQLITE_STATIC);
  if (isnan (row->value))
    sqlite3_bind_null (stmt, at + 6);
  else
    sqlite3_bind_double (stmt, at + 6, row->value);
  sqlite3_bind_int (stmt, at + 7, (int) (row->flags & 7));
}

/* The rows of series S in the order of the table's key: every one is appended. */
static gboolean
put_series_values (MvDb *db, const MvImportWrite *write, guint s, const gint64 *ids, GCancellable *cancellable, GError **error)
{
  static const char many_sql[] = INSERT FIFTY, one_sql[] = INSERT ROW;
  mv_auto_rewind sqlite3_stmt *many = mv_db_prepare (db, many_sql, error);
  mv_auto_rewind sqlite3_stmt *one = many != NULL ? mv_db_prepare (db, one_sql, error) : NULL;
  const MvImportRows *rows = write->rows;
  gint64 series_id = g_array_index (rows->series, MvImportSeries, s).series_id;
  const MvImportRow *waiting[TOGETHER];
  int n = 0;

  for (gsize i = 0; one != NULL && i < rows->n; i++)
    {
      if (!look_around (write, i, cancellable, error))
        return FALSE;
      if (MV_KEY_SERIES (rows->rows[i].key) != s || (rows->rows[i].flags & MV_ROW_DROPPED) != 0)
        continue;
      waiting[n] = &rows->rows[i];
      bind_value (many, 7 * n, rows, waiting[n], series_id, ids);
      if (++n < TOGETHER)
        continue;
      if (!run (db, many, error))
        return FALSE;
      n = 0;
    }
  for (int i = 0; one != NULL && i < n; i++)
    {
      bind_value (one, 0, rows, waiting[i], series_id, ids);
      if (!run (db, one, error))
        return FALSE;
    }
  return one != NULL;
}

static gboolean
put_values (MvDb *db, const MvImportWrite *write, const gint64 *ids, GCancellable *cancellable, GError **error)
{
  for (guint s = 0; s < write->rows->series->len; s++)
    if (g_array_index (write->rows->series, MvImportSeries, s).n > 0 && !put_series_values (db, write, s, ids, cancellable, error))
      return FALSE;
  return TRUE;
}

/* The largest value of each country and direction among the totals: the scale of the arrows without a scan. */
static gboolean
put_peaks (MvDb *db, const MvImportRows *rows, const gint64 *ids, GError **error)
{
  static const char sql[] = "INSERT INTO flow_peak (series_id, product_id, outward, iso3, value) VALUES (?1, ?2, ?3, ?4, ?5)";
  mv_auto_rewind sqlite3_stmt *stmt = mv_db_prepare (db, sql, error);
  int n = mv_country_names_len (rows->names);
  g_autofree double *peaks = g_new0 (double, (gsize) n * 2 * rows->series->len);
  guint total = 0;

  while (total < rows->products->len && strcmp (rows->products->pdata[total], "TOTAL") != 0)
    total++;
  if (stmt == NULL || total == rows->products->len)
    return stmt != NULL;
  for (gsize i = 0; i < rows->n; i++)
    {
      const MvImportRow *row = &rows->rows[i];
      double *at = peaks + (gsize) n * 2 * MV_KEY_SERIES (row->key);
      int from = MV_KEY_FROM (row->key), to = MV_KEY_TO (row->key);

      if (MV_KEY_PRODUCT (row->key) != total || isnan (row->value))
        continue;
      if ((row->flags & MV_ROW_FROM) != 0 && mv_country_names_has_place (rows->names, to))
        at[n + from] = MAX (at[n + from], row->value);
      if ((row->flags & MV_ROW_TO) != 0 && mv_country_names_has_place (rows->names, from))
        at[to] = MAX (at[to], row->value);
    }
  for (gsize i = 0; i < (gsize) n * 2 * rows->series->len; i++)
    if (peaks[i] > 0)
      {
        sqlite3_bind_int64 (stmt, 1, g_array_index (rows->series, MvImportSeries, i / (gsize) (2 * n)).series_id);
        sqlite3_bind_int64 (stmt, 2, ids[total]);
        sqlite3_bind_int (stmt, 3, (int) (i / (gsize) n % 2));
        bind (stmt, 4, mv_country_names_code (rows->names, (int) (i % (gsize) n)));
        sqlite3_bind_double (stmt, 5, peaks[i]);
        if (!run (db, stmt, error))
          return FALSE;
      }
  return TRUE;
}

static gboolean
put_replaced (MvDb *db, const MvImportRows *rows, gint64 import_id, guint64 *n, GError **error)
{
  static const char sql[] = "INSERT OR IGNORE INTO flow_replaced (measure, product, year, from_iso3, to_iso3, import_id) VALUES (?1, ?2, ?3, ?4, ?5, ?6)";
  mv_auto_rewind sqlite3_stmt *stmt = mv_db_prepare (db, sql, error);

  for (gsize i = 0; stmt != NULL && i < rows->n; i++)
    {
      const MvImportRow *row = &rows->rows[i];

      if ((row->flags & MV_ROW_REPLACES) == 0 || (row->flags & MV_ROW_DROPPED) != 0)
        continue;
      bind (stmt, 1, g_array_index (rows->series, MvImportSeries, MV_KEY_SERIES (row->key)).measure);
      bind (stmt, 2, rows->products->pdata[MV_KEY_PRODUCT (row->key)]);
      sqlite3_bind_int (stmt, 3, MV_KEY_YEAR (row->key));
      bind (stmt, 4, mv_country_names_code (rows->names, MV_KEY_FROM (row->key)));
      bind (stmt, 5, mv_country_names_code (rows->names, MV_KEY_TO (row->key)));
      sqlite3_bind_int64 (stmt, 6, import_id);
      if (!run (db, stmt, error))
        return FALSE;
      (*n)++;
    }
  return stmt != NULL;
}

static gboolean
put_flows (MvDb *db, MvDb *dataset, MvImportWrite *write, MvImportWritten *written, GCancellable *cancellable, GError **error)
{
  MvImportRows *rows = write->rows;
  g_autofree gint64 *ids = NULL;

  if (write->sum_totals && !g_hash_table_contains (rows->product_numbers, "TOTAL"))
    written->n_summed = mv_import_rows_total (rows, "Added up by the program out of the file's products");
  ids = g_new0 (gint64, rows->products->len + 1);
  if (!number_products (db, rows, ids, error))
    return FALSE;
  order_products (rows, ids);
  if (!mv_import_find_same (db, dataset, rows, ids, write->duplicates, written, error))
    return FALSE;
  mv_import_rows_count (rows);
  if (!put_series (db, rows, written->import_id, error))
    return FALSE;
  for (guint s = 0; s < rows->series->len; s++)
    written->n_taken += g_array_index (rows->series, MvImportSeries, s).n;
  written->n_taken -= MIN (written->n_summed, written->n_taken);
  return write->dry_run || (put_values (db, write, ids, cancellable, error) && put_peaks (db, rows, ids, error)
                            && put_replaced (db, rows, written->import_id, &written->n_replaced, error));
}

static gboolean
put_indicators (MvDb *db, MvImportWrite *write, MvImportWritten *written, GCancellable *cancellable, GError **error)
{
  static const char def_sql[] = "INSERT INTO indicator_def (import_id, code, name, unit) VALUES (?1, ?2, ?3, ?4)";
  static const char sql[] = "INSERT INTO indicator (import_id, code, iso3, year, value) VALUES (?1, ?2, ?3, ?4, ?5)";
  mv_auto_rewind sqlite3_stmt *def = mv_db_prepare (db, def_sql, error);
  mv_auto_rewind sqlite3_stmt *stmt = def != NULL ? mv_db_prepare (db, sql, error) : NULL;
  MvImportRows *rows = write->rows;
  g_autofree const char **units = g_new0 (const char *, rows->products->len + 1);

  for (gsize i = 0; i < rows->n; i++)
    units[MV_KEY_PRODUCT (rows->rows[i].key)] = g_array_index (rows->series, MvImportSeries, MV_KEY_SERIES (rows->rows[i].key)).unit;
  for (guint i = 0; stmt != NULL && i < rows->products->len; i++)
    {
      const char *code = rows->products->pdata[i], *name = rows->product_names->pdata[i];

      sqlite3_bind_int64 (def, 1, written->import_id);
      bind (def, 2, code);
      bind (def, 3, name != NULL ? name : code);
      bind (def, 4, units[i] != NULL ? units[i] : "");
      if (!run (db, def, error))
        return FALSE;
    }
  for (gsize i = 0; stmt != NULL && i < rows->n; i++)
    {
      const MvImportRow *row = &rows->rows[i];

      if (!look_around (write, i, cancellable, error))
        return FALSE;
      sqlite3_bind_int64 (stmt, 1, written->import_id);
      bind (stmt, 2, rows->products->pdata[MV_KEY_PRODUCT (row->key)]);
      bind (stmt, 3, mv_country_names_code (rows->names, MV_KEY_FROM (row->key)));
      sqlite3_bind_int (stmt, 4, MV_KEY_YEAR (row->key));
      if (isnan (row->value))
        sqlite3_bind_null (stmt, 5);
      else
        sqlite3_bind_double (stmt, 5, row->value);
      if (!run (db, stmt, error))
        return FALSE;
      written->n_taken++;
    }
  return stmt != NULL;
}

static void
bind_number (sqlite3_stmt *stmt, int index, double number)
{
  if (isnan (number))
    sqlite3_bind_null (stmt, index);
  else
    sqlite3_bind_double (stmt, index, number);
}

static void
bind_year (sqlite3_stmt *stmt, int index, int year)
{
  if (year == 0)
    sqlite3_bind_null (stmt, index);
  else
    sqlite3_bind_int (stmt, index, year);
}

static gboolean
put_places (MvDb *db, MvImportWrite *write, MvCountryNames *names, MvImportWritten *written, GError **error)
{
  static const char sql[] =
    "INSERT INTO place (import_id, record, name, iso3, sponsor_iso3, sponsor, sector, status, year, end_year, amount, unit, basis, lon, lat, geometry, note)"
    " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17)";
  mv_auto_rewind sqlite3_stmt *stmt = mv_db_prepare (db, sql, error);

  for (guint i = 0; stmt != NULL && i < write->places->len; i++)
    {
      const MvImportPlace *place = write->places->pdata[i];

      sqlite3_bind_int64 (stmt, 1, written->import_id);
      bind (stmt, 2, place->record);
      bind (stmt, 3, place->name);
      bind (stmt, 4, place->country >= 0 ? mv_country_names_code (names, place->country) : NULL);
      bind (stmt, 5, place->sponsor_country >= 0 ? mv_country_names_code (names, place->sponsor_country) : NULL);
      bind (stmt, 6, place->sponsor);
      bind (stmt, 7, place->sector);
      bind (stmt, 8, place->status);
      bind_year (stmt, 9, place->year);
      bind_year (stmt, 10, place->end_year);
      bind_number (stmt, 11, place->amount);
      bind (stmt, 12, place->unit);
      bind (stmt, 13, place->basis);
      bind_number (stmt, 14, place->longitude);
      bind_number (stmt, 15, place->latitude);
      bind (stmt, 16, place->geometry);
      bind (stmt, 17, place->note);
      if (!run (db, stmt, error))
        return FALSE;
      written->n_taken++;
    }
  return stmt != NULL;
}

static gboolean
put_rest (MvDb *db, const MvImportWrite *write, const MvImportWritten *written, GError **error)
{
  static const char import_sql[] = "UPDATE import SET n_rows = ?2, n_refused = ?3, n_skipped = ?4, sha256 = ?5 WHERE import_id = ?1";
  static const char problem_sql[] = "INSERT OR IGNORE INTO import_problem (import_id, line, reason) VALUES (?1, ?2, ?3)";
  mv_auto_rewind sqlite3_stmt *import = mv_db_prepare (db, import_sql, error);
  g_autofree char *digest = NULL;
  mv_auto_rewind sqlite3_stmt *problem = import != NULL ? mv_db_prepare (db, problem_sql, error) : NULL;

  if (problem == NULL)
    return FALSE;
  sqlite3_bind_int64 (import, 1, written->import_id);
  sqlite3_bind_int64 (import, 2, (gint64) written->n_taken);
  sqlite3_bind_int64 (import, 3, (gint64) write->journal->n);
  sqlite3_bind_int64 (import, 4, (gint64) written->n_skipped);
  digest = write->digest (write->digest_data);
  bind (import, 5, digest);
  for (guint i = 0; i < write->journal->problems->len; i++)
    {
      const MvImportProblem *one = write->journal->problems->pdata[i];

      sqlite3_bind_int64 (problem, 1, written->import_id);
      sqlite3_bind_int64 (problem, 2, one->line);
      bind (problem, 3, one->reason);
      if (!run (db, problem, error))
        return FALSE;
    }
  return run (db, import, error);
}

static gboolean
put_all (MvDb *db, MvDb *dataset, MvImportWrite *write, MvCountryNames *names, MvImportWritten *written, GCancellable *cancellable, GError **error)
{
  gboolean rows;

  if ((written->source_id = put_source (db, write->source, error)) == NULL || !put_import (db, write, written->source_id, &written->import_id, error))
    return FALSE;
  if (write->places != NULL)
    rows = put_places (db, write, names, written, error);
  else if (write->indicators)
    rows = put_indicators (db, write, written, cancellable, error);
  else
    rows = put_flows (db, dataset, write, written, cancellable, error);
  return rows && put_rest (db, write, written, error) && !g_cancellable_set_error_if_cancelled (cancellable, error);
}

gboolean
mv_import_write (MvDb *workspace, MvDb *dataset, MvImportWrite *write, MvImportWritten *written, GCancellable *cancellable, GError **error)
{
  gboolean done;

  g_return_val_if_fail (workspace != NULL && dataset != NULL && write != NULL && written != NULL, FALSE);

  *written = (MvImportWritten) { .same = g_ptr_array_new_with_free_func ((GDestroyNotify) mv_import_same_free) };
  if (!mv_import_source_check (write->source, error) || !mv_db_execute (workspace, CACHE, error) || !mv_workspace_begin (workspace, error))
    {
      g_clear_pointer (&written->same, g_ptr_array_unref);
      return FALSE;
    }
  done = put_all (workspace, dataset, write, write->rows->names, written, cancellable, error);
  if (!done || write->dry_run)
    mv_workspace_abandon (workspace);
  else
    done = mv_workspace_commit (workspace, error);
  if (write->dry_run)
    written->import_id = 0;
  if (!done)
    {
      g_clear_pointer (&written->same, g_ptr_array_unref);
      g_clear_pointer (&written->source_id, g_free);
    }
  return done;
}
