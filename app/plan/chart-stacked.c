/* Stacked bars: one bar a category, its parts in one order from zero, negative ones to the left; what is not known is hatched. */
#include "app/plan/chart-private.h"

#include <math.h>

#include "app/base/number.h"
#include "app/base/text.h"

#define MOST_HEIGHT 3.2         /* em: the most a bar takes, and the least */
#define LEAST_HEIGHT 1.3
#define GAP 0.75                /* px between parts */
#define NAME_SHARE 0.3          /* of the width at most for names */

typedef struct
{
  const char *title;
  GArray     *rows;             /* guint, in the order of the series */
  double      positive, negative;
  gboolean    known;            /* has a part that can be drawn */
  guint       missing;          /* parts that are not known */
} Bar;

static void
bar_clear (Bar *bar)
{
  g_array_unref (bar->rows);
}

static const MvChartRow *
row_at (const MvChartTable *table, guint index)
{
  return &g_array_index (table->rows, MvChartRow, index);
}

/* Bars in the order in which their first rows stand. PLAN may be NULL: nothing is hidden. */
static GArray *
collect_bars (const MvChartTable *table, MvChartPlan *plan)
{
  GArray *bars = g_array_new (FALSE, FALSE, sizeof (Bar));
  g_autoptr (GHashTable) places = g_hash_table_new (NULL, NULL);

  g_array_set_clear_func (bars, (GDestroyNotify) bar_clear);
  for (guint i = 0; i < table->rows->len; i++)
    {
      const MvChartRow *row = row_at (table, i);
      guint place = GPOINTER_TO_UINT (g_hash_table_lookup (places, row->category));
      Bar *bar;

      if (plan != NULL && mv_chart_is_hidden (plan, row->series))
        continue;
      if (place == 0)
        {
          const Bar fresh = { .title = row->category_title, .rows = g_array_new (FALSE, FALSE, sizeof (guint)) };

          g_array_append_val (bars, fresh);
          place = bars->len;
          g_hash_table_insert (places, (gpointer) row->category, GUINT_TO_POINTER (place));
        }
      bar = &g_array_index (bars, Bar, place - 1);
      g_array_append_val (bar->rows, i);
      if (!mv_chart_row_has_value (row))
        {
          bar->missing++;
          continue;
        }
      bar->known = TRUE;
      if (row->value < 0)
        bar->negative += row->value;
      else
        bar->positive += row->value;
    }
  return bars;
}

static char *
total_words (const MvChartTable *table, const Bar *bar)
{
  const char *unit = row_at (table, g_array_index (bar->rows, guint, 0))->unit;
  g_autofree char *total = mv_chart_number (bar->positive + bar->negative, unit);

  if (!bar->known)
    return g_strdup (mv_chart_state_words (row_at (table, g_array_index (bar->rows, guint, 0))->state));
  return bar->missing > 0 ? g_strdup_printf (_("%s and parts not known"), total) : g_steal_pointer (&total);
}

static void
add_part (MvChartPlan *plan, const Bar *bar, guint index, double from, double to, double y, double height)
{
  const MvChartRow *row = row_at (plan->table, index);
  double size = MIN (0.85 * plan->em, 0.5 * height), sum = bar->positive - bar->negative;
  g_autofree char *value = mv_chart_number (row->value, NULL);  /* the axis and the total name the unit */
  MvChartMark *mark = mv_chart_mark (plan, MV_CHART_RECT, MV_CHART_PART_VALUE);

  mark->x = MIN (from, to);
  mark->width = fabs (to - from) - (fabs (to - from) > 4 ? GAP : 0);
  mark->y = y;
  mark->height = height;
  mv_chart_mark_rows (plan, mark, &index, 1);
  mark->tone = mv_chart_is_quiet (plan, row->series) ? 0.25 : row->rest ? 0.55 : 1;
  if (row->partial)
    mark->pattern = MV_PATTERN_STRIPES;
  if (sum > 0 && bar->negative == 0)
    mark->share = 100 * (fabs (row->value) / sum);
  /* The only part of a bar is its total, which stands beside it. */
  if (row->value != 0 && bar->rows->len > 1 && mv_chart_text_width (plan, value, size, 400) + 0.6 * plan->em < mark->width)
    {
      MvChartMark *text = mv_chart_text (plan, value, mark->x + mark->width / 2, y + height / 2, MV_CHART_CENTRE, size, 400,
                                         mark->tone < 1 || row->partial ? MV_CHART_INK_STRONG : MV_CHART_INK_ON_FILL);

      text->role = row->role;
      text->series = row->series;
    }
}

/* What is not known of a bar stands behind its known parts, hatched, as wide whatever it may be. */
static double
add_missing (MvChartPlan *plan, guint index, double x, double y, double height)
{
  const MvChartRow *row = row_at (plan->table, index);
  MvChartMark *mark = mv_chart_mark (plan, MV_CHART_RECT, MV_CHART_PART_GAP);

  mark->x = x;
  mark->width = 2 * plan->em;
  mark->y = y;
  mark->height = height;
  mark->paint = MV_PAINT_NO_DATA;
  mark->pattern = row->state == MV_CHART_NOT_APPLICABLE ? MV_PATTERN_OUTLINE : MV_PATTERN_STRIPES;
  mv_chart_mark_rows (plan, mark, &index, 1);
  return x + mark->width;
}

static int
compare_series (gconstpointer a, gconstpointer b, gpointer data)
{
  MvChartPlan *plan = data;
  const MvChartRow *one = row_at (plan->table, *(const guint *) a), *other = row_at (plan->table, *(const guint *) b);

  if (one->rest != other->rest)
    return one->rest ? 1 : -1;
  if ((one->role == MV_ROLE_OTHER) != (other->role == MV_ROLE_OTHER))
    return one->role == MV_ROLE_OTHER ? 1 : -1;
  return one->series == other->series ? 0 : mv_chart_series_index (plan, one->series) - mv_chart_series_index (plan, other->series);
}

static void
add_bar (MvChartPlan *plan, Bar *bar, const MvChartFrame *frame, double y, double height)
{
  const MvChartAxis *axis = &plan->chart->x;
  double em = plan->em, size = MIN (0.95 * em, 0.72 * height), up = 0, down = 0, end, top = y + 0.1 * height, thick = 0.8 * height;
  g_autofree char *name = mv_chart_shorten (plan, bar->title, size, 400, frame->x - 0.6 * em), *total = total_words (plan->table, bar);
  gboolean hatched = FALSE;

  g_array_sort_with_data (bar->rows, compare_series, plan);
  for (guint i = 0; i < bar->rows->len; i++)
    {
      guint index = g_array_index (bar->rows, guint, i);
      const MvChartRow *row = row_at (plan->table, index);
      double *at = row->value < 0 ? &down : &up;

      if (!mv_chart_row_has_value (row))
        continue;
      add_part (plan, bar, index, mv_chart_axis_at (axis, *at), mv_chart_axis_at (axis, *at + row->value), top, thick);
      *at += row->value;
    }
  end = mv_chart_axis_at (axis, up);
  for (guint i = 0; i < bar->rows->len && !hatched; i++)
    if (!mv_chart_row_has_value (row_at (plan->table, g_array_index (bar->rows, guint, i))))
      {
        end = add_missing (plan, g_array_index (bar->rows, guint, i), end, top, thick);
        hatched = TRUE;
      }
  mv_chart_text (plan, name, frame->x - 0.6 * em, y + height / 2, MV_CHART_RIGHT, size, 400, MV_CHART_INK_STRONG);
  mv_chart_text_over (plan, total, end + 0.4 * em, y + height / 2, MV_CHART_LEFT, size, 700, MV_CHART_INK_MUTED);
}

/* Room for names at the left, totals at the right, and the ends of the axis. */
static void
find_room (MvChartPlan *plan, const GArray *bars, guint n, double *names, double *totals, double *low, double *high)
{
  *names = *totals = *low = *high = 0;
  for (guint i = 0; i < n; i++)
    {
      const Bar *bar = &g_array_index (bars, Bar, i);
      g_autofree char *total = total_words (plan->table, bar);
      double width = mv_chart_text_width (plan, total, 0.95 * plan->em, 700) + (bar->missing > 0 ? 2 * plan->em : 0);

      *names = MAX (*names, mv_chart_text_width (plan, bar->title, 0.95 * plan->em, 400));
      *low = MIN (*low, bar->negative);
      *high = MAX (*high, bar->positive);
      /* A short bar's total has the rest of the frame for itself. */
      if (bar->positive > 0.5 * *high || i == 0)
        *totals = MAX (*totals, width);
    }
  *names = MIN (*names, NAME_SHARE * plan->chart->width);
  *totals = MIN (*totals, 0.35 * plan->chart->width);
}

void
mv_chart_plan_stacked (MvChartPlan *plan)
{
  MvChart *chart = plan->chart;
  double em = plan->em, names, totals, low, high, height;
  g_autoptr (GArray) bars = collect_bars (plan->table, plan);
  g_autofree char *unit = mv_chart_unit_words (plan->table->unit);
  MvChartFrame frame = { .y = 0.8 * em };
  guint n;

  frame.y += mv_chart_key_series (plan, 0, 0.8 * em, chart->width, chart->height > 16 * em ? 3 : 2) - 0.2 * em;
  frame.height = MAX (chart->height - frame.y - 3.2 * em, 1);
  n = MIN (bars->len, MAX ((guint) (frame.height / (LEAST_HEIGHT * em)), 1));
  find_room (plan, bars, n, &names, &totals, &low, &high);
  frame.x = names + 0.8 * em;
  frame.width = MAX (chart->width - frame.x - totals - 0.6 * em, 1);
  mv_chart_axis_values (plan, &chart->x, low, high, CLAMP (frame.width / (7 * em), 2, 8));
  if (frame.x < mv_chart_axis_width (plan, &chart->x) / 2)      /* half of the first tick's text stands left of the frame */
    {
      frame.width -= mv_chart_axis_width (plan, &chart->x) / 2 - frame.x;
      frame.x = mv_chart_axis_width (plan, &chart->x) / 2;
    }
  mv_chart_axis_place (&chart->x, frame.x, frame.x + frame.width);
  height = MIN (frame.height / MAX (n, 1), (n < 4 ? MIN (3, 6.0 / MAX (n, 1)) : 1) * MOST_HEIGHT * em);
  frame.height = height * n;
  chart->x.title = g_strdup (plan->table->x_title != NULL ? plan->table->x_title : unit);
  chart->plot_from = (MvPoint) { frame.x, frame.y };
  chart->plot_to = (MvPoint) { frame.x + frame.width, frame.y + frame.height };
  mv_chart_axis_bottom (plan, &chart->x, &frame, TRUE);
  mv_chart_text (plan, chart->x.title, frame.x + frame.width, frame.y + frame.height + 2.4 * em, MV_CHART_RIGHT, 0.86 * em, 400, MV_CHART_INK_MUTED);
  for (guint i = 0; i < n; i++)
    add_bar (plan, &g_array_index (bars, Bar, i), &frame, frame.y + i * height, height);
  if (n < bars->len)
    g_ptr_array_add (chart->notes, g_strdup_printf (ngettext_ ("%u bar does not fit here: the table has all.",
                                                              "%u bars do not fit here: the table has all.", bars->len - n), bars->len - n));
}

/* Each bar with its total and its largest part, three bars at most. */
void
mv_chart_say_stacked (GString *text, const MvChartTable *table)
{
  g_autoptr (GArray) bars = collect_bars (table, NULL);
  guint said = 0;

  for (guint b = 0; b < bars->len && said < 3; b++)
    {
      const Bar *bar = &g_array_index (bars, Bar, b);
      g_autofree char *total = NULL, *value = NULL;
      const MvChartRow *most = NULL;

      for (guint i = 0; i < bar->rows->len; i++)
        {
          const MvChartRow *row = row_at (table, g_array_index (bar->rows, guint, i));

          if (mv_chart_row_has_value (row) && (most == NULL || row->value > most->value))
            most = row;
        }
      if (most == NULL)
        continue;
      total = total_words (table, bar);
      value = mv_chart_row_value (most);
      said++;
      if (bar->rows->len == 1)
        mv_chart_say (text, "%s: %s.", bar->title, total);
      else
        mv_chart_say (text, _("%s: %s, the largest part is %s with %s."), bar->title, total, most->series_title, value);
    }
}
