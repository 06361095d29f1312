/* The base map: sea, land, relief, water, borders, regions, railways, places' dots; no text. Worker threads only. */
#pragma once

#include "app/geo/frame.h"
#include "app/paint/style.h"
#include "app/scene/atlas.h"

G_BEGIN_DECLS

/* Paints what FRAME shows onto CR, whose origin is the frame's top left. SHOW: MvShow bits. */
void mv_paint_base (cairo_t *cr, MvAtlas *atlas, const MvStyle *style, const MvFrame *frame, guint show);
/* Only what must lie over fills of countries: sea, lakes, coasts and borders, as in mv_paint_base, and the dots of places. For overlays that fill countries. */
void mv_paint_base_over (cairo_t *cr, MvAtlas *atlas, const MvStyle *style, const MvFrame *frame, guint show);

G_END_DECLS
