#include "ui/import/import-paste.h"

#include <string.h>

#include <glib/gstdio.h>

#include "app/base/error.h"
#include "app/base/text.h"
#include "ui/import/import-window.h"
#include "ui/open-file.h"
#include "ui/window-private.h"

/* --- rows as a file ------------------------------------------------------------------------------------------------------------------- */

/* TEXT: a file of its own in a folder of its own, both the import page's to delete. */
static void
write_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *folder = g_dir_make_tmp ("multivector-XXXXXX", &error), *name = NULL, *path = NULL;

  if (folder != NULL)
    {
      name = g_strconcat (_("Pasted rows"), strchr (data, '\t') != NULL ? ".tsv" : ".csv", NULL);
      path = g_build_filename (folder, name, NULL);
      if (g_file_set_contents (path, data, -1, &error))
        {
          g_task_return_pointer (task, g_steal_pointer (&path), g_free);
          return;
        }
      g_rmdir (folder);
    }
  g_task_return_new_error (task, MV_ERROR, MV_ERROR_WRITE, _("The pasted rows cannot be put down for reading: %s"), error->message);
}

static void
written_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  MvWindow *window = MV_WINDOW (source);
  g_autoptr(GError) error = NULL;
  g_autofree char *path = g_task_propagate_pointer (G_TASK (result), &error);

  if (window->session == NULL)
    return;
  if (path != NULL)
    mv_import_window_open (window, path, TRUE);
  else
    mv_window_tell (window, error->message);
}

/* A header and a row, with something between the cells of both. */
static gboolean
has_rows (const char *text)
{
  const char *end = strchr (text, '\n');

  return end != NULL && end[1] != '\0' && strpbrk (text, "\t;,|") != NULL && strpbrk (text, "\t;,|") < end && strpbrk (end, "\t;,|") != NULL;
}

static void
take_text (MvWindow *window, char *text)
{
  g_autoptr(GTask) task = NULL;
  g_autoptr(GError) error = NULL;

  if (g_str_has_prefix (text, "multivector:"))
    {
      if (!mv_session_set_text (window->session, g_strstrip (text), &error))
        mv_window_tell (window, error->message);
    }
  else if (!has_rows (text))
    mv_window_tell (window, _("The clipboard holds no table: copy rows together with the names of their columns."));
  else
    {
      task = g_task_new (window, NULL, written_cb, NULL);
      g_task_set_task_data (task, g_strdup (text), g_free);
      g_task_run_in_thread (task, write_thread);
    }
}

/* --- the clipboard -------------------------------------------------------------------------------------------------------------------- */

static void
text_cb (GObject *clipboard, GAsyncResult *result, gpointer data)
{
  g_autoptr(MvWindow) window = data;
  g_autofree char *text = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (clipboard), result, NULL);

  if (window->session == NULL)
    return;
  take_text (window, text != NULL ? text : (char[]) { "" });
}

static void
files_cb (GObject *clipboard, GAsyncResult *result, gpointer data)
{
  g_autoptr(MvWindow) window = data;
  const GValue *value = gdk_clipboard_read_value_finish (GDK_CLIPBOARD (clipboard), result, NULL);

  for (GSList *item = value != NULL ? g_value_get_boxed (value) : NULL; item != NULL && window->session != NULL; item = item->next)
    mv_open_file (window, item->data);
}

void
mv_import_paste (MvWindow *window)
{
  GdkClipboard *clipboard;

  g_return_if_fail (MV_IS_WINDOW (window));

  clipboard = gtk_widget_get_clipboard (GTK_WIDGET (window));
  if (gdk_content_formats_contain_gtype (gdk_clipboard_get_formats (clipboard), GDK_TYPE_FILE_LIST))
    gdk_clipboard_read_value_async (clipboard, GDK_TYPE_FILE_LIST, G_PRIORITY_DEFAULT, NULL, files_cb, g_object_ref (window));
  else
    gdk_clipboard_read_text_async (clipboard, NULL, text_cb, g_object_ref (window));
}
