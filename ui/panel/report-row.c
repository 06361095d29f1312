#include "ui/panel/report-row.h"

#include "app/base/text.h"

#define LONG_VALUE 22           /* characters: a longer value may break into lines */

struct _MvReportRow
{
  GtkWidget     parent_instance;
  MvReportItem *item;
  GtkWidget    *line, *title, *value, *number, *first_button, *second_button, *detail, *note_box, *note;
};

G_DEFINE_FINAL_TYPE (MvReportRow, mv_report_row, GTK_TYPE_WIDGET)

static const char *const kind_classes[] = { "report-head", "report-heading", "report-figure", "report-other", "report-source" };
static const char *const state_classes[] = { "known", "unknown", "not-reported", "not-applicable" };

static GtkWidget *
text_label (float xalign)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), xalign);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  return label;
}

static void
set_label (GtkWidget *label, const char *text)
{
  gtk_label_set_text (GTK_LABEL (label), text != NULL ? text : "");
  gtk_widget_set_visible (label, text != NULL);
}

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

static void
set_button (GtkWidget *button, gboolean shown, const char *icon, const char *name)
{
  gtk_widget_set_visible (button, shown);
  gtk_button_set_icon_name (GTK_BUTTON (button), icon);
  gtk_widget_set_tooltip_text (button, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static void
bind_buttons (MvReportRow *self, MvReportItem *item)
{
  gboolean head = item->kind == MV_REPORT_HEAD, source = item->kind == MV_REPORT_SOURCE;

  set_button (self->first_button, head || (source && item->url != NULL), head ? "find-location-symbolic" : "adw-external-link-symbolic",
              head ? _("Show on the map") : _("Open the source's address"));
  set_button (self->second_button, head || source, "edit-copy-symbolic", head ? _("Copy figures and sources") : _("Copy the citation"));
  if (source && item->url != NULL)
    gtk_widget_set_tooltip_text (self->first_button, item->url);
}

void
mv_report_row_bind (MvReportRow *self, MvReportItem *item)
{
  g_autofree char *number = NULL, *spoken = NULL;

  g_return_if_fail (MV_IS_REPORT_ROW (self));
  g_set_object (&self->item, item);
  if (item == NULL)
    return;
  spoken = mv_report_item_spoken (item);
  for (guint i = 0; i < G_N_ELEMENTS (kind_classes); i++)
    if (i == item->kind)
      gtk_widget_add_css_class (GTK_WIDGET (self), kind_classes[i]);
    else
      gtk_widget_remove_css_class (GTK_WIDGET (self), kind_classes[i]);
  for (guint i = 0; i < G_N_ELEMENTS (state_classes); i++)
    if (i == item->state)
      gtk_widget_add_css_class (self->value, state_classes[i]);
    else
      gtk_widget_remove_css_class (self->value, state_classes[i]);
  if (item->ref != NULL)
    gtk_widget_add_css_class (GTK_WIDGET (self), "leads-on");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "leads-on");
  if (item->source_number > 0)
    number = g_strdup_printf ("[%u]", item->source_number);
  set_label (self->title, item->title);
  set_label (self->value, item->value);
  gtk_label_set_wrap (GTK_LABEL (self->value), item->value != NULL && g_utf8_strlen (item->value, -1) > LONG_VALUE);
  set_label (self->number, number);
  /* Values stand in one column, with a number behind them or not. */
  if (item->kind == MV_REPORT_FIGURE || item->kind == MV_REPORT_OTHER)
    gtk_widget_set_visible (self->number, TRUE);
  set_label (self->detail, item->detail);
  gtk_widget_set_tooltip_text (self->number, item->source_tip);
  gtk_label_set_text (GTK_LABEL (self->note), item->note != NULL ? item->note : "");
  gtk_widget_set_visible (self->note_box, item->note != NULL);
  bind_buttons (self, item);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
}

static void
mv_report_row_dispose (GObject *object)
{
  MvReportRow *self = MV_REPORT_ROW (object);
  GtkWidget *child;

  g_clear_object (&self->item);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (mv_report_row_parent_class)->dispose (object);
}

static void
mv_report_row_class_init (MvReportRowClass *class)
{
  G_OBJECT_CLASS (class)->dispose = mv_report_row_dispose;
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (class), "reportrow");
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (class), GTK_TYPE_BOX_LAYOUT);
}

static GtkWidget *
flat_button (MvReportRow *self, GCallback callback)
{
  GtkWidget *button = gtk_button_new ();

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_START);
  g_signal_connect (button, "clicked", callback, self);
  return button;
}

static void
mv_report_row_init (MvReportRow *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));
  GtkWidget *icon = gtk_image_new_from_icon_name ("dialog-warning-symbolic");

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  self->line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  self->title = text_label (0);
  self->value = text_label (1);
  self->number = gtk_label_new (NULL);
  self->detail = text_label (0);
  self->note = text_label (0);
  self->note_box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  self->first_button = flat_button (self, G_CALLBACK (first_cb));
  self->second_button = flat_button (self, G_CALLBACK (second_cb));

  gtk_widget_set_hexpand (self->title, TRUE);
  gtk_label_set_justify (GTK_LABEL (self->value), GTK_JUSTIFY_RIGHT);
  gtk_widget_set_valign (self->title, GTK_ALIGN_START);
  gtk_widget_set_valign (self->value, GTK_ALIGN_START);
  gtk_widget_set_valign (self->number, GTK_ALIGN_START);
  gtk_widget_set_valign (icon, GTK_ALIGN_START);
  gtk_widget_add_css_class (self->title, "report-title");
  gtk_widget_add_css_class (self->value, "report-value");
  gtk_widget_add_css_class (self->number, "source-number");
  gtk_widget_add_css_class (self->detail, "report-detail");
  gtk_widget_add_css_class (self->note_box, "report-note");
  gtk_box_append (GTK_BOX (self->line), self->title);
  gtk_box_append (GTK_BOX (self->line), self->value);
  gtk_box_append (GTK_BOX (self->line), self->number);
  gtk_box_append (GTK_BOX (self->line), self->first_button);
  gtk_box_append (GTK_BOX (self->line), self->second_button);
  gtk_box_append (GTK_BOX (self->note_box), icon);
  gtk_box_append (GTK_BOX (self->note_box), self->note);
  gtk_widget_set_parent (self->line, GTK_WIDGET (self));
  gtk_widget_set_parent (self->detail, GTK_WIDGET (self));
  gtk_widget_set_parent (self->note_box, GTK_WIDGET (self));
}

GtkWidget *
mv_report_row_new (void)
{
  return g_object_new (MV_TYPE_REPORT_ROW, NULL);
}
