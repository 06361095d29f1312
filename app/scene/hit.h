/* What lies under a point, with the same geometry as the paint. Pure and quick: fit for the main thread. */
#pragma once

#include "app/geo/frame.h"
#include "app/scene/scene.h"

G_BEGIN_DECLS

/* The topmost mark within TOLERANCE px of POINT (surface units), or NULL; areas last. Without an area mark, a country of the base map
 * answers through REF. */
const MvMark *mv_scene_hit         (MvScene *scene, const MvFrame *frame, MvPoint point, double tolerance);
/* The base map's country at POINT: "country:UZB", or NULL. Interned. */
const char   *mv_scene_hit_country (MvScene *scene, const MvFrame *frame, MvPoint point);
/* Indices of the marks that show in FRAME, in keyboard order (order descending). Free with g_array_unref; guint. */
GArray       *mv_scene_visible     (MvScene *scene, const MvFrame *frame);

G_END_DECLS
