#include "ui/panel/in-sight.h"

#define MARGIN 40               /* px beyond the edges: shadows and focus rings reach out */

static GtkAdjustment *
adjustment_of (GtkWidget *widget)
{
  GtkWidget *scrolled = gtk_widget_get_ancestor (widget, GTK_TYPE_SCROLLED_WINDOW);

  return scrolled == NULL ? NULL : gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scrolled));
}

void
mv_in_sight_map (GtkWidget *widget)
{
  GtkAdjustment *adjustment = adjustment_of (widget);

  if (adjustment == NULL)
    return;
  g_signal_connect_object (adjustment, "value-changed", G_CALLBACK (gtk_widget_queue_draw), widget, G_CONNECT_SWAPPED);
  g_signal_connect_object (adjustment, "changed", G_CALLBACK (gtk_widget_queue_draw), widget, G_CONNECT_SWAPPED);
}

void
mv_in_sight_unmap (GtkWidget *widget)
{
  GtkAdjustment *adjustment = adjustment_of (widget);

  if (adjustment != NULL)
    g_signal_handlers_disconnect_by_func (adjustment, gtk_widget_queue_draw, widget);
}

void
mv_in_sight_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  GtkWidget *scrolled = gtk_widget_get_ancestor (widget, GTK_TYPE_SCROLLED_WINDOW);
  graphene_rect_t sight, bounds;
  gboolean known = scrolled != NULL && gtk_widget_compute_bounds (scrolled, widget, &sight);

  graphene_rect_inset (&sight, 0, known ? -MARGIN : 0);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    if (!known || !gtk_widget_compute_bounds (child, widget, &bounds) || graphene_rect_intersection (&sight, &bounds, NULL))
      gtk_widget_snapshot_child (widget, child, snapshot);
}
