/* The picture before a legend's line: painted once for a look, a style and a scale, then shown as a texture. */
#pragma once

#include <gtk/gtk.h>

#include "app/paint/style.h"
#include "app/plan/legend.h"

G_BEGIN_DECLS

#define MV_TYPE_SWATCH (mv_swatch_get_type ())
G_DECLARE_FINAL_TYPE (MvSwatch, mv_swatch, MV, SWATCH, GtkWidget)

#define MV_SWATCH_WIDTH 36      /* px; a whole scale takes three times as much */
#define MV_SWATCH_HEIGHT 20

GtkWidget *mv_swatch_new      (void);
/* ITEM is read at once and not kept. FILLS: as mv_legend_shows_fills () says of its legend. */
void       mv_swatch_set_item (MvSwatch *self, const MvLegendItem *item, gboolean fills);

G_END_DECLS
