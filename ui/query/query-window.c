#include "ui/query/query-private.h"

#include "app/base/number.h"
#include "app/base/text.h"
#include "ui/model/keeper.h"
#include "ui/panel/hint.h"
#include "ui/settings.h"

#define WIDTH 1080
#define HEIGHT 720
#define SIDE 250
#define OPEN "mv-query-window"  /* under this name the map's window knows its page */

G_DEFINE_FINAL_TYPE (MvQueryWindow, mv_query_window, ADW_TYPE_WINDOW)

static const double budgets[] = { 10, 60, 600 };        /* seconds of computing */

void
mv_query_window_tell (MvQueryWindow *self, const char *text)
{
  g_autofree char *escaped = g_markup_escape_text (text, -1);

  adw_toast_overlay_add_toast (self->toasts, adw_toast_new (escaped));
}

void
mv_query_window_rename (MvQueryWindow *self, const char *name, const char *saved, gboolean shipped)
{
  g_autofree char *title = name != NULL ? g_strdup_printf ("%s — SQL", name) : g_strdup ("SQL");

  if (name != self->name)
    {
      g_free (self->name);
      self->name = g_strdup (name);
    }
  if (saved != self->saved)
    {
      g_free (self->saved);
      self->saved = g_strdup (saved);
    }
  self->shipped = shipped;
  gtk_window_set_title (GTK_WINDOW (self), title);
}

/* --- running -------------------------------------------------------------------------------------------------------------------------- */

static void
set_status (MvQueryWindow *self, const char *text, gboolean error)
{
  gtk_label_set_text (GTK_LABEL (self->status), text);
  if (error)
    gtk_widget_add_css_class (self->status, "error");
  else
    gtk_widget_remove_css_class (self->status, "error");
}

static gboolean
tick_cb (gpointer data)
{
  MvQueryWindow *self = data;
  int seconds = (int) ((g_get_monotonic_time () - self->began) / G_USEC_PER_SEC);
  g_autofree char *text = g_strdup_printf (ngettext_ ("Running for %d second; Esc stops it", "Running for %d seconds; Esc stops it", seconds), seconds);

  set_status (self, text, FALSE);
  return G_SOURCE_CONTINUE;
}

static void
follow_running (MvQueryWindow *self)
{
  gboolean running = self->running != NULL;
  gboolean layer = self->run != NULL && self->run->answer != NULL && mv_query_has_layer (&self->run->roles);
  gboolean chart = self->run != NULL && self->run->answer != NULL && mv_query_best_chart (&self->run->roles) != MV_N_CHARTS;

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "query.run", !running);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "query.explain", !running);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "query.cancel", running);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "query.show-on-map", layer && !running);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "query.chart", chart && !running);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "query.copy", self->run != NULL && self->run->answer != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "query.save-rows", self->run != NULL && self->run->answer != NULL);
  gtk_widget_set_visible (self->spinner, running);
  gtk_spinner_set_spinning (GTK_SPINNER (self->spinner), running);
  if (!running)
    g_clear_handle_id (&self->ticking, g_source_remove);
  mv_query_roles_follow (self);
}

static void
tell_rows (MvQueryWindow *self, const MvQueryAnswer *answer)
{
  g_autofree char *count = mv_number_full (answer->n_rows, NULL);
  g_autofree char *rows = g_strdup_printf (ngettext_ ("%s row", "%s rows", answer->n_rows), count);
  g_autofree char *text = answer->more ? g_strdup_printf (_("The first %s, and there are more · %.2f s"), rows, answer->seconds)
                                       : g_strdup_printf (_("%s · %.2f s"), rows, answer->seconds);

  set_status (self, text, FALSE);
}

static void
tell_error (MvQueryWindow *self, const GError *error, int at)
{
  int line = mv_query_editor_mark (self->editor, at);
  g_autofree char *text = line > 0 ? g_strdup_printf (_("Line %d: %s"), line, error->message) : g_strdup (error->message);

  set_status (self, text, TRUE);
}

static void
ran_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr(MvQueryWindow) self = data;
  g_autoptr(GError) error = NULL;
  MvQueryRun *run = mv_worker_finish (result, &error);

  if (self->worker == NULL)
    {
      mv_query_run_free (run);
      return;
    }
  g_clear_object (&self->running);
  if (run == NULL)
    set_status (self, g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) ? _("Stopped") : error->message, FALSE);
  else if (run->error != NULL)
    tell_error (self, run->error, run->at);
  else if (run->plan != NULL)
    {
      gtk_label_set_text (GTK_LABEL (self->plan), run->plan);
      gtk_stack_set_visible_child_name (GTK_STACK (self->answer), "plan");
      set_status (self, _("How the query would be answered: SEARCH uses an index, SCAN reads every row"), FALSE);
    }
  else
    {
      mv_query_result_set_answer (self->result, run->answer);
      gtk_stack_set_visible_child_name (GTK_STACK (self->answer), run->answer->n_rows > 0 ? "rows" : "nothing");
      tell_rows (self, run->answer);
      mv_query_run_free (self->run);
      self->run = g_steal_pointer (&run);
    }
  mv_query_run_free (run);
  follow_running (self);
}

void
mv_query_window_run (MvQueryWindow *self, gboolean plan)
{
  g_autofree char *sql = mv_query_editor_get_text (self->editor);
  g_auto(GStrv) values = mv_query_parameters_values (self->parameters);
  double seconds = budgets[MIN (gtk_drop_down_get_selected (GTK_DROP_DOWN (self->budget)), G_N_ELEMENTS (budgets) - 1)];

  if (self->running != NULL)
    return;
  mv_query_editor_mark (self->editor, -1);
  self->running = g_cancellable_new ();
  self->began = g_get_monotonic_time ();
  self->ticking = g_timeout_add_seconds (1, tick_cb, self);
  set_status (self, _("Running"), FALSE);
  g_free (self->ran);
  self->ran = g_strdup (sql);
  if (!plan)
    mv_query_shelf_history (self, sql);
  mv_worker_submit (self->worker, mv_job_query, mv_query_wish_new (sql, self->workspace, (const char *const *) values, seconds, plan), mv_query_wish_free,
                    mv_query_run_free, self->running, ran_cb, g_object_ref (self));
  follow_running (self);
}

/* --- following ------------------------------------------------------------------------------------------------------------------------ */

static void
text_changed_cb (MvQueryWindow *self)
{
  g_autofree char *sql = mv_query_editor_get_text (self->editor);
  g_autoptr(MvQueryText) text = mv_query_text_read (sql);

  mv_query_parameters_follow (self->parameters, text);
}

/* Another value of a parameter asks again, once a person has asked at all. */
static void
parameters_changed_cb (MvQueryWindow *self)
{
  if (self->ran == NULL)
    return;
  if (self->running != NULL)
    g_cancellable_cancel (self->running);
  else
    mv_query_window_run (self, FALSE);
}

static void
chosen_cb (MvQueryWindow *self, const char *name)
{
  mv_query_editor_insert (self->editor, name);
}

/* --- actions -------------------------------------------------------------------------------------------------------------------------- */

static void
action_cb (GtkWidget *widget, const char *name, GVariant *target)
{
  MvQueryWindow *self = MV_QUERY_WINDOW (widget);

  if (g_str_equal (name, "query.run") || g_str_equal (name, "query.explain"))
    mv_query_window_run (self, g_str_equal (name, "query.explain"));
  else if (g_str_equal (name, "query.cancel") && self->running != NULL)
    g_cancellable_cancel (self->running);
  else if (g_str_equal (name, "query.save") || g_str_equal (name, "query.save-as"))
    mv_query_save (self, g_str_equal (name, "query.save-as"), MV_QUERY_THEN_NOTHING);
  else if (g_str_equal (name, "query.show-on-map"))
    mv_query_show (self, MV_QUERY_THEN_MAP);
  else if (g_str_equal (name, "query.chart"))
    mv_query_show (self, MV_QUERY_THEN_CHART);
  else if (g_str_equal (name, "query.copy"))
    gtk_widget_activate_action (GTK_WIDGET (self->result), "result.copy", NULL);
  else if (g_str_equal (name, "query.save-rows"))
    mv_query_save_rows (self);
  else if (g_str_equal (name, "query.open-file"))
    mv_query_open_file (self);
  else if (g_str_equal (name, "query.new"))
    {
      mv_query_window_rename (self, NULL, NULL, FALSE);
      mv_query_editor_set_text (self->editor, "");
      mv_query_editor_focus (self->editor);
    }
}

static void
tell_cb (GtkWidget *widget, const char *name, GVariant *target)
{
  mv_query_window_tell (MV_QUERY_WINDOW (widget), g_variant_get_string (target, NULL));
}

static void
remember (MvQueryWindow *self)
{
  g_autofree char *sql = NULL;

  if (mv_settings_get () == NULL)
    return;
  sql = mv_query_editor_get_text (self->editor);
  g_settings_set_string (mv_settings_get (), "query-text", sql);
  g_settings_set_string (mv_settings_get (), "query-name", self->name != NULL ? self->name : "");
}

static gboolean
mv_query_window_close_request (GtkWindow *window)
{
  remember (MV_QUERY_WINDOW (window));
  return GTK_WINDOW_CLASS (mv_query_window_parent_class)->close_request (window);
}

static void
mv_query_window_dispose (GObject *object)
{
  MvQueryWindow *self = MV_QUERY_WINDOW (object);
  MvWorker *worker = g_steal_pointer (&self->worker);

  if (self->main_window != NULL)
    g_object_set_data (G_OBJECT (self->main_window), OPEN, NULL);
  if (worker != NULL)
    {
      remember (self);          /* closing with the map's window asks nobody */
      g_cancellable_cancel (self->running);
      mv_worker_free (worker);
    }
  g_clear_handle_id (&self->ticking, g_source_remove);
  g_clear_object (&self->running);
  g_clear_object (&self->session);
  g_clear_weak_pointer (&self->main_window);
  g_clear_pointer (&self->workspace, g_free);
  g_clear_pointer (&self->name, g_free);
  g_clear_pointer (&self->saved, g_free);
  g_clear_pointer (&self->ran, g_free);
  g_clear_pointer (&self->run, mv_query_run_free);
  g_clear_pointer (&self->listed, g_ptr_array_unref);
  G_OBJECT_CLASS (mv_query_window_parent_class)->dispose (object);
}

static void
mv_query_window_class_init (MvQueryWindowClass *class)
{
  static const char *const actions[] = { "query.run", "query.explain", "query.cancel", "query.save", "query.save-as", "query.show-on-map", "query.chart",
                                         "query.copy", "query.save-rows", "query.open-file", "query.new" };
  static const struct { guint key; GdkModifierType modifiers; const char *action; } keys[] = {
    { GDK_KEY_Escape, 0, "query.cancel" }, { GDK_KEY_s, GDK_CONTROL_MASK, "query.save" }, { GDK_KEY_s, GDK_CONTROL_MASK | GDK_SHIFT_MASK, "query.save-as" },
    { GDK_KEY_e, GDK_CONTROL_MASK, "query.explain" }, { GDK_KEY_m, GDK_CONTROL_MASK, "query.show-on-map" }, { GDK_KEY_g, GDK_CONTROL_MASK, "query.chart" },
    { GDK_KEY_o, GDK_CONTROL_MASK, "query.open-file" }, { GDK_KEY_n, GDK_CONTROL_MASK, "query.new" }, { GDK_KEY_w, GDK_CONTROL_MASK, "window.close" },
  };
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = mv_query_window_dispose;
  GTK_WINDOW_CLASS (class)->close_request = mv_query_window_close_request;
  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_class_install_action (widget_class, actions[i], NULL, action_cb);
  gtk_widget_class_install_action (widget_class, "win.tell", "s", tell_cb);
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    gtk_widget_class_add_binding_action (widget_class, keys[i].key, keys[i].modifiers, keys[i].action, NULL);
}

/* --- furniture ------------------------------------------------------------------------------------------------------------------------ */

static GtkWidget *
make_button (const char *icon, const char *label, const char *tooltip, const char *action)
{
  GtkWidget *button = gtk_button_new (), *content = adw_button_content_new ();

  adw_button_content_set_icon_name (ADW_BUTTON_CONTENT (content), icon);
  adw_button_content_set_label (ADW_BUTTON_CONTENT (content), label);
  gtk_button_set_child (GTK_BUTTON (button), content);
  mv_hint_set (button, tooltip);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  return button;
}

static GMenu *
make_menu (void)
{
  static const struct { const char *label, *action; } items[] = {
    { N_("_New Query"), "query.new" }, { N_("_Open a File…"), "query.open-file" }, { N_("_Save"), "query.save" }, { N_("Save _As…"), "query.save-as" },
    { N_("_Explain the Query"), "query.explain" }, { N_("_Copy Rows"), "query.copy" }, { N_("Save _Rows as CSV…"), "query.save-rows" },
  };
  GMenu *menu = g_menu_new ();

  for (guint i = 0; i < G_N_ELEMENTS (items); i++)
    g_menu_append (menu, _(items[i].label), items[i].action);
  return menu;
}

static GtkWidget *
make_header (MvQueryWindow *self)
{
  const char *const times[] = { _("10 seconds"), _("1 minute"), _("10 minutes"), NULL };
  GtkWidget *header = adw_header_bar_new (), *menu = gtk_menu_button_new (), *run, *stop;
  g_autoptr(GMenu) model = make_menu ();

  run = make_button ("media-playback-start-symbolic", _("Run"), _("Run the query (Ctrl+Enter)"), "query.run");
  stop = make_button ("media-playback-stop-symbolic", _("Stop"), _("Stop the query (Esc)"), "query.cancel");
  gtk_widget_add_css_class (run, "suggested-action");
  self->budget = gtk_drop_down_new_from_strings (times);
  mv_hint_set (self->budget, _("How long a query may compute"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->budget), GTK_ACCESSIBLE_PROPERTY_LABEL, _("How long a query may compute"), -1);
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (menu), "open-menu-symbolic");
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (menu), G_MENU_MODEL (model));
  gtk_menu_button_set_primary (GTK_MENU_BUTTON (menu), TRUE);
  mv_hint_set (menu, _("Menu of the query"));
  adw_header_bar_pack_start (ADW_HEADER_BAR (header), run);
  adw_header_bar_pack_start (ADW_HEADER_BAR (header), stop);
  adw_header_bar_pack_start (ADW_HEADER_BAR (header), self->budget);
  adw_header_bar_pack_end (ADW_HEADER_BAR (header), menu);
  return header;
}

static GtkWidget *
make_answer (MvQueryWindow *self)
{
  GtkWidget *start = adw_status_page_new (), *nothing = adw_status_page_new (), *scrolled = gtk_scrolled_window_new ();

  self->answer = gtk_stack_new ();
  self->result = MV_QUERY_RESULT (mv_query_result_new ());
  self->plan = gtk_label_new (NULL);
  gtk_label_set_selectable (GTK_LABEL (self->plan), TRUE);
  g_object_set (self->plan, "xalign", 0.0f, "yalign", 0.0f, "margin-start", 12, "margin-top", 8, NULL);
  gtk_widget_add_css_class (self->plan, "monospace");
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), self->plan);
  g_object_set (start, "title", _("Ask the dataset"), "description",
                _("Choose a query on the left, or write one SELECT and press Ctrl+Enter. It can only read."), NULL);
  g_object_set (nothing, "title", _("No rows"), "description", _("The query was answered, and nothing matches it."), NULL);
  gtk_widget_add_css_class (start, "compact");
  gtk_widget_add_css_class (nothing, "compact");
  gtk_stack_add_named (GTK_STACK (self->answer), start, "start");
  gtk_stack_add_named (GTK_STACK (self->answer), GTK_WIDGET (self->result), "rows");
  gtk_stack_add_named (GTK_STACK (self->answer), nothing, "nothing");
  gtk_stack_add_named (GTK_STACK (self->answer), scrolled, "plan");
  gtk_widget_set_vexpand (self->answer, TRUE);
  return self->answer;
}

static GtkWidget *
make_foot (MvQueryWindow *self)
{
  GtkWidget *bar = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  self->spinner = gtk_spinner_new ();
  self->status = gtk_label_new (NULL);
  g_object_set (self->status, "xalign", 0.0f, "wrap", TRUE, "hexpand", TRUE, "selectable", TRUE, NULL);
  gtk_widget_add_css_class (self->status, "query-status");
  self->roles = mv_query_roles_new (self);
  self->chart_button = make_button ("charts-symbolic", _("Chart"), _("Show the rows as a chart (Ctrl+G)"), "query.chart");
  self->map_button = make_button ("find-location-symbolic", _("Show on Map"), _("Show the rows as a layer of the map (Ctrl+M)"), "query.show-on-map");
  gtk_box_append (GTK_BOX (bar), self->spinner);
  gtk_box_append (GTK_BOX (bar), self->status);
  gtk_box_append (GTK_BOX (bar), self->roles);
  gtk_box_append (GTK_BOX (bar), self->chart_button);
  gtk_box_append (GTK_BOX (bar), self->map_button);
  g_object_set (bar, "margin-start", 12, "margin-end", 8, "margin-top", 6, "margin-bottom", 6, NULL);
  return bar;
}

static GtkWidget *
make_centre (MvQueryWindow *self)
{
  GtkWidget *upper = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0), *lower = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0), *paned = gtk_paned_new (GTK_ORIENTATION_VERTICAL);

  self->editor = MV_QUERY_EDITOR (mv_query_editor_new ());
  self->parameters = MV_QUERY_PARAMETERS (mv_query_parameters_new (self->session));
  gtk_widget_set_vexpand (GTK_WIDGET (self->editor), TRUE);
  g_object_set (self->parameters, "margin-start", 12, "margin-end", 12, "margin-top", 6, NULL);
  gtk_box_append (GTK_BOX (upper), GTK_WIDGET (self->editor));
  gtk_box_append (GTK_BOX (upper), GTK_WIDGET (self->parameters));
  gtk_box_append (GTK_BOX (upper), make_foot (self));
  gtk_box_append (GTK_BOX (lower), make_answer (self));
  gtk_paned_set_start_child (GTK_PANED (paned), upper);
  gtk_paned_set_end_child (GTK_PANED (paned), lower);
  gtk_paned_set_position (GTK_PANED (paned), HEIGHT / 2);
  g_object_set (paned, "shrink-start-child", FALSE, "shrink-end-child", FALSE, NULL);
  return paned;
}

/* Before the text, which has a use of its own for Ctrl+Enter. */
static void
add_run_key (MvQueryWindow *self)
{
  GtkEventController *shortcuts = gtk_shortcut_controller_new ();

  gtk_event_controller_set_propagation_phase (shortcuts, GTK_PHASE_CAPTURE);
  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (shortcuts),
                                        gtk_shortcut_new (gtk_shortcut_trigger_parse_string ("<Control>Return|<Control>KP_Enter"), gtk_named_action_new ("query.run")));
  gtk_widget_add_controller (GTK_WIDGET (self), shortcuts);
}

static void
mv_query_window_init (MvQueryWindow *self)
{
  gtk_window_set_default_size (GTK_WINDOW (self), WIDTH, HEIGHT);
  gtk_widget_add_css_class (GTK_WIDGET (self), "query-window");
}

static void
furnish (MvQueryWindow *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0), *paned = gtk_paned_new (GTK_ORIENTATION_HORIZONTAL);
  g_autofree char *text = mv_settings_string ("query-text", ""), *name = mv_settings_string ("query-name", "");

  self->toasts = ADW_TOAST_OVERLAY (adw_toast_overlay_new ());
  gtk_paned_set_end_child (GTK_PANED (paned), make_centre (self));
  gtk_paned_set_start_child (GTK_PANED (paned), mv_query_shelf_new (self));
  gtk_paned_set_position (GTK_PANED (paned), SIDE);
  g_object_set (paned, "shrink-start-child", FALSE, "shrink-end-child", FALSE, "resize-start-child", FALSE, "vexpand", TRUE, NULL);
  adw_toast_overlay_set_child (self->toasts, paned);
  gtk_box_append (GTK_BOX (box), make_header (self));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->toasts));
  adw_window_set_content (ADW_WINDOW (self), box);
  add_run_key (self);
  g_signal_connect_object (self->editor, "changed", G_CALLBACK (text_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->parameters, "changed", G_CALLBACK (parameters_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->schema, "chosen", G_CALLBACK (chosen_cb), self, G_CONNECT_SWAPPED);
  mv_query_window_rename (self, *name != '\0' && *text != '\0' ? name : NULL, NULL, FALSE);
  mv_query_editor_set_text (self->editor, text);
  follow_running (self);
  mv_query_shelf_ask (self);
  mv_query_editor_focus (self->editor);
}

GtkWindow *
mv_query_window_show (GtkWindow *parent, MvSession *session)
{
  MvQueryWindow *self;

  g_return_val_if_fail (GTK_IS_WINDOW (parent) && MV_IS_SESSION (session), NULL);

  self = g_object_get_data (G_OBJECT (parent), OPEN);
  if (self == NULL)
    {
      self = g_object_new (MV_TYPE_QUERY_WINDOW, NULL);
      self->session = g_object_ref (session);
      self->worker = mv_worker_new (mv_session_get_dataset (session));
      g_set_weak_pointer (&self->main_window, parent);
      if (mv_session_get_keeper (session) != NULL)
        self->workspace = g_strdup (mv_keeper_get_path (mv_session_get_keeper (session)));
      furnish (self);
      g_object_set_data (G_OBJECT (parent), OPEN, self);
      g_signal_connect_object (parent, "destroy", G_CALLBACK (gtk_window_destroy), self, G_CONNECT_SWAPPED);
    }
  gtk_window_present (GTK_WINDOW (self));
  return GTK_WINDOW (self);
}
