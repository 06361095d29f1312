/* What is shown of a chart's rows: without hidden series, and as indices. */
#include "app/plan/chart-private.h"

#include <math.h>

#include "app/base/text.h"

/* Codes are interned: pointers tell them apart. */
static GHashTable *
code_set (char **codes)
{
  GHashTable *set = g_hash_table_new (NULL, NULL);

  for (guint i = 0; codes != NULL && codes[i] != NULL; i++)
    g_hash_table_add (set, (gpointer) g_intern_string (codes[i]));
  return set;
}

/* All of TABLE but its rows and breaks. */
static MvChartTable *
copy_head (const MvChartTable *table)
{
  MvChartTable *copy = mv_chart_table_new (table->kind, table->title), head = *copy;

  *copy = *table;
  g_atomic_ref_count_init (&copy->references);
  copy->title = head.title;
  copy->rows = head.rows;
  copy->breaks = head.breaks;
  copy->sources = head.sources;
  copy->notes = head.notes;
  g_free (head.subtitle);
  copy->subtitle = g_strdup (table->subtitle);
  copy->x_title = g_strdup (table->x_title);
  copy->value_title = g_strdup (table->value_title);
  copy->y_title = g_strdup (table->y_title);
  copy->reason = g_strdup (table->reason);
  copy->sort = g_strdup (table->sort);
  copy->across = g_strdup (table->across);
  copy->without = g_strdupv (table->without);
  g_array_append_vals (copy->sources, table->sources->data, table->sources->len);
  for (guint i = 0; i < table->notes->len; i++)
    g_ptr_array_add (copy->notes, g_strdup (table->notes->pdata[i]));
  return copy;
}

static void
copy_row (MvChartTable *to, const MvChartRow *row)
{
  MvChartRow *copy = mv_chart_table_add (to);

  g_free (copy->ref);
  *copy = *row;
  copy->note = g_strdup (row->note);
  copy->ref = g_strdup (row->ref);
}

/* Index ------------------------------------------------------------------------------------------------------------------- */

typedef struct
{
  const MvChartTable *table;
  GHashTable         *hidden;
  int                 year;             /* whose values are 100; 0 = none */
  GHashTable         *bases;            /* const MvChartRow by series: its row of that year */
  guint               n_series, n_foreign;
} Index;

static gboolean
counts (const Index *index, const MvChartRow *row)
{
  return *row->series != '\0' && isfinite (row->x) && mv_chart_row_has_value (row) && row->value > 0
         && !g_hash_table_contains (index->hidden, row->series);
}

/* The brushed period's first year, else the first year of most series: of all, where there is one. */
static int
base_year (const Index *index)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL), years = g_hash_table_new (NULL, NULL);
  g_autoptr (GHashTable) series = g_hash_table_new (NULL, NULL);
  GHashTableIter iter;
  gpointer year, count;
  guint most = 0;
  int best = 0;

  if (index->table->period_from > 0)
    return index->table->period_from;
  for (guint i = 0; i < index->table->rows->len; i++)
    {
      const MvChartRow *row = &g_array_index (index->table->rows, MvChartRow, i);
      gint64 *key, number;

      if (!counts (index, row))
        continue;
      if (!g_hash_table_contains (series, row->series))
        g_hash_table_insert (series, (gpointer) row->series, GUINT_TO_POINTER (g_hash_table_size (series) + 1));
      number = ((gint64) GPOINTER_TO_UINT (g_hash_table_lookup (series, row->series)) << 32) | (guint32) (int) floor (row->x);
      if (g_hash_table_contains (seen, &number))
        continue;
      key = g_memdup2 (&number, sizeof number);
      g_hash_table_add (seen, key);
      year = GINT_TO_POINTER ((int) floor (row->x));
      g_hash_table_insert (years, year, GUINT_TO_POINTER (GPOINTER_TO_UINT (g_hash_table_lookup (years, year)) + 1));
    }
  g_hash_table_iter_init (&iter, years);
  while (g_hash_table_iter_next (&iter, &year, &count))
    if (GPOINTER_TO_UINT (count) > most || (GPOINTER_TO_UINT (count) == most && GPOINTER_TO_INT (year) < best))
      {
        most = GPOINTER_TO_UINT (count);
        best = GPOINTER_TO_INT (year);
      }
  return best;
}

static void
find_bases (Index *index)
{
  g_autoptr (GHashTable) series = g_hash_table_new (NULL, NULL);

  index->bases = g_hash_table_new (NULL, NULL);
  for (guint i = 0; i < index->table->rows->len; i++)
    {
      const MvChartRow *row = &g_array_index (index->table->rows, MvChartRow, i);

      if (*row->series != '\0' && !g_hash_table_contains (index->hidden, row->series))
        g_hash_table_add (series, (gpointer) row->series);
      if (counts (index, row) && (int) floor (row->x) == index->year && !g_hash_table_contains (index->bases, row->series))
        g_hash_table_insert (index->bases, (gpointer) row->series, (gpointer) row);
    }
  index->n_series = g_hash_table_size (series);
}

/* Turns the copy ROW into an index; FALSE if it cannot be compared with its base. */
static gboolean
make_index (Index *index, MvChartRow *row)
{
  const MvChartRow *base = g_hash_table_lookup (index->bases, row->series);
  double factor;

  if (base == NULL || base->source_id != row->source_id || base->concept != row->concept || base->basis != row->basis
      || base->unit != row->unit || base->partial != row->partial)
    {
      index->n_foreign += base != NULL;
      return FALSE;
    }
  factor = 100 / base->value;
  row->amount = row->value;
  row->amount_unit = row->unit;
  row->value *= factor;
  row->low *= factor;
  row->high *= factor;
  row->unit = "index 0-100";
  return TRUE;
}

static void
say_index (Index *index, MvChartTable *shown)
{
  g_autofree char *subtitle = shown->subtitle, *words = g_strdup_printf (_("index, %d = 100"), index->year);
  guint left = index->n_series - g_hash_table_size (index->bases);

  shown->subtitle = *subtitle != '\0' ? g_strdup_printf ("%s · %s", words, subtitle) : g_strdup (words);
  shown->unit = "index 0-100";
  g_free (shown->y_title);
  shown->y_title = g_steal_pointer (&words);
  if (left > 0)
    mv_chart_table_note (shown, ngettext_ ("%u series has no figure above zero in %d and no index.", "%u series have no figure above zero in %d and no index.", left),
                         left, index->year);
  if (index->n_foreign > 0)
    mv_chart_table_note (shown, ngettext_ ("%u figure of another source, definition or price basis than that of %d is left out: no index leads there.",
                                          "%u figures of another source, definition or price basis than those of %d are left out: no index leads there.",
                                          index->n_foreign), index->n_foreign, index->year);
}

/* All ------------------------------------------------------------------------------------------------------------------- */

static void
say_hidden (const MvChartTable *table, GHashTable *hidden, MvChartTable *shown)
{
  g_autoptr (GHashTable) said = g_hash_table_new (NULL, NULL);
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; i < table->rows->len; i++)
    {
      const MvChartRow *row = &g_array_index (table->rows, MvChartRow, i);

      if (g_hash_table_contains (hidden, row->series) && g_hash_table_add (said, (gpointer) row->series) && g_hash_table_size (said) <= 8)
        g_string_append_printf (names, "%s%s", names->len > 0 ? ", " : "", row->series_title);
    }
  if (g_hash_table_size (said) > 8)
    g_string_append (names, " …");
  if (names->len > 0)
    mv_chart_table_note (shown, _("Hidden by choice, and in no sum of this chart: %s."), names->str);
}

static gboolean
changes (const MvChartTable *table, GHashTable *hidden, MvChartScale scale)
{
  gboolean found = scale == MV_CHART_INDEX;

  for (guint i = 0; i < table->rows->len && !found; i++)
    {
      const MvChartRow *row = &g_array_index (table->rows, MvChartRow, i);

      found = g_hash_table_contains (hidden, row->series) || (scale == MV_CHART_LOG && mv_chart_row_has_value (row) && row->value < 0);
    }
  return found;
}

/* Gaps and changes of source before the first figure that an index has would leave half of the chart empty. */
static void
start_at_figures (MvChartTable *shown)
{
  double first = INFINITY;
  guint kept = 0;

  for (guint i = 0; i < shown->rows->len; i++)
    {
      const MvChartRow *row = &g_array_index (shown->rows, MvChartRow, i);

      if (mv_chart_row_has_value (row))
        first = fmin (first, row->x);
    }
  if (isinf (first))
    return;
  for (guint i = 0; i < shown->rows->len; i++)
    if (!(g_array_index (shown->rows, MvChartRow, i).x < first))
      {
        MvChartRow spare = g_array_index (shown->rows, MvChartRow, kept);

        g_array_index (shown->rows, MvChartRow, kept++) = g_array_index (shown->rows, MvChartRow, i);
        g_array_index (shown->rows, MvChartRow, i) = spare;
      }
  g_array_set_size (shown->rows, kept);
  for (guint i = shown->breaks->len; i > 0; i--)
    if (g_array_index (shown->breaks, MvChartBreak, i - 1).x < first)
      g_array_remove_index (shown->breaks, i - 1);
}

MvChartTable *
mv_chart_table_shown (MvChartTable *table, char **hidden, MvChartScale scale)
{
  g_autoptr (GHashTable) set = code_set (hidden), bases = NULL;
  Index index = { table, set, 0, NULL, 0, 0 };
  MvChartTable *shown;
  guint negative = 0;

  g_return_val_if_fail (table != NULL, NULL);

  if (!changes (table, set, scale))
    return mv_chart_table_ref (table);
  shown = copy_head (table);
  if (scale == MV_CHART_INDEX)
    {
      index.year = base_year (&index);
      find_bases (&index);
      bases = index.bases;
    }
  for (guint i = 0; i < table->rows->len; i++)
    {
      const MvChartRow *row = &g_array_index (table->rows, MvChartRow, i);
      gboolean known = mv_chart_row_has_value (row);

      if (g_hash_table_contains (set, row->series))
        continue;
      if (scale == MV_CHART_LOG && known && row->value < 0)
        {
          negative++;
          continue;
        }
      copy_row (shown, row);
      if (scale == MV_CHART_INDEX && known && !make_index (&index, &g_array_index (shown->rows, MvChartRow, shown->rows->len - 1)))
        g_array_set_size (shown->rows, shown->rows->len - 1);
    }
  for (guint i = 0; i < table->breaks->len; i++)
    {
      const MvChartBreak *change = &g_array_index (table->breaks, MvChartBreak, i);

      if (!g_hash_table_contains (set, change->series))
        mv_chart_table_break (shown, change->x, change->series, change->text);
    }
  if (scale == MV_CHART_INDEX)
    start_at_figures (shown);
  say_hidden (table, set, shown);
  if (scale == MV_CHART_INDEX && index.year != 0)
    say_index (&index, shown);
  if (negative > 0)
    mv_chart_table_note (shown, ngettext_ ("%u negative figure has no place on a log scale and is left out.",
                                          "%u negative figures have no place on a log scale and are left out.", negative), negative);
  if (scale == MV_CHART_INDEX && g_hash_table_size (bases) == 0 && shown->reason == NULL)
    shown->reason = index.year == 0 ? g_strdup (_("No series has a figure above zero: there is nothing to make an index of."))
                                    : g_strdup_printf (_("No series has a figure above zero in %d: choose another period or another scale."), index.year);
  else if (shown->rows->len == 0 && shown->reason == NULL)
    shown->reason = g_strdup (_("All series are hidden. Show one of them again."));
  return shown;
}
