/* One line of a legend: swatch, what it means, how much. A line with a key is a toggle of the view's filter. */
#pragma once

#include <gtk/gtk.h>

#include "app/plan/legend.h"
#include "ui/model/session.h"

G_BEGIN_DECLS

#define MV_TYPE_LEGEND_ROW (mv_legend_row_get_type ())
G_DECLARE_FINAL_TYPE (MvLegendRow, mv_legend_row, MV, LEGEND_ROW, GtkWidget)

GtkWidget *mv_legend_row_new      (MvSession *session);
/* ITEM is copied; FILLS: as mv_legend_shows_fills () says of its legend; only what differs from before is touched.
 * The screen follows with mv_legend_row_show. */
void       mv_legend_row_set_item (MvLegendRow *self, const MvLegendItem *item, gboolean fills);
/* APART: some space above. */
void       mv_legend_row_show     (MvLegendRow *self, gboolean apart);

G_END_DECLS
