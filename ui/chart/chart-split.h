/* The map and the dock of charts below it or beside it, parted by an edge to drag: the dock is made when the view first has charts, is seen as long
 * as it has some, and keeps the size a person gives it. Main thread only. */
#pragma once

#include <gtk/gtk.h>

#include "ui/chart/chart-dock.h"

G_BEGIN_DECLS

/* PANED has the map as its first child; from now on it follows SESSION. */
void         mv_chart_split_follow   (GtkPaned *paned, MvSession *session);
/* The dock beside the map, or below it. */
void         mv_chart_split_set_beside (GtkPaned *paned, gboolean beside);
/* The dock, or NULL before the first chart. */
MvChartDock *mv_chart_split_get_dock (GtkPaned *paned);
/* Opens with the charts that suit the view best, or folds; FALSE when no chart suits it. */
gboolean     mv_chart_split_show     (GtkPaned *paned, MvSession *session, gboolean shown);

G_END_DECLS
