/* Scatters: `x` and `y` of a row are its place, `value` the area of its disc, its item the year. The rows of a series are its trail. */
#include "app/plan/chart-private.h"

#include <math.h>
#include <stdlib.h>

#include "app/base/number.h"
#include "app/base/text.h"

#define N_SIDES 15               /* where a name may stand beside its point */
#define N_NEAR 10
#define LABEL_LIMIT 60          /* series with a name beside them at most */
#define TRAIL_LIMIT 600         /* rows: where there are more, names do not look for a place beside the trails */

typedef struct
{
  MvChartPlan *plan;
  double       largest;         /* value of the largest disc; 0 = no sizes */
  double       radius;          /* px of it */
  GArray      *taken;           /* MvChartFrame: where texts and discs are */
  GArray      *trails;          /* MvPoint: the ends of each piece of a trail, two by two */
} Scatter;

static const MvChartRow *
row_at (const MvChartTable *table, guint index)
{
  return &g_array_index (table->rows, MvChartRow, index);
}

static gboolean
has_place (const MvChartRow *row)
{
  return row->state == MV_CHART_KNOWN && isfinite (row->x) && isfinite (row->y);
}

static int
year_of (const MvChartRow *row)
{
  return atoi (row->category_title);
}

/* Are the two neighbours in time of one measure? */
static gboolean
follows (const MvChartRow *before, const MvChartRow *row)
{
  return year_of (row) - year_of (before) <= 1 && mv_chart_same_measure (before, row);
}

static MvPoint
point_of (const Scatter *scatter, const MvChartRow *row)
{
  const MvChart *chart = scatter->plan->chart;

  return (MvPoint) { mv_chart_axis_at (&chart->x, row->x), mv_chart_axis_at (&chart->y, row->y) };
}

static double
radius_of (const Scatter *scatter, const MvChartRow *row)
{
  if (!(scatter->largest > 0) || !isfinite (row->value) || row->value < 0)
    return 0.45 * scatter->plan->em;
  return MAX (scatter->radius * sqrt (row->value / scatter->largest), 0.2 * scatter->plan->em);
}

char *
mv_chart_scatter_detail (const MvChartTable *table, const MvChartRow *row)
{
  g_autofree char *x = mv_chart_number (row->x, table->x_unit), *y = mv_chart_number (row->y, table->y_unit);
  GString *text = g_string_new (NULL);

  g_string_append_printf (text, "%s: %s\n%s: %s", table->x_title != NULL ? table->x_title : "x", x, table->y_title != NULL ? table->y_title : "y", y);
  if (table->value_title != NULL)
    {
      g_autofree char *size = isfinite (row->value) ? mv_chart_number (row->value, row->unit) : g_strdup (mv_chart_state_words (MV_CHART_UNKNOWN));

      g_string_append_printf (text, "\n%s: %s", table->value_title, size);
    }
  if (*row->publisher != '\0')
    g_string_append_printf (text, "\n%s", row->publisher);
  return g_string_free (text, FALSE);
}

static void
take (Scatter *scatter, double x, double y, double width, double height)
{
  const MvChartFrame frame = { x, y, width, height };

  g_array_append_val (scatter->taken, frame);
}

static gboolean
is_free (const Scatter *scatter, const MvChartFrame *frame)
{
  const MvChart *chart = scatter->plan->chart;

  if (frame->x < chart->plot_from.x || frame->x + frame->width > chart->plot_to.x || frame->y < chart->plot_from.y
      || frame->y + frame->height > chart->plot_to.y)
    return FALSE;
  for (guint i = 0; i < scatter->taken->len; i++)
    {
      const MvChartFrame *other = &g_array_index (scatter->taken, MvChartFrame, i);

      if (frame->x < other->x + other->width && other->x < frame->x + frame->width && frame->y < other->y + other->height
          && other->y < frame->y + frame->height)
        return FALSE;
    }
  return TRUE;
}

/* Does the straight piece FROM–TO touch FRAME? */
static gboolean
touches (const MvChartFrame *frame, MvPoint from, MvPoint to)
{
  double enter = 0, leave = 1;
  const double start[] = { from.x, from.y }, way[] = { to.x - from.x, to.y - from.y }, low[] = { frame->x, frame->y },
               high[] = { frame->x + frame->width, frame->y + frame->height };

  for (guint axis = 0; axis < 2; axis++)
    {
      double a, b;

      if (way[axis] == 0 && (start[axis] < low[axis] || start[axis] > high[axis]))
        return FALSE;
      if (way[axis] == 0)
        continue;
      a = (low[axis] - start[axis]) / way[axis];
      b = (high[axis] - start[axis]) / way[axis];
      enter = MAX (enter, MIN (a, b));
      leave = MIN (leave, MAX (a, b));
    }
  return enter <= leave;
}

static gboolean
is_beside_trails (const Scatter *scatter, const MvChartFrame *frame)
{
  for (guint i = 0; i + 1 < scatter->trails->len; i += 2)
    if (touches (frame, g_array_index (scatter->trails, MvPoint, i), g_array_index (scatter->trails, MvPoint, i + 1)))
      return FALSE;
  return TRUE;
}

/* TEXT at one side of the point where nothing else is, if possible no trail either; nothing when all are taken. */
static void
place_text (Scatter *scatter, const MvChartSeries *series, const char *text, MvPoint at, double radius, double size, int weight)
{
  MvChartPlan *plan = scatter->plan;
  double width, height, gap = radius + 0.3 * plan->em;

  plan->measure (text, size, weight, 0, &width, &height);
  height *= 0.85;
  for (guint i = 0; i < N_NEAR + N_SIDES; i++)
    {
      guint side = i < N_NEAR ? i : i - N_NEAR;
      const double above = at.y - gap - height / 2, below = at.y + gap + height / 2, right = at.x + width / 2, left = at.x - width / 2;
      const double far = 1.5 * plan->em;        /* the last places are farther away: a thin line leads to them */
      const MvPoint middles[N_SIDES] = { { right + gap, at.y }, { left - gap, at.y }, { at.x, above }, { at.x, below }, { right, above }, { left, above },
                                         { right, below }, { left, below }, { right + gap, above }, { left - gap, below },
                                         { right, above - far }, { at.x, above - far }, { left, above - far }, { right, below + far }, { left, below + far } };
      const MvChartFrame frame = { middles[side].x - width / 2, middles[side].y - height / 2, width, height };
      MvChartMark *mark;

      if (!is_free (scatter, &frame) || (i < N_NEAR && !is_beside_trails (scatter, &frame)))
        continue;
      take (scatter, frame.x, frame.y, frame.width, frame.height);
      if (side >= N_NEAR)
        {
          MvChartMark *leader = mv_chart_line (plan, MV_CHART_PART_GUIDE, at.x, at.y < middles[side].y ? at.y + radius : at.y - radius, at.x,
                                               middles[side].y + (at.y < middles[side].y ? -0.5 : 0.5) * height);

          leader->paint = MV_PAINT_ROLE;
          leader->role = series->role;
          leader->series = series->series;
          leader->tone = 0.7;
        }
      mark = mv_chart_text (plan, text, middles[side].x, middles[side].y, MV_CHART_CENTRE, size, weight, MV_CHART_INK_ROLE);
      mark->role = series->role;
      mark->series = series->series;
      mark->halo = TRUE;
      mark->tone = mv_chart_is_quiet (plan, series->series) ? 0.4 : 1;
      return;
    }
}

/* Lines between neighbours in time, a small point a year, and the disc of the last. */
static void
add_trail (Scatter *scatter, const MvChartSeries *series, const GArray *list)
{
  MvChartPlan *plan = scatter->plan;
  g_autoptr (GArray) run = g_array_new (FALSE, FALSE, sizeof (MvPoint));
  double tone = mv_chart_is_quiet (plan, series->series) ? 0.2 : 1;

  for (guint i = 0; i <= list->len; i++)
    {
      const MvChartRow *row = i < list->len ? row_at (plan->table, g_array_index (list, guint, i)) : NULL;
      MvPoint point;

      if (run->len > 1 && (row == NULL || !follows (row_at (plan->table, g_array_index (list, guint, i - 1)), row)))
        {
          MvChartMark *line = mv_chart_mark (plan, MV_CHART_POLYLINE, MV_CHART_PART_VALUE);

          mv_chart_mark_points (line, (const MvPoint *) (gpointer) run->data, run->len);
          line->series = series->series;
          line->role = series->role;
          line->stroke_width = 0.12 * plan->em;
          line->tone = 0.6 * tone;
        }
      if (row == NULL)
        break;
      if (i > 0 && !follows (row_at (plan->table, g_array_index (list, guint, i - 1)), row))
        g_array_set_size (run, 0);
      point = point_of (scatter, row);
      if (run->len > 0 && plan->table->rows->len < TRAIL_LIMIT)
        {
          g_array_append_val (scatter->trails, g_array_index (run, MvPoint, run->len - 1));
          g_array_append_val (scatter->trails, point);
        }
      g_array_append_val (run, point);
    }
  for (guint i = 0; i < list->len; i++)
    {
      guint index = g_array_index (list, guint, i);
      const MvChartRow *row = row_at (plan->table, index);
      gboolean last = i + 1 == list->len;
      MvChartMark *mark = mv_chart_mark (plan, MV_CHART_POINT, MV_CHART_PART_VALUE);

      mark->x = point_of (scatter, row).x;
      mark->y = point_of (scatter, row).y;
      mark->width = last ? radius_of (scatter, row) : 0.16 * plan->em;
      mark->hollow = last && plan->table->value_title != NULL && !isfinite (row->value);
      mark->stroke_width = mark->hollow ? 0.14 * plan->em : 0;
      mv_chart_mark_rows (plan, mark, &index, 1);
      mark->tone = tone * (last ? 0.8 : 0.7);
      if (last)
        take (scatter, mark->x - 0.7 * mark->width, mark->y - 0.7 * mark->width, 1.4 * mark->width, 1.4 * mark->width);
    }
}

/* The name and the last year beside the disc, then the first year at the other end. */
static void
add_names (Scatter *scatter, GPtrArray *trails)
{
  MvChartPlan *plan = scatter->plan;
  double em = plan->em;

  for (guint pass = 0; pass < 2; pass++)
    for (guint k = 0; k < trails->len && k < LABEL_LIMIT; k++)
      {
        const GArray *list = trails->pdata[k];
        const MvChartRow *first = row_at (plan->table, g_array_index (list, guint, 0)), *last = row_at (plan->table, g_array_index (list, guint, list->len - 1));
        const MvChartSeries *series = &g_array_index (plan->chart->series, MvChartSeries, (guint) mv_chart_series_index (plan, first->series));
        g_autofree char *words = list->len > 1 ? g_strdup_printf ("%s, %s", series->title, last->category_title) : g_strdup (series->title);

        if (pass == 0)
          place_text (scatter, series, words, point_of (scatter, last), radius_of (scatter, last), 0.92 * em, 700);
        else if (list->len > 1)
          place_text (scatter, series, first->category_title, point_of (scatter, first), 0.16 * em, 0.8 * em, 400);
      }
}

static char *
axis_title (const char *name, const char *unit, gboolean log)
{
  g_autofree char *words = mv_chart_unit_words (unit);
  g_autofree char *title = name == NULL || *words == '\0' ? g_strdup (name != NULL ? name : words) : g_strdup_printf ("%s, %s", name, words);

  return log ? g_strdup_printf (_("%s, log scale"), title) : g_steal_pointer (&title);
}

/* A disc of a nice size with what it stands for, at the right of the first line; returns where it begins. */
static double
add_size_key (Scatter *scatter)
{
  MvChartPlan *plan = scatter->plan;
  double em = plan->em, value, radius, width;
  g_autofree char *number = NULL, *words = NULL;
  MvChartMark *mark;

  if (plan->table->value_title == NULL || !(scatter->largest > 0))
    return plan->chart->width;
  /* The largest round value whose disc has room in the line. */
  for (value = mv_number_nice (scatter->largest * 0.2); scatter->radius * sqrt (value / scatter->largest) > 0.75 * em;)
    value = mv_number_nice (value * 0.4);
  radius = scatter->radius * sqrt (value / scatter->largest);
  number = mv_chart_number (value, plan->table->unit);
  words = g_strdup_printf (_("area: %s (%s)"), plan->table->value_title, number);
  width = mv_chart_text_width (plan, words, 0.86 * em, 400) + 2 * radius + 0.5 * em;
  if (width > 0.6 * plan->chart->width)
    return plan->chart->width;
  mark = mv_chart_mark (plan, MV_CHART_POINT, MV_CHART_PART_GUIDE);
  mark->x = plan->chart->width - width + radius;
  mark->y = 0.9 * em;
  mark->width = radius;
  mark->role = MV_ROLE_OTHER;
  mark->tone = 0.6;
  mv_chart_text (plan, words, plan->chart->width, 0.9 * em, MV_CHART_RIGHT, 0.86 * em, 400, MV_CHART_INK_MUTED);
  return plan->chart->width - width;
}

static void
find_range (Scatter *scatter, double low[2], double high[2])
{
  const MvChartTable *table = scatter->plan->table;

  for (guint axis = 0; axis < 2; axis++)
    {
      low[axis] = INFINITY;
      high[axis] = -INFINITY;
    }
  for (guint i = 0; i < table->rows->len; i++)
    {
      const MvChartRow *row = row_at (table, i);
      const double places[] = { row->x, row->y };

      for (guint axis = 0; axis < 2 && has_place (row); axis++)
        {
          low[axis] = MIN (low[axis], places[axis]);
          high[axis] = MAX (high[axis], places[axis]);
        }
      if (has_place (row) && isfinite (row->value))
        scatter->largest = MAX (scatter->largest, row->value);
    }
  for (guint axis = 0; axis < 2; axis++)
    if (!(low[axis] <= high[axis]))
      low[axis] = high[axis] = 0;
}

static void
plan_axes (Scatter *scatter, MvChartFrame *frame)
{
  MvChartPlan *plan = scatter->plan;
  MvChart *chart = plan->chart;
  double em = plan->em, low[2], high[2], right = add_size_key (scatter), inset;
  g_autofree char *y = NULL, *x = NULL;

  find_range (scatter, low, high);
  mv_chart_axis_fit (plan, &chart->y, low[1], high[1], CLAMP ((chart->height - 6 * em) / (3.2 * em), 2, 8));
  frame->x = mv_chart_axis_width (plan, &chart->y) + em;
  frame->y = 2.2 * em;
  frame->width = MAX (chart->width - frame->x - 1.2 * em, 1);
  frame->height = MAX (chart->height - frame->y - 3.2 * em, 1);
  mv_chart_axis_fit (plan, &chart->x, low[0], high[0], CLAMP (frame->width / (7 * em), 2, 10));
  if (mv_chart_axis_width (plan, &chart->x) / 2 > 1.2 * em)
    frame->width = MAX (frame->width - mv_chart_axis_width (plan, &chart->x) / 2 + 1.2 * em, 1);
  inset = scatter->largest > 0 ? MIN (scatter->radius, 0.1 * MIN (frame->width, frame->height)) : 0;    /* the largest disc stays within */
  mv_chart_axis_place (&chart->x, frame->x, frame->x + frame->width - inset);
  mv_chart_axis_place (&chart->y, frame->y + frame->height, frame->y + inset);
  chart->x.title = axis_title (plan->table->x_title, plan->table->x_unit, chart->x.log);
  chart->y.title = axis_title (plan->table->y_title, plan->table->y_unit, chart->y.log);
  chart->plot_from = (MvPoint) { frame->x, frame->y };
  chart->plot_to = (MvPoint) { frame->x + frame->width, frame->y + frame->height };
  y = mv_chart_shorten (plan, chart->y.title, 0.86 * em, 400, right - em);
  x = mv_chart_shorten (plan, chart->x.title, 0.86 * em, 400, chart->width);
  mv_chart_text (plan, y, 0, 0.9 * em, MV_CHART_LEFT, 0.86 * em, 400, MV_CHART_INK_STRONG);
  if (x != NULL)
    mv_chart_text (plan, x, MAX (frame->x + frame->width, mv_chart_text_width (plan, x, 0.86 * em, 400)), frame->y + frame->height + 2.4 * em, MV_CHART_RIGHT,
                   0.86 * em, 400, MV_CHART_INK_STRONG);
  if (chart->scale == MV_CHART_LOG && !(chart->x.log && chart->y.log))
    g_ptr_array_add (chart->notes, g_strdup_printf (_("%s has values that are not above zero: its axis is no log scale."),
                                                   chart->x.log ? plan->table->y_title : plan->table->x_title));
}

void
mv_chart_plan_scatter (MvChartPlan *plan)
{
  g_autoptr (GArray) taken = g_array_new (FALSE, FALSE, sizeof (MvChartFrame)), pieces = g_array_new (FALSE, FALSE, sizeof (MvPoint));
  g_autoptr (GHashTable) split = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) g_array_unref);
  g_autoptr (GPtrArray) trails = g_ptr_array_new ();
  Scatter scatter = { .plan = plan, .taken = taken, .trails = pieces, .radius = CLAMP (0.055 * plan->chart->height, 0.7 * plan->em, 2.4 * plan->em) };
  MvChartFrame frame;

  for (guint i = 0; i < plan->table->rows->len; i++)
    {
      const MvChartRow *row = row_at (plan->table, i);
      GArray *list = g_hash_table_lookup (split, row->series);

      if (!has_place (row) || mv_chart_series_index (plan, row->series) < 0)
        continue;
      if (isfinite (row->value))
        scatter.largest = MAX (scatter.largest, row->value);
      if (list == NULL)
        {
          list = g_array_new (FALSE, FALSE, sizeof (guint));
          g_hash_table_insert (split, (gpointer) row->series, list);
          g_ptr_array_add (trails, list);
        }
      g_array_append_val (list, i);
    }
  plan_axes (&scatter, &frame);
  mv_chart_axis_left (plan, &plan->chart->y, &frame);
  mv_chart_axis_bottom (plan, &plan->chart->x, &frame, TRUE);
  for (guint k = 0; k < trails->len; k++)
    {
      const MvChartRow *row = row_at (plan->table, g_array_index ((GArray *) trails->pdata[k], guint, 0));

      add_trail (&scatter, &g_array_index (plan->chart->series, MvChartSeries, (guint) mv_chart_series_index (plan, row->series)), trails->pdata[k]);
    }
  add_names (&scatter, trails);
}

/* Where each series ended, six at most. */
void
mv_chart_say_scatter (GString *text, const MvChartTable *table)
{
  g_autoptr (GHashTable) ends = g_hash_table_new (NULL, NULL);
  g_autoptr (GPtrArray) order = g_ptr_array_new ();

  for (guint i = 0; i < table->rows->len; i++)
    {
      const MvChartRow *row = row_at (table, i);

      if (!has_place (row))
        continue;
      if (!g_hash_table_contains (ends, row->series))
        g_ptr_array_add (order, (gpointer) row->series);
      g_hash_table_insert (ends, (gpointer) row->series, (gpointer) row);
    }
  for (guint k = 0; k < MIN (order->len, 6); k++)
    {
      const MvChartRow *row = g_hash_table_lookup (ends, order->pdata[k]);
      g_autofree char *x = mv_chart_number (row->x, table->x_unit), *y = mv_chart_number (row->y, table->y_unit);

      mv_chart_say (text, _("%s, %s: %s and %s."), row->series_title, row->category_title, x, y);
    }
}
