/* Lines over the years: one a series, broken where the source or the definition changes, labelled at their ends. */
#include "app/plan/chart-private.h"

#include <math.h>

#include "app/base/text.h"

#define LABEL_SHARE 0.3         /* of the width at most for labels at the right */
#define FAR 2.5                 /* em from the last value to the right edge */

typedef struct { const char *title; MvRole role; const char *series; MvStroke stroke; double x, y, at; } End;

static void
find_range (MvChartPlan *plan, double *first, double *last, double *low, double *high)
{
  *first = *low = INFINITY;
  *last = *high = -INFINITY;
  for (guint i = 0; i < plan->table->rows->len; i++)
    {
      const MvChartRow *row = &g_array_index (plan->table->rows, MvChartRow, i);

      if (!isfinite (row->x))
        continue;
      *first = MIN (*first, row->x);
      *last = MAX (*last, isfinite (row->until) ? row->until : row->x);
      if (!mv_chart_row_has_value (row) || (plan->chart->scale == MV_CHART_LOG && row->value <= 0))
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

  /* Where there is no room for all names, the highest lines have theirs. */
  g_array_sort (ends, compare_ends);
  g_array_set_size (ends, MIN (ends->len, (guint) MAX (frame->height / (1.2 * plan->em), 1)));
  for (guint i = 0; i < ends->len; i++)
    places[i] = g_array_index (ends, End, i).y;
  mv_chart_spread (places, ends->len, 1.2 * plan->em, frame->y, frame->y + frame->height);
  for (guint i = 0; i < ends->len; i++)
    {
      const End *end = &g_array_index (ends, End, i);
      g_autofree char *text = mv_chart_shorten (plan, end->title, size, 700, room);
      /* Level as far as it runs over other years: it must not look like figures. */
      const MvPoint bend[] = { { end->x + 0.3 * plan->em, end->y }, { MAX (right, end->x + 0.3 * plan->em), end->y }, { right + 0.6 * plan->em, places[i] } };
      MvChartMark *leader = mv_chart_mark (plan, MV_CHART_POLYLINE, MV_CHART_PART_GUIDE);
      MvChartMark *mark;

      mv_chart_mark_points (leader, bend, G_N_ELEMENTS (bend));
      leader->stroke_width = 1;
      leader->ink = MV_CHART_INK_MUTED;
      leader->paint = MV_PAINT_ROLE;
      leader->role = end->role;
      leader->series = end->series;
      leader->stroke = right - end->x > FAR * plan->em ? MV_STROKE_DOTTED : end->stroke;
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

void
mv_chart_plan_line (MvChartPlan *plan)
{
  MvChart *chart = plan->chart;
  double em = plan->em, first, last, low, high, room = label_room (plan);
  g_autoptr (GHashTable) split = mv_chart_split_series (plan, NULL);
  g_autoptr (GArray) ends = g_array_new (FALSE, FALSE, sizeof (End));
  g_autofree char *unit = mv_chart_unit_words (plan->table->unit);
  double lanes = mv_chart_lanes_height (plan);
  MvChartFrame frame, ground;

  find_range (plan, &first, &last, &low, &high);
  mv_chart_axis_scaled (plan, &chart->y, low, high, CLAMP ((chart->height - 5 * em) / (3.2 * em), 2, 8));
  frame.x = mv_chart_axis_width (plan, &chart->y) + em;
  frame.y = 2.6 * em;
  frame.width = MAX (chart->width - frame.x - room - 1.6 * em, 1);
  frame.height = MAX (chart->height - frame.y - 2.2 * em - lanes, 1);
  ground = frame;
  ground.height += lanes;
  mv_chart_axis_years (plan, &chart->x, first, last, frame.width);
  mv_chart_axis_place (&chart->x, frame.x, frame.x + frame.width);
  mv_chart_axis_place (&chart->y, frame.y + frame.height, frame.y);
  chart->y.title = g_strdup (plan->table->y_title != NULL ? plan->table->y_title : unit);
  chart->plot_from = (MvPoint) { frame.x, frame.y };
  chart->plot_to = (MvPoint) { frame.x + frame.width, frame.y + frame.height };

  mv_chart_text (plan, chart->y.title, 0, 0.8 * em, MV_CHART_LEFT, 0.86 * em, 400, MV_CHART_INK_MUTED);
  mv_chart_gaps (plan, &frame, NULL, &chart->x);
  mv_chart_axis_left (plan, &chart->y, &frame);
  mv_chart_axis_bottom (plan, &chart->x, &ground, FALSE);
  mv_chart_lanes (plan, &frame, &chart->x);
  mv_chart_breaks (plan, &frame, &chart->x);
  mv_chart_now (plan, &frame, &chart->x);
  mv_chart_now_year (plan, &frame, &chart->x);
  for (guint i = 0; i < chart->series->len; i++)
    {
      const MvChartSeries *series = &g_array_index (chart->series, MvChartSeries, i);
      GArray *list = g_hash_table_lookup (split, series->series);
      End end = { series->title, series->role, series->series, mv_chart_series_stroke (plan, i), NAN, NAN, 0 };

      if (list == NULL || mv_chart_is_hidden (plan, series->series))
        continue;
      mv_chart_series_sort (plan, list);
      mv_chart_series_runs (plan, list, end.stroke, plan->table->rows->len < MV_CHART_POINT_LIMIT, &chart->x, &chart->y);
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
  mv_chart_nothing_key (plan, mv_chart_text_width (plan, chart->y.title != NULL ? chart->y.title : "", 0.86 * em, 400) + em, chart->width, 0.8 * em, FALSE);
}
