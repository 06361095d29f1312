/* One series over the years: its runs of comparable years, the ranges around them, and a point for each figure. */
#include "app/plan/chart-private.h"

#include <math.h>

#define MARK_LIMIT 8000         /* more rows than this: figures that share a place have one point together */

GHashTable *
mv_chart_split_series (MvChartPlan *plan, const char *group)
{
  GHashTable *split = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) g_array_unref);

  for (guint i = 0; i < plan->table->rows->len; i++)
    {
      const MvChartRow *row = &g_array_index (plan->table->rows, MvChartRow, i);
      GArray *list = g_hash_table_lookup (split, row->series);

      if (!isfinite (row->x) || *row->series == '\0' || (group != NULL && g_strcmp0 (row->group, group) != 0))
        continue;
      if (list == NULL)
        {
          list = g_array_new (FALSE, FALSE, sizeof (guint));
          g_hash_table_insert (split, (gpointer) row->series, list);
        }
      g_array_append_val (list, i);
    }
  return split;
}

gboolean
mv_chart_comparable (const MvChartRow *a, const MvChartRow *b)
{
  return b->x - a->x < 1.5 && mv_chart_same_measure (a, b);
}

gboolean
mv_chart_same_measure (const MvChartRow *a, const MvChartRow *b)
{
  return !mv_chart_changes (a, b) && a->partial == b->partial;
}

static int
compare_x (gconstpointer a, gconstpointer b, gpointer data)
{
  const GArray *rows = data;
  double one = g_array_index (rows, MvChartRow, *(const guint *) a).x, other = g_array_index (rows, MvChartRow, *(const guint *) b).x;

  return (one > other) - (one < other);
}

void
mv_chart_series_sort (MvChartPlan *plan, GArray *list)
{
  const MvChartRow *rows = (const MvChartRow *) (gpointer) plan->table->rows->data;

  for (guint i = 1; i < list->len; i++)
    if (rows[g_array_index (list, guint, i)].x < rows[g_array_index (list, guint, i - 1)].x)
      {
        g_array_sort_with_data (list, compare_x, plan->table->rows);
        return;
      }
}

/* A run of many more points than COLUMNS of pixels keeps the first, the last and both extremes of each column: it looks the same. */
static void
thin_run (GArray *run, double columns)
{
  MvPoint *points = (MvPoint *) (gpointer) run->data;
  guint kept = 0, i = 0;

  if (run->len <= 4 * columns)
    return;
  while (i < run->len)
    {
      guint end = i, low = i, high = i;
      guint order[4];

      for (; end < run->len && floor (points[end].x) == floor (points[i].x); end++)
        {
          low = points[end].y < points[low].y ? end : low;
          high = points[end].y > points[high].y ? end : high;
        }
      order[0] = i;
      order[1] = MIN (low, high);
      order[2] = MAX (low, high);
      order[3] = end - 1;
      for (guint k = 0; k < 4; k++)
        if (k == 0 || order[k] != order[k - 1])
          points[kept++] = points[order[k]];
      i = end;
    }
  g_array_set_size (run, kept);
}

static void
add_run (MvChartPlan *plan, const MvPoint *points, guint n, const MvChartRow *row, MvStroke stroke)
{
  MvChartMark *mark;

  if (n < 2)
    return;
  mark = mv_chart_mark (plan, MV_CHART_POLYLINE, MV_CHART_PART_VALUE);
  mv_chart_mark_points (mark, points, n);
  mark->series = row->series;
  mark->role = row->role;
  mark->stroke = stroke;
  mark->stroke_width = (row->partial ? 0.1 : 0.18) * plan->em;
  mark->tone = mv_chart_is_quiet (plan, row->series) ? 0.25 : 1;
}

static void
add_band (MvChartPlan *plan, const GArray *list, guint from, guint n, const MvChartAxis *x, const MvChartAxis *y)
{
  g_autofree MvPoint *points = g_new (MvPoint, 2 * n);
  gboolean wide = FALSE;
  const MvChartRow *row = NULL;
  MvChartMark *mark;

  for (guint i = 0; i < n; i++)
    {
      row = &g_array_index (plan->table->rows, MvChartRow, g_array_index (list, guint, from + i));
      wide |= row->low < row->value || row->high > row->value;
      points[i] = (MvPoint) { mv_chart_axis_at (x, row->x), mv_chart_axis_at (y, isfinite (row->high) ? row->high : row->value) };
      points[2 * n - 1 - i] = (MvPoint) { points[i].x, mv_chart_axis_at (y, isfinite (row->low) ? row->low : row->value) };
    }
  if (!wide)
    return;
  if (n == 1)   /* a lone year has a short bar for its range */
    {
      const double half = 0.25 * plan->em;
      const MvPoint bar[] = { { points[0].x - half, points[0].y }, { points[0].x + half, points[0].y }, { points[1].x + half, points[1].y },
                              { points[1].x - half, points[1].y } };

      mark = mv_chart_mark (plan, MV_CHART_POLYGON, MV_CHART_PART_BAND);
      mv_chart_mark_points (mark, bar, 4);
    }
  else
    {
      mark = mv_chart_mark (plan, MV_CHART_POLYGON, MV_CHART_PART_BAND);
      mv_chart_mark_points (mark, points, 2 * n);
    }
  mark->series = row->series;
  mark->role = row->role;
  mark->tone = mv_chart_is_quiet (plan, row->series) ? 0.05 : 0.18;
}

static void
add_point (MvChartPlan *plan, guint index, gboolean drawn, const MvChartAxis *x, const MvChartAxis *y)
{
  const MvChartRow *row = &g_array_index (plan->table->rows, MvChartRow, index);
  MvChartMark *mark = mv_chart_mark (plan, MV_CHART_POINT, MV_CHART_PART_VALUE);

  mark->x = mv_chart_axis_at (x, row->x);
  mark->y = mv_chart_axis_at (y, row->value);
  mark->width = drawn ? 0.2 * plan->em : 0;
  mark->hollow = row->partial || row->state == MV_CHART_ZERO;
  mark->stroke_width = mark->hollow ? 0.1 * plan->em : 0;
  mark->tone = mv_chart_is_quiet (plan, row->series) ? 0.25 : 1;
  mv_chart_mark_rows (plan, mark, &index, 1);
}

/* A point for each figure; of very many, for the largest of each stretch. */
static void
add_points (MvChartPlan *plan, const GArray *list, gboolean drawn, const MvChartAxis *x, const MvChartAxis *y)
{
  const MvChartRow *rows = (const MvChartRow *) (gpointer) plan->table->rows->data;
  guint total = plan->table->rows->len, stretch = 1;

  if (total > MARK_LIMIT)
    stretch = (total + MARK_LIMIT - 1) / MARK_LIMIT;
  for (guint i = 0; i < list->len; i += stretch)
    {
      guint best = G_MAXUINT, known = 0;

      for (guint k = i; k < MIN (i + stretch, list->len); k++)
        {
          guint index = g_array_index (list, guint, k);

          if (!mv_chart_row_has_value (&rows[index]))
            continue;
          known++;
          if (best == G_MAXUINT || rows[index].value > rows[best].value)
            best = index;
        }
      if (known == 0)
        continue;
      add_point (plan, best, drawn, x, y);
      plan->thinned += known - 1;
    }
}

void
mv_chart_series_runs (MvChartPlan *plan, const GArray *list, MvStroke stroke, gboolean points_drawn, const MvChartAxis *x, const MvChartAxis *y)
{
  g_autoptr (GArray) run = g_array_new (FALSE, FALSE, sizeof (MvPoint));
  const MvChartRow *last = NULL;
  guint start = 0;

  for (guint i = 0; i <= list->len; i++)
    {
      const MvChartRow *row = i < list->len ? &g_array_index (plan->table->rows, MvChartRow, g_array_index (list, guint, i)) : NULL;
      gboolean known = row != NULL && mv_chart_row_has_value (row) && !(y->log && row->value <= 0);

      if (last != NULL && (!known || !mv_chart_comparable (last, row)))
        {
          add_band (plan, list, start, run->len, x, y);
          thin_run (run, fabs (x->end - x->start));
          add_run (plan, (const MvPoint *) (gpointer) run->data, run->len, last, stroke);
          if (known && row->x - last->x < 1.5 && mv_chart_changes (last, row))
            mv_chart_break_between (plan, last, row, x, y);
          g_array_set_size (run, 0);
          last = NULL;
        }
      if (known)
        {
          const MvPoint point = { mv_chart_axis_at (x, row->x), mv_chart_axis_at (y, row->value) };

          if (run->len == 0)
            start = i;
          g_array_append_val (run, point);
          last = row;
        }
    }
  add_points (plan, list, points_drawn, x, y);
}

MvStroke
mv_chart_series_stroke (MvChartPlan *plan, guint index)
{
  const MvChartSeries *series = (const MvChartSeries *) (gpointer) plan->chart->series->data;
  guint same = 0;

  for (guint i = 0; i < index; i++)
    same += series[i].role == series[index].role;
  return same % 3 == 0 ? MV_STROKE_SOLID : same % 3 == 1 ? MV_STROKE_DASHED : MV_STROKE_DOTTED;
}
