#include "ui/panel/mark-list.h"

#include <adwaita.h>

#include "app/base/text.h"
#include "ui/model/gradual.h"
#include "ui/panel/mark-model.h"
#include "ui/panel/mark-row.h"

#define BUDGET 250               /* µs: the words of a row are laid out in a multiple of the time that its widgets take */

struct _MvMarkList
{
  GtkWidget    parent_instance;
  MvSession   *session;
  MvMarkModel *model;
  GtkWidget   *filter, *list, *count, *stack;
};

G_DEFINE_FINAL_TYPE (MvMarkList, mv_mark_list, GTK_TYPE_WIDGET)

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item, gpointer data)
{
  gtk_list_item_set_child (list_item, mv_mark_row_new ());
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item, gpointer data)
{
  MvMarkItem *item = gtk_list_item_get_item (list_item);

  mv_mark_row_set (MV_MARK_ROW (gtk_list_item_get_child (list_item)), item->mark->title, item->mark->detail);
}

static void
activate_cb (GtkListView *list, guint position, MvMarkList *self)
{
  g_autoptr(MvMarkItem) item = g_list_model_get_item (G_LIST_MODEL (gtk_list_view_get_model (list)), position);

  if (item != NULL)
    mv_session_select (self->session, item->mark->ref);
}

static void
show_count (MvMarkList *self)
{
  guint total = mv_mark_model_get_total (self->model), shown = g_list_model_get_n_items (G_LIST_MODEL (self->model));
  g_autofree char *text = shown == total ? g_strdup_printf (ngettext_ ("%u entry", "%u entries", total), total)
                                         : g_strdup_printf (_("%u of %u"), shown, total);

  gtk_label_set_text (GTK_LABEL (self->count), text);
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), shown > 0 ? "list" : total > 0 ? "none" : "empty");
}

/* Nobody sees the list: it is brought up to date when somebody does. */
static void
follow (MvMarkList *self)
{
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    {
      mv_mark_model_set_scene (self->model, mv_session_get_scene (self->session));
      show_count (self);
    }
}

static void
filter_cb (GtkSearchEntry *entry, MvMarkList *self)
{
  mv_mark_model_set_filter (self->model, gtk_editable_get_text (GTK_EDITABLE (entry)));
  show_count (self);
}

static void
mv_mark_list_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (mv_mark_list_parent_class)->map (widget);
  follow (MV_MARK_LIST (widget));
}

static void
mv_mark_list_dispose (GObject *object)
{
  MvMarkList *self = MV_MARK_LIST (object);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->model);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (mv_mark_list_parent_class)->dispose (object);
}

static void
mv_mark_list_class_init (MvMarkListClass *class)
{
  G_OBJECT_CLASS (class)->dispose = mv_mark_list_dispose;
  GTK_WIDGET_CLASS (class)->map = mv_mark_list_map;
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (class), "marklist");
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (class), GTK_TYPE_BOX_LAYOUT);
}

static GtkWidget *
empty_page (const char *title, const char *description)
{
  GtkWidget *page = adw_status_page_new ();

  adw_status_page_set_title (ADW_STATUS_PAGE (page), title);
  adw_status_page_set_description (ADW_STATUS_PAGE (page), description);
  gtk_widget_add_css_class (page, "compact");
  return page;
}

static GtkWidget *
list_page (MvMarkList *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  MvGradual *given = mv_gradual_new (G_LIST_MODEL (g_object_ref (self->model)), BUDGET);
  GtkSelectionModel *selection = GTK_SELECTION_MODEL (gtk_no_selection_new (G_LIST_MODEL (given)));
  GtkWidget *scroll = gtk_scrolled_window_new ();

  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), NULL);
  self->list = gtk_list_view_new (selection, factory);
  gtk_list_view_set_single_click_activate (GTK_LIST_VIEW (self->list), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, _("What the map shows"), -1);
  g_signal_connect (self->list, "activate", G_CALLBACK (activate_cb), self);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroll), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroll), self->list);
  return scroll;
}

static void
mv_mark_list_init (MvMarkList *self)
{
  GtkWidget *widget = GTK_WIDGET (self);

  gtk_orientable_set_orientation (GTK_ORIENTABLE (gtk_widget_get_layout_manager (widget)), GTK_ORIENTATION_VERTICAL);
  self->model = mv_mark_model_new ();
  self->filter = gtk_search_entry_new ();
  g_object_set (self->filter, "placeholder-text", _("Filter the list"), NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->filter), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Filter the list"), -1);
  g_signal_connect (self->filter, "search-changed", G_CALLBACK (filter_cb), self);
  gtk_widget_set_parent (self->filter, widget);
  self->count = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->count), 0);
  gtk_widget_add_css_class (self->count, "mark-count");
  gtk_widget_set_parent (self->count, widget);
  self->stack = gtk_stack_new ();
  gtk_widget_set_vexpand (self->stack, TRUE);
  gtk_stack_add_named (GTK_STACK (self->stack), list_page (self), "list");
  gtk_stack_add_named (GTK_STACK (self->stack), empty_page (_("Nothing found"), _("Nothing on the map holds these words.")), "none");
  gtk_stack_add_named (GTK_STACK (self->stack), empty_page (_("Nothing is shown"), _("Turn on a layer to fill the map and this list.")),
                       "empty");
  gtk_widget_set_parent (self->stack, widget);
}

GtkWidget *
mv_mark_list_new (MvSession *session)
{
  MvMarkList *self = g_object_new (MV_TYPE_MARK_LIST, NULL);

  self->session = g_object_ref (session);
  g_signal_connect_object (session, "notify::scene", G_CALLBACK (follow), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}
