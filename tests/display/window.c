/* The window as a person meets it: the start view, layers, inspector, time bar, search, list, and names for all controls. */
#include "tests/display/shown.h"

#include <string.h>

#include "app/base/guard.h"
#include "ui/named-actions.h"
#include "ui/panel/finder.h"
#include "ui/panel/headline.h"
#include "ui/panel/inspector.h"
#include "ui/panel/layer-card.h"
#include "ui/panel/mark-list.h"
#include "ui/panel/mark-model.h"
#include "ui/panel/report-row.h"
#include "ui/panel/report-view.h"
#include "ui/panel/time-strip.h"
#include "ui/panes.h"

static MvWindow *window;        /* one for all tests: each begins with the start view */

static const MvView *
view_now (void)
{
  return mv_session_get_view (mv_window_get_session (window));
}

static void
act (const char *action)
{
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (window), action, NULL));
}

static void
begin (void)
{
  if (window == NULL)
    window = shown_window (NULL);
  act ("win.start-view");
  shown_settle (window);
}

static void
test_start (void)
{
  MvHeadline *title;

  begin ();
  title = MV_HEADLINE (shown_find (GTK_WIDGET (window), MV_TYPE_HEADLINE, NULL));
  g_assert_nonnull (strstr (mv_headline_get_title (title), "Goods trade"));
  g_assert_nonnull (strstr (mv_headline_get_title (title), "2023"));
  gtk_test_accessible_assert_property (title, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, "2023");
  g_assert_cmpstr (view_now ()->select, ==, "country:KAZ");
  g_assert_cmpuint (mv_guard_breaches (), ==, 0);
}

/* The switch of a card changes the view, and an undo changes the switch. */
static void
test_layers (void)
{
  GtkWidget *toggle;
  g_autofree char *text = NULL;

  begin ();
  toggle = shown_find (GTK_WIDGET (window), GTK_TYPE_SWITCH, "Projects");
  g_assert_nonnull (toggle);
  g_assert_true (gtk_switch_get_active (GTK_SWITCH (toggle)));
  gtk_switch_set_active (GTK_SWITCH (toggle), FALSE);
  text = mv_view_text (view_now ());
  g_assert_nonnull (strstr (text, "overlay=trade"));
  g_assert_null (strstr (text, "projects"));
  shown_settle (window);
  act ("win.undo");
  g_assert_true (gtk_switch_get_active (GTK_SWITCH (toggle)));
  g_assert_true (view_now ()->overlays & MV_OVERLAY_PROJECTS);
  toggle = shown_find (GTK_WIDGET (window), GTK_TYPE_SWITCH, "Alliances");
  gtk_switch_set_active (GTK_SWITCH (toggle), TRUE);
  g_assert_true (view_now ()->overlays & MV_OVERLAY_ALLIANCES);
  g_assert_nonnull (view_now ()->orgs[0]);
  shown_settle (window);
  g_assert_no_error (mv_session_get_error (mv_window_get_session (window)));
}

/* "China, 399": the count is the dataset's. */
static GtkWidget *
china_of (GtkWidget *card)
{
  GtkWidget *row = NULL;

  for (guint i = 0; i < 600 && row == NULL; i++)
    {
      g_autofree char *label = g_strdup_printf ("China, %u", i);

      row = shown_find (card, GTK_TYPE_BUTTON, label);
    }
  return row;
}

static gboolean
has_china (gpointer card)
{
  return china_of (card) != NULL;
}

/* A line of the legend filters, and says so. */
static void
test_legend (void)
{
  GtkWidget *card, *row;

  begin ();
  card = shown_find (GTK_WIDGET (window), MV_TYPE_LAYER_CARD, "Projects");
  shown_wait (has_china, card, "the legend is filled");
  row = china_of (card);
  g_signal_emit_by_name (row, "clicked");
  g_assert_cmpstr (view_now ()->sponsors[0], ==, "CHN");
  g_assert_null (view_now ()->sponsors[1]);
  shown_settle (window);
  gtk_test_accessible_assert_state (row, GTK_ACCESSIBLE_STATE_PRESSED, GTK_ACCESSIBLE_TRISTATE_TRUE);
}

static gboolean
settled_cb (gpointer lines)
{
  return mv_report_view_is_settled (lines);
}

/* Every figure known in the inspector has a source, and the sources stand beneath. */
static void
test_inspector (void)
{
  GtkWidget *inspector, *lines;
  guint figures = 0, sources = 0;
  gboolean exports = FALSE;

  begin ();
  inspector = shown_find (GTK_WIDGET (window), MV_TYPE_INSPECTOR, "Inspector");
  g_assert_nonnull (inspector);
  lines = shown_find (inspector, MV_TYPE_REPORT_VIEW, "Figures and sources");
  shown_wait (settled_cb, lines, "the inspector is filled");
  for (GtkWidget *section = gtk_widget_get_first_child (lines), *row; section != NULL; section = gtk_widget_get_next_sibling (section))
    for (row = gtk_widget_get_first_child (section); row != NULL; row = gtk_widget_get_next_sibling (row))
      {
        const MvReportItem *item = mv_report_row_get_item (MV_REPORT_ROW (row));

        if (!gtk_widget_get_mapped (row))
          continue;
        g_assert_true (gtk_test_accessible_has_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL));
        sources += item->kind == MV_REPORT_SOURCE;
        if (item->kind != MV_REPORT_FIGURE || item->state != MV_FIGURE_KNOWN)
          continue;
        figures++;
        exports |= g_strcmp0 (item->title, "Exports of goods") == 0 && item->source_number > 0 && strstr (item->value, "US$") != NULL;
      }
  g_assert_true (exports);
  g_assert_cmpuint (figures, >, 10);
  g_assert_cmpuint (sources, >, 3);
}

static void
test_time (void)
{
  GtkWidget *strip;

  begin ();
  strip = shown_find (GTK_WIDGET (window), MV_TYPE_TIME_STRIP, "Year");
  g_assert_nonnull (strip);
  act ("win.previous-year");
  g_assert_cmpint (view_now ()->year, ==, 2022);
  gtk_test_accessible_assert_property (strip, GTK_ACCESSIBLE_PROPERTY_VALUE_NOW, 2022.0);
  shown_settle (window);
  g_assert_cmpint (mv_session_get_scene (mv_window_get_session (window))->view->year, ==, 2022);
  act ("win.next-year");
  g_assert_cmpint (view_now ()->year, ==, 2023);
  shown_settle (window);
}

static gboolean
has_row (gpointer list)
{
  return gtk_list_box_get_row_at_index (list, 0) != NULL;
}

static void
test_search (void)
{
  GtkWidget *finder, *entry, *list;

  begin ();
  act ("win.open-search");
  finder = shown_find (GTK_WIDGET (window), MV_TYPE_FINDER, "Search");
  g_assert_true (gtk_widget_get_visible (finder));
  entry = shown_find (finder, GTK_TYPE_SEARCH_ENTRY, NULL);
  list = shown_find (finder, GTK_TYPE_LIST_BOX, "Found");
  gtk_editable_set_text (GTK_EDITABLE (entry), "Шымкент");
  shown_wait (has_row, list, "something is found");
  g_signal_emit_by_name (entry, "activate");
  g_assert_cmpstr (view_now ()->select, ==, "place:pl-1518980");
  g_assert_false (gtk_widget_get_visible (finder));
  shown_settle (window);
}

/* Whatever can be done without being told to what can be found by name. */
static void
test_actions (void)
{
  static const char *const others[] = { "win.copy-error", "win.open-search", NULL };     /* the button of a failure; the search itself */
  const char *name, *property;
  const GVariantType *parameter;
  GType owner;
  guint n;
  const MvNamedAction *named = mv_named_actions (&n);

  begin ();
  for (guint i = 0; gtk_widget_class_query_action (GTK_WIDGET_GET_CLASS (window), i, &owner, &name, &parameter, &property); i++)
    {
      gboolean found = property != NULL || parameter != NULL || !g_str_has_prefix (name, "win.") || g_strv_contains (others, name);

      for (guint k = 0; k < n && !found; k++)
        found = g_str_equal (named[k].action, name);
      if (!found)
        g_error ("%s has no name in ui/named-actions.c", name);
    }
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *action = NULL, *keys = mv_named_action_keys (&named[i]);
      g_autoptr(GVariant) target = NULL;

      g_assert_true (g_action_parse_detailed_name (named[i].action, &action, &target, NULL));
      g_assert_true ((keys != NULL) == (named[i].keys != NULL));
    }
}

static GtkWidget *
slot_called (const char *name)
{
  return shown_find (shown_find (GTK_WIDGET (window), MV_TYPE_HEADLINE, NULL), GTK_TYPE_BUTTON, name);
}

static gboolean
has_slot (gpointer name)
{
  return slot_called (name) != NULL;
}

/* Opens the slot called SLOT, types TYPED, and takes what is first. */
static void
choose_in_slot (const char *slot, const char *entry_name, const char *typed)
{
  GtkWidget *button, *entry, *list;

  shown_wait (has_slot, (gpointer) slot, slot);
  button = slot_called (slot);
  g_signal_emit_by_name (button, "clicked");
  entry = shown_find (button, GTK_TYPE_SEARCH_ENTRY, entry_name);
  list = shown_find (button, GTK_TYPE_LIST_BOX, "Choices");
  shown_wait (has_row, list, "the choices are there");
  gtk_editable_set_text (GTK_EDITABLE (entry), typed);
  g_signal_emit_by_name (list, "row-activated", gtk_list_box_get_row_at_index (GTK_LIST_BOX (list), 0));
  shown_settle (window);
}

static gboolean
says_uzbekistan (gpointer headline)
{
  return strstr (mv_headline_get_title (headline), "Uzbekistan") != NULL;
}

/* Each slot of the sentence is a control, and what is chosen there is undone like everything. */
static void
test_sentence (void)
{
  begin ();
  choose_in_slot ("Countries: the five Central Asian states", "Countries", "uzbek");
  g_assert_cmpstr (view_now ()->focus[0], ==, "UZB");
  g_assert_null (view_now ()->focus[1]);
  shown_wait (says_uzbekistan, shown_find (GTK_WIDGET (window), MV_TYPE_HEADLINE, NULL), "the sentence follows");
  choose_in_slot ("Direction: trade", "Direction", "export");
  g_assert_cmpint (view_now ()->direction, ==, MV_DIRECTION_EXPORT);
  choose_in_slot ("Largest partners: the 20 largest partners", "Largest partners", "7");
  g_assert_cmpint (view_now ()->top, ==, 7);
  choose_in_slot ("Year: 2023", "Year", "2019");
  g_assert_cmpint (view_now ()->year, ==, 2019);
  choose_in_slot ("What flows: Goods", "What flows", "mineral fuels");
  g_assert_cmpstr (view_now ()->product, ==, "HS:27");
  act ("win.undo");
  g_assert_cmpstr (view_now ()->product, ==, "TOTAL");
  shown_settle (window);
}

/* The rows come over some frames. */
static gboolean
is_full (gpointer items)
{
  return g_list_model_get_n_items (items) > 700;
}

static void
test_list (void)
{
  GtkWidget *stack, *list;
  GListModel *items;
  g_autoptr(MvMarkItem) first = NULL;
  g_autofree char *ref = NULL;

  begin ();
  stack = shown_find (GTK_WIDGET (window), ADW_TYPE_VIEW_STACK, NULL);
  adw_view_stack_set_visible_child_name (ADW_VIEW_STACK (stack), "list");
  list = shown_find (stack, GTK_TYPE_LIST_VIEW, "What the map shows");
  items = G_LIST_MODEL (gtk_list_view_get_model (GTK_LIST_VIEW (list)));
  shown_wait (is_full, items, "the list has all that the map shows");
  first = g_list_model_get_item (items, 3);
  ref = g_strdup (first->mark->ref);
  g_signal_emit_by_name (list, "activate", 3);
  g_assert_cmpstr (view_now ()->select, ==, ref);
  adw_view_stack_set_visible_child_name (ADW_VIEW_STACK (stack), "layers");
  shown_settle (window);
}

typedef struct { GString *unnamed; guint n; } Names;

static void
named_cb (GtkWidget *widget, gpointer data)
{
  Names *names = data;
  gboolean control = GTK_IS_BUTTON (widget) || GTK_IS_SWITCH (widget) || GTK_IS_ENTRY (widget) || GTK_IS_SEARCH_ENTRY (widget)
                     || GTK_IS_SPIN_BUTTON (widget) || GTK_IS_MENU_BUTTON (widget) || GTK_IS_LIST_VIEW (widget);
  const char *text = GTK_IS_BUTTON (widget) ? gtk_button_get_label (GTK_BUTTON (widget)) : NULL;

  /* Parts of a larger control of GTK's answer under that one's name. */
  if (!control || text != NULL || !gtk_widget_get_child_visible (widget) || GTK_IS_SPIN_BUTTON (gtk_widget_get_parent (widget))
      || GTK_IS_MENU_BUTTON (gtk_widget_get_parent (widget)) || GTK_IS_DROP_DOWN (gtk_widget_get_parent (widget))
      || gtk_widget_get_ancestor (widget, GTK_TYPE_POPOVER) != NULL || gtk_widget_get_ancestor (widget, ADW_TYPE_VIEW_SWITCHER) != NULL
      || gtk_widget_get_ancestor (widget, GTK_TYPE_WINDOW_CONTROLS) != NULL || gtk_widget_get_ancestor (widget, ADW_TYPE_TOAST_OVERLAY) == NULL
      || g_str_equal (G_OBJECT_TYPE_NAME (gtk_widget_get_parent (widget)), "AdwToastWidget"))
    return;
  names->n++;
  if (!gtk_test_accessible_has_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL))
    g_string_append_printf (names->unnamed, "%s in %s\n", G_OBJECT_TYPE_NAME (widget), G_OBJECT_TYPE_NAME (gtk_widget_get_parent (widget)));
}

static void
test_names (void)
{
  g_autoptr(GString) unnamed = g_string_new (NULL);
  Names names = { unnamed, 0 };

  begin ();
  shown_each (GTK_WIDGET (window), named_cb, &names);
  g_assert_cmpstr (unnamed->str, ==, "");
  g_assert_cmpuint (names.n, >, 60);
  g_assert_nonnull (shown_find (GTK_WIDGET (window), GTK_TYPE_BOX, "Layers and list"));
}

/* DATA is "both", "inspector" or "none": which panels are shown. */
static gboolean
are_shown (gpointer data)
{
  gboolean layers, inspector;

  g_object_get (window, "layers-shown", &layers, "inspector-shown", &inspector, NULL);
  if (g_str_equal (data, "none"))
    return !layers && !inspector;
  return inspector && layers == g_str_equal (data, "both");
}

static void
test_panels (void)
{
  begin ();
  shown_wait (are_shown, (gpointer) "both", "both panels at first");
  act ("win.toggle-layers");
  shown_wait (are_shown, (gpointer) "inspector", "the layers fold");
  act ("win.toggle-layers");
  shown_wait (are_shown, (gpointer) "both", "the layers come back");
  gtk_window_set_default_size (GTK_WINDOW (window), 900, 600);
  shown_wait (are_shown, (gpointer) "inspector", "one panel in 900 px: the inspector tells of what is selected");
  mv_session_select (mv_window_get_session (window), NULL);
  shown_wait (are_shown, (gpointer) "none", "no panel in 900 px while nothing is selected");
  gtk_window_set_default_size (GTK_WINDOW (window), 1360, 860);
  shown_wait (are_shown, (gpointer) "both", "both panels in 1360 px");
}

int
main (int argc, char **argv)
{
  gtk_disable_setlocale ();
  gtk_test_init (&argc, &argv, NULL);
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, NULL);
  g_test_add_func ("/window/start", test_start);
  g_test_add_func ("/window/layers", test_layers);
  g_test_add_func ("/window/legend", test_legend);
  g_test_add_func ("/window/inspector", test_inspector);
  g_test_add_func ("/window/time", test_time);
  g_test_add_func ("/window/search", test_search);
  g_test_add_func ("/window/actions", test_actions);
  g_test_add_func ("/window/sentence", test_sentence);
  g_test_add_func ("/window/list", test_list);
  g_test_add_func ("/window/names", test_names);
  g_test_add_func ("/window/panels", test_panels);
  return g_test_run ();
}
