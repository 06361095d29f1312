/* What all kinds of charts share: scales, brushed years, hidden series, the four kinds of nothing, breaks and ranges. All figures are synthetic. */
#include "tests/core/chart-rig.h"

static MvChartRow *
add (MvChartTable *table, const char *series, double x, double value)
{
  MvChartRow *row = rig_add (table, series, series, x, value);

  if (isnan (value))
    row->state = MV_CHART_UNKNOWN;
  return row;
}

static MvChart *
planned (MvChartTable *table)
{
  const MvChartSize size = { .width = 800, .height = 500 };

  table->unit = "USD";
  return mv_chart_plan (table, &size, rig_measure);
}

/* The mark that can be hit for SERIES in X, or NULL. */
static const MvChartMark *
value_of (const MvChart *chart, const char *series, double x)
{
  for (guint i = 0; i < chart->walk->len; i++)
    {
      const MvChartMark *mark = chart->marks->pdata[g_array_index (chart->walk, guint, i)];
      const MvChartRow *row = &g_array_index (chart->table->rows, MvChartRow, mark->rows[0]);

      if (g_str_equal (mark->series, series) && row->x == x)
        return mark;
    }
  return NULL;
}

static guint
parts (const MvChart *chart, MvChartPart part)
{
  guint n = 0;

  for (guint i = 0; i < chart->marks->len; i++)
    n += ((const MvChartMark *) chart->marks->pdata[i])->part == part;
  return n;
}

static gboolean
notes (const MvChart *chart, const char *words)
{
  for (guint i = 0; i < chart->notes->len; i++)
    if (strstr (chart->notes->pdata[i], words) != NULL)
      return TRUE;
  return FALSE;
}

static void
test_log (void)
{
  g_autoptr (MvChartTable) table = mv_chart_table_new (MV_CHART_LINE, "Synthetic");
  g_autoptr (MvChart) chart = NULL;

  for (int i = 0; i < 5; i++)
    add (table, "A", 2000 + i, pow (10, i));
  add (table, "A", 2005, 0);
  add (table, "A", 2006, -7);
  table->scale = MV_CHART_LOG;
  chart = planned (table);
  g_assert_true (chart->y.log);
  g_assert_cmpfloat_with_epsilon (chart->y.from, 1, 1e-9);
  g_assert_cmpfloat_with_epsilon (chart->y.to, 10000, 1e-6);
  /* Equal factors are equal steps. */
  g_assert_cmpfloat_with_epsilon (value_of (chart, "A", 2001)->y - value_of (chart, "A", 2002)->y,
                                  value_of (chart, "A", 2003)->y - value_of (chart, "A", 2004)->y, 1e-6);
  g_assert_cmpfloat_with_epsilon (value_of (chart, "A", 2002)->y, (chart->plot_from.y + chart->plot_to.y) / 2, 1e-6);
  g_assert_true (value_of (chart, "A", 2005)->hollow);         /* zero stands on the lower edge, and no line leads there */
  g_assert_cmpfloat_with_epsilon (value_of (chart, "A", 2005)->y, chart->plot_to.y, 1e-6);
  g_assert_null (value_of (chart, "A", 2006));
  g_assert_true (notes (chart, "negative figure"));
  g_assert_nonnull (strstr (chart->subtitle, "log scale"));
}

static void
test_index (void)
{
  g_autoptr (MvChartTable) table = mv_chart_table_new (MV_CHART_LINE, "Synthetic");
  g_autoptr (MvChart) chart = NULL, later = NULL;
  g_autofree char *csv = NULL;

  for (int year = 2000; year < 2004; year++)
    add (table, "A", year, 10 * (year - 1999));         /* 10, 20, 30, 40 */
  for (int year = 2001; year < 2004; year++)
    add (table, "B", year, 50 * (year - 2000));         /* 50, 100, 150 from 2001 */
  add (table, "A", 2004, 1000)->source_id = g_intern_string ("synthetic-other");
  table->scale = MV_CHART_INDEX;
  chart = planned (table);
  /* 2001 is the first year that both have: 20 and 50 are 100. */
  g_assert_nonnull (strstr (chart->subtitle, "index, 2001 = 100"));
  g_assert_cmpfloat_with_epsilon (value_of (chart, "A", 2001)->y, value_of (chart, "B", 2001)->y, 1e-9);
  g_assert_cmpfloat_with_epsilon (mv_chart_cell_number (chart, 0, 2), 50, 1e-9);
  g_assert_cmpfloat_with_epsilon (mv_chart_cell_number (chart, 0, 3), 10, 1e-9);       /* the amount stands beside it */
  g_assert_cmpuint (chart->n_cells_rows, ==, 7);
  g_assert_true (notes (chart, "1 figure of another source"));
  csv = mv_chart_csv (chart);
  g_assert_nonnull (strstr (csv, ",10,USD\r\n"));
  /* The first brushed year is the base. */
  table->period_from = 2003;
  table->period_to = 2004;
  later = planned (table);
  g_assert_nonnull (strstr (later->subtitle, "index, 2003 = 100"));
  g_assert_cmpfloat_with_epsilon (mv_chart_cell_number (later, 0, 2), 25, 1e-9);
  g_assert_cmpuint (parts (later, MV_CHART_PART_PERIOD), ==, 1);
}

static void
test_refused (void)
{
  const MvChartKind kinds[] = { MV_CHART_BAR, MV_CHART_AREA };

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      g_autoptr (MvChartTable) table = mv_chart_table_new (kinds[i], "Synthetic");
      g_autoptr (MvChart) chart = NULL;

      add (table, "A", 2000, 1);
      add (table, "B", 2000, 1000);
      table->scale = MV_CHART_LOG;
      chart = planned (table);
      g_assert_cmpint (chart->scale, ==, MV_CHART_LINEAR);
      g_assert_true (notes (chart, "read from zero"));
    }
}

static void
test_hidden (void)
{
  static const MvChartKind kinds[] = { MV_CHART_LINE, MV_CHART_BAR, MV_CHART_AREA, MV_CHART_SHARE, MV_CHART_TREEMAP };
  static const char *const without[] = { "B", NULL };

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      g_autoptr (MvChartTable) table = mv_chart_table_new (kinds[i], "Synthetic");
      g_autoptr (MvChart) chart = NULL;
      g_autofree char *csv = NULL;

      add (table, "A", 2000, 30);
      add (table, "B", 2000, 70)->source_id = g_intern_string ("synthetic-hidden");
      add (table, "C", 2000, 20);
      table->without = g_strdupv ((char **) without);
      chart = planned (table);
      csv = mv_chart_csv (chart);
      g_assert_cmpuint (chart->n_cells_rows, ==, 2);
      g_assert_null (strstr (csv, ",B,"));
      g_assert_null (strstr (chart->sentence, "B,"));
      g_assert_nonnull (strstr (chart->sentence, "US$ 30"));
      g_assert_cmpuint (chart->series->len, ==, 3);     /* so that it can be shown again */
      g_assert_cmpstr (chart->source_ids[0], ==, "synthetic-one");
      g_assert_null (chart->source_ids[1]);
      g_assert_true (notes (chart, "Hidden by choice, and in no sum of this chart: B."));
      g_assert_null (value_of (chart, "B", 2000));
      if (kinds[i] == MV_CHART_SHARE)
        g_assert_true (g_str_has_prefix (detail_of (chart, value_of (chart, "A", 2000)), "60 %"));
    }
}

/* Unknown is a gap, zero a ring, not reported a hatch, not applicable an outline; and the key names each. */
static void
test_nothing_line (void)
{
  g_autoptr (MvChartTable) table = mv_chart_table_new (MV_CHART_LINE, "Synthetic");
  g_autoptr (MvChart) chart = NULL;

  add (table, "A", 2000, 5);
  add (table, "A", 2001, NAN);
  add (table, "A", 2002, 0);
  add (table, "A", 2003, NAN)->state = MV_CHART_NOT_REPORTED;
  add (table, "A", 2004, NAN)->state = MV_CHART_NOT_APPLICABLE;
  add (table, "A", 2005, 6);
  chart = planned (table);
  g_assert_null (value_of (chart, "A", 2001));
  g_assert_true (value_of (chart, "A", 2002)->hollow);
  g_assert_cmpint (value_of (chart, "A", 2003)->part, ==, MV_CHART_PART_GAP);
  g_assert_cmpint (value_of (chart, "A", 2003)->pattern, ==, MV_PATTERN_STRIPES);
  g_assert_cmpint (value_of (chart, "A", 2004)->pattern, ==, MV_PATTERN_OUTLINE);
  g_assert_true (rig_has_text (chart, "zero") && rig_has_text (chart, "not reported") && rig_has_text (chart, "not applicable") && rig_has_text (chart, "gap: not known"));
}

static void
test_nothing_bar (void)
{
  g_autoptr (MvChartTable) table = mv_chart_table_new (MV_CHART_BAR, "Synthetic");
  g_autoptr (MvChart) chart = NULL;

  add (table, "known", 2000, 5);
  add (table, "zero", 2000, 0);
  add (table, "unknown", 2000, NAN);
  add (table, "silent", 2000, NAN)->state = MV_CHART_NOT_REPORTED;
  add (table, "outside", 2000, NAN)->state = MV_CHART_NOT_APPLICABLE;
  chart = planned (table);
  g_assert_cmpfloat (value_of (chart, "zero", 2000)->width, ==, 1);
  g_assert_cmpfloat (value_of (chart, "unknown", 2000)->width, ==, 0);
  g_assert_cmpint (value_of (chart, "silent", 2000)->pattern, ==, MV_PATTERN_STRIPES);
  g_assert_cmpint (value_of (chart, "outside", 2000)->pattern, ==, MV_PATTERN_OUTLINE);
  g_assert_true (rig_has_text (chart, "not known") && rig_has_text (chart, "not reported") && rig_has_text (chart, "not applicable"));
}

/* A change of source, definition or price basis breaks the line and the area, and is said. */
static void
test_breaks (void)
{
  const MvChartKind kinds[] = { MV_CHART_LINE, MV_CHART_AREA };

  for (guint what = 0; what < 6; what++)
    {
      g_autoptr (MvChartTable) table = mv_chart_table_new (kinds[what % 2], "Synthetic");
      g_autoptr (MvChart) chart = NULL;

      for (int year = 2000; year < 2006; year++)
        {
          MvChartRow *row = add (table, "A", year, 10);

          if (year >= 2003 && what / 2 == 0)
            row->source_id = g_intern_string ("synthetic-other");
          else if (year >= 2003 && what / 2 == 1)
            row->concept = "another definition";
          else if (year >= 2003)
            row->basis = "another basis";
        }
      chart = planned (table);
      g_assert_true (rig_has_text (chart, "source changes"));
      g_assert_true (notes (chart, "figures before and after are not compared"));
    }
}

static void
test_ranges (void)
{
  g_autoptr (MvChartTable) line = mv_chart_table_new (MV_CHART_LINE, "Synthetic"), bar = mv_chart_table_new (MV_CHART_BAR, "Synthetic");
  g_autoptr (MvChart) lines = NULL, bars = NULL;
  MvChartRow *row;

  row = add (line, "A", 2000, 10);
  row->low = 5;
  row->high = 20;
  add (line, "A", 2005, 10);
  lines = planned (line);
  g_assert_cmpuint (parts (lines, MV_CHART_PART_BAND), ==, 1);         /* a lone year too */
  row = add (bar, "A", 2000, 10);
  row->low = 5;
  row->high = 18;
  bars = planned (bar);
  g_assert_cmpuint (parts (bars, MV_CHART_PART_BAND), ==, 1);
  g_assert_cmpfloat (bars->x.to, >=, 18);
  g_assert_true (rig_has_text (lines, "range of sources") && rig_has_text (bars, "range of sources"));
}

static void
test_dense (void)
{
  g_autoptr (MvChartTable) table = mv_chart_table_new (MV_CHART_LINE, "Synthetic");
  g_autoptr (MvChart) chart = NULL;

  for (int i = 0; i < 20000; i++)
    add (table, i % 2 ? "A" : "B", 1000 + i / 20.0, i % 97);
  chart = planned (table);
  g_assert_cmpuint (chart->walk->len, <=, 8000);
  g_assert_cmpuint (chart->n_cells_rows, ==, 20000);
  g_assert_true (notes (chart, "the table has all"));
  for (guint i = 0; i < chart->marks->len; i++)
    g_assert_cmpuint (((const MvChartMark *) chart->marks->pdata[i])->n_points, <=, 4 * 800 + 4);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/grammar/log", test_log);
  g_test_add_func ("/grammar/index", test_index);
  g_test_add_func ("/grammar/refused", test_refused);
  g_test_add_func ("/grammar/hidden", test_hidden);
  g_test_add_func ("/grammar/nothing-line", test_nothing_line);
  g_test_add_func ("/grammar/nothing-bar", test_nothing_bar);
  g_test_add_func ("/grammar/breaks", test_breaks);
  g_test_add_func ("/grammar/ranges", test_ranges);
  g_test_add_func ("/grammar/dense", test_dense);
  return g_test_run ();
}
