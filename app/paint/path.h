/* Shapes as cairo paths in the units of a frame, cut to what the frame can show. */
#pragma once

#include <cairo.h>

#include "app/geo/frame.h"
#include "app/geo/shape.h"

G_BEGIN_DECLS

/* Adds the rings of an AREAS shape, for filling by the even-odd rule. What lies farther than MARGIN px outside is cut away, so that
 * the cut edge must not be stroked. */
void mv_path_fill   (cairo_t *cr, const MvFrame *frame, const MvShapeSet *set, const MvShape *shape, double margin);
/* Adds the lines or the outlines, for stroking, leaving out what lies farther than MARGIN px outside. MARGIN INFINITY keeps all: for
 * dashes that must run on from tile to tile. */
void mv_path_stroke (cairo_t *cr, const MvFrame *frame, const MvShapeSet *set, const MvShape *shape, double margin);
/* Does the shape's box touch the frame? */
gboolean mv_path_touches (const MvFrame *frame, const MvBox *box, double margin);

/* A frame may show more than one copy of the world, for instance where it crosses 180°:
 * for (int copy = mv_path_first_copy (frame, margin); copy <= mv_path_last_copy (frame, margin); copy++)
 *   { MvFrame one = mv_path_copy (frame, copy); ... } */
int     mv_path_first_copy (const MvFrame *frame, double margin);
int     mv_path_last_copy  (const MvFrame *frame, double margin);
MvFrame mv_path_copy       (const MvFrame *frame, int copy);

G_END_DECLS
