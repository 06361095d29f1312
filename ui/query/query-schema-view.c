#include "ui/query/query-schema-view.h"

#include <string.h>

#include "app/base/text.h"
#include "app/store/query-schema.h"
#include "ui/panel/hint.h"

/* A table, or one of its columns. */
#define MV_TYPE_QUERY_SCHEMA_ITEM (mv_query_schema_item_get_type ())
G_DECLARE_FINAL_TYPE (MvQuerySchemaItem, mv_query_schema_item, MV, QUERY_SCHEMA_ITEM, GObject)
struct _MvQuerySchemaItem { GObject parent_instance; GPtrArray *tables; const MvQueryTable *table; const MvQueryColumn *column; };
G_DEFINE_FINAL_TYPE (MvQuerySchemaItem, mv_query_schema_item, G_TYPE_OBJECT)

struct _MvQuerySchemaView
{
  GtkWidget   parent_instance;
  GtkWidget  *box, *entry, *list;
  GListStore *roots;
  GPtrArray  *tables;
};

G_DEFINE_FINAL_TYPE (MvQuerySchemaView, mv_query_schema_view, GTK_TYPE_WIDGET)

static guint chosen_signal;

static void
mv_query_schema_item_finalize (GObject *object)
{
  g_ptr_array_unref (MV_QUERY_SCHEMA_ITEM (object)->tables);
  G_OBJECT_CLASS (mv_query_schema_item_parent_class)->finalize (object);
}

static void
mv_query_schema_item_class_init (MvQuerySchemaItemClass *class)
{
  G_OBJECT_CLASS (class)->finalize = mv_query_schema_item_finalize;
}

static void
mv_query_schema_item_init (MvQuerySchemaItem *self)
{
}

static MvQuerySchemaItem *
item_new (GPtrArray *tables, const MvQueryTable *table, const MvQueryColumn *column)
{
  MvQuerySchemaItem *item = g_object_new (MV_TYPE_QUERY_SCHEMA_ITEM, NULL);

  item->tables = g_ptr_array_ref (tables);
  item->table = table;
  item->column = column;
  return item;
}

static GListModel *
children_cb (gpointer data, gpointer user_data)
{
  MvQuerySchemaItem *item = data;
  GListStore *columns;

  if (item->column != NULL)
    return NULL;
  columns = g_list_store_new (MV_TYPE_QUERY_SCHEMA_ITEM);
  for (guint i = 0; i < item->table->columns->len; i++)
    {
      g_autoptr(MvQuerySchemaItem) child = item_new (item->tables, item->table, item->table->columns->pdata[i]);

      g_list_store_append (columns, child);
    }
  return G_LIST_MODEL (columns);
}

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  GtkWidget *expander = gtk_tree_expander_new (), *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *name = gtk_label_new (NULL), *aside = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (name), 0);
  gtk_label_set_ellipsize (GTK_LABEL (name), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (name, TRUE);
  gtk_widget_add_css_class (aside, "dim-label");
  gtk_widget_add_css_class (aside, "caption");
  gtk_widget_set_margin_end (aside, 8);
  gtk_box_append (GTK_BOX (box), name);
  gtk_box_append (GTK_BOX (box), aside);
  gtk_tree_expander_set_child (GTK_TREE_EXPANDER (expander), box);
  gtk_list_item_set_child (item, expander);
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item)
{
  GtkTreeListRow *row = gtk_list_item_get_item (list_item);
  GtkWidget *expander = gtk_list_item_get_child (list_item), *box = gtk_tree_expander_get_child (GTK_TREE_EXPANDER (expander));
  g_autoptr(MvQuerySchemaItem) item = gtk_tree_list_row_get_item (row);
  const char *about = item->column != NULL ? item->column->about : item->table->about;
  g_autofree char *aside = item->column != NULL ? g_strdup (item->column->type) : item->table->is_view ? g_strdup (_("view"))
                           : item->table->n_rows >= 0 ? g_strdup_printf ("%'" G_GINT64_FORMAT, item->table->n_rows) : g_strdup ("");

  gtk_tree_expander_set_list_row (GTK_TREE_EXPANDER (expander), row);
  gtk_label_set_text (GTK_LABEL (gtk_widget_get_first_child (box)), item->column != NULL ? item->column->name : item->table->name);
  gtk_label_set_text (GTK_LABEL (gtk_widget_get_last_child (box)), aside);
  mv_hint_set (expander, *about != '\0' ? about : NULL);
}

static gboolean
matches (const MvQueryTable *table, const char *words)
{
  if (*words == '\0' || strstr (table->name, words) != NULL)
    return TRUE;
  for (guint i = 0; i < table->columns->len; i++)
    if (strstr (((MvQueryColumn *) table->columns->pdata[i])->name, words) != NULL)
      return TRUE;
  return FALSE;
}

static void
search_cb (MvQuerySchemaView *self)
{
  g_autofree char *words = g_utf8_strdown (gtk_editable_get_text (GTK_EDITABLE (self->entry)), -1);

  g_list_store_remove_all (self->roots);
  for (guint i = 0; self->tables != NULL && i < self->tables->len; i++)
    if (matches (self->tables->pdata[i], words))
      {
        g_autoptr(MvQuerySchemaItem) item = item_new (self->tables, self->tables->pdata[i], NULL);

        g_list_store_append (self->roots, item);
      }
}

static void
activate_cb (GtkListView *list, guint position, MvQuerySchemaView *self)
{
  g_autoptr(GtkTreeListRow) row = g_list_model_get_item (G_LIST_MODEL (gtk_list_view_get_model (list)), position);
  g_autoptr(MvQuerySchemaItem) item = gtk_tree_list_row_get_item (row);

  g_signal_emit (self, chosen_signal, 0, item->column != NULL ? item->column->name : item->table->name);
}

void
mv_query_schema_view_set (MvQuerySchemaView *self, GPtrArray *tables)
{
  g_return_if_fail (MV_IS_QUERY_SCHEMA_VIEW (self) && tables != NULL);

  g_clear_pointer (&self->tables, g_ptr_array_unref);
  self->tables = g_ptr_array_ref (tables);
  search_cb (self);
}

static void
mv_query_schema_view_dispose (GObject *object)
{
  MvQuerySchemaView *self = MV_QUERY_SCHEMA_VIEW (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->roots);
  g_clear_pointer (&self->tables, g_ptr_array_unref);
  G_OBJECT_CLASS (mv_query_schema_view_parent_class)->dispose (object);
}

static void
mv_query_schema_view_class_init (MvQuerySchemaViewClass *class)
{
  G_OBJECT_CLASS (class)->dispose = mv_query_schema_view_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (class), GTK_TYPE_BIN_LAYOUT);
  chosen_signal = g_signal_new ("chosen", MV_TYPE_QUERY_SCHEMA_VIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
mv_query_schema_view_init (MvQuerySchemaView *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  GtkTreeListModel *tree;

  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), NULL);
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  self->entry = gtk_search_entry_new ();
  self->roots = g_list_store_new (MV_TYPE_QUERY_SCHEMA_ITEM);
  tree = gtk_tree_list_model_new (G_LIST_MODEL (g_object_ref (self->roots)), FALSE, FALSE, children_cb, NULL, NULL);
  self->list = gtk_list_view_new (GTK_SELECTION_MODEL (gtk_single_selection_new (G_LIST_MODEL (tree))), factory);
  g_object_set (self->entry, "placeholder-text", _("Tables and columns"), "margin-start", 6, "margin-end", 6, "margin-top", 6, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Search tables and columns"), -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Tables and columns"), -1);
  g_signal_connect_object (self->entry, "search-changed", G_CALLBACK (search_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect (self->list, "activate", G_CALLBACK (activate_cb), self);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), self->list);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_widget_set_vexpand (scrolled, TRUE);
  gtk_box_append (GTK_BOX (self->box), self->entry);
  gtk_box_append (GTK_BOX (self->box), scrolled);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
}

GtkWidget *
mv_query_schema_view_new (void)
{
  return g_object_new (MV_TYPE_QUERY_SCHEMA_VIEW, NULL);
}
