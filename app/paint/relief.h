/* Shaded relief laid over the land: dark slopes darken, bright ones lighten, level ground stays as it is. */
#pragma once

#include "app/paint/style.h"
#include "app/geo/frame.h"
#include "app/scene/atlas.h"

G_BEGIN_DECLS

/* LAYER: its colour shades, its second colour brightens. Worker threads only. */
void mv_relief_paint (cairo_t *cr, MvAtlas *atlas, const MvStyle *style, const MvFrame *frame, const MvStyleLayer *layer);

G_END_DECLS
