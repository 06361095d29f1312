#include "ui/saved-view-dialog.h"

#include "app/base/text.h"
#include "app/exchange/view-file.h"
#include "app/store/info.h"
#include "app/store/saved-view-deeds.h"
#include "ui/model/keeper.h"
#include "ui/model/question.h"
#include "ui/window-private.h"

/* --- doing ---------------------------------------------------------------------------------------------------------------------------- */

typedef struct { MvQuestion *question; char *said; } Doing;

static void
done_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Doing *doing = data;
  guint generation;
  g_autoptr(MvWindow) window = mv_question_answered (doing->question, &generation);
  g_autofree char *said = doing->said;
  g_autoptr(GError) error = NULL;
  g_autofree gint64 *change_id = mv_worker_finish (result, &error);

  g_free (doing);
  if (window == NULL || window->session == NULL)
    return;
  if (change_id != NULL)
    mv_keeper_did (mv_session_get_keeper (window->session), *change_id);
  if (change_id == NULL)
    mv_window_tell (window, error->message);
  else if (said != NULL)
    mv_window_tell_undo (window, said);
}

void
mv_saved_view_do (MvWindow *window, MvJob job, gpointer data, GDestroyNotify free_data, const char *said)
{
  MvKeeper *keeper = mv_session_get_keeper (window->session);
  Doing *doing;

  if (keeper == NULL)
    {
      free_data (data);
      mv_window_tell (window, _("This window has no workspace."));
      return;
    }
  doing = g_new0 (Doing, 1);
  doing->question = mv_question_new (G_OBJECT (window), 0);
  doing->said = g_strdup (said);
  mv_keeper_submit (keeper, job, data, free_data, g_free, NULL, done_cb, doing);
}

/* An answer that lives on the heap; NULL for 0. */
static gpointer
answer (gint64 change_id)
{
  return change_id != 0 ? g_memdup2 (&change_id, sizeof change_id) : NULL;
}

static gpointer
add_job (MvDb *db, gpointer view, GCancellable *cancellable, GError **error)
{
  return answer (mv_saved_views_add (db, view, error));
}

static gpointer
edit_job (MvDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  const MvSavedViewWords *words = data;

  return answer (mv_saved_views_edit (db, words->view_id, words->folder, words->name, words->note, error));
}

static void
words_free (gpointer data)
{
  MvSavedViewWords *words = data;

  g_free (words->folder);
  g_free (words->name);
  g_free (words->note);
  g_free (words);
}

/* --- a view on its way to the workspace: the dataset's worker paints it, then the keeper's writes it ------------------------------------ */

typedef struct { MvView *view; MvAtlas *atlas; MvSavedViewWords *words; } Order;

static void
order_free (gpointer data)
{
  Order *order = data;

  mv_view_free (order->view);
  mv_atlas_unref (order->atlas);
  words_free (order->words);
  g_free (order);
}

static gpointer
paint_job (MvDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  const Order *order = data;
  g_autoptr(MvScene) scene = mv_scene_build (db, order->atlas, order->view, cancellable, NULL);
  g_autoptr(MvInfo) info = mv_info_read (db, NULL);
  g_autofree char *text = mv_view_text (order->view);
  MvSavedView *view = mv_saved_view_new (order->words->folder, order->words->name, text);

  /* A view that the dataset cannot show is saved all the same. */
  mv_text_set (&view->note, order->words->note);
  mv_text_set (&view->sentence, scene != NULL && scene->title != NULL ? scene->title : "");
  view->thumbnail = scene != NULL ? mv_view_thumbnail (scene, NULL) : NULL;
  view->edition = info != NULL ? g_strdup (info->edition) : NULL;
  view->built_from = info != NULL ? g_strdup (info->built_from) : NULL;
  return view;
}

static void
painted_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  guint generation;
  g_autoptr(MvWindow) window = mv_question_answered (data, &generation);
  MvSavedView *view = mv_worker_finish (result, NULL);
  g_autofree char *said = view != NULL ? g_strdup_printf (_("“%s” saved"), view->name) : NULL;

  if (window != NULL && window->session != NULL && view != NULL)
    mv_saved_view_do (window, add_job, view, (GDestroyNotify) mv_saved_view_free, said);
  else
    mv_saved_view_free (view);
}

static void
save (MvWindow *window, MvSavedViewWords *words)
{
  Order *order = g_new0 (Order, 1);

  order->view = mv_view_copy (mv_session_get_view (window->session));
  order->atlas = mv_atlas_ref (mv_session_get_atlas (window->session));
  order->words = words;
  mv_worker_submit (mv_session_get_worker (window->session), paint_job, order, order_free, (GDestroyNotify) mv_saved_view_free, NULL,
                    painted_cb, mv_question_new (G_OBJECT (window), 0));
}

/* --- the dialogue --------------------------------------------------------------------------------------------------------------------- */

typedef struct { MvWindow *window; GtkWidget *dialog, *name, *folder, *note; gint64 view_id; MvSavedViewWords *shown; } Asking;

static void
asking_free (gpointer data, GClosure *closure)
{
  Asking *asking = data;

  g_object_unref (asking->window);
  words_free (asking->shown);
  g_free (asking);
}

/* Only what is other than it was shown is written: another window may have changed the rest meanwhile. */
static void
leave_unchanged (char **text, const char *shown)
{
  if (g_str_equal (*text, shown))
    g_clear_pointer (text, g_free);
}

static char *
typed (GtkWidget *entry)
{
  return g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (entry))));
}

static void
response_cb (AdwMessageDialog *dialog, const char *response, Asking *asking)
{
  MvSavedViewWords *words;

  if (!g_str_equal (response, "save") || asking->window->session == NULL)
    return;
  words = g_new0 (MvSavedViewWords, 1);
  words->view_id = asking->view_id;
  words->name = typed (asking->name);
  words->folder = typed (asking->folder);
  words->note = typed (asking->note);
  if (asking->view_id == 0)
    {
      save (asking->window, words);
      return;
    }
  leave_unchanged (&words->name, asking->shown->name);
  leave_unchanged (&words->folder, asking->shown->folder);
  leave_unchanged (&words->note, asking->shown->note);
  mv_saved_view_do (asking->window, edit_job, words, words_free, NULL);
}

static void
typed_cb (GtkEditable *editable, Asking *asking)
{
  g_autofree char *name = typed (asking->name);

  adw_message_dialog_set_response_enabled (ADW_MESSAGE_DIALOG (asking->dialog), "save", *name != '\0');
}

static GtkWidget *
add_row (GtkWidget *list, const char *title, const char *text)
{
  GtkWidget *row = adw_entry_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  gtk_editable_set_text (GTK_EDITABLE (row), text);
  adw_entry_row_set_activates_default (ADW_ENTRY_ROW (row), TRUE);
  gtk_list_box_append (GTK_LIST_BOX (list), row);
  return row;
}

static void
ask (GtkWindow *parent, MvWindow *window, const MvSavedView *view, const char *title, const char *name)
{
  GtkWidget *list = gtk_list_box_new ();
  Asking *asking = g_new0 (Asking, 1);

  asking->window = g_object_ref (window);
  asking->view_id = view != NULL ? view->view_id : 0;
  asking->shown = g_new0 (MvSavedViewWords, 1);
  asking->shown->name = g_strdup (name);
  asking->shown->folder = g_strdup (view != NULL ? view->folder : "");
  asking->shown->note = g_strdup (view != NULL ? view->note : "");
  asking->dialog = adw_message_dialog_new (parent, title, NULL);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_set_size_request (list, 380, -1);
  asking->name = add_row (list, _("Name"), asking->shown->name);
  asking->folder = add_row (list, _("Folder"), asking->shown->folder);
  asking->note = add_row (list, _("Note"), asking->shown->note);
  adw_message_dialog_set_extra_child (ADW_MESSAGE_DIALOG (asking->dialog), list);
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (asking->dialog), "cancel", _("_Cancel"), "save", _("_Save"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (asking->dialog), "save", ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (asking->dialog), "save");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (asking->dialog), "cancel");
  typed_cb (NULL, asking);
  g_signal_connect (asking->name, "changed", G_CALLBACK (typed_cb), asking);
  g_signal_connect_data (asking->dialog, "response", G_CALLBACK (response_cb), asking, asking_free, 0);
  gtk_window_present (GTK_WINDOW (asking->dialog));
}

void
mv_saved_view_dialog_save (MvWindow *window)
{
  MvScene *scene;

  g_return_if_fail (MV_IS_WINDOW (window));

  scene = mv_session_get_scene (window->session);
  if (mv_session_get_keeper (window->session) == NULL)
    mv_window_tell (window, _("This window has no workspace."));
  else if (scene != NULL)
    {
      g_auto(GStrv) parts = g_strsplit (scene->title != NULL ? scene->title : "", ";", 2);

      /* What leads the view names it; the sentence is kept beside. */
      ask (GTK_WINDOW (window), window, NULL, _("Save This View"), parts[0] != NULL ? parts[0] : "");
    }
}

void
mv_saved_view_dialog_edit (GtkWindow *parent, MvWindow *window, const MvSavedView *view)
{
  g_return_if_fail (MV_IS_WINDOW (window) && view != NULL);

  ask (parent, window, view, _("Saved View"), view->name);
}
