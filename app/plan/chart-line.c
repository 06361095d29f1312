/* Lines over the years: one a series, broken where the source or the definition changes, labelled at their ends. */
#include "app/plan/chart-private.h"

#include <math.h>

#include "app/base/text.h"

#define LABEL_SHARE 0.3         /* of the width at most for labels at the right */
#define POINT_LIMIT 1500        /* more rows than this: points are not drawn, only hit */

typedef struct { const char *title; MvRole role; const char *series; MvStroke stroke; double x, y, at; } End;

/* Rows of one series by year. */
static GArray *
series_rows (MvChartPlan *plan, const char *series, const char *group)
{
  GArray *found = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; i < plan->table->rows->len; i++)
    {
      const MvChartRow *row = &g_array_index (plan->table->rows, MvChartRow, i);

      if (g_strcmp0 (row->series, series) == 0 && (group == NULL || g_strcmp0 (row->group, group) == 0) && isfinite (row->x))
        g_array_append_val (found, i);
    }
  return found;
}

static int
compare_x (gconstpointer a, gconstpointer b, gpointer data)
{
  const GArray *rows = data;
  double one = g_array_index (rows, MvChartRow, *(const guint *) a).x, other = g_array_index (rows, MvChartRow, *(const guint *) b).x;

  return (one > other) - (one < other);
}

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
  return a->source_id == b->source_id && a->concept == b->concept && a->basis == b->basis && a->partial == b->partial;
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
  if (n < 2 || !wide)
    return;
  mark = mv_chart_mark (plan, MV_CHART_POLYGON, MV_CHART_PART_BAND);
  mv_chart_mark_points (mark, points, 2 * n);
  mark->series = row->series;
  mark->role = row->role;
  mark->tone = mv_chart_is_quiet (plan, row->series) ? 0.05 : 0.18;
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
      gboolean known = row != NULL && mv_chart_row_has_value (row);

      if (last != NULL && (!known || !mv_chart_comparable (last, row)))
        {
          add_band (plan, list, start, run->len, x, y);
          add_run (plan, (const MvPoint *) (gpointer) run->data, run->len, last, stroke);
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
  for (guint i = 0; i < list->len; i++)
    {
      guint index = g_array_index (list, guint, i);
      const MvChartRow *row = &g_array_index (plan->table->rows, MvChartRow, index);
      MvChartMark *mark;

      if (!mv_chart_row_has_value (row))
        continue;
      mark = mv_chart_mark (plan, MV_CHART_POINT, MV_CHART_PART_VALUE);
      mark->x = mv_chart_axis_at (x, row->x);
      mark->y = mv_chart_axis_at (y, row->value);
      mark->width = points_drawn ? 0.2 * plan->em : 0;
      mark->hollow = row->partial || row->state == MV_CHART_ZERO;
      mark->stroke_width = mark->hollow ? 0.1 * plan->em : 0;
      mark->tone = mv_chart_is_quiet (plan, row->series) ? 0.25 : 1;
      mv_chart_mark_rows (plan, mark, &index, 1);
    }
}

/* Years without figures for all series: rows of the series "". */
void
mv_chart_gaps (MvChartPlan *plan, const MvChartFrame *frame, const char *group, const MvChartAxis *x)
{
  g_autoptr (GArray) list = series_rows (plan, "", group);

  for (guint i = 0; i < list->len; i++)
    {
      guint index = g_array_index (list, guint, i);
      const MvChartRow *row = &g_array_index (plan->table->rows, MvChartRow, index);
      MvChartMark *mark = mv_chart_mark (plan, MV_CHART_RECT, MV_CHART_PART_GAP);
      double from = mv_chart_axis_at (x, row->x - 0.5), to = mv_chart_axis_at (x, (isnan (row->until) ? row->x : row->until) + 0.5);

      mark->x = CLAMP (from, frame->x, frame->x + frame->width);
      mark->width = CLAMP (to, frame->x, frame->x + frame->width) - mark->x;
      mark->y = frame->y;
      mark->height = frame->height;
      mark->paint = MV_PAINT_NO_DATA;
      mark->pattern = row->state == MV_CHART_NOT_APPLICABLE ? MV_PATTERN_OUTLINE : MV_PATTERN_STRIPES;
      mv_chart_mark_rows (plan, mark, &index, 1);
    }
}

void
mv_chart_now (MvChartPlan *plan, const MvChartFrame *frame, const MvChartAxis *x)
{
  double year = plan->table->year;

  if (year > 0 && year >= x->from && year <= x->to)
    mv_chart_line (plan, MV_CHART_PART_NOW, mv_chart_axis_at (x, year), frame->y, mv_chart_axis_at (x, year), frame->y + frame->height)->stroke = MV_STROKE_DOTTED;
}

static void
find_range (MvChartPlan *plan, double *first, double *last, double *low, double *high)
{
  *first = *low = INFINITY;
  *last = *high = -INFINITY;
  for (guint i = 0; i < plan->table->rows->len; i++)
    {
      const MvChartRow *row = &g_array_index (plan->table->rows, MvChartRow, i);

      if (mv_chart_is_hidden (plan, row->series) || !isfinite (row->x))
        continue;
      *first = MIN (*first, row->x);
      *last = MAX (*last, isfinite (row->until) ? row->until : row->x);
      if (!mv_chart_row_has_value (row))
        continue;
      *low = MIN (*low, isfinite (row->low) ? MIN (row->low, row->value) : row->value);
      *high = MAX (*high, isfinite (row->high) ? MAX (row->high, row->value) : row->value);
    }
  if (isfinite (plan->table->x_min))
    *first = MIN (*first, plan->table->x_min);
  if (isfinite (plan->table->x_max))
    *last = MAX (*last, plan->table->x_max);
  if (!isfinite (*first))
    *first = *last = plan->table->year;
  if (!isfinite (*low))
    *low = *high = 0;
}

static int
compare_ends (gconstpointer a, gconstpointer b)
{
  double one = ((const End *) a)->y, other = ((const End *) b)->y;

  return (one > other) - (one < other);
}

/* Each series' name at its last value, moved apart, with a thin leader when moved far. */
static void
label_ends (MvChartPlan *plan, GArray *ends, const MvChartFrame *frame, double room)
{
  g_autofree double *places = g_new (double, ends->len + 1);
  double right = frame->x + frame->width, size = 0.92 * plan->em;

  g_array_sort (ends, compare_ends);
  for (guint i = 0; i < ends->len; i++)
    places[i] = g_array_index (ends, End, i).y;
  mv_chart_spread (places, ends->len, 1.2 * plan->em, frame->y, frame->y + frame->height);
  for (guint i = 0; i < ends->len; i++)
    {
      const End *end = &g_array_index (ends, End, i);
      g_autofree char *text = mv_chart_shorten (plan, end->title, size, 700, room);
      MvChartMark *leader = mv_chart_line (plan, MV_CHART_PART_GUIDE, end->x + 0.3 * plan->em, end->y, right + 0.6 * plan->em, places[i]);
      MvChartMark *mark;

      leader->paint = MV_PAINT_ROLE;
      leader->role = end->role;
      leader->series = end->series;
      leader->stroke = end->stroke;
      leader->tone = mv_chart_is_quiet (plan, end->series) ? 0.1 : 0.5;
      mark = mv_chart_text (plan, text, right + 0.9 * plan->em, places[i], MV_CHART_LEFT, size, 700, MV_CHART_INK_ROLE);
      if (mark == NULL)
        continue;
      mark->role = end->role;
      mark->series = end->series;
      mark->tone = mv_chart_is_quiet (plan, end->series) ? 0.4 : 1;
    }
}

static double
label_room (MvChartPlan *plan)
{
  double widest = 0;

  for (guint i = 0; i < plan->chart->series->len; i++)
    widest = MAX (widest, mv_chart_text_width (plan, g_array_index (plan->chart->series, MvChartSeries, i).title, 0.92 * plan->em, 700));
  return MIN (widest, LABEL_SHARE * plan->chart->width);
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

static void
add_breaks (MvChartPlan *plan, const MvChartFrame *frame, const MvChartAxis *x)
{
  for (guint i = 0; i < plan->table->breaks->len; i++)
    {
      const MvChartBreak *change = &g_array_index (plan->table->breaks, MvChartBreak, i);
      double at = mv_chart_axis_at (x, change->x);
      MvChartMark *mark;

      if (at <= frame->x || at >= frame->x + frame->width)
        continue;
      mark = mv_chart_line (plan, MV_CHART_PART_BREAK, at, frame->y, at, frame->y + frame->height);
      mark->stroke = MV_STROKE_DASHED;
      mark->series = change->series;
    }
}

void
mv_chart_plan_line (MvChartPlan *plan)
{
  MvChart *chart = plan->chart;
  double em = plan->em, first, last, low, high, room = label_room (plan);
  g_autoptr (GHashTable) split = mv_chart_split_series (plan, NULL);
  g_autoptr (GArray) ends = g_array_new (FALSE, FALSE, sizeof (End));
  g_autofree char *unit = mv_chart_unit_words (plan->table->unit);
  MvChartFrame frame;

  find_range (plan, &first, &last, &low, &high);
  mv_chart_axis_values (plan, &chart->y, low, high, CLAMP ((chart->height - 5 * em) / (3.2 * em), 2, 8));
  frame.x = mv_chart_axis_width (plan, &chart->y) + em;
  frame.y = 2.2 * em;
  frame.width = MAX (chart->width - frame.x - room - 1.6 * em, 1);
  frame.height = MAX (chart->height - frame.y - 2.2 * em, 1);
  mv_chart_axis_years (plan, &chart->x, first, last, frame.width);
  mv_chart_axis_place (&chart->x, frame.x, frame.x + frame.width);
  mv_chart_axis_place (&chart->y, frame.y + frame.height, frame.y);
  chart->y.title = g_strdup (plan->table->y_title != NULL ? plan->table->y_title : unit);
  chart->plot_from = (MvPoint) { frame.x, frame.y };
  chart->plot_to = (MvPoint) { frame.x + frame.width, frame.y + frame.height };

  mv_chart_text (plan, chart->y.title, 0, 0.8 * em, MV_CHART_LEFT, 0.86 * em, 400, MV_CHART_INK_MUTED);
  mv_chart_gaps (plan, &frame, NULL, &chart->x);
  mv_chart_axis_left (plan, &chart->y, &frame);
  mv_chart_axis_bottom (plan, &chart->x, &frame, FALSE);
  add_breaks (plan, &frame, &chart->x);
  mv_chart_now (plan, &frame, &chart->x);
  for (guint i = 0; i < chart->series->len; i++)
    {
      const MvChartSeries *series = &g_array_index (chart->series, MvChartSeries, i);
      GArray *list = g_hash_table_lookup (split, series->series);
      End end = { series->title, series->role, series->series, mv_chart_series_stroke (plan, i), NAN, NAN, 0 };

      if (list == NULL || mv_chart_is_hidden (plan, series->series))
        continue;
      g_array_sort_with_data (list, compare_x, plan->table->rows);
      mv_chart_series_runs (plan, list, end.stroke, plan->table->rows->len < POINT_LIMIT, &chart->x, &chart->y);
      for (guint k = list->len; k > 0 && isnan (end.x); k--)
        {
          const MvChartRow *row = &g_array_index (plan->table->rows, MvChartRow, g_array_index (list, guint, k - 1));

          if (mv_chart_row_has_value (row))
            {
              end.x = mv_chart_axis_at (&chart->x, row->x);
              end.y = mv_chart_axis_at (&chart->y, row->value);
            }
        }
      if (!isnan (end.x))
        g_array_append_val (ends, end);
    }
  label_ends (plan, ends, &frame, room);
}
