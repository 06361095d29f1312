#include "app/plan/chart-private.h"

#include <math.h>
#include <string.h>

#include "app/base/text.h"

MvChartMark *
mv_chart_mark (MvChartPlan *plan, MvChartForm form, MvChartPart part)
{
  MvChartMark *mark = g_new0 (MvChartMark, 1);

  mark->form = form;
  mark->part = part;
  mark->paint = MV_PAINT_ROLE;
  mark->tone = 1;
  mark->series = "";
  mark->share = NAN;
  mark->ref = "";
  g_ptr_array_add (plan->chart->marks, mark);
  return mark;
}

void
mv_chart_mark_points (MvChartMark *mark, const MvPoint *points, guint n)
{
  mark->points = g_memdup2 (points, n * sizeof *points);
  mark->n_points = n;
}

void
mv_chart_mark_rows (MvChartPlan *plan, MvChartMark *mark, const guint *rows, guint n)
{
  const MvChartRow *row;
  guint index = plan->chart->marks->len - 1;

  g_return_if_fail (n > 0);
  row = &g_array_index (plan->table->rows, MvChartRow, rows[0]);
  mark->rows = g_memdup2 (rows, n * sizeof *rows);
  mark->n_rows = n;
  mark->series = row->series;
  mark->role = row->role;
  mark->ref = row->ref;
  while (plan->chart->marks->pdata[index] != mark)
    index--;
  g_array_append_val (plan->chart->walk, index);
}

char *
mv_chart_mark_label (const MvChart *chart, const MvChartMark *mark)
{
  g_return_val_if_fail (chart != NULL && mark != NULL, NULL);

  if (mark->label != NULL || mark->n_rows == 0)
    return g_strdup (mark->label != NULL ? mark->label : "");
  return mv_chart_row_label (chart->table, &g_array_index (chart->table->rows, MvChartRow, mark->rows[0]));
}

char *
mv_chart_mark_detail (const MvChart *chart, const MvChartMark *mark)
{
  g_autofree char *detail = NULL, *share = NULL;
  const MvChartRow *row;

  g_return_val_if_fail (chart != NULL && mark != NULL, NULL);

  if (mark->detail != NULL || mark->n_rows == 0)
    return g_strdup (mark->detail != NULL ? mark->detail : "");
  row = &g_array_index (chart->table->rows, MvChartRow, mark->rows[0]);
  detail = chart->kind == MV_CHART_SCATTER ? mv_chart_scatter_detail (chart->table, row) : mv_chart_row_detail (row);
  share = isnan (mark->share) ? NULL : mv_chart_share_words (mark->share);
  return share != NULL ? g_strdup_printf ("%s · %s", share, detail) : g_steal_pointer (&detail);
}

MvChartMark *
mv_chart_line (MvChartPlan *plan, MvChartPart part, double x1, double y1, double x2, double y2)
{
  MvChartMark *mark = mv_chart_mark (plan, MV_CHART_POLYLINE, part);
  const MvPoint ends[] = { { x1, y1 }, { x2, y2 } };

  mv_chart_mark_points (mark, ends, 2);
  mark->stroke_width = 1;
  mark->paint = MV_PAINT_QUIET;
  mark->ink = MV_CHART_INK_MUTED;
  return mark;
}

double
mv_chart_text_width (MvChartPlan *plan, const char *text, double size, int weight)
{
  double width = 0, height = 0;

  plan->measure (text, size, weight, 0, &width, &height);
  return width;
}

MvChartMark *
mv_chart_text (MvChartPlan *plan, const char *text, double x, double y, MvChartAlign align, double size, int weight, MvChartInk ink)
{
  MvChartMark *mark;

  if (text == NULL || *text == '\0')
    return NULL;
  mark = mv_chart_mark (plan, MV_CHART_TEXT, MV_CHART_PART_LABEL);
  mark->text = g_strdup (text);
  mark->size = size;
  mark->weight = weight;
  mark->ink = ink;
  plan->measure (text, size, weight, 0, &mark->width, &mark->height);
  mark->x = align == MV_CHART_LEFT ? x : align == MV_CHART_RIGHT ? x - mark->width : x - mark->width / 2;
  mark->y = y - mark->height / 2;
  return mark;
}

MvChartMark *
mv_chart_text_over (MvChartPlan *plan, const char *text, double x, double y, MvChartAlign align, double size, int weight, MvChartInk ink)
{
  MvChartMark *mark = mv_chart_text (plan, text, x, y, align, size, weight, ink);

  if (mark != NULL)
    mark->halo = TRUE;
  return mark;
}

char *
mv_chart_shorten (MvChartPlan *plan, const char *text, double size, int weight, double width)
{
  glong low = 0, high = g_utf8_strlen (text, -1);

  if (mv_chart_text_width (plan, text, size, weight) <= width)
    return g_strdup (text);
  while (low < high)    /* the most letters that fit with the ellipsis */
    {
      glong middle = (low + high + 1) / 2;
      g_autofree char *part = g_utf8_substring (text, 0, middle), *cut = g_strconcat (g_strchomp (part), "…", NULL);

      if (mv_chart_text_width (plan, cut, size, weight) <= width)
        low = middle;
      else
        high = middle - 1;
    }
  if (low < 3)
    return NULL;
  {
    g_autofree char *part = g_utf8_substring (text, 0, low);

    return g_strconcat (g_strchomp (part), "…", NULL);
  }
}

void
mv_chart_spread (double *places, guint n, double gap, double low, double high)
{
  if (n == 0)
    return;
  if ((n - 1) * gap > high - low)
    gap = n > 1 ? (high - low) / (n - 1) : 0;
  places[0] = MAX (places[0], low);
  for (guint i = 1; i < n; i++)
    places[i] = MAX (places[i], places[i - 1] + gap);
  places[n - 1] = MIN (places[n - 1], high);
  for (guint i = n - 1; i > 0; i--)
    places[i - 1] = MIN (places[i - 1], places[i] - gap);
}

void
mv_chart_note_dashes (MvChartPlan *plan)
{
  const char *note = _("Dashed: the source or its definition differs between the two figures; they are not one series.");

  if (!g_ptr_array_find_with_equal_func (plan->chart->notes, note, g_str_equal, NULL))
    g_ptr_array_add (plan->chart->notes, g_strdup (note));
}

int
mv_chart_series_index (MvChartPlan *plan, const char *series)
{
  for (guint i = 0; i < plan->chart->series->len; i++)
    if (g_array_index (plan->chart->series, MvChartSeries, i).series == series)
      return (int) i;
  return -1;
}

gboolean
mv_chart_is_hidden (MvChartPlan *plan, const char *series)
{
  char **hidden = plan->size->hidden != NULL ? plan->size->hidden : plan->table->without;

  return hidden != NULL && *series != '\0' && g_strv_contains ((const char *const *) hidden, series);
}

gboolean
mv_chart_is_quiet (MvChartPlan *plan, const char *series)
{
  return plan->size->focus != NULL && *plan->size->focus != '\0' && !g_str_equal (plan->size->focus, series);
}
