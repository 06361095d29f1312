/* One chart with its title, table twin, menu and caption; it shows any kind. Main thread only.
 * Actions below it: chart.table (F4), chart.copy-value, chart.copy-csv, chart.save (Ctrl+Shift+S), chart.menu (Menu, Shift+F10),
 * chart.close, chart.series (s): shows or hides one, chart.show-all, chart.retry, chart.sources, chart.pop-out, chart.move (i): forward below
 * 0 and back above it (Ctrl+Shift+Left, Ctrl+Shift+Right); the heading can be dragged, too. */
#pragma once

#include <gtk/gtk.h>

#include "ui/chart/chart-canvas.h"
#include "ui/chart/chart-twin.h"

G_BEGIN_DECLS

#define MV_TYPE_CHART_VIEW (mv_chart_view_get_type ())
G_DECLARE_FINAL_TYPE (MvChartView, mv_chart_view, MV, CHART_VIEW, GtkWidget)

/* The styles of the texts around a chart; N of them. */
const MvWordingStyle *const *mv_chart_view_styles (guint *n);

GtkWidget     *mv_chart_view_new        (MvSession *session, MvChartKind kind);
/* In a window of its own: it is closed, not taken out of the view, and cannot be moved. */
GtkWidget     *mv_chart_view_new_alone  (MvSession *session, MvChartKind kind);
MvChartKind    mv_chart_view_get_kind   (MvChartView *self);
MvChartCanvas *mv_chart_view_get_canvas (MvChartView *self);
/* NULL until the table is first shown. */
MvChartTwin   *mv_chart_view_get_twin   (MvChartView *self);
/* Hides it and takes it out of the box it is in, once the rows of its table have gone. */
void           mv_chart_view_retire     (MvChartView *self);
gboolean       mv_chart_view_is_table   (MvChartView *self);
void           mv_chart_view_show_table (MvChartView *self, gboolean table);

G_END_DECLS
