/* The rows of the charts that compare, asked of the real dataset: figures as the tables hold them (data/tables), sums as they are published. */
#include <math.h>

#include "app/scene/chart.h"

static MvDb *db;
static MvAtlas *atlas;

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

/* The one row with these codes; NULL stands for any. */
static const MvChartRow *
find (const MvChartTable *table, const char *group, const char *series, const char *category, double x)
{
  const MvChartRow *found = NULL;

  for (guint i = 0; i < table->rows->len; i++)
    {
      const MvChartRow *row = &g_array_index (table->rows, MvChartRow, i);

      if ((group != NULL && !g_str_equal (row->group, group)) || (series != NULL && !g_str_equal (row->series, series))
          || (category != NULL && !g_str_equal (row->category, category)) || (!isnan (x) && row->x != x))
        continue;
      g_assert_null (found);
      found = row;
    }
  g_assert_nonnull (found);
  return found;
}

static double
sum_of (const MvChartTable *table, const char *category)
{
  double sum = 0;

  for (guint i = 0; i < table->rows->len; i++)
    {
      const MvChartRow *row = &g_array_index (table->rows, MvChartRow, i);

      if (mv_chart_row_has_value (row) && (category == NULL || g_str_equal (row->category, category)))
        sum += row->value;
    }
  return sum;
}

/* The parts of a bar add up to the total its office publishes: 79,138,754,677 and 24,869,366,300 dollars. */
static void
test_stacked (void)
{
  g_autoptr (MvChartTable) table = ask ("multivector:?overlay=trade&focus=CA5&year=2023", MV_CHART_STACKED);

  g_assert_cmpfloat_with_epsilon (sum_of (table, "KAZ"), 79138754677.0, 2);
  g_assert_cmpfloat_with_epsilon (sum_of (table, "UZB"), 24869366300.0, 2);
  g_assert_cmpfloat_with_epsilon (find (table, NULL, "RUS", "KAZ", NAN)->value, 10207415705.0, 1);
  g_assert_cmpint (find (table, NULL, NULL, "TKM", NAN)->state, ==, MV_CHART_NOT_REPORTED);     /* no complete list, and no sum */
}

static void
test_two_years (void)
{
  g_autoptr (MvChartTable) slope = ask ("multivector:?overlay=trade&focus=KAZ&year=2023", MV_CHART_SLOPE);
  g_autoptr (MvChartTable) dumbbell = ask ("multivector:?overlay=trade&focus=KAZ&period=2018-2023", MV_CHART_DUMBBELL);
  g_autoptr (MvChartTable) votes = ask ("multivector:?overlay=votes&focus=CA5&year=2023&with=RUS", MV_CHART_DUMBBELL);

  /* Without a period the years of one source: the national office begins in 2018. */
  g_assert_cmpfloat_with_epsilon (find (slope, NULL, "CHN", NULL, 2018)->value, 6307476400.0, 1);
  g_assert_cmpfloat_with_epsilon (find (slope, NULL, "CHN", NULL, 2023)->value, 14666158300.0, 1);
  g_assert_true (find (slope, NULL, "CHN", NULL, 2018)->source_id == find (slope, NULL, "CHN", NULL, 2023)->source_id);
  g_assert_cmpfloat_with_epsilon (find (dumbbell, NULL, "2018", "CHN", NAN)->value, 6307476400.0, 1);
  g_assert_cmpfloat_with_epsilon (find (votes, NULL, "RUS", "KAZ", NAN)->value, 51.95, 1e-6);
  g_assert_cmpfloat_with_epsilon (find (votes, NULL, "USA", "KAZ", NAN)->value, 24.68, 1e-6);
}

static void
test_ranks (void)
{
  g_autoptr (MvChartTable) table = ask ("multivector:?overlay=trade&focus=KAZ&year=2023", MV_CHART_BUMP);
  g_autoptr (MvChartTable) several = ask ("multivector:?overlay=trade&focus=CA5&year=2023", MV_CHART_BUMP);

  g_assert_cmpfloat (find (table, NULL, "ITA", NULL, 2023)->y, ==, 1);  /* 14.83 bn, 14.67 bn, 10.21 bn */
  g_assert_cmpfloat (find (table, NULL, "CHN", NULL, 2023)->y, ==, 2);
  g_assert_cmpfloat (find (table, NULL, "RUS", NULL, 2023)->y, ==, 3);
  g_assert_cmpuint (several->rows->len, ==, 0);
  g_assert_nonnull (several->reason);
}

/* 2016 and 2017 are hatched for Kazakhstan, and the European Union is not added up in them. */
static void
test_multiples (void)
{
  g_autoptr (MvChartTable) table = ask ("multivector:?overlay=trade&focus=CA5&year=2023", MV_CHART_MULTIPLES);

  g_assert_cmpint (find (table, "KAZ", "", NULL, 2016)->state, ==, MV_CHART_NOT_REPORTED);
  g_assert_cmpfloat (find (table, "KAZ", "", NULL, 2016)->until, ==, 2017);
  g_assert_cmpfloat_with_epsilon (find (table, "KAZ", "CHN", NULL, 2023)->value, 14666158300.0, 1);
  for (guint i = 0; i < table->rows->len; i++)
    {
      const MvChartRow *row = &g_array_index (table->rows, MvChartRow, i);

      g_assert_false (g_str_equal (row->group, "KAZ") && g_str_equal (row->series, "EU") && (row->x == 2016 || row->x == 2017));
    }
}

static void
test_projects (void)
{
  g_autoptr (MvChartTable) stacked = ask ("multivector:?overlay=projects&focus=CA5&year=2023", MV_CHART_STACKED);
  g_autoptr (MvChartTable) bars = ask ("multivector:?overlay=projects&focus=CA5&year=2023", MV_CHART_BAR);
  g_autoptr (MvChartTable) histogram = ask ("multivector:?overlay=projects&focus=CA5&year=2023", MV_CHART_HISTOGRAM);

  /* Each record stands once in each of the three; World Bank: 112 of 20 to 50 million, 40 of unknown amount. */
  g_assert_cmpfloat (sum_of (stacked, NULL), ==, sum_of (histogram, NULL));
  g_assert_cmpfloat (sum_of (stacked, NULL), ==, sum_of (bars, NULL));
  g_assert_cmpfloat (find (histogram, "wb_nominal_approval", NULL, NULL, 2e7)->value, ==, 112);
  g_assert_cmpfloat (find (histogram, "wb_nominal_approval", NULL, "bin23", NAN)->value, ==, 40);
}

static void
test_scatter (void)
{
  g_autoptr (MvChartTable) table = ask ("multivector:?overlay=trade&focus=CA5&year=2023", MV_CHART_SCATTER);
  const MvChartRow *row = find (table, NULL, "KAZ", "2023", NAN);
  g_autoptr (MvView) view = mv_view_parse ("multivector:?overlay=trade&focus=CA5&year=2023&chart=scatter&x=NO.SUCH", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_cmpfloat_with_epsilon (row->x, 38515.183601, 1e-6);
  g_assert_cmpfloat_with_epsilon (row->y, 74.402, 1e-6);
  g_assert_cmpfloat (row->value, ==, 20330104);
  g_assert_null (mv_chart_rows (db, atlas, view, MV_CHART_SCATTER, NULL, &error));
  g_assert_error (error, MV_ERROR, MV_ERROR_NOT_FOUND);
}

/* Every kind that is proposed for a view has rows or a reason, and no view is without proposals that has figures. */
static void
test_proposed (void)
{
  static const char *const views[] = { "multivector:?overlay=trade&focus=KAZ", "multivector:?overlay=projects&focus=UZB", "multivector:?overlay=votes&focus=CA5",
                                       "multivector:?overlay=aid&focus=TJK&direction=import", "multivector:?overlay=arms&focus=CA5&direction=import" };

  for (guint i = 0; i < G_N_ELEMENTS (views); i++)
    {
      g_autoptr (MvView) view = mv_view_parse (views[i], NULL);
      g_autoptr (GArray) kinds = mv_chart_proposed (view);

      g_assert_cmpuint (kinds->len, >, 1);
      for (guint k = 0; k < kinds->len; k++)
        {
          g_autoptr (GError) error = NULL;
          g_autoptr (MvChartTable) table = mv_chart_rows (db, atlas, view, g_array_index (kinds, MvChartKind, k), NULL, &error);

          g_assert_no_error (error);
          g_assert_true (table->rows->len > 0 || table->reason != NULL);
        }
    }
}

int
main (int argc, char **argv)
{
  const char *path = g_getenv ("MV_DATASET");
  g_autoptr (GError) error = NULL;
  int status;

  g_test_init (&argc, &argv, NULL);
  db = mv_db_open (path, &error);
  g_assert_no_error (error);
  atlas = mv_atlas_open (path, &error);
  g_assert_no_error (error);
  g_test_add_func ("/chart-answers/stacked", test_stacked);
  g_test_add_func ("/chart-answers/two-years", test_two_years);
  g_test_add_func ("/chart-answers/ranks", test_ranks);
  g_test_add_func ("/chart-answers/multiples", test_multiples);
  g_test_add_func ("/chart-answers/projects", test_projects);
  g_test_add_func ("/chart-answers/scatter", test_scatter);
  g_test_add_func ("/chart-answers/proposed", test_proposed);
  status = g_test_run ();
  mv_atlas_unref (atlas);
  mv_db_close (db);
  return status;
}
