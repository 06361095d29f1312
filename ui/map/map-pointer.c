/* Pointer: what lies under it is looked up once a frame, and said in a tooltip; a click selects. */
#include "app/base/text.h"
#include "app/scene/hit.h"
#include "ui/map/map-private.h"

#define TOLERANCE 5.0           /* px around thin things */
#define CLICK_SLACK 6.0         /* px a click may slip before it is a drag */

static const MvMark *
mark_at (MvMap *self, double x, double y)
{
  MvScene *scene = mv_session_get_scene (self->session);
  MvFrame frame = mv_map_get_frame (self);
  const MvMark *mark;

  if (scene == NULL || frame.width <= 0)
    return NULL;
  frame = mv_frame_unwrapped (&frame, x);
  mark = mv_scene_hit (scene, &frame, (MvPoint) { x, y }, TOLERANCE);
  return mark == NULL || mv_map_ref_of (mark) == NULL ? NULL : mark;
}

static const char *
country_at (MvMap *self, double x, double y)
{
  MvScene *scene = mv_session_get_scene (self->session);
  MvFrame frame = mv_map_get_frame (self);

  if (scene == NULL || frame.width <= 0)
    return NULL;
  frame = mv_frame_unwrapped (&frame, x);
  return mv_scene_hit_country (scene, &frame, (MvPoint) { x, y });
}

const char *
mv_map_pick (MvMap *self, double x, double y)
{
  const MvMark *mark;

  g_return_val_if_fail (MV_IS_MAP (self), NULL);

  mark = mark_at (self, x, y);
  return mark != NULL ? mv_map_ref_of (mark) : country_at (self, x, y);
}

static void
update_coordinates (MvMap *self)
{
  MvFrame frame = mv_map_get_frame (self);
  double longitude, latitude;
  g_autofree char *text = NULL;
  MvPoint point;

  if (isnan (self->pointer_x))
    {
      gtk_widget_set_visible (self->coordinates, FALSE);
      return;
    }
  point = mv_frame_to_world (&frame, (MvPoint) { self->pointer_x, self->pointer_y });
  point.x -= floor (point.x);
  mv_mercator_unproject (point, &longitude, &latitude);
  /* Degrees with the hemisphere's letter: latitude first, as on every map. */
  text = g_strdup_printf ("%.2f° %s  %.2f° %s", fabs (latitude), latitude < 0 ? C_("hemisphere", "S") : C_("hemisphere", "N"),
                          fabs (longitude), longitude < 0 ? C_("hemisphere", "W") : C_("hemisphere", "E"));
  gtk_label_set_label (GTK_LABEL (self->coordinates), text);
  gtk_widget_set_visible (self->coordinates, TRUE);
}

static gboolean
hover_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  MvMap *self = MV_MAP (widget);
  const MvMark *mark = NULL;
  const char *country = NULL;

  self->hover_tick = 0;
  if (!isnan (self->pointer_x))
    {
      mark = mark_at (self, self->pointer_x, self->pointer_y);
      if (mark == NULL)
        country = country_at (self, self->pointer_x, self->pointer_y);
    }
  update_coordinates (self);
  if (g_strcmp0 (self->hovered_country, country) != 0)
    {
      g_free (self->hovered_country);
      self->hovered_country = g_strdup (country);
    }
  if (g_strcmp0 (self->hovered, mark == NULL ? NULL : mv_map_ref_of (mark)) != 0)
    {
      g_free (self->hovered);
      self->hovered = g_strdup (mark == NULL ? NULL : mv_map_ref_of (mark));
      gtk_widget_set_cursor_from_name (GTK_WIDGET (self->map), mark == NULL ? NULL : "pointer");
      mv_map_update_highlight (self);
    }
  return G_SOURCE_REMOVE;
}

void
mv_map_pointer_stale (MvMap *self)
{
  if (self->hover_tick == 0 && (!isnan (self->pointer_x) || self->hovered != NULL))
    self->hover_tick = gtk_widget_add_tick_callback (GTK_WIDGET (self), hover_cb, NULL, NULL);
}

static void
motion_cb (MvMap *self, double x, double y)
{
  self->pointer_x = x;
  self->pointer_y = y;
  mv_map_pointer_stale (self);
}

static void
leave_cb (MvMap *self)
{
  self->pointer_x = NAN;
  mv_map_pointer_stale (self);
}

static char *
tooltip_markup (MvMap *self)
{
  const MvMark *mark = self->hovered == NULL ? NULL : mv_map_mark_of (self, self->hovered);

  if (mark != NULL && mark->detail != NULL && *mark->detail != '\0')
    return g_markup_printf_escaped ("<b>%s</b>\n%s", mark->title, mark->detail);
  if (mark != NULL && mark->title != NULL)
    return g_markup_printf_escaped ("<b>%s</b>", mark->title);
  if (mark == NULL && self->hovered_country != NULL)
    {
      const char *title = mv_session_title_of (self->session, self->hovered_country);

      return title == NULL ? NULL : g_markup_escape_text (title, -1);
    }
  return NULL;
}

static gboolean
tooltip_cb (MvMap *self, int x, int y, gboolean keyboard, GtkTooltip *tooltip)
{
  g_autofree char *markup = keyboard ? NULL : tooltip_markup (self);
  GtkWidget *label;

  if (markup == NULL)
    return FALSE;
  label = gtk_label_new (NULL);
  gtk_label_set_markup (GTK_LABEL (label), markup);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 44);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_tooltip_set_custom (tooltip, label);
  /* The tip leaves when the pointer does: another place may mean another thing. */
  gtk_tooltip_set_tip_area (tooltip, &(GdkRectangle) { x - 2, y - 2, 5, 5 });
  return TRUE;
}

static void
pressed_cb (MvMap *self, int n_press, double x, double y)
{
  self->press_x = x;
  self->press_y = y;
  gtk_widget_grab_focus (GTK_WIDGET (self));
}

static void
released_cb (MvMap *self, int n_press, double x, double y, GtkGestureClick *gesture)
{
  GdkModifierType state = gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (gesture));
  gboolean more = (state & (GDK_CONTROL_MASK | GDK_SHIFT_MASK)) != 0;
  const char *ref;

  if (hypot (x - self->press_x, y - self->press_y) > CLICK_SLACK)
    return;
  if (n_press == 2 && !more)
    {
      mv_map_zoom_by (self, 1, x, y);
      return;
    }
  if (n_press > 2 && !more)
    return;
  mv_map_stand_on (self, NULL);
  ref = mv_map_pick (self, x, y);
  if (ref != NULL)
    mv_map_activate_ref (self, ref, more);
  else if (!more)
    mv_session_select (self->session, NULL);
}

void
mv_map_pointer_init (MvMap *self)
{
  GtkEventController *motion = gtk_event_controller_motion_new ();
  GtkGesture *click = gtk_gesture_click_new ();

  self->pointer_x = NAN;
  g_signal_connect_swapped (motion, "enter", G_CALLBACK (motion_cb), self);
  g_signal_connect_swapped (motion, "motion", G_CALLBACK (motion_cb), self);
  g_signal_connect_swapped (motion, "leave", G_CALLBACK (leave_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->map), motion);
  g_signal_connect_swapped (click, "pressed", G_CALLBACK (pressed_cb), self);
  g_signal_connect_swapped (click, "released", G_CALLBACK (released_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->map), GTK_EVENT_CONTROLLER (click));
  gtk_widget_set_has_tooltip (GTK_WIDGET (self->map), TRUE);
  g_signal_connect_object (self->map, "query-tooltip", G_CALLBACK (tooltip_cb), self, G_CONNECT_SWAPPED);
}

void
mv_map_pointer_dispose (MvMap *self)
{
  if (self->hover_tick != 0)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self), self->hover_tick);
  self->hover_tick = 0;
  g_clear_pointer (&self->hovered, g_free);
  g_clear_pointer (&self->hovered_country, g_free);
}
