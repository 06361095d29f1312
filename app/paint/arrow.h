/* Half-arrows of flows. */
#pragma once

#include "app/geo/frame.h"
#include "app/paint/style.h"

G_BEGIN_DECLS

/* A casing in the colour of the halo keeps crossings readable. FALSE when nothing of it shows. */
gboolean mv_flow_paint     (cairo_t *cr, const MvStyle *style, const MvFrame *frame, const MvMark *mark);
gboolean mv_flow_highlight (cairo_t *cr, const MvStyle *style, const MvFrame *frame, const MvMark *mark);
/* A straight one in a box of WIDTH x the arrow's own height, its tip at X + WIDTH: for legends. Y is the spine. */
void     mv_flow_sample    (cairo_t *cr, const MvStyle *style, MvColour colour, double x, double y, double width, double thickness);

G_END_DECLS
