/* Symbols: discs by role with a theme's picture, quiet squares for assets, clusters with a count and a ring of shares. */
#pragma once

#include "app/paint/style.h"

G_BEGIN_DECLS

/* The smallest radius with a picture inside. */
#define MV_SYMBOL_PICTURE_RADIUS 5.0

/* Centred at X, Y. */
void mv_symbol_paint     (cairo_t *cr, const MvStyle *style, const MvMark *mark, double x, double y, double radius);
/* A ring around it: hovered or selected. */
void mv_symbol_highlight (cairo_t *cr, const MvStyle *style, const MvMark *mark, double x, double y, double radius);
/* The colour of the two that reads better on GROUND: ink or paper of the style. */
MvColour mv_symbol_ink_on (const MvStyle *style, MvColour ground);

G_END_DECLS
