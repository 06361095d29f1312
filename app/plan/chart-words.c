#include "app/plan/chart-private.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "app/base/number.h"
#include "app/base/text.h"
#include "app/base/unit.h"

#define MOST_SOURCES 6          /* named in a sentence; the file and the page list all */

char *
mv_chart_unit_words (const char *unit)
{
  const char *pattern = mv_unit_pattern (unit), *hole = strstr (pattern, "%s");
  g_autofree char *before = g_strndup (pattern, hole != NULL ? hole - pattern : 0);
  char *words = g_strstrip (g_strconcat (before, hole != NULL ? hole + (g_str_has_suffix (before, " ") && hole[2] == ' ' ? 3 : 2) : pattern, NULL));

  /* "records: 5" counts "records". */
  if (g_str_has_suffix (words, ":"))
    words[strlen (words) - 1] = '\0';
  return words;
}

char *
mv_chart_number (double value, const char *unit)
{
  char digits[G_ASCII_DTOSTR_BUF_SIZE];

  if (fabs (value) < 1e15)
    return mv_number_short (value, unit);
  return g_strdup (g_ascii_formatd (digits, sizeof digits, "%.3g", value));
}

char *
mv_chart_share_words (double share)
{
  g_autofree char *least = mv_number_short (0.1, "%");

  return share > 0 && share < 0.05 ? g_strconcat ("< ", least, NULL) : mv_number_short (round (10 * share) / 10, "%");
}

const char *
mv_chart_state_words (MvChartState state)
{
  switch (state)
    {
    case MV_CHART_UNKNOWN: return _("not known");
    case MV_CHART_NOT_REPORTED: return _("not reported");
    case MV_CHART_NOT_APPLICABLE: return _("not applicable");
    case MV_CHART_KNOWN:
    case MV_CHART_ZERO:
    default: return "";
    }
}

char *
mv_chart_row_value (const MvChartRow *row)
{
  if (mv_chart_row_has_value (row))
    return mv_chart_number (row->value, row->unit);
  if (row->state == MV_CHART_KNOWN && *row->unit == '\0')      /* a fact without a number: a membership */
    return g_strdup ("");
  return g_strdup (mv_chart_state_words (row->state == MV_CHART_KNOWN || row->state == MV_CHART_ZERO ? MV_CHART_UNKNOWN : row->state));
}

void
mv_chart_say (GString *text, const char *format, ...)
{
  va_list arguments;

  g_string_append_c (text, ' ');
  va_start (arguments, format);
  g_string_append_vprintf (text, format, arguments);
  va_end (arguments);
}

static void
add_part (GString *text, const char *separator, const char *part)
{
  if (part == NULL || *part == '\0')
    return;
  g_string_append_printf (text, "%s%s", text->len > 0 ? separator : "", part);
}

static void
add_span (GString *text, const MvChartRow *row)
{
  if (isnan (row->x))
    return;
  if (!isnan (row->until) && floor (row->until) > floor (row->x))
    g_string_append_printf (text, "%s%d–%d", text->len > 0 ? ", " : "", (int) floor (row->x), (int) floor (row->until));
  else
    g_string_append_printf (text, "%s%d", text->len > 0 ? ", " : "", (int) floor (row->x));
}

/* Is the series the year itself? Then it is said once, behind the item. */
static gboolean
names_year (const MvChartRow *row)
{
  return isfinite (row->x) && g_ascii_isdigit (*row->series_title) && atoi (row->series_title) == (int) floor (row->x);
}

char *
mv_chart_row_label (const MvChartTable *table, const MvChartRow *row)
{
  GString *text = g_string_new (NULL);

  add_part (text, " · ", row->group_title);
  if (!names_year (row))
    add_part (text, " · ", row->series_title);
  if (!g_str_equal (row->category_title, row->series_title))
    add_part (text, " · ", row->category_title);
  if (table->x_unit == NULL)
    add_span (text, row);
  return g_string_free (text, FALSE);
}

char *
mv_chart_row_detail (const MvChartRow *row)
{
  GString *text = g_string_new (NULL);
  g_autofree char *value = mv_chart_row_value (row);

  add_part (text, "", value);
  if (!isnan (row->amount))
    {
      g_autofree char *amount = mv_chart_number (row->amount, row->amount_unit);

      add_part (text, " · ", amount);
    }
  add_part (text, " · ", row->about);
  if (row->partial && mv_chart_row_has_value (row))
    add_part (text, " · ", _("a part only, not a total"));
  if (!isnan (row->low) && !isnan (row->high) && row->low < row->high)
    {
      g_autofree char *low = mv_number_short (row->low, row->unit), *high = mv_number_short (row->high, row->unit);
      g_autofree char *range = g_strdup_printf (_("sources give %s to %s"), low, high);

      add_part (text, " · ", range);
    }
  add_part (text, " · ", row->note);
  add_part (text, " · ", row->publisher);
  return g_string_free (text, FALSE);
}

/* Is X within the brushed period, or in the view's year without one? */
static gboolean
in_focus (const MvChartTable *table, double x)
{
  int year = (int) floor (x);

  return table->period_from > 0 ? year >= table->period_from && year <= table->period_to : year == table->year;
}

/* The largest and the smallest known value of the brushed period or the view's year, or of all rows when that year has none. */
static void
find_extremes (const MvChartTable *table, const MvChartRow **most, const MvChartRow **least)
{
  *most = *least = NULL;
  for (int pass = 0; pass < 2 && *most == NULL; pass++)
    for (guint i = 0; i < table->rows->len; i++)
      {
        const MvChartRow *row = &g_array_index (table->rows, MvChartRow, i);

        if (!mv_chart_row_has_value (row) || row->total || row->rest || (pass == 0 && !isnan (row->x) && !in_focus (table, row->x)))
          continue;
        if (*most == NULL || row->value > (*most)->value)
          *most = row;
        if (*least == NULL || row->value < (*least)->value)
          *least = row;
      }
}

/* From where to where the series of LAST went while its source and definition stayed. */
static void
say_trend (GString *text, const MvChartTable *table, const MvChartRow *last)
{
  const MvChartRow *first = NULL, *end = last;
  g_autofree char *from = NULL, *to = NULL;

  for (guint i = 0; i < table->rows->len; i++)
    {
      const MvChartRow *row = &g_array_index (table->rows, MvChartRow, i);

      if (row->series != last->series || row->group != last->group || row->source_id != last->source_id || row->concept != last->concept
          || row->basis != last->basis || !mv_chart_row_has_value (row) || isnan (row->x)
          || (table->period_from > 0 && !in_focus (table, row->x)))
        continue;
      if (first == NULL || row->x < first->x)
        first = row;
      if (row->x > end->x)
        end = row;
    }
  if (first == NULL || !(end->x > first->x))
    return;
  from = mv_chart_row_value (first);
  to = mv_chart_row_value (end);
  g_string_append_c (text, ' ');
  g_string_append_printf (text, _("%s: from %s in %d to %s in %d by one source."), last->series_title, from, (int) first->x, to, (int) end->x);
}

static void
say_gaps (GString *text, const MvChartTable *table)
{
  guint missing = 0;

  for (guint i = 0; i < table->rows->len; i++)
    {
      const MvChartRow *row = &g_array_index (table->rows, MvChartRow, i);

      if (row->state == MV_CHART_NOT_REPORTED || row->state == MV_CHART_UNKNOWN)
        {
          if (missing++ < 3)
            {
              g_autofree char *label = mv_chart_row_label (table, row);

              g_string_append_printf (text, "%s%s", missing == 1 ? " " : "; ", missing == 1 ? _("Not reported, or in part only: ") : "");
              g_string_append (text, label);
            }
        }
    }
  if (missing > 3)
    {
      g_string_append (text, "; ");
      g_string_append_printf (text, ngettext_ ("%u more", "%u more", missing - 3), missing - 3);
    }
  if (missing > 0)
    g_string_append_c (text, '.');
}

static void
say_source (GString *text, const char *publisher, GPtrArray *seen)
{
  if (*publisher == '\0' || g_ptr_array_find (seen, publisher, NULL))
    return;
  g_ptr_array_add (seen, (gpointer) publisher);
  if (seen->len > MOST_SOURCES)
    return;
  g_string_append_printf (text, "%s%s", seen->len == 1 ? " " : "; ", seen->len == 1 ? _("Sources: ") : "");
  g_string_append (text, publisher);
}

static void
say_sources (GString *text, const MvChartTable *table)
{
  g_autoptr (GPtrArray) seen = g_ptr_array_new ();

  for (guint i = 0; i < table->rows->len; i++)
    say_source (text, g_array_index (table->rows, MvChartRow, i).publisher, seen);
  for (guint i = 0; i < table->sources->len; i++)
    say_source (text, g_array_index (table->sources, MvChartSource, i).publisher, seen);
  if (seen->len > MOST_SOURCES)
    {
      g_string_append (text, "; ");
      g_string_append_printf (text, ngettext_ ("%u more", "%u more", seen->len - MOST_SOURCES), seen->len - MOST_SOURCES);
    }
  if (seen->len > 0)
    g_string_append_c (text, '.');
}

static void
say_extremes (GString *text, const MvChartTable *table, const MvChartRow *most, const MvChartRow *least)
{
  g_autofree char *high = mv_chart_row_value (most), *low = mv_chart_row_value (least);
  g_autofree char *top = mv_chart_row_label (table, most), *bottom = mv_chart_row_label (table, least);

  g_string_append_c (text, ' ');
  g_string_append_printf (text, _("Largest: %s, %s."), top, high);
  if (most != least)
    {
      g_string_append_c (text, ' ');
      g_string_append_printf (text, _("Smallest shown: %s, %s."), bottom, low);
    }
  say_trend (text, table, most);
}

/* Kinds whose point is not the largest and the smallest say it themselves. */
static void (*const sayings[MV_N_CHARTS]) (GString *text, const MvChartTable *table) = {
  [MV_CHART_GANTT] = mv_chart_say_gantt,
  [MV_CHART_TERNARY] = mv_chart_say_ternary,
  [MV_CHART_MATRIX] = mv_chart_say_matrix,
  [MV_CHART_UPSET] = mv_chart_say_upset,
  [MV_CHART_TIMELINE] = mv_chart_say_timeline,
  [MV_CHART_SANKEY] = mv_chart_say_sankey,
  [MV_CHART_MULTIPLES] = mv_chart_say_multiples,
  [MV_CHART_DUMBBELL] = mv_chart_say_dumbbell,
  [MV_CHART_SLOPE] = mv_chart_say_slope,
  [MV_CHART_BUMP] = mv_chart_say_bump,
  [MV_CHART_HISTOGRAM] = mv_chart_say_histogram,
  [MV_CHART_SCATTER] = mv_chart_say_scatter,
  [MV_CHART_STACKED] = mv_chart_say_stacked
};

/* Rows that tell of something without a number. */
static gboolean
has_facts (const MvChartTable *table)
{
  for (guint i = 0; i < table->rows->len; i++)
    {
      const MvChartRow *row = &g_array_index (table->rows, MvChartRow, i);

      if (row->state == MV_CHART_KNOWN && *row->unit == '\0' && sayings[table->kind] != NULL)
        return TRUE;
    }
  return FALSE;
}

char *
mv_chart_sentence (const MvChartTable *table)
{
  GString *text = g_string_new (table->title);
  const MvChartRow *most, *least;

  if (table->rows->len > 0 && !isnan (g_array_index (table->rows, MvChartRow, 0).amount) && table->y_title != NULL)
    g_string_append_printf (text, " (%s)", table->y_title);
  if (!g_str_has_suffix (table->title, "."))
    g_string_append_c (text, '.');
  find_extremes (table, &most, &least);
  if (most == NULL && !has_facts (table))
    {
      g_string_append_printf (text, " %s", table->reason != NULL ? table->reason : _("There are no figures."));
      say_sources (text, table);
      return g_string_free (text, FALSE);
    }
  if (sayings[table->kind] != NULL)
    sayings[table->kind] (text, table);
  else
    say_extremes (text, table, most, least);
  say_gaps (text, table);
  say_sources (text, table);
  return g_string_free (text, FALSE);
}
