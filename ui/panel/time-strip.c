#include "ui/panel/time-strip.h"

#include "app/base/text.h"
#include "app/scene/scene.h"

#define MARGIN 14.0
#define TRACK_Y 20.0
#define TRACK_HEIGHT 8.0
#define LABEL_Y 32.0

struct _MvTimeStrip
{
  GtkWidget  parent_instance;
  int        year;
  int        from, to;          /* the brushed years; 0 = none */
  double     cursor;            /* the year pointed at anywhere; NaN = none */
  gboolean   brushing;          /* a drag with Shift */
  int        pressed;           /* the year it began at */
  GArray    *years;             /* int */
  GPtrArray *events;            /* MvEventTick */
};

G_DEFINE_FINAL_TYPE (MvTimeStrip, mv_time_strip, GTK_TYPE_WIDGET)

enum { YEAR_CHOSEN, PERIOD_CHOSEN, POINTED, N_SIGNALS };
static guint signals[N_SIGNALS];

static double
step_width (MvTimeStrip *self)
{
  return (gtk_widget_get_width (GTK_WIDGET (self)) - 2 * MARGIN) / (MV_TIME_LAST - MV_TIME_FIRST);
}

static double
year_x (MvTimeStrip *self, int year)
{
  return MARGIN + (year - MV_TIME_FIRST) * step_width (self);
}

static int
year_at (MvTimeStrip *self, double x)
{
  double step = step_width (self);
  int year = step > 0 ? MV_TIME_FIRST + (int) floor ((x - MARGIN) / step + 0.5) : self->year;

  return CLAMP (year, MV_TIME_FIRST, MV_TIME_LAST);
}

static gboolean
has_data (MvTimeStrip *self, int year)
{
  if (self->years == NULL)
    return FALSE;
  for (guint i = 0; i < self->years->len; i++)
    if (g_array_index (self->years, int, i) == year)
      return TRUE;
  return FALSE;
}

static GdkRGBA
named_colour (GtkWidget *widget, const char *name, float alpha)
{
  GdkRGBA colour;

  if (!gtk_style_context_lookup_color (gtk_widget_get_style_context (widget), name, &colour))
    gtk_style_context_get_color (gtk_widget_get_style_context (widget), &colour);
  colour.alpha *= alpha;
  return colour;
}

static void
draw_box (GtkSnapshot *snapshot, const GdkRGBA *colour, double x, double y, double width, double height, double radius)
{
  GskRoundedRect shape;

  gsk_rounded_rect_init_from_rect (&shape, &GRAPHENE_RECT_INIT (x, y, width, height), radius);
  gtk_snapshot_push_rounded_clip (snapshot, &shape);
  gtk_snapshot_append_color (snapshot, colour, &shape.bounds);
  gtk_snapshot_pop (snapshot);
}

static void
draw_years (MvTimeStrip *self, GtkSnapshot *snapshot)
{
  GtkWidget *widget = GTK_WIDGET (self);
  GdkRGBA ink = named_colour (widget, "window_fg_color", 1), faint = named_colour (widget, "window_fg_color", 0.12f);
  GdkRGBA full = named_colour (widget, "accent_bg_color", 0.55f), dim = named_colour (widget, "window_fg_color", 0.65f);
  double step = step_width (self), drawn_to = -1000;

  for (int year = MV_TIME_FIRST; year <= MV_TIME_LAST; year++)
    {
      double x = year_x (self, year);
      gboolean chosen = year == self->year;

      draw_box (snapshot, has_data (self, year) ? &full : &faint, x - step / 2 + 1, TRACK_Y, step - 2, TRACK_HEIGHT, 2);
      if (chosen || (year % 5 == 0 && ABS (year - self->year) * step > 36 && x - drawn_to > 40))
        {
          g_autofree char *text = g_strdup_printf ("%d", year);
          g_autoptr(PangoLayout) layout = gtk_widget_create_pango_layout (widget, text);
          g_autoptr(PangoAttrList) attributes = pango_attr_list_new ();
          int width;

          pango_attr_list_insert (attributes, pango_attr_scale_new (chosen ? 1.0 : 0.85));
          pango_attr_list_insert (attributes, pango_attr_weight_new (chosen ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL));
          pango_attr_list_insert (attributes, pango_attr_font_features_new ("tnum=1"));
          pango_layout_set_attributes (layout, attributes);
          pango_layout_get_pixel_size (layout, &width, NULL);
          gtk_snapshot_save (snapshot);
          gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (CLAMP (x - width / 2.0, 0, gtk_widget_get_width (widget) - width), LABEL_Y));
          gtk_snapshot_append_layout (snapshot, layout, chosen ? &ink : &dim);
          gtk_snapshot_restore (snapshot);
          drawn_to = x;
        }
    }
}

static void
draw_events (MvTimeStrip *self, GtkSnapshot *snapshot)
{
  GdkRGBA colour = named_colour (GTK_WIDGET (self), "window_fg_color", 0.55f);
  guint8 counts[MV_TIME_LAST - MV_TIME_FIRST + 1] = { 0 };

  for (guint i = 0; self->events != NULL && i < self->events->len; i++)
    {
      const MvEventTick *event = g_ptr_array_index (self->events, i);

      if (event->year >= MV_TIME_FIRST && event->year <= MV_TIME_LAST)
        counts[event->year - MV_TIME_FIRST]++;
    }
  for (int year = MV_TIME_FIRST; year <= MV_TIME_LAST; year++)
    {
      double height = MIN (3 + 2.0 * counts[year - MV_TIME_FIRST], 14);

      if (counts[year - MV_TIME_FIRST] > 0)
        draw_box (snapshot, &colour, year_x (self, year) - 1.5, TRACK_Y - 3 - height, 3, height, 1.5);
    }
}

/* The brushed years behind the track, the year pointed at through all of it. */
static void
draw_period (MvTimeStrip *self, GtkSnapshot *snapshot)
{
  GdkRGBA fill = named_colour (GTK_WIDGET (self), "accent_bg_color", 0.25f), edge = named_colour (GTK_WIDGET (self), "accent_bg_color", 0.9f);
  double half = step_width (self) / 2, left = year_x (self, self->from) - half, right = year_x (self, self->to) + half;

  if (self->from != 0)
    {
      draw_box (snapshot, &fill, left, TRACK_Y - 7, right - left, TRACK_HEIGHT + 14, 3);
      draw_box (snapshot, &edge, left, TRACK_Y - 7, 2, TRACK_HEIGHT + 14, 1);
      draw_box (snapshot, &edge, right - 2, TRACK_Y - 7, 2, TRACK_HEIGHT + 14, 1);
    }
}

static void
draw_cursor (MvTimeStrip *self, GtkSnapshot *snapshot)
{
  GdkRGBA line = named_colour (GTK_WIDGET (self), "window_fg_color", 0.75f);

  if (self->cursor >= MV_TIME_FIRST && self->cursor <= MV_TIME_LAST)
    gtk_snapshot_append_color (snapshot, &line, &GRAPHENE_RECT_INIT ((float) floor (year_x (self, (int) self->cursor)), 2, 1, LABEL_Y - 2));
}

static void
mv_time_strip_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  MvTimeStrip *self = MV_TIME_STRIP (widget);
  GdkRGBA accent = named_colour (widget, "accent_bg_color", 1), paper = named_colour (widget, "window_bg_color", 1);
  double x;

  draw_period (self, snapshot);
  draw_events (self, snapshot);
  draw_years (self, snapshot);
  x = year_x (self, self->year);
  draw_box (snapshot, &paper, x - 8, TRACK_Y - 4, 16, TRACK_HEIGHT + 8, 8);
  draw_box (snapshot, &accent, x - 6, TRACK_Y - 2, 12, TRACK_HEIGHT + 4, 6);
  draw_cursor (self, snapshot);
}

static void
choose (MvTimeStrip *self, int year)
{
  year = CLAMP (year, MV_TIME_FIRST, MV_TIME_LAST);
  if (year != self->year)
    g_signal_emit (self, signals[YEAR_CHOSEN], 0, year);
}

static void
choose_period (MvTimeStrip *self, int from, int to)
{
  g_signal_emit (self, signals[PERIOD_CHOSEN], 0, from, to);
}

static void
drag_begin_cb (GtkGestureDrag *gesture, double x, double y, MvTimeStrip *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self));
  self->brushing = (gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (gesture)) & GDK_SHIFT_MASK) != 0;
  self->pressed = year_at (self, x);
  if (!self->brushing)
    choose (self, self->pressed);
}

static void
drag_update_cb (GtkGestureDrag *gesture, double dx, double dy, MvTimeStrip *self)
{
  double x, y;
  int year;

  if (!gtk_gesture_drag_get_start_point (gesture, &x, &y))
    return;
  year = year_at (self, x + dx);
  if (!self->brushing)
    choose (self, year);
  else
    mv_time_strip_set_period (self, MIN (year, self->pressed), MAX (year, self->pressed));
}

/* A click with Shift brushes from the year chosen to the one clicked. */
static void
drag_end_cb (GtkGestureDrag *gesture, double dx, double dy, MvTimeStrip *self)
{
  double x, y;
  int year;

  if (!self->brushing || !gtk_gesture_drag_get_start_point (gesture, &x, &y))
    return;
  self->brushing = FALSE;
  year = year_at (self, x + dx);
  choose_period (self, year == self->pressed ? self->year : self->pressed, year);
}

static void
motion_cb (GtkEventControllerMotion *controller, double x, double y, MvTimeStrip *self)
{
  g_signal_emit (self, signals[POINTED], 0, (double) year_at (self, x));
}

static void
leave_cb (GtkEventControllerMotion *controller, MvTimeStrip *self)
{
  g_signal_emit (self, signals[POINTED], 0, NAN);
}

/* Shift and an arrow: the period begins at the year and ends earlier or later. */
static void
brush_by (MvTimeStrip *self, int step)
{
  int from = self->from != 0 ? self->from : self->year, to = (self->from != 0 ? self->to : self->year) + step;

  if (self->from != 0 && to < from)
    choose_period (self, 0, 0);
  else
    choose_period (self, CLAMP (from, MV_TIME_FIRST, MV_TIME_LAST), CLAMP (to, MV_TIME_FIRST, MV_TIME_LAST));
}

static gboolean
key_cb (GtkEventControllerKey *controller, guint key, guint code, GdkModifierType state, MvTimeStrip *self)
{
  gboolean mirrored = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;

  if ((state & GDK_SHIFT_MASK) != 0 && (key == GDK_KEY_Left || key == GDK_KEY_Right))
    {
      brush_by (self, (key == GDK_KEY_Right) != mirrored ? 1 : -1);
      return TRUE;
    }
  switch (key)
    {
    case GDK_KEY_Escape:
      if (self->from != 0)
        choose_period (self, 0, 0);
      return TRUE;
    case GDK_KEY_Left: choose (self, self->year + (mirrored ? 1 : -1)); return TRUE;
    case GDK_KEY_Right: choose (self, self->year + (mirrored ? -1 : 1)); return TRUE;
    case GDK_KEY_Page_Down: choose (self, self->year - 5); return TRUE;
    case GDK_KEY_Page_Up: choose (self, self->year + 5); return TRUE;
    case GDK_KEY_Home: choose (self, MV_TIME_FIRST); return TRUE;
    case GDK_KEY_End: choose (self, MV_TIME_LAST); return TRUE;
    default: return FALSE;
    }
}

static gboolean
scroll_cb (GtkEventControllerScroll *controller, double dx, double dy, MvTimeStrip *self)
{
  choose (self, self->year + (dy > 0 || dx > 0 ? 1 : -1));
  return TRUE;
}

static gboolean
tooltip_cb (GtkWidget *widget, int x, int y, gboolean keyboard, GtkTooltip *tooltip)
{
  MvTimeStrip *self = MV_TIME_STRIP (widget);
  int year = keyboard ? self->year : year_at (self, x);
  g_autoptr(GString) text = g_string_new (NULL);
  guint shown = 0;

  g_string_printf (text, "%d", year);
  if (self->years != NULL && self->years->len > 0 && !has_data (self, year))
    g_string_append_printf (text, " · %s", _("no figures for what is shown"));
  for (guint i = 0; self->events != NULL && i < self->events->len; i++)
    {
      const MvEventTick *event = g_ptr_array_index (self->events, i);

      if (event->year == year && shown++ < 8)
        g_string_append_printf (text, "\n%s  %s", event->date, event->title);
    }
  gtk_tooltip_set_text (tooltip, text->str);
  return TRUE;
}

static void
mv_time_strip_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural, int *minimum_baseline, int *natural_baseline)
{
  *minimum = orientation == GTK_ORIENTATION_HORIZONTAL ? 240 : 52;
  *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? 640 : 52;
  *minimum_baseline = *natural_baseline = -1;
}

static void
mv_time_strip_finalize (GObject *object)
{
  MvTimeStrip *self = MV_TIME_STRIP (object);

  g_clear_pointer (&self->years, g_array_unref);
  g_clear_pointer (&self->events, g_ptr_array_unref);
  G_OBJECT_CLASS (mv_time_strip_parent_class)->finalize (object);
}

static void
mv_time_strip_class_init (MvTimeStripClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->finalize = mv_time_strip_finalize;
  widget_class->snapshot = mv_time_strip_snapshot;
  widget_class->measure = mv_time_strip_measure;
  widget_class->query_tooltip = tooltip_cb;
  gtk_widget_class_set_css_name (widget_class, "timestrip");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_SLIDER);

  signals[YEAR_CHOSEN] = g_signal_new ("year-chosen", G_TYPE_FROM_CLASS (class), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT);
  signals[PERIOD_CHOSEN] = g_signal_new ("period-chosen", G_TYPE_FROM_CLASS (class), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2,
                                         G_TYPE_INT, G_TYPE_INT);
  signals[POINTED] = g_signal_new ("pointed", G_TYPE_FROM_CLASS (class), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_DOUBLE);
}

static void
mv_time_strip_init (MvTimeStrip *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  GtkGesture *drag = gtk_gesture_drag_new ();
  GtkEventController *key = gtk_event_controller_key_new ();
  GtkEventController *scroll = gtk_event_controller_scroll_new (GTK_EVENT_CONTROLLER_SCROLL_BOTH_AXES | GTK_EVENT_CONTROLLER_SCROLL_DISCRETE);
  GtkEventController *motion = gtk_event_controller_motion_new ();

  self->year = MV_TIME_LAST;
  self->cursor = NAN;
  gtk_widget_set_focusable (widget, TRUE);
  gtk_widget_set_has_tooltip (widget, TRUE);
  gtk_widget_set_overflow (widget, GTK_OVERFLOW_HIDDEN);
  g_signal_connect (drag, "drag-begin", G_CALLBACK (drag_begin_cb), self);
  g_signal_connect (drag, "drag-update", G_CALLBACK (drag_update_cb), self);
  g_signal_connect (key, "key-pressed", G_CALLBACK (key_cb), self);
  g_signal_connect (scroll, "scroll", G_CALLBACK (scroll_cb), self);
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (drag));
  gtk_widget_add_controller (widget, key);
  gtk_widget_add_controller (widget, scroll);
  g_signal_connect (drag, "drag-end", G_CALLBACK (drag_end_cb), self);
  g_signal_connect (motion, "motion", G_CALLBACK (motion_cb), self);
  g_signal_connect (motion, "leave", G_CALLBACK (leave_cb), self);
  gtk_widget_add_controller (widget, motion);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, _("Year"),
                                  GTK_ACCESSIBLE_PROPERTY_VALUE_MIN, (double) MV_TIME_FIRST,
                                  GTK_ACCESSIBLE_PROPERTY_VALUE_MAX, (double) MV_TIME_LAST, -1);
}

GtkWidget *
mv_time_strip_new (void)
{
  return g_object_new (MV_TYPE_TIME_STRIP, NULL);
}

void
mv_time_strip_set_year (MvTimeStrip *self, int year)
{
  g_autofree char *text = g_strdup_printf ("%d", year);

  g_return_if_fail (MV_IS_TIME_STRIP (self));
  self->year = CLAMP (year, MV_TIME_FIRST, MV_TIME_LAST);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_VALUE_NOW, (double) year,
                                  GTK_ACCESSIBLE_PROPERTY_VALUE_TEXT, text, -1);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
mv_time_strip_set_period (MvTimeStrip *self, int from, int to)
{
  g_return_if_fail (MV_IS_TIME_STRIP (self));
  if (self->from == from && self->to == to)
    return;
  self->from = from;
  self->to = to;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
mv_time_strip_set_cursor (MvTimeStrip *self, double year)
{
  g_return_if_fail (MV_IS_TIME_STRIP (self));
  self->cursor = year;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static gboolean
same_years (const GArray *a, const GArray *b)
{
  if (a == NULL || b == NULL || a->len != b->len)
    return a == b;
  return a->len == 0 || memcmp (a->data, b->data, a->len * sizeof (int)) == 0;
}

void
mv_time_strip_set_years (MvTimeStrip *self, GArray *years)
{
  g_return_if_fail (MV_IS_TIME_STRIP (self));
  if (same_years (self->years, years))
    return;
  g_clear_pointer (&self->years, g_array_unref);
  if (years != NULL)
    {
      self->years = g_array_new (FALSE, FALSE, sizeof (int));
      g_array_append_vals (self->years, years->data, years->len);
    }
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static gboolean
same_events (GPtrArray *a, GPtrArray *b)
{
  if (a == NULL || b == NULL || a->len != b->len)
    return a == b;
  for (guint i = 0; i < a->len; i++)
    {
      const MvEventTick *one = g_ptr_array_index (a, i), *other = g_ptr_array_index (b, i);

      if (one->year != other->year || g_strcmp0 (one->date, other->date) != 0 || g_strcmp0 (one->title, other->title) != 0)
        return FALSE;
    }
  return TRUE;
}

void
mv_time_strip_set_events (MvTimeStrip *self, GPtrArray *events)
{
  g_return_if_fail (MV_IS_TIME_STRIP (self));
  if (events != NULL)
    g_ptr_array_ref (events);
  if (!same_events (self->events, events))
    gtk_widget_queue_draw (GTK_WIDGET (self));
  g_clear_pointer (&self->events, g_ptr_array_unref);
  self->events = events;
}
