/* Legends as text and samples in a column. mv_paint_legend () of page.h is the same at the usual size. */
#pragma once

#include "app/paint/style.h"
#include "app/plan/legend.h"

G_BEGIN_DECLS

#define MV_LEGEND_EM 12.0       /* px of the text at the usual size */

/* At the origin, in a column of WIDTH px with text of EM px; samples keep the size they have on the map. Returns the height. CR NULL
 * only measures. */
double mv_legend_paint (cairo_t *cr, const MvStyle *style, const MvLegend *legend, double width, double em);

G_END_DECLS
