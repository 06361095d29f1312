#include "app/geo/frame.h"

static double
scale_of (double zoom)
{
  return MV_TILE_SIZE * exp2 (zoom);
}

static MvFrame
frame_around (MvPoint centre, double zoom, double width, double height)
{
  double scale = scale_of (zoom);

  return (MvFrame) { zoom, scale, centre.x * scale - width / 2, centre.y * scale - height / 2, width, height };
}

MvFrame
mv_frame_for_tile (int zoom, int column, int row)
{
  return (MvFrame) { zoom, scale_of (zoom), (double) column * MV_TILE_SIZE, (double) row * MV_TILE_SIZE,
                     MV_TILE_SIZE, MV_TILE_SIZE };
}

MvFrame
mv_frame_for_centre (double longitude, double latitude, double zoom, double width, double height)
{
  return frame_around (mv_mercator_project (longitude, latitude), zoom, width, height);
}

MvFrame
mv_frame_for_box (MvBox box, double width, double height, double margin, double max_zoom)
{
  MvPoint centre = { (box.min_x + box.max_x) / 2, (box.min_y + box.max_y) / 2 };
  double room_x = MAX (width - 2 * margin, 1.0), room_y = MAX (height - 2 * margin, 1.0);
  double scale = scale_of (max_zoom);

  if (box.min_x > box.max_x || box.min_y > box.max_y)   /* nothing to show: the whole world */
    return frame_around ((MvPoint) { 0.5, 0.5 }, MIN (log2 (MIN (room_x, room_y) / MV_TILE_SIZE), max_zoom), width, height);
  if (box.max_x > box.min_x)
    scale = MIN (scale, room_x / (box.max_x - box.min_x));
  if (box.max_y > box.min_y)
    scale = MIN (scale, room_y / (box.max_y - box.min_y));
  return frame_around (centre, log2 (scale / MV_TILE_SIZE), width, height);
}

MvPoint
mv_frame_to_surface (const MvFrame *frame, MvPoint world)
{
  return (MvPoint) { world.x * frame->scale - frame->x, world.y * frame->scale - frame->y };
}

MvPoint
mv_frame_to_world (const MvFrame *frame, MvPoint surface)
{
  return (MvPoint) { (surface.x + frame->x) / frame->scale, (surface.y + frame->y) / frame->scale };
}

MvBox
mv_frame_box (const MvFrame *frame, double margin)
{
  MvPoint low = mv_frame_to_world (frame, (MvPoint) { -margin, -margin });
  MvPoint high = mv_frame_to_world (frame, (MvPoint) { frame->width + margin, frame->height + margin });

  return (MvBox) { low.x, low.y, high.x, high.y };
}
