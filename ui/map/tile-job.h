/* One tile to be painted by the pool, and its picture. */
#pragma once

#include <gtk/gtk.h>

#include "ui/map/paint-pool.h"
#include "ui/map/tile-painter.h"

G_BEGIN_DECLS

#define MV_TILE_ZOOM_ONE 100000

/* A grid is the whole world at one zoom in blocks of 256 px. Whole zooms make the usual pyramid; other zooms serve the camera at rest,
 * so that what is painted is shown pixel for pixel and a symbol is as large as the hit test believes. */
typedef struct
{
  guint64 serial;               /* of the painter */
  gint32  zoom;                 /* zoom times MV_TILE_ZOOM_ONE: fine enough that a row of tiles errs by less than a pixel */
  gint32  column, row;
} MvTileKey;

typedef struct
{
  MvPaintJob     job;
  MvTileKey      key;
  int            scale;         /* device px a logical px */
  MvTilePainter *painter;
  gboolean       for_cairo;     /* see pixels.h */
  gint64         cpu;           /* ns of painting it */
  GskRenderNode *node;          /* the result; NULL = the tile is of one colour */
  GdkRGBA        plain;         /* that colour; of alpha 0 when nothing is on the tile */
} MvTileJob;

MvTileJob *mv_tile_job_new (MvTilePainter *painter, MvTileKey key, int scale, gboolean for_cairo, double rank,
                            void (*done) (MvPaintJob *job, gpointer owner));
double     mv_tile_key_scale (const MvTileKey *key);    /* px a world */

G_END_DECLS
