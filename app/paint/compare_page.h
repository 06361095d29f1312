/* A comparison as a page: two maps with one camera side by side, their differences below, the sources of all. */
#pragma once

#include "app/paint/page.h"

G_BEGIN_DECLS

/* The boxes of the two maps and of the chart on a page of WIDTH by HEIGHT. */
typedef struct { double em, margin, map_width, map_y, map_height, chart_y, chart_width, chart_height; } MvComparePlaces;
MvComparePlaces mv_compare_places     (double width, double height);
/* Paints PAGE, whose scene and other scene are compared; its chart tells the differences. */
void            mv_compare_page_paint (cairo_t *cr, const MvPage *page);

G_END_DECLS
