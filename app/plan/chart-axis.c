#include "app/plan/chart-private.h"

#include <math.h>

#include "app/base/number.h"

#define TICK_SIZE 0.86          /* em of tick texts */
#define MAX_TICKS 64

static void
tick_clear (MvChartTick *tick)
{
  g_free (tick->text);
}

static void
axis_begin (MvChartAxis *axis)
{
  g_clear_pointer (&axis->ticks, g_array_unref);
  axis->ticks = g_array_new (FALSE, FALSE, sizeof (MvChartTick));
  g_array_set_clear_func (axis->ticks, (GDestroyNotify) tick_clear);
}

void
mv_chart_axis_values (MvChartPlan *plan, MvChartAxis *axis, double low, double high, double n)
{
  double step, first;

  low = MIN (low, 0);
  high = MAX (high, 0);
  if (!(high > low))
    high = low + 1;
  /* Nice steps are 1, 2 or 5: the raw one is at most doubled and a half. */
  step = mv_number_nice ((high - low) / MAX (n, 2) * 0.999);
  axis_begin (axis);
  axis->base = 0;
  first = floor (low / step - 1e-9) * step;
  axis->from = low < 0 ? first : 0;
  axis->to = ceil (high / step - 1e-9) * step;
  for (guint i = 0; i < MAX_TICKS && axis->from + i * step <= axis->to + step * 1e-6; i++)
    {
      double value = axis->from + i * step;
      MvChartTick tick = { fabs (value) < step * 1e-6 ? 0 : value, 0, NULL };

      tick.text = mv_chart_number (tick.value, NULL);
      g_array_append_val (axis->ticks, tick);
    }
}

void
mv_chart_axis_years (MvChartPlan *plan, MvChartAxis *axis, double first, double last, double length)
{
  static const int steps[] = { 1, 2, 5, 10, 20, 50, 100 };
  double room = mv_chart_text_width (plan, "2000", TICK_SIZE * plan->em, 400) + 1.2 * plan->em;
  double padding = last > first ? (last - first) * 0.015 : 0.5;
  guint s = 0;

  axis_begin (axis);
  axis->time = TRUE;
  axis->from = first - padding;
  axis->to = last + padding;
  while (s + 1 < G_N_ELEMENTS (steps) && (axis->to - axis->from) / steps[s] * room > length)
    s++;
  for (double year = ceil (first / steps[s] - 1e-9) * steps[s]; year <= last + 1e-9; year += steps[s])
    {
      MvChartTick tick = { year, 0, g_strdup_printf ("%d", (int) lround (year)) };

      g_array_append_val (axis->ticks, tick);
    }
}

double
mv_chart_axis_at (const MvChartAxis *axis, double value)
{
  if (!(axis->to > axis->from) || (axis->log && !(value > axis->from)))
    return axis->start;
  if (axis->log)
    return axis->start + log (value / axis->from) / log (axis->to / axis->from) * (axis->end - axis->start);
  return axis->start + (value - axis->from) / (axis->to - axis->from) * (axis->end - axis->start);
}

void
mv_chart_axis_place (MvChartAxis *axis, double start, double end)
{
  axis->start = start;
  axis->end = end;
  for (guint i = 0; i < axis->ticks->len; i++)
    {
      MvChartTick *tick = &g_array_index (axis->ticks, MvChartTick, i);

      tick->at = mv_chart_axis_at (axis, tick->value);
    }
}

double
mv_chart_axis_width (MvChartPlan *plan, const MvChartAxis *axis)
{
  double widest = 0;

  for (guint i = 0; i < axis->ticks->len; i++)
    widest = MAX (widest, mv_chart_text_width (plan, g_array_index (axis->ticks, MvChartTick, i).text, TICK_SIZE * plan->em, 400));
  return widest;
}

void
mv_chart_axis_left (MvChartPlan *plan, const MvChartAxis *axis, const MvChartFrame *frame)
{
  for (guint i = 0; i < axis->ticks->len; i++)
    {
      const MvChartTick *tick = &g_array_index (axis->ticks, MvChartTick, i);
      MvChartMark *grid = mv_chart_line (plan, MV_CHART_PART_GUIDE, frame->x, tick->at, frame->x + frame->width, tick->at);

      grid->tone = tick->value == axis->base ? 0.9 : 0.25;
      mv_chart_text (plan, tick->text, frame->x - 0.5 * plan->em, tick->at, MV_CHART_RIGHT, TICK_SIZE * plan->em, 400, MV_CHART_INK_MUTED);
    }
}

/* Every how many ticks, counted from the base, a text stands clear of the next. */
static guint
stride_of (MvChartPlan *plan, const MvChartAxis *axis, guint base)
{
  guint stride = 1;

  for (; stride < axis->ticks->len; stride++)
    {
      double end = -INFINITY;
      gboolean clear = TRUE;

      for (guint i = base % stride; i < axis->ticks->len && clear; i += stride)
        {
          const MvChartTick *tick = &g_array_index (axis->ticks, MvChartTick, i);
          double half = mv_chart_text_width (plan, tick->text != NULL ? tick->text : "", TICK_SIZE * plan->em, 400) / 2;

          clear = tick->at - half >= end;
          end = tick->at + half + 0.5 * plan->em;
        }
      if (clear)
        break;
    }
  return stride;
}

static guint
base_of (const MvChartAxis *axis)
{
  for (guint i = 0; i < axis->ticks->len; i++)
    if (g_array_index (axis->ticks, MvChartTick, i).value == axis->base)
      return i;
  return 0;
}

void
mv_chart_axis_bottom (MvChartPlan *plan, const MvChartAxis *axis, const MvChartFrame *frame, gboolean grid)
{
  double bottom = frame->y + frame->height;
  guint base = base_of (axis), stride = stride_of (plan, axis, base);

  for (guint i = 0; i < axis->ticks->len; i++)
    {
      const MvChartTick *tick = &g_array_index (axis->ticks, MvChartTick, i);
      MvChartMark *line = mv_chart_line (plan, MV_CHART_PART_GUIDE, tick->at, grid ? frame->y : bottom, tick->at, bottom + 0.3 * plan->em);

      line->tone = grid ? (tick->value == axis->base ? 0.9 : 0.25) : 0.6;
      if (i % stride == base % stride)
        mv_chart_text (plan, tick->text, tick->at, bottom + 1.05 * plan->em, MV_CHART_CENTRE, TICK_SIZE * plan->em, 400, MV_CHART_INK_MUTED);
    }
}
