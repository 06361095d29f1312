/* Ranked bars: the largest on top, from zero, with the name at the left and the value at the end. */
#include "app/plan/chart-private.h"

#include <math.h>

#include "app/base/text.h"

#define MOST_HEIGHT 3.2         /* em: the most a bar takes, and the least */
#define LEAST_HEIGHT 1.25
#define NAME_SHARE 0.34         /* of the width always left for names, where they need it */
#define MOST_NAMES 0.5          /* and at most, as long as the bars keep theirs */
#define BAR_SHARE 0.25
#define VALUE_SHARE 0.32        /* that values take with their units, at most */

typedef struct { const GArray *rows; } Sorting;

/* Known values by size, then what is not known; a rest and unnamed partners stand last. */
static int
compare_rows (gconstpointer a, gconstpointer b, gpointer data)
{
  const Sorting *sorting = data;
  const MvChartRow *one = &g_array_index (sorting->rows, MvChartRow, *(const guint *) a);
  const MvChartRow *other = &g_array_index (sorting->rows, MvChartRow, *(const guint *) b);
  gboolean one_known = mv_chart_row_has_value (one), other_known = mv_chart_row_has_value (other);

  if (one->rest != other->rest)
    return one->rest ? 1 : -1;
  if (one_known != other_known)
    return one_known ? -1 : 1;
  if (one_known && one->value != other->value)
    return one->value > other->value ? -1 : 1;
  return g_strcmp0 (one->category_title, other->category_title);
}

/* From the lowest to the highest of several sources: a band across the bar's end. END moves beyond it. */
static void
add_range (MvChartPlan *plan, const MvChartRow *row, double y, double height, double *end)
{
  double low = mv_chart_axis_at (&plan->chart->x, row->low), high = mv_chart_axis_at (&plan->chart->x, row->high), half = 0.16 * height;
  const MvPoint band[] = { { low, y - half }, { MAX (high, low + 1), y - half }, { MAX (high, low + 1), y + half }, { low, y + half } };
  MvChartMark *mark = mv_chart_mark (plan, MV_CHART_POLYGON, MV_CHART_PART_BAND);

  mv_chart_mark_points (mark, band, 4);
  mark->series = row->series;
  mark->paint = MV_PAINT_QUIET;
  mark->tone = 0.75;
  *end = row->value < 0 ? MIN (*end, low) : MAX (*end, high);
}

/* What stands at the end of a bar: its value; of a difference that may not be taken, both figures. BARE: a value without its unit. */
static char *
end_words (const MvChartPlan *plan, const MvChartRow *row, gboolean bare)
{
  if (bare && mv_chart_row_has_value (row) && g_strcmp0 (row->unit, plan->table->unit) == 0)
    return mv_chart_number (row->value, NULL);
  return plan->table->kind == MV_CHART_DIFFERENCE && !mv_chart_row_has_value (row) && *row->about != '\0' ? g_strdup (row->about) : mv_chart_row_value (row);
}

static void
add_bar (MvChartPlan *plan, guint index, const MvChartFrame *frame, double y, double height, double names, gboolean bare)
{
  const MvChartRow *row = &g_array_index (plan->table->rows, MvChartRow, index);
  double em = plan->em, size = MIN (0.95 * em, height * 0.72), zero = mv_chart_axis_at (&plan->chart->x, 0), end = zero;
  g_autofree char *value = end_words (plan, row, bare), *name = mv_chart_shorten (plan, row->category_title, size, 400, names);
  gboolean known = mv_chart_row_has_value (row);
  MvChartMark *mark = mv_chart_mark (plan, MV_CHART_RECT, known ? MV_CHART_PART_VALUE : MV_CHART_PART_GAP);

  if (known)
    end = mv_chart_axis_at (&plan->chart->x, row->value);
  mark->x = MIN (zero, end);
  mark->width = known ? MAX (fabs (end - zero), 1) : row->state == MV_CHART_UNKNOWN ? 0 : 2.5 * em;
  mark->y = y + 0.12 * height;
  mark->height = 0.76 * height;
  mark->tone = mv_chart_is_quiet (plan, row->series) ? 0.25 : 1;
  if (!known)
    {
      mark->paint = MV_PAINT_NO_DATA;
      mark->pattern = row->state == MV_CHART_NOT_APPLICABLE ? MV_PATTERN_OUTLINE : MV_PATTERN_STRIPES;
    }
  else if (row->partial)
    mark->pattern = MV_PATTERN_STRIPES;
  mv_chart_mark_rows (plan, mark, &index, 1);
  mv_chart_text (plan, name, frame->x - 0.6 * em, y + height / 2, MV_CHART_RIGHT, size, 400, MV_CHART_INK_STRONG);
  if (known && row->low < row->high)
    add_range (plan, row, y + height / 2, height, &end);
  if (known && row->value < 0)
    mv_chart_text_over (plan, value, MIN (zero, end) - 0.4 * em, y + height / 2, MV_CHART_RIGHT, size, 400, MV_CHART_INK_MUTED);
  else
    mv_chart_text_over (plan, value, MAX (mark->x + mark->width, end) + 0.4 * em, y + height / 2, MV_CHART_LEFT, size, 400, MV_CHART_INK_MUTED);
}

/* Room for names at the left, values at the ends. */
static void
find_room (MvChartPlan *plan, const GArray *order, guint n, gboolean bare, double *names, double *values, double *low, double *high)
{
  *names = *values = *low = *high = 0;
  for (guint i = 0; i < n; i++)
    {
      const MvChartRow *row = &g_array_index (plan->table->rows, MvChartRow, g_array_index (order, guint, i));
      g_autofree char *value = end_words (plan, row, bare);

      *names = MAX (*names, mv_chart_text_width (plan, row->category_title, 0.95 * plan->em, 400));
      *values = MAX (*values, mv_chart_text_width (plan, value, 0.95 * plan->em, 400));
      if (mv_chart_row_has_value (row))
        {
          *low = MIN (*low, isfinite (row->low) ? MIN (row->low, row->value) : row->value);
          *high = MAX (*high, isfinite (row->high) ? MAX (row->high, row->value) : row->value);
        }
    }
  *values = MIN (*values, 0.5 * plan->chart->width);
  *names = MIN (*names, CLAMP ((1 - BAR_SHARE) * plan->chart->width - (*low < 0 ? 2 : 1) * *values, NAME_SHARE * plan->chart->width,
                               MOST_NAMES * plan->chart->width));
}

void
mv_chart_plan_bar (MvChartPlan *plan)
{
  MvChart *chart = plan->chart;
  g_autoptr (GArray) order = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autofree char *unit = mv_chart_unit_words (plan->table->unit);
  Sorting sorting = { plan->table->rows };
  double em = plan->em, names, values, low, high, height;
  MvChartFrame frame = { .y = 0.4 * em, .height = MAX (chart->height - 3.6 * em, 1) };
  gboolean bare, known = FALSE; /* an axis without a value on it would be made up */
  guint n;

  for (guint i = 0; i < plan->table->rows->len; i++)
    g_array_append_val (order, i);
  for (guint i = 0; i < plan->table->rows->len; i++)
    known |= mv_chart_row_has_value (&g_array_index (plan->table->rows, MvChartRow, i));
  g_array_sort_with_data (order, compare_rows, &sorting);
  n = MIN (order->len, MAX ((guint) (frame.height / (LEAST_HEIGHT * em)), 1));
  plan->folded = order->len - n;
  find_room (plan, order, n, FALSE, &names, &values, &low, &high);
  /* Where words leave no room for bars, the axis alone names the unit. */
  bare = plan->table->kind == MV_CHART_BAR && plan->table->x_title == NULL && values > VALUE_SHARE * chart->width;
  if (bare)
    find_room (plan, order, n, TRUE, &names, &values, &low, &high);
  frame.x = names + 0.8 * em;
  frame.width = MAX (chart->width - frame.x - values - 1.2 * em, 1);
  mv_chart_axis_values (plan, &chart->x, low, high, CLAMP (frame.width / (7 * em), 2, 8));
  mv_chart_axis_place (&chart->x, frame.x + (low < 0 ? values + 0.4 * em : 0), frame.x + frame.width);
  height = MIN (frame.height / MAX (n, 1), MOST_HEIGHT * em);
  frame.height = height * n;
  chart->x.title = g_strdup (plan->table->x_title != NULL ? plan->table->x_title : unit);
  chart->plot_from = (MvPoint) { frame.x, frame.y };
  chart->plot_to = (MvPoint) { frame.x + frame.width, frame.y + frame.height };
  if (known)
    mv_chart_axis_bottom (plan, &chart->x, &frame, TRUE);
  mv_chart_text (plan, known ? chart->x.title : NULL, frame.x + frame.width, frame.y + frame.height + 2.4 * em, MV_CHART_RIGHT, 0.86 * em, 400, MV_CHART_INK_MUTED);
  for (guint i = 0; i < n; i++)
    add_bar (plan, g_array_index (order, guint, i), &frame, frame.y + i * height, height, names, bare);
  mv_chart_nothing_key (plan, 0, frame.x + frame.width - mv_chart_text_width (plan, chart->x.title, 0.86 * em, 400) - em,
                        frame.y + frame.height + 2.4 * em, TRUE);
  if (plan->folded > 0)
    g_ptr_array_add (chart->notes, g_strdup_printf (ngettext_ ("%u smaller one does not fit here: the table has all.",
                                                              "%u smaller ones do not fit here: the table has all.", plan->folded), plan->folded));
}
