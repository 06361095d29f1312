/* Plans of charts against values worked out by hand. All figures here are synthetic. */
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

static const char *const sources[] = { "synthetic-one", "synthetic-two" };

static MvChartRow *
add (MvChartTable *table, const char *series, double x, double value)
{
  MvChartRow *row = mv_chart_table_add (table);

  row->series = row->category = g_intern_string (series);
  row->series_title = row->category_title = g_intern_string (series);
  row->x = x;
  row->value = value;
  row->state = isnan (value) ? MV_CHART_UNKNOWN : value == 0 ? MV_CHART_ZERO : MV_CHART_KNOWN;
  row->unit = "USD";
  row->source_id = g_intern_string (sources[0]);
  return row;
}

static MvChart *
plan (MvChartTable *table)
{
  const MvChartSize size = { .width = 800, .height = 500 };

  table->unit = "USD";
  return mv_chart_plan (table, &size, measure);
}

/* Marks of a part and form, and that nothing leaves the chart. */
static guint
count (const MvChart *chart, MvChartPart part, MvChartForm form)
{
  guint n = 0;

  for (guint i = 0; i < chart->marks->len; i++)
    {
      const MvChartMark *mark = chart->marks->pdata[i];

      n += mark->part == part && mark->form == form;
      if (mark->form == MV_CHART_TEXT)
        {
          g_assert_cmpfloat (mark->x, >=, -0.01);
          g_assert_cmpfloat (mark->y, >=, -0.01);
          g_assert_cmpfloat (mark->x + mark->width, <=, chart->width + 0.01);
          g_assert_cmpfloat (mark->y + mark->height, <=, chart->height + 0.01);
        }
      for (guint k = 0; k < mark->n_points; k++)
        g_assert_true (isfinite (mark->points[k].x) && isfinite (mark->points[k].y));
    }
  return n;
}

static const MvChartMark *
find (const MvChart *chart, MvChartForm form, const char *series, double x)
{
  for (guint i = 0; i < chart->walk->len; i++)
    {
      const MvChartMark *mark = chart->marks->pdata[g_array_index (chart->walk, guint, i)];

      if (mark->form == form && g_str_equal (mark->series, series) && g_array_index (chart->table->rows, MvChartRow, mark->rows[0]).x == x)
        return mark;
    }
  g_error ("no mark of %s at %g", series, x);
}

static void
test_line (void)
{
  g_autoptr (MvChartTable) table = mv_chart_table_new (MV_CHART_LINE, "Synthetic");
  g_autoptr (MvChart) chart = NULL;
  const MvChartMark *first, *last;
  double middle;

  add (table, "A", 2000, 0);
  add (table, "A", 2001, 50);
  add (table, "A", 2002, 100);
  add (table, "A", 2003, 100)->source_id = g_intern_string (sources[1]);
  add (table, "A", 2004, 80)->source_id = g_intern_string (sources[1]);
  add (table, "B", 2000, NAN);
  add (table, "B", 2001, 20);
  add (table, "B", 2003, 40);
  chart = plan (table);

  /* 0 to 100 in nice steps; the value axis begins at zero and 100 lies at the upper end. */
  g_assert_cmpfloat (chart->y.from, ==, 0);
  g_assert_cmpfloat (chart->y.to, ==, 100);
  first = find (chart, MV_CHART_POINT, "A", 2000);
  last = find (chart, MV_CHART_POINT, "A", 2002);
  g_assert_cmpfloat_with_epsilon (first->y, chart->plot_to.y, 1e-9);
  g_assert_cmpfloat_with_epsilon (last->y, chart->plot_from.y, 1e-9);
  middle = find (chart, MV_CHART_POINT, "A", 2001)->y;
  g_assert_cmpfloat_with_epsilon (middle, (first->y + last->y) / 2, 1e-9);
  g_assert_true (first->hollow);        /* zero is a ring */

  /* A breaks where its source changes; B has two lone points: a missing year is not bridged. */
  g_assert_cmpuint (count (chart, MV_CHART_PART_VALUE, MV_CHART_POLYLINE), ==, 2);
  g_assert_cmpuint (chart->walk->len, ==, 7);
  g_assert_cmpuint (chart->series->len, ==, 2);
  g_assert_cmpfloat (mv_chart_x_value (chart, first->x), ==, 2000);
  g_assert_cmpfloat_with_epsilon (mv_chart_x_place (chart, 2002), last->x, 1e-9);
  g_assert_true (isnan (mv_chart_x_value (chart, -5)));

  g_assert_true (chart->marks->pdata[mv_chart_hit (chart, first->x + 2, first->y - 2, 6)] == first);
  g_assert_cmpint (mv_chart_hit (chart, first->x, chart->plot_from.y + 3, 6), ==, -1);
}

static void
test_band_and_gap (void)
{
  g_autoptr (MvChartTable) table = mv_chart_table_new (MV_CHART_LINE, "Synthetic");
  g_autoptr (MvChart) chart = NULL;
  MvChartRow *gap;
  int hit;

  for (int year = 2000; year < 2005; year++)
    {
      MvChartRow *row = add (table, "A", year, 10);

      row->low = 5;
      row->high = 18;
    }
  gap = mv_chart_table_add (table);
  gap->x = 2005;
  gap->until = 2006;
  gap->state = MV_CHART_NOT_REPORTED;
  gap->note = g_strdup ("synthetic reason");
  add (table, "A", 2007, 12);
  chart = plan (table);
  g_assert_cmpuint (count (chart, MV_CHART_PART_BAND, MV_CHART_POLYGON), ==, 1);
  g_assert_cmpuint (count (chart, MV_CHART_PART_GAP, MV_CHART_RECT), ==, 1);
  g_assert_cmpfloat (chart->y.to, ==, 20);
  hit = mv_chart_hit (chart, mv_chart_x_place (chart, 2005.5), chart->plot_from.y + 10, 4);
  g_assert_cmpint (hit, >=, 0);
  g_assert_nonnull (strstr (detail_of (chart, chart->marks->pdata[hit]), "synthetic reason"));
  g_assert_nonnull (strstr (chart->sentence, "2005–2006"));
}

static void
test_bar (void)
{
  g_autoptr (MvChartTable) table = mv_chart_table_new (MV_CHART_BAR, "Synthetic");
  g_autoptr (MvChart) chart = NULL;
  const MvChartMark *a, *b, *c;

  add (table, "small", 2020, 25);
  add (table, "large", 2020, 100);
  add (table, "negative", 2020, -50);
  add (table, "unknown", 2020, NAN)->state = MV_CHART_NOT_REPORTED;
  add (table, "rest", 2020, 500)->rest = TRUE;
  chart = plan (table);
  a = find (chart, MV_CHART_RECT, "large", 2020);
  b = find (chart, MV_CHART_RECT, "small", 2020);
  c = find (chart, MV_CHART_RECT, "negative", 2020);
  g_assert_cmpfloat_with_epsilon (a->width, 4 * b->width, 1e-6);
  g_assert_cmpfloat_with_epsilon (c->width, 2 * b->width, 1e-6);
  g_assert_cmpfloat_with_epsilon (a->x, b->x, 1e-6);            /* both from zero */
  g_assert_cmpfloat_with_epsilon (c->x + c->width, a->x, 1e-6); /* to the left of it */
  g_assert_cmpfloat (a->y, <, b->y);
  g_assert_cmpfloat (b->y, <, c->y);
  g_assert_cmpfloat (find (chart, MV_CHART_RECT, "rest", 2020)->y, >, c->y);    /* last, however large */
  g_assert_cmpuint (count (chart, MV_CHART_PART_GAP, MV_CHART_RECT), ==, 1);
  g_assert_nonnull (strstr (chart->sentence, "Largest: large, 2020, US$ 100."));
}

static gboolean
says (const MvChart *chart, const char *text)
{
  for (guint i = 0; i < chart->marks->len; i++)
    {
      const MvChartMark *mark = chart->marks->pdata[i];

      if (mark->form == MV_CHART_TEXT && g_strcmp0 (mark->text, text) == 0)
        return TRUE;
    }
  return FALSE;
}

/* Values repeat the unit as long as bars have room beside them; where they have none, the axis alone names it. */
static void
test_narrow_bar (void)
{
  static const struct { double width; const char *value, *other; } cases[] = { { 800, "US$ 12.3 bn", "12.3 bn" }, { 150, "12.3 bn", "US$ 12.3 bn" } };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const MvChartSize size = { .width = cases[i].width, .height = 300 };
      g_autoptr (MvChartTable) table = mv_chart_table_new (MV_CHART_BAR, "Synthetic");
      g_autoptr (MvChart) chart = NULL;

      add (table, "large", 2020, 12.3e9);
      table->unit = "USD";
      chart = mv_chart_plan (table, &size, measure);
      g_assert_true (says (chart, cases[i].value));
      g_assert_false (says (chart, cases[i].other));
      g_assert_true (says (chart, "US$"));
    }
}

static void
test_area (void)
{
  for (guint kind = MV_CHART_AREA; kind <= MV_CHART_SHARE; kind++)
    {
      g_autoptr (MvChartTable) table = mv_chart_table_new (kind, "Synthetic");
      g_autoptr (MvChart) chart = NULL;
      const MvChartMark *low, *high;

      add (table, "A", 2000, 30);
      add (table, "B", 2000, 10);
      add (table, "A", 2001, 50);
      add (table, "B", 2001, 50);
      add (table, "A", 2003, 20);
      chart = plan (table);
      low = find (chart, MV_CHART_RECT, "A", 2000);
      high = find (chart, MV_CHART_RECT, "B", 2000);
      g_assert_cmpfloat_with_epsilon (low->height, 3 * high->height, 1e-9);
      g_assert_cmpfloat_with_epsilon (high->y + high->height, low->y, 1e-9);   /* one on the other */
      g_assert_cmpfloat_with_epsilon (low->y + low->height, chart->plot_to.y, 1e-9);
      /* 40 of 100 in amounts; the whole height in shares. */
      g_assert_cmpfloat_with_epsilon ((low->height + high->height) / (chart->plot_to.y - chart->plot_from.y), kind == MV_CHART_SHARE ? 1 : 0.4, 1e-9);
      g_assert_true (g_str_has_prefix (detail_of (chart, low), "75 %"));
      /* 2002 is not bridged: two areas of A, one of B. */
      g_assert_cmpuint (count (chart, MV_CHART_PART_VALUE, MV_CHART_POLYGON), ==, 3);
    }
}

static void
test_treemap (void)
{
  static const double values[] = { 60, 30, 20, 6, 3, 1 };
  g_autoptr (MvChartTable) table = mv_chart_table_new (MV_CHART_TREEMAP, "Synthetic");
  g_autoptr (MvChart) chart = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (values); i++)
    {
      g_autofree char *series = g_strdup_printf ("S%u", i);

      add (table, series, 2020, values[i])->group = g_intern_string (i % 2 ? "odd" : "even");
    }
  chart = plan (table);
  g_assert_cmpuint (chart->walk->len, ==, G_N_ELEMENTS (values));
  for (guint i = 0; i < G_N_ELEMENTS (values); i++)
    {
      g_autofree char *series = g_strdup_printf ("S%u", i);
      const MvChartMark *mark = find (chart, MV_CHART_RECT, series, 2020);

      /* The area with the gap of 0.75 px around is the value's part of 120. */
      g_assert_cmpfloat_with_epsilon ((mark->width + 1.5) * (mark->height + 1.5), 800.0 * 500 * values[i] / 120, 1e-3);
    }
}

/* A cell says its name whole, on several lines where it must, or says nothing: no text is cut, and none leaves its cell. */
static void
test_treemap_names (void)
{
  static const char *const names[] = { "Synthetic United Emirates", "Synthetically long", "Synthetic", "Extraordinarilylongsyntheticname", "Short" };
  g_autoptr (MvChartTable) table = mv_chart_table_new (MV_CHART_TREEMAP, "Synthetic");
  g_autoptr (MvChart) chart = NULL;
  guint whole = 0;

  for (guint i = 0; i < 60; i++)
    {
      g_autofree char *name = g_strdup_printf ("%s %u", names[i % G_N_ELEMENTS (names)], i);

      add (table, name, 2020, 6000 / (1 + i))->group = "";
    }
  chart = plan (table);
  for (guint i = 0; i < chart->marks->len; i++)
    {
      const MvChartMark *text = chart->marks->pdata[i], *cell = NULL;

      if (text->form != MV_CHART_TEXT)
        continue;
      g_assert_null (strstr (text->text, "…"));
      for (guint k = 0; k < i; k++)
        if (((MvChartMark *) chart->marks->pdata[k])->form == MV_CHART_RECT)
          cell = chart->marks->pdata[k];
      g_assert_nonnull (cell);
      g_assert_cmpfloat (text->x, >=, cell->x);
      g_assert_cmpfloat (text->x + text->width, <=, cell->x + cell->width);
      g_assert_cmpfloat (text->y, >=, cell->y - 1);
      g_assert_cmpfloat (text->y + text->height, <=, cell->y + cell->height + 1);
      whole += strstr (text->text, "Short 4") != NULL;
    }
  g_assert_cmpuint (whole, >=, 1);
}

/* A few bars fill the room that many would need; sets stand at the top, not at the foot of an empty chart. */
static void
test_room (void)
{
  static const MvChartKind kinds[] = { MV_CHART_BAR, MV_CHART_TIMELINE };

  for (guint k = 0; k < G_N_ELEMENTS (kinds); k++)
    {
      const MvChartSize size = { .width = 800, .height = 260 };
      g_autoptr (MvChartTable) table = mv_chart_table_new (kinds[k], "Synthetic");
      g_autoptr (MvChart) chart = NULL;

      for (guint i = 0; i < 8; i++)
        {
          g_autofree char *name = g_strdup_printf ("S%u", i);

          add (table, name, 2020, 10 + i)->until = 2021;
        }
      table->unit = "USD";
      chart = mv_chart_plan (table, &size, measure);
      g_assert_cmpfloat (chart->plot_to.y - chart->plot_from.y, >, 0.7 * size.height);
    }
}

/* Every kind with nothing, one row, gaps only, negative, huge and very many rows. */
static void
test_extremes (void)
{
  for (guint kind = 0; kind < MV_N_CHARTS; kind++)
    for (guint what = 0; what < 7; what++)
      {
        g_autoptr (MvChartTable) table = mv_chart_table_new (kind, "Synthetic");
        g_autoptr (MvChart) chart = NULL;
        g_autofree char *csv = NULL;

        if (what == 1)
          add (table, "A", 2000, 5);
        else if (what == 2)
          for (int year = 2000; year < 2010; year++)
            add (table, "A", year, NAN)->state = MV_CHART_NOT_REPORTED;
        else if (what == 3)
          for (int year = 2000; year < 2010; year++)
            add (table, "A", year, -year);
        else if (what == 4)
          for (int year = 2000; year < 2010; year++)
            add (table, year % 2 ? "A" : "B", year, 1e300);
        else if (what == 5)
          for (int i = 0; i < 10000; i++)
            {
              g_autofree char *series = g_strdup_printf ("S%d", i % 200);
              add (table, series, 1900 + i / 200, i % 37);
            }
        else if (what == 6)
          add (table, "A name so long that no chart has room for it, whatever is done to make room", 2000, 1e-12);
        chart = plan (table);
        count (chart, MV_CHART_PART_VALUE, MV_CHART_RECT);
        g_assert_true (g_utf8_validate (chart->sentence, -1, NULL));
        g_assert_cmpint (chart->empty, ==, what == 0);
        csv = mv_chart_csv (chart);
        g_assert_cmpuint (chart->n_cells_rows, ==, table->rows->len);
        g_assert_cmpint (mv_chart_hit (chart, -100, -100, 10), ==, -1);
      }
}

static void
test_files (void)
{
  g_autoptr (MvChartTable) table = mv_chart_table_new (MV_CHART_BAR, "Synthetic");
  g_autoptr (MvChart) chart = NULL;
  g_autofree char *csv = NULL, *cell = NULL;

  add (table, "A, or \"B\"", 2020, 1234.5)->note = g_strdup ("two\nlines");
  chart = plan (table);
  csv = mv_chart_csv (chart);
  g_assert_nonnull (strstr (csv, "\"A, or \"\"B\"\"\""));
  g_assert_nonnull (strstr (csv, ",1234.5,,,known,0,0,USD,"));
  g_assert_nonnull (strstr (csv, "\"two\nlines\",synthetic-one"));
  g_assert_cmpstr (chart->columns[0], ==, "Series");
  cell = mv_chart_cell (chart, 0, 2);
  g_assert_cmpstr (cell, ==, "US$ 1,234.5");
  g_assert_cmpfloat (mv_chart_cell_number (chart, 0, 2), ==, 1234.5);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/chart/line", test_line);
  g_test_add_func ("/chart/band-and-gap", test_band_and_gap);
  g_test_add_func ("/chart/bar", test_bar);
  g_test_add_func ("/chart/narrow-bar", test_narrow_bar);
  g_test_add_func ("/chart/area", test_area);
  g_test_add_func ("/chart/treemap", test_treemap);
  g_test_add_func ("/chart/treemap-names", test_treemap_names);
  g_test_add_func ("/chart/room", test_room);
  g_test_add_func ("/chart/extremes", test_extremes);
  g_test_add_func ("/chart/files", test_files);
  return g_test_run ();
}
