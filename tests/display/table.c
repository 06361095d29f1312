/* The table in the window: rows, order, filters, the selection both ways, copying; the facets and the filters as text. */
#include "tests/display/shown.h"

#include <string.h>

#include "app/base/guard.h"
#include "ui/panel/facet-row.h"
#include "ui/panel/filter-bar.h"
#include "ui/table/table-model.h"
#include "ui/table/table-view.h"

static MvWindow *window;
static MvTableView *table;

static const MvView *
view_now (void)
{
  return mv_session_get_view (mv_window_get_session (window));
}

static gboolean
is_ready (gpointer data)
{
  GtkWidget *widget = shown_find (GTK_WIDGET (window), MV_TYPE_TABLE_VIEW, NULL);

  table = widget != NULL ? MV_TABLE_VIEW (widget) : NULL;
  return table != NULL && !mv_table_view_is_busy (table);
}

static GtkSelectionModel *
rows_now (void)
{
  return gtk_column_view_get_model (GTK_COLUMN_VIEW (shown_find (GTK_WIDGET (table), GTK_TYPE_COLUMN_VIEW, NULL)));
}

typedef struct { guint row, column; const char *text; } Cell;

static gboolean
reads (gpointer data)
{
  const Cell *cell = data;
  g_autoptr(MvTableItem) item = g_list_model_get_item (G_LIST_MODEL (rows_now ()), cell->row);

  return item != NULL && g_strcmp0 (mv_table_item_cell (item, cell->column), cell->text) == 0;
}

static void
test_rows (void)
{
  Cell first = { 0, 1, "Italy" };

  window = shown_window ("multivector:?overlay=trade&focus=KAZ&direction=export&page=table");
  shown_wait (is_ready, NULL, "the table has its rows");
  g_assert_cmpuint (mv_table_view_n_rows (table), >, 100);
  shown_wait (reads, &first, "the largest export stands first");
}

static void
test_order (void)
{
  Cell first = { 0, 1, "Afghanistan" };

  mv_table_view_sort (table, 1, FALSE);
  shown_wait (is_ready, NULL, "the rows are in another order");
  shown_wait (reads, &first, "sorted by partner");
  mv_table_view_filter (table, 1, "italy|RUSSIA");
  shown_wait (is_ready, NULL, "the rows are filtered");
  g_assert_cmpuint (mv_table_view_n_rows (table), ==, 2);
  first.text = "Italy";
  shown_wait (reads, &first, "the filter leaves Italy and Russia");
  mv_table_view_filter (table, 3, "14e9..");
  shown_wait (is_ready, NULL, "the rows are filtered by value");
  g_assert_cmpuint (mv_table_view_n_rows (table), ==, 1);
  mv_table_view_filter (table, 3, "");
  mv_table_view_filter (table, 1, "");
  shown_wait (is_ready, NULL, "all rows are there again");
}

static gboolean
has_followed (gpointer data)
{
  return !gtk_selection_model_is_selected (rows_now (), 0);
}

static gboolean
is_chosen (gpointer position)
{
  return gtk_selection_model_is_selected (rows_now (), GPOINTER_TO_UINT (position));
}

static gboolean
is_scrolled (gpointer column_view)
{
  return gtk_adjustment_get_value (gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (column_view))) > 0;
}

static void
test_selection (void)
{
  Cell first = { 0, 1, "Afghanistan" };
  guint china;
  GtkWidget *rows = shown_find (GTK_WIDGET (table), GTK_TYPE_COLUMN_VIEW, NULL);

  shown_wait (reads, &first, "all rows, by partner");
  gtk_selection_model_select_item (rows_now (), 0, TRUE);
  g_assert_cmpstr (view_now ()->select, ==, "flow:goods/2023/KAZ/AFG/TOTAL");
  mv_session_select (mv_window_get_session (window), "flow:goods/2023/KAZ/CHN/TOTAL");
  /* The worker looks for the row: there may be a million. */
  shown_wait (has_followed, NULL, "the row of what is selected is found");
  {
    GtkBitset *chosen = gtk_selection_model_get_selection (rows_now ());

    g_assert_cmpuint (gtk_bitset_get_size (chosen), ==, 1);
    china = gtk_bitset_get_minimum (chosen);
    gtk_bitset_unref (chosen);
  }
  g_assert_false (is_scrolled (rows));
  mv_session_select (mv_window_get_session (window), "flow:goods/2023/KAZ/UZB/TOTAL");
  shown_wait (is_scrolled, rows, "the row of what is selected comes into sight");
  mv_session_select (mv_window_get_session (window), "flow:goods/2023/KAZ/CHN/TOTAL");
  shown_wait (is_chosen, GUINT_TO_POINTER (china), "the row of China is selected again");
}

/* What the menu of a row does with its column. */
static void
test_columns (void)
{
  GListModel *columns = gtk_column_view_get_columns (GTK_COLUMN_VIEW (shown_find (GTK_WIDGET (table), GTK_TYPE_COLUMN_VIEW, NULL)));
  g_autoptr(GtkColumnViewColumn) unit = g_list_model_get_item (columns, 4);

  g_assert_true (gtk_column_view_column_get_visible (unit));
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (table), "table.hide-column", "u", 4));
  g_assert_false (gtk_column_view_column_get_visible (unit));
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (table), "columns.show-4", NULL));
  g_assert_true (gtk_column_view_column_get_visible (unit));
}

static char *copied;            /* what was read from the clipboard last; an answer may come when nobody waits for it any more */

static void
read_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_free (copied);
  copied = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (source), result, NULL);
}

static gboolean
is_copied (gpointer data)
{
  if (copied != NULL && g_str_has_prefix (copied, "From\tTo\tYear"))
    return TRUE;
  gdk_clipboard_read_text_async (gtk_widget_get_clipboard (GTK_WIDGET (window)), NULL, read_cb, NULL);
  shown_idle (50);
  return FALSE;
}

static void
test_copy (void)
{
  gtk_widget_activate_action (GTK_WIDGET (table), "table.copy", NULL);
  shown_wait (is_copied, NULL, "the rows are on the clipboard");
  g_assert_nonnull (strstr (copied, "\nKazakhstan\tChina\t2023\t14666158300"));
}

static gboolean
has_facet (gpointer label)
{
  return shown_find (GTK_WIDGET (window), GTK_TYPE_CHECK_BUTTON, label) != NULL;
}

static void
expand (GtkWidget *widget, gpointer data)
{
  if (GTK_IS_EXPANDER (widget))
    gtk_expander_set_expanded (GTK_EXPANDER (widget), TRUE);
}

/* A value of a facet is a check button with its count; the filter reads as text and can be turned off and kept. */
static void
test_facets (void)
{
  GtkWidget *cross;

  g_assert_true (mv_session_set_text (mv_window_get_session (window), "multivector:?overlay=projects&theme=transport", NULL));
  shown_settle (window);
  shown_each (GTK_WIDGET (window), expand, NULL);
  shown_wait (has_facet, (gpointer) "Sponsor China, 48 projects", "the facet of sponsors is counted");
  gtk_check_button_set_active (GTK_CHECK_BUTTON (shown_find (GTK_WIDGET (window), GTK_TYPE_CHECK_BUTTON, "Sponsor China, 48 projects")), TRUE);
  g_assert_cmpstr (view_now ()->sponsors[0], ==, "CHN");
  shown_settle (window);
  cross = shown_find (GTK_WIDGET (window), GTK_TYPE_BUTTON, "Take away the filter Sponsor: China");
  g_assert_nonnull (cross);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (gtk_widget_get_prev_sibling (cross)), FALSE);
  g_assert_cmpstr (view_now ()->off[0], ==, "sponsor");
  g_assert_cmpstr (view_now ()->sponsors[0], ==, "CHN");
  g_signal_emit_by_name (cross, "clicked");
  g_assert_null (view_now ()->sponsors[0]);
  g_assert_null (view_now ()->off[0]);
  mv_session_undo (mv_window_get_session (window));
  g_assert_cmpstr (view_now ()->sponsors[0], ==, "CHN");
  shown_settle (window);
  g_assert_cmpuint (mv_guard_breaches (), ==, 0);
  gtk_window_destroy (GTK_WINDOW (window));
}

int
main (int argc, char **argv)
{
  gtk_disable_setlocale ();
  gtk_test_init (&argc, &argv, NULL);
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, NULL);
  g_test_add_func ("/table/rows", test_rows);
  g_test_add_func ("/table/order", test_order);
  g_test_add_func ("/table/selection", test_selection);
  g_test_add_func ("/table/copy", test_copy);
  g_test_add_func ("/table/columns", test_columns);
  g_test_add_func ("/table/facets", test_facets);
  return g_test_run ();
}
