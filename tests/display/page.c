/* Pages in the window: opened from the inspector, left and gone back to, read as text, walked by keyboard. */
#include "tests/display/shown.h"

#include "app/base/guard.h"
#include "app/scene/page.h"
#include "ui/page/page-view.h"
#include "ui/panel/inspector.h"
#include "ui/panel/report-item.h"
#include "ui/panel/report-view.h"

static MvWindow *window;

static const MvView *
view_now (void)
{
  return mv_session_get_view (mv_window_get_session (window));
}

static MvPageView *
page_now (void)
{
  GtkWidget *page = shown_find (GTK_WIDGET (window), MV_TYPE_PAGE_VIEW, NULL);

  return page != NULL ? MV_PAGE_VIEW (page) : NULL;
}

static gboolean
is_painted (gpointer title)
{
  MvPageView *page = page_now ();
  const MvPagePlan *plan = page != NULL ? mv_page_canvas_get_plan (mv_page_view_get_canvas (page)) : NULL;

  return plan != NULL && g_str_equal (plan->model->title, title) && (mv_page_view_is_text (page) || mv_page_canvas_is_painted (mv_page_view_get_canvas (page)));
}

static void
press (GtkWidget *widget, guint key)
{
  GListModel *controllers = gtk_widget_observe_controllers (widget);
  gboolean used = FALSE;

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr(GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_EVENT_CONTROLLER_KEY (controller))
        g_signal_emit_by_name (controller, "key-pressed", key, 0, 0, &used);
    }
  g_object_unref (controllers);
  g_assert_true (used);
}

static gboolean
has_keyboard (gpointer widget)
{
  GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (window));

  return focus != NULL && (focus == widget || gtk_widget_is_ancestor (focus, widget));
}

static void
test_open (void)
{
  GtkWidget *inspector;

  window = shown_window ("multivector:?overlay=trade&focus=UZB&select=country:UZB");
  g_assert_null (page_now ());
  inspector = shown_find (GTK_WIDGET (window), MV_TYPE_INSPECTOR, NULL);
  g_assert_nonnull (inspector);
  g_assert_true (gtk_widget_activate_action (inspector, "win.open-selected-page", NULL));
  shown_wait (is_painted, (gpointer) "Uzbekistan", "the page of Uzbekistan is painted");
  g_assert_cmpstr (view_now ()->page, ==, "country");
  g_assert_true (gtk_widget_get_mapped (GTK_WIDGET (page_now ())));
  shown_wait (has_keyboard, mv_page_view_get_canvas (page_now ()), "the page has the keyboard");
  gtk_test_accessible_assert_property (mv_page_view_get_canvas (page_now ()), GTK_ACCESSIBLE_PROPERTY_LABEL, "Uzbekistan");
  gtk_test_accessible_assert_role (mv_page_view_get_canvas (page_now ()), GTK_ACCESSIBLE_ROLE_IMG);
}

static gboolean
can_scroll (gpointer adjustment)
{
  return gtk_adjustment_get_upper (adjustment) > 2 * gtk_adjustment_get_page_size (adjustment);
}

/* As wide as it is given, and scrolled by keys. */
static void
test_scroll (void)
{
  MvPageCanvas *canvas = mv_page_view_get_canvas (page_now ());
  GtkWidget *scroll = gtk_widget_get_ancestor (GTK_WIDGET (canvas), GTK_TYPE_SCROLLED_WINDOW);
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scroll));

  g_assert_cmpfloat (mv_page_canvas_get_plan (canvas)->width, ==, gtk_widget_get_width (GTK_WIDGET (canvas)));
  shown_wait (can_scroll, adjustment, "the page has its height");
  g_assert_cmpfloat (gtk_adjustment_get_value (adjustment), ==, 0);
  press (GTK_WIDGET (canvas), GDK_KEY_Page_Down);
  g_assert_cmpfloat (gtk_adjustment_get_value (adjustment), >, 100);
  shown_wait (is_painted, (gpointer) "Uzbekistan", "what was scrolled to is painted");
  press (GTK_WIDGET (canvas), GDK_KEY_End);
  shown_wait (is_painted, (gpointer) "Uzbekistan", "the end is painted");
  press (GTK_WIDGET (canvas), GDK_KEY_Home);
  g_assert_cmpfloat (gtk_adjustment_get_value (adjustment), ==, 0);
}

/* The first link of the page leads to another page; Back returns to this one, and then to the map. */
static void
test_links (void)
{
  MvPageCanvas *canvas = mv_page_view_get_canvas (page_now ());

  g_signal_emit_by_name (canvas, "activated", "flow:goods/2023/UZB/CHN/TOTAL");
  shown_wait (is_painted, (gpointer) "Uzbekistan – China", "the page of the pair is painted");
  g_assert_cmpstr (view_now ()->page, ==, "pair");
  g_signal_emit_by_name (canvas, "activated", "organisation:SCO");
  g_assert_cmpstr (view_now ()->page, ==, "pair");
  g_assert_cmpstr (view_now ()->select, ==, "organisation:SCO");
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (window), "win.page-back", NULL));
  shown_wait (is_painted, (gpointer) "Uzbekistan", "Back leads to the page before");
  g_assert_cmpstr (view_now ()->page, ==, "country");
  /* A mark of a chart is selected and the page stays. */
  g_signal_emit_by_name (canvas, "selected", "flow:goods/2022/UZB/CHN/TOTAL");
  g_assert_cmpstr (view_now ()->page, ==, "country");
  g_assert_cmpstr (view_now ()->select, ==, "flow:goods/2022/UZB/CHN/TOTAL");
}

static void
test_keyboard (void)
{
  MvPageCanvas *canvas = mv_page_view_get_canvas (page_now ());

  gtk_widget_grab_focus (GTK_WIDGET (canvas));
  g_assert_true (gtk_widget_has_focus (GTK_WIDGET (canvas)));
  g_assert_true (gtk_widget_child_focus (GTK_WIDGET (canvas), GTK_DIR_TAB_FORWARD));
  g_assert_true (gtk_widget_has_focus (GTK_WIDGET (canvas)));
  press (GTK_WIDGET (canvas), GDK_KEY_Return);
  g_assert_cmpstr (view_now ()->page, ==, "pair");
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (window), "win.page-back", NULL));
  shown_wait (is_painted, (gpointer) "Uzbekistan", "Back leads to the page before");
}

static void
test_text (void)
{
  GtkWidget *lines;
  guint figures = 0, sources = 0;
  GPtrArray *items;

  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (window), "win.chart-table", NULL));
  g_assert_true (mv_page_view_is_text (page_now ()));
  lines = shown_find (GTK_WIDGET (page_now ()), MV_TYPE_REPORT_VIEW, NULL);
  g_assert_nonnull (lines);
  shown_wait (has_keyboard, page_now (), "the page has the keyboard still");
  items = mv_report_view_get_items (MV_REPORT_VIEW (lines));
  for (guint i = 0; i < items->len; i++)
    {
      figures += ((MvReportItem *) items->pdata[i])->kind == MV_REPORT_FIGURE;
      sources += ((MvReportItem *) items->pdata[i])->kind == MV_REPORT_SOURCE;
    }
  g_assert_cmpuint (figures, >, 80);
  g_assert_cmpuint (sources, ==, mv_page_canvas_get_plan (mv_page_view_get_canvas (page_now ()))->model->sources->len);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (window), "win.chart-table", NULL));
  g_assert_false (mv_page_view_is_text (page_now ()));
}

static void
test_back (void)
{
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (window), "win.page-back", NULL));
  g_assert_cmpstr (view_now ()->page, ==, "");
  g_assert_false (gtk_widget_get_mapped (GTK_WIDGET (page_now ())));
  /* Undo is another way back to it. */
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (window), "win.undo", NULL));
  g_assert_cmpstr (view_now ()->page, ==, "country");
  shown_wait (is_painted, (gpointer) "Uzbekistan", "undo shows the page");
  shown_wait (has_keyboard, mv_page_view_get_canvas (page_now ()), "the page has the keyboard again");
  gtk_window_destroy (GTK_WINDOW (window));
}

/* The first view may be a page; the keyboard is there, so that Esc leads on. */
static void
test_first (void)
{
  window = shown_window ("multivector:?page=project&select=project:fl-0026");
  shown_wait (is_painted, (gpointer) "CASA-1000 power transmission", "the page of a project is painted");
  shown_wait (has_keyboard, mv_page_view_get_canvas (page_now ()), "the page has the keyboard");
  g_assert_cmpuint (mv_guard_breaches (), ==, 0);
  gtk_window_destroy (GTK_WINDOW (window));
}

int
main (int argc, char **argv)
{
  gtk_disable_setlocale ();
  gtk_test_init (&argc, &argv, NULL);
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, NULL);
  g_test_add_func ("/page/open", test_open);
  g_test_add_func ("/page/scroll", test_scroll);
  g_test_add_func ("/page/links", test_links);
  g_test_add_func ("/page/keyboard", test_keyboard);
  g_test_add_func ("/page/text", test_text);
  g_test_add_func ("/page/back", test_back);
  g_test_add_func ("/page/first", test_first);
  return g_test_run ();
}
