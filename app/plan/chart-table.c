#include "app/plan/chart-table.h"

#include <math.h>
#include <string.h>

#include "app/base/text.h"

static void
row_clear (MvChartRow *row)
{
  g_free (row->note);
  g_free (row->ref);
}

static void
break_clear (MvChartBreak *change)
{
  g_free (change->text);
}

MvChartTable *
mv_chart_table_new (MvChartKind kind, const char *title)
{
  MvChartTable *table = g_new0 (MvChartTable, 1);

  g_atomic_ref_count_init (&table->references);
  table->kind = kind;
  table->title = g_strdup (title != NULL ? title : "");
  table->subtitle = g_strdup ("");
  table->unit = "";
  table->x_min = table->x_max = table->now = NAN;
  table->rows = g_array_new (FALSE, FALSE, sizeof (MvChartRow));
  g_array_set_clear_func (table->rows, (GDestroyNotify) row_clear);
  table->breaks = g_array_new (FALSE, FALSE, sizeof (MvChartBreak));
  g_array_set_clear_func (table->breaks, (GDestroyNotify) break_clear);
  table->sources = g_array_new (FALSE, FALSE, sizeof (MvChartSource));
  table->notes = g_ptr_array_new_with_free_func (g_free);
  return table;
}

MvChartTable *
mv_chart_table_ref (MvChartTable *table)
{
  g_atomic_ref_count_inc (&table->references);
  return table;
}

void
mv_chart_table_unref (MvChartTable *table)
{
  if (table == NULL || !g_atomic_ref_count_dec (&table->references))
    return;
  g_free (table->title);
  g_free (table->subtitle);
  g_free (table->x_title);
  g_free (table->value_title);
  g_free (table->y_title);
  g_free (table->reason);
  g_free (table->sort);
  g_free (table->across);
  g_strfreev (table->without);
  g_array_unref (table->rows);
  g_array_unref (table->breaks);
  g_array_unref (table->sources);
  g_ptr_array_unref (table->notes);
  g_free (table);
}

MvChartRow *
mv_chart_table_add (MvChartTable *table)
{
  const MvChartRow blank = {
    .amount = NAN, .amount_unit = "",
    .series = "", .series_title = "", .category = "", .category_title = "", .group = "", .group_title = "",
    .x = NAN, .until = NAN, .x_late = NAN, .until_early = NAN, .y = NAN, .value = NAN, .low = NAN, .high = NAN, .state = MV_CHART_UNKNOWN,
    .unit = "", .basis = "", .concept = "", .source_id = "", .about = "", .publisher = "", .ref = g_strdup ("")
  };

  g_array_append_val (table->rows, blank);
  return &g_array_index (table->rows, MvChartRow, table->rows->len - 1);
}

void
mv_chart_table_note (MvChartTable *table, const char *format, ...)
{
  va_list arguments;
  g_autofree char *note = NULL;

  va_start (arguments, format);
  note = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  if (!g_ptr_array_find_with_equal_func (table->notes, note, g_str_equal, NULL))
    g_ptr_array_add (table->notes, g_steal_pointer (&note));
}

static gboolean
is_gap (const MvChartRow *row)
{
  return row->state == MV_CHART_NOT_REPORTED && *row->series == '\0' && !isnan (row->x) && row->note != NULL;
}

static int
compare_gaps (gconstpointer a, gconstpointer b)
{
  const MvChartRow *one = *(const MvChartRow *const *) a, *other = *(const MvChartRow *const *) b;

  return one->x != other->x ? (one->x > other->x) - (one->x < other->x) : (one->until > other->until) - (one->until < other->until);
}

void
mv_chart_table_note_gaps (MvChartTable *table)
{
  g_autoptr (GPtrArray) gaps = g_ptr_array_new (), reasons = g_ptr_array_new (), lists = g_ptr_array_new ();
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < table->rows->len; i++)
    if (is_gap (&g_array_index (table->rows, MvChartRow, i)))
      g_ptr_array_add (gaps, &g_array_index (table->rows, MvChartRow, i));
  g_ptr_array_sort (gaps, compare_gaps);
  for (guint i = 0; i < gaps->len; i++)
    {
      const MvChartRow *row = gaps->pdata[i];
      g_autofree char *span = NULL;
      GString *years;
      guint at;

      span = g_strdup_printf (row->until > row->x ? "%d–%d" : "%d", (int) row->x, (int) row->until);
      if (!g_hash_table_add (seen, g_strconcat (span, ": ", row->note, NULL)))
        continue;         /* another panel */
      if (!g_ptr_array_find_with_equal_func (reasons, row->note, g_str_equal, &at))
        {
          at = reasons->len;
          g_ptr_array_add (reasons, row->note);
          g_ptr_array_add (lists, g_string_new (NULL));
        }
      years = lists->pdata[at];
      g_string_append_printf (years, "%s%s", years->len > 0 ? ", " : "", span);
    }
  for (guint i = 0; i < reasons->len; i++)
    {
      mv_chart_table_note (table, _("Hatched, %s: %s"), ((GString *) lists->pdata[i])->str, (const char *) reasons->pdata[i]);
      g_string_free (lists->pdata[i], TRUE);
    }
}

void
mv_chart_table_break (MvChartTable *table, double x, const char *series, const char *text)
{
  MvChartBreak change = { x, g_intern_string (series != NULL ? series : ""), g_strdup (text) };
  guint at = table->breaks->len;

  while (at > 0 && g_array_index (table->breaks, MvChartBreak, at - 1).x > x)
    at--;
  g_array_insert_val (table->breaks, at, change);
}

void
mv_chart_table_source (MvChartTable *table, const char *source_id, const char *publisher)
{
  const MvChartSource source = { g_intern_string (source_id), g_intern_string (publisher != NULL ? publisher : "") };

  for (guint i = 0; i < table->sources->len; i++)
    if (g_array_index (table->sources, MvChartSource, i).source_id == source.source_id)
      return;
  g_array_append_val (table->sources, source);
}

MvChartScale
mv_chart_scale_from_code (const char *code)
{
  return g_strcmp0 (code, "log") == 0 ? MV_CHART_LOG : g_strcmp0 (code, "index") == 0 ? MV_CHART_INDEX : MV_CHART_LINEAR;
}

gboolean
mv_chart_row_has_value (const MvChartRow *row)
{
  return (row->state == MV_CHART_KNOWN || row->state == MV_CHART_ZERO) && isfinite (row->value);
}
