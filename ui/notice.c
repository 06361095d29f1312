#include "ui/notice.h"

#include "app/base/text.h"
#include "ui/panel/hint.h"

static GtkWidget *
find_notice (GtkBox *place, const char *key)
{
  for (GtkWidget *one = gtk_widget_get_first_child (GTK_WIDGET (place)); one != NULL; one = gtk_widget_get_next_sibling (one))
    if (g_strcmp0 (g_object_get_data (G_OBJECT (one), "key"), key) == 0)
      return one;
  return NULL;
}

void
mv_notice_drop (GtkBox *place, const char *key)
{
  GtkWidget *one = find_notice (place, key);

  if (one != NULL)
    gtk_box_remove (place, one);
}

static void
dismiss_cb (GtkButton *button, GtkWidget *notice)
{
  gtk_box_remove (GTK_BOX (gtk_widget_get_parent (notice)), notice);
}

static GtkWidget *
make_action (const char *label, const char *action, const char *target)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  if (*target != '\0')
    gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", target);
  return button;
}

void
mv_notice_show (GtkBox *place, const char *key, const char *text, const char *label, const char *action, const char *target)
{
  GtkWidget *notice, *words = gtk_label_new (text), *close = gtk_button_new_from_icon_name ("window-close-symbolic");

  g_return_if_fail (GTK_IS_BOX (place) && key != NULL && text != NULL);

  mv_notice_drop (place, key);
  notice = g_object_new (GTK_TYPE_BOX, "orientation", GTK_ORIENTATION_HORIZONTAL, "spacing", 12, "accessible-role", GTK_ACCESSIBLE_ROLE_ALERT, NULL);
  gtk_widget_add_css_class (notice, "notice");
  gtk_label_set_wrap (GTK_LABEL (words), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (words), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (words), 0);
  gtk_label_set_selectable (GTK_LABEL (words), TRUE);
  gtk_label_set_lines (GTK_LABEL (words), 6);
  gtk_widget_set_hexpand (words, TRUE);
  gtk_widget_set_valign (close, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (close, "flat");
  gtk_widget_add_css_class (close, "circular");
  mv_hint_set (close, _("Dismiss"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (close), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Dismiss the message"), -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (notice), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
  gtk_box_append (GTK_BOX (notice), words);
  if (label != NULL)
    gtk_box_append (GTK_BOX (notice), make_action (label, action, target));
  gtk_box_append (GTK_BOX (notice), close);
  g_object_set_data_full (G_OBJECT (notice), "key", g_strdup (key), g_free);
  g_signal_connect (close, "clicked", G_CALLBACK (dismiss_cb), notice);
  gtk_box_append (place, notice);
}

void
mv_notice_add (GtkBox *place, const char *key, const char *label, const char *action, const char *target)
{
  GtkWidget *notice = find_notice (place, key), *close = notice != NULL ? gtk_widget_get_last_child (notice) : NULL;

  if (notice != NULL)
    gtk_box_insert_child_after (GTK_BOX (notice), make_action (label, action, target), gtk_widget_get_prev_sibling (close));
}
