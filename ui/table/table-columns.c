/* The columns of the table: made when the kind of rows changes, sorted by their titles, shown and hidden by a menu. */
#include "app/base/text.h"
#include "ui/panel/table-cell.h"
#include "ui/table/table-private.h"

#define EM 7                    /* px of a character, about */

static void
show_cell (GtkListItem *item)
{
  guint column = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (item), "mv-column"));
  const char *text = mv_table_item_cell (gtk_list_item_get_item (item), column);

  mv_table_cell_set (MV_TABLE_CELL (gtk_list_item_get_child (item)), text != NULL ? text : "…");
}

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer column)
{
  guint n;
  const MvListingColumn *columns = mv_listing_columns (GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (factory), "mv-listed")), &n);
  GtkWidget *cell = mv_table_cell_new (columns[GPOINTER_TO_UINT (column)].kind != MV_LISTING_TEXT);

  g_object_set_data (G_OBJECT (cell), "mv-item", item);
  gtk_list_item_set_child (item, cell);
  g_object_set_data (G_OBJECT (item), "mv-column", column);
}

/* The first cell below WIDGET. */
static GtkListItem *
item_below (GtkWidget *widget)
{
  GtkListItem *item = g_object_get_data (G_OBJECT (widget), "mv-item");

  for (GtkWidget *child = gtk_widget_get_first_child (widget); item == NULL && child != NULL; child = gtk_widget_get_next_sibling (child))
    item = item_below (child);
  return item;
}

gboolean
mv_table_view_find_cell (GtkWidget *widget, guint *position, guint *column)
{
  GtkListItem *item = NULL;

  /* Up to the row, which has the cells; beyond it there are others' cells. */
  for (; widget != NULL && item == NULL && !GTK_IS_COLUMN_VIEW (widget) && !MV_IS_TABLE_VIEW (widget); widget = gtk_widget_get_parent (widget))
    item = item_below (widget);
  if (item == NULL || gtk_list_item_get_position (item) == GTK_INVALID_LIST_POSITION)
    return FALSE;
  *position = gtk_list_item_get_position (item);
  *column = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (item), "mv-column"));
  return TRUE;
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer column)
{
  gpointer row = gtk_list_item_get_item (item);

  if (mv_table_item_cell (row, GPOINTER_TO_UINT (column)) == NULL)
    g_signal_connect_swapped (row, "loaded", G_CALLBACK (show_cell), item);
  show_cell (item);
}

static void
unbind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer column)
{
  gpointer row = gtk_list_item_get_item (item);

  if (row != NULL)
    g_signal_handlers_disconnect_by_func (row, show_cell, item);
}

/* GTK 4.8 does not tell by which column a column view is sorted: its sorter, asked to compare, asks that column's first. */
static int probed = -1;

static int
probe_cb (gconstpointer a, gconstpointer b, gpointer column)
{
  if (probed < 0)
    probed = GPOINTER_TO_INT (column);
  return GTK_ORDERING_SMALLER;
}

void
mv_table_view_follow_sorter (GtkSorter *sorter, GtkSorterChange change, MvTableView *self)
{
  g_autoptr(GObject) one = g_object_new (MV_TYPE_TABLE_ITEM, NULL), other = g_object_new (MV_TYPE_TABLE_ITEM, NULL);
  GtkOrdering order;

  if (self->following)
    return;
  probed = -1;
  order = gtk_sorter_compare (sorter, one, other);
  self->sort = probed;
  self->descending = order == GTK_ORDERING_LARGER;
  mv_table_view_ask (self, FALSE);
}

static void
add_column (MvTableView *self, guint index, const MvListingColumn *column)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  g_autoptr(GtkSorter) sorter = GTK_SORTER (gtk_custom_sorter_new (probe_cb, GUINT_TO_POINTER (index), NULL));

  g_object_set_data (G_OBJECT (factory), "mv-listed", GUINT_TO_POINTER (self->listed));
  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), GUINT_TO_POINTER (index));
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), GUINT_TO_POINTER (index));
  g_signal_connect (factory, "unbind", G_CALLBACK (unbind_cb), GUINT_TO_POINTER (index));
  self->columns[index] = gtk_column_view_column_new (_(column->title), factory);
  gtk_column_view_column_set_sorter (self->columns[index], sorter);
  gtk_column_view_column_set_resizable (self->columns[index], TRUE);
  gtk_column_view_column_set_fixed_width (self->columns[index], column->width * EM + 24);
  gtk_column_view_append_column (GTK_COLUMN_VIEW (self->table), self->columns[index]);
  g_object_unref (self->columns[index]);
}

static void
show_column_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  g_autoptr(GVariant) state = g_action_get_state (G_ACTION (action));
  gboolean shown = !g_variant_get_boolean (state);

  g_simple_action_set_state (action, g_variant_new_boolean (shown));
  gtk_column_view_column_set_visible (data, shown);
}

/* A menu with a check for each column. */
static void
make_menu (MvTableView *self, const MvListingColumn *columns, guint n)
{
  g_autoptr(GSimpleActionGroup) group = g_simple_action_group_new ();
  g_autoptr(GMenu) menu = g_menu_new ();

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *name = g_strdup_printf ("show-%u", i), *full = g_strconcat ("columns.", name, NULL);
      g_autoptr(GSimpleAction) action = g_simple_action_new_stateful (name, NULL, g_variant_new_boolean (TRUE));

      g_signal_connect_object (action, "activate", G_CALLBACK (show_column_cb), self->columns[i], 0);
      g_action_map_add_action (G_ACTION_MAP (group), G_ACTION (action));
      g_menu_append (menu, _(columns[i].title), full);
    }
  gtk_widget_insert_action_group (GTK_WIDGET (self), "columns", G_ACTION_GROUP (group));
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (self->columns_button), G_MENU_MODEL (menu));
  self->columns_menu = G_MENU_MODEL (menu);
}

void
mv_table_view_clear_filters (MvTableView *self, guint n)
{
  for (guint i = 0; i <= MAX_COLUMNS; i++)
    {
      g_free (self->filters[i]);
      self->filters[i] = i < n ? g_strdup ("") : NULL;
    }
}

void
mv_table_view_make_columns (MvTableView *self, MvListed listed)
{
  guint n;
  const MvListingColumn *columns = mv_listing_columns (listed, &n);
  g_autoptr(GtkStringList) names = gtk_string_list_new (NULL);
  GListModel *old = gtk_column_view_get_columns (GTK_COLUMN_VIEW (self->table));

  if (self->listed == listed)
    return;
  self->listed = listed;
  self->sort = -1;
  self->following = TRUE;
  mv_table_model_set (self->model, NULL, NULL);
  while (g_list_model_get_n_items (old) > 0)
    {
      g_autoptr(GtkColumnViewColumn) column = g_list_model_get_item (old, 0);

      gtk_column_view_remove_column (GTK_COLUMN_VIEW (self->table), column);
    }
  for (guint i = 0; i < n; i++)
    {
      add_column (self, i, &columns[i]);
      gtk_string_list_append (names, _(columns[i].title));
    }
  mv_table_view_clear_filters (self, n);
  make_menu (self, columns, n);
  gtk_drop_down_set_model (GTK_DROP_DOWN (self->column_choice), G_LIST_MODEL (names));
  gtk_editable_set_text (GTK_EDITABLE (self->filter), "");
  self->following = FALSE;
}
