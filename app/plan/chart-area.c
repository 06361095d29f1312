/* Areas stacked on each other over the years, as amounts or as shares of the year; nothing is drawn across years without a whole. */
#include "app/plan/chart-private.h"

#include <math.h>

#include "app/base/number.h"
#include "app/base/text.h"

#define CELL_LIMIT 8000         /* more rows than this: several years share what is pointed at */

typedef struct
{
  MvChartPlan *plan;
  gboolean     share;
  int          first, n_years;
  guint        n_series;
  int         *row;             /* n_series × n_years: index of the row, -1 = none */
  double      *below, *above;   /* the same, stacked */
  double      *sum;             /* by year; 0 = nothing */
  gboolean    *rest;            /* n_series: partners without a name are paler */
} Stack;

static void
stack_clear (Stack *stack)
{
  g_free (stack->row);
  g_free (stack->below);
  g_free (stack->above);
  g_free (stack->sum);
  g_free (stack->rest);
}

static const MvChartRow *
row_at (const Stack *stack, guint series, int year)
{
  int index = stack->row[series * stack->n_years + year];

  return index < 0 ? NULL : &g_array_index (stack->plan->table->rows, MvChartRow, index);
}

static void
find_years (MvChartPlan *plan, int *first, int *last)
{
  *first = G_MAXINT;
  *last = G_MININT;
  for (guint i = 0; i < plan->table->rows->len; i++)
    {
      const MvChartRow *row = &g_array_index (plan->table->rows, MvChartRow, i);

      if (!isfinite (row->x) || fabs (row->x) > 1e5)
        continue;
      *first = MIN (*first, (int) row->x);
      *last = MAX (*last, (int) (isfinite (row->until) ? row->until : row->x));
    }
  if (*first > *last)
    *first = *last = plan->table->year;
}

/* Places each row in its cell; a second row of the same cell and negative amounts, which cannot be stacked, are left out. */
static void
fill_stack (Stack *stack)
{
  MvChartPlan *plan = stack->plan;
  g_autoptr (GHashTable) places = g_hash_table_new (NULL, NULL);
  guint negative = 0;

  for (guint i = 0; i < stack->n_series; i++)
    g_hash_table_insert (places, (gpointer) g_array_index (plan->chart->series, MvChartSeries, i).series, GUINT_TO_POINTER (i + 1));
  for (guint i = 0; i < stack->n_series * stack->n_years; i++)
    stack->row[i] = -1;
  for (guint i = 0; i < plan->table->rows->len; i++)
    {
      const MvChartRow *row = &g_array_index (plan->table->rows, MvChartRow, i);
      guint series = GPOINTER_TO_UINT (g_hash_table_lookup (places, row->series));
      int year = isfinite (row->x) ? (int) row->x - stack->first : -1;

      if (series == 0 || year < 0 || year >= stack->n_years || !mv_chart_row_has_value (row))
        continue;
      negative += row->value < 0;
      if (row->value < 0 || stack->row[(series - 1) * stack->n_years + year] >= 0)
        continue;
      stack->row[(series - 1) * stack->n_years + year] = (int) i;
      stack->sum[year] += row->value;
      stack->rest[series - 1] |= row->rest;
    }
  if (negative > 0)
    g_ptr_array_add (plan->chart->notes, g_strdup_printf (ngettext_ ("%u negative value cannot be stacked and is left out.",
                                                                    "%u negative values cannot be stacked and are left out.", negative), negative));
  for (int year = 0; year < stack->n_years; year++)
    {
      double height = 0;

      for (guint i = 0; i < stack->n_series; i++)
        {
          const MvChartRow *row = row_at (stack, i, year);
          double value = row != NULL ? row->value : 0;

          if (stack->share)
            value = stack->sum[year] > 0 ? 100 * (value / stack->sum[year]) : 0;
          stack->below[i * stack->n_years + year] = height;
          height += value;
          stack->above[i * stack->n_years + year] = height;
        }
    }
}

/* Do the years A and A + 1 hold figures of one source, definition and price basis? */
static gboolean
joins (const Stack *stack, int a)
{
  const MvChartRow *first = NULL;

  if (a + 1 >= stack->n_years || !(stack->sum[a] > 0) || !(stack->sum[a + 1] > 0))
    return FALSE;
  for (guint i = 0; i < stack->n_series; i++)
    for (int k = 0; k < 2; k++)
      {
        const MvChartRow *row = row_at (stack, i, a + k);

        if (row == NULL)
          continue;
        if (first == NULL)
          first = row;
        if (mv_chart_changes (first, row))
          return FALSE;
      }
  return TRUE;
}

static void
add_area (Stack *stack, guint series, int from, int to)
{
  MvChart *chart = stack->plan->chart;
  const MvChartSeries *about = &g_array_index (chart->series, MvChartSeries, series);
  int n = to - from + 1;
  g_autofree MvPoint *points = g_new (MvPoint, 2 * MAX (n, 2));
  MvChartMark *mark;
  double thickest = 0;

  for (int i = 0; i < n; i++)
    {
      guint cell = series * stack->n_years + from + i;

      points[i] = (MvPoint) { mv_chart_axis_at (&chart->x, stack->first + from + i), mv_chart_axis_at (&chart->y, stack->above[cell]) };
      points[2 * n - 1 - i] = (MvPoint) { points[i].x, mv_chart_axis_at (&chart->y, stack->below[cell]) };
      thickest = MAX (thickest, stack->above[cell] - stack->below[cell]);
    }
  if (!(thickest > 0))
    return;
  if (n == 1)   /* a lone year is a narrow bar, half of it where the axis ends */
    {
      double half = 0.3 * fabs (mv_chart_axis_at (&chart->x, 1) - mv_chart_axis_at (&chart->x, 0));
      double left = MAX (points[0].x - half, chart->plot_from.x), right = MIN (points[0].x + half, chart->plot_to.x);
      const MvPoint bar[] = { { left, points[0].y }, { right, points[0].y }, { right, points[1].y }, { left, points[1].y } };

      mark = mv_chart_mark (stack->plan, MV_CHART_POLYGON, MV_CHART_PART_VALUE);
      mv_chart_mark_points (mark, bar, 4);
    }
  else
    {
      mark = mv_chart_mark (stack->plan, MV_CHART_POLYGON, MV_CHART_PART_VALUE);
      mv_chart_mark_points (mark, points, 2 * n);
    }
  mark->series = about->series;
  mark->role = about->role;
  mark->tone = mv_chart_is_quiet (stack->plan, about->series) ? 0.25 : stack->rest[series] ? 0.5 : 0.92;
}

/* An unseen rectangle for each value: what is pointed at and walked. */
static void
add_cells (Stack *stack)
{
  MvChart *chart = stack->plan->chart;
  int stretch = 1 + stack->plan->table->rows->len / CELL_LIMIT;
  double half = 0.5 * stretch * fabs (mv_chart_axis_at (&chart->x, 1) - mv_chart_axis_at (&chart->x, 0));

  for (int year = 0; year < stack->n_years; year++)
    for (guint i = 0; i < stack->n_series; i++)
      {
        guint cell = i * stack->n_years + year, index = (guint) stack->row[cell];
        double x = mv_chart_axis_at (&chart->x, stack->first + year), left = MAX (x - half, chart->plot_from.x), right = MIN (x + half, chart->plot_to.x);
        MvChartMark *mark;

        if (row_at (stack, i, year) == NULL)
          continue;
        if (year % stretch != 0)
          {
            stack->plan->thinned++;
            continue;
          }
        mark = mv_chart_mark (stack->plan, MV_CHART_RECT, MV_CHART_PART_VALUE);
        mark->x = left;
        mark->width = right - left;
        mark->y = mv_chart_axis_at (&chart->y, stack->above[cell]);
        mark->height = mv_chart_axis_at (&chart->y, stack->below[cell]) - mark->y;
        mark->tone = 0;
        mv_chart_mark_rows (stack->plan, mark, &index, 1);
        if (stack->sum[year] > 0)
          mark->share = 100 * (row_at (stack, i, year)->value / stack->sum[year]);
      }
}

/* Has it an area in any year? What has none in the last one is named, too. */
static gboolean
is_seen (const Stack *stack, guint series)
{
  for (int year = 0; year < stack->n_years; year++)
    if (stack->above[series * stack->n_years + year] > stack->below[series * stack->n_years + year])
      return TRUE;
  return FALSE;
}

static void
add_labels (Stack *stack, double right, double room)
{
  MvChartPlan *plan = stack->plan;
  g_autofree double *places = g_new (double, stack->n_series + 1);
  g_autofree guint *which = g_new (guint, stack->n_series + 1);
  double size = 0.9 * plan->em;
  guint n = 0;
  int last = stack->n_years - 1;

  while (last > 0 && !(stack->sum[last] > 0))
    last--;
  for (guint i = stack->n_series; i > 0; i--)     /* from the top down */
    {
      guint cell = (i - 1) * stack->n_years + last;

      if (!is_seen (stack, i - 1) || (n + 1) * 1.15 * plan->em > plan->chart->plot_to.y - plan->chart->plot_from.y)
        continue;
      which[n] = i - 1;
      places[n++] = mv_chart_axis_at (&plan->chart->y, (stack->above[cell] + stack->below[cell]) / 2);
    }
  mv_chart_spread (places, n, 1.15 * plan->em, plan->chart->plot_from.y, plan->chart->plot_to.y);
  for (guint i = 0; i < n; i++)
    {
      const MvChartSeries *series = &g_array_index (plan->chart->series, MvChartSeries, which[i]);
      g_autofree char *text = mv_chart_shorten (plan, series->title, size, 700, room);
      MvChartMark *swatch = mv_chart_mark (plan, MV_CHART_RECT, MV_CHART_PART_GUIDE), *mark;

      swatch->x = right + 0.5 * plan->em;
      swatch->y = places[i] - 0.35 * plan->em;
      swatch->width = swatch->height = 0.7 * plan->em;
      swatch->role = series->role;
      swatch->tone = stack->rest[which[i]] ? 0.5 : 0.92;
      swatch->series = series->series;
      mark = mv_chart_text (plan, text, right + 1.6 * plan->em, places[i], MV_CHART_LEFT, size, 700, MV_CHART_INK_ROLE);
      if (mark == NULL)
        continue;
      mark->role = series->role;
      mark->series = series->series;
    }
}

static void
plan_axes (Stack *stack, MvChartFrame *frame, double *room)
{
  MvChartPlan *plan = stack->plan;
  MvChart *chart = plan->chart;
  double em = plan->em, high = stack->share ? 100 : 0;
  g_autofree char *unit = stack->share ? g_strdup (_("share of the year's total")) : mv_chart_unit_words (plan->table->unit);

  for (int year = 0; year < stack->n_years && !stack->share; year++)
    high = MAX (high, stack->sum[year]);
  *room = 0;
  for (guint i = 0; i < stack->n_series; i++)
    *room = MAX (*room, mv_chart_text_width (plan, g_array_index (chart->series, MvChartSeries, i).title, 0.9 * em, 700));
  *room = MIN (*room, 0.3 * chart->width);
  mv_chart_axis_values (plan, &chart->y, 0, high, CLAMP ((chart->height - 5 * em) / (3.2 * em), 2, 6));
  for (guint i = 0; i < chart->y.ticks->len && stack->share; i++)
    {
      MvChartTick *tick = &g_array_index (chart->y.ticks, MvChartTick, i);

      g_free (tick->text);
      tick->text = mv_number_short (tick->value, "%");
    }
  frame->x = mv_chart_axis_width (plan, &chart->y) + em;
  frame->y = 2.6 * em;
  frame->width = MAX (chart->width - frame->x - *room - 2.2 * em, 1);
  frame->height = MAX (chart->height - frame->y - 2.2 * em - mv_chart_lanes_height (plan), 1);
  mv_chart_axis_years (plan, &chart->x, stack->first, stack->first + stack->n_years - 1, frame->width);
  mv_chart_axis_place (&chart->x, frame->x, frame->x + frame->width);
  mv_chart_axis_place (&chart->y, frame->y + frame->height, frame->y);
  chart->plot_from = (MvPoint) { frame->x, frame->y };
  chart->plot_to = (MvPoint) { frame->x + frame->width, frame->y + frame->height };
  chart->y.title = g_steal_pointer (&unit);
  mv_chart_text (plan, chart->y.title, 0, 0.8 * em, MV_CHART_LEFT, 0.86 * em, 400, MV_CHART_INK_MUTED);
}

/* Where two years follow each other and still may not be compared. */
static void
add_breaks (Stack *stack, const MvChartFrame *frame)
{
  for (int year = 0; year + 1 < stack->n_years; year++)
    {
      double at = mv_chart_axis_at (&stack->plan->chart->x, stack->first + year + 0.5);

      if (!(stack->sum[year] > 0) || !(stack->sum[year + 1] > 0) || joins (stack, year))
        continue;
      mv_chart_line (stack->plan, MV_CHART_PART_BREAK, at, frame->y, at, frame->y + frame->height)->stroke = MV_STROKE_DASHED;
      stack->plan->breaks++;
    }
}

void
mv_chart_plan_area (MvChartPlan *plan)
{
  __attribute__ ((cleanup (stack_clear))) Stack stack = { plan, plan->table->kind == MV_CHART_SHARE, 0, 0, plan->chart->series->len, NULL, NULL, NULL, NULL, NULL };
  MvChartFrame frame, ground;
  double room;
  int last;

  find_years (plan, &stack.first, &last);
  stack.n_years = MIN (last - stack.first + 1, 1000);
  stack.row = g_new (int, stack.n_series * stack.n_years + 1);
  stack.below = g_new0 (double, stack.n_series * stack.n_years + 1);
  stack.above = g_new0 (double, stack.n_series * stack.n_years + 1);
  stack.sum = g_new0 (double, stack.n_years + 1);
  stack.rest = g_new0 (gboolean, stack.n_series + 1);
  fill_stack (&stack);
  plan_axes (&stack, &frame, &room);
  mv_chart_gaps (plan, &frame, NULL, &plan->chart->x);
  mv_chart_axis_left (plan, &plan->chart->y, &frame);
  for (int from = 0, year = 0; year < stack.n_years; year++)
    {
      if (joins (&stack, year))
        continue;
      for (guint i = 0; i < stack.n_series; i++)
        add_area (&stack, i, from, year);
      from = year + 1;
    }
  add_cells (&stack);
  ground = frame;
  ground.height += mv_chart_lanes_height (plan);
  mv_chart_axis_bottom (plan, &plan->chart->x, &ground, FALSE);
  mv_chart_lanes (plan, &frame, &plan->chart->x);
  add_breaks (&stack, &frame);
  mv_chart_now (plan, &frame, &plan->chart->x);
  mv_chart_now_year (plan, &frame, &plan->chart->x);
  add_labels (&stack, frame.x + frame.width, room);
  mv_chart_nothing_key (plan, mv_chart_text_width (plan, plan->chart->y.title, 0.86 * plan->em, 400) + plan->em, plan->chart->width, 0.8 * plan->em, FALSE);
}
