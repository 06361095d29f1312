/* The ring around the thing the keyboard stands on, and the rectangle drawn with Shift. What is hovered or selected is outlined by a tile layer of highlights beneath.
 * Main thread only. */
#pragma once

#include <shumate/shumate.h>

#include "app/geo/mercator.h"

G_BEGIN_DECLS

#define MV_TYPE_MARK_LAYER (mv_mark_layer_get_type ())
G_DECLARE_FINAL_TYPE (MvMarkLayer, mv_mark_layer, MV, MARK_LAYER, ShumateLayer)

ShumateLayer *mv_mark_layer_new        (ShumateViewport *viewport);
/* POINT in world units; RADIUS px of what stands there. */
void          mv_mark_layer_set_ring   (MvMarkLayer *self, MvPoint point, double radius);
void          mv_mark_layer_clear_ring (MvMarkLayer *self);
/* Widget px; NULL = none. */
void          mv_mark_layer_set_lasso  (MvMarkLayer *self, const graphene_rect_t *lasso);
/* INK for the ring, HALO around it. */
void          mv_mark_layer_set_colours (MvMarkLayer *self, const GdkRGBA *ink, const GdkRGBA *halo);

G_END_DECLS
