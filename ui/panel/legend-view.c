#include "ui/panel/legend-view.h"

#include "app/base/text.h"
#include "app/paint/legend.h"
#include "ui/panel/in-sight.h"
#include "ui/panel/legend-row.h"
#include "ui/panel/prose.h"

#define TURN_US 1200            /* of work before the main loop goes on */

struct _MvLegendView
{
  GtkWidget  parent_instance;
  MvSession *session;
  GtkWidget *title, *subtitle;
  GPtrArray *rows;              /* MvLegendRow, owned by the widget tree */
  MvScene   *scene;             /* holds the legend; NULL = nothing is shown */
  const MvLegend *legend;
  guint      done;              /* items that are shown */
  guint      turn;              /* idle */
  gboolean   waiting;           /* lines show something older */
};

static const MvWordingStyle heading = { 0.9, PANGO_WEIGHT_BOLD, FALSE, PANGO_ALIGN_LEFT, 0 };
static const MvWordingStyle small = { 0.82, PANGO_WEIGHT_NORMAL, FALSE, PANGO_ALIGN_LEFT, 0 };

G_DEFINE_FINAL_TYPE (MvLegendView, mv_legend_view, GTK_TYPE_WIDGET)

static MvLegendKind
kind_at (const MvLegend *legend, guint i)
{
  return ((MvLegendItem *) g_ptr_array_index (legend->items, i))->kind;
}

/* All lines change together, and with the map. A line too many is hidden, not thrown away: the next year may need it again. */
static void
show_lines (MvLegendView *self)
{
  gtk_widget_set_visible (GTK_WIDGET (self), self->legend != NULL);
  if (self->legend == NULL)
    return;
  mv_prose_set (MV_PROSE (self->title), self->legend->title);
  mv_prose_set (MV_PROSE (self->subtitle), self->legend->subtitle);
  for (guint i = 0; i < self->done; i++)
    mv_legend_row_show (g_ptr_array_index (self->rows, i), i > 0 && kind_at (self->legend, i) != kind_at (self->legend, i - 1));
  for (guint i = self->done; i < self->rows->len; i++)
    gtk_widget_set_visible (g_ptr_array_index (self->rows, i), FALSE);
}

static gboolean
turn_cb (gpointer data)
{
  MvLegendView *self = data;
  gint64 end = g_get_monotonic_time () + TURN_US;

  while (self->done < self->legend->items->len && g_get_monotonic_time () < end)
    {
      guint i = self->done++;

      if (i == self->rows->len)
        {
          GtkWidget *row = mv_legend_row_new (self->session);

          gtk_widget_set_visible (row, FALSE);
          g_ptr_array_add (self->rows, row);
          gtk_widget_set_parent (row, GTK_WIDGET (self));
        }
      mv_legend_row_set_item (g_ptr_array_index (self->rows, i), g_ptr_array_index (self->legend->items, i),
                              mv_legend_shows_fills (self->legend));
    }
  if (self->done < self->legend->items->len)
    return G_SOURCE_CONTINUE;
  self->waiting = FALSE;
  self->turn = 0;
  if (mv_session_get_presented (self->session) >= MV_PRESENTED_LEGENDS)
    show_lines (self);
  return G_SOURCE_REMOVE;
}

static void
presented_cb (MvSession *session, guint part, MvLegendView *self)
{
  if (part == MV_PRESENTED_LEGENDS && !self->waiting)
    show_lines (self);
}

/* What nobody sees is brought up to date when somebody does. */
static void
begin (MvLegendView *self)
{
  if (self->waiting && self->turn == 0 && gtk_widget_get_mapped (GTK_WIDGET (self)))
    self->turn = g_idle_add (turn_cb, self);
}

void
mv_legend_view_set_legend (MvLegendView *self, MvScene *scene, const MvLegend *legend)
{
  g_return_if_fail (MV_IS_LEGEND_VIEW (self));

  g_clear_handle_id (&self->turn, g_source_remove);
  if (scene != NULL)
    mv_scene_ref (scene);
  g_clear_pointer (&self->scene, mv_scene_unref);
  self->scene = scene;
  self->legend = legend;
  self->done = 0;
  self->waiting = legend != NULL;
  if (self->waiting)
    {
      /* Its turns begin when it is mapped. */
      if (!gtk_widget_get_visible (GTK_WIDGET (self)))
        gtk_widget_set_visible (GTK_WIDGET (self), TRUE);
      begin (self);
    }
  else if (mv_session_get_presented (self->session) >= MV_PRESENTED_LEGENDS)
    show_lines (self);
}

static void
mv_legend_view_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (mv_legend_view_parent_class)->map (widget);
  mv_in_sight_map (widget);
  begin (MV_LEGEND_VIEW (widget));
}

static void
mv_legend_view_unmap (GtkWidget *widget)
{
  mv_in_sight_unmap (widget);
  GTK_WIDGET_CLASS (mv_legend_view_parent_class)->unmap (widget);
}

static void
mv_legend_view_dispose (GObject *object)
{
  MvLegendView *self = MV_LEGEND_VIEW (object);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_handle_id (&self->turn, g_source_remove);
  g_clear_pointer (&self->scene, mv_scene_unref);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (mv_legend_view_parent_class)->dispose (object);
}

static void
mv_legend_view_class_init (MvLegendViewClass *class)
{
  G_OBJECT_CLASS (class)->dispose = mv_legend_view_dispose;
  GTK_WIDGET_CLASS (class)->map = mv_legend_view_map;
  GTK_WIDGET_CLASS (class)->unmap = mv_legend_view_unmap;
  GTK_WIDGET_CLASS (class)->snapshot = mv_in_sight_snapshot;
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (class), "legendview");
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (class), GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (class), GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
mv_legend_view_init (MvLegendView *self)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (gtk_widget_get_layout_manager (GTK_WIDGET (self))), GTK_ORIENTATION_VERTICAL);
  self->rows = g_ptr_array_new ();
  self->title = mv_prose_new (&heading, 1);
  self->subtitle = mv_prose_new (&small, 0.65);
  gtk_widget_set_parent (self->title, GTK_WIDGET (self));
  gtk_widget_set_parent (self->subtitle, GTK_WIDGET (self));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Legend"), -1);
}

GtkWidget *
mv_legend_view_new (MvSession *session)
{
  MvLegendView *self = g_object_new (MV_TYPE_LEGEND_VIEW, NULL);

  self->session = g_object_ref (session);
  g_signal_connect_object (session, "presented", G_CALLBACK (presented_cb), self, 0);
  return GTK_WIDGET (self);
}
