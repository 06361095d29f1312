/* A map layer of painted tiles. Drawing appends finished nodes only; painting is the pool's. Main thread only.
 *
 * What is not painted yet is filled from the nearest tiles there are: other zooms, or the same place of the painter before, so that a
 * change of year never blinks. */
#pragma once

#include "ui/map/paint-pool.h"
#include "ui/map/tile-painter.h"
#include "ui/map/viewport.h"

G_BEGIN_DECLS

#define MV_TYPE_TILE_LAYER (mv_tile_layer_get_type ())
G_DECLARE_FINAL_TYPE (MvTileLayer, mv_tile_layer, MV, TILE_LAYER, ShumateLayer)

typedef enum
{
  MV_TILES_PINNED = 1 << 0,     /* zooms 0 to 2 are kept whatever is shown: a fling finds no hole */
  MV_TILES_COUNTED = 1 << 1,    /* its holes are the map's holes: counted by the trace */
  MV_TILES_URGENT = 1 << 2      /* small and wanted at once: goes before the other layers */
} MvTileFlags;

ShumateLayer *mv_tile_layer_new            (ShumateViewport *viewport, MvTileFlags flags, MvLayerListener listener);
/* NULL = nothing. The layer holds a reference. */
void          mv_tile_layer_set_painter    (MvTileLayer *self, MvTilePainter *painter);
/* Painted beneath the tiles and beyond the world's edges; NULL = nothing. */
void          mv_tile_layer_set_background (MvTileLayer *self, const GdkRGBA *colour);
/* Every tile in sight is the present painter's at the present zoom. */
gboolean      mv_tile_layer_is_complete    (MvTileLayer *self);
/* CPU of painting each tile in sight once, in ns: those there are, of the present painter and zoom. */
gint64        mv_tile_layer_sight_cpu      (MvTileLayer *self);
/* Complete, and nothing more is being painted ahead. */
gboolean      mv_tile_layer_is_idle        (MvTileLayer *self);

G_END_DECLS
