/* The sample before a legend's line: painted once for a look, a style and a scale, then shown as a texture. Main thread only. */
#pragma once

#include <gdk/gdk.h>

#include "app/paint/style.h"
#include "app/plan/legend.h"

G_BEGIN_DECLS

/* Px; 0 x 0 for a note. */
void        mv_swatch_size    (const MvLegendItem *item, int *width, int *height);
/* Owned by the swatches, for ever; NULL for a note. FILLS: as mv_legend_shows_fills () says of its legend. SCALE: px a logical px. */
GdkTexture *mv_swatch_texture (const MvLegendItem *item, gboolean fills, int scale, MvVariant variant);

G_END_DECLS
