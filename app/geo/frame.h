/* Where a piece of the map lies on a surface: the same for a tile, the window and a page. */
#pragma once

#include "app/geo/mercator.h"

G_BEGIN_DECLS

#define MV_TILE_SIZE 256

typedef struct
{
  double zoom;          /* Web Mercator zoom, 256 px a world at 0 */
  double scale;         /* surface units a world: 256 * 2^zoom */
  double x, y;          /* world units * scale of the top left corner */
  double width, height; /* surface units */
} MvFrame;

MvFrame mv_frame_for_tile   (int zoom, int column, int row);
MvFrame mv_frame_for_centre (double longitude, double latitude, double zoom, double width, double height);
/* The frame of WIDTH x HEIGHT that shows BOX whole, with MARGIN surface units around; zoom limited to MAX_ZOOM. */
MvFrame mv_frame_for_box    (MvBox box, double width, double height, double margin, double max_zoom);
MvPoint mv_frame_to_surface (const MvFrame *frame, MvPoint world);
MvPoint mv_frame_to_world   (const MvFrame *frame, MvPoint surface);
MvBox   mv_frame_box        (const MvFrame *frame, double margin);      /* world units; margin in surface units */

G_END_DECLS
