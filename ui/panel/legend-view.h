/* The legend of one overlay, as lines that are kept and only brought up to date. Follows nothing: its owner hands it the legend. */
#pragma once

#include <gtk/gtk.h>

#include "app/plan/legend.h"
#include "ui/model/session.h"

G_BEGIN_DECLS

#define MV_TYPE_LEGEND_VIEW (mv_legend_view_get_type ())
G_DECLARE_FINAL_TYPE (MvLegendView, mv_legend_view, MV, LEGEND_VIEW, GtkWidget)

GtkWidget *mv_legend_view_new        (MvSession *session);
/* LEGEND is SCENE's; NULL shows nothing. The lines follow a few at a time, so that the main thread stays free. */
void       mv_legend_view_set_legend (MvLegendView *self, MvScene *scene, const MvLegend *legend);

G_END_DECLS
