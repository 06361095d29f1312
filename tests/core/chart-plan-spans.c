/* Plans of timeline, Gantt and UpSet against values worked out by hand. All names and dates here are synthetic. */
#include <math.h>
#include <string.h>

#include "app/plan/chart.h"
#include "tests/core/chart-rig.h"

/* Half an em a letter: texts have sizes without a font. */
static void
measure (const char *text, double size, int weight, double wrap, double *width, double *height)
{
  double length = g_utf8_strlen (text, -1) * size / 2;

  *width = wrap > 0 ? MIN (length, wrap) : length;
  *height = size * 1.2 * (wrap > 0 ? ceil (length / wrap) : 1);
}

static MvChartRow *
add (MvChartTable *table, const char *group, const char *category, const char *series, double x, double until)
{
  MvChartRow *row = mv_chart_table_add (table);

  row->group = row->group_title = g_intern_string (group);
  row->series = row->series_title = g_intern_string (series);
  row->category = row->category_title = g_intern_string (category);
  row->x = x;
  row->until = until;
  row->state = MV_CHART_KNOWN;
  row->source_id = g_intern_string ("synthetic");
  return row;
}

static MvChart *
plan (MvChartTable *table, double width, double height)
{
  const MvChartSize size = { .width = width, .height = height };

  return mv_chart_plan (table, &size, measure);
}

static const MvChartMark *
of_row (const MvChart *chart, guint row)
{
  for (guint i = 0; i < chart->walk->len; i++)
    {
      const MvChartMark *mark = chart->marks->pdata[g_array_index (chart->walk, guint, i)];

      if (mark->rows[0] == row)
        return mark;
    }
  g_error ("no mark of row %u", row);
}

static guint
count (const MvChart *chart, MvChartForm form, MvChartPart part)
{
  guint n = 0;

  for (guint i = 0; i < chart->marks->len; i++)
    n += ((const MvChartMark *) chart->marks->pdata[i])->form == form && ((const MvChartMark *) chart->marks->pdata[i])->part == part;
  return n;
}

static void
test_timeline (void)
{
  g_autoptr (MvChartTable) table = mv_chart_table_new (MV_CHART_TIMELINE, "Synthetic");
  g_autoptr (MvChart) chart = NULL;
  const MvChartMark *exact, *vague, *open, *undated;
  MvChartRow *row;

  add (table, "K", "One", "member", 2000, 2010);
  row = add (table, "K", "Two", "observer", 2002, NAN);         /* some day of 2002 */
  row->x_late = 2003;
  add (table, "K", "Two", "member", 2006.5, NAN);
  add (table, "K", "Three", "member", NAN, NAN);
  table->x_max = 2020;
  table->year = 2008;
  chart = plan (table, 800, 400);
  g_assert_true (chart->x.time);
  exact = of_row (chart, 0);
  vague = of_row (chart, 1);
  open = of_row (chart, 2);
  undated = of_row (chart, 3);

  g_assert_cmpfloat_with_epsilon (exact->x, mv_chart_x_place (chart, 2000), 1e-6);
  g_assert_cmpfloat_with_epsilon (exact->x + exact->width, mv_chart_x_place (chart, 2010), 1e-6);
  /* The sure part begins when 2002 is over; the year before it fades in four steps. */
  g_assert_cmpfloat_with_epsilon (vague->x, mv_chart_x_place (chart, 2003), 1e-6);
  g_assert_cmpuint (count (chart, MV_CHART_RECT, MV_CHART_PART_GUIDE), ==, 4 + 2);      /* and two squares of the key */
  /* What goes on reaches the edge and points on: three tips. */
  g_assert_cmpfloat_with_epsilon (open->x + open->width, chart->plot_to.x, 1e-6);
  g_assert_cmpuint (count (chart, MV_CHART_POLYGON, MV_CHART_PART_GUIDE), ==, 3);
  /* Without a start: pale, from the edge, dashed; the last line. */
  g_assert_cmpfloat (undated->tone, <, 0.5);
  g_assert_cmpfloat_with_epsilon (undated->x, chart->plot_from.x, 1e-6);
  g_assert_cmpfloat (undated->y, >, open->y);
  g_assert_cmpfloat (open->y, >, exact->y);
  g_assert_cmpint (vague->pattern, ==, MV_PATTERN_DOTS);
  g_assert_nonnull (strstr (chart->sentence, "In force in 2008: 4 (One, Two (observer), Two, Three)."));
}

static void
test_timeline_folds (void)
{
  g_autoptr (MvChartTable) table = mv_chart_table_new (MV_CHART_TIMELINE, "Synthetic");
  g_autoptr (MvChart) chart = NULL;

  for (guint i = 0; i < 100; i++)
    {
      g_autofree char *name = g_strdup_printf ("B%u", i);

      add (table, "K", name, "member", 2000 - (int) i, 2010);
    }
  chart = plan (table, 420, 260);
  /* The first of the table stay, however late they begin; the rest is counted. */
  g_assert_cmpuint (chart->walk->len, >=, 8);
  g_assert_cmpuint (chart->walk->len, <, 100);
  g_assert_nonnull (of_row (chart, 0));
  g_assert_cmpuint (chart->notes->len, ==, 1);
}

/* Standings that are drawn alike share one swatch; the colours of powers are named where they mean powers. */
static void
test_timeline_key (void)
{
  static const struct { const char *series, *title; MvRole role; } spans[] = {
    { "member", "Member", MV_ROLE_RUS }, { "observer", "Observer", MV_ROLE_CHN }, { "signatory", "Signatory", MV_ROLE_MULTILATERAL }
  };

  for (guint by_power = 0; by_power < 2; by_power++)
    {
      g_autoptr (MvChartTable) table = mv_chart_table_new (MV_CHART_TIMELINE, "Synthetic");
      const MvChartSize size = { .width = 700, .height = 400 };
      g_autoptr (MvChart) chart = NULL;
      guint joined = 0, own = 0, powers = 0;

      for (guint i = 0; i < G_N_ELEMENTS (spans); i++)
        {
          MvChartRow *row = add (table, "", spans[i].title, "S", 2000, 2010);

          row->series = g_intern_string (spans[i].series);
          row->series_title = g_intern_string (spans[i].title);
          row->role = spans[i].role;
        }
      table->by_power = by_power;
      chart = mv_chart_plan (table, &size, measure);
      for (guint i = 0; i < chart->marks->len; i++)
        {
          const char *text = ((const MvChartMark *) chart->marks->pdata[i])->text;

          joined += g_strcmp0 (text, "/ Signatory") == 0;
          own += g_strcmp0 (text, "/ Observer") == 0;
          powers += g_strcmp0 (text, "Russia") == 0 || g_strcmp0 (text, "China") == 0 || g_strcmp0 (text, "No single power") == 0;
        }
      g_assert_cmpuint (joined, ==, 1);
      g_assert_cmpuint (own, ==, 0);
      g_assert_cmpuint (powers, ==, by_power ? 3 : 0);
    }
}

static void
test_upset (void)
{
  static const struct { const char *set, *member; } belongs[] = {
    { "S", "a" }, { "S", "b" }, { "S", "c" }, { "S", "d" }, { "T", "b" }, { "T", "c" }, { "T", "e" }, { "U", "c" }
  };
  g_autoptr (MvChartTable) table = mv_chart_table_new (MV_CHART_UPSET, "Synthetic");
  g_autoptr (MvChart) chart = NULL;
  const MvChartMark *s, *t, *a, *d, *b, *c;

  for (guint i = 0; i < G_N_ELEMENTS (belongs); i++)
    add (table, "", belongs[i].member, belongs[i].set, NAN, NAN);
  chart = plan (table, 800, 400);

  /* S holds 4, T 3, U 1: bars in these ratios; a and d are only in S, b in S and T, c in all, e only in T. */
  s = of_row (chart, 0);
  t = of_row (chart, 4);
  g_assert_cmpstr (detail_of (chart, s), ==, "4 members");
  g_assert_cmpfloat_with_epsilon (t->width, 0.75 * s->width, 1e-6);
  a = chart->marks->pdata[mv_chart_hit (chart, chart->plot_from.x + 5, chart->plot_to.y - 2, 0)];
  g_assert_cmpstr (label_of (chart, a), ==, "a");
  d = chart->marks->pdata[mv_chart_hit (chart, chart->plot_from.x + 5, a->y - 3, 0)];
  g_assert_cmpstr (label_of (chart, d), ==, "d");          /* the largest combination stands first, one on the other */
  g_assert_cmpstr (detail_of (chart, d), ==, "S");
  g_assert_cmpuint (chart->walk->len, ==, 3 + 5);
  b = c = NULL;
  for (guint i = 0; i < chart->walk->len; i++)
    {
      const MvChartMark *mark = chart->marks->pdata[g_array_index (chart->walk, guint, i)];
      g_autofree char *label = mv_chart_mark_label (chart, mark);

      b = g_str_equal (label, "b") ? mark : b;
      c = g_str_equal (label, "c") ? mark : c;
    }
  g_assert_cmpstr (detail_of (chart, b), ==, "S + T");
  g_assert_cmpstr (detail_of (chart, c), ==, "S + T + U");
  /* Four combinations of three organisations: twelve dots. */
  g_assert_cmpuint (count (chart, MV_CHART_POINT, MV_CHART_PART_GUIDE), ==, 12);
  g_assert_nonnull (strstr (chart->sentence, "5 countries in 3 organisations. Only S: 2 (a, d)."));
}

static void
add_phase (MvChartTable *table, const char *project, const char *phase, double x, double until)
{
  add (table, "", project, "S", x, until)->concept = g_intern_string (phase);
}

static void
test_gantt (void)
{
  g_autoptr (MvChartTable) table = mv_chart_table_new (MV_CHART_GANTT, "Synthetic");
  g_autoptr (MvChart) chart = NULL;
  const MvChartMark *whole, *promised, *future;

  add_phase (table, "whole", "announced", 2001, NAN);
  add_phase (table, "whole", "committed", 2002, NAN);
  add_phase (table, "whole", "works", 2003, 2007);
  add_phase (table, "promised", "announced", 2005, NAN);
  add_phase (table, "future", "works", 2008, 2014);
  add_phase (table, "begun", "works", 2009, NAN);
  table->year = 2010;
  chart = plan (table, 800, 400);
  whole = of_row (chart, 0);
  promised = of_row (chart, 3);
  future = of_row (chart, 4);

  /* One mark a project: the bar from start to completion, with what else is known in its words. */
  g_assert_cmpuint (chart->walk->len, ==, 4);
  g_assert_cmpint (whole->form, ==, MV_CHART_RECT);
  g_assert_cmpfloat_with_epsilon (whole->x, mv_chart_x_place (chart, 2003), 1e-6);
  g_assert_cmpfloat_with_epsilon (whole->x + whole->width, mv_chart_x_place (chart, 2007), 1e-6);
  g_assert_cmpuint (whole->n_rows, ==, 3);
  g_assert_nonnull (strstr (detail_of (chart, whole), "2003–2007"));
  /* Only announced: a ring, no bar. */
  g_assert_cmpint (promised->form, ==, MV_CHART_POINT);
  g_assert_true (promised->hollow);
  g_assert_cmpfloat_with_epsilon (promised->x, mv_chart_x_place (chart, 2005), 1e-6);
  /* What lies after the view's year is no more than planned. */
  g_assert_cmpfloat_with_epsilon (future->x + future->width, mv_chart_x_place (chart, 2010), 1e-6);
  g_assert_nonnull (strstr (chart->sentence, "4 projects; the year of announcement is known of 2, of commitment of 1, of start of 3, of completion of 2."));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/chart/timeline", test_timeline);
  g_test_add_func ("/chart/timeline-folds", test_timeline_folds);
  g_test_add_func ("/chart/timeline-key", test_timeline_key);
  g_test_add_func ("/chart/upset", test_upset);
  g_test_add_func ("/chart/gantt", test_gantt);
  return g_test_run ();
}
