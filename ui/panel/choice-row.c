#include "ui/panel/choice-row.h"

#include <string.h>

#include "ui/panel/hint.h"

struct _MvChoiceRow
{
  GtkWidget  parent_instance;
  GPtrArray *buttons;           /* owned by the widget tree */
  GPtrArray *codes;             /* char *, as the buttons */
  char     **taken;
};

G_DEFINE_FINAL_TYPE (MvChoiceRow, mv_choice_row, GTK_TYPE_WIDGET)

enum { CHOSEN, N_SIGNALS };
static guint signals[N_SIGNALS];

static void
show_taken (MvChoiceRow *self)
{
  for (guint i = 0; i < self->buttons->len; i++)
    gtk_toggle_button_set_active (g_ptr_array_index (self->buttons, i),
                                  self->taken != NULL && g_strv_contains ((const char *const *) self->taken, g_ptr_array_index (self->codes, i)));
}

static void
clicked_cb (GtkButton *button, MvChoiceRow *self)
{
  guint index;

  if (!g_ptr_array_find (self->buttons, button, &index))
    return;
  g_object_ref (self);
  g_signal_emit (self, signals[CHOSEN], 0, g_ptr_array_index (self->codes, index));
  if (self->buttons != NULL)
    show_taken (self);          /* what was refused, or taken already, springs back */
  g_object_unref (self);
}

void
mv_choice_row_set (MvChoiceRow *self, const char *const *codes)
{
  g_return_if_fail (MV_IS_CHOICE_ROW (self));

  if (self->taken != NULL && g_strv_equal ((const char *const *) self->taken, codes))
    return;
  g_strfreev (self->taken);
  self->taken = g_strdupv ((char **) codes);
  show_taken (self);
}

void
mv_choice_row_set_label (MvChoiceRow *self, const char *code, const char *label)
{
  g_return_if_fail (MV_IS_CHOICE_ROW (self));

  for (guint i = 0; i < self->codes->len; i++)
    if (g_str_equal (g_ptr_array_index (self->codes, i), code))
      gtk_button_set_label (g_ptr_array_index (self->buttons, i), label);
}

static void
mv_choice_row_dispose (GObject *object)
{
  MvChoiceRow *self = MV_CHOICE_ROW (object);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_pointer (&self->buttons, g_ptr_array_unref);
  g_clear_pointer (&self->codes, g_ptr_array_unref);
  g_clear_pointer (&self->taken, g_strfreev);
  G_OBJECT_CLASS (mv_choice_row_parent_class)->dispose (object);
}

static void
mv_choice_row_class_init (MvChoiceRowClass *class)
{
  G_OBJECT_CLASS (class)->dispose = mv_choice_row_dispose;
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (class), "choicerow");
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (class), GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (class), GTK_ACCESSIBLE_ROLE_GROUP);
  signals[CHOSEN] = g_signal_new ("chosen", G_TYPE_FROM_CLASS (class), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
mv_choice_row_init (MvChoiceRow *self)
{
  gtk_box_layout_set_homogeneous (GTK_BOX_LAYOUT (gtk_widget_get_layout_manager (GTK_WIDGET (self))), TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self), "linked");
  self->buttons = g_ptr_array_new ();
  self->codes = g_ptr_array_new_with_free_func (g_free);
}

GtkWidget *
mv_choice_row_new (const char *name, const MvChoiceItem *items, guint n)
{
  MvChoiceRow *self = g_object_new (MV_TYPE_CHOICE_ROW, NULL);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  for (guint i = 0; i < n; i++)
    {
      GtkWidget *button = gtk_toggle_button_new_with_label (items[i].label);
      g_autofree char *spoken = g_strdup_printf ("%s: %s", name, items[i].tip != NULL ? items[i].tip : items[i].label);

      gtk_widget_set_hexpand (button, TRUE);
      mv_hint_set (button, items[i].tip);
      gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
      g_signal_connect (button, "clicked", G_CALLBACK (clicked_cb), self);
      g_ptr_array_add (self->buttons, button);
      g_ptr_array_add (self->codes, g_strdup (items[i].code));
      gtk_widget_set_parent (button, GTK_WIDGET (self));
    }
  return GTK_WIDGET (self);
}
