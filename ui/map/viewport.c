#include "ui/map/viewport.h"

/* ShumateMap asks a map source for the projection and nothing else: our tiles come from a layer of our own. */
#define MV_TYPE_PROJECTION (mv_projection_get_type ())
G_DECLARE_FINAL_TYPE (MvProjection, mv_projection, MV, PROJECTION, ShumateMapSource)

struct _MvProjection
{
  ShumateMapSource parent_instance;
};

G_DEFINE_FINAL_TYPE (MvProjection, mv_projection, SHUMATE_TYPE_MAP_SOURCE)

static void
mv_projection_class_init (MvProjectionClass *klass)
{
}

static void
mv_projection_init (MvProjection *self)
{
}

void
mv_viewport_prepare (ShumateViewport *viewport)
{
  g_autoptr(ShumateMapSource) source = g_object_new (MV_TYPE_PROJECTION, "id", "multivector", "name", "Multivector",
                                                     "min-zoom-level", (guint) floor (MV_MIN_ZOOM),
                                                     "max-zoom-level", (guint) MV_MAX_ZOOM,
                                                     "tile-size", MV_TILE_SIZE,
                                                     "projection", SHUMATE_MAP_PROJECTION_MERCATOR, NULL);

  shumate_viewport_set_reference_map_source (viewport, source);
}

MvPoint
mv_viewport_centre (ShumateViewport *viewport)
{
  ShumateLocation *location = SHUMATE_LOCATION (viewport);

  return mv_mercator_project (shumate_location_get_longitude (location), shumate_location_get_latitude (location));
}

MvFrame
mv_viewport_frame (ShumateViewport *viewport, double width, double height)
{
  ShumateLocation *location = SHUMATE_LOCATION (viewport);

  return mv_frame_for_centre (shumate_location_get_longitude (location), shumate_location_get_latitude (location),
                              shumate_viewport_get_zoom_level (viewport), width, height);
}

void
mv_viewport_set (ShumateViewport *viewport, MvPoint centre, double zoom)
{
  double longitude, latitude;

  centre.x -= floor (centre.x);
  mv_mercator_unproject (centre, &longitude, &latitude);
  g_object_freeze_notify (G_OBJECT (viewport));
  shumate_viewport_set_zoom_level (viewport, CLAMP (zoom, MV_MIN_ZOOM, MV_MAX_ZOOM));
  shumate_location_set_location (SHUMATE_LOCATION (viewport), latitude, longitude);
  g_object_thaw_notify (G_OBJECT (viewport));
}

gboolean
mv_viewport_restrain (ShumateViewport *viewport, double height, double *last_latitude)
{
  double zoom = CLAMP (shumate_viewport_get_zoom_level (viewport), MV_MIN_ZOOM, MV_MAX_ZOOM);
  double latitude = shumate_location_get_latitude (SHUMATE_LOCATION (viewport));
  double half = height / 2 / (MV_TILE_SIZE * exp2 (zoom));
  MvPoint centre;
  double y;
  gboolean changed = FALSE;

  /* A drag beyond a pole comes out at the other one: stay at the edge it left by. */
  if (fabs (latitude - *last_latitude) > 90)
    latitude = *last_latitude > 0 ? MV_MERCATOR_MAX_LATITUDE : -MV_MERCATOR_MAX_LATITUDE;
  centre = mv_viewport_centre (viewport);
  y = mv_mercator_project (0, latitude).y;
  y = half >= 0.5 ? 0.5 : CLAMP (y, half, 1 - half);

  if (shumate_viewport_get_rotation (viewport) != 0)
    {
      shumate_viewport_set_rotation (viewport, 0);
      changed = TRUE;
    }
  if (fabs (y - centre.y) > 1e-9 || zoom != shumate_viewport_get_zoom_level (viewport))
    {
      mv_viewport_set (viewport, (MvPoint) { centre.x, y }, zoom);
      changed = TRUE;
    }
  *last_latitude = shumate_location_get_latitude (SHUMATE_LOCATION (viewport));
  return changed;
}

MvFrame
mv_frame_unwrapped (const MvFrame *frame, double x)
{
  MvFrame result = *frame;

  result.x -= floor ((frame->x + x) / frame->scale) * frame->scale;
  return result;
}
