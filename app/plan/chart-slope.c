/* Slopes: each series as a line from one year to another, with its value at both ends; labels never lie on each other. */
#include "app/plan/chart-private.h"

#include <math.h>

#include "app/base/text.h"

#define LABEL_SHARE 0.4         /* of the width at most for the labels of one side */
#define LINE 1.2                /* em from label to label */

typedef struct
{
  const MvChartSeries *series;
  int    rows[2];               /* indices, -1 = none */
  double values[2], places[2];  /* NaN = none; px */
  double size;                  /* the larger of both: the smallest are left out first */
} Slope;

static const MvChartRow *
row_at (const MvChartTable *table, int index)
{
  return &g_array_index (table->rows, MvChartRow, index);
}

static gboolean
find_years (const MvChartTable *table, double years[2])
{
  years[0] = INFINITY;
  years[1] = -INFINITY;
  for (guint i = 0; i < table->rows->len; i++)
    {
      const MvChartRow *row = row_at (table, (int) i);

      if (!isfinite (row->x) || *row->series == '\0')
        continue;
      years[0] = MIN (years[0], row->x);
      years[1] = MAX (years[1], row->x);
    }
  return years[0] <= years[1];
}

static int
compare_sizes (gconstpointer a, gconstpointer b)
{
  double one = ((const Slope *) a)->size, other = ((const Slope *) b)->size;

  return (one < other) - (one > other);
}

static GArray *
collect (MvChartPlan *plan, const double years[2])
{
  GArray *slopes = g_array_new (FALSE, FALSE, sizeof (Slope));
  g_autoptr (GHashTable) places = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < plan->chart->series->len; i++)
    {
      const MvChartSeries *series = &g_array_index (plan->chart->series, MvChartSeries, i);
      const Slope slope = { series, { -1, -1 }, { NAN, NAN }, { NAN, NAN }, -INFINITY };

      if (mv_chart_is_hidden (plan, series->series))
        continue;
      g_array_append_val (slopes, slope);
      g_hash_table_insert (places, (gpointer) series->series, GUINT_TO_POINTER (slopes->len));
    }
  for (guint i = 0; i < plan->table->rows->len; i++)
    {
      const MvChartRow *row = row_at (plan->table, (int) i);
      guint place = GPOINTER_TO_UINT (g_hash_table_lookup (places, row->series));
      Slope *slope = place > 0 ? &g_array_index (slopes, Slope, place - 1) : NULL;

      for (guint end = 0; slope != NULL && end < 2 && mv_chart_row_has_value (row); end++)
        if (row->x == years[end])
          {
            slope->rows[end] = (int) i;
            slope->values[end] = row->value;
            slope->size = MAX (slope->size, fabs (row->value));
          }
    }
  for (guint i = slopes->len; i > 0; i--)
    if (!isfinite (g_array_index (slopes, Slope, i - 1).size))
      g_array_remove_index (slopes, i - 1);
  g_array_sort (slopes, compare_sizes);
  return slopes;
}

/* The value, and with NAMED the name, as much of it as fits: the number is never cut. g_free. */
static char *
label_text (MvChartPlan *plan, const Slope *slope, guint end, gboolean named, double room)
{
  g_autofree char *value = mv_chart_row_value (row_at (plan->table, slope->rows[end])), *name = NULL;
  double used = mv_chart_text_width (plan, value, 0.9 * plan->em, 400) + 0.6 * plan->em;

  if (named)
    name = mv_chart_shorten (plan, slope->series->title, 0.9 * plan->em, 400, room - used);
  if (name == NULL)
    return g_steal_pointer (&value);
  return end == 0 ? g_strdup_printf ("%s  %s", name, value) : g_strdup_printf ("%s  %s", value, name);
}

/* The widest label of one side. */
static double
label_room (MvChartPlan *plan, const GArray *slopes, guint end, gboolean named, double most)
{
  double room = 0;

  for (guint i = 0; i < slopes->len; i++)
    {
      const Slope *slope = &g_array_index (slopes, Slope, i);
      g_autofree char *text = slope->rows[end] >= 0 ? label_text (plan, slope, end, named, most) : NULL;

      if (text != NULL)
        room = MAX (room, mv_chart_text_width (plan, text, 0.9 * plan->em, 400));
    }
  return room;
}

static int
compare_places (gconstpointer a, gconstpointer b, gpointer data)
{
  const guint *end = data;
  double one = (*(const Slope *const *) a)->places[*end], other = (*(const Slope *const *) b)->places[*end];

  return (one > other) - (one < other);
}

/* The labels of one side, moved apart, each with a thin line to its point. */
static void
add_labels (MvChartPlan *plan, const GArray *slopes, guint end, const MvChartFrame *frame, gboolean named, double room)
{
  g_autoptr (GPtrArray) order = g_ptr_array_new ();
  g_autofree double *places = g_new (double, slopes->len + 1);
  double em = plan->em, side = end == 0 ? -1 : 1, x = end == 0 ? frame->x : frame->x + frame->width;

  for (guint i = 0; i < slopes->len; i++)
    if (g_array_index (slopes, Slope, i).rows[end] >= 0)
      g_ptr_array_add (order, &g_array_index (slopes, Slope, i));
  g_ptr_array_sort_with_data (order, compare_places, &end);
  for (guint i = 0; i < order->len; i++)
    places[i] = ((const Slope *) order->pdata[i])->places[end];
  mv_chart_spread (places, order->len, LINE * em, frame->y, frame->y + frame->height);
  for (guint i = 0; i < order->len; i++)
    {
      const Slope *slope = order->pdata[i];
      g_autofree char *text = label_text (plan, slope, end, named, room);
      MvChartMark *leader = mv_chart_line (plan, MV_CHART_PART_GUIDE, x + side * 0.5 * em, slope->places[end], x + side * 1.1 * em, places[i]), *mark;

      leader->paint = MV_PAINT_ROLE;
      leader->role = slope->series->role;
      leader->series = slope->series->series;
      leader->tone = mv_chart_is_quiet (plan, slope->series->series) ? 0.1 : 0.6;
      mark = mv_chart_text (plan, text, x + side * 1.3 * em, places[i], end == 0 ? MV_CHART_RIGHT : MV_CHART_LEFT, 0.9 * em, 400, MV_CHART_INK_ROLE);
      if (mark == NULL)
        continue;
      mark->role = slope->series->role;
      mark->series = slope->series->series;
      mark->tone = mv_chart_is_quiet (plan, slope->series->series) ? 0.4 : 1;
    }
}

static void
add_slope (MvChartPlan *plan, const Slope *slope, const MvChartFrame *frame)
{
  double tone = mv_chart_is_quiet (plan, slope->series->series) ? 0.25 : 1;

  if (slope->rows[0] >= 0 && slope->rows[1] >= 0)
    {
      gboolean same = mv_chart_same_measure (row_at (plan->table, slope->rows[0]), row_at (plan->table, slope->rows[1]));
      MvChartMark *line = mv_chart_mark (plan, MV_CHART_POLYLINE, MV_CHART_PART_VALUE);
      const MvPoint ends[] = { { frame->x, slope->places[0] }, { frame->x + frame->width, slope->places[1] } };

      mv_chart_mark_points (line, ends, 2);
      line->series = slope->series->series;
      line->role = slope->series->role;
      line->stroke_width = (same ? 0.18 : 0.12) * plan->em;
      line->stroke = same ? MV_STROKE_SOLID : MV_STROKE_DASHED;
      line->tone = tone;
      if (!same)
        mv_chart_note_dashes (plan);
    }
  for (guint end = 0; end < 2; end++)
    if (slope->rows[end] >= 0)
      {
        guint row = (guint) slope->rows[end];
        MvChartMark *point = mv_chart_mark (plan, MV_CHART_POINT, MV_CHART_PART_VALUE);

        point->x = end == 0 ? frame->x : frame->x + frame->width;
        point->y = slope->places[end];
        point->width = 0.3 * plan->em;
        point->hollow = row_at (plan->table, slope->rows[end])->partial || slope->values[end] == 0;
        point->stroke_width = point->hollow ? 0.12 * plan->em : 0;
        mv_chart_mark_rows (plan, point, &row, 1);
        point->tone = tone;
      }
}

static void
place (MvChartPlan *plan, GArray *slopes, const MvChartFrame *frame)
{
  MvChartAxis *axis = &plan->chart->y;
  double low = INFINITY, high = -INFINITY;

  for (guint i = 0; i < slopes->len; i++)
    for (guint end = 0; end < 2; end++)
      if (!isnan (g_array_index (slopes, Slope, i).values[end]))
        {
          low = MIN (low, g_array_index (slopes, Slope, i).values[end]);
          high = MAX (high, g_array_index (slopes, Slope, i).values[end]);
        }
  if (!(low <= high))
    low = high = 0;
  mv_chart_axis_fit (plan, axis, low, high, 6);
  mv_chart_axis_place (axis, frame->y + frame->height, frame->y);
  for (guint i = 0; i < slopes->len; i++)
    for (guint end = 0; end < 2; end++)
      g_array_index (slopes, Slope, i).places[end] = mv_chart_axis_at (axis, g_array_index (slopes, Slope, i).values[end]);
}

void
mv_chart_plan_slope (MvChartPlan *plan)
{
  MvChart *chart = plan->chart;
  double em = plan->em, years[2], rooms[2], most = LABEL_SHARE * chart->width;
  gboolean left_named = chart->width > 44 * em;
  MvChartFrame frame = { .y = 2.4 * em, .height = MAX (chart->height - 3.2 * em, 1) };
  g_autoptr (GArray) slopes = NULL;
  g_autofree char *unit = mv_chart_unit_words (plan->table->unit), *heading = NULL;
  guint n;

  if (!find_years (plan->table, years))
    return;
  slopes = collect (plan, years);
  n = MAX ((guint) (frame.height / (LINE * em)), 1);
  if (slopes->len > n)
    {
      g_ptr_array_add (chart->notes, g_strdup_printf (ngettext_ ("%u smaller one does not fit here: the table has all.",
                                                                "%u smaller ones do not fit here: the table has all.", slopes->len - n), slopes->len - n));
      g_array_set_size (slopes, n);
    }
  for (guint end = 0; end < 2; end++)
    rooms[end] = label_room (plan, slopes, end, end == 1 || left_named, most) + 1.4 * em;
  frame.x = rooms[0];
  frame.width = MAX (chart->width - rooms[0] - rooms[1], 1);
  place (plan, slopes, &frame);
  chart->plot_from = (MvPoint) { frame.x, frame.y };
  chart->plot_to = (MvPoint) { frame.x + frame.width, frame.y + frame.height };
  for (guint end = 0; end < 2; end++)
    {
      g_autofree char *year = g_strdup_printf ("%d", (int) years[end]);
      double x = end == 0 ? frame.x : frame.x + frame.width;

      mv_chart_line (plan, MV_CHART_PART_GUIDE, x, frame.y, x, frame.y + frame.height)->tone = 0.5;
      if (end == 0 || years[1] > years[0])
        mv_chart_text (plan, year, x, 0.8 * em, end == 0 ? MV_CHART_LEFT : MV_CHART_RIGHT, 1.05 * em, 700, MV_CHART_INK_STRONG);
    }
  heading = chart->y.log ? g_strdup_printf (_("%s, log scale"), unit) : g_strdup (unit);
  if (mv_chart_text_width (plan, heading, 0.86 * em, 400) < frame.width - 6.5 * em)
    mv_chart_text (plan, heading, frame.x + frame.width / 2, 0.8 * em, MV_CHART_CENTRE, 0.86 * em, 400, MV_CHART_INK_MUTED);
  for (guint i = slopes->len; i > 0; i--)       /* the largest on top */
    add_slope (plan, &g_array_index (slopes, Slope, i - 1), &frame);
  add_labels (plan, slopes, 0, &frame, left_named, most);
  add_labels (plan, slopes, 1, &frame, TRUE, most);
}

/* The largest rise and the largest fall, only between figures of one source and definition. */
void
mv_chart_say_slope (GString *text, const MvChartTable *table)
{
  const MvChartRow *ends[2][2] = { { NULL } };  /* rise and fall: first and second row */
  g_autoptr (GHashTable) firsts = g_hash_table_new (NULL, NULL);
  double years[2];
  guint broken = 0;

  if (!find_years (table, years))
    return;
  for (guint i = 0; i < table->rows->len; i++)
    if (row_at (table, (int) i)->x == years[0] && mv_chart_row_has_value (row_at (table, (int) i)))
      g_hash_table_insert (firsts, (gpointer) row_at (table, (int) i)->series, (gpointer) row_at (table, (int) i));
  for (guint i = 0; i < table->rows->len && years[1] > years[0]; i++)
    {
      const MvChartRow *second = row_at (table, (int) i), *first = g_hash_table_lookup (firsts, second->series);
      guint way;

      if (first == NULL || second->x != years[1] || !mv_chart_row_has_value (second))
        continue;
      if (!mv_chart_same_measure (first, second))
        {
          broken++;
          continue;
        }
      way = second->value >= first->value ? 0 : 1;
      if (ends[way][0] == NULL || fabs (second->value - first->value) > fabs (ends[way][1]->value - ends[way][0]->value))
        {
          ends[way][0] = first;
          ends[way][1] = second;
        }
    }
  for (guint way = 0; way < 2; way++)
    if (ends[way][0] != NULL)
      {
        g_autofree char *from = mv_chart_row_value (ends[way][0]), *to = mv_chart_row_value (ends[way][1]);

        mv_chart_say (text, way == 0 ? _("Largest rise: %s, from %s in %d to %s in %d.") : _("Largest fall: %s, from %s in %d to %s in %d."),
                      ends[way][0]->series_title, from, (int) years[0], to, (int) years[1]);
      }
  if (broken > 0)
    mv_chart_say (text, ngettext_ ("Dashed: %u whose source or definition changed between the years.", "Dashed: %u whose source or definition changed between the years.",
                                   broken), broken);
}
