/* Walking through the marks of a chart, without a widget. */
#include <math.h>

#include "ui/chart/chart-canvas.h"

#define SIDEWAYS 4.0            /* how much further a px to the side counts than one up or down */

static MvPoint
anchor (const MvChartMark *mark)
{
  if (mark->form == MV_CHART_RECT)
    return (MvPoint) { mark->x, mark->y + mark->height / 2 };
  if (mark->n_points > 0)
    return mark->points[mark->n_points / 2];
  return (MvPoint) { mark->x, mark->y };
}

/* The nearest mark of another series, or of none, above or below. */
static int
step_across (const MvChart *chart, int from, gboolean up)
{
  const MvChartMark *here = chart->marks->pdata[from];
  MvPoint at = anchor (here);
  double best = INFINITY;
  int found = from;

  for (guint i = 0; i < chart->walk->len; i++)
    {
      int index = (int) g_array_index (chart->walk, guint, i);
      const MvChartMark *mark = chart->marks->pdata[index];
      MvPoint there = anchor (mark);
      double down = there.y - at.y, distance = fabs (there.x - at.x) * SIDEWAYS + fabs (down);

      if (index == from || (up ? down >= 0 : down <= 0) || (here->form == MV_CHART_POINT && mark->series == here->series) || distance >= best)
        continue;
      best = distance;
      found = index;
    }
  return found;
}

int
mv_chart_step (const MvChart *chart, int from, guint key)
{
  guint n = chart->walk->len, at = 0;

  if (n == 0)
    return -1;
  while (at < n && (int) g_array_index (chart->walk, guint, at) != from)
    at++;
  if (key == GDK_KEY_End)
    return (int) g_array_index (chart->walk, guint, n - 1);
  if (key == GDK_KEY_Home || at == n)
    return (int) g_array_index (chart->walk, guint, 0);
  switch (key)
    {
    case GDK_KEY_Right: return (int) g_array_index (chart->walk, guint, MIN (at + 1, n - 1));
    case GDK_KEY_Left: return (int) g_array_index (chart->walk, guint, at > 0 ? at - 1 : 0);
    default: return step_across (chart, from, key == GDK_KEY_Up);
    }
}
