/* What lies under a point, with the same geometry as the paint. Pure and quick: fit for the main thread. Shapes that no thread has
 * read yet are not waited for; what shows on the map has been read. */
#pragma once

#include "app/geo/frame.h"
#include "app/scene/scene.h"

G_BEGIN_DECLS

/* The most detailed country shapes, those of region_country, are drawn from this zoom on for the countries they hold. */
#define MV_REGION_COUNTRY_ZOOM 4.5

/* The topmost mark within TOLERANCE px of POINT (surface units), or NULL; areas last. */
const MvMark *mv_scene_hit         (MvScene *scene, const MvFrame *frame, MvPoint point, double tolerance);
/* The base map's country at POINT: "country:UZB", or NULL. Interned. */
const char   *mv_scene_hit_country (MvScene *scene, const MvFrame *frame, MvPoint point);
/* Indices of the marks that show in FRAME and have a ref, in keyboard order (order descending). Free with g_array_unref; guint. */
GArray       *mv_scene_visible     (MvScene *scene, const MvFrame *frame);

G_END_DECLS
