/* The filters of the view as text: "Sponsor: China", each to be turned off without being forgotten, or taken away. Gone while there is none. */
#pragma once

#include <gtk/gtk.h>

#include "ui/model/session.h"

G_BEGIN_DECLS

#define MV_TYPE_FILTER_BAR (mv_filter_bar_get_type ())
G_DECLARE_FINAL_TYPE (MvFilterBar, mv_filter_bar, MV, FILTER_BAR, GtkWidget)

GtkWidget *mv_filter_bar_new (MvSession *session);

G_END_DECLS
