#include "ui/chart/chart-save.h"

#include <adwaita.h>

#include "app/base/text.h"
#include "app/exchange/picture.h"
#include "app/exchange/table.h"

#define WIDTH 1200
#define HEIGHT 800

typedef struct
{
  MvView     *view;             /* asks for this chart alone */
  MvAtlas    *atlas;
  MvChart    *chart;
  MvVariant   variant;
  char       *path;
} Order;

static void
order_free (gpointer data)
{
  Order *order = data;

  mv_view_free (order->view);
  mv_atlas_unref (order->atlas);
  mv_chart_unref (order->chart);
  g_free (order->path);
  g_free (order);
}

static gpointer
write_job (MvDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  const Order *order = data;
  MvPictureSize size = { WIDTH, HEIGHT, 2, order->variant };
  g_autoptr(MvScene) scene = NULL;

  if (g_str_has_suffix (order->path, ".csv"))
    return mv_table_write (db, order->chart, order->view, order->path, error) ? g_strdup (order->path) : NULL;
  scene = mv_scene_build (db, order->atlas, order->view, cancellable, error);
  return scene != NULL && mv_picture_write (db, scene, &size, order->path, error) ? g_strdup (order->path) : NULL;
}

static void
written_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr(GtkWidget) widget = data;
  g_autoptr(GError) error = NULL;
  g_autofree char *path = mv_worker_finish (result, &error);
  g_autofree char *name = path != NULL ? g_path_get_basename (path) : NULL;
  g_autofree char *text = path != NULL ? g_strdup_printf (_("%s saved"), name) : g_strdup (error->message);

  gtk_widget_activate_action (widget, "win.tell", "s", text);
}

void
mv_chart_save_write (GtkWidget *widget, MvSession *session, MvChart *chart, const char *path)
{
  Order *order;

  g_return_if_fail (GTK_IS_WIDGET (widget) && MV_IS_SESSION (session) && chart != NULL && path != NULL);

  order = g_new0 (Order, 1);
  order->view = mv_view_copy (mv_session_get_view (session));
  order->view->charts = 1u << chart->kind;
  order->view->has_camera = FALSE;
  order->atlas = mv_atlas_ref (mv_session_get_atlas (session));
  order->chart = mv_chart_ref (chart);
  order->variant = adw_style_manager_get_dark (adw_style_manager_get_default ()) ? MV_VARIANT_DARK : MV_VARIANT_LIGHT;
  order->path = g_strdup (path);
  mv_worker_submit (mv_session_get_worker (session), write_job, order, order_free, g_free, NULL, written_cb, g_object_ref (widget));
}

/* --- the dialogue --------------------------------------------------------------------------------------------------------------------- */

typedef struct { GtkWidget *widget; MvSession *session; MvChart *chart; } Asking;

static const struct { const char *name, *suffix; } formats[] = {
  { N_("PNG picture"), ".png" }, { N_("SVG drawing"), ".svg" }, { N_("PDF page"), ".pdf" }, { N_("CSV table with its sources"), ".csv" }
};

/* A name without a known suffix takes that of the format chosen. */
static char *
with_suffix (GtkFileChooser *chooser, const char *path)
{
  GtkFileFilter *filter = gtk_file_chooser_get_filter (chooser);
  const char *chosen = formats[0].suffix;

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
  g_autoptr(GFile) file = response == GTK_RESPONSE_ACCEPT ? gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog)) : NULL;
  g_autofree char *path = file != NULL ? g_file_get_path (file) : NULL;
  g_autofree char *full = path != NULL ? with_suffix (GTK_FILE_CHOOSER (dialog), path) : NULL;

  if (full != NULL)
    mv_chart_save_write (asking->widget, asking->session, asking->chart, full);
  g_object_unref (asking->widget);
  g_object_unref (asking->session);
  mv_chart_unref (asking->chart);
  g_free (asking);
  g_object_unref (dialog);
}

void
mv_chart_save_ask (GtkWidget *widget, MvSession *session, MvChart *chart)
{
  GtkFileChooserNative *dialog = gtk_file_chooser_native_new (_("Save Chart"), GTK_WINDOW (gtk_widget_get_root (widget)),
                                                              GTK_FILE_CHOOSER_ACTION_SAVE, _("_Save"), NULL);
  Asking *asking = g_new0 (Asking, 1);
  g_autofree char *name = g_strdup_printf ("multivector-%s-%d.png", mv_chart_kind_code (chart->kind), chart->table->year);

  *asking = (Asking) { g_object_ref (widget), g_object_ref (session), mv_chart_ref (chart) };
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
