/* What the tests of charts share: texts with sizes without a font, rows, and marks found by what stands behind them. */
#pragma once

#include <math.h>
#include <string.h>

#include "app/plan/chart.h"

/* Half an em a letter. */
static inline void
rig_measure (const char *text, double size, int weight, double wrap, double *width, double *height)
{
  double length = g_utf8_strlen (text, -1) * size / 2;

  *width = wrap > 0 ? MIN (length, wrap) : length;
  *height = size * 1.2 * (wrap > 0 ? ceil (length / wrap) : 1);
}

/* A row of the synthetic source whose item is CATEGORY. */
static inline MvChartRow *
rig_add (MvChartTable *table, const char *series, const char *category, double x, double value)
{
  MvChartRow *row = mv_chart_table_add (table);

  row->series = row->series_title = g_intern_string (series);
  row->category = row->category_title = g_intern_string (category);
  row->x = x;
  row->value = value;
  row->state = isnan (value) ? MV_CHART_NOT_REPORTED : value == 0 ? MV_CHART_ZERO : MV_CHART_KNOWN;
  row->unit = "USD";
  row->source_id = g_intern_string ("synthetic-one");
  return row;
}

/* Texts lie within the chart, and no two of them on each other; points are finite. */
static inline void
rig_check (const MvChart *chart)
{
  for (guint i = 0; i < chart->marks->len; i++)
    {
      const MvChartMark *mark = chart->marks->pdata[i];

      for (guint k = 0; k < mark->n_points; k++)
        g_assert_true (isfinite (mark->points[k].x) && isfinite (mark->points[k].y));
      if (mark->form != MV_CHART_TEXT)
        continue;
      g_assert_cmpfloat (mark->x, >=, -0.01);
      g_assert_cmpfloat (mark->y, >=, -0.01);
      g_assert_cmpfloat (mark->x + mark->width, <=, chart->width + 0.01);
      g_assert_cmpfloat (mark->y + mark->height, <=, chart->height + 0.01);
      for (guint k = 0; k < i; k++)
        {
          const MvChartMark *other = chart->marks->pdata[k];

          if (other->form == MV_CHART_TEXT && mark->x < other->x + other->width - 1 && other->x < mark->x + mark->width - 1
              && mark->y < other->y + 0.8 * other->height - 1 && other->y < mark->y + 0.8 * mark->height - 1)
            g_error ("“%s” lies on “%s”", mark->text, other->text);
        }
    }
}

static inline MvChart *
rig_plan (MvChartTable *table, double width, double height)
{
  const MvChartSize size = { .width = width, .height = height };
  MvChart *chart;

  table->unit = "USD";
  chart = mv_chart_plan (table, &size, rig_measure);
  rig_check (chart);
  return chart;
}

static inline guint
rig_count (const MvChart *chart, MvChartPart part, MvChartForm form)
{
  guint n = 0;

  for (guint i = 0; i < chart->marks->len; i++)
    n += ((const MvChartMark *) chart->marks->pdata[i])->part == part && ((const MvChartMark *) chart->marks->pdata[i])->form == form;
  return n;
}

/* The mark that can be hit and stands for the row of SERIES, CATEGORY and X (NaN = any). */
static inline const MvChartMark *
rig_find (const MvChart *chart, MvChartForm form, const char *series, const char *category, double x)
{
  for (guint i = 0; i < chart->walk->len; i++)
    {
      const MvChartMark *mark = chart->marks->pdata[g_array_index (chart->walk, guint, i)];
      const MvChartRow *row = &g_array_index (chart->table->rows, MvChartRow, mark->rows[0]);

      if (mark->form == form && g_str_equal (row->series, series) && g_str_equal (row->category, category) && (isnan (x) || row->x == x))
        return mark;
    }
  g_error ("no mark of %s, %s at %g", series, category, x);
}

/* Its words, interned: they need not be freed. */
static inline const char *
label_of (const MvChart *chart, const MvChartMark *mark)
{
  g_autofree char *label = mv_chart_mark_label (chart, mark);

  return g_intern_string (label);
}

static inline const char *
detail_of (const MvChart *chart, const MvChartMark *mark)
{
  g_autofree char *detail = mv_chart_mark_detail (chart, mark);

  return g_intern_string (detail);
}

static inline gboolean
rig_has_text (const MvChart *chart, const char *text)
{
  for (guint i = 0; i < chart->marks->len; i++)
    if (g_strcmp0 (((const MvChartMark *) chart->marks->pdata[i])->text, text) == 0)
      return TRUE;
  return FALSE;
}
