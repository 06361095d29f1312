#include "ui/import/import-choice.h"

struct _MvImportChoice
{
  GtkWidget         parent_instance;
  GtkWidget        *button, *label;
  GSimpleAction    *choose;
  MvImportOptionsOf options;
  gpointer          data;
};

G_DEFINE_FINAL_TYPE (MvImportChoice, mv_import_choice, GTK_TYPE_WIDGET)

static guint chosen_signal;

static void
choose_cb (GSimpleAction *action, GVariant *target, MvImportChoice *self)
{
  g_autofree char *code = g_variant_dup_string (target, NULL);

  gtk_menu_button_popdown (GTK_MENU_BUTTON (self->button));
  g_signal_emit (self, chosen_signal, 0, code);
}

static void
popup_cb (GtkMenuButton *button, gpointer data)
{
  MvImportChoice *self = data;
  g_autoptr(GArray) options = self->options (self->data);
  g_autoptr(GMenu) menu = g_menu_new ();
  GtkWidget *popover;

  for (guint i = 0; i < options->len; i++)
    {
      const MvImportOption *option = &g_array_index (options, MvImportOption, i);
      g_autoptr(GMenuItem) item = g_menu_item_new (option->title, NULL);

      g_menu_item_set_action_and_target (item, "choice.choose", "s", option->code);
      g_menu_append_item (menu, item);
    }
  popover = gtk_popover_menu_new_from_model (G_MENU_MODEL (menu));
  gtk_menu_button_set_popover (button, popover);
}

static void
mv_import_choice_dispose (GObject *object)
{
  MvImportChoice *self = MV_IMPORT_CHOICE (object);

  g_clear_pointer (&self->button, gtk_widget_unparent);
  g_clear_object (&self->choose);
  G_OBJECT_CLASS (mv_import_choice_parent_class)->dispose (object);
}

static void
mv_import_choice_class_init (MvImportChoiceClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = mv_import_choice_dispose;
  chosen_signal = g_signal_new ("chosen", G_TYPE_FROM_CLASS (class), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  gtk_widget_class_set_css_name (widget_class, "importchoice");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
mv_import_choice_init (MvImportChoice *self)
{
  g_autoptr(GSimpleActionGroup) group = g_simple_action_group_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6), *arrow = gtk_image_new_from_icon_name ("pan-down-symbolic");

  self->choose = g_simple_action_new_stateful ("choose", G_VARIANT_TYPE_STRING, g_variant_new_string (""));
  g_signal_connect (self->choose, "activate", G_CALLBACK (choose_cb), self);
  g_action_map_add_action (G_ACTION_MAP (group), G_ACTION (self->choose));
  gtk_widget_insert_action_group (GTK_WIDGET (self), "choice", G_ACTION_GROUP (group));
  self->button = gtk_menu_button_new ();
  self->label = gtk_label_new (NULL);
  gtk_label_set_ellipsize (GTK_LABEL (self->label), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (self->label), 18);
  gtk_label_set_xalign (GTK_LABEL (self->label), 0);
  gtk_widget_set_hexpand (self->label, TRUE);
  gtk_box_append (GTK_BOX (box), self->label);
  gtk_box_append (GTK_BOX (box), arrow);
  gtk_menu_button_set_child (GTK_MENU_BUTTON (self->button), box);
  /* The menu button puts its child into a box of its own, in the middle. */
  gtk_widget_set_halign (gtk_widget_get_parent (box), GTK_ALIGN_FILL);
  gtk_widget_set_hexpand (box, TRUE);
  gtk_menu_button_set_create_popup_func (GTK_MENU_BUTTON (self->button), popup_cb, self, NULL);
  gtk_widget_set_parent (self->button, GTK_WIDGET (self));
}

GtkWidget *
mv_import_choice_new (MvImportOptionsOf options, gpointer data)
{
  MvImportChoice *self = g_object_new (MV_TYPE_IMPORT_CHOICE, NULL);

  self->options = options;
  self->data = data;
  return GTK_WIDGET (self);
}

void
mv_import_choice_show (MvImportChoice *self, const char *name, const char *code, const char *title)
{
  g_autofree char *spoken = g_strdup_printf ("%s: %s", name, title);

  g_return_if_fail (MV_IS_IMPORT_CHOICE (self));

  gtk_label_set_text (GTK_LABEL (self->label), title);
  g_simple_action_set_state (self->choose, g_variant_new_string (code));
  /* What has the focus and is spoken is the button inside the menu button. */
  gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_widget_get_first_child (self->button)), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
}

void
mv_import_choice_set_data (MvImportChoice *self, gpointer data)
{
  g_return_if_fail (MV_IS_IMPORT_CHOICE (self));

  self->data = data;
}
