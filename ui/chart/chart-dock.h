/* The dock below the map or beside it: the kinds of charts that suit the view, to be switched on and off, and some of them in a row, in the
 * order the view has them.
 * What is shown is the view's `charts`, so undo and links know it. Main thread only. */
#pragma once

#include <gtk/gtk.h>

#include "ui/chart/chart-view.h"

G_BEGIN_DECLS

#define MV_CHART_DOCK_MOST 6    /* charts in a row; they scroll */

#define MV_TYPE_CHART_DOCK (mv_chart_dock_get_type ())
G_DECLARE_FINAL_TYPE (MvChartDock, mv_chart_dock, MV, CHART_DOCK, GtkWidget)

GtkWidget   *mv_chart_dock_new         (MvSession *session);
/* The chart shown of KIND, or NULL. */
MvChartView *mv_chart_dock_get_view    (MvChartDock *self, MvChartKind kind);
/* Turns the chart that has the focus, or else the first, into its table and back. */
void         mv_chart_dock_turn        (MvChartDock *self);
/* A column beside the map, or a row below it. */
void         mv_chart_dock_set_beside  (MvChartDock *self, gboolean beside);
void         mv_chart_dock_focus       (MvChartDock *self);

/* The charts a view is first given: the best two; 0 when nothing is proposed. Pure. */
guint        mv_chart_dock_first       (const MvView *view);
/* A view's charts as shown: those that suit it, in its order. KINDS has room for MV_N_CHARTS. How many. Pure. */
guint        mv_chart_dock_shown       (const MvView *view, MvChartKind *kinds);

G_END_DECLS
