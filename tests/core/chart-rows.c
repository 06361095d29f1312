/* Charts of the real dataset: sums equal the totals they claim, whatever is folded. Totals are those that the national offices publish. */
#include <math.h>
#include <string.h>

#include "app/plan/chart.h"
#include "app/scene/chart.h"

static MvDb *db;
static MvAtlas *atlas;

/* Half an em a letter: texts have sizes without a font. */
static void
measure (const char *text, double size, int weight, double wrap, double *width, double *height)
{
  double length = g_utf8_strlen (text, -1) * size / 2;

  *width = wrap > 0 ? MIN (length, wrap) : length;
  *height = size * 1.2 * (wrap > 0 ? ceil (length / wrap) : 1);
}

static MvChartTable *
ask (const char *text, MvChartKind kind)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MvView) view = mv_view_parse (text, &error);
  MvChartTable *table;

  g_assert_no_error (error);
  table = mv_chart_rows (db, atlas, view, kind, NULL, &error);
  g_assert_no_error (error);
  return table;
}

/* The values of SERIES, or of all with NULL; published totals apart. */
static double
sum_of (const MvChartTable *table, const char *series, gboolean totals)
{
  double sum = 0;

  for (guint i = 0; i < table->rows->len; i++)
    {
      const MvChartRow *row = &g_array_index (table->rows, MvChartRow, i);

      if (mv_chart_row_has_value (row) && row->total == totals && (series == NULL || g_str_equal (row->series, series)))
        sum += row->value;
    }
  return sum;
}

static const struct { const char *view; MvChartKind kind; double total, epsilon; } wholes[] = {
  /* Bureau of National Statistics: exports of Kazakhstan in 2023 came to US$ 79,138,754,677, imports to 60,412,283,335. */
  { "multivector:?overlay=trade&focus=KAZ&year=2023", MV_CHART_SANKEY, 79138754677.0, 2 },
  { "multivector:?overlay=trade&focus=KAZ&year=2023&direction=import", MV_CHART_SANKEY, 60412283335.0, 5 },
  { "multivector:?overlay=trade&focus=KAZ&year=2023", MV_CHART_TREEMAP, 79138754677.0, 2 },
  /* Statistics Agency of Uzbekistan: exports of 2023 came to US$ 24,869,366,300. */
  { "multivector:?overlay=trade&focus=UZB&year=2023", MV_CHART_SANKEY, 24869366300.0, 1 },
  { "multivector:?overlay=trade&focus=UZB&year=2023&top=5", MV_CHART_SANKEY, 24869366300.0, 1 },
  /* UNCTADstat, SITC sections of Kazakhstan's exports in 2015, added up in the table of the dataset. */
  { "multivector:?overlay=trade&focus=KAZ&year=2015", MV_CHART_SANKEY, 45724430246.0, 1 },
  /* Russia's declared exports to Kazakhstan in 2019 by chapter, likewise. */
  { "multivector:?overlay=trade&focus=KAZ,RUS&year=2019&direction=import", MV_CHART_TREEMAP, 14286933463.0, 1 }
};

static void
test_sums (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (wholes); i++)
    {
      g_autoptr (MvChartTable) table = ask (wholes[i].view, wholes[i].kind);

      g_assert_cmpfloat_with_epsilon (sum_of (table, NULL, FALSE), wholes[i].total, wholes[i].epsilon);
    }
}

/* The bars of each column of the Sankey are as high together as those of any other, at every size. */
static void
test_sankey_columns (void)
{
  static const double sizes[][2] = { { 420, 260 }, { 900, 500 }, { 1600, 900 } };

  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      g_autoptr (MvChartTable) table = ask ("multivector:?overlay=trade&focus=CA5&year=2015", MV_CHART_SANKEY);
      const MvChartSize size = { .width = sizes[i][0], .height = sizes[i][1] };
      g_autoptr (MvChart) chart = mv_chart_plan (table, &size, measure);
      double x[3] = { NAN, NAN, NAN }, heights[3] = { 0 };

      for (guint k = 0; k < chart->walk->len; k++)
        {
          const MvChartMark *mark = chart->marks->pdata[g_array_index (chart->walk, guint, k)];
          guint column = 0;

          if (mark->form != MV_CHART_RECT)
            continue;
          while (column < 2 && !isnan (x[column]) && x[column] != mark->x)
            column++;
          x[column] = mark->x;
          heights[column] += mark->height;
        }
      /* Bars thinner than 0.75 px are drawn as high as that: a little is allowed for. */
      g_assert_cmpfloat_with_epsilon (heights[0], heights[1], 6);
      g_assert_cmpfloat_with_epsilon (heights[0], heights[2], 6);
      g_assert_cmpfloat (heights[0], >, 0.3 * sizes[i][1]);
    }
}

/* Partners, those without a name and all others come to the published total of the same column. */
static void
test_matrix (void)
{
  g_autoptr (MvChartTable) few = ask ("multivector:?overlay=trade&focus=CA5&year=2023&top=4", MV_CHART_MATRIX);
  g_autoptr (MvChartTable) many = ask ("multivector:?overlay=trade&focus=CA5&year=2023", MV_CHART_MATRIX);

  g_assert_cmpfloat_with_epsilon (sum_of (few, "KAZ", TRUE), 79138754677.0, 0.5);
  g_assert_cmpfloat_with_epsilon (sum_of (few, "KAZ", FALSE), 79138754677.0, 2);
  g_assert_cmpfloat_with_epsilon (sum_of (many, "KAZ", FALSE), 79138754677.0, 2);
  g_assert_cmpfloat_with_epsilon (sum_of (many, "UZB", FALSE), 24869366300.0, 1);
  /* Tajikistan publishes no list: its partners are not added up, and the gaps are there. */
  for (guint i = 0; i < many->rows->len; i++)
    {
      const MvChartRow *row = &g_array_index (many->rows, MvChartRow, i);

      if (g_str_equal (row->series, "TJK"))
        g_assert_cmpstr (row->category, !=, "rest");
      if (g_str_equal (row->series, "TJK") && g_str_equal (row->category, "CHN"))
        g_assert_cmpint (row->state, ==, MV_CHART_NOT_REPORTED);
    }
}

/* The three powers and all others are the whole of a year; both directions together are the turnover. */
static void
test_ternary (void)
{
  g_autoptr (MvChartTable) table = ask ("multivector:?overlay=trade&focus=KAZ&year=2023&direction=both", MV_CHART_TERNARY);
  double sum = 0;
  guint n = 0;

  for (guint i = 0; i < table->rows->len; i++)
    {
      const MvChartRow *row = &g_array_index (table->rows, MvChartRow, i);

      if (row->x != 2023)
        continue;
      sum += row->value;
      n++;
    }
  g_assert_cmpuint (n, ==, 4);
  g_assert_cmpfloat_with_epsilon (sum, 79138754677.0 + 60412283335.0, 8);
}

/* Six members at the end of 2023, Uzbekistan until 2012 only. */
static void
test_memberships (void)
{
  g_autoptr (MvChartTable) upset = ask ("multivector:?overlay=alliances&org=CSTO,EAEU&date=2023-12-31", MV_CHART_UPSET);
  g_autoptr (MvChartTable) timeline = ask ("multivector:?overlay=alliances&org=CSTO&focus=UZB", MV_CHART_TIMELINE);
  const MvChartRow *row;
  guint n = 0;

  for (guint i = 0; i < upset->rows->len; i++)
    n += g_str_equal (g_array_index (upset->rows, MvChartRow, i).series, "CSTO");
  g_assert_cmpuint (n, ==, 6);
  g_assert_cmpuint (timeline->rows->len, ==, 1);
  row = &g_array_index (timeline->rows, MvChartRow, 0);
  g_assert_cmpfloat_with_epsilon (row->x, 2006 + 5 / 12.0 + 22 / 365.0, 1e-9);  /* 23 June 2006 */
  g_assert_cmpint ((int) row->until, ==, 2012);
}

int
main (int argc, char **argv)
{
  g_autoptr (GError) error = NULL;
  int failed;

  g_test_init (&argc, &argv, NULL);
  db = mv_db_open (g_getenv ("MV_DATASET"), &error);
  g_assert_no_error (error);
  atlas = mv_atlas_open (g_getenv ("MV_DATASET"), &error);
  g_assert_no_error (error);
  g_test_add_func ("/chart-rows/sums", test_sums);
  g_test_add_func ("/chart-rows/sankey-columns", test_sankey_columns);
  g_test_add_func ("/chart-rows/matrix", test_matrix);
  g_test_add_func ("/chart-rows/ternary", test_ternary);
  g_test_add_func ("/chart-rows/memberships", test_memberships);
  failed = g_test_run ();
  mv_atlas_unref (atlas);
  mv_db_close (db);
  return failed;
}
