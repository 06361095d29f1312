#include "ui/print.h"

#include "app/base/text.h"
#include "app/exchange/picture.h"

#define PX_PER_POINT (96.0 / 72)

typedef struct
{
  MvSession    *session;
  GtkWindow    *window;
  GPtrArray    *sheets;         /* NULL before they are made */
  GCancellable *cancellable;
} Print;

/* --- the sheets, made by the store's worker ------------------------------------------------------------------------------------------- */

typedef struct { MvView *view; MvAtlas *atlas; MvPictureSize size; } Order;
typedef struct { GMainLoop *loop; GPtrArray *sheets; GError *error; } Waiting;

static void
order_free (gpointer data)
{
  Order *order = data;

  mv_view_free (order->view);
  mv_atlas_unref (order->atlas);
  g_free (order);
}

static gpointer
make_sheets (MvDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  const Order *order = data;
  g_autoptr(MvScene) scene = mv_scene_build (db, order->atlas, order->view, cancellable, error);

  return scene != NULL ? mv_picture_record (db, scene, &order->size, error) : NULL;
}

static void
made_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Waiting *waiting = data;

  waiting->sheets = mv_worker_finish (result, &waiting->error);
  g_main_loop_quit (waiting->loop);
}

/* The paper is known: how many sheets are there? The operation wants to be told before this returns, so the main loop runs within. */
static void
begin_cb (GtkPrintOperation *operation, GtkPrintContext *context, Print *print)
{
  Waiting waiting = { g_main_loop_new (NULL, FALSE), NULL, NULL };
  Order *order = g_new0 (Order, 1);

  order->view = mv_view_copy (mv_session_get_view (print->session));
  order->atlas = mv_atlas_ref (mv_session_get_atlas (print->session));
  order->size = (MvPictureSize) { gtk_print_context_get_width (context) * PX_PER_POINT, gtk_print_context_get_height (context) * PX_PER_POINT, 1,
                                  MV_VARIANT_PRINT, 96 };
  mv_worker_submit (mv_session_get_worker (print->session), make_sheets, order, order_free, (GDestroyNotify) g_ptr_array_unref, print->cancellable,
                    made_cb, &waiting);
  g_main_loop_run (waiting.loop);
  g_main_loop_unref (waiting.loop);
  print->sheets = waiting.sheets;
  if (print->sheets == NULL)
    {
      gtk_widget_activate_action (GTK_WIDGET (print->window), "win.tell", "s", waiting.error->message);
      g_error_free (waiting.error);
      gtk_print_operation_cancel (operation);
      return;
    }
  gtk_print_operation_set_n_pages (operation, (int) print->sheets->len);
}

/* --- one sheet onto paper ------------------------------------------------------------------------------------------------------------- */

typedef struct { GPtrArray *sheets; guint sheet; cairo_t *cr; } Sheet;

static void
draw_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  const Sheet *sheet = data;

  mv_picture_replay (sheet->cr, sheet->sheets, sheet->sheet, 1 / PX_PER_POINT);
  g_task_return_boolean (task, TRUE);
}

static void
drawn_cb (GObject *operation, GAsyncResult *result, gpointer data)
{
  gtk_print_operation_draw_page_finish (GTK_PRINT_OPERATION (operation));
}

static void
draw_cb (GtkPrintOperation *operation, GtkPrintContext *context, int page, Print *print)
{
  g_autoptr(GTask) task = g_task_new (operation, NULL, drawn_cb, NULL);
  Sheet *sheet = g_new0 (Sheet, 1);

  *sheet = (Sheet) { print->sheets, (guint) page, gtk_print_context_get_cairo_context (context) };
  gtk_print_operation_set_defer_drawing (operation);
  g_task_set_task_data (task, sheet, g_free);
  g_task_run_in_thread (task, draw_in_thread);
}

/* --- the operation -------------------------------------------------------------------------------------------------------------------- */

static void
print_free (gpointer data, GClosure *closure)
{
  Print *print = data;

  g_clear_pointer (&print->sheets, g_ptr_array_unref);
  g_object_unref (print->session);
  g_object_unref (print->cancellable);
  g_free (print);
}

static GtkPrintOperation *
make_operation (GtkWindow *window, MvSession *session)
{
  GtkPrintOperation *operation = gtk_print_operation_new ();
  g_autoptr(GtkPageSetup) setup = gtk_page_setup_new ();
  Print *print = g_new0 (Print, 1);

  *print = (Print) { g_object_ref (session), window, NULL, g_cancellable_new () };
  /* A map is wider than high; a page about a country stands upright. */
  gtk_page_setup_set_orientation (setup, *mv_session_get_view (session)->page == '\0' ? GTK_PAGE_ORIENTATION_LANDSCAPE : GTK_PAGE_ORIENTATION_PORTRAIT);
  gtk_print_operation_set_default_page_setup (operation, setup);
  gtk_print_operation_set_embed_page_setup (operation, TRUE);
  gtk_print_operation_set_unit (operation, GTK_UNIT_POINTS);
  gtk_print_operation_set_job_name (operation, "Multivector");
  g_signal_connect (operation, "begin-print", G_CALLBACK (begin_cb), print);
  g_signal_connect_data (operation, "draw-page", G_CALLBACK (draw_cb), print, print_free, 0);
  return operation;
}

static void
tell_error (GtkWindow *window, GError *error)
{
  g_autofree char *text = error != NULL ? g_strdup_printf (_("Nothing was printed: %s. Choose another printer, or Print to File."), error->message) : NULL;

  if (text != NULL)
    gtk_widget_activate_action (GTK_WIDGET (window), "win.tell", "s", text);
}

static void
done_cb (GtkPrintOperation *operation, GtkPrintOperationResult result, GtkWindow *window)
{
  g_autoptr(GError) error = NULL;

  if (result == GTK_PRINT_OPERATION_RESULT_ERROR)
    gtk_print_operation_get_error (operation, &error);
  tell_error (window, error);
}

void
mv_print_ask (GtkWindow *window, MvSession *session)
{
  g_autoptr(GtkPrintOperation) operation = NULL;

  g_return_if_fail (GTK_IS_WINDOW (window) && MV_IS_SESSION (session));

  if (mv_session_get_atlas (session) == NULL)
    return;
  operation = make_operation (window, session);
  gtk_print_operation_set_allow_async (operation, TRUE);
  g_signal_connect_object (operation, "done", G_CALLBACK (done_cb), window, 0);
  gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_PRINT_DIALOG, window, NULL);
}

gboolean
mv_print_export (GtkWindow *window, MvSession *session, const char *path)
{
  g_autoptr(GtkPrintOperation) operation = NULL;
  g_autoptr(GError) error = NULL;

  g_return_val_if_fail (GTK_IS_WINDOW (window) && MV_IS_SESSION (session) && path != NULL, FALSE);

  if (mv_session_get_atlas (session) == NULL)
    return FALSE;
  operation = make_operation (window, session);
  gtk_print_operation_set_export_filename (operation, path);
  if (gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_EXPORT, window, &error) == GTK_PRINT_OPERATION_RESULT_APPLY)
    return TRUE;
  tell_error (window, error);
  return FALSE;
}
