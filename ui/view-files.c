#include "ui/view-files.h"

#include <string.h>

#include "app/base/text.h"
#include "ui/model/question.h"
#include "ui/notice.h"
#include "ui/open-file.h"
#include "ui/window-private.h"

#define MIME "application/x-multivector-view"

/* --- what differs --------------------------------------------------------------------------------------------------------------------- */

typedef struct { MvViewFile *file; MvAtlas *atlas; } Comparison;

static void
comparison_free (gpointer data)
{
  Comparison *comparison = data;

  mv_view_file_free (comparison->file);
  g_clear_pointer (&comparison->atlas, mv_atlas_unref);
  g_free (comparison);
}

static gpointer
compare_job (MvDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Comparison *comparison = data;

  if (comparison->atlas == NULL && (comparison->atlas = mv_atlas_open (mv_db_path (db), error)) == NULL)
    return NULL;
  return mv_view_file_compare (db, comparison->atlas, comparison->file, error);
}

static void
compared_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  guint generation;
  g_autoptr(MvWindow) window = mv_question_answered (data, &generation);
  g_autofree char *text = mv_worker_finish (result, NULL);

  if (window != NULL && window->notices != NULL && text != NULL)
    mv_notice_show (window->notices, "dataset", text, NULL, NULL, NULL);
}

/* --- opening -------------------------------------------------------------------------------------------------------------------------- */

/* In a thread: a file may be as large as it likes, and lie where reading takes its time. */
static void
read_file (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GFileInfo) info = g_file_query_info (data, G_FILE_ATTRIBUTE_STANDARD_SIZE, G_FILE_QUERY_INFO_NONE, cancellable, &error);
  g_autofree char *bytes = NULL, *name = g_file_get_basename (data);
  MvViewFile *file = NULL;
  gsize length = 0;

  if (info != NULL && g_file_info_get_size (info) > MV_VIEW_FILE_LARGEST)
    file = mv_view_file_read ("", MV_VIEW_FILE_LARGEST + 1, name, &error);
  else if (info != NULL && g_file_load_contents (data, cancellable, &bytes, &length, NULL, &error))
    file = mv_view_file_read (bytes, length, name, &error);
  if (file != NULL)
    g_task_return_pointer (task, file, (GDestroyNotify) mv_view_file_free);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  MvWindow *window = MV_WINDOW (source);
  g_autoptr(GError) error = NULL;
  MvViewFile *file = g_task_propagate_pointer (G_TASK (result), &error);
  Comparison *comparison;

  if (window->session == NULL || file == NULL)
    {
      if (window->session != NULL)
        mv_open_file_refuse (window, error->message);
      g_clear_pointer (&file, mv_view_file_free);
      return;
    }
  mv_open_file_remember (g_task_get_task_data (G_TASK (result)), MIME);
  mv_notice_drop (window->notices, "dataset");
  mv_session_set_view (window->session, file->view);
  comparison = g_new0 (Comparison, 1);
  comparison->file = file;
  comparison->atlas = mv_session_get_atlas (window->session) != NULL ? mv_atlas_ref (mv_session_get_atlas (window->session)) : NULL;
  mv_worker_submit (mv_session_get_worker (window->session), compare_job, comparison, comparison_free, g_free, NULL, compared_cb,
                    mv_question_new (G_OBJECT (window), 0));
}

void
mv_view_files_open (MvWindow *window, GFile *file)
{
  g_autoptr(GTask) task = NULL;

  g_return_if_fail (MV_IS_WINDOW (window) && G_IS_FILE (file));

  task = g_task_new (window, NULL, read_cb, NULL);
  g_task_set_task_data (task, g_object_ref (file), g_object_unref);
  g_task_run_in_thread (task, read_file);
}

/* --- saving --------------------------------------------------------------------------------------------------------------------------- */

typedef struct { MvView *view; MvAtlas *atlas; char *path; } Order;

static void
order_free (gpointer data)
{
  Order *order = data;

  mv_view_free (order->view);
  mv_atlas_unref (order->atlas);
  g_free (order->path);
  g_free (order);
}

static char *
name_of (const char *path)
{
  g_autofree char *base = g_path_get_basename (path);

  return g_str_has_suffix (base, MV_VIEW_FILE_SUFFIX) ? g_strndup (base, strlen (base) - strlen (MV_VIEW_FILE_SUFFIX)) : g_steal_pointer (&base);
}

static gpointer
save_job (MvDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Order *order = data;
  g_autoptr(MvScene) scene = mv_scene_build (db, order->atlas, order->view, cancellable, error);
  g_autofree char *name = name_of (order->path), *text = NULL;
  g_autoptr(MvViewFile) file = scene != NULL ? mv_view_file_from_scene (db, scene, name, "", error) : NULL;
  g_autoptr(GFile) place = g_file_new_for_path (order->path);
  g_autoptr(GError) failure = NULL;

  if (file == NULL)
    return NULL;
  text = mv_view_file_write (file);
  if (g_file_replace_contents (place, text, strlen (text), NULL, FALSE, G_FILE_CREATE_NONE, NULL, NULL, &failure))
    return g_strdup (order->path);
  g_set_error (error, MV_ERROR, MV_ERROR_WRITE, _("The view is not written: %s. Choose another place."), failure->message);
  return NULL;
}

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  guint generation;
  g_autoptr(MvWindow) window = mv_question_answered (data, &generation);
  g_autoptr(GError) error = NULL;
  g_autofree char *path = mv_worker_finish (result, &error), *name = path != NULL ? g_path_get_basename (path) : NULL;
  g_autofree char *text = path != NULL ? g_strdup_printf (_("%s saved"), name) : NULL;

  if (window == NULL || window->session == NULL)
    return;
  mv_window_tell (window, path != NULL ? text : error->message);
  if (path != NULL)
    {
      g_autoptr(GFile) file = g_file_new_for_path (path);

      mv_open_file_remember (file, MIME);
    }
}

void
mv_view_files_save (MvWindow *window, const char *path)
{
  Order *order;

  g_return_if_fail (MV_IS_WINDOW (window) && path != NULL);

  if (mv_session_get_atlas (window->session) == NULL)
    return;
  order = g_new0 (Order, 1);
  order->view = mv_view_copy (mv_session_get_view (window->session));
  order->atlas = mv_atlas_ref (mv_session_get_atlas (window->session));
  order->path = g_str_has_suffix (path, MV_VIEW_FILE_SUFFIX) ? g_strdup (path) : g_strconcat (path, MV_VIEW_FILE_SUFFIX, NULL);
  mv_worker_submit (mv_session_get_worker (window->session), save_job, order, order_free, g_free, NULL, saved_cb,
                    mv_question_new (G_OBJECT (window), 0));
}

static void
response_cb (GtkNativeDialog *dialog, int response, MvWindow *window)
{
  g_autoptr(GFile) file = response == GTK_RESPONSE_ACCEPT ? gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog)) : NULL;
  g_autofree char *path = file != NULL ? g_file_get_path (file) : NULL;

  if (path != NULL && window->session != NULL)
    mv_view_files_save (window, path);
  g_object_unref (dialog);
  g_object_unref (window);
}

void
mv_view_files_save_ask (MvWindow *window)
{
  GtkFileChooserNative *dialog;
  g_autoptr(GtkFileFilter) filter = gtk_file_filter_new ();
  g_autofree char *name = NULL;
  MvScene *scene;

  g_return_if_fail (MV_IS_WINDOW (window));

  scene = mv_session_get_scene (window->session);
  name = g_strconcat (scene != NULL && scene->title != NULL ? scene->title : _("View"), MV_VIEW_FILE_SUFFIX, NULL);
  g_strdelimit (name, "/\\:", '-');
  dialog = gtk_file_chooser_native_new (_("Save View as File"), GTK_WINDOW (window), GTK_FILE_CHOOSER_ACTION_SAVE, _("_Save"), NULL);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (dialog), TRUE);
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (dialog), name);
  gtk_file_filter_set_name (filter, _("Views"));
  gtk_file_filter_add_suffix (filter, MV_VIEW_FILE_SUFFIX + 1);
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (dialog), filter);
  g_signal_connect (dialog, "response", G_CALLBACK (response_cb), g_object_ref (window));
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}
