/* Pages about a country, a pair or a project onto a cairo_t: in the window strip by strip, on paper sheet by sheet. */
#pragma once

#include "app/paint/style.h"
#include "app/plan/page.h"

G_BEGIN_DECLS

/* The part of SHEET between FROM and TO px from its top, ground included; the sheet's top left is at the origin. Worker threads only. */
void mv_page_sheet_paint     (cairo_t *cr, const MvStyle *style, const MvPagePlan *plan, guint sheet, double from, double to);
/* A frame around what has the keyboard: ITEM, or the whole of a text that leads somewhere. */
void mv_page_sheet_highlight (cairo_t *cr, const MvStyle *style, const MvPageItem *item);

G_END_DECLS
