/* The overlays: marks onto a map frame. One path for tiles, window and page. */
#pragma once

#include "app/geo/frame.h"
#include "app/paint/style.h"
#include "app/scene/atlas.h"

G_BEGIN_DECLS

/* Paints MARKS (MvMark, in painting order) that touch FRAME. Borders are drawn again over areas so that fills stay beneath them. */
void mv_paint_marks     (cairo_t *cr, MvAtlas *atlas, const MvStyle *style, const MvFrame *frame, GPtrArray *marks, guint show);
/* The two halves of it, for what must lie between: fills of countries with water and borders, and everything above them. */
void mv_paint_fills     (cairo_t *cr, MvAtlas *atlas, const MvStyle *style, const MvFrame *frame, GPtrArray *marks, guint show);
void mv_paint_signs     (cairo_t *cr, MvAtlas *atlas, const MvStyle *style, const MvFrame *frame, GPtrArray *marks);
/* Signs that step back: faint, and drawn before the others. */
void mv_paint_quiet_signs (cairo_t *cr, MvAtlas *atlas, const MvStyle *style, const MvFrame *frame, GPtrArray *marks);
/* The highlight of one mark: hovered or selected. Small enough for the main thread when MARK is an arrow or a symbol. */
void mv_paint_highlight (cairo_t *cr, MvAtlas *atlas, const MvStyle *style, const MvFrame *frame, const MvMark *mark);
/* The outline of a country: hovered or selected. */
void mv_paint_country_highlight (cairo_t *cr, MvAtlas *atlas, const MvStyle *style, const MvFrame *frame, const char *iso3);
/* One theme or asset symbol centred at X, Y: for legends and icons too. */
void mv_paint_symbol    (cairo_t *cr, const MvStyle *style, const MvMark *mark, double x, double y, double radius);

G_END_DECLS
