/* The painted page: as wide as it is given, as high as it must be, painted strip by strip by other threads as it comes into sight. Stands
 * in a scrolled window. Main thread only.
 *
 * Role img; its label is the page's title, its description what the keyboard is on. Tab goes from link to link, Enter follows one, Up,
 * Down, Page Up, Page Down, Home and End scroll.
 * Signals:
 *   activated (const char *ref)   a person follows a link
 *   selected (const char *ref)    a person clicks a mark of a chart
 *   planned ()                    the page has been laid out anew */
#pragma once

#include <gtk/gtk.h>

#include "app/plan/page.h"

G_BEGIN_DECLS

#define MV_TYPE_PAGE_CANVAS (mv_page_canvas_get_type ())
G_DECLARE_FINAL_TYPE (MvPageCanvas, mv_page_canvas, MV, PAGE_CANVAS, GtkWidget)

GtkWidget        *mv_page_canvas_new       (GtkAdjustment *adjustment);
/* The page to show; NULL = nothing. */
void              mv_page_canvas_set_model (MvPageCanvas *self, MvPageModel *model);
/* What is shown, or NULL before the first layout. */
const MvPagePlan *mv_page_canvas_get_plan  (MvPageCanvas *self);
/* Every strip in sight has been painted: for tests. */
gboolean          mv_page_canvas_is_painted (MvPageCanvas *self);

G_END_DECLS
