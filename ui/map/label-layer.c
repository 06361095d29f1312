#include "ui/map/label-layer.h"

#include <adwaita.h>

#include "ui/map/label-strips.h"
#include "ui/map/pixels.h"
#include "ui/map/viewport.h"

#define FADE_MS 160
/* Against the tiles' distance from the centre in px: placed when the middle of the picture stands. */
#define RANK_PLACE 250.0
#define RANK_PICTURES -100.0
/* New labels wait for the tiles of the same scene so long, the pictures of single ones for each other. */
#define SHEET_PATIENCE_MS 300
#define PICTURES_PATIENCE_MS 80

struct _MvLabelLayer
{
  ShumateLayer     parent_instance;
  MvLayerListener  listener;
  MvScene         *scene;
  const MvStyle   *style;
  MvLabelPictures *pictures;
  MvPaintQueue    *queue;
  MvLabelSheet    *sheet, *before;      /* `before` only while fading or exchanging */
  MvScene         *sheet_scene;         /* whose labels `sheet` holds */
  AdwAnimation    *fade;
  double           faded;               /* 0..1, 1 = only `sheet` shows */
  gboolean         exchanging;          /* `sheet` takes the place of `before`, from above, in a few frames */
  MvLabelStrips    strips;
  guint            completed_source, redraw_source;
  gboolean         complete;
};

G_DEFINE_FINAL_TYPE (MvLabelLayer, mv_label_layer, SHUMATE_TYPE_LAYER)

static MvFrame
present_frame (MvLabelLayer *self)
{
  GtkWidget *widget = GTK_WIDGET (self);

  return mv_viewport_frame (shumate_layer_get_viewport (SHUMATE_LAYER (self)), gtk_widget_get_width (widget),
                            gtk_widget_get_height (widget));
}

static double
half_step (double zoom)
{
  return mv_label_zoom (zoom);
}

static void
fade_cb (double value, gpointer data)
{
  MvLabelLayer *self = data;

  self->faded = value;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
faded_cb (MvLabelLayer *self)
{
  self->faded = 1;
  g_clear_pointer (&self->before, mv_label_sheet_free);
}

static gboolean
completed_cb (gpointer data)
{
  MvLabelLayer *self = data;

  self->completed_source = 0;
  self->listener.completed (self->listener.data);
  return G_SOURCE_REMOVE;
}

static void
set_complete (MvLabelLayer *self, gboolean complete)
{
  if (complete && !self->complete && self->listener.completed != NULL && self->completed_source == 0)
    self->completed_source = g_idle_add_full (G_PRIORITY_DEFAULT, completed_cb, self, NULL);
  self->complete = complete;
}

static void
end_exchange (MvLabelLayer *self)
{
  self->exchanging = FALSE;
  g_clear_pointer (&self->before, mv_label_sheet_free);
}

/* Lets `sheet` follow `before`, with which it was compared. Returns whether `before` is still to be drawn. Only a change of zoom fades:
 * other figures are to be read at once. All of them at once make a long frame where cairo draws. */
static gboolean
begin_change (MvLabelLayer *self, gboolean same_scene)
{
  if (same_scene)
    {
      self->faded = 0;
      adw_animation_play (self->fade);
      return TRUE;
    }
  self->exchanging = mv_widget_uses_cairo (GTK_WIDGET (self)) && self->before->pictures == self->sheet->pictures
                     && self->before->set->zoom == self->sheet->set->zoom;
  self->strips.exchanged = 0;
  return self->exchanging;
}

static void
placed_cb (MvPaintJob *base, gpointer owner)
{
  MvLabelLayer *self = owner;
  MvPlaceJob *job = (MvPlaceJob *) base;

  if (job->scene != self->scene || job->pictures != self->pictures)
    return;
  adw_animation_reset (self->fade);
  end_exchange (self);
  self->before = g_steal_pointer (&self->sheet);
  self->sheet = g_steal_pointer (&job->sheet);
  self->faded = 1;
  if (self->before != NULL && (self->before->set != job->before || !begin_change (self, self->sheet_scene == job->scene)))
    g_clear_pointer (&self->before, mv_label_sheet_free);
  g_clear_pointer (&self->sheet_scene, mv_scene_unref);
  self->sheet_scene = mv_scene_ref (job->scene);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
pictures_cb (MvPaintJob *base, gpointer owner)
{
  gtk_widget_queue_draw (owner);
}

/* Asks for the labels of the present zoom, or for PICTURES still missing. NULL = not drawn now: what is missing is not known. */
static void
update_wishes (MvLabelLayer *self, const MvFrame *frame, GArray *pictures)
{
  GPtrArray *wishes = g_ptr_array_new ();
  double zoom = half_step (frame->zoom);
  gboolean placed = self->sheet != NULL && self->sheet_scene == self->scene && self->sheet->pictures == self->pictures
                    && fabs (self->sheet->set->zoom - zoom) < 0.01;

  if (!placed)
    {
      MvPlaceJob *job = mv_place_job_new (self->scene, self->pictures, zoom, mv_frame_box (frame, MV_TILE_SIZE / 2),
                                          self->sheet == NULL ? NULL : self->sheet->set, RANK_PLACE, placed_cb);

      job->job.patience = SHEET_PATIENCE_MS;
      g_ptr_array_add (wishes, job);
    }
  if (pictures != NULL && pictures->len > 0)
    {
      MvPictureJob *job = mv_picture_job_new (self->sheet->set, self->sheet->pictures, g_array_ref (pictures), RANK_PICTURES, pictures_cb);

      job->job.patience = PICTURES_PATIENCE_MS;
      g_ptr_array_add (wishes, job);
    }
  set_complete (self, placed && !self->exchanging && pictures != NULL && pictures->len == 0);
  mv_paint_queue_replace (self->queue, wishes);
}

/* Asks for the labels of another scene without drawing: those there are stay until the new ones have come. */
static void
renew_wishes (MvLabelLayer *self)
{
  MvFrame frame = present_frame (self);

  if (self->scene == NULL || self->pictures == NULL || self->sheet == NULL || !gtk_widget_get_mapped (GTK_WIDGET (self)) || frame.width <= 0
      || frame.height <= 0)
    gtk_widget_queue_draw (GTK_WIDGET (self));
  else
    update_wishes (self, &frame, NULL);
}

static void
append_faded (MvLabelLayer *self, GtkSnapshot *snapshot, const GArray *old, const GArray *new, double scale, GArray *missing)
{
  MvLabelChoice leaving = { self->sheet->staying, FALSE, -INFINITY, INFINITY }, coming = { self->sheet->kept, FALSE, -INFINITY, INFINITY };
  MvLabelChoice kept = { self->sheet->kept, TRUE, -INFINITY, INFINITY };

  gtk_snapshot_push_opacity (snapshot, 1 - self->faded);
  mv_label_sheet_append (self->before, snapshot, old, &leaving, 0, scale, NULL);
  gtk_snapshot_pop (snapshot);
  gtk_snapshot_push_opacity (snapshot, self->faded);
  mv_label_sheet_append (self->sheet, snapshot, new, &coming, 0, scale, missing);
  gtk_snapshot_pop (snapshot);
  mv_label_sheet_append (self->sheet, snapshot, new, &kept, 0, scale, missing);
}

/* Once the frame that is being made is over. */
static gboolean
redraw_cb (gpointer data)
{
  MvLabelLayer *self = data;

  self->redraw_source = 0;
  gtk_widget_queue_draw (GTK_WIDGET (self));
  return G_SOURCE_REMOVE;
}

static void
append_labels (MvLabelLayer *self, GtkSnapshot *snapshot, const MvFrame *frame, GArray *missing)
{
  double scale = gtk_widget_get_scale_factor (GTK_WIDGET (self));
  g_autoptr(GArray) new = mv_label_sheet_find (self->sheet, frame);
  g_autoptr(GArray) old = self->before == NULL ? NULL : mv_label_sheet_find (self->before, frame);
  MvLabelView before = { self->before, old }, after = { self->sheet, new };

  mv_label_strips_cut (&self->strips, frame, scale, mv_widget_uses_cairo (GTK_WIDGET (self)));
  if (self->exchanging && (self->listener.may_exchange == NULL || self->listener.may_exchange (self->listener.data))
      && !mv_label_strips_go_on (&self->strips, before, after))
    {
      end_exchange (self);
      before.sheet = NULL;
    }
  if (self->before != NULL && !self->exchanging)
    append_faded (self, snapshot, old, new, scale, missing);
  else
    mv_label_strips_append (&self->strips, snapshot, before, after, scale, missing);
  if (self->exchanging && self->redraw_source == 0)
    self->redraw_source = g_idle_add_full (G_PRIORITY_DEFAULT, redraw_cb, self, NULL);
}

static void
mv_label_layer_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  MvLabelLayer *self = MV_LABEL_LAYER (widget);
  MvFrame frame = present_frame (self);
  g_autoptr(GArray) missing = g_array_new (FALSE, FALSE, sizeof (guint));

  if (self->scene == NULL || frame.width <= 0 || frame.height <= 0)
    return;
  if (self->sheet != NULL)
    append_labels (self, snapshot, &frame, missing);
  update_wishes (self, &frame, missing);
}

static void
renew_pictures (MvLabelLayer *self)
{
  g_clear_pointer (&self->pictures, mv_label_pictures_unref);
  if (self->style != NULL)
    self->pictures = mv_label_pictures_new (self->style, gtk_widget_get_scale_factor (GTK_WIDGET (self)),
                                            mv_widget_uses_cairo (GTK_WIDGET (self)));
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
mv_label_layer_constructed (GObject *object)
{
  MvLabelLayer *self = MV_LABEL_LAYER (object);
  ShumateViewport *viewport;

  G_OBJECT_CLASS (mv_label_layer_parent_class)->constructed (object);
  viewport = shumate_layer_get_viewport (SHUMATE_LAYER (self));
  g_signal_connect_object (viewport, "notify::zoom-level", G_CALLBACK (gtk_widget_queue_draw), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (viewport, "notify::longitude", G_CALLBACK (gtk_widget_queue_draw), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (viewport, "notify::latitude", G_CALLBACK (gtk_widget_queue_draw), self, G_CONNECT_SWAPPED);
}

static void
mv_label_layer_dispose (GObject *object)
{
  MvLabelLayer *self = MV_LABEL_LAYER (object);

  g_clear_handle_id (&self->completed_source, g_source_remove);
  g_clear_handle_id (&self->redraw_source, g_source_remove);
  if (self->fade != NULL)
    adw_animation_reset (self->fade);
  g_clear_object (&self->fade);
  g_clear_pointer (&self->queue, mv_paint_queue_close);
  g_clear_pointer (&self->before, mv_label_sheet_free);
  g_clear_pointer (&self->sheet, mv_label_sheet_free);
  g_clear_pointer (&self->pictures, mv_label_pictures_unref);
  g_clear_pointer (&self->sheet_scene, mv_scene_unref);
  g_clear_pointer (&self->scene, mv_scene_unref);
  G_OBJECT_CLASS (mv_label_layer_parent_class)->dispose (object);
}

static void
mv_label_layer_class_init (MvLabelLayerClass *klass)
{
  G_OBJECT_CLASS (klass)->constructed = mv_label_layer_constructed;
  G_OBJECT_CLASS (klass)->dispose = mv_label_layer_dispose;
  GTK_WIDGET_CLASS (klass)->snapshot = mv_label_layer_snapshot;
}

static void
mv_label_layer_init (MvLabelLayer *self)
{
  self->faded = 1;
  self->queue = mv_paint_queue_new (self);
  self->fade = adw_timed_animation_new (GTK_WIDGET (self), 0, 1, FADE_MS, adw_callback_animation_target_new (fade_cb, self, NULL));
  g_signal_connect_swapped (self->fade, "done", G_CALLBACK (faded_cb), self);
  g_signal_connect (self, "notify::scale-factor", G_CALLBACK (renew_pictures), NULL);
  /* Only now is the renderer known. */
  g_signal_connect_after (self, "realize", G_CALLBACK (renew_pictures), NULL);
}

ShumateLayer *
mv_label_layer_new (ShumateViewport *viewport, MvLayerListener listener)
{
  MvLabelLayer *self = g_object_new (MV_TYPE_LABEL_LAYER, "viewport", viewport, NULL);

  self->listener = listener;
  return SHUMATE_LAYER (self);
}

void
mv_label_layer_set_scene (MvLabelLayer *self, MvScene *scene, const MvStyle *style)
{
  g_return_if_fail (MV_IS_LABEL_LAYER (self));

  if (self->scene == scene && self->style == style)
    return;
  if (scene != NULL)
    mv_scene_ref (scene);
  g_clear_pointer (&self->scene, mv_scene_unref);
  self->scene = scene;
  self->complete = FALSE;
  if (self->style != style)
    {
      self->style = style;
      renew_pictures (self);
    }
  renew_wishes (self);
}

gboolean
mv_label_layer_is_complete (MvLabelLayer *self)
{
  g_return_val_if_fail (MV_IS_LABEL_LAYER (self), FALSE);

  return self->scene == NULL || self->complete;
}
