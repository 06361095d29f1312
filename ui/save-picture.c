#include "ui/save-picture.h"

#include "app/base/text.h"
#include "app/exchange/picture.h"

#define WIDTH 1600
#define HEIGHT 1000

typedef struct
{
  MvView       *view;
  MvAtlas      *atlas;
  MvPictureSize size;
  char         *path;
} Order;

typedef struct
{
  AdwToastOverlay *toasts;
  AdwToast        *progress;
  char            *path;
} Waiting;

static void
order_free (gpointer data)
{
  Order *order = data;

  mv_view_free (order->view);
  mv_atlas_unref (order->atlas);
  g_free (order->path);
  g_free (order);
}

/* The camera is the view's at this moment: the scene on the screen may know an older one. */
static gpointer
write_picture (MvDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Order *order = data;
  g_autoptr(MvScene) scene = mv_scene_build (db, order->atlas, order->view, cancellable, error);

  if (scene == NULL || !mv_picture_write (db, scene, &order->size, order->path, error))
    return NULL;
  return g_strdup (order->path);
}

static void
written_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Waiting *waiting = data;
  g_autoptr(GError) error = NULL;
  g_autofree char *path = mv_worker_finish (result, &error);
  g_autofree char *name = g_path_get_basename (waiting->path);
  g_autofree char *text = path != NULL ? g_strdup_printf (_("%s saved"), name) : g_strdup (error->message);
  AdwToast *toast = adw_toast_new ("");
  g_autofree char *escaped = g_markup_escape_text (text, -1);

  adw_toast_dismiss (waiting->progress);
  adw_toast_set_title (toast, escaped);
  if (path != NULL)
    {
      adw_toast_set_button_label (toast, _("_Open"));
      adw_toast_set_action_name (toast, "win.open-file");
      adw_toast_set_action_target (toast, "s", path);
    }
  adw_toast_overlay_add_toast (waiting->toasts, toast);
  g_object_unref (waiting->toasts);
  g_object_unref (waiting->progress);
  g_free (waiting->path);
  g_free (waiting);
}

void
mv_save_picture_write (MvSession *session, AdwToastOverlay *toasts, const char *path)
{
  const MvView *view = mv_session_get_view (session);
  Order *order;
  Waiting *waiting;
  gboolean dark;

  g_return_if_fail (MV_IS_SESSION (session));

  if (mv_session_get_atlas (session) == NULL)
    return;
  dark = g_str_equal (view->map, "dark")
         || (g_str_equal (view->map, "auto") && adw_style_manager_get_dark (adw_style_manager_get_default ()));
  order = g_new0 (Order, 1);
  order->view = mv_view_copy (view);
  order->atlas = mv_atlas_ref (mv_session_get_atlas (session));
  order->size = (MvPictureSize) { WIDTH, HEIGHT, 2, dark ? MV_VARIANT_DARK : MV_VARIANT_LIGHT };
  order->path = g_strdup (path);
  waiting = g_new0 (Waiting, 1);
  waiting->toasts = g_object_ref (toasts);
  waiting->progress = g_object_ref_sink (adw_toast_new (_("Drawing the picture…")));
  waiting->path = g_strdup (path);
  adw_toast_set_timeout (waiting->progress, 0);
  adw_toast_overlay_add_toast (toasts, g_object_ref (waiting->progress));
  mv_worker_submit (mv_session_get_worker (session), write_picture, order, order_free, g_free, NULL, written_cb, waiting);
}

/* --- the dialogue --------------------------------------------------------------------------------------------------------------------- */

typedef struct { MvSession *session; AdwToastOverlay *toasts; } Asking;

static const struct { const char *name, *suffix; } formats[] = {
  { N_("PNG picture"), ".png" }, { N_("SVG drawing"), ".svg" }, { N_("PDF page"), ".pdf" }
};

/* A name without a known suffix takes that of the format chosen. */
static char *
with_suffix (GtkFileChooser *chooser, const char *path)
{
  const char *chosen = formats[0].suffix;
  GtkFileFilter *filter = gtk_file_chooser_get_filter (chooser);

  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    {
      if (g_str_has_suffix (path, formats[i].suffix))
        return g_strdup (path);
      if (filter != NULL && g_strcmp0 (gtk_file_filter_get_name (filter), _(formats[i].name)) == 0)
        chosen = formats[i].suffix;
    }
  return g_strconcat (path, chosen, NULL);
}

static void
response_cb (GtkNativeDialog *dialog, int response, gpointer data)
{
  Asking *asking = data;

  if (response == GTK_RESPONSE_ACCEPT)
    {
      g_autoptr(GFile) file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));
      g_autofree char *path = file != NULL ? g_file_get_path (file) : NULL;
      g_autofree char *full = path != NULL ? with_suffix (GTK_FILE_CHOOSER (dialog), path) : NULL;

      if (full != NULL)
        mv_save_picture_write (asking->session, asking->toasts, full);
    }
  g_object_unref (asking->session);
  g_object_unref (asking->toasts);
  g_free (asking);
  g_object_unref (dialog);
}

void
mv_save_picture_ask (GtkWindow *window, MvSession *session, AdwToastOverlay *toasts)
{
  GtkFileChooserNative *dialog = gtk_file_chooser_native_new (_("Save Picture"), window, GTK_FILE_CHOOSER_ACTION_SAVE, _("_Save"), NULL);
  Asking *asking = g_new0 (Asking, 1);
  g_autofree char *name = g_strdup_printf ("multivector-%d.png", mv_session_get_view (session)->year);

  asking->session = g_object_ref (session);
  asking->toasts = g_object_ref (toasts);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (dialog), TRUE);
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (dialog), name);
  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    {
      g_autoptr(GtkFileFilter) filter = gtk_file_filter_new ();

      gtk_file_filter_set_name (filter, _(formats[i].name));
      gtk_file_filter_add_suffix (filter, formats[i].suffix + 1);
      gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (dialog), filter);
    }
  g_signal_connect (dialog, "response", G_CALLBACK (response_cb), asking);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}
