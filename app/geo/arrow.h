/* A flow as a curved half-arrow: two opposite flows of a pair lie side by side and never cover each other.
 * The centre line bends to the right of the way; the head has its barb on the outer side; thin flows get an enlarged head. */
#pragma once

#include "app/geo/mercator.h"

G_BEGIN_DECLS

typedef struct
{
  MvPoint outline[64];  /* surface units, closed, counter-clockwise or clockwise but simple */
  guint   n_outline;
  MvPoint centre[33];   /* the centre line from start to tip: for hit tests, labels, highlights */
  guint   n_centre;
  MvPoint tip, middle;
} MvArrow;

/* FROM and TO in surface units, WIDTH > 0 in surface units; START_GAP and END_GAP keep the ends off the symbols there.
 * FALSE when the two are too near to draw. */
gboolean mv_arrow_make     (MvArrow *arrow, MvPoint from, MvPoint to, double width, double start_gap, double end_gap);
double   mv_arrow_distance (const MvArrow *arrow, MvPoint point);       /* to the body; 0 inside */

G_END_DECLS
