#include "ui/panel/inspector.h"

#include <adwaita.h>

#include "app/base/text.h"
#include "ui/panel/report-row.h"

struct _MvInspector
{
  GtkWidget   parent_instance;
  MvSession  *session;
  GtkStack   *stack;
  GListStore *items;            /* MvReportItem */
  GtkListView *list;
  char       *ref;              /* of the report shown */
};

G_DEFINE_FINAL_TYPE (MvInspector, mv_inspector, GTK_TYPE_WIDGET)

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item, gpointer data)
{
  gtk_list_item_set_child (list_item, mv_report_row_new ());
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item, gpointer data)
{
  MvReportItem *item = gtk_list_item_get_item (list_item);

  mv_report_row_bind (MV_REPORT_ROW (gtk_list_item_get_child (list_item)), item);
  gtk_list_item_set_activatable (list_item, item->ref != NULL);
}

static void
activate_cb (GtkListView *list, guint position, MvInspector *self)
{
  g_autoptr(MvReportItem) item = g_list_model_get_item (G_LIST_MODEL (self->items), position);

  if (item != NULL && item->ref != NULL)
    mv_session_select (self->session, item->ref);
}

static void
report_cb (MvSession *session, GParamSpec *spec, MvInspector *self)
{
  const MvReport *report = mv_session_get_report (session);
  gboolean selected = mv_session_get_view (session)->select[0] != '\0';

  if (report != NULL)
    {
      g_autoptr(GPtrArray) items = mv_report_items_new (report);

      g_list_store_splice (self->items, 0, g_list_model_get_n_items (G_LIST_MODEL (self->items)), items->pdata, items->len);
      /* Another thing is read from its top; the same thing in another year keeps its place. */
      if (mv_text_set (&self->ref, report->ref))
        gtk_widget_activate_action (GTK_WIDGET (self->list), "list.scroll-to-item", "u", 0);
    }
  gtk_stack_set_visible_child_name (self->stack, report != NULL ? "report" : selected ? "loading" : "nothing");
}

static void
mv_inspector_dispose (GObject *object)
{
  MvInspector *self = MV_INSPECTOR (object);

  g_clear_object (&self->session);
  if (self->stack != NULL)
    gtk_widget_unparent (GTK_WIDGET (g_steal_pointer (&self->stack)));
  g_clear_object (&self->items);
  g_clear_pointer (&self->ref, g_free);
  G_OBJECT_CLASS (mv_inspector_parent_class)->dispose (object);
}

static void
mv_inspector_class_init (MvInspectorClass *class)
{
  G_OBJECT_CLASS (class)->dispose = mv_inspector_dispose;
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (class), "inspector");
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (class), GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (class), GTK_ACCESSIBLE_ROLE_REGION);
}

static GtkWidget *
nothing_page (void)
{
  GtkWidget *page = adw_status_page_new ();

  adw_status_page_set_icon_name (ADW_STATUS_PAGE (page), "find-location-symbolic");
  adw_status_page_set_title (ADW_STATUS_PAGE (page), _("Nothing selected"));
  adw_status_page_set_description (ADW_STATUS_PAGE (page),
                                   _("Click a country, a flow or a project on the map, or press Tab on the map to go through them."));
  gtk_widget_add_css_class (page, "compact");
  return page;
}

static void
mv_inspector_init (MvInspector *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkWidget *scroll = gtk_scrolled_window_new (), *spinner = gtk_spinner_new ();

  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), NULL);
  self->items = g_list_store_new (MV_TYPE_REPORT_ITEM);
  self->list = GTK_LIST_VIEW (gtk_list_view_new (GTK_SELECTION_MODEL (gtk_no_selection_new (G_LIST_MODEL (g_object_ref (self->items)))), factory));
  gtk_list_view_set_single_click_activate (self->list, TRUE);
  g_signal_connect (self->list, "activate", G_CALLBACK (activate_cb), self);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Figures and sources"), -1);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroll), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroll), GTK_WIDGET (self->list));
  gtk_spinner_set_spinning (GTK_SPINNER (spinner), TRUE);
  gtk_widget_set_halign (spinner, GTK_ALIGN_CENTER);

  self->stack = GTK_STACK (gtk_stack_new ());
  gtk_stack_add_named (self->stack, nothing_page (), "nothing");
  gtk_stack_add_named (self->stack, spinner, "loading");
  gtk_stack_add_named (self->stack, scroll, "report");
  gtk_widget_set_parent (GTK_WIDGET (self->stack), GTK_WIDGET (self));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Inspector"), -1);
}

GtkWidget *
mv_inspector_new (MvSession *session)
{
  MvInspector *self = g_object_new (MV_TYPE_INSPECTOR, NULL);

  self->session = g_object_ref (session);
  g_signal_connect_object (session, "notify::report", G_CALLBACK (report_cb), self, 0);
  report_cb (session, NULL, self);
  return GTK_WIDGET (self);
}
