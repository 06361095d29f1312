#include "ui/export-size.h"

#include "app/base/text.h"

#define PX_PER_MM (96 / 25.4)
#define PAGE_SIDE 1000.0        /* px: the shorter side of a page whose text has its usual size */

static const struct { const char *name; MvPictureSize size; } sizes[] = {
  { N_("1600 × 1000 pixels"), { 1600, 1000, 1 } },
  { N_("3200 × 2000 pixels"), { 1600, 1000, 2 } },
  { N_("1920 × 1080 pixels, a slide"), { 1920, 1080, 1 } },
  { N_("180 × 120 mm, 300 dots an inch"), { 180 * PX_PER_MM, 120 * PX_PER_MM, 300 / 96.0, MV_VARIANT_LIGHT, 300 } },
  { N_("297 × 210 mm (A4), 300 dots an inch"), { 297 * PX_PER_MM, 210 * PX_PER_MM, 300 / 96.0, MV_VARIANT_LIGHT, 300 } },
};
#define PIXELS G_N_ELEMENTS (sizes)             /* the two choices behind the usual sizes */
#define MILLIMETRES (G_N_ELEMENTS (sizes) + 1)

static void
chosen_cb (MvExportSize *self)
{
  guint chosen = adw_combo_row_get_selected (ADW_COMBO_ROW (self->size));
  gboolean paper = chosen == MILLIMETRES;
  GtkAdjustment *width = gtk_spin_button_get_adjustment (GTK_SPIN_BUTTON (self->width));
  GtkAdjustment *height = gtk_spin_button_get_adjustment (GTK_SPIN_BUTTON (self->height));

  gtk_widget_set_visible (self->exact, chosen >= PIXELS);
  gtk_widget_set_visible (self->resolution, paper);
  if (chosen < PIXELS)
    return;
  gtk_label_set_text (GTK_LABEL (self->unit), paper ? _("mm") : _("pixels"));
  gtk_adjustment_configure (width, paper ? 180 : 1600, paper ? 55 : MV_PICTURE_MIN_SIZE, paper ? 2000 : MV_PICTURE_MAX_SIZE, 1, 10, 0);
  gtk_adjustment_configure (height, paper ? 120 : 1000, paper ? 55 : MV_PICTURE_MIN_SIZE, paper ? 2000 : MV_PICTURE_MAX_SIZE, 1, 10, 0);
}

static GtkWidget *
number (const char *name, double low, double high, double value)
{
  GtkWidget *spin = gtk_spin_button_new_with_range (low, high, 1);

  gtk_spin_button_set_value (GTK_SPIN_BUTTON (spin), value);
  gtk_editable_set_width_chars (GTK_EDITABLE (spin), 5);
  gtk_widget_set_valign (spin, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (spin), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  return spin;
}

static GtkWidget *
row (GtkWidget *group, const char *title)
{
  GtkWidget *widget = adw_action_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (widget), title);
  gtk_widget_set_visible (widget, FALSE);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), widget);
  return widget;
}

void
mv_export_size_add (MvExportSize *self, GtkWidget *group)
{
  g_autoptr(GtkStringList) names = gtk_string_list_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    gtk_string_list_append (names, _(sizes[i].name));
  gtk_string_list_append (names, _("Other, in pixels"));
  gtk_string_list_append (names, _("Other, in millimetres"));
  self->size = adw_combo_row_new ();
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->size), _("Size"));
  adw_combo_row_set_model (ADW_COMBO_ROW (self->size), G_LIST_MODEL (names));
  adw_combo_row_set_selected (ADW_COMBO_ROW (self->size), 1);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), self->size);
  self->exact = row (group, _("Width and Height"));
  self->width = number (_("Width"), MV_PICTURE_MIN_SIZE, MV_PICTURE_MAX_SIZE, 1600);
  self->height = number (_("Height"), MV_PICTURE_MIN_SIZE, MV_PICTURE_MAX_SIZE, 1000);
  self->unit = gtk_label_new (NULL);
  adw_action_row_add_suffix (ADW_ACTION_ROW (self->exact), self->width);
  adw_action_row_add_suffix (ADW_ACTION_ROW (self->exact), gtk_label_new ("×"));
  adw_action_row_add_suffix (ADW_ACTION_ROW (self->exact), self->height);
  adw_action_row_add_suffix (ADW_ACTION_ROW (self->exact), self->unit);
  self->resolution = row (group, _("Dots an Inch of the PNG"));
  self->dpi = number (_("Dots an Inch of the PNG"), 72, 1200, 300);
  adw_action_row_add_suffix (ADW_ACTION_ROW (self->resolution), self->dpi);
  g_signal_connect_swapped (self->size, "notify::selected", G_CALLBACK (chosen_cb), self);
}

MvPictureSize
mv_export_size_get (const MvExportSize *self)
{
  guint chosen = adw_combo_row_get_selected (ADW_COMBO_ROW (self->size));
  double width, height, dpi, scale;

  if (chosen < PIXELS)
    return sizes[chosen].size;
  /* What is being typed counts, too. */
  gtk_spin_button_update (GTK_SPIN_BUTTON (self->width));
  gtk_spin_button_update (GTK_SPIN_BUTTON (self->height));
  gtk_spin_button_update (GTK_SPIN_BUTTON (self->dpi));
  width = gtk_spin_button_get_value (GTK_SPIN_BUTTON (self->width));
  height = gtk_spin_button_get_value (GTK_SPIN_BUTTON (self->height));
  dpi = gtk_spin_button_get_value (GTK_SPIN_BUTTON (self->dpi));
  if (chosen == MILLIMETRES)
    return (MvPictureSize) { width * PX_PER_MM, height * PX_PER_MM, dpi / 96, MV_VARIANT_LIGHT, dpi };
  /* A large picture is a page of the usual size in more pixels, not one with tiny text. */
  scale = MAX (1, MIN (width, height) / PAGE_SIDE);
  return (MvPictureSize) { width / scale, height / scale, scale };
}

void
mv_export_size_set_sensitive (MvExportSize *self, gboolean sensitive)
{
  gtk_widget_set_sensitive (self->size, sensitive);
  gtk_widget_set_sensitive (self->exact, sensitive);
  gtk_widget_set_sensitive (self->resolution, sensitive);
}
