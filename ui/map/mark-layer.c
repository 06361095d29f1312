#include "ui/map/mark-layer.h"

#include "ui/map/viewport.h"

#define RING_GAP 4.0            /* px between the thing and its ring */
#define RING_WIDTH 2.0f

struct _MvMarkLayer
{
  ShumateLayer parent_instance;
  gboolean     has_ring, has_lasso;
  graphene_rect_t lasso;
  MvPoint      point;
  double       radius;
  GdkRGBA      ink, halo;
};

G_DEFINE_FINAL_TYPE (MvMarkLayer, mv_mark_layer, SHUMATE_TYPE_LAYER)

static void
append_circle (GtkSnapshot *snapshot, MvPoint centre, double radius, float width, const GdkRGBA *colour)
{
  graphene_rect_t bounds = GRAPHENE_RECT_INIT ((float) (centre.x - radius), (float) (centre.y - radius), (float) (2 * radius),
                                               (float) (2 * radius));
  GskRoundedRect outline;

  gsk_rounded_rect_init_from_rect (&outline, &bounds, (float) radius);
  gtk_snapshot_append_border (snapshot, &outline, (float[4]) { width, width, width, width },
                              (GdkRGBA[4]) { *colour, *colour, *colour, *colour });
}

static void
append_lasso (GtkSnapshot *snapshot, const graphene_rect_t *lasso, const GdkRGBA *ink)
{
  GdkRGBA fill = *ink;
  GskRoundedRect outline;

  fill.alpha = 0.12f;
  gsk_rounded_rect_init_from_rect (&outline, lasso, 0);
  gtk_snapshot_append_color (snapshot, &fill, lasso);
  gtk_snapshot_append_border (snapshot, &outline, (float[4]) { 1, 1, 1, 1 }, (GdkRGBA[4]) { *ink, *ink, *ink, *ink });
}

static void
mv_mark_layer_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  MvMarkLayer *self = MV_MARK_LAYER (widget);
  MvFrame frame = mv_viewport_frame (shumate_layer_get_viewport (SHUMATE_LAYER (self)), gtk_widget_get_width (widget),
                                     gtk_widget_get_height (widget));
  MvPoint centre;
  double radius = self->radius + RING_GAP;

  if (self->has_lasso)
    append_lasso (snapshot, &self->lasso, &self->ink);
  if (!self->has_ring)
    return;
  centre = mv_frame_to_surface (&frame, self->point);
  if (centre.x < -radius)
    centre.x += frame.scale;
  else if (centre.x > frame.width + radius)
    centre.x -= frame.scale;
  append_circle (snapshot, centre, radius + 1, RING_WIDTH + 2, &self->halo);
  append_circle (snapshot, centre, radius, RING_WIDTH, &self->ink);
}

static void
mv_mark_layer_constructed (GObject *object)
{
  ShumateViewport *viewport;

  G_OBJECT_CLASS (mv_mark_layer_parent_class)->constructed (object);
  viewport = shumate_layer_get_viewport (SHUMATE_LAYER (object));
  g_signal_connect_object (viewport, "notify::zoom-level", G_CALLBACK (gtk_widget_queue_draw), object, G_CONNECT_SWAPPED);
  g_signal_connect_object (viewport, "notify::longitude", G_CALLBACK (gtk_widget_queue_draw), object, G_CONNECT_SWAPPED);
  g_signal_connect_object (viewport, "notify::latitude", G_CALLBACK (gtk_widget_queue_draw), object, G_CONNECT_SWAPPED);
}

static void
mv_mark_layer_class_init (MvMarkLayerClass *klass)
{
  G_OBJECT_CLASS (klass)->constructed = mv_mark_layer_constructed;
  GTK_WIDGET_CLASS (klass)->snapshot = mv_mark_layer_snapshot;
}

static void
mv_mark_layer_init (MvMarkLayer *self)
{
}

ShumateLayer *
mv_mark_layer_new (ShumateViewport *viewport)
{
  return g_object_new (MV_TYPE_MARK_LAYER, "viewport", viewport, NULL);
}

void
mv_mark_layer_set_ring (MvMarkLayer *self, MvPoint point, double radius)
{
  g_return_if_fail (MV_IS_MARK_LAYER (self));

  self->has_ring = TRUE;
  self->point = point;
  self->radius = radius;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
mv_mark_layer_clear_ring (MvMarkLayer *self)
{
  g_return_if_fail (MV_IS_MARK_LAYER (self));

  self->has_ring = FALSE;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
mv_mark_layer_set_lasso (MvMarkLayer *self, const graphene_rect_t *lasso)
{
  g_return_if_fail (MV_IS_MARK_LAYER (self));

  self->has_lasso = lasso != NULL;
  if (lasso != NULL)
    self->lasso = *lasso;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
mv_mark_layer_set_colours (MvMarkLayer *self, const GdkRGBA *ink, const GdkRGBA *halo)
{
  g_return_if_fail (MV_IS_MARK_LAYER (self));

  self->ink = *ink;
  self->halo = *halo;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
