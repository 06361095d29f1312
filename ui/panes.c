#include "ui/panes.h"

#include "app/base/text.h"

#define ROOM_FOR_BOTH 1150
#define ROOM_FOR_ANY 1000       /* below it a panel has to be asked for, or to have something to say */
#define ROOM_FOR_ONE 760
#define MIN_WIDTH 240
#define MAX_SHARE 0.45          /* of the whole, so that the middle keeps its place */
#define NARROW_SHARE 0.32
#define GRIP 6                  /* px on each side of the edge */
#define KEY_STEP 16
#define LEAST_HEIGHT 200        /* of a panel: a heading and a few of its lines */

struct _MvPanes
{
  GtkWidget  parent_instance;
  GtkWidget *centre;
  GtkWidget *panels[MV_N_PANES], *edges[MV_N_PANES];
  int        widths[MV_N_PANES];        /* wished for */
  gboolean   wanted[MV_N_PANES], shown[MV_N_PANES];
  gboolean   insisted[MV_N_PANES];      /* asked for while it is narrow */
  MvPane     last;              /* asked for last */
  gboolean   useful[MV_N_PANES];        /* has something to say */
  gboolean   narrow;            /* below ROOM_FOR_ANY */
  int        dragged;           /* MvPane or -1 */
  int        drag_width;
  guint      told;              /* idle that tells about `shown` */
};

G_DEFINE_FINAL_TYPE (MvPanes, mv_panes, GTK_TYPE_WIDGET)

enum
{
  PROP_START = 1, PROP_CENTRE, PROP_END, PROP_START_WIDTH, PROP_END_WIDTH, PROP_START_WANTED, PROP_END_WANTED, PROP_START_SHOWN,
  PROP_END_SHOWN, N_PROPS
};
static GParamSpec *properties[N_PROPS];

static gboolean
tell_cb (gpointer data)
{
  MvPanes *self = data;

  self->told = 0;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_START_SHOWN]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_END_SHOWN]);
  return G_SOURCE_REMOVE;
}

/* Which panels there is room for. Told outside of the allocation: those who listen change other widgets. */
static void
decide (MvPanes *self, int width)
{
  gboolean before[MV_N_PANES] = { self->shown[MV_PANE_START], self->shown[MV_PANE_END] };

  if (width >= ROOM_FOR_ANY)
    self->insisted[MV_PANE_START] = self->insisted[MV_PANE_END] = FALSE;
  self->narrow = width < ROOM_FOR_ANY;
  for (int i = 0; i < MV_N_PANES; i++)
    self->shown[i] = self->wanted[i] && self->panels[i] != NULL
                     && (!self->narrow || self->insisted[i] || (width >= ROOM_FOR_ONE && self->useful[i]));
  if (width < ROOM_FOR_BOTH && self->shown[MV_PANE_START] && self->shown[MV_PANE_END])
    self->shown[self->last == MV_PANE_START ? MV_PANE_END : MV_PANE_START] = FALSE;
  if ((before[0] != self->shown[0] || before[1] != self->shown[1]) && self->told == 0)
    self->told = g_idle_add_full (G_PRIORITY_HIGH_IDLE, tell_cb, self, NULL);
}

/* The width PANE gets in a whole of WIDTH px. */
static int
room_of (MvPanes *self, MvPane pane, int width)
{
  int minimum = MIN_WIDTH;

  if (!self->shown[pane])
    return 0;
  gtk_widget_measure (self->panels[pane], GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  return MAX (MAX (minimum, MIN_WIDTH), MIN (self->widths[pane], (int) (width * (self->narrow ? NARROW_SHARE : MAX_SHARE))));
}

static void
place (GtkWidget *child, gboolean shown, int x, int width, int height)
{
  gtk_widget_set_child_visible (child, shown);
  if (shown)
    gtk_widget_size_allocate (child, &(GtkAllocation) { x, 0, width, height }, -1);
}

static int
edge_width (MvPanes *self, MvPane pane)
{
  int width;

  gtk_widget_measure (self->edges[pane], GTK_ORIENTATION_HORIZONTAL, -1, &width, NULL, NULL, NULL);
  return self->shown[pane] ? width : 0;
}

static void
mv_panes_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  MvPanes *self = MV_PANES (widget);
  int start, end, start_edge, end_edge, middle;

  decide (self, width);
  start = room_of (self, MV_PANE_START, width);
  end = room_of (self, MV_PANE_END, width);
  start_edge = edge_width (self, MV_PANE_START);
  end_edge = edge_width (self, MV_PANE_END);
  middle = MAX (width - start - end - start_edge - end_edge, 0);
  if (self->panels[MV_PANE_START] != NULL)
    place (self->panels[MV_PANE_START], start > 0, 0, start, height);
  place (self->edges[MV_PANE_START], start > 0, start, start_edge, height);
  if (self->centre != NULL)
    {
      int minimum;

      gtk_widget_measure (self->centre, GTK_ORIENTATION_HORIZONTAL, height, &minimum, NULL, NULL, NULL);
      place (self->centre, TRUE, start + start_edge, MAX (middle, minimum), height);
    }
  place (self->edges[MV_PANE_END], end > 0, start + start_edge + middle, end_edge, height);
  if (self->panels[MV_PANE_END] != NULL)
    place (self->panels[MV_PANE_END], end > 0, start + start_edge + middle + end_edge, end, height);
}

static void
mv_panes_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural, int *minimum_baseline,
                  int *natural_baseline)
{
  MvPanes *self = MV_PANES (widget);

  *minimum = *natural = 0;
  *minimum_baseline = *natural_baseline = -1;
  if (self->centre != NULL)
    gtk_widget_measure (self->centre, orientation, -1, minimum, natural, NULL, NULL);
  for (int i = 0; i < MV_N_PANES; i++)
    {
      if (self->panels[i] == NULL || !self->shown[i])
        continue;
      /* They scroll, and are as wide as they were made: nothing in them is asked, for every one of their lines would be. */
      if (orientation == GTK_ORIENTATION_VERTICAL)
        *minimum = MAX (*minimum, LEAST_HEIGHT);
      else
        *natural += self->widths[i];
      *natural = MAX (*natural, *minimum);
    }
}

/* --- resizing ------------------------------------------------------------------------------------------------------------------------- */

/* The panel whose edge is at X, or -1. */
static int
edge_at (MvPanes *self, double x)
{
  for (int i = 0; i < MV_N_PANES; i++)
    {
      graphene_rect_t bounds;

      if (self->shown[i] && gtk_widget_compute_bounds (self->edges[i], GTK_WIDGET (self), &bounds)
          && x >= bounds.origin.x - GRIP && x <= bounds.origin.x + bounds.size.width + GRIP)
        return i;
    }
  return -1;
}

static void
set_width (MvPanes *self, MvPane pane, int width)
{
  width = MAX (width, MIN_WIDTH);
  if (self->widths[pane] == width)
    return;
  self->widths[pane] = width;
  g_object_notify_by_pspec (G_OBJECT (self), properties[pane == MV_PANE_START ? PROP_START_WIDTH : PROP_END_WIDTH]);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

static void
drag_begin_cb (GtkGestureDrag *gesture, double x, double y, MvPanes *self)
{
  self->dragged = edge_at (self, x);
  if (self->dragged < 0)
    {
      gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_DENIED);
      return;
    }
  self->drag_width = gtk_widget_get_width (self->panels[self->dragged]);
  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
}

static void
drag_update_cb (GtkGestureDrag *gesture, double dx, double dy, MvPanes *self)
{
  if (self->dragged >= 0)
    set_width (self, self->dragged,
               MIN (self->drag_width + (int) (self->dragged == MV_PANE_START ? dx : -dx),
                    (int) (gtk_widget_get_width (GTK_WIDGET (self)) * MAX_SHARE)));
}

static void
motion_cb (GtkEventControllerMotion *controller, double x, double y, MvPanes *self)
{
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), edge_at (self, x) >= 0 ? "col-resize" : NULL);
}

static gboolean
key_cb (GtkEventControllerKey *controller, guint key, guint code, GdkModifierType state, MvPanes *self)
{
  GtkWidget *edge = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (controller));
  MvPane pane = edge == self->edges[MV_PANE_START] ? MV_PANE_START : MV_PANE_END;
  int sign = pane == MV_PANE_START ? 1 : -1;

  if (key != GDK_KEY_Left && key != GDK_KEY_Right)
    return FALSE;
  set_width (self, pane, gtk_widget_get_width (self->panels[pane]) + sign * (key == GDK_KEY_Right ? KEY_STEP : -KEY_STEP));
  return TRUE;
}

/* --- properties ----------------------------------------------------------------------------------------------------------------------- */

static void
set_child (MvPanes *self, GtkWidget **place, GtkWidget *child, GtkWidget *before)
{
  g_clear_pointer (place, gtk_widget_unparent);
  *place = child;
  if (child != NULL)
    gtk_widget_insert_before (child, GTK_WIDGET (self), before);
}

static void
mv_panes_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  MvPanes *self = MV_PANES (object);

  switch (id)
    {
    case PROP_START: set_child (self, &self->panels[MV_PANE_START], g_value_get_object (value), self->edges[MV_PANE_START]); break;
    case PROP_CENTRE: set_child (self, &self->centre, g_value_get_object (value), self->edges[MV_PANE_END]); break;
    case PROP_END: set_child (self, &self->panels[MV_PANE_END], g_value_get_object (value), NULL); break;
    case PROP_START_WIDTH: set_width (self, MV_PANE_START, g_value_get_int (value)); break;
    case PROP_END_WIDTH: set_width (self, MV_PANE_END, g_value_get_int (value)); break;
    case PROP_START_WANTED: self->wanted[MV_PANE_START] = g_value_get_boolean (value); break;
    case PROP_END_WANTED: self->wanted[MV_PANE_END] = g_value_get_boolean (value); break;
    default: G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

static void
mv_panes_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  MvPanes *self = MV_PANES (object);

  switch (id)
    {
    case PROP_START: g_value_set_object (value, self->panels[MV_PANE_START]); break;
    case PROP_CENTRE: g_value_set_object (value, self->centre); break;
    case PROP_END: g_value_set_object (value, self->panels[MV_PANE_END]); break;
    case PROP_START_WIDTH: g_value_set_int (value, self->widths[MV_PANE_START]); break;
    case PROP_END_WIDTH: g_value_set_int (value, self->widths[MV_PANE_END]); break;
    case PROP_START_WANTED: g_value_set_boolean (value, self->wanted[MV_PANE_START]); break;
    case PROP_END_WANTED: g_value_set_boolean (value, self->wanted[MV_PANE_END]); break;
    case PROP_START_SHOWN: g_value_set_boolean (value, self->shown[MV_PANE_START]); break;
    case PROP_END_SHOWN: g_value_set_boolean (value, self->shown[MV_PANE_END]); break;
    default: G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

void
mv_panes_show (MvPanes *self, MvPane pane, gboolean shown)
{
  g_return_if_fail (MV_IS_PANES (self));

  self->wanted[pane] = shown;
  self->insisted[pane] = shown && self->narrow;
  if (shown)
    self->last = pane;
  g_object_notify_by_pspec (G_OBJECT (self), properties[pane == MV_PANE_START ? PROP_START_WANTED : PROP_END_WANTED]);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

void
mv_panes_suggest (MvPanes *self, MvPane pane, gboolean useful)
{
  g_return_if_fail (MV_IS_PANES (self));

  if (self->useful[pane] == useful)
    return;
  self->useful[pane] = useful;
  if (useful)
    self->last = pane;
  if (self->narrow)
    gtk_widget_queue_resize (GTK_WIDGET (self));
}

gboolean
mv_panes_is_shown (MvPanes *self, MvPane pane)
{
  g_return_val_if_fail (MV_IS_PANES (self), FALSE);

  return self->shown[pane];
}

static void
mv_panes_dispose (GObject *object)
{
  MvPanes *self = MV_PANES (object);
  GtkWidget *child;

  g_clear_handle_id (&self->told, g_source_remove);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  self->centre = self->panels[0] = self->panels[1] = NULL;
  G_OBJECT_CLASS (mv_panes_parent_class)->dispose (object);
}

static void
mv_panes_class_init (MvPanesClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);
  GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS, told = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->set_property = mv_panes_set_property;
  object_class->get_property = mv_panes_get_property;
  object_class->dispose = mv_panes_dispose;
  widget_class->size_allocate = mv_panes_size_allocate;
  widget_class->measure = mv_panes_measure;
  gtk_widget_class_set_css_name (widget_class, "panes");
  properties[PROP_START] = g_param_spec_object ("start", NULL, NULL, GTK_TYPE_WIDGET, flags);
  properties[PROP_CENTRE] = g_param_spec_object ("centre", NULL, NULL, GTK_TYPE_WIDGET, flags);
  properties[PROP_END] = g_param_spec_object ("end", NULL, NULL, GTK_TYPE_WIDGET, flags);
  properties[PROP_START_WIDTH] = g_param_spec_int ("start-width", NULL, NULL, 0, G_MAXINT, 300, flags);
  properties[PROP_END_WIDTH] = g_param_spec_int ("end-width", NULL, NULL, 0, G_MAXINT, 360, flags);
  properties[PROP_START_WANTED] = g_param_spec_boolean ("start-wanted", NULL, NULL, TRUE, flags);
  properties[PROP_END_WANTED] = g_param_spec_boolean ("end-wanted", NULL, NULL, TRUE, flags);
  properties[PROP_START_SHOWN] = g_param_spec_boolean ("start-shown", NULL, NULL, FALSE, told);
  properties[PROP_END_SHOWN] = g_param_spec_boolean ("end-shown", NULL, NULL, FALSE, told);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static GtkWidget *
edge_new (MvPanes *self, const char *name)
{
  GtkWidget *edge = gtk_separator_new (GTK_ORIENTATION_VERTICAL);
  GtkEventController *key = gtk_event_controller_key_new ();

  gtk_widget_set_focusable (edge, TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (edge), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_signal_connect (key, "key-pressed", G_CALLBACK (key_cb), self);
  gtk_widget_add_controller (edge, key);
  gtk_widget_set_parent (edge, GTK_WIDGET (self));
  return edge;
}

static void
mv_panes_init (MvPanes *self)
{
  GtkGesture *drag = gtk_gesture_drag_new ();
  GtkEventController *motion = gtk_event_controller_motion_new ();

  self->widths[MV_PANE_START] = 300;
  self->widths[MV_PANE_END] = 360;
  self->wanted[MV_PANE_START] = self->wanted[MV_PANE_END] = TRUE;
  self->last = MV_PANE_END;
  self->dragged = -1;
  self->edges[MV_PANE_START] = edge_new (self, _("Width of the layer panel"));
  self->edges[MV_PANE_END] = edge_new (self, _("Width of the inspector"));
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);

  g_signal_connect (drag, "drag-begin", G_CALLBACK (drag_begin_cb), self);
  g_signal_connect (drag, "drag-update", G_CALLBACK (drag_update_cb), self);
  g_signal_connect (motion, "motion", G_CALLBACK (motion_cb), self);
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (drag), GTK_PHASE_CAPTURE);
  gtk_event_controller_set_propagation_phase (motion, GTK_PHASE_CAPTURE);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drag));
  gtk_widget_add_controller (GTK_WIDGET (self), motion);
}
