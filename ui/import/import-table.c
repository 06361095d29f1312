#include "ui/import/import-table.h"

#include "app/base/text.h"
#include "ui/import/import-line.h"
#include "ui/model/gradual.h"
#include "ui/panel/table-cell.h"

#define STEP 1500               /* µs for new rows in one piece */
#define LETTER 8                /* px, about */

struct _MvImportTable
{
  GtkWidget   parent_instance;
  GtkWidget  *scrolled, *view;
  GListStore *store;
  gboolean    numbered;
};

G_DEFINE_FINAL_TYPE (MvImportTable, mv_import_table, GTK_TYPE_WIDGET)

#define NUMBER (-1)             /* the column of line numbers */

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer column)
{
  GtkWidget *cell = mv_table_cell_new (GPOINTER_TO_INT (column) == NUMBER);

  if (GPOINTER_TO_INT (column) == NUMBER)
    gtk_widget_add_css_class (cell, "dim-label");
  gtk_list_item_set_child (item, cell);
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer data)
{
  MvImportLine *line = gtk_list_item_get_item (item);
  GtkWidget *cell = gtk_list_item_get_child (item);
  int column = GPOINTER_TO_INT (data);
  g_autofree char *number = column == NUMBER ? g_strdup_printf ("%u", mv_import_line_get_number (line)) : NULL;
  const char *text = column == NUMBER ? number : mv_import_line_get (line, (guint) column);

  mv_table_cell_set (MV_TABLE_CELL (cell), text);
  if (column == 0 && mv_import_line_is_wrong (line))
    gtk_widget_add_css_class (cell, "error");
  else
    gtk_widget_remove_css_class (cell, "error");
}

static void
add_column (MvImportTable *self, const char *title, int index, int width, gboolean fit)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  g_autoptr(GtkColumnViewColumn) column = NULL;

  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), GINT_TO_POINTER (index));
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), GINT_TO_POINTER (index));
  column = gtk_column_view_column_new (title, factory);
  gtk_column_view_column_set_resizable (column, TRUE);
  gtk_column_view_column_set_expand (column, fit);
  gtk_column_view_column_set_fixed_width (column, width);
  gtk_column_view_append_column (GTK_COLUMN_VIEW (self->view), column);
}

void
mv_import_table_set_titles (MvImportTable *self, const char *const *titles, guint n, int fit)
{
  GListModel *columns;

  g_return_if_fail (MV_IS_IMPORT_TABLE (self));

  g_list_store_remove_all (self->store);
  columns = gtk_column_view_get_columns (GTK_COLUMN_VIEW (self->view));
  while (g_list_model_get_n_items (columns) > 0)
    {
      g_autoptr(GtkColumnViewColumn) column = g_list_model_get_item (columns, 0);

      gtk_column_view_remove_column (GTK_COLUMN_VIEW (self->view), column);
    }
  if (self->numbered)
    add_column (self, _("Line"), NUMBER, 7 * LETTER, FALSE);
  for (guint i = 0; i < n; i++)
    add_column (self, titles[i], (int) i, (int) i == fit ? 36 * LETTER : (int) CLAMP (g_utf8_strlen (titles[i], -1) + 4, 12, 26) * LETTER, (int) i == fit);
}

void
mv_import_table_retitle (MvImportTable *self, guint column, const char *title)
{
  g_autoptr(GtkColumnViewColumn) found = NULL;

  g_return_if_fail (MV_IS_IMPORT_TABLE (self));

  found = g_list_model_get_item (gtk_column_view_get_columns (GTK_COLUMN_VIEW (self->view)), column + (self->numbered ? 1 : 0));
  if (found != NULL && g_strcmp0 (gtk_column_view_column_get_title (found), title) != 0)
    gtk_column_view_column_set_title (found, title);
}

void
mv_import_table_set_lines (MvImportTable *self, GPtrArray *lines, guint most)
{
  g_return_if_fail (MV_IS_IMPORT_TABLE (self) && lines != NULL);

  g_list_store_splice (self->store, 0, g_list_model_get_n_items (G_LIST_MODEL (self->store)), lines->pdata,
                       most > 0 ? MIN (most, lines->len) : lines->len);
}

static void
mv_import_table_dispose (GObject *object)
{
  MvImportTable *self = MV_IMPORT_TABLE (object);

  g_clear_pointer (&self->scrolled, gtk_widget_unparent);
  g_clear_object (&self->store);
  G_OBJECT_CLASS (mv_import_table_parent_class)->dispose (object);
}

static void
mv_import_table_class_init (MvImportTableClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = mv_import_table_dispose;
  gtk_widget_class_set_css_name (widget_class, "importtable");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
mv_import_table_init (MvImportTable *self)
{
  MvGradual *gradual;

  self->store = g_list_store_new (MV_TYPE_IMPORT_LINE);
  gradual = mv_gradual_new (G_LIST_MODEL (g_object_ref (self->store)), STEP);
  self->scrolled = gtk_scrolled_window_new ();
  self->view = gtk_column_view_new (GTK_SELECTION_MODEL (gtk_no_selection_new (G_LIST_MODEL (gradual))));
  gtk_column_view_set_show_column_separators (GTK_COLUMN_VIEW (self->view), TRUE);
  gtk_widget_add_css_class (self->view, "data-table");
  gtk_widget_set_vexpand (GTK_WIDGET (self), TRUE);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scrolled), self->view);
  gtk_widget_set_parent (self->scrolled, GTK_WIDGET (self));
}

GtkWidget *
mv_import_table_new (const char *name, gboolean numbered)
{
  MvImportTable *self = g_object_new (MV_TYPE_IMPORT_TABLE, NULL);

  self->numbered = numbered;
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  return GTK_WIDGET (self);
}
