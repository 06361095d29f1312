/* What stands around a map: frame, scale bar, brand, the words on borders. */
#pragma once

#include "app/geo/frame.h"
#include "app/paint/style.h"

G_BEGIN_DECLS

/* A scale bar whose lower left corner is at X, Y, true at the latitude of the frame's middle, at most LONGEST px long; text of EM px. */
void        mv_furniture_scale   (cairo_t *cr, const MvStyle *style, const MvFrame *frame, double x, double y, double longest, double em);
/* The box it covers. */
MvBox       mv_furniture_scale_box (const MvStyle *style, const MvFrame *frame, double x, double y, double longest, double em);
/* The length a bar of at most LONGEST px stands for, metres, one of 1, 2, 5 times a power of ten; *PIXELS its length. */
double      mv_furniture_length  (const MvFrame *frame, double longest, double *pixels);
/* Translated: how borders are drawn, and whom the base map is owed to; SHARE_ALIKE: parts of it are under the ODbL. Free with g_free. */
char       *mv_furniture_words   (gboolean share_alike);

G_END_DECLS
