#include "ui/panel/side.h"

#include <adwaita.h>

#include "app/base/text.h"
#include "ui/panel/layers.h"
#include "ui/panel/mark-list.h"

GtkWidget *
mv_side_new (MvSession *session)
{
  GtkWidget *box = g_object_new (GTK_TYPE_BOX, "orientation", GTK_ORIENTATION_VERTICAL, "accessible-role", GTK_ACCESSIBLE_ROLE_REGION, NULL);
  GtkWidget *stack = adw_view_stack_new (), *switcher = adw_view_switcher_new ();

  adw_view_stack_add_titled_with_icon (ADW_VIEW_STACK (stack), mv_layers_new (session), "layers", _("Layers"), "layers-symbolic");
  adw_view_stack_add_titled_with_icon (ADW_VIEW_STACK (stack), mv_mark_list_new (session), "list", _("List"), "view-list-symbolic");
  gtk_widget_set_vexpand (stack, TRUE);
  adw_view_switcher_set_policy (ADW_VIEW_SWITCHER (switcher), ADW_VIEW_SWITCHER_POLICY_WIDE);
  adw_view_switcher_set_stack (ADW_VIEW_SWITCHER (switcher), ADW_VIEW_STACK (stack));
  gtk_widget_add_css_class (switcher, "panel-switch");
  gtk_accessible_update_property (GTK_ACCESSIBLE (box), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Layers and list"), -1);
  gtk_box_append (GTK_BOX (box), switcher);
  gtk_box_append (GTK_BOX (box), stack);
  return box;
}
