/* Actions and keys of the map. */
#include "ui/map/map-private.h"

#define PAN_STEP 80.0           /* px a press of an arrow */
#define ZOOM_STEP 0.5

static void
zoom (MvMap *self, double step)
{
  MvFrame frame = mv_map_get_frame (self);

  mv_map_zoom_by (self, step, frame.width / 2, frame.height / 2);
}

static void
zoom_in_cb (GtkWidget *widget, const char *name, GVariant *target)
{
  zoom (MV_MAP (widget), ZOOM_STEP);
}

static void
zoom_out_cb (GtkWidget *widget, const char *name, GVariant *target)
{
  zoom (MV_MAP (widget), -ZOOM_STEP);
}

static void
home_cb (GtkWidget *widget, const char *name, GVariant *target)
{
  MvMap *self = MV_MAP (widget);

  mv_map_show_box (self, mv_session_get_region (self->session));
}

/* A symbol has no extent: it is looked at from close by. */
static void
zoom_to_selection_cb (GtkWidget *widget, const char *name, GVariant *target)
{
  MvMap *self = MV_MAP (widget);
  const char *ref = mv_session_get_view (self->session)->select;
  double radius;
  MvPoint point;
  MvBox box;

  if (mv_map_box_of (self, ref, &box))
    {
      mv_map_show_box (self, box);
      return;
    }
  point = mv_map_point_of (self, ref, &radius);
  if (!isnan (point.x))
    mv_map_show_point (self, point, MAX (mv_map_get_frame (self).zoom, 8));
}

static void
next_cb (GtkWidget *widget, const char *name, GVariant *target)
{
  mv_map_rove (MV_MAP (widget), 1, TRUE);
}

static void
previous_cb (GtkWidget *widget, const char *name, GVariant *target)
{
  mv_map_rove (MV_MAP (widget), -1, TRUE);
}

static void
activate (MvMap *self, gboolean more)
{
  g_autofree char *ref = g_strdup (self->roving);

  if (ref != NULL)
    mv_map_activate_ref (self, ref, more);
}

static void
activate_cb (GtkWidget *widget, const char *name, GVariant *target)
{
  activate (MV_MAP (widget), FALSE);
}

static void
add_cb (GtkWidget *widget, const char *name, GVariant *target)
{
  activate (MV_MAP (widget), TRUE);
}

static void
clear_cb (GtkWidget *widget, const char *name, GVariant *target)
{
  MvMap *self = MV_MAP (widget);

  if (self->roving != NULL)
    mv_map_stand_on (self, NULL);
  else
    mv_session_clear (self->session);
}

static void
pan_cb (GtkWidget *widget, const char *name, GVariant *target)
{
  MvMap *self = MV_MAP (widget);
  MvFrame frame = mv_map_get_frame (self);
  double dx, dy;

  g_variant_get (target, "(dd)", &dx, &dy);
  /* A page is four fifths of the window: something stays in sight to hold on to. */
  if (fabs (dy) > 1)
    dy = copysign (frame.height * 0.8, dy);
  else
    dy *= PAN_STEP;
  mv_map_pan (self, dx * PAN_STEP, dy);
}

/* Tab walks through the map and leaves it at the end; keys meant for something inside the map are not ours. */
static gboolean
tab_cb (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  int step;

  g_variant_get (arguments, "i", &step);
  return gtk_widget_is_focus (widget) && mv_map_rove (MV_MAP (widget), step, FALSE);
}

void
mv_map_class_bind (GtkWidgetClass *klass)
{
  static const struct { const char *name; GtkWidgetActionActivateFunc activate; } actions[] = {
    { "map.zoom-in", zoom_in_cb }, { "map.zoom-out", zoom_out_cb }, { "map.home", home_cb },
    { "map.zoom-to-selection", zoom_to_selection_cb }, { "map.next-mark", next_cb }, { "map.previous-mark", previous_cb },
    { "map.activate-mark", activate_cb }, { "map.add-mark", add_cb }, { "map.clear", clear_cb },
  };
  static const struct { guint key; GdkModifierType modifiers; const char *action; } keys[] = {
    { GDK_KEY_plus, 0, "map.zoom-in" }, { GDK_KEY_equal, 0, "map.zoom-in" }, { GDK_KEY_KP_Add, 0, "map.zoom-in" },
    { GDK_KEY_plus, GDK_SHIFT_MASK, "map.zoom-in" }, { GDK_KEY_minus, 0, "map.zoom-out" }, { GDK_KEY_KP_Subtract, 0, "map.zoom-out" },
    { GDK_KEY_Home, 0, "map.home" }, { GDK_KEY_KP_Home, 0, "map.home" }, { GDK_KEY_n, 0, "map.next-mark" },
    { GDK_KEY_p, 0, "map.previous-mark" }, { GDK_KEY_Return, 0, "map.activate-mark" }, { GDK_KEY_KP_Enter, 0, "map.activate-mark" },
    { GDK_KEY_space, 0, "map.activate-mark" }, { GDK_KEY_Return, GDK_CONTROL_MASK, "map.add-mark" },
    { GDK_KEY_KP_Enter, GDK_CONTROL_MASK, "map.add-mark" }, { GDK_KEY_space, GDK_CONTROL_MASK, "map.add-mark" }, { GDK_KEY_Escape, 0, "map.clear" },
  };
  static const struct { guint key; double dx, dy; } moves[] = {
    { GDK_KEY_Left, -1, 0 }, { GDK_KEY_Right, 1, 0 }, { GDK_KEY_Up, 0, -1 }, { GDK_KEY_Down, 0, 1 },
    { GDK_KEY_KP_Left, -1, 0 }, { GDK_KEY_KP_Right, 1, 0 }, { GDK_KEY_KP_Up, 0, -1 }, { GDK_KEY_KP_Down, 0, 1 },
    { GDK_KEY_Page_Up, 0, -2 }, { GDK_KEY_Page_Down, 0, 2 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_class_install_action (klass, actions[i].name, NULL, actions[i].activate);
  gtk_widget_class_install_action (klass, "map.pan", "(dd)", pan_cb);
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    gtk_widget_class_add_binding_action (klass, keys[i].key, keys[i].modifiers, keys[i].action, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (moves); i++)
    gtk_widget_class_add_binding_action (klass, moves[i].key, 0, "map.pan", "(dd)", moves[i].dx, moves[i].dy);
  gtk_widget_class_add_binding (klass, GDK_KEY_Tab, 0, tab_cb, "i", 1);
  gtk_widget_class_add_binding (klass, GDK_KEY_Tab, GDK_SHIFT_MASK, tab_cb, "i", -1);
  gtk_widget_class_add_binding (klass, GDK_KEY_ISO_Left_Tab, GDK_SHIFT_MASK, tab_cb, "i", -1);
}
