/* Charts onto a cairo_t: in the window, on a page, in a file. */
#pragma once

#include "app/paint/style.h"
#include "app/plan/chart.h"
#include "app/scene/chart.h"

G_BEGIN_DECLS

/* Rows and plan in one: worker threads and the command line. NULL with ERROR. */
MvChart *mv_chart_build  (MvDb *db, MvAtlas *atlas, const MvView *view, MvChartKind kind, double width, double height, GError **error);
/* The same rows in another size, with other series hidden or focused: no query. Any thread. */
MvChart *mv_chart_again  (const MvChart *chart, const MvChartSize *size);
/* Asks Pango, with the fonts of the pages. Any thread. */
void     mv_chart_measure (const char *text, double size, int weight, double wrap, double *width, double *height);

/* The chart's marks, top left at the origin, on whatever ground is there: light and dark by STYLE. */
void     mv_paint_chart           (cairo_t *cr, const MvStyle *style, const MvChart *chart);
/* One of its marks once more. */
void     mv_paint_chart_mark      (cairo_t *cr, const MvStyle *style, const MvChartMark *mark);
/* MARK (an index) as hovered or selected, over the chart: an outline, nothing moves. */
void     mv_paint_chart_highlight (cairo_t *cr, const MvStyle *style, const MvChart *chart, guint mark, gboolean selected);
/* The shared time cursor at YEAR, and the brushed span; NaN = none. */
void     mv_paint_chart_cursor    (cairo_t *cr, const MvStyle *style, const MvChart *chart, double year, double from, double to);

G_END_DECLS
