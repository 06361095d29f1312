#include "ui/chart/chart-view.h"

#include "app/base/text.h"
#include "ui/chart/chart-menu.h"
#include "ui/chart/chart-move.h"
#include "ui/chart/chart-save.h"
#include "ui/chart/chart-sources.h"
#include "ui/chart/chart-window.h"
#include "ui/panel/hint.h"
#include "ui/panel/icon.h"
#include "ui/panel/prose.h"
#include "ui/panel/room.h"

#define LEAST_WIDTH 250         /* px: below it a chart says nothing, and the dock scrolls */
#define LEAST_HEIGHT 200

struct _MvChartView
{
  GtkWidget      parent_instance;
  MvSession     *session;
  MvChartKind    kind;
  MvChartCanvas *canvas;
  MvChartTwin   *twin;
  GtkWidget     *box, *title, *subtitle, *spinner, *table_button, *menu_button, *stack, *caption;
  GtkWidget     *problem;       /* NULL before the first */
  GtkWidget     *problem_icon, *problem_text, *problem_button;
  GMenu         *menu, *series, *sorting;
  gboolean       table, alone;  /* alone: in a window of its own */
  guint          turning;       /* idle: the steps of turning come one after the other, for all at once would hold up the window */
  GtkWidget     *all_button;
};

G_DEFINE_FINAL_TYPE (MvChartView, mv_chart_view, GTK_TYPE_WIDGET)

#define VIEW(widget) MV_CHART_VIEW (widget)

static const MvWordingStyle title_style = { 0.95, PANGO_WEIGHT_BOLD, FALSE, PANGO_ALIGN_LEFT, 2 };
static const MvWordingStyle subtitle_style = { 0.85, PANGO_WEIGHT_NORMAL, FALSE, PANGO_ALIGN_LEFT, 1 };
static const MvWordingStyle caption_style = { 0.85, PANGO_WEIGHT_NORMAL, FALSE, PANGO_ALIGN_LEFT, 2 };

const MvWordingStyle *const *
mv_chart_view_styles (guint *n)
{
  static const MvWordingStyle *const styles[] = { &title_style, &subtitle_style, &caption_style };

  *n = G_N_ELEMENTS (styles);
  return styles;
}

/* --- what the canvas says ------------------------------------------------------------------------------------------------------------- */

static GtkWidget *make_problem (MvChartView *self);

/* Made for the chart that has one: most never do. */
static void
show_problem (MvChartView *self, gboolean failed, const char *text)
{
  if (self->problem == NULL)
    gtk_stack_add_named (GTK_STACK (self->stack), self->problem = make_problem (self), "problem");
  gtk_image_set_from_icon_name (GTK_IMAGE (self->problem_icon), failed ? "dialog-warning-symbolic" : "dialog-information-symbolic");
  gtk_label_set_text (GTK_LABEL (self->problem_text), text);
  gtk_widget_set_visible (self->problem_button, failed);
}

/* The button that brings hidden series back, while there are some. */
static void
renew_all_button (MvChartView *self)
{
  guint n_hidden = mv_chart_canvas_n_hidden (self->canvas);
  g_autofree char *all = g_strdup_printf (ngettext_ ("%u hidden: show all", "%u hidden: show all", n_hidden), n_hidden);

  if (n_hidden > 0)
    gtk_button_set_label (GTK_BUTTON (self->all_button), all);
  gtk_widget_set_visible (self->all_button, n_hidden > 0);
}

/* Made when the menu opens: its widgets would cost more than all else that follows a year. */
static void
make_menu_cb (GtkMenuButton *button, gpointer data)
{
  MvChartView *self = data;

  mv_chart_menu_fill (self->series, self->sorting, self->canvas, self->kind);
  gtk_menu_button_set_menu_model (button, G_MENU_MODEL (self->menu));
}

static void
follow_canvas (MvChartView *self)
{
  MvChart *chart = mv_chart_canvas_get_chart (self->canvas);
  const GError *error = mv_chart_canvas_get_error (self->canvas);
  const char *shown = "picture";

  if (chart != NULL)
    {
      mv_prose_set (MV_PROSE (self->title), chart->title);
      mv_prose_set (MV_PROSE (self->subtitle), chart->subtitle);
      mv_prose_set (MV_PROSE (self->caption), chart->sentence);
      mv_hint_set (self->caption, chart->sentence);
      mv_hint_set (self->title, chart->title);
    }
  if (error != NULL)
    show_problem (self, TRUE, error->message);
  else if (chart != NULL && chart->table->rows->len == 0)
    show_problem (self, FALSE, chart->table->reason != NULL ? chart->table->reason : _("There is nothing to draw here."));
  if (error != NULL || (chart != NULL && chart->table->rows->len == 0))
    shown = "problem";
  else if (self->table && self->twin != NULL)
    shown = "table";
  /* Rows that nobody sees would have to be taken down with the chart, all at once. */
  if (self->twin != NULL)
    mv_chart_twin_set_chart (self->twin, self->table ? chart : NULL);
  renew_all_button (self);
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), shown);
  gtk_widget_set_visible (self->caption, g_str_equal (shown, "picture"));
  gtk_spinner_set_spinning (GTK_SPINNER (self->spinner), mv_chart_canvas_is_loading (self->canvas));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "chart.save", chart != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "chart.copy-csv", chart != NULL);
}

/* --- actions -------------------------------------------------------------------------------------------------------------------------- */

static gboolean
focus_cb (gpointer data)
{
  MvChartView *self = data;
  GtkWidget *shown = gtk_stack_get_visible_child (GTK_STACK (self->stack));

  self->turning = 0;
  if (shown == GTK_WIDGET (self->twin))
    gtk_widget_grab_focus (shown);
  else
    gtk_widget_child_focus (shown, GTK_DIR_TAB_FORWARD);
  return G_SOURCE_REMOVE;
}

static gboolean
turn_cb (gpointer data)
{
  MvChartView *self = data;

  follow_canvas (self);
  self->turning = g_idle_add (focus_cb, self);
  return G_SOURCE_REMOVE;
}

void
mv_chart_view_show_table (MvChartView *self, gboolean table)
{
  g_return_if_fail (MV_IS_CHART_VIEW (self));

  if (self->table == table)
    return;
  self->table = table;
  if (self->twin == NULL)
    {
      self->twin = MV_CHART_TWIN (mv_chart_twin_new (self->session));
      gtk_stack_add_named (GTK_STACK (self->stack), GTK_WIDGET (self->twin), "table");
    }
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->table_button), table);
  g_clear_handle_id (&self->turning, g_source_remove);
  self->turning = g_idle_add (turn_cb, self);
}

static void
table_cb (GtkWidget *widget, const char *name, GVariant *target)
{
  mv_chart_view_show_table (VIEW (widget), !VIEW (widget)->table);
}

static void
toggled_cb (GtkToggleButton *button, MvChartView *self)
{
  mv_chart_view_show_table (self, gtk_toggle_button_get_active (button));
}

static void
copy (GtkWidget *widget, const char *text, const char *said)
{
  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), text);
  gtk_widget_activate_action (widget, "win.tell", "s", said);
}

/* The mark pointed at; without one the sentence says what the chart says. */
static void
copy_value_cb (GtkWidget *widget, const char *name, GVariant *target)
{
  const MvChartMark *mark = mv_chart_canvas_get_mark (VIEW (widget)->canvas, NULL);
  MvChart *chart = mv_chart_canvas_get_chart (VIEW (widget)->canvas);
  g_autofree char *label = mark != NULL ? mv_chart_mark_label (chart, mark) : NULL, *detail = mark != NULL ? mv_chart_mark_detail (chart, mark) : NULL;
  g_autofree char *text = mark != NULL ? g_strdup_printf ("%s\n%s", label, detail) : NULL;

  if (text != NULL)
    copy (widget, text, _("Value copied"));
  else if (chart != NULL)
    copy (widget, chart->sentence, _("Sentence copied"));
}

static void
copy_csv_cb (GtkWidget *widget, const char *name, GVariant *target)
{
  MvChart *chart = mv_chart_canvas_get_chart (VIEW (widget)->canvas);
  g_autofree char *csv = chart != NULL ? mv_chart_csv (chart) : NULL;

  if (csv != NULL)
    copy (widget, csv, _("Table copied as CSV"));
}

static void
save_cb (GtkWidget *widget, const char *name, GVariant *target)
{
  MvChart *chart = mv_chart_canvas_get_chart (VIEW (widget)->canvas);

  if (chart != NULL)
    mv_chart_save_ask (widget, VIEW (widget)->session, chart);
}

static void
menu_cb (GtkWidget *widget, const char *name, GVariant *target)
{
  gtk_menu_button_popup (GTK_MENU_BUTTON (VIEW (widget)->menu_button));
}

static void
close_edit (MvView *view, gpointer kind)
{
  view->charts &= ~(1u << GPOINTER_TO_UINT (kind));
}

/* A window of its own closes; the dock takes the chart out of the view. */
static void
close_cb (GtkWidget *widget, const char *name, GVariant *target)
{
  if (VIEW (widget)->alone)
    gtk_window_close (GTK_WINDOW (gtk_widget_get_root (widget)));
  else
    mv_session_edit (VIEW (widget)->session, close_edit, GUINT_TO_POINTER (VIEW (widget)->kind));
}

static void
move_cb (GtkWidget *widget, const char *name, GVariant *target)
{
  mv_chart_move_by (VIEW (widget)->session, VIEW (widget)->kind, g_variant_get_int32 (target));
}

static GdkContentProvider *
drag_cb (GtkDragSource *source, double x, double y, MvChartView *self)
{
  return gdk_content_provider_new_typed (MV_TYPE_CHART_VIEW, self);
}

static gboolean
drop_cb (GtkDropTarget *drop, const GValue *value, double x, double y, MvChartView *self)
{
  MvChartView *dragged = g_value_get_object (value);

  if (dragged == NULL || dragged == self || dragged->session != self->session)
    return FALSE;
  mv_chart_move_to (self->session, dragged->kind, self->kind);
  return TRUE;
}

static void
pop_out_cb (GtkWidget *widget, const char *name, GVariant *target)
{
  mv_chart_window_show (widget, VIEW (widget)->session, VIEW (widget)->kind);
}

static void
sources_cb (GtkWidget *widget, const char *name, GVariant *target)
{
  MvChart *chart = mv_chart_canvas_get_chart (VIEW (widget)->canvas);

  if (chart != NULL)
    mv_chart_sources_show (widget, VIEW (widget)->session, chart);
}

static void
show_all_cb (GtkWidget *widget, const char *name, GVariant *target)
{
  mv_chart_canvas_show_all (VIEW (widget)->canvas);
}

static void
series_cb (GtkWidget *widget, const char *name, GVariant *target)
{
  MvChartCanvas *canvas = VIEW (widget)->canvas;
  const char *series = g_variant_get_string (target, NULL);

  mv_chart_canvas_set_hidden (canvas, series, !mv_chart_canvas_is_hidden (canvas, series));
}

static void
sort_cb (GtkWidget *widget, const char *name, GVariant *target)
{
  const MvView *view = mv_session_get_view (VIEW (widget)->session);
  gboolean across = g_str_equal (name, "chart.across");
  const char *by = g_variant_get_string (target, NULL);

  if (!g_str_equal (by, across ? view->across : view->sort))
    mv_chart_canvas_sort (VIEW (widget)->canvas, by, across);
}

static void
retry_cb (GtkWidget *widget, const char *name, GVariant *target)
{
  mv_chart_canvas_retry (VIEW (widget)->canvas);
}

static void
secondary_cb (GtkGestureClick *gesture, int n, double x, double y, MvChartView *self)
{
  gtk_menu_button_popup (GTK_MENU_BUTTON (self->menu_button));
}

/* --- the parts ------------------------------------------------------------------------------------------------------------------------ */

static void
name_control (GtkWidget *control, const char *name, const char *tooltip)
{
  gtk_widget_add_css_class (control, "flat");
  gtk_widget_set_valign (control, GTK_ALIGN_CENTER);
  mv_hint_set (control, tooltip);
  gtk_accessible_update_property (GTK_ACCESSIBLE (control), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

/* The heading drags the chart to the place of another one. */
static void
make_movable (MvChartView *self, GtkWidget *heading)
{
  GtkDragSource *source = gtk_drag_source_new ();
  GtkDropTarget *drop = gtk_drop_target_new (MV_TYPE_CHART_VIEW, GDK_ACTION_MOVE);

  gtk_drag_source_set_actions (source, GDK_ACTION_MOVE);
  g_signal_connect (source, "prepare", G_CALLBACK (drag_cb), self);
  g_signal_connect (drop, "drop", G_CALLBACK (drop_cb), self);
  gtk_widget_add_controller (heading, GTK_EVENT_CONTROLLER (source));
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drop));
}

static GtkWidget *
make_head (MvChartView *self)
{
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 2), *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  self->title = mv_prose_new (&title_style, 1);
  self->subtitle = mv_prose_new (&subtitle_style, 0.65);
  mv_prose_set_lines (MV_PROSE (self->subtitle), 1);
  self->spinner = gtk_spinner_new ();
  self->table_button = gtk_toggle_button_new ();
  mv_icon_on_button (GTK_BUTTON (self->table_button), "view-list-symbolic");
  self->menu_button = gtk_menu_button_new ();
  gtk_menu_button_set_child (GTK_MENU_BUTTON (self->menu_button), mv_icon_new ("view-more-symbolic"));
  gtk_menu_button_set_create_popup_func (GTK_MENU_BUTTON (self->menu_button), make_menu_cb, self, NULL);
  name_control (self->table_button, _("View as table"), _("View as table (F4)"));
  name_control (self->menu_button, _("Chart menu"), _("Copy and save (Shift+F10)"));
  gtk_widget_set_hexpand (words, TRUE);
  gtk_box_append (GTK_BOX (words), self->title);
  gtk_box_append (GTK_BOX (words), self->subtitle);
  gtk_box_append (GTK_BOX (head), words);
  self->all_button = gtk_button_new ();
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->all_button), "chart.show-all");
  name_control (self->all_button, _("Show all series"), _("Show all series (a)"));
  gtk_widget_add_css_class (self->all_button, "chart-all");
  gtk_box_append (GTK_BOX (head), self->all_button);
  gtk_box_append (GTK_BOX (head), self->spinner);
  gtk_box_append (GTK_BOX (head), self->table_button);
  gtk_box_append (GTK_BOX (head), self->menu_button);
  gtk_widget_add_css_class (head, "chart-head");
  g_signal_connect (self->table_button, "toggled", G_CALLBACK (toggled_cb), self);
  if (!self->alone)
    make_movable (self, words);
  return head;
}

static GtkWidget *
make_problem (MvChartView *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);

  self->problem_icon = gtk_image_new ();
  self->problem_text = gtk_label_new (NULL);
  gtk_label_set_wrap (GTK_LABEL (self->problem_text), TRUE);
  gtk_label_set_justify (GTK_LABEL (self->problem_text), GTK_JUSTIFY_CENTER);
  gtk_label_set_max_width_chars (GTK_LABEL (self->problem_text), 50);
  self->problem_button = gtk_button_new_with_label (_("Try again"));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->problem_button), "chart.retry");
  gtk_widget_set_halign (self->problem_button, GTK_ALIGN_CENTER);
  gtk_widget_set_halign (box, GTK_ALIGN_CENTER);
  gtk_widget_set_valign (box, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (box, "chart-problem");
  gtk_box_append (GTK_BOX (box), self->problem_icon);
  gtk_box_append (GTK_BOX (box), self->problem_text);
  gtk_box_append (GTK_BOX (box), self->problem_button);
  return box;
}

static void
fill (MvChartView *self)
{
  GtkGesture *secondary = gtk_gesture_click_new ();

  self->series = g_menu_new ();
  self->sorting = g_menu_new ();
  self->menu = mv_chart_menu_new (self->series, self->sorting);
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  self->stack = gtk_stack_new ();
  self->canvas = MV_CHART_CANVAS (mv_chart_canvas_new (self->session, self->kind));
  self->caption = mv_prose_new (&caption_style, 0.75);
  mv_prose_set_lines (MV_PROSE (self->caption), 2);
  gtk_widget_add_css_class (self->caption, "chart-caption");
  gtk_widget_set_vexpand (self->stack, TRUE);
  gtk_stack_add_named (GTK_STACK (self->stack), GTK_WIDGET (self->canvas), "picture");
  gtk_box_append (GTK_BOX (self->box), make_head (self));
  gtk_box_append (GTK_BOX (self->box), self->stack);
  gtk_box_append (GTK_BOX (self->box), self->caption);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (secondary), GDK_BUTTON_SECONDARY);
  g_signal_connect (secondary, "pressed", G_CALLBACK (secondary_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->stack), GTK_EVENT_CONTROLLER (secondary));
  mv_prose_set (MV_PROSE (self->title), mv_chart_kind_name (self->kind));
  g_signal_connect_swapped (self->canvas, "changed", G_CALLBACK (follow_canvas), self);
  follow_canvas (self);
}

static void
mv_chart_view_dispose (GObject *object)
{
  MvChartView *self = MV_CHART_VIEW (object);

  g_clear_handle_id (&self->turning, g_source_remove);
  if (self->canvas != NULL)
    g_signal_handlers_disconnect_by_data (self->canvas, self);
  self->canvas = NULL;
  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->menu);
  g_clear_object (&self->series);
  g_clear_object (&self->sorting);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (mv_chart_view_parent_class)->dispose (object);
}

/* It stretches: no word in it is asked for room, for that would lay out the whole window whenever one changes. */
static void
mv_chart_view_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural, int *minimum_baseline,
                       int *natural_baseline)
{
  *minimum = *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? LEAST_WIDTH : LEAST_HEIGHT;
  *minimum_baseline = *natural_baseline = -1;
}

static void
mv_chart_view_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  mv_room_give (MV_CHART_VIEW (widget)->box, width, height);
}

static void
mv_chart_view_class_init (MvChartViewClass *class)
{
  static const struct { const char *name, *parameter; GtkWidgetActionActivateFunc activate; } actions[] = {
    { "chart.table", NULL, table_cb }, { "chart.copy-value", NULL, copy_value_cb }, { "chart.copy-csv", NULL, copy_csv_cb },
    { "chart.save", NULL, save_cb }, { "chart.menu", NULL, menu_cb }, { "chart.close", NULL, close_cb }, { "chart.series", "s", series_cb },
    { "chart.retry", NULL, retry_cb }, { "chart.move", "i", move_cb }, { "chart.pop-out", NULL, pop_out_cb },
    { "chart.sources", NULL, sources_cb }, { "chart.show-all", NULL, show_all_cb }, { "chart.sort", "s", sort_cb }, { "chart.across", "s", sort_cb },
  };
  static const struct { guint key; GdkModifierType modifiers; const char *action; } keys[] = {
    { GDK_KEY_F4, 0, "chart.table" }, { GDK_KEY_c, GDK_CONTROL_MASK, "chart.copy-value" },
    { GDK_KEY_s, GDK_CONTROL_MASK | GDK_SHIFT_MASK, "chart.save" }, { GDK_KEY_Menu, 0, "chart.menu" }, { GDK_KEY_F10, GDK_SHIFT_MASK, "chart.menu" },
  };
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = mv_chart_view_dispose;
  gtk_widget_class_set_css_name (widget_class, "chartview");
  widget_class->measure = mv_chart_view_measure;
  widget_class->get_request_mode = mv_room_request_mode;
  widget_class->size_allocate = mv_chart_view_size_allocate;
  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_class_install_action (widget_class, actions[i].name, actions[i].parameter, actions[i].activate);
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    gtk_widget_class_add_binding_action (widget_class, keys[i].key, keys[i].modifiers, keys[i].action, NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Left, GDK_CONTROL_MASK | GDK_SHIFT_MASK, "chart.move", "i", -1);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Right, GDK_CONTROL_MASK | GDK_SHIFT_MASK, "chart.move", "i", 1);
}

static void
mv_chart_view_init (MvChartView *self)
{
}

static GtkWidget *
make_view (MvSession *session, MvChartKind kind, gboolean alone)
{
  MvChartView *self = g_object_new (MV_TYPE_CHART_VIEW, NULL);

  self->session = g_object_ref (session);
  self->kind = kind;
  self->alone = alone;
  fill (self);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "chart.pop-out", !alone);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "chart.move", !alone);
  return GTK_WIDGET (self);
}

GtkWidget *
mv_chart_view_new (MvSession *session, MvChartKind kind)
{
  return make_view (session, kind, FALSE);
}

GtkWidget *
mv_chart_view_new_alone (MvSession *session, MvChartKind kind)
{
  return make_view (session, kind, TRUE);
}

/* The table goes in a turn of its own. */
static gboolean
take_down_cb (gpointer data)
{
  MvChartView *self = data;

  if (self->twin != NULL)
    {
      gtk_stack_remove (GTK_STACK (self->stack), GTK_WIDGET (self->twin));
      self->twin = NULL;
      return G_SOURCE_CONTINUE;
    }
  self->turning = 0;
  gtk_box_remove (GTK_BOX (gtk_widget_get_parent (GTK_WIDGET (self))), GTK_WIDGET (self));
  return G_SOURCE_REMOVE;
}

static void
emptied_cb (MvChartTwin *twin, MvChartView *self)
{
  if (self->turning == 0)
    self->turning = g_idle_add (take_down_cb, self);
}

void
mv_chart_view_retire (MvChartView *self)
{
  g_return_if_fail (MV_IS_CHART_VIEW (self) && GTK_IS_BOX (gtk_widget_get_parent (GTK_WIDGET (self))));

  g_signal_handlers_disconnect_by_data (self->canvas, self);
  g_clear_handle_id (&self->turning, g_source_remove);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  if (self->twin == NULL || mv_chart_twin_is_empty (self->twin))
    {
      emptied_cb (self->twin, self);
      return;
    }
  mv_chart_twin_set_chart (self->twin, NULL);
  g_signal_connect_object (self->twin, "emptied", G_CALLBACK (emptied_cb), self, 0);
}

MvChartKind
mv_chart_view_get_kind (MvChartView *self)
{
  g_return_val_if_fail (MV_IS_CHART_VIEW (self), MV_N_CHARTS);

  return self->kind;
}

MvChartCanvas *
mv_chart_view_get_canvas (MvChartView *self)
{
  g_return_val_if_fail (MV_IS_CHART_VIEW (self), NULL);

  return self->canvas;
}

MvChartTwin *
mv_chart_view_get_twin (MvChartView *self)
{
  g_return_val_if_fail (MV_IS_CHART_VIEW (self), NULL);

  return self->twin;
}

gboolean
mv_chart_view_is_table (MvChartView *self)
{
  g_return_val_if_fail (MV_IS_CHART_VIEW (self), FALSE);

  return self->table;
}
