/* Plans of the charts that compare: stacked bars, panels, dumbbells, slopes, ranks, scatters and distributions, against values worked out
 * by hand. All figures here are synthetic. */
#include "tests/core/chart-rig.h"

static void
test_stacked (void)
{
  g_autoptr (MvChartTable) table = mv_chart_table_new (MV_CHART_STACKED, "Synthetic");
  g_autoptr (MvChart) chart = NULL;
  const MvChartMark *a, *b, *minus, *half;
  double zero, unit;

  rig_add (table, "A", "one", 2020, 60);
  rig_add (table, "B", "one", 2020, 30);
  rig_add (table, "A", "two", 2020, 20);
  rig_add (table, "B", "two", 2020, -10);
  rig_add (table, "A", "three", 2020, NAN);
  rig_add (table, "A", "four", 2020, 40)->partial = TRUE;
  rig_add (table, "B", "four", 2020, NAN);
  chart = rig_plan (table, 800, 500);
  g_assert_cmpfloat (chart->x.from, ==, -20);   /* -10 to 90 in steps of 20 */
  g_assert_cmpfloat (chart->x.to, ==, 100);
  unit = (chart->x.end - chart->x.start) / 120;
  zero = chart->x.start + 20 * unit;

  /* Parts stand one behind the other; 0.75 px are left between them. */
  a = rig_find (chart, MV_CHART_RECT, "A", "one", 2020);
  b = rig_find (chart, MV_CHART_RECT, "B", "one", 2020);
  g_assert_cmpfloat_with_epsilon (a->x, zero, 1e-6);
  g_assert_cmpfloat_with_epsilon (a->width, 60 * unit - 0.75, 1e-6);
  g_assert_cmpfloat_with_epsilon (b->x, zero + 60 * unit, 1e-6);
  g_assert_cmpfloat_with_epsilon (b->width, 30 * unit - 0.75, 1e-6);
  g_assert_true (g_str_has_prefix (detail_of (chart, b), "33.3 %"));
  g_assert_true (rig_has_text (chart, "US$ 90"));

  /* Money taken back stands left of zero, and the total is what is left; its parts are no shares of a whole. */
  minus = rig_find (chart, MV_CHART_RECT, "B", "two", 2020);
  g_assert_cmpfloat_with_epsilon (minus->x, zero - 10 * unit, 1e-6);
  g_assert_true (rig_has_text (chart, "US$ 10"));
  g_assert_null (strchr (detail_of (chart, minus), '%'));

  /* Not reported is a hatch and never zero; a total with an unknown part says so; a part of a part is striped. */
  g_assert_cmpint (rig_find (chart, MV_CHART_RECT, "A", "three", 2020)->part, ==, MV_CHART_PART_GAP);
  g_assert_true (rig_has_text (chart, "not reported"));
  g_assert_true (rig_has_text (chart, "US$ 40 and parts not known"));
  half = rig_find (chart, MV_CHART_RECT, "A", "four", 2020);
  g_assert_cmpint (half->pattern, ==, MV_PATTERN_STRIPES);
  g_assert_cmpuint (rig_count (chart, MV_CHART_PART_GAP, MV_CHART_RECT), ==, 2);
  g_assert_nonnull (strstr (chart->sentence, "one: US$ 90, the largest part is A with US$ 60."));
}

static void
test_stacked_small (void)
{
  g_autoptr (MvChartTable) table = mv_chart_table_new (MV_CHART_STACKED, "Synthetic");
  g_autoptr (MvChart) chart = NULL;

  for (guint i = 0; i < 40; i++)
    {
      g_autofree char *category = g_strdup_printf ("category %u", i);

      for (guint k = 0; k < 12; k++)
        {
          g_autofree char *series = g_strdup_printf ("a longer series %u", k);

          rig_add (table, series, category, 2020, i + k);
        }
    }
  chart = rig_plan (table, 420, 260);
  g_assert_cmpuint (chart->notes->len, ==, 1);  /* bars that do not fit are counted */
  g_assert_nonnull (strstr (chart->notes->pdata[0], "do not fit"));
}

static void
test_multiples (void)
{
  for (guint own = 0; own < 2; own++)
    {
      g_autoptr (MvChartTable) table = mv_chart_table_new (MV_CHART_MULTIPLES, "Synthetic");
      g_autoptr (MvChart) chart = NULL;
      const MvChartMark *large, *small, *zero;
      const MvChartPanel *first, *second;
      MvChartPanel frame;
      double shift;

      for (guint panel = 0; panel < 2; panel++)
        for (int year = 2000; year < 2004; year++)
          {
            MvChartRow *row = rig_add (table, "A", panel == 0 ? "one" : "two", year, year == 2002 ? NAN : (panel == 0 ? 100 : 25) * (year - 2000) / 3.0);

            row->group = row->group_title = row->category;
            row->unit = panel == 0 || own == 0 ? "USD" : "persons";
          }
      chart = rig_plan (table, 800, 500);
      g_assert_cmpuint (chart->panels->len, ==, 2);
      first = &g_array_index (chart->panels, MvChartPanel, 0);
      second = &g_array_index (chart->panels, MvChartPanel, 1);
      g_assert_cmpfloat_with_epsilon (second->to.x - second->from.x, first->to.x - first->from.x, 1e-9);
      large = rig_find (chart, MV_CHART_POINT, "A", "one", 2003);
      small = rig_find (chart, MV_CHART_POINT, "A", "two", 2003);
      zero = rig_find (chart, MV_CHART_POINT, "A", "two", 2000);
      g_assert_cmpfloat_with_epsilon (large->y, first->from.y, 1e-9);
      g_assert_cmpfloat_with_epsilon (zero->y, second->to.y, 1e-9);
      /* On one scale 25 is a quarter of the height; on its own, in steps of 5, it is all of it. */
      g_assert_cmpfloat_with_epsilon ((second->to.y - small->y) / (second->to.y - second->from.y), own ? 1 : 0.25, 1e-9);
      g_assert_cmpint (rig_has_text (chart, "Each panel has a scale of its own."), ==, own);
      /* 2002 is not bridged: one line a panel, of 2000 and 2001, and a lone point that is seen. */
      g_assert_cmpuint (rig_count (chart, MV_CHART_PART_VALUE, MV_CHART_POLYLINE), ==, 2);
      g_assert_cmpfloat (large->width, >, 0);
      g_assert_cmpfloat (rig_find (chart, MV_CHART_POINT, "A", "one", 2001)->width, ==, 0);
      /* One cursor for all panels. */
      g_assert_cmpfloat (mv_chart_x_value (chart, large->x), ==, 2003);
      g_assert_cmpfloat (mv_chart_x_value (chart, small->x), ==, 2003);
      g_assert_true (mv_chart_frame (chart, 1, &frame, &shift) && !mv_chart_frame (chart, 2, &frame, &shift));
      mv_chart_frame (chart, 1, &frame, &shift);
      g_assert_cmpfloat_with_epsilon (mv_chart_x_place (chart, 2003) + shift, small->x, 1e-9);
    }
}

/* Marks of a change stay within their panel, and the years of all panels are told once, in their order. */
static void
test_multiples_breaks (void)
{
  static const int gaps[] = { 2024, 1999, 2001, 2024 };
  g_autoptr (MvChartTable) table = mv_chart_table_new (MV_CHART_MULTIPLES, "Synthetic");
  g_autoptr (MvChart) chart = NULL;
  guint n = 0;

  for (guint panel = 0; panel < 2; panel++)
    for (int year = 2000; year < 2004; year++)
      {
        MvChartRow *row = rig_add (table, "A", panel == 0 ? "one" : "two", year, panel == 0 ? 100 * (year % 2) : 0);

        row->group = row->group_title = row->category;
        row->source_id = g_intern_string (year < 2002 ? "synthetic-one" : "synthetic-two");
      }
  for (guint i = 0; i < G_N_ELEMENTS (gaps); i++)
    {
      MvChartRow *row = rig_add (table, "", "", gaps[i], NAN);

      row->group = row->group_title = g_intern_string (i == 0 ? "one" : "two");
      row->until = gaps[i];
      row->note = g_strdup ("not on record");
    }
  mv_chart_table_note_gaps (table);
  g_assert_cmpuint (table->notes->len, ==, 1);
  g_assert_cmpstr (table->notes->pdata[0], ==, "Hatched, 1999, 2001, 2024: not on record");
  chart = rig_plan (table, 800, 500);
  for (guint i = 0; i < chart->marks->len; i++)
    {
      const MvChartMark *mark = chart->marks->pdata[i];

      for (guint k = 0; k < mark->n_points && mark->part == MV_CHART_PART_BREAK; k++, n++)
        {
          const MvChartPanel *panel = &g_array_index (chart->panels, MvChartPanel, 0);

          g_assert_true (mark->points[k].y >= panel->from.y && mark->points[k].y <= panel->to.y);
        }
    }
  g_assert_cmpuint (n, ==, 4);
}

static void
test_dumbbell (void)
{
  g_autoptr (MvChartTable) table = mv_chart_table_new (MV_CHART_DUMBBELL, "Synthetic");
  g_autoptr (MvChart) chart = NULL;
  const MvChartMark *first, *second, *other;
  double unit;

  rig_add (table, "2010", "near", 2010, 50);
  rig_add (table, "2020", "near", 2020, 40);
  rig_add (table, "2010", "far", 2010, 20);
  rig_add (table, "2020", "far", 2020, 100);
  rig_add (table, "2010", "broken", 2010, 10);
  rig_add (table, "2020", "broken", 2020, 35)->source_id = g_intern_string ("synthetic-two");
  rig_add (table, "2010", "half", 2010, NAN);
  rig_add (table, "2020", "half", 2020, 60);
  rig_add (table, "2010", "none", 2010, NAN);
  rig_add (table, "2020", "none", 2020, NAN);
  chart = rig_plan (table, 800, 500);
  g_assert_cmpfloat (chart->x.from, ==, 0);
  g_assert_cmpfloat (chart->x.to, ==, 100);
  unit = (chart->x.end - chart->x.start) / 100;
  first = rig_find (chart, MV_CHART_POINT, "2010", "far", 2010);
  second = rig_find (chart, MV_CHART_POINT, "2020", "far", 2020);
  g_assert_cmpfloat_with_epsilon (second->x - first->x, 80 * unit, 1e-6);
  g_assert_true (first->hollow && !second->hollow);
  g_assert_cmpfloat (first->y, ==, second->y);
  /* By gap: far 80, broken 25, near 10, then what is known in part, then what is not. */
  other = rig_find (chart, MV_CHART_POINT, "2020", "near", 2020);
  g_assert_cmpfloat (first->y, <, rig_find (chart, MV_CHART_POINT, "2010", "broken", 2010)->y);
  g_assert_cmpfloat (rig_find (chart, MV_CHART_POINT, "2010", "broken", 2010)->y, <, other->y);
  g_assert_cmpfloat (other->y, <, rig_find (chart, MV_CHART_POINT, "2020", "half", 2020)->y);
  g_assert_cmpuint (rig_count (chart, MV_CHART_PART_GAP, MV_CHART_RECT), ==, 1);
  g_assert_true (rig_has_text (chart, "not reported"));
  /* Two sources are joined by dashes, and never compared in words. */
  g_assert_cmpuint (chart->notes->len, ==, 1);
  g_assert_nonnull (strstr (chart->sentence, "Farthest apart: far, US$ 20 (2010) and US$ 100 (2020). Closest: near, US$ 50 (2010) and US$ 40 (2020)."));
  g_assert_cmpstr (label_of (chart, first), ==, "far, 2010");
}

static void
test_slope (void)
{
  g_autoptr (MvChartTable) table = mv_chart_table_new (MV_CHART_SLOPE, "Synthetic");
  g_autoptr (MvChart) chart = NULL;
  const MvChartMark *a, *b;

  rig_add (table, "A", "A", 2010, 20);
  rig_add (table, "A", "A", 2020, 80);
  rig_add (table, "B", "B", 2010, 60);
  rig_add (table, "B", "B", 2020, 55);
  rig_add (table, "C", "C", 2010, 61);
  rig_add (table, "C", "C", 2020, NAN);
  rig_add (table, "D", "D", 2010, 62);
  rig_add (table, "D", "D", 2020, 79)->concept = g_intern_string ("synthetic definition");
  chart = rig_plan (table, 800, 500);   /* three values within 2 of each other: their labels are told apart */
  a = rig_find (chart, MV_CHART_POINT, "A", "A", 2010);
  b = rig_find (chart, MV_CHART_POINT, "A", "A", 2020);
  g_assert_cmpfloat (a->x, ==, chart->plot_from.x);
  g_assert_cmpfloat (b->x, ==, chart->plot_to.x);
  /* 80 is the upper end, 20 a quarter of the way up. */
  g_assert_cmpfloat_with_epsilon (b->y, chart->plot_from.y, 1e-6);
  g_assert_cmpfloat_with_epsilon ((chart->plot_to.y - a->y) / (chart->plot_to.y - chart->plot_from.y), 0.25, 1e-9);
  g_assert_cmpuint (rig_count (chart, MV_CHART_PART_VALUE, MV_CHART_POLYLINE), ==, 3);  /* C has one end only */
  g_assert_cmpuint (rig_count (chart, MV_CHART_PART_VALUE, MV_CHART_POINT), ==, 7);
  g_assert_cmpuint (chart->notes->len, ==, 1);
  g_assert_true (rig_has_text (chart, "US$ 80  A"));
  g_assert_nonnull (strstr (chart->sentence, "Largest rise: A, from US$ 20 in 2010 to US$ 80 in 2020. Largest fall: B, from US$ 60 in 2010 to US$ 55 in 2020."));
}

static void
test_slope_small (void)
{
  g_autoptr (MvChartTable) table = mv_chart_table_new (MV_CHART_SLOPE, "Synthetic");
  g_autoptr (MvChart) chart = NULL;

  table->scale = MV_CHART_LOG;
  for (guint i = 0; i < 40; i++)
    {
      g_autofree char *series = g_strdup_printf ("a longer name %u", i);

      rig_add (table, series, series, 2010, 1 + i % 3);
      rig_add (table, series, series, 2020, 1000 + i);
    }
  chart = rig_plan (table, 420, 260);
  g_assert_true (chart->y.log);
  g_assert_cmpuint (chart->notes->len, ==, 1);
  /* Factors: 10 is as far from 1 as 100 from 10. */
  g_assert_cmpfloat (chart->y.from, ==, 1);
  g_assert_cmpfloat (chart->y.to, ==, 2000);
}

static void
test_bump (void)
{
  static const double ranks[3][5] = { { 1, 1, 2, NAN, 2 }, { 2, 3, 1, NAN, 1 }, { 9, 2, 3, NAN, 30 } };
  g_autoptr (MvChartTable) table = mv_chart_table_new (MV_CHART_BUMP, "Synthetic");
  g_autoptr (MvChart) chart = NULL;
  const MvChartMark *first, *second, *last;
  double step;

  for (guint k = 0; k < 3; k++)
    for (int year = 2000; year < 2005; year++)
      if (!isnan (ranks[k][year - 2000]))
        {
          MvChartRow *row = rig_add (table, k == 0 ? "A" : k == 1 ? "B" : "C", k == 0 ? "A" : k == 1 ? "B" : "C", year, 100 - ranks[k][year - 2000]);

          row->y = ranks[k][year - 2000];
        }
  chart = rig_plan (table, 800, 500);
  /* Twenty ranks at most: 30 is not drawn, and said. */
  first = rig_find (chart, MV_CHART_POINT, "A", "A", 2000);
  second = rig_find (chart, MV_CHART_POINT, "B", "B", 2000);
  last = rig_find (chart, MV_CHART_POINT, "C", "C", 2000);
  step = second->y - first->y;
  g_assert_cmpfloat (step, >, 0);
  g_assert_cmpfloat_with_epsilon (last->y - first->y, 8 * step, 1e-6);
  g_assert_cmpuint (rig_count (chart, MV_CHART_PART_VALUE, MV_CHART_POINT), ==, 11);
  g_assert_cmpuint (chart->notes->len, ==, 1);
  /* 2003 is not bridged: a line of three years each. */
  g_assert_cmpuint (rig_count (chart, MV_CHART_PART_VALUE, MV_CHART_POLYLINE), ==, 3);
  g_assert_nonnull (strstr (chart->sentence, "First in 2004: B with US$ 99. Climbed most: B, from rank 2 in 2000 to 1. Fell most: C, from rank 9 in 2000 to 30."));
}

static void
add_bin (MvChartTable *table, const char *panel, const char *series, double from, double below, double count)
{
  MvChartRow *row = rig_add (table, series, "bin", from, count);

  row->until = below;
  row->group = row->group_title = g_intern_string (panel);
  row->unit = "records";
}

static void
test_histogram (void)
{
  g_autoptr (MvChartTable) table = mv_chart_table_new (MV_CHART_HISTOGRAM, "Synthetic");
  g_autoptr (MvChart) chart = NULL;
  const MvChartMark *a = NULL, *b = NULL, *decade = NULL, *below = NULL, *unknown = NULL, *other = NULL;
  const MvChartPanel *first, *second;

  table->x_unit = "USD";
  add_bin (table, "one", "A", 1e6, 2e6, 30);
  add_bin (table, "one", "B", 1e6, 2e6, 10);
  add_bin (table, "one", "A", 1e7, 1e8, 20);
  add_bin (table, "one", "C", NAN, 1e6, 5);
  add_bin (table, "one", "D", NAN, NAN, 40);
  add_bin (table, "two", "A", 1e6, 2e6, 15);
  chart = rig_plan (table, 900, 500);
  g_assert_cmpuint (chart->panels->len, ==, 2);
  first = &g_array_index (chart->panels, MvChartPanel, 0);
  second = &g_array_index (chart->panels, MvChartPanel, 1);
  for (guint i = 0; i < chart->walk->len; i++)
    {
      const MvChartMark *mark = chart->marks->pdata[g_array_index (chart->walk, guint, i)];

      if (mark->rows[0] == 0)
        a = mark;
      else if (mark->rows[0] == 1)
        b = mark;
      else if (mark->rows[0] == 2)
        decade = mark;
      else if (mark->rows[0] == 3)
        below = mark;
      else if (mark->rows[0] == 4)
        unknown = mark;
      else
        other = mark;
    }
  /* Counts from zero, one on the other, on one scale in both panels. */
  g_assert_cmpfloat_with_epsilon (a->y + a->height, first->to.y, 1e-6);
  g_assert_cmpfloat_with_epsilon (a->height, 3 * b->height, 1e-6);
  g_assert_cmpfloat_with_epsilon (b->y + b->height, a->y, 1e-6);
  g_assert_cmpfloat_with_epsilon (other->height, a->height / 2, 1e-6);
  g_assert_cmpfloat_with_epsilon (other->x - second->from.x, a->x - first->from.x, 1e-6);
  /* A bin of a decade is as wide as one of a doubling times log(10) / log(2); 0.75 px are left between bins. */
  g_assert_cmpfloat_with_epsilon (decade->width + 0.75, (a->width + 0.75) * log (10) / log (2), 1e-6);
  g_assert_cmpfloat_with_epsilon (below->x + below->width + 0.75, a->x, 1e-6);
  /* What is not known stands apart, striped, behind the axis. */
  g_assert_cmpint (unknown->pattern, ==, MV_PATTERN_STRIPES);
  g_assert_cmpfloat (unknown->x, >, decade->x + decade->width + 5);
  g_assert_cmpfloat (unknown->x + unknown->width, <=, first->to.x);
  g_assert_true (rig_has_text (chart, "?"));
  g_assert_nonnull (strstr (chart->sentence, "one: 65 with a known amount, most of them bin (65); 40 without."));
}

static MvChartRow *
add_place (MvChartTable *table, const char *series, int year, double x, double y, double size)
{
  g_autofree char *words = g_strdup_printf ("%d", year);
  MvChartRow *row = rig_add (table, series, words, x, size);

  row->y = y;
  row->state = MV_CHART_KNOWN;
  return row;
}

static void
test_scatter (void)
{
  g_autoptr (MvChartTable) table = mv_chart_table_new (MV_CHART_SCATTER, "Synthetic");
  g_autoptr (MvChart) chart = NULL;
  const MvChartMark *large, *small, *first;
  MvChartRow *none;

  table->x_title = g_strdup ("across");
  table->y_title = g_strdup ("up");
  table->value_title = g_strdup ("size");
  table->x_unit = table->y_unit = "USD";
  table->scale = MV_CHART_LOG;
  add_place (table, "A", 2000, 10, -1, 50);
  add_place (table, "A", 2001, 100, 2, 80);
  add_place (table, "A", 2003, 1000, 4, 400);
  add_place (table, "B", 2003, 100, 10, 100);
  none = rig_add (table, "C", "", NAN, NAN);
  none->state = MV_CHART_NOT_REPORTED;
  chart = rig_plan (table, 800, 500);
  large = rig_find (chart, MV_CHART_POINT, "A", "2003", 1000);
  small = rig_find (chart, MV_CHART_POINT, "B", "2003", 100);
  first = rig_find (chart, MV_CHART_POINT, "A", "2000", 10);
  /* Areas are values: a quarter of the size has half the radius. */
  g_assert_cmpfloat_with_epsilon (large->width, 2 * small->width, 1e-6);
  /* Factors across; up there is a value below zero, so amounts, and it is said. */
  g_assert_true (chart->x.log && !chart->y.log);
  g_assert_cmpfloat_with_epsilon (large->x - small->x, small->x - first->x, 1e-6);
  g_assert_cmpuint (chart->notes->len, ==, 1);
  g_assert_nonnull (strstr (chart->notes->pdata[0], "up"));
  /* 2002 is missing: one line of two years. */
  g_assert_cmpuint (rig_count (chart, MV_CHART_PART_VALUE, MV_CHART_POLYLINE), ==, 1);
  /* The disc of the key stands for a round value. */
  g_assert_true (rig_has_text (chart, "area: size (US$ 20)"));
  g_assert_true (rig_has_text (chart, "A, 2003") && rig_has_text (chart, "2000") && rig_has_text (chart, "B"));
  g_assert_nonnull (strstr (detail_of (chart, large), "across: US$ 1,000\nup: US$ 4\nsize: US$ 400"));
  g_assert_nonnull (strstr (chart->sentence, "A, 2003: US$ 1,000 and US$ 4. B, 2003: US$ 100 and US$ 10."));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/chart/stacked", test_stacked);
  g_test_add_func ("/chart/stacked-small", test_stacked_small);
  g_test_add_func ("/chart/multiples", test_multiples);
  g_test_add_func ("/chart/multiples-breaks", test_multiples_breaks);
  g_test_add_func ("/chart/dumbbell", test_dumbbell);
  g_test_add_func ("/chart/slope", test_slope);
  g_test_add_func ("/chart/slope-small", test_slope_small);
  g_test_add_func ("/chart/bump", test_bump);
  g_test_add_func ("/chart/histogram", test_histogram);
  g_test_add_func ("/chart/scatter", test_scatter);
  return g_test_run ();
}
