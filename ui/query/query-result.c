#include "ui/query/query-result.h"

#include <string.h>

#include "app/base/text.h"
#include "ui/panel/table-cell.h"

#define LONGEST 200             /* letters a cell shows */

/* One row of an answer, made when it is looked at. */
#define MV_TYPE_QUERY_ROW_ITEM (mv_query_row_item_get_type ())
G_DECLARE_FINAL_TYPE (MvQueryRowItem, mv_query_row_item, MV, QUERY_ROW_ITEM, GObject)
struct _MvQueryRowItem { GObject parent_instance; MvQueryAnswer *answer; guint row; };
G_DEFINE_FINAL_TYPE (MvQueryRowItem, mv_query_row_item, G_TYPE_OBJECT)

static void
mv_query_row_item_finalize (GObject *object)
{
  mv_query_answer_unref (MV_QUERY_ROW_ITEM (object)->answer);
  G_OBJECT_CLASS (mv_query_row_item_parent_class)->finalize (object);
}

static void
mv_query_row_item_class_init (MvQueryRowItemClass *class)
{
  G_OBJECT_CLASS (class)->finalize = mv_query_row_item_finalize;
}

static void
mv_query_row_item_init (MvQueryRowItem *self)
{
}

/* The rows as a list model. */
#define MV_TYPE_QUERY_ROWS (mv_query_rows_get_type ())
G_DECLARE_FINAL_TYPE (MvQueryRows, mv_query_rows, MV, QUERY_ROWS, GObject)
struct _MvQueryRows { GObject parent_instance; MvQueryAnswer *answer; };

static GType
rows_item_type (GListModel *model)
{
  return MV_TYPE_QUERY_ROW_ITEM;
}

static guint
rows_n_items (GListModel *model)
{
  const MvQueryAnswer *answer = MV_QUERY_ROWS (model)->answer;

  return answer != NULL ? answer->n_rows : 0;
}

static gpointer
rows_item (GListModel *model, guint position)
{
  MvQueryRowItem *item;

  if (position >= rows_n_items (model))
    return NULL;
  item = g_object_new (MV_TYPE_QUERY_ROW_ITEM, NULL);
  item->answer = mv_query_answer_ref (MV_QUERY_ROWS (model)->answer);
  item->row = position;
  return item;
}

static void
rows_list_init (GListModelInterface *iface)
{
  iface->get_item_type = rows_item_type;
  iface->get_n_items = rows_n_items;
  iface->get_item = rows_item;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (MvQueryRows, mv_query_rows, G_TYPE_OBJECT, G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, rows_list_init))

static void
mv_query_rows_finalize (GObject *object)
{
  mv_query_answer_unref (MV_QUERY_ROWS (object)->answer);
  G_OBJECT_CLASS (mv_query_rows_parent_class)->finalize (object);
}

static void
mv_query_rows_class_init (MvQueryRowsClass *class)
{
  G_OBJECT_CLASS (class)->finalize = mv_query_rows_finalize;
}

static void
mv_query_rows_init (MvQueryRows *self)
{
}

struct _MvQueryResult
{
  GtkWidget          parent_instance;
  GtkWidget         *scrolled, *table;
  GtkMultiSelection *selection;
  MvQueryAnswer     *answer;
};

G_DEFINE_FINAL_TYPE (MvQueryResult, mv_query_result, GTK_TYPE_WIDGET)

/* --- cells ---------------------------------------------------------------------------------------------------------------------------- */

static char *
cell_text (const MvQueryRowItem *item, guint column)
{
  const MvCell *cell = mv_query_answer_cell (item->answer, item->row, column);
  g_autofree char *text = NULL;

  if (cell->type == MV_CELL_NULL)
    return g_strdup ("NULL");
  if (cell->type == MV_CELL_BLOB)
    return g_strdup_printf (ngettext_ ("%u byte", "%u bytes", (guint) (strlen (cell->text) / 2)), (guint) (strlen (cell->text) / 2));
  text = mv_query_answer_text (item->answer, item->row, column);
  if (g_utf8_strlen (text, -1) > LONGEST)
    *g_utf8_offset_to_pointer (text, LONGEST) = '\0';
  return g_steal_pointer (&text);
}

/* NULL first, then numbers by size, then texts as a reader sorts them, then blobs. */
static int
compare_cb (gconstpointer a, gconstpointer b, gpointer data)
{
  const MvQueryRowItem *left = a, *right = b;
  static const int ranks[] = { [MV_CELL_NULL] = 0, [MV_CELL_INTEGER] = 1, [MV_CELL_REAL] = 1, [MV_CELL_TEXT] = 2, [MV_CELL_BLOB] = 3 };
  guint column = GPOINTER_TO_UINT (data);
  const MvCell *one, *other;

  if (left->answer != right->answer || column >= left->answer->n_columns)
    return GTK_ORDERING_EQUAL;
  one = mv_query_answer_cell (left->answer, left->row, column);
  other = mv_query_answer_cell (right->answer, right->row, column);
  if (ranks[one->type] != ranks[other->type])
    return gtk_ordering_from_cmpfunc (ranks[one->type] - ranks[other->type]);
  if (ranks[one->type] == 1)
    {
      double x = mv_query_answer_number (left->answer, left->row, column), y = mv_query_answer_number (right->answer, right->row, column);

      return x < y ? GTK_ORDERING_SMALLER : x > y ? GTK_ORDERING_LARGER : GTK_ORDERING_EQUAL;
    }
  return one->type == MV_CELL_NULL ? GTK_ORDERING_EQUAL : gtk_ordering_from_cmpfunc (g_utf8_collate (one->text, other->text));
}

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer numeric)
{
  gtk_list_item_set_child (item, mv_table_cell_new (numeric != NULL));
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer column)
{
  MvQueryRowItem *row = gtk_list_item_get_item (item);
  GtkWidget *cell = gtk_list_item_get_child (item);
  g_autofree char *text = cell_text (row, GPOINTER_TO_UINT (column));

  mv_table_cell_set (MV_TABLE_CELL (cell), text);
  if (mv_query_answer_cell (row->answer, row->row, GPOINTER_TO_UINT (column))->type == MV_CELL_NULL)
    gtk_widget_add_css_class (cell, "dim-label");
  else
    gtk_widget_remove_css_class (cell, "dim-label");
}

static int
width_of (const MvQueryAnswer *answer, guint column)
{
  glong longest = g_utf8_strlen (answer->names[column], -1) + 3;

  for (guint row = 0; row < MIN (answer->n_rows, 60); row++)
    {
      g_autofree char *text = answer->types[column] == MV_CELL_BLOB ? NULL : mv_query_answer_text (answer, row, column);

      longest = MAX (longest, text != NULL ? g_utf8_strlen (text, -1) : 0);
    }
  return (int) CLAMP (longest, 6, 32) * 8 + 22;
}

static void
add_column (MvQueryResult *self, guint index)
{
  const MvQueryAnswer *answer = self->answer;
  gboolean numeric = answer->types[index] == MV_CELL_INTEGER || answer->types[index] == MV_CELL_REAL;
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  g_autoptr(GtkSorter) sorter = GTK_SORTER (gtk_custom_sorter_new ((GCompareDataFunc) compare_cb, GUINT_TO_POINTER (index), NULL));
  g_autoptr(GtkColumnViewColumn) column = NULL;

  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), GINT_TO_POINTER (numeric));
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), GUINT_TO_POINTER (index));
  column = gtk_column_view_column_new (answer->names[index], factory);
  gtk_column_view_column_set_sorter (column, sorter);
  gtk_column_view_column_set_resizable (column, TRUE);
  gtk_column_view_column_set_fixed_width (column, width_of (answer, index));
  gtk_column_view_append_column (GTK_COLUMN_VIEW (self->table), column);
}

void
mv_query_result_set_answer (MvQueryResult *self, MvQueryAnswer *answer)
{
  GListModel *columns;
  GtkSortListModel *sorted;
  MvQueryRows *rows;

  g_return_if_fail (MV_IS_QUERY_RESULT (self));

  gtk_column_view_set_model (GTK_COLUMN_VIEW (self->table), NULL);
  g_clear_object (&self->selection);
  columns = gtk_column_view_get_columns (GTK_COLUMN_VIEW (self->table));
  while (g_list_model_get_n_items (columns) > 0)
    {
      g_autoptr(GtkColumnViewColumn) column = g_list_model_get_item (columns, 0);

      gtk_column_view_remove_column (GTK_COLUMN_VIEW (self->table), column);
    }
  if (answer != NULL)
    mv_query_answer_ref (answer);
  mv_query_answer_unref (self->answer);
  self->answer = answer;
  if (answer == NULL)
    return;
  for (guint i = 0; i < answer->n_columns; i++)
    add_column (self, i);
  rows = g_object_new (MV_TYPE_QUERY_ROWS, NULL);
  rows->answer = mv_query_answer_ref (answer);
  sorted = gtk_sort_list_model_new (G_LIST_MODEL (rows), g_object_ref (gtk_column_view_get_sorter (GTK_COLUMN_VIEW (self->table))));
  gtk_sort_list_model_set_incremental (sorted, TRUE);
  self->selection = gtk_multi_selection_new (G_LIST_MODEL (sorted));
  gtk_column_view_set_model (GTK_COLUMN_VIEW (self->table), GTK_SELECTION_MODEL (self->selection));
}

static void
append_cell (GString *text, const char *cell, gboolean first)
{
  g_autofree char *plain = g_strdelimit (g_strdup (cell), "\t\r\n", ' ');

  g_string_append_printf (text, "%s%s", first ? "" : "\t", plain);
}

char *
mv_query_result_text (MvQueryResult *self)
{
  GString *text = g_string_new (NULL);
  GtkBitset *chosen;
  guint n;

  g_return_val_if_fail (MV_IS_QUERY_RESULT (self), NULL);

  if (self->answer == NULL)
    return g_string_free (text, FALSE);
  chosen = gtk_selection_model_get_selection (GTK_SELECTION_MODEL (self->selection));
  n = gtk_bitset_is_empty (chosen) ? g_list_model_get_n_items (G_LIST_MODEL (self->selection)) : (guint) gtk_bitset_get_size (chosen);
  for (guint i = 0; i < self->answer->n_columns; i++)
    append_cell (text, self->answer->names[i], i == 0);
  for (guint k = 0; k < n; k++)
    {
      g_autoptr(MvQueryRowItem) item = g_list_model_get_item (G_LIST_MODEL (self->selection), gtk_bitset_is_empty (chosen) ? k : gtk_bitset_get_nth (chosen, k));

      g_string_append_c (text, '\n');
      for (guint i = 0; i < self->answer->n_columns; i++)
        {
          g_autofree char *cell = mv_query_answer_text (self->answer, item->row, i);

          append_cell (text, cell, i == 0);
        }
    }
  gtk_bitset_unref (chosen);
  return g_string_free (text, FALSE);
}

static void
copy_cb (GtkWidget *widget, const char *name, GVariant *target)
{
  g_autofree char *text = mv_query_result_text (MV_QUERY_RESULT (widget));

  if (*text == '\0')
    return;
  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), text);
  gtk_widget_activate_action (widget, "win.tell", "s", _("Rows copied"));
}

static void
mv_query_result_dispose (GObject *object)
{
  MvQueryResult *self = MV_QUERY_RESULT (object);

  g_clear_pointer (&self->scrolled, gtk_widget_unparent);
  g_clear_object (&self->selection);
  g_clear_pointer (&self->answer, mv_query_answer_unref);
  G_OBJECT_CLASS (mv_query_result_parent_class)->dispose (object);
}

static void
mv_query_result_class_init (MvQueryResultClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = mv_query_result_dispose;
  gtk_widget_class_set_css_name (widget_class, "queryresult");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_install_action (widget_class, "result.copy", NULL, copy_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_c, GDK_CONTROL_MASK, "result.copy", NULL);
}

static void
mv_query_result_init (MvQueryResult *self)
{
  self->scrolled = gtk_scrolled_window_new ();
  self->table = gtk_column_view_new (NULL);
  gtk_column_view_set_show_column_separators (GTK_COLUMN_VIEW (self->table), TRUE);
  gtk_column_view_set_reorderable (GTK_COLUMN_VIEW (self->table), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->table), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Rows of the query"), -1);
  gtk_widget_add_css_class (self->table, "data-table");
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scrolled), self->table);
  gtk_widget_set_parent (self->scrolled, GTK_WIDGET (self));
}

GtkWidget *
mv_query_result_new (void)
{
  return g_object_new (MV_TYPE_QUERY_RESULT, NULL);
}
