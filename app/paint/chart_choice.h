/* What a view selects, on a chart: what is selected is outlined, and with several things selected the other marks step back. */
#pragma once

#include "app/paint/style.h"
#include "app/plan/chart.h"
#include "app/view/view.h"

G_BEGIN_DECLS

/* The mark of CHART that stands for REF: itself, or for a country the one of its series in the chart's year; -1 = none. Pure. */
int   mv_chart_mark_for        (const MvChart *chart, const char *ref);
/* Which marks step back when VIEW selects several things: a flag for each mark, g_free; NULL when none does or nothing selected is here.
 * SERIES, when not NULL, is pointed at: then the marks of the other series step back. Any thread. */
guint8 *mv_chart_quiet         (const MvChart *chart, const MvView *view, const char *series);
/* The same onto the chart: faint, outlined, and outlined as pointed at when POINTED is the index of a mark. Any thread. */
void  mv_paint_chart_choice    (cairo_t *cr, const MvStyle *style, const MvChart *chart, const MvView *view, int pointed);

G_END_DECLS
