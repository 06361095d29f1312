/* Camera and view: the map's camera is written to the view when it rests, and flies where the view says when that changes elsewhere. */
#include "ui/map/map-private.h"
#include "ui/model/extent.h"

/* Long enough to outlast the pauses within one gesture. */
#define REST_MS 200
#define FLIGHT_MS 400
#define FIT_MARGIN 24.0

void
mv_map_tell_extent (MvMap *self)
{
  int width = gtk_widget_get_width (GTK_WIDGET (self)), height = gtk_widget_get_height (GTK_WIDGET (self));
  MvFrame frame = mv_viewport_frame (self->viewport, width, height);
  MvBox extent = mv_frame_box (&frame, 0);

  mv_session_set_extent (self->session, &extent);
}

static gboolean
rest_cb (gpointer data)
{
  MvMap *self = data;
  const MvView *view = mv_session_get_view (self->session);
  ShumateLocation *location = SHUMATE_LOCATION (self->viewport);
  double longitude = shumate_location_get_longitude (location), latitude = shumate_location_get_latitude (location);
  double zoom = shumate_viewport_get_zoom_level (self->viewport);

  self->rest_source = 0;
  mv_map_tell_extent (self);
  if (!self->moved || (view->has_camera && fabs (view->longitude - longitude) < 1e-5 && fabs (view->latitude - latitude) < 1e-5
                        && fabs (view->zoom - zoom) < 1e-3))
    return G_SOURCE_REMOVE;
  mv_session_set_camera (self->session, longitude, latitude, zoom);
  return G_SOURCE_REMOVE;
}

static void
viewport_changed_cb (MvMap *self)
{
  mv_map_pointer_stale (self);
  self->complete = FALSE;
  if (self->setting)
    return;
  self->setting = TRUE;
  mv_viewport_restrain (self->viewport, gtk_widget_get_height (GTK_WIDGET (self)), &self->last_latitude);
  self->setting = FALSE;

  /* A hand on the map ends the flight. */
  if (adw_animation_get_state (self->flight) == ADW_ANIMATION_PLAYING)
    adw_animation_pause (self->flight);
  self->fitted = FALSE;
  self->moved = TRUE;
  g_clear_handle_id (&self->rest_source, g_source_remove);
  self->rest_source = g_timeout_add (REST_MS, rest_cb, self);
}

static void
set_viewport (MvMap *self, MvPoint centre, double zoom)
{
  self->setting = TRUE;
  mv_viewport_set (self->viewport, centre, zoom);
  mv_viewport_restrain (self->viewport, gtk_widget_get_height (GTK_WIDGET (self)), &self->last_latitude);
  self->setting = FALSE;
}

/* The centre moves with the zoom so that the goal comes nearer all the way: in proportion to the change of scale, not of time. */
static void
flight_cb (double value, gpointer data)
{
  MvMap *self = data;
  double zoom = self->from_zoom + (self->to_zoom - self->from_zoom) * value;
  double way = value;
  MvPoint centre;

  if (fabs (self->to_zoom - self->from_zoom) > 1e-3)
    way = (1 - exp2 (self->from_zoom - zoom)) / (1 - exp2 (self->from_zoom - self->to_zoom));
  centre.x = self->from.x + (self->to.x - self->from.x) * way;
  centre.y = self->from.y + (self->to.y - self->from.y) * way;
  set_viewport (self, centre, zoom);
}

static void
flown_cb (MvMap *self)
{
  g_clear_handle_id (&self->rest_source, g_source_remove);
  self->rest_source = g_timeout_add (REST_MS, rest_cb, self);
}

void
mv_map_fly (MvMap *self, MvPoint centre, double zoom, gboolean animate)
{
  zoom = CLAMP (zoom, MV_MIN_ZOOM, MV_MAX_ZOOM);
  adw_animation_pause (self->flight);
  /* A flight rests where it ends, not where an earlier one would have come to rest by now. */
  g_clear_handle_id (&self->rest_source, g_source_remove);
  if (!animate || !self->placed || !gtk_widget_get_mapped (GTK_WIDGET (self)))
    {
      set_viewport (self, centre, zoom);
      self->placed = TRUE;
      flown_cb (self);
      return;
    }
  self->from = mv_viewport_centre (self->viewport);
  self->from_zoom = shumate_viewport_get_zoom_level (self->viewport);
  self->to = centre;
  /* The short way around the world. */
  self->to.x -= round (self->to.x - self->from.x);
  self->to_zoom = zoom;
  adw_animation_reset (self->flight);
  adw_animation_play (self->flight);
}

void
mv_map_pan (MvMap *self, double dx, double dy)
{
  MvFrame frame = mv_map_get_frame (self);

  self->fitted = FALSE;
  self->moved = TRUE;
  mv_map_fly (self, mv_frame_to_world (&frame, (MvPoint) { frame.width / 2 + dx, frame.height / 2 + dy }), frame.zoom, FALSE);
}

void
mv_map_zoom_by (MvMap *self, double step, double x, double y)
{
  MvFrame frame = mv_map_get_frame (self);
  double zoom = CLAMP (frame.zoom + step, MV_MIN_ZOOM, MV_MAX_ZOOM);
  double shrink = exp2 (frame.zoom - zoom);
  MvPoint centre = mv_frame_to_world (&frame, (MvPoint) { x + (frame.width / 2 - x) * shrink, y + (frame.height / 2 - y) * shrink });

  self->fitted = FALSE;
  self->moved = TRUE;
  mv_map_fly (self, centre, zoom, TRUE);
}

static void
fly_to_box (MvMap *self, MvBox box, gboolean animate)
{
  MvFrame now = mv_map_get_frame (self), frame;

  if (box.min_x > box.max_x || now.width <= 2 * FIT_MARGIN || now.height <= 2 * FIT_MARGIN)
    return;
  frame = mv_frame_for_box (box, now.width, now.height, FIT_MARGIN, MV_MAX_ZOOM);
  mv_map_fly (self, mv_frame_to_world (&frame, (MvPoint) { frame.width / 2, frame.height / 2 }), frame.zoom, animate);
}

void
mv_map_show_box (MvMap *self, MvBox box)
{
  g_return_if_fail (MV_IS_MAP (self));

  self->fitted = FALSE;
  self->moved = TRUE;
  fly_to_box (self, box, TRUE);
}

void
mv_map_show_point (MvMap *self, MvPoint point, double zoom)
{
  g_return_if_fail (MV_IS_MAP (self));

  self->fitted = FALSE;
  self->moved = TRUE;
  mv_map_fly (self, point, zoom, TRUE);
}

static gboolean
shows (const MvFrame *frame, MvBox box)
{
  MvBox seen = mv_frame_box (frame, FIT_MARGIN);

  return box.min_x >= seen.min_x && box.max_x <= seen.max_x && box.min_y >= seen.min_y && box.max_y <= seen.max_y;
}

void
mv_map_camera_follow (MvMap *self, gboolean refit)
{
  const MvView *view = mv_session_get_view (self->session);
  MvScene *scene = mv_session_get_scene (self->session);
  MvFrame frame = mv_map_get_frame (self);

  if (frame.width <= 0)
    return;
  /* A hand is moving it, and the view will follow: other figures that come meanwhile do not take it back. */
  if (!refit && self->placed && self->moved)
    return;
  if (view->has_camera)
    {
      MvPoint centre = mv_mercator_project (view->longitude, view->latitude), now = mv_viewport_centre (self->viewport);

      self->fitted = FALSE;
      self->moved = FALSE;
      if (!self->placed || hypot (centre.x - now.x, centre.y - now.y) * frame.scale > 0.5 || fabs (view->zoom - frame.zoom) > 1e-3)
        mv_map_fly (self, centre, view->zoom, TRUE);
      else
        adw_animation_pause (self->flight);
      return;
    }
  if (scene == NULL || (self->placed && !refit && shows (&frame, scene->box)))
    return;
  /* Without a camera in the view what is shown decides, and goes on deciding until someone moves the map. */
  self->fitted = TRUE;
  self->moved = FALSE;
  fly_to_box (self, scene->box, TRUE);
}

void
mv_map_camera_resized (MvMap *self)
{
  if (!self->placed)
    mv_map_camera_follow (self, TRUE);
  else if (self->fitted && mv_session_get_scene (self->session) != NULL)
    fly_to_box (self, mv_session_get_scene (self->session)->box, FALSE);
  else
    set_viewport (self, mv_viewport_centre (self->viewport), shumate_viewport_get_zoom_level (self->viewport));
}

void
mv_map_camera_init (MvMap *self)
{
  const char *signals[] = { "notify::latitude", "notify::longitude", "notify::zoom-level", "notify::rotation" };

  mv_viewport_prepare (self->viewport);
  for (guint i = 0; i < G_N_ELEMENTS (signals); i++)
    g_signal_connect_object (self->viewport, signals[i], G_CALLBACK (viewport_changed_cb), self, G_CONNECT_SWAPPED);
  self->flight = adw_timed_animation_new (GTK_WIDGET (self), 0, 1, FLIGHT_MS, adw_callback_animation_target_new (flight_cb, self, NULL));
  adw_timed_animation_set_easing (ADW_TIMED_ANIMATION (self->flight), ADW_EASE_IN_OUT_CUBIC);
  g_signal_connect_swapped (self->flight, "done", G_CALLBACK (flown_cb), self);
}

void
mv_map_camera_dispose (MvMap *self)
{
  g_clear_handle_id (&self->rest_source, g_source_remove);
  if (self->flight != NULL)
    {
      g_signal_handlers_disconnect_by_data (self->flight, self);
      adw_animation_pause (self->flight);
    }
  g_clear_object (&self->flight);
}
