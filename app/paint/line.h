/* Lines: footprints of projects, routes of assets, links between countries along great circles. */
#pragma once

#include "app/geo/frame.h"
#include "app/paint/style.h"
#include "app/scene/atlas.h"

G_BEGIN_DECLS

void mv_line_paint     (cairo_t *cr, MvAtlas *atlas, const MvStyle *style, const MvFrame *frame, const MvMark *mark);
void mv_line_highlight (cairo_t *cr, MvAtlas *atlas, const MvStyle *style, const MvFrame *frame, const MvMark *mark);
/* A stroke in a casing along the current path, which is cleared. */
void mv_line_stroke    (cairo_t *cr, const MvStyle *style, MvColour colour, double width, MvStroke stroke);

G_END_DECLS
