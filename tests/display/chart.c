/* The charts below the map: opened, walked, selected in, turned into their table, and closed by undo. */
#include "tests/display/shown.h"

#include <glib/gstdio.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "app/base/guard.h"
#include "ui/chart/chart-dock.h"
#include "ui/panel/filter-bar.h"
#include "ui/print.h"

#define TRADE "multivector:?overlay=trade&focus=KAZ&direction=export&year=2023"

static MvWindow *window;

static void
act (const char *action)
{
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (window), action, NULL));
}

static guint
charts_now (void)
{
  return mv_session_get_view (mv_window_get_session (window))->charts;
}

static MvChartView *
chart_of (MvChartKind kind)
{
  GtkWidget *dock = shown_find (GTK_WIDGET (window), MV_TYPE_CHART_DOCK, NULL);

  return dock != NULL ? mv_chart_dock_get_view (MV_CHART_DOCK (dock), kind) : NULL;
}

static gboolean
is_drawn (gpointer kind)
{
  MvChartView *view = chart_of (GPOINTER_TO_UINT (kind));
  MvChartCanvas *canvas = view != NULL ? mv_chart_view_get_canvas (view) : NULL;

  return canvas != NULL && mv_chart_canvas_get_chart (canvas) != NULL && !mv_chart_canvas_is_loading (canvas);
}

static void
press_with (MvChartCanvas *canvas, guint key, GdkModifierType state)
{
  GListModel *controllers = gtk_widget_observe_controllers (GTK_WIDGET (canvas));
  gboolean used = FALSE;

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr(GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_EVENT_CONTROLLER_KEY (controller))
        g_signal_emit_by_name (controller, "key-pressed", key, 0, state, &used);
    }
  g_object_unref (controllers);
  g_assert_true (used);
}

static void
press (MvChartCanvas *canvas, guint key)
{
  press_with (canvas, key, 0);
}

static const MvView *
view_now (void)
{
  return mv_session_get_view (mv_window_get_session (window));
}

static void
test_open (void)
{
  guint kinds[] = { MV_CHART_LINE, MV_CHART_BAR };

  window = shown_window (TRADE);
  g_assert_cmpuint (charts_now (), ==, 0);
  g_assert_null (chart_of (MV_CHART_LINE));
  act ("win.toggle-charts");
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if ((charts_now () & 1u << kinds[i]) == 0)
      g_assert_true (gtk_widget_activate_action (GTK_WIDGET (window), "win.toggle-chart", "s", mv_chart_kind_code (kinds[i])));
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      MvChartCanvas *canvas;
      MvChart *chart;

      shown_wait (is_drawn, GUINT_TO_POINTER (kinds[i]), "a chart is drawn");
      canvas = mv_chart_view_get_canvas (chart_of (kinds[i]));
      chart = mv_chart_canvas_get_chart (canvas);
      g_assert_cmpuint (chart->walk->len, >, 5);
      g_assert_cmpfloat (chart->width, ==, gtk_widget_get_width (GTK_WIDGET (canvas)));
      gtk_test_accessible_assert_role (canvas, GTK_ACCESSIBLE_ROLE_IMG);
      gtk_test_accessible_assert_property (canvas, GTK_ACCESSIBLE_PROPERTY_LABEL, chart->title);
      gtk_test_accessible_assert_property (canvas, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, chart->sentence);
    }
  g_assert_cmpuint (mv_guard_breaches (), ==, 0);
}

/* Each key stands on another mark, and Enter selects what it stands for. */
static void
test_walk (void)
{
  MvChartCanvas *canvas = mv_chart_view_get_canvas (chart_of (MV_CHART_BAR));
  const MvChartMark *first, *second;

  press (canvas, GDK_KEY_Home);
  first = mv_chart_canvas_get_mark (canvas, NULL);
  g_assert_nonnull (first);
  press (canvas, GDK_KEY_Right);
  second = mv_chart_canvas_get_mark (canvas, NULL);
  g_assert_true (second != first);
  press (canvas, GDK_KEY_Left);
  g_assert_true (mv_chart_canvas_get_mark (canvas, NULL) == first);
  press (canvas, GDK_KEY_Return);
  g_assert_cmpstr (mv_session_get_view (mv_window_get_session (window))->select, ==, first->ref);
  press (canvas, GDK_KEY_Escape);
  g_assert_true (mv_chart_canvas_get_mark (canvas, NULL) == first);
  shown_settle (window);
}

static int
room_of (GtkWidget *widget, GtkOrientation orientation)
{
  int least, natural;

  gtk_widget_measure (widget, orientation, -1, &least, &natural, NULL, NULL);
  g_assert_cmpint (least, ==, natural);
  return least;
}

/* What the charts say, and how many there are, is no matter of the window's: it would be measured anew, with all there is in it, for each word. */
static void
test_room (void)
{
  GtkWidget *dock = shown_find (GTK_WIDGET (window), MV_TYPE_CHART_DOCK, NULL), *view = GTK_WIDGET (chart_of (MV_CHART_LINE));
  int width = room_of (dock, GTK_ORIENTATION_HORIZONTAL), height = room_of (dock, GTK_ORIENTATION_VERTICAL);
  int view_width = room_of (view, GTK_ORIENTATION_HORIZONTAL), view_height = room_of (view, GTK_ORIENTATION_VERTICAL);

  g_assert_cmpint (gtk_widget_get_request_mode (dock), ==, GTK_SIZE_REQUEST_CONSTANT_SIZE);
  g_assert_cmpint (gtk_widget_get_request_mode (view), ==, GTK_SIZE_REQUEST_CONSTANT_SIZE);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (window), "win.toggle-chart", "s", mv_chart_kind_code (MV_CHART_TREEMAP)));
  shown_wait (is_drawn, GUINT_TO_POINTER (MV_CHART_TREEMAP), "another chart is drawn");
  g_assert_cmpint (room_of (dock, GTK_ORIENTATION_HORIZONTAL), ==, width);
  g_assert_cmpint (room_of (dock, GTK_ORIENTATION_VERTICAL), ==, height);
  g_assert_cmpint (room_of (view, GTK_ORIENTATION_HORIZONTAL), ==, view_width);
  g_assert_cmpint (room_of (view, GTK_ORIENTATION_VERTICAL), ==, view_height);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (window), "win.toggle-chart", "s", mv_chart_kind_code (MV_CHART_TREEMAP)));
  shown_settle (window);
}

/* Columns and rows of a table come over some frames. */
static gboolean
has_all_rows (gpointer view)
{
  MvChart *chart = mv_chart_canvas_get_chart (mv_chart_view_get_canvas (view));

  return mv_chart_twin_n_rows (mv_chart_view_get_twin (view)) == chart->n_cells_rows;
}

static gboolean
has_focus_within (gpointer widget)
{
  GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (window));

  return focus != NULL && (focus == widget || gtk_widget_is_ancestor (focus, widget));
}

static void
test_table (void)
{
  MvChartView *view = chart_of (MV_CHART_LINE);
  MvChart *chart;

  gtk_widget_grab_focus (GTK_WIDGET (mv_chart_view_get_canvas (view)));
  act ("win.chart-table");
  g_assert_true (mv_chart_view_is_table (view));
  shown_wait (has_all_rows, view, "all rows of the chart are in its table");
  chart = mv_chart_canvas_get_chart (mv_chart_view_get_canvas (view));
  g_assert_cmpuint (chart->n_cells_rows, >, 0);
  g_assert_cmpuint (chart->n_cells_rows, ==, chart->table->rows->len);
  shown_wait (has_focus_within, mv_chart_view_get_twin (view), "the table has the keyboard");
  shown_idle (100);
  g_assert_true (gtk_widget_child_focus (GTK_WIDGET (mv_chart_view_get_twin (view)), GTK_DIR_DOWN));
  g_assert_true (has_focus_within (mv_chart_view_get_twin (view)));
  act ("win.chart-table");
  g_assert_false (mv_chart_view_is_table (view));
  shown_wait (has_focus_within, view, "the chart has the keyboard again");
}

static gboolean
has_two_selected (gpointer twin)
{
  return mv_chart_twin_n_selected (twin) == 2;
}

/* What the last line of the table that stands for something stands for. */
static char *
last_ref (const MvChart *chart)
{
  for (guint i = chart->n_cells_rows; i-- > 0;)
    {
      const char *ref = g_array_index (chart->table->rows, MvChartRow, chart->row_of[i]).ref;

      if (ref != NULL && *ref != '\0')
        return g_strdup (ref);
    }
  g_assert_not_reached ();
}

static gboolean
is_scrolled (gpointer table)
{
  return gtk_adjustment_get_value (gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (table))) > 0;
}

/* Ctrl+Enter adds; the table has the same rows selected, and what is selected there is the view's. */
static void
test_several (void)
{
  g_autofree char *last = NULL;
  MvChartView *view = chart_of (MV_CHART_BAR);
  MvChartCanvas *canvas = mv_chart_view_get_canvas (view);
  g_autofree char *first = NULL;

  press (canvas, GDK_KEY_Home);
  press (canvas, GDK_KEY_Return);
  first = g_strdup (view_now ()->select);
  press (canvas, GDK_KEY_Right);
  press_with (canvas, GDK_KEY_Return, GDK_CONTROL_MASK);
  g_assert_cmpstr (view_now ()->select, !=, first);
  g_assert_cmpuint (g_strv_length (view_now ()->also), ==, 1);
  g_assert_cmpstr (view_now ()->also[0], ==, first);
  mv_chart_view_show_table (view, TRUE);
  shown_wait (has_two_selected, mv_chart_view_get_twin (view), "both rows are selected in the table");
  mv_session_select (mv_window_get_session (window), first);
  g_assert_cmpuint (mv_chart_twin_n_selected (mv_chart_view_get_twin (view)), ==, 1);
  last = last_ref (mv_chart_canvas_get_chart (canvas));
  mv_session_select (mv_window_get_session (window), last);
  shown_wait (is_scrolled, shown_find (GTK_WIDGET (view), GTK_TYPE_COLUMN_VIEW, NULL), "the table has come to the row that was selected");
  shown_settle (window);
  shown_idle (300);
  g_assert_true (is_scrolled (shown_find (GTK_WIDGET (view), GTK_TYPE_COLUMN_VIEW, NULL)));
  mv_session_select (mv_window_get_session (window), first);
  mv_chart_view_show_table (view, FALSE);
  shown_settle (window);
}

static gboolean
shows_period (gpointer years)
{
  MvScene *scene = mv_session_get_scene (mv_window_get_session (window));

  return !mv_session_get_loading (mv_window_get_session (window)) && strstr (scene->title, years) != NULL;
}

/* Shift and an arrow brush years; the map adds them up; Esc takes them away before the selection. */
static void
test_brush (void)
{
  MvChartCanvas *canvas = mv_chart_view_get_canvas (chart_of (MV_CHART_LINE));

  shown_wait (is_drawn, GUINT_TO_POINTER (MV_CHART_LINE), "the lines are drawn");
  press (canvas, GDK_KEY_End);
  press_with (canvas, GDK_KEY_Left, GDK_SHIFT_MASK);
  g_assert_cmpint (view_now ()->period_from, ==, 2022);
  g_assert_cmpint (view_now ()->period_to, ==, 2023);
  shown_wait (shows_period, (gpointer) "2022–2023", "the map shows both years");
  shown_wait (is_drawn, GUINT_TO_POINTER (MV_CHART_BAR), "the bars follow");
  shown_wait (is_drawn, GUINT_TO_POINTER (MV_CHART_LINE), "the lines follow");
  g_assert_nonnull (strstr (mv_chart_canvas_get_chart (mv_chart_view_get_canvas (chart_of (MV_CHART_BAR)))->title, "2022–2023"));
  press (canvas, GDK_KEY_Escape);
  g_assert_cmpint (view_now ()->period_from, ==, 0);
  g_assert_cmpstr (view_now ()->select, !=, "");
  shown_wait (shows_period, (gpointer) ", 2023", "the map shows the year");
  mv_session_set_cursor (mv_window_get_session (window), 2020.2);
  g_assert_cmpfloat (mv_session_get_cursor (mv_window_get_session (window)), ==, 2020);
  mv_session_set_cursor (mv_window_get_session (window), NAN);
}

/* A series is hidden in the view, shown alone, and all are shown again. */
static void
test_series (void)
{
  MvChartCanvas *canvas = mv_chart_view_get_canvas (chart_of (MV_CHART_LINE));
  g_autofree char *series = NULL;
  guint all;

  shown_wait (is_drawn, GUINT_TO_POINTER (MV_CHART_LINE), "the lines are drawn");
  all = mv_chart_canvas_get_chart (canvas)->series->len;
  press (canvas, GDK_KEY_End);
  series = g_strdup (mv_chart_canvas_get_mark (canvas, NULL)->series);
  press (canvas, GDK_KEY_h);
  g_assert_true (mv_chart_canvas_is_hidden (canvas, series));
  g_assert_cmpuint (g_strv_length (view_now ()->without), ==, 1);
  mv_chart_canvas_isolate (canvas, series);
  g_assert_cmpuint (mv_chart_canvas_n_hidden (canvas), ==, all - 1);
  g_assert_false (mv_chart_canvas_is_hidden (canvas, series));
  press (canvas, GDK_KEY_a);
  g_assert_cmpuint (g_strv_length (view_now ()->without), ==, 0);
  shown_wait (is_drawn, GUINT_TO_POINTER (MV_CHART_LINE), "the lines are drawn");
}

/* Charts move in the view, and the dock follows. */
static void
test_order (void)
{
  MvChartKind kinds[MV_N_CHARTS];
  MvChartView *bar = chart_of (MV_CHART_BAR), *line = chart_of (MV_CHART_LINE);

  g_assert_true (gtk_widget_get_next_sibling (GTK_WIDGET (line)) == GTK_WIDGET (bar));
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (bar), "chart.move", "i", -1));
  mv_view_get_charts (view_now (), kinds);
  g_assert_cmpuint (kinds[0], ==, MV_CHART_BAR);
  g_assert_true (gtk_widget_get_next_sibling (GTK_WIDGET (bar)) == GTK_WIDGET (line));
  g_assert_true (chart_of (MV_CHART_BAR) == bar);
  act ("win.charts-beside");
  shown_idle (100);
  g_assert_cmpint (gtk_widget_get_height (GTK_WIDGET (window)), >, gtk_widget_get_height (GTK_WIDGET (bar)));
  act ("win.charts-beside");
  shown_idle (100);
}

/* A name goes with what was selected, a comparison brings its chart, and both leave the view as it was. */
static void
test_compare (void)
{
  MvSession *session = mv_window_get_session (window);
  MvChartKind kinds[MV_N_CHARTS];
  guint n = mv_view_get_charts (view_now (), kinds);

  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (window), "win.compare", "s", "year:2019"));
  g_assert_cmpstr (view_now ()->compare, ==, "year:2019");
  g_assert_cmpuint (mv_view_get_charts (view_now (), kinds), ==, n + 1);
  g_assert_cmpuint (kinds[0], ==, MV_CHART_DIFFERENCE);
  shown_wait (is_drawn, GUINT_TO_POINTER (MV_CHART_DIFFERENCE), "the differences are drawn");
  g_assert_cmpuint (mv_chart_canvas_get_chart (mv_chart_view_get_canvas (chart_of (MV_CHART_DIFFERENCE)))->walk->len, >=, 5);
  shown_idle (300);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (window), "win.compare", "s", ""));
  g_assert_null (chart_of (MV_CHART_DIFFERENCE));
  g_assert_cmpuint (mv_view_get_charts (view_now (), kinds), ==, n);
  shown_idle (100);
  g_assert_true (mv_session_get_view (session)->compare[0] == '\0');
  g_assert_cmpuint (mv_guard_breaches (), ==, 0);
}

/* The year is the view's: the charts follow it, and undo takes them away again. */
static void
test_follow (void)
{
  MvChartCanvas *canvas = mv_chart_view_get_canvas (chart_of (MV_CHART_BAR));
  guint steps = 0;

  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (window), "win.set-year", "i", 2021));
  g_assert_true (mv_chart_canvas_is_loading (canvas));
  g_assert_nonnull (mv_chart_canvas_get_chart (canvas));
  shown_wait (is_drawn, GUINT_TO_POINTER (MV_CHART_BAR), "the chart follows");
  g_assert_cmpint (mv_chart_canvas_get_chart (canvas)->table->year, ==, 2021);
  while (charts_now () != 0 && steps++ < 40)
    act ("win.undo");
  g_assert_cmpuint (charts_now (), ==, 0);
  g_assert_null (chart_of (MV_CHART_BAR));
  g_assert_false (gtk_widget_get_visible (shown_find (GTK_WIDGET (window), MV_TYPE_CHART_DOCK, NULL)));
  shown_settle (window);
  g_assert_cmpuint (mv_guard_breaches (), ==, 0);
}

static MvChartTable *
bar_table (void)
{
  shown_wait (is_drawn, GUINT_TO_POINTER (MV_CHART_BAR), "the bars are drawn");
  return mv_chart_canvas_get_chart (mv_chart_view_get_canvas (chart_of (MV_CHART_BAR)))->table;
}

static gboolean
has_partner (const MvChartTable *table, const char *iso3)
{
  for (guint i = 0; i < table->rows->len; i++)
    if (g_str_equal (g_array_index (table->rows, MvChartRow, i).series, iso3))
      return TRUE;
  return FALSE;
}

/* What is picked on the map limits the charts, which say so; a key lets them show all, undo and Esc do what they do everywhere. */
static void
test_limit (void)
{
  static const char *const refs[] = { "country:CHN", "country:RUS", NULL };
  MvSession *session = mv_window_get_session (window);
  GtkWidget *bar;
  MvChartTable *table;

  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (window), "win.set-view", "s", TRADE "&chart=bar"));
  g_assert_true (has_partner (bar_table (), "ITA"));
  mv_session_pick (session, refs, FALSE);
  table = bar_table ();
  g_assert_cmpuint (table->rows->len, ==, 2);
  g_assert_true (has_partner (table, "CHN") && has_partner (table, "RUS"));
  g_assert_nonnull (strstr (table->subtitle, "only China, Russia"));
  bar = shown_find (GTK_WIDGET (window), MV_TYPE_FILTER_BAR, NULL);
  g_assert_true (gtk_widget_get_visible (bar));
  act ("win.limit-charts");
  g_assert_true (has_partner (bar_table (), "ITA"));
  g_assert_cmpstr (view_now ()->select, ==, "country:CHN");
  act ("win.undo");
  g_assert_false (has_partner (bar_table (), "ITA"));
  g_assert_true (mv_session_clear (session));
  g_assert_true (has_partner (bar_table (), "ITA"));
  g_assert_cmpstr (view_now ()->select, ==, "");
  g_assert_false (mv_session_limit_charts (session));   /* nothing is selected */
  shown_settle (window);
}

/* The column of the cell stood on, by a key: its largest figure stands on top; once more, all as before. */
static void
test_sort (void)
{
  const MvChartMark *cell;
  const char *column;
  MvChartCanvas *canvas;

  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (window), "win.set-view", "s", "multivector:?overlay=trade&year=2023&chart=matrix"));
  shown_wait (is_drawn, GUINT_TO_POINTER (MV_CHART_MATRIX), "the matrix is drawn");
  canvas = mv_chart_view_get_canvas (chart_of (MV_CHART_MATRIX));
  press (canvas, GDK_KEY_Home);
  cell = mv_chart_canvas_get_mark (canvas, NULL);
  column = cell->series;
  press (canvas, GDK_KEY_s);
  g_assert_cmpstr (view_now ()->sort, ==, column);
  shown_wait (is_drawn, GUINT_TO_POINTER (MV_CHART_MATRIX), "the matrix is sorted");
  g_assert_cmpstr (mv_chart_canvas_get_chart (canvas)->table->sort, ==, column);
  mv_chart_canvas_sort (canvas, column, FALSE);
  g_assert_cmpstr (view_now ()->sort, ==, "");
  act ("win.undo");
  act ("win.undo");
  shown_settle (window);
}

/* A map with a chart beside it is two sheets of paper. */
static void
test_print (void)
{
  g_autofree char *folder = g_dir_make_tmp ("print-XXXXXX", NULL), *path = g_build_filename (folder, "sheets.pdf", NULL), *text = NULL;
  const char *pages;
  gsize length = 0;

  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (window), "win.set-view", "s", TRADE "&chart=bar"));
  shown_settle (window);
  g_assert_true (mv_print_export (GTK_WINDOW (window), mv_window_get_session (window), path));
  g_assert_true (g_file_get_contents (path, &text, &length, NULL));
  g_assert_true (g_str_has_prefix (text, "%PDF"));
  for (gsize i = 0; i < length; i++)
    text[i] = text[i] == '\0' ? ' ' : text[i];        /* searches end at a zero */
  pages = strstr (text, "/Count ");
  g_assert_nonnull (pages);
  g_assert_cmpint (atoi (pages + strlen ("/Count ")), ==, 2);
  g_assert_cmpuint (mv_guard_breaches (), ==, 0);
  g_assert_cmpint (g_remove (path), ==, 0);
  g_assert_cmpint (g_rmdir (folder), ==, 0);
}

int
main (int argc, char **argv)
{
  gtk_disable_setlocale ();
  gtk_test_init (&argc, &argv, NULL);
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, NULL);
  g_test_add_func ("/chart/open", test_open);
  g_test_add_func ("/chart/room", test_room);
  g_test_add_func ("/chart/walk", test_walk);
  g_test_add_func ("/chart/table", test_table);
  g_test_add_func ("/chart/several", test_several);
  g_test_add_func ("/chart/brush", test_brush);
  g_test_add_func ("/chart/series", test_series);
  g_test_add_func ("/chart/order", test_order);
  g_test_add_func ("/chart/compare", test_compare);
  g_test_add_func ("/chart/limit", test_limit);
  g_test_add_func ("/chart/sort", test_sort);
  g_test_add_func ("/chart/print", test_print);
  g_test_add_func ("/chart/follow", test_follow);
  return g_test_run ();
}
