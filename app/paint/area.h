/* Countries filled by role or scale, with patterns that run on from tile to tile. */
#pragma once

#include "app/geo/frame.h"
#include "app/paint/style.h"
#include "app/scene/hit.h"

G_BEGIN_DECLS

#define MV_AREA_QUIET 0.5               /* fills of less tone are quiet: a band inside the border */
#define MV_AREA_SCALE_ALPHA 0.8        /* of fills by a scale: the swatches of legends show the same */

typedef enum { MV_AREA_FILLED, MV_AREA_STROKED, MV_AREA_DASHED } MvAreaPath;

/* How much of its colour an area lays over the land, 0..1, patterns on average. */
double   mv_area_weight (const MvMark *mark);
/* Adds the outline of country ISO3 to the path; FALSE when nothing of it shows. */
gboolean mv_area_path  (cairo_t *cr, MvAtlas *atlas, const MvFrame *frame, const char *iso3, MvAreaPath what);
/* Fills the current path and clears it. ORIGIN: where the pattern is anchored, in the units of CR. */
void     mv_area_fill  (cairo_t *cr, const MvStyle *style, const MvMark *mark, MvPoint origin);
void     mv_area_paint (cairo_t *cr, MvAtlas *atlas, const MvStyle *style, const MvFrame *frame, const MvMark *mark);

G_END_DECLS
