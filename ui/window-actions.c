#include "ui/window-private.h"

#include <string.h>

#include "app/base/text.h"
#include "app/scene/page.h"
#include "ui/chart/chart-split.h"
#include "ui/link-dialog.h"
#include "ui/model/toggle.h"
#include "ui/export-dialog.h"
#include "ui/import/import-list.h"
#include "ui/import/import-paste.h"
#include "ui/open-file.h"
#include "ui/print.h"
#include "ui/query/query-window.h"
#include "ui/save-picture.h"
#include "ui/saved-view-dialog.h"
#include "ui/groups.h"
#include "ui/saved-views.h"
#include "ui/selections.h"
#include "ui/settings.h"
#include "ui/view-files.h"

typedef void (*Action) (GtkWidget *widget, const char *name, GVariant *target);

#define WINDOW(widget) MV_WINDOW (widget)

static void
undo_cb (GtkWidget *widget, const char *name, GVariant *target)
{
  mv_session_undo (WINDOW (widget)->session);
}

static void
redo_cb (GtkWidget *widget, const char *name, GVariant *target)
{
  mv_session_redo (WINDOW (widget)->session);
}

void
mv_window_follow_history (MvWindow *self)
{
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.undo", mv_session_can_undo (self->session));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.redo", mv_session_can_redo (self->session));
}

static void
select_cb (GtkWidget *widget, const char *name, GVariant *target)
{
  mv_session_select (WINDOW (widget)->session, g_variant_get_string (target, NULL));
}

static void
set_year_cb (GtkWidget *widget, const char *name, GVariant *target)
{
  mv_session_set_year (WINDOW (widget)->session, CLAMP (g_variant_get_int32 (target), MV_VIEW_FIRST, MV_VIEW_LAST));
}

static void
previous_year_cb (GtkWidget *widget, const char *name, GVariant *target)
{
  mv_time_bar_step (WINDOW (widget)->time_bar, -1);
}

static void
next_year_cb (GtkWidget *widget, const char *name, GVariant *target)
{
  mv_time_bar_step (WINDOW (widget)->time_bar, 1);
}

static void
play_cb (GtkWidget *widget, const char *name, GVariant *target)
{
  MvTimeBar *bar = WINDOW (widget)->time_bar;

  mv_time_bar_set_seconds (bar, mv_settings_double ("play-seconds", 1.0));
  mv_time_bar_set_playing (bar, !mv_time_bar_get_playing (bar));
}

static void
toggle_edit (MvView *view, gpointer word)
{
  guint overlay = mv_view_overlay_called (word);

  mv_view_set_overlay (view, overlay, !(view->overlays & overlay));
}

static void
toggle_overlay_cb (GtkWidget *widget, const char *name, GVariant *target)
{
  mv_session_edit (WINDOW (widget)->session, toggle_edit, (gpointer) g_variant_get_string (target, NULL));
}

static void
set_view_cb (GtkWidget *widget, const char *name, GVariant *target)
{
  g_autoptr(GError) error = NULL;

  if (!mv_session_set_text (WINDOW (widget)->session, g_variant_get_string (target, NULL), &error))
    mv_window_tell (WINDOW (widget), error->message);
}

static void
start_view_cb (GtkWidget *widget, const char *name, GVariant *target)
{
  g_autoptr(MvView) view = mv_view_new ();

  mv_session_set_view (WINDOW (widget)->session, view);
}

/* win.zoom-in and the like are the map's, for buttons that are not below it. */
static void
map_cb (GtkWidget *widget, const char *name, GVariant *target)
{
  g_autofree char *action = g_strconcat ("map.", name + strlen ("win."), NULL);

  gtk_widget_activate_action (GTK_WIDGET (WINDOW (widget)->map), action, NULL);
}

static void
copy (MvWindow *self, const char *text, const char *said)
{
  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self)), text);
  mv_window_tell (self, said);
}

static void
copy_report_cb (GtkWidget *widget, const char *name, GVariant *target)
{
  const MvReport *report = mv_session_get_report (WINDOW (widget)->session);
  g_autofree char *text = report != NULL ? mv_report_text (report) : NULL;

  if (text != NULL)
    copy (WINDOW (widget), text, _("Figures and sources copied"));
}

static void
copy_view_cb (GtkWidget *widget, const char *name, GVariant *target)
{
  g_autofree char *text = mv_view_text (mv_session_get_view (WINDOW (widget)->session));

  copy (WINDOW (widget), text, _("Link copied"));
}

static void
copy_error_cb (GtkWidget *widget, const char *name, GVariant *target)
{
  MvSession *session = WINDOW (widget)->session;
  const GError *error = mv_session_get_error (session);
  g_autofree char *text = mv_view_text (mv_session_get_view (session));
  g_autofree char *all = error != NULL ? g_strdup_printf ("%s\n%s\n%s\nMultivector %s", error->message, mv_session_get_dataset (session),
                                                          text, MV_VERSION) : NULL;

  if (all != NULL)
    copy (WINDOW (widget), all, _("Details copied"));
}

static void
open_view_cb (GtkWidget *widget, const char *name, GVariant *target)
{
  mv_link_dialog_show (GTK_WINDOW (widget), WINDOW (widget)->session);
}

static void
open_cb (GtkWidget *widget, const char *name, GVariant *target)
{
  mv_open_file_ask (WINDOW (widget));
}

static void
open_uri_cb (GtkWidget *widget, const char *name, GVariant *target)
{
  g_autoptr(GFile) file = g_file_new_for_uri (g_variant_get_string (target, NULL));

  mv_open_file (WINDOW (widget), file);
}

static void
import_paste_cb (GtkWidget *widget, const char *name, GVariant *target)
{
  mv_import_paste (WINDOW (widget));
}

static void
imports_cb (GtkWidget *widget, const char *name, GVariant *target)
{
  mv_import_list_show (WINDOW (widget));
}

static void
undo_import_cb (GtkWidget *widget, const char *name, GVariant *target)
{
  mv_import_list_undo (WINDOW (widget), g_ascii_strtoll (g_variant_get_string (target, NULL), NULL, 10));
}

static void
save_view_cb (GtkWidget *widget, const char *name, GVariant *target)
{
  mv_saved_view_dialog_save (WINDOW (widget));
}

static void
groups_cb (GtkWidget *widget, const char *name, GVariant *target)
{
  mv_groups_show (WINDOW (widget));
}

static void
saved_views_cb (GtkWidget *widget, const char *name, GVariant *target)
{
  mv_saved_views_show (WINDOW (widget));
}

static void
save_view_file_cb (GtkWidget *widget, const char *name, GVariant *target)
{
  mv_view_files_save_ask (WINDOW (widget));
}

static void
save_picture_cb (GtkWidget *widget, const char *name, GVariant *target)
{
  mv_save_picture_ask (GTK_WINDOW (widget), WINDOW (widget)->session, WINDOW (widget)->toasts);
}

static void
export_cb (GtkWidget *widget, const char *name, GVariant *target)
{
  mv_export_dialog_show (WINDOW (widget));
}

static void
open_file_cb (GtkWidget *widget, const char *name, GVariant *target)
{
  g_autofree char *uri = g_filename_to_uri (g_variant_get_string (target, NULL), NULL, NULL);

  if (uri != NULL)
    gtk_show_uri (GTK_WINDOW (widget), uri, GDK_CURRENT_TIME);
}

static void
tell_cb (GtkWidget *widget, const char *name, GVariant *target)
{
  mv_window_tell (WINDOW (widget), g_variant_get_string (target, NULL));
}

static void
open_search_cb (GtkWidget *widget, const char *name, GVariant *target)
{
  mv_window_set_searching (WINDOW (widget), TRUE);
}

static void
toggle_layers_cb (GtkWidget *widget, const char *name, GVariant *target)
{
  mv_panes_show (WINDOW (widget)->panes, MV_PANE_START, !mv_panes_is_shown (WINDOW (widget)->panes, MV_PANE_START));
}

static void
toggle_inspector_cb (GtkWidget *widget, const char *name, GVariant *target)
{
  mv_panes_show (WINDOW (widget)->panes, MV_PANE_END, !mv_panes_is_shown (WINDOW (widget)->panes, MV_PANE_END));
}

static void
toggle_charts_cb (GtkWidget *widget, const char *name, GVariant *target)
{
  mv_window_set_charts (WINDOW (widget), mv_session_get_view (WINDOW (widget)->session)->charts == 0);
}

static void
toggle_chart_edit (MvView *view, gpointer kind)
{
  view->charts ^= 1u << GPOINTER_TO_UINT (kind);
}

static void
toggle_chart_cb (GtkWidget *widget, const char *name, GVariant *target)
{
  MvChartKind kind = mv_chart_kind_from_code (g_variant_get_string (target, NULL));

  if (kind != MV_N_CHARTS)
    mv_session_edit (WINDOW (widget)->session, toggle_chart_edit, GUINT_TO_POINTER (kind));
}

static gboolean
shows_page (MvWindow *self)
{
  const char *page = mv_session_get_view (self->session)->page;

  return *page != '\0' && !g_str_equal (page, "table") && self->page != NULL;
}

static void
open_page_cb (GtkWidget *widget, const char *name, GVariant *target)
{
  const char *ref = g_variant_get_string (target, NULL);

  if (*ref == '\0')
    ref = mv_session_get_view (WINDOW (widget)->session)->select;
  if (mv_page_has (ref))
    mv_page_view_open (WINDOW (widget)->session, ref);
  else
    mv_window_tell (WINDOW (widget), _("Only countries, flows between two countries, and projects have pages. Select one."));
}

static void
open_selected_cb (GtkWidget *widget, const char *name, GVariant *target)
{
  gtk_widget_activate_action (widget, "win.open-page", "s", "");
}

/* A view without flows and projects has no rows to list. */
static void
toggle_table_edit (MvView *view, gpointer data)
{
  mv_text_set (&view->page, g_str_equal (view->page, "table") ? "" : "table");
}

static void
toggle_table_cb (GtkWidget *widget, const char *name, GVariant *target)
{
  if ((mv_session_get_view (WINDOW (widget)->session)->overlays & (MV_OVERLAY_FLOWS | MV_OVERLAY_PROJECTS)) == 0)
    mv_window_tell (WINDOW (widget), _("The table lists flows and projects. Turn one of them on among the layers."));
  else
    mv_session_edit (WINDOW (widget)->session, toggle_table_edit, NULL);
}

static void
page_back_cb (GtkWidget *widget, const char *name, GVariant *target)
{
  if (g_str_equal (mv_session_get_view (WINDOW (widget)->session)->page, "table"))
    mv_session_edit (WINDOW (widget)->session, toggle_table_edit, NULL);
  else if (shows_page (WINDOW (widget)))
    mv_page_view_back (WINDOW (widget)->page);
}

static void
sql_cb (GtkWidget *widget, const char *name, GVariant *target)
{
  mv_query_window_show (GTK_WINDOW (widget), WINDOW (widget)->session);
}

static void
selections_cb (GtkWidget *widget, const char *name, GVariant *target)
{
  mv_selections_show (GTK_WINDOW (widget), WINDOW (widget)->session);
}

static void
limit_charts_cb (GtkWidget *widget, const char *name, GVariant *target)
{
  if (!mv_session_limit_charts (WINDOW (widget)->session))
    mv_window_tell (WINDOW (widget), _("Nothing is selected that the charts could be limited to. Select something first."));
}

static void
print_cb (GtkWidget *widget, const char *name, GVariant *target)
{
  mv_print_ask (GTK_WINDOW (widget), WINDOW (widget)->session);
}

/* Compares with "country:UZB", "year:2015" or "power:CHN"; "" ends it. The chart of differences comes and goes with the comparison. */
static void
compare_edit (MvView *view, gpointer with)
{
  MvChartKind before[MV_N_CHARTS], kinds[MV_N_CHARTS];
  guint n = mv_view_get_charts (view, before), kept = 0;

  mv_text_set (&view->compare, with);
  if (*view->compare != '\0')
    kinds[kept++] = MV_CHART_DIFFERENCE;
  for (guint i = 0; i < n; i++)
    if (before[i] != MV_CHART_DIFFERENCE)
      kinds[kept++] = before[i];
  mv_view_set_charts (view, kinds, kept);
}

static void
compare_cb (GtkWidget *widget, const char *name, GVariant *target)
{
  mv_session_edit (WINDOW (widget)->session, compare_edit, (gpointer) g_variant_get_string (target, NULL));
}

static void
compare_year_cb (GtkWidget *widget, const char *name, GVariant *target)
{
  int year = mv_session_get_view (WINDOW (widget)->session)->year + g_variant_get_int32 (target);
  g_autofree char *with = g_strdup_printf ("year:%d", CLAMP (year, MV_VIEW_FIRST, MV_VIEW_LAST));

  mv_session_edit (WINDOW (widget)->session, compare_edit, with);
}

static void
chart_table_cb (GtkWidget *widget, const char *name, GVariant *target)
{
  MvChartDock *dock = mv_chart_split_get_dock (WINDOW (widget)->split);

  if (shows_page (WINDOW (widget)))
    mv_page_view_turn (WINDOW (widget)->page);
  else if (dock != NULL && gtk_widget_get_visible (GTK_WIDGET (dock)))
    mv_chart_dock_turn (dock);
}

static void
fullscreen_cb (GtkWidget *widget, const char *name, GVariant *target)
{
  (gtk_window_is_fullscreen (GTK_WINDOW (widget)) ? gtk_window_unfullscreen : gtk_window_fullscreen) (GTK_WINDOW (widget));
}

/* Made when it is asked for: as the window's help overlay it would be made at the start. */
static void
help_cb (GtkWidget *widget, const char *name, GVariant *target)
{
  g_autoptr(GtkBuilder) builder = gtk_builder_new_from_resource ("/org/multivector/Multivector/shortcuts.ui");
  GtkWindow *shortcuts = GTK_WINDOW (gtk_builder_get_object (builder, "shortcuts"));

  gtk_window_set_transient_for (shortcuts, GTK_WINDOW (widget));
  gtk_window_present (shortcuts);
}

static const struct { const char *name, *parameter; Action activate; } actions[] = {
  { "win.undo", NULL, undo_cb }, { "win.redo", NULL, redo_cb }, { "win.select", "s", select_cb }, { "win.set-year", "i", set_year_cb },
  { "win.previous-year", NULL, previous_year_cb }, { "win.next-year", NULL, next_year_cb }, { "win.play", NULL, play_cb },
  { "win.toggle-overlay", "s", toggle_overlay_cb }, { "win.set-view", "s", set_view_cb }, { "win.start-view", NULL, start_view_cb },
  { "win.zoom-in", NULL, map_cb }, { "win.zoom-out", NULL, map_cb }, { "win.home", NULL, map_cb },
  { "win.zoom-to-selection", NULL, map_cb }, { "win.copy-report", NULL, copy_report_cb }, { "win.copy-view", NULL, copy_view_cb },
  { "win.save-view", NULL, save_view_cb }, { "win.saved-views", NULL, saved_views_cb }, { "win.groups", NULL, groups_cb }, { "win.open", NULL, open_cb }, { "win.open-uri", "s", open_uri_cb }, { "win.save-view-file", NULL, save_view_file_cb },
  { "win.import-paste", NULL, import_paste_cb }, { "win.imports", NULL, imports_cb }, { "win.undo-import", "s", undo_import_cb },
  { "win.open-workspace", NULL, mv_window_ask_workspace }, { "win.new-workspace", NULL, mv_window_ask_workspace },
  { "win.copy-workspace", NULL, mv_window_ask_workspace },
  { "win.copy-error", NULL, copy_error_cb }, { "win.open-view", NULL, open_view_cb }, { "win.save-picture", NULL, save_picture_cb }, { "win.export", NULL, export_cb },
  { "win.open-file", "s", open_file_cb }, { "win.tell", "s", tell_cb }, { "win.open-search", NULL, open_search_cb },
  { "win.toggle-layers", NULL, toggle_layers_cb }, { "win.toggle-inspector", NULL, toggle_inspector_cb },
  { "win.toggle-charts", NULL, toggle_charts_cb }, { "win.toggle-chart", "s", toggle_chart_cb }, { "win.chart-table", NULL, chart_table_cb },
  { "win.sql", NULL, sql_cb }, { "win.toggle-table", NULL, toggle_table_cb }, { "win.selections", NULL, selections_cb },
  { "win.limit-charts", NULL, limit_charts_cb }, { "win.print", NULL, print_cb }, { "win.compare", "s", compare_cb }, { "win.compare-year", "i", compare_year_cb },
  { "win.open-page", "s", open_page_cb }, { "win.open-selected-page", NULL, open_selected_cb }, { "win.page-back", NULL, page_back_cb },
  { "win.fullscreen", NULL, fullscreen_cb }, { "win.show-help-overlay", NULL, help_cb },
};

/* Bound on the window, below what has the focus: an entry keeps its own undo and its brackets. */
static const struct { guint key; GdkModifierType modifiers; const char *action; } keys[] = {
  { GDK_KEY_z, GDK_CONTROL_MASK, "win.undo" }, { GDK_KEY_z, GDK_CONTROL_MASK | GDK_SHIFT_MASK, "win.redo" },
  { GDK_KEY_Left, GDK_ALT_MASK, "win.previous-year" }, { GDK_KEY_bracketleft, 0, "win.previous-year" },
  { GDK_KEY_Right, GDK_ALT_MASK, "win.next-year" }, { GDK_KEY_bracketright, 0, "win.next-year" }, { GDK_KEY_F5, 0, "win.play" },
  { GDK_KEY_0, GDK_CONTROL_MASK, "win.zoom-to-selection" }, { GDK_KEY_c, GDK_CONTROL_MASK | GDK_SHIFT_MASK, "win.copy-report" },
  { GDK_KEY_l, GDK_CONTROL_MASK, "win.copy-view" }, { GDK_KEY_o, GDK_CONTROL_MASK, "win.open" },
  { GDK_KEY_o, GDK_CONTROL_MASK | GDK_SHIFT_MASK, "win.open-view" }, { GDK_KEY_v, GDK_CONTROL_MASK, "win.import-paste" },
  { GDK_KEY_i, GDK_CONTROL_MASK | GDK_SHIFT_MASK, "win.imports" },
  { GDK_KEY_s, GDK_CONTROL_MASK, "win.save-picture" }, { GDK_KEY_e, GDK_CONTROL_MASK, "win.export" }, { GDK_KEY_f, GDK_CONTROL_MASK, "win.open-search" },
  { GDK_KEY_k, GDK_CONTROL_MASK, "win.open-search" }, { GDK_KEY_F9, 0, "win.toggle-layers" }, { GDK_KEY_F8, 0, "win.toggle-inspector" },
  { GDK_KEY_q, GDK_CONTROL_MASK | GDK_SHIFT_MASK, "win.sql" },
  { GDK_KEY_F6, 0, "win.toggle-charts" }, { GDK_KEY_d, GDK_CONTROL_MASK, "win.save-view" },
  { GDK_KEY_d, GDK_CONTROL_MASK | GDK_SHIFT_MASK, "win.selections" }, { GDK_KEY_b, GDK_CONTROL_MASK, "win.saved-views" }, { GDK_KEY_g, GDK_CONTROL_MASK | GDK_SHIFT_MASK, "win.groups" },
  { GDK_KEY_l, GDK_CONTROL_MASK | GDK_SHIFT_MASK, "win.limit-charts" }, { GDK_KEY_p, GDK_CONTROL_MASK, "win.print" },
  { GDK_KEY_e, GDK_CONTROL_MASK | GDK_SHIFT_MASK, "win.save-view-file" }, { GDK_KEY_F4, 0, "win.chart-table" },
  { GDK_KEY_F7, 0, "win.open-selected-page" }, { GDK_KEY_t, GDK_CONTROL_MASK, "win.toggle-table" },
  { GDK_KEY_F11, 0, "win.fullscreen" }, { GDK_KEY_question, GDK_CONTROL_MASK, "win.show-help-overlay" },
  { GDK_KEY_question, GDK_CONTROL_MASK | GDK_SHIFT_MASK, "win.show-help-overlay" },
};

void
mv_window_class_install_actions (GtkWidgetClass *class)
{
  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_class_install_action (class, actions[i].name, actions[i].parameter, actions[i].activate);
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    gtk_widget_class_add_binding_action (class, keys[i].key, keys[i].modifiers, keys[i].action, NULL);
}
