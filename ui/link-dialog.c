#include "ui/link-dialog.h"

#include "app/base/text.h"

typedef struct { MvSession *session; GtkWidget *entry, *problem; } Asking;

static void
asking_free (gpointer data, GClosure *closure)
{
  Asking *asking = data;

  g_object_unref (asking->session);
  g_free (asking);
}

static void
response_cb (AdwMessageDialog *dialog, const char *response, Asking *asking)
{
  g_autoptr(MvView) view = NULL;

  if (g_str_equal (response, "open"))
    view = mv_view_parse (gtk_editable_get_text (GTK_EDITABLE (asking->entry)), NULL);
  if (view != NULL)
    mv_session_set_view (asking->session, view);
}

/* A wrong text is told while it is typed: the dialogue cannot be answered with one. */
static void
typed_cb (GtkEditable *editable, Asking *asking)
{
  const char *text = gtk_editable_get_text (editable);
  g_autoptr(GError) error = NULL;
  g_autoptr(MvView) view = *text != '\0' ? mv_view_parse (text, &error) : NULL;
  GtkWidget *dialog = GTK_WIDGET (gtk_widget_get_root (asking->entry));

  gtk_label_set_text (GTK_LABEL (asking->problem), error != NULL ? error->message : "");
  (error != NULL ? gtk_widget_add_css_class : gtk_widget_remove_css_class) (asking->entry, "error");
  adw_message_dialog_set_response_enabled (ADW_MESSAGE_DIALOG (dialog), "open", view != NULL);
}

static void
pasted_cb (GObject *clipboard, GAsyncResult *result, gpointer data)
{
  g_autoptr(GtkWidget) entry = data;
  g_autofree char *text = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (clipboard), result, NULL);

  if (text != NULL && g_str_has_prefix (text, "multivector:") && *gtk_editable_get_text (GTK_EDITABLE (entry)) == '\0')
    gtk_editable_set_text (GTK_EDITABLE (entry), g_strstrip (text));
}

void
mv_link_dialog_show (GtkWindow *window, MvSession *session)
{
  GtkWidget *dialog = adw_message_dialog_new (window, _("Open a Link"), _("A view as text, as “Copy Link to This View” gives it."));
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  Asking *asking = g_new0 (Asking, 1);

  asking->session = g_object_ref (session);
  asking->entry = gtk_entry_new ();
  asking->problem = gtk_label_new (NULL);
  gtk_entry_set_placeholder_text (GTK_ENTRY (asking->entry), "multivector:?overlay=trade&focus=KAZ");
  gtk_entry_set_activates_default (GTK_ENTRY (asking->entry), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (asking->entry), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Link"), -1);
  gtk_label_set_wrap (GTK_LABEL (asking->problem), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (asking->problem), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (asking->problem), 0);
  gtk_label_set_max_width_chars (GTK_LABEL (asking->problem), 50);
  gtk_widget_add_css_class (asking->problem, "error");
  gtk_widget_add_css_class (asking->problem, "caption");
  gtk_box_append (GTK_BOX (box), asking->entry);
  gtk_box_append (GTK_BOX (box), asking->problem);
  adw_message_dialog_set_extra_child (ADW_MESSAGE_DIALOG (dialog), box);
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _("_Cancel"), "open", _("_Open"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "open", ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_response_enabled (ADW_MESSAGE_DIALOG (dialog), "open", FALSE);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "open");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  g_signal_connect (asking->entry, "changed", G_CALLBACK (typed_cb), asking);
  g_signal_connect_data (dialog, "response", G_CALLBACK (response_cb), asking, asking_free, 0);
  gtk_window_present (GTK_WINDOW (dialog));
  gdk_clipboard_read_text_async (gtk_widget_get_clipboard (asking->entry), NULL, pasted_cb, g_object_ref (asking->entry));
}
