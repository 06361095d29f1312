#include "ui/panel/report-row.h"

#include "app/base/text.h"
#include "ui/panel/hint.h"
#include "ui/panel/icon.h"

#define GAP 8                   /* px between title and value */
#define NUMBER_WIDTH 26         /* px of the column of source numbers */
#define VALUE_SHARE 0.55        /* of the width, at most */
#define BUTTON_ROOM 62          /* px of the two buttons */
#define NOTE_INDENT 20
#define CAUTION_SIZE 13
#define LEADING 2
#define LEAST_WIDTH 180

enum { TITLE, VALUE, NUMBER, DETAIL, NOTE, N_PARTS };

struct _MvReportRow
{
  GtkWidget     parent_instance;
  MvReportItem *item;
  MvWording     parts[N_PARTS];
  GtkWidget    *buttons, *first_button, *second_button;         /* NULL until a row needs them */
  int           width;          /* what the places are for; 0 = not placed */
  int           value_x, value_y, number_x, detail_y, note_y, height;
};

G_DEFINE_FINAL_TYPE (MvReportRow, mv_report_row, GTK_TYPE_WIDGET)

enum { ACTIVATED, N_SIGNALS };
static guint signals[N_SIGNALS];

static const char *const kind_classes[] = { "report-head", "report-heading", "report-figure", "report-other", "report-source" };

static const MvWordingStyle plain = { 1.0, PANGO_WEIGHT_NORMAL, FALSE, PANGO_ALIGN_LEFT, 0 };
static const MvWordingStyle head = { 1.35, PANGO_WEIGHT_ULTRABOLD, FALSE, PANGO_ALIGN_LEFT, 0 };
static const MvWordingStyle heading = { 0.92, PANGO_WEIGHT_BOLD, FALSE, PANGO_ALIGN_LEFT, 0 };
static const MvWordingStyle lesser = { 0.9, PANGO_WEIGHT_NORMAL, FALSE, PANGO_ALIGN_LEFT, 0 };
static const MvWordingStyle figure = { 1.0, PANGO_WEIGHT_BOLD, FALSE, PANGO_ALIGN_RIGHT, 0 };
static const MvWordingStyle other_figure = { 0.9, PANGO_WEIGHT_NORMAL, FALSE, PANGO_ALIGN_RIGHT, 0 };
static const MvWordingStyle no_figure = { 1.0, PANGO_WEIGHT_NORMAL, TRUE, PANGO_ALIGN_RIGHT, 0 };
static const MvWordingStyle number = { 0.75, PANGO_WEIGHT_NORMAL, FALSE, PANGO_ALIGN_RIGHT, 0 };
static const MvWordingStyle small = { 0.83, PANGO_WEIGHT_NORMAL, FALSE, PANGO_ALIGN_LEFT, 0 };

const MvWordingStyle *const *
mv_report_row_styles (guint *n)
{
  static const MvWordingStyle *const styles[] = { &head, &heading, &plain, &lesser, &figure, &other_figure, &no_figure, &number, &small };

  *n = G_N_ELEMENTS (styles);
  return styles;
}

/* --- buttons of heads and sources ----------------------------------------------------------------------------------------------------- */

static void
first_cb (GtkButton *button, MvReportRow *self)
{
  if (self->item->kind == MV_REPORT_HEAD)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.zoom-to-selection", NULL);
  else if (self->item->url != NULL)
    gtk_show_uri (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), self->item->url, GDK_CURRENT_TIME);
}

static void
second_cb (GtkButton *button, MvReportRow *self)
{
  if (self->item->kind == MV_REPORT_HEAD)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.copy-report", NULL);
  else
    {
      gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self)), self->item->citation);
      gtk_widget_activate_action (GTK_WIDGET (self), "win.tell", "s", _("Citation copied"));
    }
}

static GtkWidget *
button_new (MvReportRow *self, GCallback callback)
{
  GtkWidget *button = gtk_button_new ();

  gtk_widget_add_css_class (button, "flat");
  g_signal_connect (button, "clicked", callback, self);
  gtk_box_append (GTK_BOX (self->buttons), button);
  return button;
}

static void
set_button (GtkWidget *button, gboolean shown, const char *icon, const char *name, const char *hint)
{
  gtk_widget_set_visible (button, shown);
  mv_icon_on_button (GTK_BUTTON (button), icon);
  mv_hint_set (button, hint);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static gboolean
has_buttons (MvReportRow *self)
{
  return self->buttons != NULL && gtk_widget_get_visible (self->buttons);
}

static void
bind_buttons (MvReportRow *self, const MvReportItem *item)
{
  gboolean is_head = item->kind == MV_REPORT_HEAD, is_source = item->kind == MV_REPORT_SOURCE;
  const char *go = is_head ? _("Show on the map") : _("Open the source's address");
  const char *copy = is_head ? _("Copy figures and sources") : _("Copy the citation");

  if (!is_head && !is_source)
    {
      if (self->buttons != NULL)
        gtk_widget_set_visible (self->buttons, FALSE);
      return;
    }
  if (self->buttons == NULL)
    {
      self->buttons = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 4);
      gtk_widget_set_halign (self->buttons, GTK_ALIGN_END);
      self->first_button = button_new (self, G_CALLBACK (first_cb));
      self->second_button = button_new (self, G_CALLBACK (second_cb));
      gtk_widget_set_parent (self->buttons, GTK_WIDGET (self));
    }
  gtk_widget_set_visible (self->buttons, TRUE);
  set_button (self->first_button, is_head || item->url != NULL, is_head ? "find-location-symbolic" : "adw-external-link-symbolic", go,
              is_head ? go : item->url);
  set_button (self->second_button, TRUE, "edit-copy-symbolic", copy, copy);
}

/* --- what the row says ---------------------------------------------------------------------------------------------------------------- */

static gboolean
same (const MvReportItem *a, const MvReportItem *b)
{
  return a->kind == b->kind && a->state == b->state && a->source_number == b->source_number && g_strcmp0 (a->title, b->title) == 0
         && g_strcmp0 (a->value, b->value) == 0 && g_strcmp0 (a->detail, b->detail) == 0 && g_strcmp0 (a->note, b->note) == 0
         && g_strcmp0 (a->ref, b->ref) == 0 && g_strcmp0 (a->url, b->url) == 0 && g_strcmp0 (a->citation, b->citation) == 0
         && g_strcmp0 (a->source_tip, b->source_tip) == 0;
}

static void
set_texts (MvReportRow *self, const MvReportItem *item)
{
  static const MvWordingStyle *const titles[] = { &head, &heading, &plain, &lesser, &lesser };
  const MvWordingStyle *value = item->state != MV_FIGURE_KNOWN ? &no_figure : item->kind == MV_REPORT_OTHER ? &other_figure : &figure;
  g_autofree char *numeral = item->source_number > 0 ? g_strdup_printf ("[%u]", item->source_number) : NULL;

  mv_wording_set (&self->parts[TITLE], item->title, titles[item->kind]);
  mv_wording_set (&self->parts[VALUE], item->value, value);
  mv_wording_set (&self->parts[NUMBER], numeral, &number);
  mv_wording_set (&self->parts[DETAIL], item->detail, &small);
  mv_wording_set (&self->parts[NOTE], item->note, &small);
}

static void arrange (MvReportRow *self, int width);

/* How wide the last row was made: a good guess for the next, which would be laid out for another width first. Main thread. */
static int usual_width = LEAST_WIDTH;

/* Other texts or another font. They are laid out here, where who binds rows counts the time; what is as high as before is only drawn
 * again. A new size of one row lays out the whole window: TRUE then. */
static gboolean
refresh (MvReportRow *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  int width = self->width, height = self->height;

  self->width = 0;
  arrange (self, width > 0 ? width : usual_width);
  if (width > 0 && self->height == height)
    {
      gtk_widget_queue_draw (widget);
      return FALSE;
    }
  gtk_widget_queue_resize (widget);
  return TRUE;
}

guint
mv_report_row_bind (MvReportRow *self, MvReportItem *item)
{
  GtkWidget *widget = GTK_WIDGET (self);
  g_autofree char *spoken = NULL;
  gboolean leads = item->ref != NULL, of_other_kind, had_buttons;

  g_return_val_if_fail (MV_IS_REPORT_ROW (self), 0);

  if (self->item != NULL && same (self->item, item))
    return 0;
  had_buttons = has_buttons (self);
  of_other_kind = self->item == NULL || self->item->kind != item->kind;
  if (of_other_kind)
    {
      if (self->item != NULL)
        gtk_widget_remove_css_class (widget, kind_classes[self->item->kind]);
      gtk_widget_add_css_class (widget, kind_classes[item->kind]);
    }
  if (self->item == NULL || leads != (self->item->ref != NULL))
    {
      (leads ? gtk_widget_add_css_class : gtk_widget_remove_css_class) (widget, "leads-on");
      gtk_widget_set_cursor_from_name (widget, leads ? "pointer" : NULL);
    }
  g_set_object (&self->item, item);
  set_texts (self, item);
  bind_buttons (self, item);
  spoken = mv_report_item_spoken (item);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  return (refresh (self) || of_other_kind) + (has_buttons (self) && !had_buttons);
}

const MvReportItem *
mv_report_row_get_item (MvReportRow *self)
{
  g_return_val_if_fail (MV_IS_REPORT_ROW (self), NULL);

  return self->item;
}

/* --- places --------------------------------------------------------------------------------------------------------------------------- */

/* Gives every text its place in WIDTH px. Value and number stand beside the title, the rest beneath it. */
static void
arrange (MvReportRow *self, int width)
{
  GtkWidget *widget = GTK_WIDGET (self);
  int right = width - (has_buttons (self) ? BUTTON_ROOM : 0), title_height, value_width, value_height, note_height, detail_height;
  gboolean numbered = self->item != NULL && self->item->kind != MV_REPORT_HEAD && self->item->kind != MV_REPORT_HEADING;

  if (self->width == width)
    return;
  self->width = width;
  if (numbered)
    right -= NUMBER_WIDTH;
  self->number_x = right;
  mv_wording_size (&self->parts[NUMBER], widget, NUMBER_WIDTH, NULL, NULL);
  mv_wording_size (&self->parts[VALUE], widget, -1, &value_width, &value_height);
  if (value_width > (int) (width * VALUE_SHARE))
    mv_wording_size (&self->parts[VALUE], widget, value_width = (int) (width * VALUE_SHARE), NULL, &value_height);
  self->value_x = right - value_width;
  mv_wording_size (&self->parts[TITLE], widget, MAX (value_width > 0 ? self->value_x - GAP : right, 40), NULL, &title_height);
  self->value_y = 0;
  self->detail_y = MAX (title_height, value_height) + (self->parts[DETAIL].text != NULL ? LEADING : 0);
  mv_wording_size (&self->parts[DETAIL], widget, MAX (right, 40), NULL, &detail_height);
  self->note_y = self->detail_y + detail_height + (self->parts[NOTE].text != NULL ? LEADING : 0);
  mv_wording_size (&self->parts[NOTE], widget, MAX (width - NOTE_INDENT, 40), NULL, &note_height);
  self->height = self->note_y + note_height;
}

static void
mv_report_row_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural, int *minimum_baseline,
                       int *natural_baseline)
{
  MvReportRow *self = MV_REPORT_ROW (widget);

  *minimum_baseline = *natural_baseline = -1;
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = *natural = LEAST_WIDTH;
      return;
    }
  /* Asked without a width, what is laid out already is as good an answer as any, and costs nothing. */
  if (for_size > 0 || self->width == 0)
    arrange (self, for_size > 0 ? for_size : usual_width);
  *minimum = *natural = self->height;
}

static GtkSizeRequestMode
mv_report_row_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
mv_report_row_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  MvReportRow *self = MV_REPORT_ROW (widget);
  int size;

  arrange (self, usual_width = width);
  if (self->buttons != NULL && gtk_widget_should_layout (self->buttons))
    {
      gtk_widget_measure (self->buttons, GTK_ORIENTATION_VERTICAL, -1, &size, NULL, NULL, NULL);
      gtk_widget_size_allocate (self->buttons, &(GtkAllocation) { width - BUTTON_ROOM, 0, BUTTON_ROOM, MIN (size, MAX (height, size)) }, -1);
    }
}

static void
mv_report_row_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  MvReportRow *self = MV_REPORT_ROW (widget);
  GdkRGBA ink = mv_wording_colour (widget, NULL, 1), dim = mv_wording_colour (widget, NULL, 0.65), faint = mv_wording_colour (widget, NULL, 0.55);
  GdkRGBA link = mv_wording_colour (widget, "accent_color", 1);
  gboolean known, leads;

  if (self->item == NULL)
    return;
  arrange (self, gtk_widget_get_width (widget));
  known = self->item->state == MV_FIGURE_KNOWN;
  leads = self->item->ref != NULL;
  mv_wording_draw (&self->parts[TITLE], snapshot, 0, 0, leads ? &link : self->item->kind == MV_REPORT_HEADING ? &dim : &ink);
  mv_wording_draw (&self->parts[VALUE], snapshot, self->value_x, self->value_y, known ? &ink : &dim);
  mv_wording_draw (&self->parts[NUMBER], snapshot, self->number_x, 2, &faint);
  mv_wording_draw (&self->parts[DETAIL], snapshot, 0, self->detail_y, &dim);
  mv_wording_draw (&self->parts[NOTE], snapshot, NOTE_INDENT, self->note_y, &ink);
  if (self->parts[NOTE].text != NULL)
    mv_wording_caution (widget, snapshot, 0, self->note_y + 1, CAUTION_SIZE);
  GTK_WIDGET_CLASS (mv_report_row_parent_class)->snapshot (widget, snapshot);
}

static void
mv_report_row_css_changed (GtkWidget *widget, GtkCssStyleChange *change)
{
  MvReportRow *self = MV_REPORT_ROW (widget);
  gboolean stale = FALSE;

  GTK_WIDGET_CLASS (mv_report_row_parent_class)->css_changed (widget, change);
  for (guint i = 0; i < N_PARTS; i++)
    stale |= mv_wording_stale (&self->parts[i]);
  if (stale && self->width > 0)
    refresh (self);
  else
    gtk_widget_queue_draw (widget);
}

/* --- following a row ------------------------------------------------------------------------------------------------------------------ */

static void
follow (MvReportRow *self)
{
  g_autofree char *ref = self->item != NULL ? g_strdup (self->item->ref) : NULL;

  if (ref != NULL)
    g_signal_emit (self, signals[ACTIVATED], 0, ref);
}

static void
released_cb (GtkGestureClick *gesture, int n, double x, double y, MvReportRow *self)
{
  if (gtk_widget_contains (GTK_WIDGET (self), x, y))
    follow (self);
}

static gboolean
key_cb (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  follow (MV_REPORT_ROW (widget));
  return MV_REPORT_ROW (widget)->item != NULL && MV_REPORT_ROW (widget)->item->ref != NULL;
}

static gboolean
mv_report_row_query_tooltip (GtkWidget *widget, int x, int y, gboolean keyboard, GtkTooltip *tooltip)
{
  const MvReportItem *item = MV_REPORT_ROW (widget)->item;

  if (item == NULL || item->source_tip == NULL)
    return FALSE;
  gtk_tooltip_set_text (tooltip, item->source_tip);
  return TRUE;
}

static void
mv_report_row_dispose (GObject *object)
{
  MvReportRow *self = MV_REPORT_ROW (object);
  GtkWidget *child;

  g_clear_object (&self->item);
  for (guint i = 0; i < N_PARTS; i++)
    mv_wording_clear (&self->parts[i]);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (mv_report_row_parent_class)->dispose (object);
}

static void
mv_report_row_class_init (MvReportRowClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);
  static const guint keys[] = { GDK_KEY_Return, GDK_KEY_KP_Enter, GDK_KEY_space };

  G_OBJECT_CLASS (class)->dispose = mv_report_row_dispose;
  widget_class->measure = mv_report_row_measure;
  widget_class->get_request_mode = mv_report_row_get_request_mode;
  widget_class->size_allocate = mv_report_row_size_allocate;
  widget_class->snapshot = mv_report_row_snapshot;
  widget_class->query_tooltip = mv_report_row_query_tooltip;
  widget_class->css_changed = mv_report_row_css_changed;
  gtk_widget_class_set_css_name (widget_class, "reportrow");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_LIST_ITEM);
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    gtk_widget_class_add_binding (widget_class, keys[i], 0, key_cb, NULL);
  signals[ACTIVATED] = g_signal_new ("activated", G_TYPE_FROM_CLASS (class), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                                     G_TYPE_STRING);
}

static void
mv_report_row_init (MvReportRow *self)
{
  GtkGesture *click = gtk_gesture_click_new ();

  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
  g_signal_connect (click, "released", G_CALLBACK (released_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
}

GtkWidget *
mv_report_row_new (void)
{
  return g_object_new (MV_TYPE_REPORT_ROW, NULL);
}
