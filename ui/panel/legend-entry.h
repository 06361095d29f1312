/* What a line of a legend shows: a sample, what it means, how much. It draws all of it itself. */
#pragma once

#include <gtk/gtk.h>

#include "app/plan/legend.h"

G_BEGIN_DECLS

#define MV_TYPE_LEGEND_ENTRY (mv_legend_entry_get_type ())
G_DECLARE_FINAL_TYPE (MvLegendEntry, mv_legend_entry, MV, LEGEND_ENTRY, GtkWidget)

GtkWidget *mv_legend_entry_new      (void);
/* ITEM is read at once and not kept; FILLS: as mv_legend_shows_fills () says of its legend. TRUE if the texts are others.
 * The screen follows with mv_legend_entry_show. */
gboolean   mv_legend_entry_set_item (MvLegendEntry *self, const MvLegendItem *item, gboolean fills);
void       mv_legend_entry_show     (MvLegendEntry *self);
/* As one sentence for a screen reader. g_free. */
char      *mv_legend_entry_spoken   (MvLegendEntry *self);

G_END_DECLS
