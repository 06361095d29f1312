#include "ui/selections.h"

#include <adwaita.h>

#include "app/base/text.h"
#include "app/view/selection.h"
#include "ui/panel/hint.h"
#include "ui/panel/icon.h"
#include "ui/settings.h"

#define KEY "selections"        /* a(sas): name and refs, the newest first */

/* NULL when nothing is remembered. */
static GVariant *
kept (void)
{
  return mv_settings_get () != NULL ? g_settings_get_value (mv_settings_get (), KEY) : NULL;
}

/* Writes the list anew without NAME, with REFS under it first unless they are NULL. */
static void
rewrite (const char *name, const char *const *refs)
{
  g_autoptr(GVariant) list = kept ();
  GVariantBuilder builder;
  guint n = 0;

  if (list == NULL)
    return;
  g_variant_builder_init (&builder, G_VARIANT_TYPE ("a(sas)"));
  if (refs != NULL)
    g_variant_builder_add (&builder, "(s^as)", name, refs);
  for (gsize i = 0; i < g_variant_n_children (list) && n + 1 < MV_SELECTIONS_MOST; i++)
    {
      g_autoptr(GVariant) one = g_variant_get_child_value (list, i);
      const char *other;

      g_variant_get_child (one, 0, "&s", &other);
      if (g_str_equal (other, name))
        continue;
      g_variant_builder_add_value (&builder, one);
      n++;
    }
  g_settings_set_value (mv_settings_get (), KEY, g_variant_builder_end (&builder));
}

void
mv_selections_keep (const char *name, const char *const *refs)
{
  g_return_if_fail (name != NULL && *name != '\0' && refs != NULL);

  rewrite (name, refs);
}

/* --- the dialogue --------------------------------------------------------------------------------------------------------------------- */

typedef struct { MvSession *session; GtkWidget *dialog, *entry, *list; } Asking;

static void
asking_free (gpointer data, GClosure *closure)
{
  Asking *asking = data;

  g_object_unref (asking->session);
  g_free (asking);
}

static void
name_edit (MvView *view, gpointer name)
{
  mv_text_set (&view->selection_name, name);
}

static void
response_cb (AdwMessageDialog *dialog, const char *response, Asking *asking)
{
  g_autofree char *name = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (asking->entry))));
  g_auto(GStrv) refs = mv_view_selection (mv_session_get_view (asking->session));

  if (!g_str_equal (response, "keep") || *name == '\0' || refs[0] == NULL)
    return;
  mv_selections_keep (name, (const char *const *) refs);
  mv_session_edit (asking->session, name_edit, name);
}

static void
typed_cb (GtkEditable *editable, Asking *asking)
{
  gboolean named = *gtk_editable_get_text (editable) != '\0', selected = *mv_session_get_view (asking->session)->select != '\0';

  adw_message_dialog_set_response_enabled (ADW_MESSAGE_DIALOG (asking->dialog), "keep", named && selected);
}

typedef struct { const char *name; const char *const *refs; } Choice;

static void
choose_edit (MvView *view, gpointer data)
{
  const Choice *choice = data;

  mv_view_select_list (view, choice->refs);
  mv_text_set (&view->selection_name, choice->name);
}

static void
chosen_cb (GtkListBox *list, GtkListBoxRow *row, Asking *asking)
{
  GVariant *one = g_object_get_data (G_OBJECT (row), "selection");
  g_autofree const char **refs = NULL;
  Choice choice;

  g_variant_get (one, "(&s^a&s)", &choice.name, &refs);
  choice.refs = refs;
  mv_session_edit (asking->session, choose_edit, &choice);
  gtk_window_close (GTK_WINDOW (asking->dialog));
}

static void
forget_cb (GtkButton *button, GtkListBoxRow *row)
{
  const char *name;

  g_variant_get_child (g_object_get_data (G_OBJECT (row), "selection"), 0, "&s", &name);
  rewrite (name, NULL);
  gtk_list_box_remove (GTK_LIST_BOX (gtk_widget_get_parent (GTK_WIDGET (row))), GTK_WIDGET (row));
}

static GtkWidget *
make_row (GVariant *one)
{
  g_autoptr(GVariant) refs = g_variant_get_child_value (one, 1);
  guint n = (guint) g_variant_n_children (refs);
  g_autofree char *count = g_strdup_printf (ngettext_ ("%u thing", "%u things", n), n);
  GtkWidget *row = adw_action_row_new (), *forget = gtk_button_new_from_icon_name ("window-close-symbolic");
  g_autofree char *label = NULL, *title = NULL;
  const char *name;

  g_variant_get_child (one, 0, "&s", &name);
  title = g_markup_escape_text (name, -1);
  label = g_strdup_printf (_("Forget %s"), name);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), count);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_widget_add_css_class (forget, "flat");
  gtk_widget_set_valign (forget, GTK_ALIGN_CENTER);
  mv_hint_set (forget, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (forget), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), forget);
  g_object_set_data_full (G_OBJECT (row), "selection", g_variant_ref (one), (GDestroyNotify) g_variant_unref);
  g_signal_connect (forget, "clicked", G_CALLBACK (forget_cb), row);
  return row;
}

static void
fill_list (GtkWidget *list)
{
  g_autoptr(GVariant) all = kept ();

  for (gsize i = 0; all != NULL && i < g_variant_n_children (all); i++)
    {
      g_autoptr(GVariant) one = g_variant_get_child_value (all, i);

      gtk_list_box_append (GTK_LIST_BOX (list), make_row (one));
    }
}

void
mv_selections_show (GtkWindow *window, MvSession *session)
{
  const MvView *view = mv_session_get_view (session);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12), *scrolled = gtk_scrolled_window_new ();
  Asking *asking = g_new0 (Asking, 1);

  asking->session = g_object_ref (session);
  asking->dialog = adw_message_dialog_new (window, _("Selections"), _("Give what is selected a name to keep it, or choose what was kept."));
  asking->entry = gtk_entry_new ();
  asking->list = gtk_list_box_new ();
  gtk_entry_set_placeholder_text (GTK_ENTRY (asking->entry), _("Name"));
  gtk_entry_set_activates_default (GTK_ENTRY (asking->entry), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (asking->entry), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Name of the selection"), -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (asking->list), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Kept selections"), -1);
  gtk_widget_add_css_class (asking->list, "boxed-list");
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (asking->list), GTK_SELECTION_NONE);
  fill_list (asking->list);
  gtk_widget_set_visible (scrolled, gtk_widget_get_first_child (asking->list) != NULL);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), asking->list);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scrolled), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scrolled), 260);
  gtk_box_append (GTK_BOX (box), asking->entry);
  gtk_box_append (GTK_BOX (box), scrolled);
  adw_message_dialog_set_extra_child (ADW_MESSAGE_DIALOG (asking->dialog), box);
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (asking->dialog), "cancel", _("_Cancel"), "keep", _("_Keep"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (asking->dialog), "keep", ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (asking->dialog), "keep");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (asking->dialog), "cancel");
  gtk_editable_set_text (GTK_EDITABLE (asking->entry), view->selection_name);
  typed_cb (GTK_EDITABLE (asking->entry), asking);
  g_signal_connect (asking->entry, "changed", G_CALLBACK (typed_cb), asking);
  g_signal_connect (asking->list, "row-activated", G_CALLBACK (chosen_cb), asking);
  g_signal_connect_data (asking->dialog, "response", G_CALLBACK (response_cb), asking, asking_free, 0);
  gtk_window_present (GTK_WINDOW (asking->dialog));
}

/* --- the card ------------------------------------------------------------------------------------------------------------------------- */

static void
follow_card (GtkWidget *card)
{
  const MvView *view = mv_session_get_view (g_object_get_data (G_OBJECT (card), "session"));
  guint n = g_strv_length (view->also) + (*view->select != '\0');
  g_autofree char *count = g_strdup_printf (ngettext_ ("%u thing selected", "%u things selected", n), n);

  gtk_label_set_text (GTK_LABEL (gtk_widget_get_first_child (card)), *view->selection_name != '\0' ? view->selection_name : count);
  gtk_widget_set_visible (card, n > 1);
}

static void
view_changed_cb (MvSession *session, guint parts, GtkWidget *card)
{
  if (parts & MV_VIEW_SELECTION)
    follow_card (card);
}

static void
clear_cb (GtkButton *button, MvSession *session)
{
  mv_session_select (session, NULL);
}

GtkWidget *
mv_selection_card_new (MvSession *session)
{
  GtkWidget *card = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 4), *label = gtk_label_new (NULL), *keep = gtk_button_new_with_label (_("Keep…"));
  GtkWidget *clear = mv_icon_button_new ("window-close-symbolic");

  gtk_widget_add_css_class (card, "floating");
  gtk_widget_add_css_class (card, "selection-card");
  gtk_widget_add_css_class (keep, "flat");
  gtk_widget_add_css_class (clear, "flat");
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 30);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (keep), "win.selections");
  mv_hint_set (keep, _("Name and keep the selection (Ctrl+Shift+D)"));
  mv_hint_set (clear, _("Select nothing (Esc)"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (clear), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Select nothing"), -1);
  gtk_box_append (GTK_BOX (card), label);
  gtk_box_append (GTK_BOX (card), keep);
  gtk_box_append (GTK_BOX (card), clear);
  g_object_set_data_full (G_OBJECT (card), "session", g_object_ref (session), g_object_unref);
  g_signal_connect (clear, "clicked", G_CALLBACK (clear_cb), session);
  g_signal_connect_object (session, "view-changed", G_CALLBACK (view_changed_cb), card, 0);
  follow_card (card);
  return card;
}
