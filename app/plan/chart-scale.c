/* Axes of positions and of factors, and the grid of panels. */
#include "app/plan/chart-private.h"

#include <math.h>

#include "app/base/number.h"

#define MAX_TICKS 64

static void
tick_clear (MvChartTick *tick)
{
  g_free (tick->text);
}

static void
begin (MvChartAxis *axis)
{
  g_clear_pointer (&axis->ticks, g_array_unref);
  axis->ticks = g_array_new (FALSE, FALSE, sizeof (MvChartTick));
  g_array_set_clear_func (axis->ticks, (GDestroyNotify) tick_clear);
}

static void
add_tick (MvChartAxis *axis, double value)
{
  MvChartTick tick = { value, 0, mv_chart_number (value, NULL) };

  g_array_append_val (axis->ticks, tick);
}

void
mv_chart_axis_clear (MvChartAxis *axis)
{
  g_clear_pointer (&axis->title, g_free);
  g_clear_pointer (&axis->ticks, g_array_unref);
}

double
mv_chart_axis_value (const MvChartAxis *axis, double at)
{
  double share = (at - axis->start) / (axis->end - axis->start);

  return axis->log ? axis->from * pow (axis->to / axis->from, share) : axis->from + share * (axis->to - axis->from);
}

void
mv_chart_axis_span (MvChartPlan *plan, MvChartAxis *axis, double low, double high, double n)
{
  double step;

  if (!(high > low))
    {
      double room = fabs (low) > 0 ? fabs (low) * 0.1 : 1;

      low -= room;
      high += room;
    }
  step = mv_number_nice ((high - low) / MAX (n, 2) * 0.999);
  begin (axis);
  axis->from = floor (low / step + 1e-9) * step;
  axis->to = ceil (high / step - 1e-9) * step;
  for (guint i = 0; i < MAX_TICKS && axis->from + i * step <= axis->to + step * 1e-6; i++)
    add_tick (axis, fabs (axis->from + i * step) < step * 1e-6 ? 0 : axis->from + i * step);
}

void
mv_chart_axis_fit (MvChartPlan *plan, MvChartAxis *axis, double low, double high, double n)
{
  if (plan->chart->scale == MV_CHART_LOG && low > 0)
    mv_chart_axis_log (plan, axis, low, high, n);
  else if (low > 0.5 * high && high > low)
    mv_chart_axis_span (plan, axis, low, high, n);
  else
    mv_chart_axis_values (plan, axis, low, high, n);
}

/* The K-th of 1, 2, 5, 10, 20 ...: K may be negative. */
static double
nice_step (int k)
{
  static const double steps[] = { 1, 2, 5 };
  int decade = (int) floor (k / 3.0);

  return steps[k - 3 * decade] * pow (10, decade);
}

void
mv_chart_axis_log (MvChartPlan *plan, MvChartAxis *axis, double low, double high, double n)
{
  int first = 3 * (int) floor (log10 (low)), last, every;

  while (nice_step (first + 1) <= low * (1 + 1e-9))
    first++;
  last = first + 1;
  while (nice_step (last) < high * (1 - 1e-9))
    last++;
  begin (axis);
  axis->log = TRUE;
  axis->from = nice_step (first);
  axis->to = nice_step (last);
  /* 1, 2, 5; or powers of ten; or every so many powers of ten. */
  every = last - first <= n ? 1 : 3;
  while (every >= 3 && (last - first) / every > n)
    every += 3;
  for (int k = first; k <= last; k++)
    if (every == 1 || k % every == 0)
      add_tick (axis, nice_step (k));
}

void
mv_chart_axis_scaled (MvChartPlan *plan, MvChartAxis *axis, double low, double high, double n)
{
  switch (plan->chart->scale)
    {
    case MV_CHART_LOG:
      if (!(high > 0))
        high = 1;
      mv_chart_axis_log (plan, axis, low > 0 ? low : high / 10, high, n);
      axis->base = NAN;
      break;
    case MV_CHART_INDEX:        /* an index compares ways, not lengths: no zero */
      mv_chart_axis_span (plan, axis, MIN (low, 100), MAX (high, 100), n);
      axis->base = 100;
      break;
    case MV_CHART_LINEAR:
    default:
      mv_chart_axis_values (plan, axis, low, high, n);
      break;
    }
}

MvChartGrid
mv_chart_grid (guint n, double width, double height, double aspect)
{
  MvChartGrid best = { 1, MAX (n, 1), width, height / MAX (n, 1) };
  double most = 0;

  for (guint columns = 1; columns <= n; columns++)
    {
      guint rows = (n + columns - 1) / columns;
      double size = MIN (width / columns / aspect, height / rows);

      if (size <= most)
        continue;
      most = size;
      best = (MvChartGrid) { columns, rows, width / columns, height / rows };
    }
  return best;
}
