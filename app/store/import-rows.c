#include "app/store/import-rows.h"

#include <math.h>
#include <string.h>

#include "app/base/number.h"
#include "app/base/text.h"

#define DIGIT 11                /* bits sorted at a time */
#define KEY_BITS 55
#define HASH G_GUINT64_CONSTANT (0x9E3779B97F4A7C15)      /* 2^64 / golden ratio: Knuth, The Art of Computer Programming 3, 6.4 */

MvImportRows *
mv_import_rows_new (MvCountryNames *names)
{
  MvImportRows *rows = g_new0 (MvImportRows, 1);

  rows->names = names;
  rows->series = g_array_new (FALSE, TRUE, sizeof (MvImportSeries));
  rows->products = g_ptr_array_new_with_free_func (g_free);
  rows->product_names = g_ptr_array_new_with_free_func (g_free);
  rows->product_numbers = g_hash_table_new (g_str_hash, g_str_equal);
  return rows;
}

void
mv_import_rows_free (MvImportRows *rows)
{
  if (rows == NULL)
    return;
  g_free (rows->rows);
  g_array_unref (rows->series);
  g_hash_table_unref (rows->product_numbers);
  g_ptr_array_unref (rows->products);
  g_ptr_array_unref (rows->product_names);
  g_free (rows);
}

static gboolean
same_series (const MvImportSeries *a, const MvImportSeries *b)
{
  return a->measure == b->measure && a->unit == b->unit && a->basis == b->basis && a->valuation == b->valuation && a->concept == b->concept
         && a->reporter == b->reporter;
}

int
mv_import_rows_series (MvImportRows *rows, const MvImportSeries *series)
{
  for (guint i = 0; i < rows->series->len; i++)
    if (same_series (&g_array_index (rows->series, MvImportSeries, i), series))
      return (int) i;
  if (rows->series->len >= MV_IMPORT_SERIES_MOST / 2)
    return -1;
  g_array_append_val (rows->series, *series);
  return (int) rows->series->len - 1;
}

int
mv_import_rows_product (MvImportRows *rows, const char *code, const char *name)
{
  gpointer found;

  /* Files are mostly sorted by product. */
  if (rows->products->len > 0 && strcmp (rows->products->pdata[rows->last_product], code) == 0)
    return (int) rows->last_product;
  if (g_hash_table_lookup_extended (rows->product_numbers, code, NULL, &found))
    rows->last_product = GPOINTER_TO_UINT (found);
  else
    {
      char *copy = g_strdup (code);

      if (rows->products->len == MV_IMPORT_PRODUCTS_MOST)
        {
          g_free (copy);
          return -1;
        }
      rows->last_product = rows->products->len;
      g_ptr_array_add (rows->products, copy);
      g_ptr_array_add (rows->product_names, name != NULL && *name != '\0' ? g_utf8_make_valid (name, -1) : NULL);
      g_hash_table_insert (rows->product_numbers, copy, GUINT_TO_POINTER (rows->last_product));
    }
  return (int) rows->last_product;
}

gboolean
mv_import_rows_add (MvImportRows *rows, guint64 key, double value, guint line, gboolean part)
{
  if (rows->n == rows->room)
    {
      if (rows->n >= MV_IMPORT_ROWS_MOST)
        return FALSE;
      rows->room = MIN (MAX (rows->room * 2, 4096), MV_IMPORT_ROWS_MOST);
      rows->rows = g_renew (MvImportRow, rows->rows, rows->room);
    }
  rows->rows[rows->n++] = (MvImportRow) { key, value, line, part ? MV_ROW_PART : 0 };
  return TRUE;
}

static gboolean
is_sorted (const MvImportRow *rows, gsize n)
{
  for (gsize i = 1; i < n; i++)
    if (rows[i - 1].key > rows[i].key)
      return FALSE;
  return TRUE;
}

/* By digits from the lowest: linear, and stable. */
static void
sort (MvImportRow *rows, gsize n)
{
  g_autofree MvImportRow *other = NULL;
  MvImportRow *from = rows, *to;

  if (is_sorted (rows, n))
    return;
  other = g_new (MvImportRow, n);
  to = other;
  for (guint shift = 0; shift < KEY_BITS; shift += DIGIT)
    {
      gsize starts[(1 << DIGIT) + 1] = { 0 };
      MvImportRow *swap = from;
      gboolean needed = FALSE;

      for (gsize i = 0; i < n; i++)
        starts[(from[i].key >> shift & ((1 << DIGIT) - 1)) + 1]++;
      for (guint d = 0; d < 1 << DIGIT; d++)
        {
          needed = needed || (starts[d + 1] > 0 && starts[d + 1] < n);
          starts[d + 1] += starts[d];
        }
      if (!needed)
        continue;
      for (gsize i = 0; i < n; i++)
        to[starts[from[i].key >> shift & ((1 << DIGIT) - 1)]++] = from[i];
      from = to;
      to = swap;
    }
  if (from != rows)
    memcpy (rows, from, n * sizeof *from);
}

void
mv_import_rows_sort (MvImportRows *rows)
{
  sort (rows->rows, rows->n);
}

static gboolean
same_value (double a, double b)
{
  return a == b || (isnan (a) && isnan (b));
}

/* Of the N rows of one key the figure to keep: the first of the whole year, of a part only where there is no whole. */
static MvImportRow *
leading (MvImportRow *rows, gsize n)
{
  for (gsize i = 0; i < n; i++)
    if ((rows[i].flags & MV_ROW_PART) == 0)
      return &rows[i];
  return rows;
}

static void
unite_key (MvImportRow *rows, gsize n, MvImportRow *kept, gboolean sum, MvImportJournal *journal, guint64 *n_left)
{
  const MvImportRow *lead = leading (rows, n);
  MvImportRow united = *lead;

  united.flags = 0;
  for (const MvImportRow *row = rows; row < rows + n; row++)
    if (row == lead)
      continue;
    else if (sum && row->flags != lead->flags)
      {
        g_autofree char *reason = g_strdup_printf (_("Line %u gives the whole year: its parts are not added to it."), lead->line);

        mv_import_journal_add (journal, row->line, _("A part of a year that is given as a whole, too"), reason);
      }
    else if (sum)
      united.value = isnan (united.value) ? row->value : isnan (row->value) ? united.value : united.value + row->value;
    else if (same_value (united.value, row->value))
      (*n_left)++;
    else
      {
        g_autofree char *reason = g_strdup_printf (_("Line %u gives another value for the same pair, year and product."), lead->line);

        mv_import_journal_add (journal, row->line, _("An earlier line gives another value for the same pair, year and product."), reason);
      }
  *kept = united;
}

void
mv_import_rows_unite (MvImportRows *rows, gboolean sum, MvImportJournal *journal, guint64 *n_left)
{
  gsize kept = 0, end;

  for (gsize start = 0; start < rows->n; start = end)
    {
      for (end = start + 1; end < rows->n && rows->rows[end].key == rows->rows[start].key; end++)
        continue;
      unite_key (&rows->rows[start], end - start, &rows->rows[kept++], sum, journal, n_left);
    }
  rows->n = kept;
}

/* Sums by key: numbers of rows in a table that is never more than half full. */
typedef struct { GArray *totals; guint32 *places; gsize room; } Sums;

static void
sums_grow (Sums *sums)
{
  sums->room = MAX (sums->room * 2, 4096);
  g_free (sums->places);
  sums->places = g_new0 (guint32, sums->room);
  for (guint i = 0; i < sums->totals->len; i++)
    {
      gsize at = g_array_index (sums->totals, MvImportRow, i).key * HASH >> 32 & (sums->room - 1);

      while (sums->places[at] != 0)
        at = (at + 1) & (sums->room - 1);
      sums->places[at] = i + 1;
    }
}

static void
sums_add (Sums *sums, guint64 key, double value)
{
  const MvImportRow row = { key, value, 0, 0 };
  gsize at;

  if (sums->totals->len >= sums->room / 2)
    sums_grow (sums);
  at = key * HASH >> 32 & (sums->room - 1);
  while (sums->places[at] != 0 && g_array_index (sums->totals, MvImportRow, sums->places[at] - 1).key != key)
    at = (at + 1) & (sums->room - 1);
  if (sums->places[at] != 0)
    {
      g_array_index (sums->totals, MvImportRow, sums->places[at] - 1).value += value;
      return;
    }
  g_array_append_val (sums->totals, row);
  sums->places[at] = sums->totals->len;
}

guint64
mv_import_rows_total (MvImportRows *rows, const char *note)
{
  g_autoptr (GArray) totals = g_array_new (FALSE, FALSE, sizeof (MvImportRow));
  Sums sums = { totals, NULL, 0 };
  guint n_series = rows->series->len, added = 0;
  guint product = (guint) mv_import_rows_product (rows, "TOTAL", NULL);

  if (product == (guint) -1)
    return 0;
  for (guint s = 0; s < n_series; s++)
    {
      MvImportSeries series = g_array_index (rows->series, MvImportSeries, s);

      series.concept = g_intern_static_string ("summed_products");
      series.note = g_intern_string (note);
      g_array_append_val (rows->series, series);
    }
  for (gsize i = 0; i < rows->n; i++)
    {
      guint64 key = rows->rows[i].key;

      if (!isnan (rows->rows[i].value) && (rows->rows[i].flags & MV_ROW_DROPPED) == 0)
        sums_add (&sums, MV_IMPORT_KEY (product, MV_KEY_YEAR (key), MV_KEY_FROM (key), MV_KEY_TO (key), MV_KEY_SERIES (key) + n_series), rows->rows[i].value);
    }
  g_free (sums.places);
  /* Sorted by themselves they stand behind the others, unless the product was known before. */
  sort ((MvImportRow *) (gpointer) totals->data, totals->len);
  while (added < totals->len && mv_import_rows_add (rows, g_array_index (totals, MvImportRow, added).key, g_array_index (totals, MvImportRow, added).value, 0, FALSE))
    added++;
  mv_import_rows_sort (rows);
  return added;
}

/* A row of those of one pair: 0 = the exporter's, 1 = nobody knows whose, 2 = the importer's. */
static int
rank (const MvImportRows *rows, const MvImportRow *row)
{
  char reporter = g_array_index (rows->series, MvImportSeries, MV_KEY_SERIES (row->key)).reporter;

  return reporter == 'f' ? 0 : reporter == 't' ? 2 : 1;
}

void
mv_import_rows_count (MvImportRows *rows)
{
  gsize end;

  for (gsize start = 0; start < rows->n; start = end)
    {
      MvImportRow *pair = NULL, *to = NULL;

      for (end = start; end < rows->n && MV_KEY_FLOW (rows->rows[end].key) == MV_KEY_FLOW (rows->rows[start].key); end++)
        {
          MvImportRow *row = &rows->rows[end];

          if ((row->flags & MV_ROW_DROPPED) != 0)
            continue;
          if (pair == NULL || rank (rows, row) < rank (rows, pair))
            pair = row;
          if (to == NULL || rank (rows, row) > rank (rows, to))
            to = row;
        }
      if (pair != NULL)
        {
          pair->flags |= MV_ROW_PAIR | MV_ROW_FROM;
          to->flags |= MV_ROW_TO;
        }
    }
}
