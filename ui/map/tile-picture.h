/* One frame of a tile layer put together: which blocks of the wanted grid are in sight, and which painted tiles fill each. */
#pragma once

#include <gtk/gtk.h>

#include "ui/map/tile-cache.h"

G_BEGIN_DECLS

/* One block of the grid that is meant to be shown, and where its picture comes from. */
typedef struct
{
  int             world;        /* which copy of the world */
  int             column, row;
  graphene_rect_t rect;         /* widget px, on whole device px */
  int             source;       /* the best there is: index into MvTilePicture.sources, or -1: nothing is there */
  int             shown;        /* what this frame shows, likewise */
} MvTileCell;

/* A grid with tiles: the nearer to what is wanted, the lower its cost. */
typedef struct
{
  guint64 serial;
  gint32  zoom;
  double  scale;                /* px a world */
  double  cost;                 /* zooms away from the frame's */
} MvTileSource;

typedef struct
{
  MvTileCache *cache;
  MvFrame      frame;
  int          scale;           /* device px a logical px */
  MvTileKey    target;          /* serial and zoom of what is wanted */
  GArray      *sources;         /* MvTileSource, cheapest first; the target is among them once it has a tile */
  GArray      *cells;           /* MvTileCell */
} MvTilePicture;

MvTilePicture *mv_tile_picture_new    (MvTileCache *cache, MvFrame frame, int scale, MvTileKey target);
void           mv_tile_picture_free   (MvTilePicture *picture);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MvTilePicture, mv_tile_picture_free)

/* Shows the cells from FIRST on as another painter left them as long as tiles of it are there. Those before the returned index show the
 * wanted one: so many more than FIRST as the exchange of AREA px allows. G_MAXUINT when none is held back. */
guint          mv_tile_picture_hold_back (MvTilePicture *picture, guint first, double area);
/* Finished nodes and plain colours only. NOW marks the tiles used. */
void           mv_tile_picture_append (const MvTilePicture *picture, GtkSnapshot *snapshot, guint now);
/* The best picture there is of CELL, or NULL. */
const MvTileSource *mv_tile_picture_source (const MvTilePicture *picture, const MvTileCell *cell);
/* Everything in sight has a picture as sharp as wanted, if only of another painter. */
gboolean       mv_tile_picture_is_whole (const MvTilePicture *picture);
/* Share 0..1 of what is in sight without any picture. */
double         mv_tile_picture_blank  (const MvTilePicture *picture);

G_END_DECLS
