/* Plans of Sankey, matrix, ternary plot and drilled treemap against values worked out by hand. All figures here are synthetic. */
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
add (MvChartTable *table, const char *group, const char *series, const char *category, double value)
{
  MvChartRow *row = mv_chart_table_add (table);

  row->group = row->group_title = g_intern_string (group);
  row->series = row->series_title = g_intern_string (series);
  row->category = row->category_title = g_intern_string (category);
  row->x = 2020;
  row->value = value;
  row->state = isnan (value) ? MV_CHART_UNKNOWN : value == 0 ? MV_CHART_ZERO : MV_CHART_KNOWN;
  row->unit = "USD";
  row->source_id = g_intern_string ("synthetic");
  return row;
}

static MvChart *
plan (MvChartTable *table, double width, double height)
{
  const MvChartSize size = { .width = width, .height = height };

  table->unit = "USD";
  return mv_chart_plan (table, &size, measure);
}

static const MvChartMark *
labelled (const MvChart *chart, MvChartForm form, const char *label)
{
  for (guint i = 0; i < chart->walk->len; i++)
    {
      const MvChartMark *mark = chart->marks->pdata[g_array_index (chart->walk, guint, i)];

      g_autofree char *words = mv_chart_mark_label (chart, mark);

      if (mark->form == form && g_str_equal (words, label))
        return mark;
    }
  g_error ("no mark “%s”", label);
}

static void
test_sankey (void)
{
  g_autoptr (MvChartTable) table = mv_chart_table_new (MV_CHART_SANKEY, "Synthetic");
  g_autoptr (MvChart) chart = NULL;
  const MvChartMark *source, *oil, *wool, *a, *b, *band;

  add (table, "K", "A", "oil", 60);
  add (table, "K", "B", "oil", 20);
  add (table, "K", "A", "wool", 20);
  add (table, "K", "C", "wool", -5);
  chart = plan (table, 800, 500);
  source = labelled (chart, MV_CHART_RECT, "K, 2020");
  oil = labelled (chart, MV_CHART_RECT, "oil, 2020");
  wool = labelled (chart, MV_CHART_RECT, "wool, 2020");
  a = labelled (chart, MV_CHART_RECT, "A, 2020");
  b = labelled (chart, MV_CHART_RECT, "B, 2020");

  /* 100 leaves, 80 and 20 go through, 80 and 20 arrive: heights in the same ratios, all columns the same sum. */
  g_assert_cmpfloat_with_epsilon (oil->height, 0.8 * source->height, 1e-6);
  g_assert_cmpfloat_with_epsilon (wool->height, 0.2 * source->height, 1e-6);
  g_assert_cmpfloat_with_epsilon (a->height + b->height, source->height, 1e-6);
  g_assert_cmpfloat_with_epsilon (a->height, 0.8 * source->height, 1e-6);
  g_assert_cmpfloat (source->x, <, oil->x);
  g_assert_cmpfloat (oil->x, <, a->x);
  g_assert_nonnull (strstr (detail_of (chart, a), "US$ 80"));
  g_assert_nonnull (strstr (detail_of (chart, a), "80 %"));
  g_assert_cmpuint (a->n_rows, ==, 2);

  /* The band of 60 is as wide as 60 of 100, from the product's top to the partner's. */
  band = labelled (chart, MV_CHART_POLYGON, "oil → A, 2020");
  g_assert_cmpfloat_with_epsilon (band->points[band->n_points - 1].y - band->points[0].y, 0.6 * source->height, 1e-6);
  g_assert_cmpfloat_with_epsilon (band->points[0].y, oil->y, 1e-6);
  g_assert_cmpfloat_with_epsilon (band->points[0].x, oil->x + oil->width, 1e-6);

  /* What comes back has no width, and that is said. */
  g_assert_cmpuint (chart->notes->len, ==, 1);
  g_assert_nonnull (strstr (chart->sentence, "US$ 100."));
}

static void
test_sankey_folds (void)
{
  g_autoptr (MvChartTable) table = mv_chart_table_new (MV_CHART_SANKEY, "Synthetic");
  g_autoptr (MvChart) chart = NULL;
  const MvChartMark *source, *others;
  double sum = 0;

  for (guint i = 1; i <= 40; i++)
    {
      g_autofree char *partner = g_strdup_printf ("P%u", i);

      add (table, "K", partner, partner, i);    /* two columns: no products */
    }
  add (table, "K", "XXX", "XXX", 30)->rest = TRUE;
  table->most = 5;
  table->inward = TRUE;
  chart = plan (table, 800, 500);
  source = labelled (chart, MV_CHART_RECT, "K, 2020");
  others = labelled (chart, MV_CHART_RECT, "Others (35), 2020");
  for (guint i = 0; i < chart->walk->len; i++)
    {
      const MvChartMark *mark = chart->marks->pdata[g_array_index (chart->walk, guint, i)];

      if (mark->form == MV_CHART_RECT && mark != source)
        sum += mark->height;
    }
  /* 1 + … + 40 = 820, and 30 without a name; 36 to 40 stand alone, 1 to 35 are 630. What arrives is at the right. */
  g_assert_cmpfloat_with_epsilon (others->height, 630.0 / 850 * source->height, 1e-6);
  g_assert_cmpfloat_with_epsilon (sum, source->height, 1e-6);
  g_assert_cmpuint (others->n_rows, ==, 35);
  g_assert_cmpfloat (others->x, <, source->x);
  g_assert_nonnull (labelled (chart, MV_CHART_RECT, "XXX, 2020"));
  g_assert_nonnull (strstr (chart->notes->pdata[0], "35"));
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

static void
test_matrix (void)
{
  g_autoptr (MvChartTable) table = mv_chart_table_new (MV_CHART_MATRIX, "Synthetic");
  g_autoptr (MvChart) chart = NULL;
  const MvChartMark *large, *small, *gap, *total;

  add (table, "", "K", "all", 130)->total = TRUE;
  add (table, "", "K", "b", 25);
  add (table, "", "K", "a", 100);
  add (table, "", "L", "b", 50);
  add (table, "", "L", "a", NAN)->state = MV_CHART_NOT_REPORTED;
  chart = plan (table, 800, 500);
  total = of_row (chart, 0);
  small = of_row (chart, 1);
  large = of_row (chart, 2);
  gap = of_row (chart, 4);

  /* The total on top, then by the largest cell; tones by the square root of 25 in 100; the missing one is a hatch beside it. */
  g_assert_cmpfloat (total->y, <, large->y);
  g_assert_cmpfloat (large->y, <, small->y);
  g_assert_cmpfloat_with_epsilon (large->tone, 1, 1e-9);
  g_assert_cmpfloat_with_epsilon (small->tone, 0.5, 1e-9);
  g_assert_cmpfloat_with_epsilon (of_row (chart, 3)->tone, sqrt (0.5), 1e-9);
  g_assert_cmpint (gap->part, ==, MV_CHART_PART_GAP);
  g_assert_cmpfloat_with_epsilon (gap->y, large->y, 1e-9);
  g_assert_cmpfloat_with_epsilon (gap->x, large->x + large->width + 1, 1e-6);
  g_assert_nonnull (strstr (chart->sentence, "K – a, US$ 100; L – b, US$ 50 (of a part only)."));
}

/* The rows of CHART from top to bottom, or its columns from left to right, as their heads say: "a b c". g_free. */
static char *
heads_of (const MvChart *chart, gboolean across)
{
  g_autoptr (GArray) places = g_array_new (FALSE, FALSE, sizeof (double));
  GString *text = g_string_new (NULL);
  double last = -INFINITY;

  for (guint found = 0; found != G_MAXUINT;)
    {
      const MvChartMark *next = NULL;

      for (guint i = 0; i < chart->marks->len; i++)
        {
          const MvChartMark *mark = chart->marks->pdata[i];
          double place = across ? mark->y : mark->x;

          if (mark->sort != NULL && !g_str_equal (mark->sort, "name") && mark->across == across && place > last
              && (next == NULL || place < (across ? next->y : next->x)))
            next = mark;
        }
      if (next == NULL)
        return g_string_free (text, FALSE);
      last = across ? next->y : next->x;
      g_string_append_printf (text, "%s%s", found++ > 0 ? " " : "", next->sort);
    }
  g_assert_not_reached ();
}

/* By the largest cell; by name; by a column, where what has no figure comes last; columns by a row. The total stays on top, the rest below. */
static void
test_matrix_sorts (void)
{
  static const struct { const char *sort, *across, *rows, *columns; } cases[] = {
    { NULL, NULL, "all a b c rest", "K L M" }, { "name", NULL, "all c b a rest", "K L M" }, { "K", NULL, "all b c a rest", "K L M" },
    { "L", NULL, "all a b c rest", "K L M" }, { NULL, "b", "all a b c rest", "M K L" }, { NULL, "name", "all a b c rest", "M L K" },
    { "M", "all", "all b a c rest", "L M K" }, { "no such column", "no such row", "all a b c rest", "K L M" }
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      static const struct { const char *column, *row; double value; } cells[] = {
        { "K", "all", 1 }, { "L", "all", 30 }, { "M", "all", 20 }, { "K", "b", 25 }, { "K", "c", 10 }, { "K", "a", NAN }, { "L", "a", 100 }, { "L", "b", 5 },
        { "L", "c", 1 }, { "M", "b", 60 }, { "M", "a", 2 }, { "K", "rest", 500 }
      };
      static const char *const titles[] = { "K", "Third", "L", "Second", "M", "First", "a", "Z", "b", "Y", "c", "X", NULL };
      g_autoptr (MvChartTable) table = mv_chart_table_new (MV_CHART_MATRIX, "Synthetic");
      g_autoptr (MvChart) chart = NULL;
      g_autofree char *rows = NULL, *columns = NULL;

      for (guint k = 0; k < G_N_ELEMENTS (cells); k++)
        {
          MvChartRow *row = add (table, "", cells[k].column, cells[k].row, cells[k].value);

          row->total = g_str_equal (cells[k].row, "all");
          row->rest = g_str_equal (cells[k].row, "rest");
          for (guint t = 0; titles[t] != NULL; t += 2)
            {
              row->series_title = g_str_equal (titles[t], cells[k].column) ? titles[t + 1] : row->series_title;
              row->category_title = g_str_equal (titles[t], cells[k].row) ? titles[t + 1] : row->category_title;
            }
        }
      table->sort = g_strdup (cases[i].sort);
      table->across = g_strdup (cases[i].across);
      chart = plan (table, 800, 500);
      rows = heads_of (chart, TRUE);
      columns = heads_of (chart, FALSE);
      g_assert_cmpstr (rows, ==, cases[i].rows);
      g_assert_cmpstr (columns, ==, cases[i].columns);
    }
}

/* Lines without room are in the others: 1 + … + 40 = 820 and 30 beside them, whatever is drawn. */
static void
test_matrix_folds (void)
{
  g_autoptr (MvChartTable) table = mv_chart_table_new (MV_CHART_MATRIX, "Synthetic");
  g_autoptr (MvChart) chart = NULL;
  const MvChartMark *others;
  g_autofree char *expected = NULL;
  guint drawn = 0;
  double sum = 0;

  for (guint i = 1; i <= 40; i++)
    {
      g_autofree char *partner = g_strdup_printf ("P%u", i);

      add (table, "", "K", partner, i);
    }
  add (table, "", "K", "rest", 30)->rest = TRUE;
  chart = plan (table, 420, 260);
  others = of_row (chart, 40);
  for (guint i = 0; i < 40; i++)
    for (guint k = 0; k < chart->walk->len; k++)
      if (((const MvChartMark *) chart->marks->pdata[g_array_index (chart->walk, guint, k)])->rows[0] == i)
        {
          drawn++;
          sum += i + 1;
        }
  g_assert_cmpuint (drawn, >, 5);
  g_assert_cmpuint (drawn, <, 40);
  expected = g_strdup_printf ("US$ %g together", 850 - sum);
  g_assert_nonnull (strstr (detail_of (chart, others), expected));
}

static void
test_ternary (void)
{
  static const double years[][4] = { { 10, 10, 10, 0 }, { 0, 20, 0, 60 }, { 30, 10, 0, 0 }, { 1, 1, 1, 1 } };
  static const char *const powers[] = { "A", "B", "C", "rest" };
  g_autoptr (MvChartTable) table = mv_chart_table_new (MV_CHART_TERNARY, "Synthetic");
  g_autoptr (MvChart) chart = NULL;
  const MvChartMark *thirds, *corner, *edge;
  guint lines = 0;

  for (guint y = 0; y < G_N_ELEMENTS (years); y++)
    for (guint p = 0; p < 4; p++)
      {
        MvChartRow *row = add (table, "", "K", powers[p], years[y][p]);

        row->x = y < 3 ? 2001 + (int) y : 2009;
        row->rest = p == 3;
      }
  chart = plan (table, 800, 500);
  thirds = of_row (chart, 0);
  corner = of_row (chart, 4);
  edge = of_row (chart, 8);
  g_assert_cmpuint (chart->walk->len, ==, 4);

  /* Equal parts lie a third of the height above the base; all with B in its corner on top; 3 : 1 on the side of A and B, a quarter up. */
  g_assert_cmpfloat_with_epsilon (thirds->x, (chart->plot_from.x + chart->plot_to.x) / 2, 1e-6);
  g_assert_cmpfloat_with_epsilon (chart->plot_to.y - thirds->y, (chart->plot_to.y - chart->plot_from.y) / 3, 1e-6);
  g_assert_cmpfloat_with_epsilon (corner->y, chart->plot_from.y, 1e-6);
  g_assert_cmpfloat_with_epsilon (chart->plot_to.y - edge->y, (chart->plot_to.y - chart->plot_from.y) / 4, 1e-6);
  g_assert_cmpfloat_with_epsilon (edge->x - chart->plot_from.x, (chart->plot_to.x - chart->plot_from.x) / 8, 1e-6);
  /* 60 of 80 with others: it moves nothing and makes the point small, and is said. */
  g_assert_cmpfloat (corner->width, <, thirds->width);
  g_assert_nonnull (strstr (detail_of (chart, corner), "B 100 %"));
  g_assert_nonnull (strstr (detail_of (chart, corner), "the three are 25 % of all, US$ 80"));
  /* The trail joins 2001, 2002 and 2003, not 2009. */
  for (guint i = 0; i < chart->marks->len; i++)
    lines += ((const MvChartMark *) chart->marks->pdata[i])->form == MV_CHART_POLYLINE && ((const MvChartMark *) chart->marks->pdata[i])->paint == MV_PAINT_ROLE;
  g_assert_cmpuint (lines, ==, 2);
  g_assert_nonnull (strstr (chart->sentence, "K: from A 33.3 %, B 33.3 %, C 33.3 % (2001)"));
}

static const MvChartMark *
head_of (const MvChart *chart, const char *series)
{
  for (guint i = 0; i < chart->walk->len; i++)
    {
      const MvChartMark *mark = chart->marks->pdata[g_array_index (chart->walk, guint, i)];

      if (mark->level && g_str_equal (mark->series, series))
        return mark;
    }
  g_error ("no head of %s", series);
}

/* 60 + 20 of one group, 15 + 5 of another; then the second alone: the whole area, but shares of all. */
static void
test_treemap_drill (void)
{
  static const struct { const char *series, *item; double value; } items[] = { { "G", "a", 60 }, { "G", "b", 20 }, { "H", "c", 15 }, { "H", "d", 5 } };
  g_autoptr (MvChartTable) table = mv_chart_table_new (MV_CHART_TREEMAP, "Synthetic");
  g_autoptr (MvChart) whole = NULL, alone = NULL;
  char *hidden[] = { (char *) g_intern_static_string ("G"), NULL };
  const MvChartSize size = { .width = 800, .height = 500, .hidden = hidden };
  const MvChartMark *c;
  gboolean said = FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (items); i++)
    add (table, items[i].series, items[i].series, items[i].item, items[i].value)->group_title = "";
  whole = plan (table, 800, 500);
  g_assert_nonnull (strstr (detail_of (whole, head_of (whole, "G")), "US$ 80 · 80 % of all"));
  g_assert_cmpuint (head_of (whole, "H")->n_rows, ==, 2);
  c = of_row (whole, 2)->level ? NULL : of_row (whole, 2);
  g_assert_nonnull (c);
  g_assert_cmpfloat_with_epsilon ((c->width + 1.5) * (c->height + 1.5), 0.15 * 800 * 500, 1e-3);

  alone = mv_chart_plan (table, &size, measure);
  g_assert_nonnull (strstr (detail_of (alone, head_of (alone, "H")), "20 % of all · choose it to see all again"));
  for (guint i = 0; i < alone->walk->len; i++)
    {
      const MvChartMark *mark = alone->marks->pdata[g_array_index (alone->walk, guint, i)];

      g_assert_cmpstr (mark->series, ==, "H");
      if (!mark->level && g_str_equal (g_array_index (alone->table->rows, MvChartRow, mark->rows[0]).category, "c"))
        {
          g_assert_cmpfloat_with_epsilon ((mark->width + 1.5) * (mark->height + 1.5), 0.75 * 800 * 500, 1e-3);
          g_autofree char *detail = mv_chart_mark_detail (alone, mark);

          g_assert_true (g_str_has_prefix (detail, "15 %"));
        }
    }
  for (guint i = 0; i < alone->notes->len; i++)
    said |= strstr (alone->notes->pdata[i], "20 % of all is shown") != NULL;
  g_assert_true (said);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/chart/sankey", test_sankey);
  g_test_add_func ("/chart/sankey-folds", test_sankey_folds);
  g_test_add_func ("/chart/matrix", test_matrix);
  g_test_add_func ("/chart/matrix-sorts", test_matrix_sorts);
  g_test_add_func ("/chart/matrix-folds", test_matrix_folds);
  g_test_add_func ("/chart/ternary", test_ternary);
  g_test_add_func ("/chart/treemap-drill", test_treemap_drill);
  return g_test_run ();
}
