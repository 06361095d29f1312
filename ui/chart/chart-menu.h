/* What can be done with a chart, as a menu of the actions of its view. Main thread only. */
#pragma once

#include "ui/chart/chart-canvas.h"

G_BEGIN_DECLS

/* Shows the entries of SERIES and SORTING among its own. */
GMenu *mv_chart_menu_new  (GMenu *series, GMenu *sorting);
/* Lists the series that CANVAS has now in SERIES, and in SORTING how a chart of KIND can stand. */
void   mv_chart_menu_fill (GMenu *series, GMenu *sorting, MvChartCanvas *canvas, MvChartKind kind);

G_END_DECLS
