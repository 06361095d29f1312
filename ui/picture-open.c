#include "ui/picture-open.h"

#include "app/base/text.h"
#include "app/exchange/picture-view.h"
#include "app/view/view.h"
#include "ui/open-file.h"
#include "ui/window-private.h"

static void
read_file (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  GError *error = NULL;
  g_autofree char *text = mv_picture_view_read (data, &error);
  MvView *view = text != NULL ? mv_view_parse (text, &error) : NULL;

  if (view != NULL)
    g_task_return_pointer (task, view, (GDestroyNotify) mv_view_free);
  else
    g_task_return_error (task, error);
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  MvWindow *window = MV_WINDOW (source);
  g_autoptr(GError) error = NULL;
  g_autoptr(MvView) view = g_task_propagate_pointer (G_TASK (result), &error);

  if (view != NULL)
    mv_session_set_view (window->session, view);
  else
    mv_open_file_refuse (window, error->message);
}

void
mv_picture_open (MvWindow *window, GFile *file)
{
  char *path = g_file_get_path (file);
  g_autoptr(GTask) task = g_task_new (window, NULL, read_cb, NULL);

  g_return_if_fail (MV_IS_WINDOW (window));

  if (path == NULL)
    {
      mv_open_file_refuse (window, _("Only a file of this computer can be opened as a picture. Copy it here first."));
      return;
    }
  g_task_set_task_data (task, path, g_free);
  g_task_run_in_thread (task, read_file);
}
