/* Painted tiles by key, with a list of the grids they belong to. Least recently used ones leave first. Main thread only. */
#pragma once

#include "ui/map/tile-job.h"

G_BEGIN_DECLS

typedef struct _MvTileCache MvTileCache;

typedef struct
{
  MvTileKey      key;
  GskRenderNode *node;          /* NULL = of one colour */
  GdkRGBA        plain;         /* that colour; of alpha 0 when nothing is on the tile */
  gint64         cpu;           /* ns that painting it took */
  gsize          bytes;
  guint          used;          /* mark of the last use */
  gboolean       pinned;        /* never leaves by age */
} MvTile;

typedef struct { guint64 serial; gint32 zoom; guint n_tiles; } MvTileGrid;

MvTileCache  *mv_tile_cache_new    (void);
void          mv_tile_cache_free   (MvTileCache *cache);

MvTile       *mv_tile_cache_look   (MvTileCache *cache, const MvTileKey *key);          /* NULL = not painted */
void          mv_tile_cache_add    (MvTileCache *cache, const MvTileJob *painted, gboolean pinned, guint now);
/* The grids with any tile; MvTileGrid. Owned by the cache. */
GArray       *mv_tile_cache_grids  (MvTileCache *cache);
gsize         mv_tile_cache_bytes  (MvTileCache *cache);
/* Drops the oldest until at most LIMIT bytes are held; those used at NOW and pinned ones stay. */
void          mv_tile_cache_trim   (MvTileCache *cache, gsize limit, guint now);
/* Drops all tiles but those of SERIAL; 0 = all. */
void          mv_tile_cache_retain (MvTileCache *cache, guint64 serial);

G_END_DECLS
