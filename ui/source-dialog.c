#include "ui/source-dialog.h"

#include "app/base/text.h"
#include "app/store/sources.h"

typedef struct { GtkWindow *window; char *address; } Showing;

static void
row_free (gpointer data)
{
  mv_source_row_clear (data);
  g_free (data);
}

static gpointer
read_source (MvDb *db, gpointer source_id, GCancellable *cancellable, GError **error)
{
  g_autofree MvSourceRow *row = g_new0 (MvSourceRow, 1);

  return mv_source_read (db, source_id, row, error) ? g_steal_pointer (&row) : NULL;
}

static void
showing_free (gpointer data, GClosure *closure)
{
  g_free (((Showing *) data)->address);
  g_object_unref (((Showing *) data)->window);
  g_free (data);
}

static void
response_cb (AdwMessageDialog *dialog, const char *response, Showing *showing)
{
  if (g_str_equal (response, "open") && showing->address != NULL)
    gtk_show_uri (showing->window, showing->address, GDK_CURRENT_TIME);
}

static void
add_line (GString *body, const char *name, const char *text)
{
  if (text != NULL && *text != '\0')
    g_string_append_printf (body, "%s%s: %s", body->len > 0 ? "\n" : "", name, text);
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr(GtkWindow) window = data;
  MvSourceRow *row = mv_worker_finish (result, NULL);
  g_autoptr(GString) body = g_string_new (NULL);
  AdwMessageDialog *dialog;
  Showing *showing;

  if (row == NULL)
    return;
  add_line (body, _("Publisher"), row->publisher);
  add_line (body, _("Edition"), row->edition);
  add_line (body, _("Licence"), row->licence);
  add_line (body, _("Citation"), row->citation);
  add_line (body, _("Address"), row->url);
  add_line (body, _("Note"), row->note);
  dialog = ADW_MESSAGE_DIALOG (adw_message_dialog_new (window, NULL, body->str));
  adw_message_dialog_set_heading (dialog, row->title);
  adw_message_dialog_add_response (dialog, "close", _("_Close"));
  adw_message_dialog_set_close_response (dialog, "close");
  if (row->url != NULL && *row->url != '\0')
    adw_message_dialog_add_response (dialog, "open", _("_Open the address"));
  showing = g_new0 (Showing, 1);
  showing->window = g_object_ref (window);
  showing->address = g_strdup (row->url);
  g_signal_connect_data (dialog, "response", G_CALLBACK (response_cb), showing, showing_free, 0);
  row_free (row);
  gtk_window_present (GTK_WINDOW (dialog));
}

void
mv_source_dialog_show (GtkWindow *window, MvSession *session, const char *source_id)
{
  mv_worker_submit (mv_session_get_worker (session), read_source, g_strdup (source_id), g_free, row_free, NULL, read_cb, g_object_ref (window));
}
