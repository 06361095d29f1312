/* Traces shapes onto a cairo path in surface units, leaving out what cannot be seen. Used by the base map and the overlays. */
#pragma once

#include <cairo.h>

#include "app/geo/frame.h"
#include "app/geo/shape.h"

G_BEGIN_DECLS

typedef struct
{
  cairo_t       *cr;
  double         scale, x, y;                   /* surface = integer * scale - x */
  gint64         min_x, min_y, max_x, max_y;    /* what is seen, in integers of MV_SHAPE_UNIT */
} MvTracer;

/* A tracer for the copy of the world that is shifted by WORLD (-1, 0, 1) worlds; MARGIN in surface units is seen, too. */
MvTracer mv_tracer_make        (cairo_t *cr, const MvFrame *frame, int world, double margin);
/* The copies of the world that FRAME shows: from *FIRST to *LAST. */
void     mv_tracer_worlds      (const MvFrame *frame, double margin, int *first, int *last);
gboolean mv_tracer_sees        (const MvTracer *tracer, const MvBox *box);

/* The areas' rings, closed; fill them even-odd. */
void     mv_tracer_areas       (const MvTracer *tracer, const MvShapeSet *set, const MvShape *shape);
/* Lines, or the outlines of areas without the cut at 180° and without the edge of the map. A new sub-path begins at each run of
 * points, so that dashes look the same from whatever tile they are seen. JOINED: no such breaks, for lines without dashes. */
void     mv_tracer_lines       (const MvTracer *tracer, const MvShapeSet *set, const MvShape *shape, gboolean joined);

G_END_DECLS
