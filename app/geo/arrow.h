/* A flow as a curved half-arrow: two opposite flows of a pair lie side by side and never cover each other.
 * Both share one spine and keep to its right, as on a road, with a gap of 1 unit between them. The spine bends towards the pole as a
 * great circle does on this map: most when it runs east-west, not at all along a meridian, so that the order of the flows around a
 * place is kept and they do not cross there. The head has its barb on the outer side; thin flows get an enlarged head
 * (rules of Jenny et al., Cartography and Geographic Information Science 45, 2018, doi:10.1080/15230406.2016.1262280). */
#pragma once

#include "app/geo/mercator.h"

G_BEGIN_DECLS

typedef struct
{
  MvPoint outline[160];  /* surface units, closed, simple */
  guint   n_outline;
  MvPoint centre[33];   /* the middle of the body from start to tip: for hit tests, labels, highlights */
  guint   n_centre;
  MvPoint tip, middle;
} MvArrow;

/* FROM and TO in surface units, WIDTH > 0 in surface units; START_GAP and END_GAP keep the ends off the symbols there.
 * FALSE when the two are too near to draw. */
gboolean mv_arrow_make     (MvArrow *arrow, MvPoint from, MvPoint to, double width, double start_gap, double end_gap);
/* The line both directions of a pair share, in whatever units FROM and TO have: for links without a direction. */
#define MV_ARROW_WAY 65
void     mv_arrow_way      (MvPoint from, MvPoint to, MvPoint way[MV_ARROW_WAY]);
double   mv_arrow_distance (const MvArrow *arrow, MvPoint point);       /* to the body; 0 inside */

G_END_DECLS
