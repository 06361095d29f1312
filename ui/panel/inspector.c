#include "ui/panel/inspector.h"

#include <adwaita.h>

#include "app/base/text.h"
#include "app/scene/page.h"
#include "ui/panel/hint.h"
#include "ui/panel/report-item.h"
#include "ui/panel/report-view.h"
#include "ui/panes.h"

struct _MvInspector
{
  GtkWidget   parent_instance;
  MvSession  *session;
  GtkStack   *stack;
  MvReportView *lines;
  GtkWidget  *scroll;
  GtkWidget  *open;             /* leads to the page of what is told of; seen while it has one */
  char       *ref;              /* of the report shown */
};

G_DEFINE_FINAL_TYPE (MvInspector, mv_inspector, GTK_TYPE_WIDGET)

static void
activated_cb (MvReportView *lines, const char *ref, MvInspector *self)
{
  mv_session_select (self->session, ref);
}

static void
report_cb (MvSession *session, GParamSpec *spec, MvInspector *self)
{
  const MvReport *report = mv_session_get_report (session);
  gboolean selected = mv_session_get_view (session)->select[0] != '\0';
  GtkWidget *panes = gtk_widget_get_ancestor (GTK_WIDGET (self), MV_TYPE_PANES);

  if (panes != NULL)
    mv_panes_suggest (MV_PANES (panes), MV_PANE_END, selected);
  if (report != NULL)
    {
      g_autoptr(GPtrArray) items = mv_report_items_new (report);
      gboolean another = mv_text_set (&self->ref, report->ref);

      mv_report_view_set_items (self->lines, items, !another);
      gtk_widget_set_visible (self->open, mv_page_has (report->ref));
      /* Another thing is read from its top; the same thing in another year keeps its place. */
      if (another)
        gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->scroll)), 0);
    }
  gtk_stack_set_visible_child_name (self->stack, report != NULL ? "report" : selected ? "loading" : "nothing");
}

/* Only now is it known where it stands. */
static void
realize_cb (MvInspector *self)
{
  report_cb (self->session, NULL, self);
}

static void
mv_inspector_dispose (GObject *object)
{
  MvInspector *self = MV_INSPECTOR (object);

  g_clear_object (&self->session);
  if (self->stack != NULL)
    gtk_widget_unparent (GTK_WIDGET (g_steal_pointer (&self->stack)));
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

/* The report, and the way to its page below it. */
static GtkWidget *
report_page (MvInspector *self)
{
  GtkWidget *page = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  self->open = gtk_button_new_with_label (_("Open page"));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->open), "win.open-selected-page");
  mv_hint_set (self->open, _("All about it on one page (F7)"));
  g_object_set (self->open, "margin-start", 12, "margin-end", 12, "margin-top", 6, "margin-bottom", 6, NULL);
  gtk_widget_set_vexpand (self->scroll, TRUE);
  gtk_box_append (GTK_BOX (page), self->scroll);
  gtk_box_append (GTK_BOX (page), self->open);
  return page;
}

static void
mv_inspector_init (MvInspector *self)
{
  GtkWidget *reading = gtk_label_new (_("Reading…"));

  self->lines = MV_REPORT_VIEW (mv_report_view_new ());
  g_signal_connect (self->lines, "activated", G_CALLBACK (activated_cb), self);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->lines), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Figures and sources"), -1);
  self->scroll = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scroll), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroll), GTK_WIDGET (self->lines));
  gtk_widget_add_css_class (reading, "dim-label");

  self->stack = GTK_STACK (gtk_stack_new ());
  gtk_stack_add_named (self->stack, nothing_page (), "nothing");
  gtk_stack_add_named (self->stack, reading, "loading");
  gtk_stack_add_named (self->stack, report_page (self), "report");
  gtk_widget_set_parent (GTK_WIDGET (self->stack), GTK_WIDGET (self));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Inspector"), -1);
}

GtkWidget *
mv_inspector_new (MvSession *session)
{
  MvInspector *self = g_object_new (MV_TYPE_INSPECTOR, NULL);

  self->session = g_object_ref (session);
  g_signal_connect_object (session, "notify::report", G_CALLBACK (report_cb), self, 0);
  g_signal_connect (self, "realize", G_CALLBACK (realize_cb), NULL);
  report_cb (session, NULL, self);
  return GTK_WIDGET (self);
}
