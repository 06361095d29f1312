/* Ranks over the years: `y` of a row is its rank, 1 on top; `value` the figure behind it. Nothing joins ranks of different lists. */
#include "app/plan/chart-private.h"

#include <math.h>

#include "app/base/text.h"

#define LABEL_SHARE 0.32        /* of the width at most for names */
#define LEAST_STEP 1.3          /* em from rank to rank */
#define MOST_RANKS 20

typedef struct
{
  MvChartPlan *plan;
  MvChartFrame frame;
  int          ranks;           /* drawn: what stands lower is not */
  double       room;
} Bump;

static const MvChartRow *
row_at (const MvChartTable *table, guint index)
{
  return &g_array_index (table->rows, MvChartRow, index);
}

static gboolean
has_rank (const MvChartRow *row)
{
  return *row->series != '\0' && mv_chart_row_has_value (row) && isfinite (row->y) && isfinite (row->x);
}

static int
compare_x (gconstpointer a, gconstpointer b, gpointer data)
{
  const GArray *rows = data;
  double one = g_array_index (rows, MvChartRow, *(const guint *) a).x, other = g_array_index (rows, MvChartRow, *(const guint *) b).x;

  return (one > other) - (one < other);
}

static double
place_of (const Bump *bump, double rank)
{
  return bump->frame.y + (bump->ranks > 1 ? (rank - 1) / (bump->ranks - 1) : 0.5) * bump->frame.height;
}

static MvPoint
point_of (const Bump *bump, const MvChartRow *row)
{
  return (MvPoint) { mv_chart_axis_at (&bump->plan->chart->x, row->x), place_of (bump, row->y) };
}

static void
add_run (const Bump *bump, GArray *points, const MvChartRow *row, MvStroke stroke)
{
  MvChartMark *mark;

  if (points->len > 1)
    {
      mark = mv_chart_mark (bump->plan, MV_CHART_POLYLINE, MV_CHART_PART_VALUE);
      mv_chart_mark_points (mark, (const MvPoint *) (gpointer) points->data, points->len);
      mark->series = row->series;
      mark->role = row->role;
      mark->stroke_width = 0.2 * bump->plan->em;
      mark->stroke = stroke;
      mark->tone = mv_chart_is_quiet (bump->plan, row->series) ? 0.2 : 0.85;
    }
  g_array_set_size (points, 0);
}

/* The line of one series, broken where a year is missing, another list begins, or the rank is too low to be drawn; and its points. */
static void
add_line (const Bump *bump, const GArray *list, MvStroke stroke)
{
  MvChartPlan *plan = bump->plan;
  g_autoptr (GArray) points = g_array_new (FALSE, FALSE, sizeof (MvPoint));
  const MvChartRow *before = NULL;

  for (guint i = 0; i < list->len; i++)
    {
      const MvChartRow *row = row_at (plan->table, g_array_index (list, guint, i));
      gboolean drawn = has_rank (row) && row->y <= bump->ranks;

      if (before != NULL && (!drawn || !mv_chart_comparable (before, row)))
        add_run (bump, points, before, stroke);
      before = drawn ? row : NULL;
      if (drawn)
        {
          const MvPoint point = point_of (bump, row);

          g_array_append_val (points, point);
        }
    }
  if (before != NULL)
    add_run (bump, points, before, stroke);
  for (guint i = 0; i < list->len; i++)
    {
      guint index = g_array_index (list, guint, i);
      const MvChartRow *row = row_at (plan->table, index);
      MvChartMark *mark;

      if (!has_rank (row) || row->y > bump->ranks)
        continue;
      mark = mv_chart_mark (plan, MV_CHART_POINT, MV_CHART_PART_VALUE);
      mark->x = point_of (bump, row).x;
      mark->y = point_of (bump, row).y;
      mark->width = MIN (0.32 * plan->em, 0.4 * fabs (mv_chart_axis_at (&plan->chart->x, 1) - mv_chart_axis_at (&plan->chart->x, 0)));
      mark->hollow = row->partial || row->doubtful;
      mark->stroke_width = mark->hollow ? 0.1 * plan->em : 0;
      mv_chart_mark_rows (plan, mark, &index, 1);
      mark->tone = mv_chart_is_quiet (plan, row->series) ? 0.25 : 1;
    }
}

typedef struct { const MvChartSeries *series; double x, y, place; } End;

static int
compare_ends (gconstpointer a, gconstpointer b)
{
  double one = ((const End *) a)->y, other = ((const End *) b)->y;

  return (one > other) - (one < other);
}

/* Names at the last rank of each; those that left the list earlier are named where there is room left beside the others. */
static void
label_ends (const Bump *bump, GArray *ends)
{
  MvChartPlan *plan = bump->plan;
  g_autofree double *places = g_new (double, ends->len + 1);
  double em = plan->em, right = bump->frame.x + bump->frame.width;

  g_array_sort (ends, compare_ends);
  for (guint i = 0; i < ends->len; i++)
    places[i] = g_array_index (ends, End, i).y;
  mv_chart_spread (places, ends->len, 1.2 * em, bump->frame.y - 0.2 * em, bump->frame.y + bump->frame.height + 0.2 * em);
  for (guint i = 0; i < ends->len; i++)
    {
      const End *end = &g_array_index (ends, End, i);
      g_autofree char *name = mv_chart_shorten (plan, end->series->title, 0.92 * em, 700, bump->room);
      MvChartMark *leader = mv_chart_line (plan, MV_CHART_PART_GUIDE, end->x + 0.4 * em, end->y, right + 0.7 * em, places[i]), *mark;

      leader->paint = MV_PAINT_ROLE;
      leader->role = end->series->role;
      leader->series = end->series->series;
      leader->stroke = MV_STROKE_DOTTED;
      leader->tone = mv_chart_is_quiet (plan, end->series->series) ? 0.1 : 0.5;
      mark = mv_chart_text (plan, name, right + 1.0 * em, places[i], MV_CHART_LEFT, 0.92 * em, 700, MV_CHART_INK_ROLE);
      if (mark == NULL)
        continue;
      mark->role = end->series->role;
      mark->series = end->series->series;
      mark->tone = mv_chart_is_quiet (plan, end->series->series) ? 0.4 : 1;
    }
}

/* The years of all, the lowest rank of a series that is not hidden, and the widest name. */
static void
find_range (MvChartPlan *plan, double *first, double *last, double *lowest, double *room)
{
  *first = INFINITY;
  *last = -INFINITY;
  *lowest = 1;
  *room = 0;
  for (guint i = 0; i < plan->table->rows->len; i++)
    {
      const MvChartRow *row = row_at (plan->table, i);

      if (!isfinite (row->x) || mv_chart_is_hidden (plan, row->series))
        continue;
      *first = MIN (*first, row->x);
      *last = MAX (*last, isfinite (row->until) ? row->until : row->x);
      if (has_rank (row))
        *lowest = MAX (*lowest, row->y);
    }
  if (!isfinite (*first))
    *first = *last = plan->table->year;
  for (guint i = 0; i < plan->chart->series->len; i++)
    *room = MAX (*room, mv_chart_text_width (plan, g_array_index (plan->chart->series, MvChartSeries, i).title, 0.92 * plan->em, 700));
  *room = MIN (*room, LABEL_SHARE * plan->chart->width);
}

static void
add_ranks (const Bump *bump)
{
  MvChartPlan *plan = bump->plan;

  for (int rank = 1; rank <= bump->ranks; rank++)
    {
      g_autofree char *text = g_strdup_printf ("%d", rank);
      double y = place_of (bump, rank);

      mv_chart_line (plan, MV_CHART_PART_GUIDE, bump->frame.x, y, bump->frame.x + bump->frame.width, y)->tone = 0.18;
      mv_chart_text (plan, text, bump->frame.x - 0.6 * plan->em, y, MV_CHART_RIGHT, 0.86 * plan->em, 400, MV_CHART_INK_MUTED);
    }
}

void
mv_chart_plan_bump (MvChartPlan *plan)
{
  MvChart *chart = plan->chart;
  double em = plan->em, first, last, lowest;
  g_autoptr (GHashTable) split = mv_chart_split_series (plan, NULL);
  g_autoptr (GArray) ends = g_array_new (FALSE, FALSE, sizeof (End));
  Bump bump = { .plan = plan };
  MvChartFrame gaps;
  guint n = 0;

  find_range (plan, &first, &last, &lowest, &bump.room);
  bump.frame = (MvChartFrame) { 2.4 * em, 2.4 * em, MAX (chart->width - 2.4 * em - bump.room - 1.4 * em, 1), MAX (chart->height - 5.2 * em, 1) };
  bump.ranks = (int) CLAMP (MIN (lowest, MOST_RANKS), 1, MAX (floor (bump.frame.height / (LEAST_STEP * em)) + 1, 1));
  mv_chart_axis_years (plan, &chart->x, first, last, bump.frame.width);
  mv_chart_axis_place (&chart->x, bump.frame.x, bump.frame.x + bump.frame.width);
  gaps = (MvChartFrame) { bump.frame.x, bump.frame.y - 0.7 * em, bump.frame.width, bump.frame.height + 1.4 * em };
  chart->plot_from = (MvPoint) { gaps.x, gaps.y };
  chart->plot_to = (MvPoint) { gaps.x + gaps.width, gaps.y + gaps.height };
  mv_chart_text (plan, _("rank"), 0, 0.8 * em, MV_CHART_LEFT, 0.86 * em, 400, MV_CHART_INK_MUTED);
  mv_chart_gaps (plan, &gaps, NULL, &chart->x);
  add_ranks (&bump);
  mv_chart_axis_bottom (plan, &chart->x, &gaps, FALSE);
  mv_chart_now (plan, &gaps, &chart->x);
  for (guint i = 0; i < chart->series->len; i++)
    {
      const MvChartSeries *series = &g_array_index (chart->series, MvChartSeries, i);
      GArray *list = g_hash_table_lookup (split, series->series);
      End end = { .series = series, .x = NAN };

      if (list == NULL || mv_chart_is_hidden (plan, series->series))
        continue;
      g_array_sort_with_data (list, compare_x, plan->table->rows);
      add_line (&bump, list, mv_chart_series_stroke (plan, i));
      for (guint k = 0; k < list->len; k++)
        {
          const MvChartRow *row = row_at (plan->table, g_array_index (list, guint, k));

          if (has_rank (row) && row->y <= bump.ranks)
            {
              end.x = point_of (&bump, row).x;
              end.y = point_of (&bump, row).y;
            }
          n += has_rank (row) && row->y > bump.ranks;
        }
      if (!isnan (end.x) && (ends->len + 1) * 1.2 * em < gaps.height)
        g_array_append_val (ends, end);
    }
  label_ends (&bump, ends);
  if (n > 0)
    g_ptr_array_add (chart->notes, g_strdup_printf (ngettext_ ("%u rank lower than %d is not drawn.", "%u ranks lower than %d are not drawn.", n), n, bump.ranks));
}

/* Who is first in the newest year, and who climbed and fell most between years of one list. */
void
mv_chart_say_bump (GString *text, const MvChartTable *table)
{
  const MvChartRow *leader = NULL;
  g_autoptr (GHashTable) oldest = g_hash_table_new (NULL, NULL);
  const MvChartRow *moved[2][2] = { { NULL } };

  for (guint i = 0; i < table->rows->len; i++)
    {
      const MvChartRow *row = row_at (table, i);

      if (has_rank (row) && (leader == NULL || row->x > leader->x || (row->x == leader->x && row->y < leader->y)))
        leader = row;
    }
  if (leader == NULL)
    return;
  {
    g_autofree char *value = mv_chart_row_value (leader);

    mv_chart_say (text, _("First in %d: %s with %s."), (int) leader->x, leader->series_title, value);
  }
  for (guint i = 0; i < table->rows->len; i++)
    {
      const MvChartRow *row = row_at (table, i), *known = g_hash_table_lookup (oldest, row->series);

      if (has_rank (row) && mv_chart_same_measure (row, leader) && (known == NULL || row->x < known->x))
        g_hash_table_insert (oldest, (gpointer) row->series, (gpointer) row);
    }
  for (guint i = 0; i < table->rows->len; i++)
    {
      const MvChartRow *row = row_at (table, i), *first = g_hash_table_lookup (oldest, row->series);
      guint way;

      if (!has_rank (row) || row->x != leader->x || first == NULL || !mv_chart_same_measure (row, first) || first->y == row->y)
        continue;
      way = row->y < first->y ? 0 : 1;
      if (moved[way][0] == NULL || fabs (row->y - first->y) > fabs (moved[way][1]->y - moved[way][0]->y))
        {
          moved[way][0] = first;
          moved[way][1] = row;
        }
    }
  for (guint way = 0; way < 2; way++)
    if (moved[way][0] != NULL)
      mv_chart_say (text, way == 0 ? _("Climbed most: %s, from rank %d in %d to %d.") : _("Fell most: %s, from rank %d in %d to %d."),
                    moved[way][0]->series_title, (int) moved[way][0]->y, (int) moved[way][0]->x, (int) moved[way][1]->y);
}
