/* Which series of a chart are left out: the view says it, the chart shows and changes it. */
#include "app/base/text.h"
#include "ui/chart/chart-canvas-private.h"
#include "ui/model/toggle.h"

gboolean
mv_chart_canvas_is_hidden (MvChartCanvas *self, const char *series)
{
  g_return_val_if_fail (MV_IS_CHART_CANVAS (self), FALSE);

  return g_strv_contains ((const char *const *) mv_session_get_view (self->session)->without, series);
}

guint
mv_chart_canvas_n_hidden (MvChartCanvas *self)
{
  guint n = 0;

  g_return_val_if_fail (MV_IS_CHART_CANVAS (self), 0);

  for (guint i = 0; self->chart != NULL && i < self->chart->series->len; i++)
    n += mv_chart_canvas_is_hidden (self, g_array_index (self->chart->series, MvChartSeries, i).series);
  return n;
}

static void
toggle_edit (MvView *view, gpointer series)
{
  mv_view_toggle_in_list (&view->without, series);
}

void
mv_chart_canvas_set_hidden (MvChartCanvas *self, const char *series, gboolean hidden)
{
  g_return_if_fail (MV_IS_CHART_CANVAS (self));

  if (mv_chart_canvas_is_hidden (self, series) != hidden)
    mv_session_edit (self->session, toggle_edit, (gpointer) series);
}

typedef struct { const char *by; gboolean across; } Sort;

static void
sort_edit (MvView *view, gpointer data)
{
  const Sort *sort = data;
  char **place = sort->across ? &view->across : &view->sort;

  mv_text_set (place, g_str_equal (*place, sort->by) ? "" : sort->by);
}

void
mv_chart_canvas_sort (MvChartCanvas *self, const char *by, gboolean across)
{
  Sort sort = { by, across };

  g_return_if_fail (MV_IS_CHART_CANVAS (self) && by != NULL);

  mv_session_edit (self->session, sort_edit, &sort);
}

typedef struct { const MvChart *chart; const char *kept; } Keep;

/* Of this chart's series only the one kept is shown, or all of them; those of other charts stay as they are. */
static void
keep_edit (MvView *view, gpointer data)
{
  const Keep *keep = data;
  g_autoptr(GPtrArray) codes = g_ptr_array_new ();
  g_auto(GStrv) before = g_strdupv (view->without);

  for (guint i = 0; before[i] != NULL; i++)
    {
      gboolean ours = FALSE;

      for (guint k = 0; k < keep->chart->series->len && !ours; k++)
        ours = g_str_equal (g_array_index (keep->chart->series, MvChartSeries, k).series, before[i]);
      if (!ours)
        g_ptr_array_add (codes, before[i]);
    }
  for (guint k = 0; keep->kept != NULL && k < keep->chart->series->len; k++)
    {
      const char *series = g_array_index (keep->chart->series, MvChartSeries, k).series;

      if (!g_str_equal (series, keep->kept) && *series != '\0')
        g_ptr_array_add (codes, (gpointer) series);
    }
  g_ptr_array_add (codes, NULL);
  mv_view_set_list (&view->without, (const char *const *) codes->pdata);
}

void
mv_chart_canvas_show_all (MvChartCanvas *self)
{
  Keep keep = { self->chart, NULL };

  g_return_if_fail (MV_IS_CHART_CANVAS (self));

  if (self->chart != NULL)
    mv_session_edit (self->session, keep_edit, &keep);
}

void
mv_chart_canvas_isolate (MvChartCanvas *self, const char *series)
{
  Keep keep = { self->chart, series };
  gboolean alone;

  g_return_if_fail (MV_IS_CHART_CANVAS (self) && series != NULL);

  if (self->chart == NULL)
    return;
  alone = !mv_chart_canvas_is_hidden (self, series) && mv_chart_canvas_n_hidden (self) + 1 == self->chart->series->len;
  if (alone)
    keep.kept = NULL;
  mv_session_edit (self->session, keep_edit, &keep);
}
