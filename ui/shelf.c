#include "ui/shelf.h"

#include "app/base/text.h"
#include "ui/model/keeper.h"
#include "ui/model/question.h"
#include "ui/panel/hint.h"
#include "ui/window-private.h"

/* --- reading -------------------------------------------------------------------------------------------------------------------------- */

static void
listed_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  guint generation;
  g_autoptr(GObject) dialog = mv_question_answered (data, &generation);
  MvShelf *shelf = dialog != NULL ? g_object_get_data (dialog, "shelf") : NULL;
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) list = mv_worker_finish (result, &error);

  if (shelf == NULL || generation != shelf->generation || shelf->window->session == NULL)
    return;
  if (list != NULL)
    shelf->kind->fill (shelf, list);
  else
    mv_window_tell (shelf->window, error->message);
}

void
mv_shelf_read (gpointer data)
{
  MvShelf *shelf = data;

  shelf->generation++;
  mv_keeper_submit (mv_session_get_keeper (shelf->window->session), shelf->kind->list, NULL, NULL, (GDestroyNotify) g_ptr_array_unref, NULL, listed_cb,
                    mv_question_new (G_OBJECT (shelf->dialog), shelf->generation));
}

static void
changed_cb (MvKeeper *keeper, GtkWidget *dialog)
{
  mv_shelf_read (g_object_get_data (G_OBJECT (dialog), "shelf"));
}

/* --- rows ----------------------------------------------------------------------------------------------------------------------------- */

GtkWidget *
mv_shelf_button (const char *icon, const char *pattern, const char *name)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);
  g_autofree char *label = g_strdup_printf (pattern, name);

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  mv_hint_set (button, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  return button;
}

/* --- the window ----------------------------------------------------------------------------------------------------------------------- */

static gboolean
history_cb (GtkWidget *dialog, GVariant *args, gpointer again)
{
  MvShelf *shelf = g_object_get_data (G_OBJECT (dialog), "shelf");

  (GPOINTER_TO_INT (again) ? mv_session_redo : mv_session_undo) (shelf->window->session);
  return TRUE;
}

static void
add_key (GtkEventController *keys, guint key, GdkModifierType modifiers, GtkShortcutAction *action)
{
  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (keys), gtk_shortcut_new (gtk_keyval_trigger_new (key, modifiers), action));
}

static void
add_keys (GtkWidget *dialog)
{
  GtkEventController *keys = gtk_shortcut_controller_new ();

  add_key (keys, GDK_KEY_Escape, 0, gtk_named_action_new ("window.close"));
  add_key (keys, GDK_KEY_z, GDK_CONTROL_MASK, gtk_callback_action_new (history_cb, GINT_TO_POINTER (FALSE), NULL));
  add_key (keys, GDK_KEY_z, GDK_CONTROL_MASK | GDK_SHIFT_MASK, gtk_callback_action_new (history_cb, GINT_TO_POINTER (TRUE), NULL));
  /* Before a search entry, whose own undo nobody misses. */
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  gtk_widget_add_controller (dialog, keys);
}

static void
shelf_free (gpointer data)
{
  MvShelf *shelf = data;

  g_object_set_data (G_OBJECT (shelf->window), shelf->kind->name, NULL);
  g_object_unref (shelf->window);
  g_free (shelf);
}

static MvShelf *
shelf_new (MvWindow *window, const MvShelfKind *kind)
{
  MvShelf *shelf = g_malloc0 (kind->size);
  GtkWidget *dialog = g_object_new (ADW_TYPE_WINDOW, "transient-for", window, "destroy-with-parent", TRUE, "title", _(kind->title),
                                    "default-width", kind->width, "default-height", kind->height, NULL);

  *shelf = (MvShelf) { g_object_ref (window), dialog, kind, 0 };
  g_object_set_data_full (G_OBJECT (dialog), "shelf", shelf, shelf_free);
  g_object_set_data (G_OBJECT (window), kind->name, dialog);
  adw_window_set_content (ADW_WINDOW (dialog), kind->make (shelf));
  add_keys (dialog);
  return shelf;
}

gpointer
mv_shelf_open (MvWindow *window, const MvShelfKind *kind)
{
  GtkWidget *dialog;
  MvKeeper *keeper;
  MvShelf *shelf;

  g_return_val_if_fail (MV_IS_WINDOW (window) && kind != NULL, NULL);

  dialog = g_object_get_data (G_OBJECT (window), kind->name);
  keeper = mv_session_get_keeper (window->session);
  if (keeper == NULL)
    mv_window_tell (window, _("This window has no workspace."));
  if (dialog != NULL)
    gtk_window_present (GTK_WINDOW (dialog));
  if (dialog != NULL || keeper == NULL)
    return NULL;
  shelf = shelf_new (window, kind);
  g_signal_connect_object (keeper, "changed", G_CALLBACK (changed_cb), shelf->dialog, 0);
  mv_shelf_read (shelf);
  gtk_window_present (GTK_WINDOW (shelf->dialog));
  return shelf;
}
