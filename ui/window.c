#include "ui/window-private.h"

#include "app/base/text.h"
#include "app/geo/mercator.h"
#include "ui/chart/chart-split.h"
#include "ui/compare.h"
#include "ui/map/script.h"
#include "ui/open-file.h"
#include "ui/panel/filter-bar.h"
#include "ui/panel/hint.h"
#include "ui/panel/inspector.h"
#include "ui/panel/notes-card.h"
#include "ui/panel/side.h"
#include "ui/panel/slot-popover.h"
#include "ui/selections.h"
#include "ui/settings.h"
#include "ui/table/table-view.h"
#include "ui/warm.h"

#define POINT_ZOOM 8.0          /* how near a place found by name is shown */
#define POINT_SIZE 0.01         /* degrees: what is smaller is shown as a point */
#define LETTERS_A_SECOND 4      /* of a notice: who reads slowly, or hears it read, has the time */
#define FRAME_MS 20             /* until what has come into sight is drawn */
#define FURNISH_AFTER 2000      /* ms: the panels come without a complete map, too */

G_DEFINE_FINAL_TYPE (MvWindow, mv_window, ADW_TYPE_APPLICATION_WINDOW)

enum { PROP_LAYERS_SHOWN = 1, PROP_INSPECTOR_SHOWN, PROP_CHARTS_SHOWN, PROP_CHARTS_BESIDE, PROP_SEARCHING, N_PROPS };
static GParamSpec *properties[N_PROPS];

void
mv_window_tell (MvWindow *self, const char *text)
{
  AdwToast *toast = adw_toast_new ("");

  g_object_set (toast, "title", text, NULL);
  adw_toast_set_timeout (toast, MAX (4, (guint) g_utf8_strlen (text, -1) / LETTERS_A_SECOND));
  adw_toast_overlay_add_toast (self->toasts, toast);
}

/* --- what the session says ------------------------------------------------------------------------------------------------------------ */

/* The year, and the date of memberships and treaties where that is another. */
static char *
moment_of (const MvView *view)
{
  g_autofree char *date = view->date.year != 0 && (view->overlays & (MV_OVERLAY_ALLIANCES | MV_OVERLAY_TREATIES)) ? mv_date_spoken (view->date) : NULL;

  if (date == NULL)
    return g_strdup_printf ("%d", view->year);
  if (view->overlays & (MV_OVERLAY_FLOWS | MV_OVERLAY_PROJECTS | MV_OVERLAY_VOTES))
    return g_strdup_printf ("%d · %s", view->year, date);
  return g_steal_pointer (&date);
}

static void
follow_title (MvWindow *self)
{
  MvScene *scene = mv_session_get_scene (self->session);
  const MvPagePlan *page = self->page != NULL && gtk_widget_get_visible (GTK_WIDGET (self->page_place))
                           ? mv_page_canvas_get_plan (mv_page_view_get_canvas (self->page)) : NULL;
  const char *title = page != NULL ? page->model->title
                      : scene != NULL && scene->title != NULL && *scene->title != '\0' ? scene->title : "Multivector";
  g_autofree char *when = moment_of (mv_session_get_view (self->session));
  const char *description;

  /* Until the map shows the scene its title is the one before's. */
  if (scene != NULL && mv_session_get_presented (self->session) < MV_PRESENTED_TITLE)
    return;
  description = mv_session_get_loading (self->session) ? _("Loading…") : when;
  if (page == NULL && scene != NULL && scene->phrase != NULL)
    mv_headline_set_phrase (self->title, scene->phrase, description);
  else
    mv_headline_set (self->title, title, description);
  if (g_strcmp0 (gtk_window_get_title (GTK_WINDOW (self)), title) != 0)
    gtk_window_set_title (GTK_WINDOW (self), title);
}

/* With nothing to show, the failure takes the place of map and panels. */
static void
show_failure (MvWindow *self, gboolean shown)
{
  gtk_widget_set_visible (self->failure, shown);
  gtk_widget_set_visible (GTK_WIDGET (self->panes), !shown);
}

static void
follow_error (MvWindow *self)
{
  const GError *error = mv_session_get_error (self->session);
  gboolean blank = mv_session_get_scene (self->session) == NULL;
  gboolean dataset = error != NULL && (error->code == MV_ERROR_OPEN || error->code == MV_ERROR_DAMAGED);
  g_autofree char *escaped = error != NULL ? g_markup_escape_text (error->message, -1) : NULL;

  show_failure (self, error != NULL && blank);
  gtk_widget_set_visible (self->loading, error == NULL && blank);
  if (error == NULL)
    return;
  if (!blank)
    {
      mv_window_tell (self, error->message);
      return;
    }
  adw_status_page_set_title (ADW_STATUS_PAGE (self->failure), dataset ? _("The dataset cannot be opened") : _("This view cannot be shown"));
  adw_status_page_set_description (ADW_STATUS_PAGE (self->failure), escaped);
  gtk_widget_set_visible (self->start_view_button, !dataset);
}

static void
presented_cb (MvSession *session, guint part, MvWindow *self)
{
  if (part == MV_PRESENTED_TITLE)
    follow_title (self);
}

static void
scene_cb (MvSession *session, GParamSpec *spec, MvWindow *self)
{
  MvAtlas *atlas = mv_session_get_atlas (session);

  gtk_widget_set_visible (self->loading, FALSE);
  show_failure (self, FALSE);
  /* Share-alike data want to be named where they are shown, and are named only there. */
  if (atlas != NULL && self->attribution != NULL)
    gtk_button_set_label (GTK_BUTTON (self->attribution),
                          mv_atlas_is_share_alike (atlas) ? _("Natural Earth · © OpenStreetMap contributors") : "Natural Earth");
}

static void
loading_cb (MvSession *session, GParamSpec *spec, MvWindow *self)
{
  follow_title (self);
}

/* What came into sight takes the keyboard after its first frame: it is made known to screen readers then, with all it stands in, and what
 * is on the way to it has its style worked out anew. */
static gboolean
focus_cb (gpointer data)
{
  MvWindow *self = data;
  gboolean shown = gtk_widget_get_visible (GTK_WIDGET (self->page_place));

  self->focusing = 0;
  gtk_widget_grab_focus (shown ? adw_bin_get_child (self->page_place) : GTK_WIDGET (self->map));
  return G_SOURCE_REMOVE;
}

static void
make_page (MvWindow *self)
{
  self->page = MV_PAGE_VIEW (g_object_ref_sink (mv_page_view_new (self->session)));
  g_signal_connect_object (mv_page_view_get_canvas (self->page), "planned", G_CALLBACK (follow_title), self, G_CONNECT_SWAPPED);
}

/* A page takes the place of the map, the charts and the time bar. */
static void
follow_page (MvWindow *self)
{
  const char *page = mv_session_get_view (self->session)->page;
  gboolean shown = *page != '\0', table = g_str_equal (page, "table");
  GtkWidget *wanted = NULL;

  if (table && self->table == NULL)
    self->table = g_object_ref_sink (mv_table_view_new (self->session));
  if (shown && !table && self->page == NULL)
    make_page (self);
  wanted = table ? self->table : GTK_WIDGET (self->page);
  if (shown == gtk_widget_get_visible (GTK_WIDGET (self->page_place)) && (!shown || adw_bin_get_child (self->page_place) == wanted))
    return;
  if (shown)
    adw_bin_set_child (self->page_place, wanted);
  gtk_widget_set_visible (GTK_WIDGET (self->split), !shown);
  gtk_widget_set_visible (GTK_WIDGET (self->time_place), !shown || table);
  gtk_widget_set_visible (GTK_WIDGET (self->page_place), shown);
  if (self->focusing == 0)
    self->focusing = g_timeout_add (FRAME_MS, focus_cb, self);
  follow_title (self);
}

static void
view_changed_cb (MvSession *session, guint parts, MvWindow *self)
{
  if (parts & MV_VIEW_PAGE)
    follow_page (self);
  if (parts & MV_VIEW_CONTENT)
    follow_title (self);
  if (parts & MV_VIEW_CHARTS)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CHARTS_SHOWN]);
}

static void
error_cb (MvSession *session, GParamSpec *spec, MvWindow *self)
{
  follow_error (self);
}

static void
history_cb (MvSession *session, GParamSpec *spec, MvWindow *self)
{
  mv_window_follow_history (self);
}

static void
slot_cb (MvHeadline *headline, int slot, GtkWidget *button, MvWindow *self)
{
  mv_slot_popover_open (button, self->session, slot);
}

/* --- search --------------------------------------------------------------------------------------------------------------------------- */

static void
go_to_cb (MvFinder *finder, double west, double south, double east, double north, MvWindow *self)
{
  MvPoint low = mv_mercator_project (west, south), high = mv_mercator_project (east, north);

  if (g_str_has_prefix (mv_session_get_view (self->session)->select, "country:"))
    gtk_widget_activate_action (GTK_WIDGET (self->map), "map.zoom-to-selection", NULL);
  else if (east - west < POINT_SIZE && north - south < POINT_SIZE)
    mv_map_show_point (self->map, low, POINT_ZOOM);
  else
    mv_map_show_box (self->map, (MvBox) { MIN (low.x, high.x), MIN (low.y, high.y), MAX (low.x, high.x), MAX (low.y, high.y) });
}

static void
chosen_cb (MvFinder *finder, MvWindow *self)
{
  mv_panes_show (self->panes, MV_PANE_END, TRUE);
}

static void
closed_cb (MvFinder *finder, MvWindow *self)
{
  mv_window_set_searching (self, FALSE);
}

static void
make_finder (MvWindow *self)
{
  self->finder = MV_FINDER (mv_finder_new (self->session));
  g_object_set (self->finder, "halign", GTK_ALIGN_CENTER, "valign", GTK_ALIGN_START, "width-request", 340, "margin-top", 12,
                "margin-start", 12, "margin-end", 60, NULL);
  g_signal_connect (self->finder, "go-to", G_CALLBACK (go_to_cb), self);
  g_signal_connect (self->finder, "chosen", G_CALLBACK (chosen_cb), self);
  g_signal_connect (self->finder, "closed", G_CALLBACK (closed_cb), self);
  gtk_overlay_add_overlay (self->overlay, GTK_WIDGET (self->finder));
}

void
mv_window_set_searching (MvWindow *self, gboolean searching)
{
  if (searching && self->finder == NULL)
    make_finder (self);
  if (searching != self->searching)
    {
      self->searching = searching;
      gtk_widget_set_visible (GTK_WIDGET (self->finder), searching);
      if (!searching)
        gtk_widget_grab_focus (GTK_WIDGET (self->map));
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SEARCHING]);
    }
  if (searching)
    mv_finder_open (self->finder);
}

/* --- charts --------------------------------------------------------------------------------------------------------------------------- */

void
mv_window_set_charts (MvWindow *self, gboolean shown)
{
  gboolean had_focus = gtk_widget_get_focus_child (GTK_WIDGET (self->split)) != NULL;

  if (!mv_chart_split_show (self->split, self->session, shown))
    {
      mv_window_tell (self, _("No kind of chart says something about what the map shows. Choose a flow among the layers."));
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CHARTS_SHOWN]);
    }
  else if (!shown && had_focus)
    gtk_widget_grab_focus (GTK_WIDGET (self->map));
}

/* --- furnishing ----------------------------------------------------------------------------------------------------------------------- */

static gboolean
furnish_cb (gpointer data)
{
  MvWindow *self = data;

  /* One panel at a time: the map stays alive in between. */
  if (adw_bin_get_child (self->inspector_place) == NULL)
    {
      adw_bin_set_child (self->inspector_place, mv_inspector_new (self->session));
      return G_SOURCE_CONTINUE;
    }
  if (adw_bin_get_child (self->layers_place) == NULL)
    {
      adw_bin_set_child (self->layers_place, mv_side_new (self->session));
      return G_SOURCE_CONTINUE;
    }
  if (self->page == NULL)
    make_page (self);
  self->furnishing = 0;
  return G_SOURCE_REMOVE;
}

static void
furnish (MvWindow *self)
{
  g_clear_handle_id (&self->furnishing, g_source_remove);
  if (!mv_window_is_furnished (self))
    self->furnishing = g_idle_add_full (G_PRIORITY_LOW, furnish_cb, self, NULL);
}

static void
completed_cb (MvMap *map, MvWindow *self)
{
  g_signal_handlers_disconnect_by_func (map, completed_cb, self);
  furnish (self);
}

static gboolean
furnish_late_cb (gpointer data)
{
  MvWindow *self = data;

  self->furnishing = 0;
  g_signal_handlers_disconnect_by_func (self->map, completed_cb, self);
  furnish (self);
  return G_SOURCE_REMOVE;
}

gboolean
mv_window_is_furnished (MvWindow *self)
{
  g_return_val_if_fail (MV_IS_WINDOW (self), FALSE);

  return adw_bin_get_child (self->layers_place) != NULL;
}

static GtkWidget *
attribution (void)
{
  GtkWidget *button = gtk_button_new_with_label ("Natural Earth");

  gtk_widget_set_halign (button, GTK_ALIGN_END);
  gtk_widget_set_valign (button, GTK_ALIGN_END);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "attribution");
  mv_hint_set (button, _("Licences of the data"));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "app.about");
  return button;
}

static void
fill_centre (MvWindow *self)
{
  GtkWidget *notes = mv_notes_card_new (self->session), *maps = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 2);
  GtkWidget *selection = mv_selection_card_new (self->session);

  gtk_box_append (self->notices, mv_filter_bar_new (self->session));
  self->map = MV_MAP (mv_map_new (self->session));
  gtk_box_set_homogeneous (GTK_BOX (maps), TRUE);
  gtk_widget_set_hexpand (GTK_WIDGET (self->map), TRUE);
  gtk_box_append (GTK_BOX (maps), GTK_WIDGET (self->map));
  gtk_overlay_set_child (self->overlay, maps);
  mv_compare_follow (GTK_BOX (maps), self->map);
  mv_chart_split_follow (self->split, self->session);
  mv_chart_split_set_beside (self->split, self->charts_beside);
  g_object_set (notes, "halign", GTK_ALIGN_START, "valign", GTK_ALIGN_END, "margin-start", 12, "margin-end", 12, "margin-bottom", 48, NULL);
  gtk_overlay_add_overlay (self->overlay, notes);
  self->attribution = attribution ();
  gtk_overlay_add_overlay (self->overlay, self->attribution);
  g_object_set (selection, "halign", GTK_ALIGN_START, "valign", GTK_ALIGN_START, "margin-start", 12, "margin-top", 12, NULL);
  gtk_overlay_add_overlay (self->overlay, selection);
  self->time_bar = MV_TIME_BAR (mv_time_bar_new (self->session));
  adw_bin_set_child (self->time_place, GTK_WIDGET (self->time_bar));
  g_signal_connect (self->map, "completed", G_CALLBACK (completed_cb), self);
  self->furnishing = g_timeout_add (FURNISH_AFTER, furnish_late_cb, self);
}

/* --- the object ----------------------------------------------------------------------------------------------------------------------- */

static void
shown_cb (MvPanes *panes, GParamSpec *spec, MvWindow *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LAYERS_SHOWN]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_INSPECTOR_SHOWN]);
}

static void
recent_cb (GtkMenuButton *button, gpointer self)
{
  mv_open_file_list_recent (MV_WINDOW (self)->recent_files);
}

static void
mv_window_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  MvWindow *self = MV_WINDOW (object);

  switch (id)
    {
    case PROP_LAYERS_SHOWN: mv_panes_show (self->panes, MV_PANE_START, g_value_get_boolean (value)); break;
    case PROP_INSPECTOR_SHOWN: mv_panes_show (self->panes, MV_PANE_END, g_value_get_boolean (value)); break;
    case PROP_CHARTS_SHOWN: mv_window_set_charts (self, g_value_get_boolean (value)); break;
    case PROP_CHARTS_BESIDE:
      self->charts_beside = g_value_get_boolean (value);
      if (self->session != NULL)
        mv_chart_split_set_beside (self->split, self->charts_beside);
      g_object_notify_by_pspec (object, pspec);
      break;
    case PROP_SEARCHING: mv_window_set_searching (self, g_value_get_boolean (value)); break;
    default: G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
mv_window_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  MvWindow *self = MV_WINDOW (object);

  switch (id)
    {
    /* Asked before the template is there, too. */
    case PROP_LAYERS_SHOWN: g_value_set_boolean (value, self->panes != NULL && mv_panes_is_shown (self->panes, MV_PANE_START)); break;
    case PROP_INSPECTOR_SHOWN: g_value_set_boolean (value, self->panes != NULL && mv_panes_is_shown (self->panes, MV_PANE_END)); break;
    case PROP_CHARTS_SHOWN: g_value_set_boolean (value, self->session != NULL && mv_session_get_view (self->session)->charts != 0); break;
    case PROP_CHARTS_BESIDE: g_value_set_boolean (value, self->charts_beside); break;
    case PROP_SEARCHING: g_value_set_boolean (value, self->searching); break;
    default: G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
mv_window_dispose (GObject *object)
{
  MvWindow *self = MV_WINDOW (object);

  g_clear_handle_id (&self->furnishing, g_source_remove);
  g_clear_handle_id (&self->focusing, g_source_remove);
  if (self->session != NULL)
    {
      g_signal_handlers_disconnect_by_data (self->session, self);
      mv_window_leave_keeper (self);
    }
  gtk_widget_dispose_template (GTK_WIDGET (self), MV_TYPE_WINDOW);
  g_clear_object (&self->table);
  g_clear_object (&self->page);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (mv_window_parent_class)->dispose (object);
}

static void
mv_window_class_init (MvWindowClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);
  GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->set_property = mv_window_set_property;
  object_class->get_property = mv_window_get_property;
  object_class->dispose = mv_window_dispose;
  properties[PROP_LAYERS_SHOWN] = g_param_spec_boolean ("layers-shown", NULL, NULL, FALSE, flags);
  properties[PROP_INSPECTOR_SHOWN] = g_param_spec_boolean ("inspector-shown", NULL, NULL, FALSE, flags);
  properties[PROP_CHARTS_SHOWN] = g_param_spec_boolean ("charts-shown", NULL, NULL, FALSE, flags);
  properties[PROP_CHARTS_BESIDE] = g_param_spec_boolean ("charts-beside", NULL, NULL, FALSE, flags);
  properties[PROP_SEARCHING] = g_param_spec_boolean ("searching", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  gtk_widget_class_install_property_action (widget_class, "win.show-layers", "layers-shown");
  gtk_widget_class_install_property_action (widget_class, "win.show-inspector", "inspector-shown");
  gtk_widget_class_install_property_action (widget_class, "win.search", "searching");
  gtk_widget_class_install_property_action (widget_class, "win.show-charts", "charts-shown");
  gtk_widget_class_install_property_action (widget_class, "win.charts-beside", "charts-beside");
  mv_window_class_install_actions (widget_class);

  g_type_ensure (MV_TYPE_PANES);
  g_type_ensure (MV_TYPE_HEADLINE);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/multivector/Multivector/window.ui");
  gtk_widget_class_bind_template_child (widget_class, MvWindow, toasts);
  gtk_widget_class_bind_template_child (widget_class, MvWindow, menu_button);
  gtk_widget_class_bind_template_child (widget_class, MvWindow, recent_files);
  gtk_widget_class_bind_template_child (widget_class, MvWindow, notices);
  gtk_widget_class_bind_template_child (widget_class, MvWindow, title);
  gtk_widget_class_bind_template_child (widget_class, MvWindow, panes);
  gtk_widget_class_bind_template_child (widget_class, MvWindow, layers_place);
  gtk_widget_class_bind_template_child (widget_class, MvWindow, inspector_place);
  gtk_widget_class_bind_template_child (widget_class, MvWindow, time_place);
  gtk_widget_class_bind_template_child (widget_class, MvWindow, page_place);
  gtk_widget_class_bind_template_child (widget_class, MvWindow, overlay);
  gtk_widget_class_bind_template_child (widget_class, MvWindow, split);
  gtk_widget_class_bind_template_child (widget_class, MvWindow, loading);
  gtk_widget_class_bind_template_child (widget_class, MvWindow, failure);
  gtk_widget_class_bind_template_child (widget_class, MvWindow, start_view_button);
}

static void
mv_window_init (MvWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_add_css_class (GTK_WIDGET (self->layers_place), "panel");
  gtk_widget_add_css_class (GTK_WIDGET (self->inspector_place), "panel");
  mv_settings_bind ("layers-width", self->panes, "start-width");
  mv_settings_bind ("inspector-width", self->panes, "end-width");
  mv_settings_bind ("show-layers", self->panes, "start-wanted");
  mv_settings_bind ("show-inspector", self->panes, "end-wanted");
  gtk_window_set_default_size (GTK_WINDOW (self), mv_settings_int ("window-width", 1360), mv_settings_int ("window-height", 860));
  mv_settings_bind ("charts-beside", self, "charts-beside");
  mv_settings_bind ("window-width", self, "default-width");
  mv_settings_bind ("window-height", self, "default-height");
  mv_settings_bind ("window-maximized", self, "maximized");
  g_signal_connect (self->title, "slot-opened", G_CALLBACK (slot_cb), self);
  g_signal_connect (self->panes, "notify::start-shown", G_CALLBACK (shown_cb), self);
}

GtkWidget *
mv_window_new (GtkApplication *application, MvSession *session)
{
  MvWindow *self = g_object_new (MV_TYPE_WINDOW, "application", application, NULL);

  self->session = g_object_ref (session);
  fill_centre (self);
  g_signal_connect (session, "notify::scene", G_CALLBACK (scene_cb), self);
  g_signal_connect (session, "presented", G_CALLBACK (presented_cb), self);
  mv_warm_follow (GTK_WIDGET (self), session);
  g_signal_connect (session, "notify::loading", G_CALLBACK (loading_cb), self);
  g_signal_connect (session, "notify::error", G_CALLBACK (error_cb), self);
  g_signal_connect (session, "notify::can-undo", G_CALLBACK (history_cb), self);
  g_signal_connect (session, "notify::can-redo", G_CALLBACK (history_cb), self);
  g_signal_connect (session, "view-changed", G_CALLBACK (view_changed_cb), self);
  follow_title (self);
  follow_error (self);
  mv_window_follow_history (self);
  mv_window_follow_keeper (self);
  mv_open_file_accept (self);
  gtk_menu_button_set_create_popup_func (self->menu_button, recent_cb, self, NULL);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CHARTS_SHOWN]);
  gtk_window_set_focus (GTK_WINDOW (self), GTK_WIDGET (self->map));
  follow_page (self);
  mv_script_start (self->map);
  return GTK_WIDGET (self);
}

MvSession *
mv_window_get_session (MvWindow *self)
{
  g_return_val_if_fail (MV_IS_WINDOW (self), NULL);

  return self->session;
}
