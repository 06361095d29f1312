#include "ui/chart/chart-window.h"

#include <adwaita.h>

#include "ui/chart/chart-view.h"

#define WIDTH 820
#define HEIGHT 560

static void
tell_cb (GSimpleAction *action, GVariant *text, gpointer toasts)
{
  AdwToast *toast = adw_toast_new ("");

  g_object_set (toast, "title", g_variant_get_string (text, NULL), NULL);
  adw_toast_overlay_add_toast (toasts, toast);
}

static void
undo_cb (GSimpleAction *action, GVariant *target, gpointer session)
{
  mv_session_undo (session);
}

static void
redo_cb (GSimpleAction *action, GVariant *target, gpointer session)
{
  mv_session_redo (session);
}

/* What charts ask of the window they stand in. */
static void
add_actions (GtkWidget *window, MvSession *session, GtkWidget *toasts)
{
  g_autoptr(GSimpleActionGroup) group = g_simple_action_group_new ();
  const struct { const char *name; const GVariantType *type; GCallback activate; gpointer data; } actions[] = {
    { "tell", G_VARIANT_TYPE_STRING, G_CALLBACK (tell_cb), toasts },
    { "undo", NULL, G_CALLBACK (undo_cb), session },
    { "redo", NULL, G_CALLBACK (redo_cb), session },
  };

  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    {
      g_autoptr(GSimpleAction) action = g_simple_action_new (actions[i].name, actions[i].type);

      g_signal_connect_object (action, "activate", actions[i].activate, actions[i].data, 0);
      g_action_map_add_action (G_ACTION_MAP (group), G_ACTION (action));
    }
  gtk_widget_insert_action_group (window, "win", G_ACTION_GROUP (group));
}

static void
add_key (GtkEventController *shortcuts, const char *trigger, const char *action)
{
  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (shortcuts),
                                        gtk_shortcut_new (gtk_shortcut_trigger_parse_string (trigger), gtk_named_action_new (action)));
}

GtkWindow *
mv_chart_window_show (GtkWidget *widget, MvSession *session, MvChartKind kind)
{
  GtkWidget *window, *box, *toasts;
  GtkEventController *shortcuts;

  g_return_val_if_fail (GTK_IS_WIDGET (widget) && MV_IS_SESSION (session) && (guint) kind < MV_N_CHARTS, NULL);

  window = adw_window_new ();
  box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  toasts = adw_toast_overlay_new ();
  shortcuts = gtk_shortcut_controller_new ();
  gtk_window_set_title (GTK_WINDOW (window), mv_chart_kind_name (kind));
  gtk_window_set_default_size (GTK_WINDOW (window), WIDTH, HEIGHT);
  gtk_window_set_transient_for (GTK_WINDOW (window), GTK_WINDOW (gtk_widget_get_root (widget)));
  gtk_window_set_destroy_with_parent (GTK_WINDOW (window), TRUE);
  adw_toast_overlay_set_child (ADW_TOAST_OVERLAY (toasts), mv_chart_view_new_alone (session, kind));
  gtk_widget_set_vexpand (toasts, TRUE);
  gtk_box_append (GTK_BOX (box), adw_header_bar_new ());
  gtk_box_append (GTK_BOX (box), toasts);
  adw_window_set_content (ADW_WINDOW (window), box);
  add_actions (window, session, toasts);
  add_key (shortcuts, "<Control>z", "win.undo");
  add_key (shortcuts, "<Control><Shift>z", "win.redo");
  add_key (shortcuts, "<Control>w", "window.close");
  gtk_widget_add_controller (window, shortcuts);
  gtk_window_present (GTK_WINDOW (window));
  return GTK_WINDOW (window);
}
