#include "ui/panel/headline.h"

#include <string.h>

#include "app/base/text.h"
#include "app/scene/slot-choices.h"
#include "ui/panel/wording.h"

#define WISHED_WIDTH 1200       /* px */
#define WORDS_ALPHA  0xb000     /* of words between the slots: 0xffff is full */

/* The words of one slot in the sentence. Its button takes the focus and speaks; the words are drawn with the sentence, and the pointer
 * finds them there, for they may begin on one line and end on the next. */
typedef struct { GtkWidget *button; MvSlot slot; int from, to; char *spoken; } Slot;

struct _MvHeadline
{
  GtkWidget    parent_instance;
  char        *title;
  GArray      *phrase;          /* NULL = plain words */
  GArray      *slots;           /* Slot: the first n_slots are those of the sentence, the others wait */
  guint        n_slots;
  PangoLayout *layout;          /* NULL until allocated anew */
  guint        context_serial;
  int          layout_y;
  int          hovered;         /* index of a slot, or -1 */
};

G_DEFINE_FINAL_TYPE (MvHeadline, mv_headline, GTK_TYPE_WIDGET)

enum { SLOT_OPENED, N_SIGNALS };
static guint signals[N_SIGNALS];

static Slot *
slot_at (MvHeadline *self, guint i)
{
  return &g_array_index (self->slots, Slot, i);
}

/* --- the layout ----------------------------------------------------------------------------------------------------------------------- */

static void
add_attribute (PangoAttrList *list, PangoAttribute *attribute, int from, int to)
{
  attribute->start_index = from;
  attribute->end_index = to;
  pango_attr_list_insert (list, attribute);
}

static PangoAttrList *
attributes_of (MvHeadline *self, double scale)
{
  PangoAttrList *list = pango_attr_list_new ();

  pango_attr_list_insert (list, pango_attr_scale_new (scale));
  pango_attr_list_insert (list, pango_attr_font_features_new ("tnum=1"));
  if (self->phrase == NULL)
    pango_attr_list_insert (list, pango_attr_weight_new (PANGO_WEIGHT_BOLD));
  else
    pango_attr_list_insert (list, pango_attr_foreground_alpha_new (WORDS_ALPHA));
  for (guint i = 0; i < self->n_slots; i++)
    {
      const Slot *slot = slot_at (self, i);

      add_attribute (list, pango_attr_underline_new (PANGO_UNDERLINE_SINGLE), slot->from, slot->to);
      add_attribute (list, pango_attr_foreground_alpha_new (0xffff), slot->from, slot->to);
    }
  return list;
}

static void
lay_out (MvHeadline *self, int width)
{
  static const struct { double scale; int lines; } tries[] = { { 1.0, 2 }, { 0.9, 2 }, { 0.8, 3 } };

  if (self->layout == NULL)
    {
      self->layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), self->title);
      self->context_serial = pango_context_get_serial (pango_layout_get_context (self->layout));
      pango_layout_set_alignment (self->layout, PANGO_ALIGN_CENTER);
      pango_layout_set_ellipsize (self->layout, PANGO_ELLIPSIZE_END);
      pango_layout_set_wrap (self->layout, PANGO_WRAP_WORD_CHAR);
    }
  pango_layout_set_width (self->layout, width * PANGO_SCALE);
  for (guint i = 0; i < G_N_ELEMENTS (tries); i++)
    {
      g_autoptr(PangoAttrList) list = attributes_of (self, tries[i].scale);

      pango_layout_set_attributes (self->layout, list);
      pango_layout_set_height (self->layout, -tries[i].lines);
      if (!pango_layout_is_ellipsized (self->layout))
        break;
    }
}

/* Calls DRAW for each stretch of SLOT, one a line, in the widget's px. */
static void
each_stretch (MvHeadline *self, const Slot *slot, void (*draw) (const GdkRectangle *stretch, gpointer data), gpointer data)
{
  g_autoptr(PangoLayoutIter) lines = pango_layout_get_iter (self->layout);

  do
    {
      PangoLayoutLine *line = pango_layout_iter_get_line_readonly (lines);
      PangoRectangle extents;
      int *ranges = NULL, n = 0, low, high;

      if (slot->to <= line->start_index || slot->from >= line->start_index + line->length)
        continue;
      pango_layout_iter_get_line_extents (lines, NULL, &extents);
      pango_layout_line_get_x_ranges (line, slot->from, slot->to, &ranges, &n);
      low = n > 0 ? PANGO_PIXELS_FLOOR (ranges[0]) : 0;
      high = n > 0 ? PANGO_PIXELS_CEIL (ranges[2 * n - 1]) : 0;
      if (n > 0)
        draw (&(GdkRectangle) { low, self->layout_y + PANGO_PIXELS (extents.y), MAX (high - low, 1), PANGO_PIXELS_CEIL (extents.height) }, data);
      g_free (ranges);
    }
  while (pango_layout_iter_next_line (lines));
}

static void
unite (const GdkRectangle *stretch, gpointer data)
{
  GdkRectangle *box = data;

  if (box->width == 0)
    *box = *stretch;
  else
    gdk_rectangle_union (box, stretch, box);
}

static void
mv_headline_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  MvHeadline *self = MV_HEADLINE (widget);
  int text_height;

  if (self->title == NULL)
    return;
  lay_out (self, width);
  pango_layout_get_pixel_size (self->layout, NULL, &text_height);
  self->layout_y = MAX ((height - text_height) / 2, 0);
  for (guint i = 0; i < self->n_slots; i++)
    {
      GdkRectangle box = { 0 };
      int least_width, least_height;

      each_stretch (self, slot_at (self, i), unite, &box);
      gtk_widget_measure (slot_at (self, i)->button, GTK_ORIENTATION_HORIZONTAL, -1, &least_width, NULL, NULL, NULL);
      gtk_widget_measure (slot_at (self, i)->button, GTK_ORIENTATION_VERTICAL, -1, &least_height, NULL, NULL, NULL);
      box.width = MAX (box.width, least_width);
      box.height = MAX (box.height, least_height);
      gtk_widget_size_allocate (slot_at (self, i)->button, &box, -1);
    }
}

static void
mv_headline_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural, int *minimum_baseline,
                     int *natural_baseline)
{
  *minimum_baseline = *natural_baseline = -1;
  *minimum = 0;
  *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? WISHED_WIDTH : 0;
}

static void
draw_ground (const GdkRectangle *stretch, gpointer data)
{
  GtkSnapshot *snapshot = ((gpointer *) data)[0];
  const GdkRGBA *colour = ((gpointer *) data)[1];

  gtk_snapshot_append_color (snapshot, colour, &GRAPHENE_RECT_INIT (stretch->x - 2, stretch->y, stretch->width + 4, stretch->height));
}

static void
mv_headline_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  MvHeadline *self = MV_HEADLINE (widget);
  GdkRGBA ink = mv_wording_colour (widget, NULL, 1), ground = mv_wording_colour (widget, NULL, 0.1);

  if (self->layout == NULL)
    return;
  if (self->hovered >= 0 && self->hovered < (int) self->n_slots)
    each_stretch (self, slot_at (self, self->hovered), draw_ground, (gpointer[]) { snapshot, &ground });
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (0, self->layout_y));
  gtk_snapshot_append_layout (snapshot, self->layout, &ink);
  gtk_snapshot_restore (snapshot);
  for (guint i = 0; i < self->n_slots; i++)
    gtk_widget_snapshot_child (widget, slot_at (self, i)->button, snapshot);
}

/* --- pointer -------------------------------------------------------------------------------------------------------------------------- */

static int
find_slot (MvHeadline *self, double x, double y)
{
  int index, trailing;

  if (self->layout == NULL
      || !pango_layout_xy_to_index (self->layout, x * PANGO_SCALE, (y - self->layout_y) * PANGO_SCALE, &index, &trailing))
    return -1;
  for (guint i = 0; i < self->n_slots; i++)
    if (index >= slot_at (self, i)->from && index < slot_at (self, i)->to)
      return i;
  return -1;
}

static void
clicked_cb (GtkWidget *button, MvHeadline *self)
{
  for (guint i = 0; i < self->n_slots; i++)
    if (slot_at (self, i)->button == button)
      {
        g_signal_emit (self, signals[SLOT_OPENED], 0, (int) slot_at (self, i)->slot, button);
        return;
      }
}

static void
pressed_cb (GtkGestureClick *gesture, int n, double x, double y, MvHeadline *self)
{
  gtk_gesture_set_state (GTK_GESTURE (gesture), find_slot (self, x, y) >= 0 ? GTK_EVENT_SEQUENCE_CLAIMED : GTK_EVENT_SEQUENCE_DENIED);
}

static void
released_cb (GtkGestureClick *gesture, int n, double x, double y, MvHeadline *self)
{
  int found = find_slot (self, x, y);

  if (found >= 0)
    clicked_cb (slot_at (self, found)->button, self);
}

static void
hover (MvHeadline *self, int slot)
{
  if (slot == self->hovered)
    return;
  self->hovered = slot;
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), slot >= 0 ? "pointer" : NULL);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
motion_cb (GtkEventControllerMotion *controller, double x, double y, MvHeadline *self)
{
  hover (self, find_slot (self, x, y));
}

static void
leave_cb (GtkEventControllerMotion *controller, MvHeadline *self)
{
  hover (self, -1);
}

/* The whole sentence when there was no room for it, else what the slot chooses. */
static gboolean
mv_headline_query_tooltip (GtkWidget *widget, int x, int y, gboolean keyboard, GtkTooltip *tooltip)
{
  MvHeadline *self = MV_HEADLINE (widget);
  int found = find_slot (self, x, y);

  if (self->layout == NULL || (found < 0 && !pango_layout_is_ellipsized (self->layout)))
    return FALSE;
  gtk_tooltip_set_text (tooltip, pango_layout_is_ellipsized (self->layout) ? self->title : mv_slot_name (slot_at (self, found)->slot));
  return TRUE;
}

/* --- words ---------------------------------------------------------------------------------------------------------------------------- */

static GtkWidget *
button_new (MvHeadline *self)
{
  GtkWidget *button = gtk_button_new ();

  gtk_widget_add_css_class (button, "slot");
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_can_target (button, FALSE);    /* the sentence finds its words by itself */
  gtk_widget_set_parent (button, GTK_WIDGET (self));
  g_signal_connect (button, "clicked", G_CALLBACK (clicked_cb), self);
  return button;
}

static void
add_slot (MvHeadline *self, const MvPhrasePart *part, int from, int to)
{
  g_autofree char *spoken = g_strdup_printf ("%s: %s", mv_slot_name (part->slot), part->text);
  Slot fresh = { NULL }, *slot;

  if (self->n_slots == self->slots->len)
    {
      fresh.button = button_new (self);
      g_array_append_val (self->slots, fresh);
    }
  slot = slot_at (self, self->n_slots++);
  slot->slot = part->slot;
  slot->from = from;
  slot->to = to;
  gtk_widget_set_visible (slot->button, TRUE);
  if (mv_text_set (&slot->spoken, spoken))
    gtk_accessible_update_property (GTK_ACCESSIBLE (slot->button), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
}

/* Of PHRASE, which is the sentence now. */
static void
take_slots (MvHeadline *self, GArray *phrase)
{
  int at = 0;

  self->n_slots = 0;
  for (guint i = 0; phrase != NULL && i < phrase->len; i++)
    {
      const MvPhrasePart *part = &g_array_index (phrase, MvPhrasePart, i);
      int end = at + (int) strlen (part->text);

      if (part->slot != MV_SLOT_NONE)
        add_slot (self, part, at, end);
      at = end;
    }
  for (guint i = self->n_slots; i < self->slots->len; i++)
    gtk_widget_set_visible (slot_at (self, i)->button, FALSE);
}

static void
set (MvHeadline *self, const char *title, GArray *phrase, const char *description)
{
  gboolean changed = mv_text_set (&self->title, title) || (phrase == NULL) != (self->phrase == NULL);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, description, -1);
  if (phrase != NULL)
    g_array_ref (phrase);
  g_clear_pointer (&self->phrase, g_array_unref);
  self->phrase = phrase;
  if (!changed)
    return;
  self->hovered = -1;
  take_slots (self, phrase);
  g_clear_object (&self->layout);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
mv_headline_set (MvHeadline *self, const char *title, const char *description)
{
  g_return_if_fail (MV_IS_HEADLINE (self));

  set (self, title, NULL, description);
}

void
mv_headline_set_phrase (MvHeadline *self, GArray *phrase, const char *description)
{
  g_autofree char *title = NULL;

  g_return_if_fail (MV_IS_HEADLINE (self) && phrase != NULL);

  if (phrase == self->phrase)
    {
      gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, description, -1);
      return;
    }
  title = mv_phrase_text (phrase);
  set (self, title, phrase, description);
}

const char *
mv_headline_get_title (MvHeadline *self)
{
  g_return_val_if_fail (MV_IS_HEADLINE (self), NULL);

  return self->title;
}

/* --- the object ----------------------------------------------------------------------------------------------------------------------- */

static void
mv_headline_css_changed (GtkWidget *widget, GtkCssStyleChange *change)
{
  MvHeadline *self = MV_HEADLINE (widget);

  GTK_WIDGET_CLASS (mv_headline_parent_class)->css_changed (widget, change);
  if (self->layout != NULL && pango_context_get_serial (pango_layout_get_context (self->layout)) != self->context_serial)
    {
      g_clear_object (&self->layout);
      gtk_widget_queue_allocate (widget);
    }
  gtk_widget_queue_draw (widget);
}

static void
mv_headline_dispose (GObject *object)
{
  MvHeadline *self = MV_HEADLINE (object);

  self->n_slots = 0;
  for (guint i = 0; i < self->slots->len; i++)
    {
      gtk_widget_unparent (slot_at (self, i)->button);
      g_free (slot_at (self, i)->spoken);
    }
  g_array_set_size (self->slots, 0);
  G_OBJECT_CLASS (mv_headline_parent_class)->dispose (object);
}

static void
mv_headline_finalize (GObject *object)
{
  MvHeadline *self = MV_HEADLINE (object);

  g_free (self->title);
  g_clear_pointer (&self->phrase, g_array_unref);
  g_array_unref (self->slots);
  g_clear_object (&self->layout);
  G_OBJECT_CLASS (mv_headline_parent_class)->finalize (object);
}

static void
mv_headline_class_init (MvHeadlineClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = mv_headline_dispose;
  G_OBJECT_CLASS (class)->finalize = mv_headline_finalize;
  widget_class->measure = mv_headline_measure;
  widget_class->size_allocate = mv_headline_size_allocate;
  widget_class->snapshot = mv_headline_snapshot;
  widget_class->query_tooltip = mv_headline_query_tooltip;
  widget_class->css_changed = mv_headline_css_changed;
  gtk_widget_class_set_css_name (widget_class, "headline");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_HEADING);
  signals[SLOT_OPENED] = g_signal_new ("slot-opened", G_TYPE_FROM_CLASS (class), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2,
                                       G_TYPE_INT, GTK_TYPE_WIDGET);
}

static void
mv_headline_init (MvHeadline *self)
{
  GtkGesture *click = gtk_gesture_click_new ();
  GtkEventController *motion = gtk_event_controller_motion_new ();

  self->hovered = -1;
  self->slots = g_array_new (FALSE, FALSE, sizeof (Slot));
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  gtk_widget_set_hexpand (GTK_WIDGET (self), TRUE);
  g_signal_connect (click, "pressed", G_CALLBACK (pressed_cb), self);
  g_signal_connect (click, "released", G_CALLBACK (released_cb), self);
  g_signal_connect (motion, "motion", G_CALLBACK (motion_cb), self);
  g_signal_connect (motion, "leave", G_CALLBACK (leave_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
  gtk_widget_add_controller (GTK_WIDGET (self), motion);
}
