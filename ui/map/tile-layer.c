#include "ui/map/tile-layer.h"

#include "ui/map/pixels.h"
#include "ui/map/tile-picture.h"
#include "ui/model/trace.h"

/* While the zoom moves nothing is painted for it: what there is gets scaled, until it has been still for this long. */
#define STILL_MS 120
/* What is painted ahead waits until the picture in sight has stood for this long. */
#define AHEAD_MS 300
/* Painted tiles wait for each other so long: where something is missing, and where only the painter is another one. A patchwork of two
 * years would be read wrongly, and every patch costs a frame. */
#define BATCH_MS 80
#define WHOLE_MS 300
/* Tiles this much coarser or finer than the screen, in zooms, will do while moving. */
#define GOOD_ENOUGH 1.0
#define PINNED_ZOOMS 3
/* The cache holds so many times what is in sight; below three it would repaint for ever. */
#define CACHE_SCREENS 4

#define RANK_URGENT -10000.0
#define RANK_PINNED MV_RANK_AHEAD
#define RANK_AROUND (2 * MV_RANK_AHEAD)

struct _MvTileLayer
{
  ShumateLayer   parent_instance;
  MvTileFlags    flags;
  MvLayerListener listener;
  MvTilePainter *painter;
  MvTileCache   *cache;
  MvPaintQueue  *queue;
  GdkRGBA        background;
  gboolean       has_background;
  gboolean       moving;        /* the zoom changed within STILL_MS */
  gboolean       ahead;         /* time to paint what is not in sight */
  gboolean       complete;
  guint          still_source, ahead_source, completed_source, redraw_source;
  guint64        fresh;         /* the painter whose picture is being brought in */
  guint          n_fresh;       /* cells, from the first on, that show it; G_MAXUINT = all */
  guint          now;           /* counts frames: the age of tiles */
  gsize          limit;         /* bytes */
  int            scale;         /* device px a logical px */
  gboolean       for_cairo;     /* see pixels.h */
};

G_DEFINE_FINAL_TYPE (MvTileLayer, mv_tile_layer, SHUMATE_TYPE_LAYER)

static void renew_wishes (MvTileLayer *self);

static void
painted_cb (MvPaintJob *base, gpointer owner)
{
  MvTileLayer *self = owner;
  MvTileJob *job = (MvTileJob *) base;

  if (job->scale != self->scale)
    return;
  mv_tile_cache_add (self->cache, job,
                     (self->flags & MV_TILES_PINNED) != 0 && job->key.zoom < PINNED_ZOOMS * MV_TILE_ZOOM_ONE
                       && job->key.zoom % MV_TILE_ZOOM_ONE == 0,
                     self->now);
  mv_tile_cache_trim (self->cache, self->limit, self->now);
  if (base->rank < MV_RANK_AHEAD)
    gtk_widget_queue_draw (GTK_WIDGET (self));
  else if (mv_paint_queue_is_idle (self->queue))
    renew_wishes (self);
}

static void
wish (MvTileLayer *self, GPtrArray *wishes, MvTileKey key, double rank, guint patience)
{
  MvTileJob *job;

  if (self->flags & MV_TILES_URGENT)
    rank += RANK_URGENT;
  job = mv_tile_job_new (self->painter, key, self->scale, self->for_cairo, rank, painted_cb);
  job->job.patience = self->flags & MV_TILES_URGENT ? 0 : patience;
  g_ptr_array_add (wishes, job);
}

/* What is in sight and missing, nearest to the centre first. Returns whether nothing is. */
static gboolean
wish_in_sight (MvTileLayer *self, const MvTilePicture *picture, GPtrArray *wishes)
{
  guint patience = mv_tile_picture_is_whole (picture) ? WHOLE_MS : BATCH_MS;
  gboolean complete = TRUE;

  for (guint i = 0; i < picture->cells->len; i++)
    {
      const MvTileCell *cell = &g_array_index (picture->cells, MvTileCell, i);
      const MvTileSource *source = mv_tile_picture_source (picture, cell);
      MvTileKey key = { picture->target.serial, picture->target.zoom, cell->column, cell->row };
      double x = cell->rect.origin.x + cell->rect.size.width / 2 - picture->frame.width / 2;
      double y = cell->rect.origin.y + cell->rect.size.height / 2 - picture->frame.height / 2;

      if (source != NULL && source->serial == key.serial && source->zoom == key.zoom)
        continue;
      complete = FALSE;
      if (self->moving && source != NULL && source->serial == key.serial && source->cost <= GOOD_ENOUGH)
        continue;
      wish (self, wishes, key, MIN (sqrt (x * x + y * y), MV_RANK_AHEAD - 1), patience);
    }
  return complete && !self->moving;
}

/* The whole world at zooms 0 to 2, and the surroundings three screens wide two zooms up: what a fling flies over. */
static void
wish_ahead (MvTileLayer *self, const MvTilePicture *picture, GPtrArray *wishes)
{
  MvTileCache *cache = self->cache;
  MvTileKey key = { .serial = picture->target.serial };
  int level = (int) floor (picture->frame.zoom) - 2, last;
  MvBox box;

  for (int zoom = 0; zoom < PINNED_ZOOMS; zoom++)
    for (key.zoom = zoom * MV_TILE_ZOOM_ONE, key.row = 0; key.row < 1 << zoom; key.row++)
      for (key.column = 0; key.column < 1 << zoom; key.column++)
        if (mv_tile_cache_look (cache, &key) == NULL)
          wish (self, wishes, key, RANK_PINNED + zoom, BATCH_MS);

  if (level < PINNED_ZOOMS)
    return;
  key.zoom = level * MV_TILE_ZOOM_ONE;
  last = (1 << level) - 1;
  box = mv_frame_box (&picture->frame, MAX (picture->frame.width, picture->frame.height));
  for (int row = MAX (0, (int) floor (box.min_y * (last + 1))); row <= MIN (last, (int) floor (box.max_y * (last + 1))); row++)
    for (int column = (int) floor (box.min_x * (last + 1)); column <= (int) floor (box.max_x * (last + 1)); column++)
      {
        MvTile *tile;

        key.row = row;
        key.column = column & last;
        tile = mv_tile_cache_look (cache, &key);
        if (tile != NULL)
          tile->used = self->now;
        else
          wish (self, wishes, key, RANK_AROUND, BATCH_MS);
      }
}

static gboolean
completed_cb (gpointer data)
{
  MvTileLayer *self = data;

  self->completed_source = 0;
  self->listener.completed (self->listener.data);
  return G_SOURCE_REMOVE;
}

static gboolean
ahead_cb (gpointer data)
{
  MvTileLayer *self = data;

  self->ahead_source = 0;
  self->ahead = TRUE;
  renew_wishes (self);
  return G_SOURCE_REMOVE;
}

static void
update_completeness (MvTileLayer *self, gboolean complete)
{
  if (complete && !self->complete)
    {
      if (self->listener.completed != NULL && self->completed_source == 0)
        self->completed_source = g_idle_add_full (G_PRIORITY_DEFAULT, completed_cb, self, NULL);
      if ((self->flags & MV_TILES_PINNED) && !self->ahead && self->ahead_source == 0)
        self->ahead_source = g_timeout_add (AHEAD_MS, ahead_cb, self);
    }
  self->complete = complete;
}

static gboolean
redraw_cb (gpointer data)
{
  MvTileLayer *self = data;

  self->redraw_source = 0;
  gtk_widget_queue_draw (GTK_WIDGET (self));
  return G_SOURCE_REMOVE;
}

/* Once the frame that is being made is over. */
static void
redraw_soon (MvTileLayer *self)
{
  if (self->redraw_source == 0)
    self->redraw_source = g_idle_add_full (G_PRIORITY_DEFAULT, redraw_cb, self, NULL);
}

/* Asks for what PICTURE lacks; DRAWN: it is on its way to the screen, nothing held back. */
static void
update_wishes (MvTileLayer *self, const MvTilePicture *picture, gboolean drawn)
{
  GPtrArray *wishes = g_ptr_array_new ();
  gboolean complete = wish_in_sight (self, picture, wishes);

  if (drawn || !complete)
    update_completeness (self, complete);
  else if (!self->complete)
    redraw_soon (self);
  if (self->ahead && !self->moving)
    wish_ahead (self, picture, wishes);
  /* All is the present painter's: the one before is needed no more. */
  if (wishes->len == 0 && self->complete && (self->ahead || !(self->flags & MV_TILES_PINNED)))
    mv_tile_cache_retain (self->cache, picture->target.serial);
  mv_paint_queue_replace (self->queue, wishes);
}

/* What is to be shown now; NULL = nothing. */
static MvTilePicture *
present_picture (MvTileLayer *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  double width = gtk_widget_get_width (widget), height = gtk_widget_get_height (widget);
  MvTilePicture *picture;
  MvTileKey target = { 0 };
  MvFrame frame;

  if (self->painter == NULL || width <= 0 || height <= 0)
    return NULL;
  self->for_cairo = mv_widget_uses_cairo (widget);
  frame = mv_viewport_frame (shumate_layer_get_viewport (SHUMATE_LAYER (self)), width, height);
  target.serial = mv_tile_painter_serial (self->painter);
  target.zoom = (gint32) lround ((self->moving ? round (frame.zoom) : frame.zoom) * MV_TILE_ZOOM_ONE);
  picture = mv_tile_picture_new (self->cache, frame, self->scale, target);
  self->limit = (gsize) picture->cells->len * MV_TILE_SIZE * MV_TILE_SIZE * 4 * self->scale * self->scale * CACHE_SCREENS;
  return picture;
}

/* Asks without drawing: nothing on the screen changes until the tiles have come. */
static void
renew_wishes (MvTileLayer *self)
{
  g_autoptr(MvTilePicture) picture = gtk_widget_get_mapped (GTK_WIDGET (self)) ? present_picture (self) : NULL;

  if (picture != NULL)
    update_wishes (self, picture, FALSE);
}

/* A whole new picture comes in a few frames: drawn at once it would make a long one. Returns whether some of it is held back. */
static gboolean
hold_back (MvTileLayer *self, MvTilePicture *picture)
{
  if (self->fresh != picture->target.serial)
    {
      self->fresh = picture->target.serial;
      self->n_fresh = 0;
    }
  if (!self->for_cairo || self->moving)
    self->n_fresh = G_MAXUINT;
  if (self->n_fresh < G_MAXUINT)
    {
      gboolean may = self->listener.may_exchange == NULL || self->listener.may_exchange (self->listener.data);

      self->n_fresh = mv_tile_picture_hold_back (picture, self->n_fresh, may ? MV_EXCHANGE_AREA / (self->scale * self->scale) : 0);
    }
  return self->n_fresh < G_MAXUINT;
}

static void
mv_tile_layer_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  MvTileLayer *self = MV_TILE_LAYER (widget);
  g_autoptr(MvTilePicture) picture = present_picture (self);
  gboolean held;

  if (self->has_background)
    gtk_snapshot_append_color (snapshot, &self->background,
                               &GRAPHENE_RECT_INIT (0, 0, gtk_widget_get_width (widget), gtk_widget_get_height (widget)));
  if (picture == NULL)
    return;

  self->now++;
  held = hold_back (self, picture);
  mv_tile_picture_append (picture, snapshot, self->now);
  update_wishes (self, picture, !held);
  if (self->flags & MV_TILES_COUNTED)
    mv_trace_map_frame (mv_tile_picture_blank (picture));
}

static gboolean
still_cb (gpointer data)
{
  MvTileLayer *self = data;

  self->still_source = 0;
  self->moving = FALSE;
  gtk_widget_queue_draw (GTK_WIDGET (self));
  return G_SOURCE_REMOVE;
}

static void
zoom_changed_cb (MvTileLayer *self)
{
  /* With nothing to show meanwhile there is nothing to wait for. */
  if (mv_tile_cache_grids (self->cache)->len > 0)
    {
      self->moving = TRUE;
      g_clear_handle_id (&self->still_source, g_source_remove);
      self->still_source = g_timeout_add (STILL_MS, still_cb, self);
    }
  self->complete = FALSE;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
scale_factor_cb (MvTileLayer *self)
{
  self->scale = gtk_widget_get_scale_factor (GTK_WIDGET (self));
  mv_tile_cache_retain (self->cache, 0);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
mv_tile_layer_constructed (GObject *object)
{
  MvTileLayer *self = MV_TILE_LAYER (object);
  ShumateViewport *viewport;

  G_OBJECT_CLASS (mv_tile_layer_parent_class)->constructed (object);
  viewport = shumate_layer_get_viewport (SHUMATE_LAYER (self));
  g_signal_connect_object (viewport, "notify::zoom-level", G_CALLBACK (zoom_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (viewport, "notify::longitude", G_CALLBACK (gtk_widget_queue_draw), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (viewport, "notify::latitude", G_CALLBACK (gtk_widget_queue_draw), self, G_CONNECT_SWAPPED);
}

static void
mv_tile_layer_dispose (GObject *object)
{
  MvTileLayer *self = MV_TILE_LAYER (object);

  g_clear_handle_id (&self->still_source, g_source_remove);
  g_clear_handle_id (&self->ahead_source, g_source_remove);
  g_clear_handle_id (&self->completed_source, g_source_remove);
  g_clear_handle_id (&self->redraw_source, g_source_remove);
  g_clear_pointer (&self->queue, mv_paint_queue_close);
  g_clear_pointer (&self->painter, mv_tile_painter_unref);
  G_OBJECT_CLASS (mv_tile_layer_parent_class)->dispose (object);
}

static void
mv_tile_layer_finalize (GObject *object)
{
  mv_tile_cache_free (MV_TILE_LAYER (object)->cache);
  G_OBJECT_CLASS (mv_tile_layer_parent_class)->finalize (object);
}

static void
mv_tile_layer_class_init (MvTileLayerClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->constructed = mv_tile_layer_constructed;
  object_class->dispose = mv_tile_layer_dispose;
  object_class->finalize = mv_tile_layer_finalize;
  GTK_WIDGET_CLASS (klass)->snapshot = mv_tile_layer_snapshot;
}

static void
mv_tile_layer_init (MvTileLayer *self)
{
  self->scale = 1;
  self->cache = mv_tile_cache_new ();
  self->queue = mv_paint_queue_new (self);
  g_signal_connect (self, "notify::scale-factor", G_CALLBACK (scale_factor_cb), NULL);
}

ShumateLayer *
mv_tile_layer_new (ShumateViewport *viewport, MvTileFlags flags, MvLayerListener listener)
{
  MvTileLayer *self = g_object_new (MV_TYPE_TILE_LAYER, "viewport", viewport, NULL);

  self->flags = flags;
  self->listener = listener;
  return SHUMATE_LAYER (self);
}

void
mv_tile_layer_set_painter (MvTileLayer *self, MvTilePainter *painter)
{
  g_return_if_fail (MV_IS_TILE_LAYER (self));

  if (self->painter == painter)
    return;
  g_clear_pointer (&self->painter, mv_tile_painter_unref);
  self->painter = painter == NULL ? NULL : mv_tile_painter_ref (painter);
  if (painter == NULL)
    {
      mv_tile_cache_retain (self->cache, 0);
      mv_paint_queue_replace (self->queue, g_ptr_array_new ());
      gtk_widget_queue_draw (GTK_WIDGET (self));
    }
  self->complete = FALSE;
  self->ahead = FALSE;
  g_clear_handle_id (&self->ahead_source, g_source_remove);
  renew_wishes (self);
}

void
mv_tile_layer_set_background (MvTileLayer *self, const GdkRGBA *colour)
{
  g_return_if_fail (MV_IS_TILE_LAYER (self));

  self->has_background = colour != NULL;
  if (colour != NULL)
    self->background = *colour;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

gboolean
mv_tile_layer_is_complete (MvTileLayer *self)
{
  g_return_val_if_fail (MV_IS_TILE_LAYER (self), FALSE);

  return self->painter == NULL || self->complete;
}

gint64
mv_tile_layer_sight_cpu (MvTileLayer *self)
{
  g_autoptr(MvTilePicture) picture = NULL;
  gint64 sum = 0;

  g_return_val_if_fail (MV_IS_TILE_LAYER (self), 0);

  picture = present_picture (self);
  for (guint i = 0; picture != NULL && i < picture->cells->len; i++)
    {
      const MvTileCell *cell = &g_array_index (picture->cells, MvTileCell, i);
      MvTile *tile = mv_tile_cache_look (self->cache, &(MvTileKey) { picture->target.serial, picture->target.zoom, cell->column, cell->row });

      sum += tile == NULL ? 0 : tile->cpu;
    }
  return sum;
}

gboolean
mv_tile_layer_is_idle (MvTileLayer *self)
{
  g_return_val_if_fail (MV_IS_TILE_LAYER (self), FALSE);

  return mv_tile_layer_is_complete (self) && self->ahead_source == 0 && mv_paint_queue_is_idle (self->queue);
}
