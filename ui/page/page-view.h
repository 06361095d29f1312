/* The page of the view in the window's centre: a bar with the way back, the painted page, its twin as text. Follows the session; main thread only. */
#pragma once

#include <gtk/gtk.h>

#include "ui/model/session.h"
#include "ui/page/page-canvas.h"

G_BEGIN_DECLS

#define MV_TYPE_PAGE_VIEW (mv_page_view_get_type ())
G_DECLARE_FINAL_TYPE (MvPageView, mv_page_view, MV, PAGE_VIEW, GtkWidget)

GtkWidget    *mv_page_view_new        (MvSession *session);
/* The painted page, or the text. */
void          mv_page_view_turn       (MvPageView *self);
gboolean      mv_page_view_is_text    (MvPageView *self);
/* To the page before, else to the map. */
void          mv_page_view_back       (MvPageView *self);
MvPageCanvas *mv_page_view_get_canvas (MvPageView *self);
/* Follows REF: to its page where it has one, else it is selected. */
void          mv_page_view_open       (MvSession *session, const char *ref);

G_END_DECLS
