#include "ui/map/tile-layer.h"

#include "ui/map/tile-cache.h"
#include "ui/model/trace.h"

/* While the zoom moves nothing is painted for it: what there is gets scaled, until it has been still for this long. */
#define STILL_MS 120
/* What is painted ahead waits until the picture in sight has stood for this long. */
#define AHEAD_MS 300
/* Tiles this much coarser or finer than the screen, in zooms, will do while moving. */
#define GOOD_ENOUGH 1.0
/* Finer tiles than this are too many for one place. */
#define TOO_FINE 2.4
#define PINNED_ZOOMS 3
/* The cache holds so many times what is in sight; below three it would repaint for ever. */
#define CACHE_SCREENS 4

#define RANK_URGENT -10000.0
#define RANK_PINNED 10000.0
#define RANK_AROUND 20000.0

struct _MvTileLayer
{
  ShumateLayer   parent_instance;
  MvTileFlags    flags;
  void         (*completed) (gpointer data);
  gpointer       completed_data;
  MvTilePainter *painter;
  MvTileCache   *cache;
  MvPaintQueue  *queue;
  GdkRGBA        background;
  gboolean       has_background;
  gboolean       moving;        /* the zoom changed within STILL_MS */
  gboolean       ahead;         /* time to paint what is not in sight */
  gboolean       complete;
  guint          still_source, ahead_source, completed_source;
  guint          now;           /* counts frames: the age of tiles */
  gsize          limit;         /* bytes */
  int            scale;         /* device px a logical px */
};

G_DEFINE_FINAL_TYPE (MvTileLayer, mv_tile_layer, SHUMATE_TYPE_LAYER)

/* One block of the grid that is meant to be shown, and where its picture comes from. */
typedef struct
{
  int             world;        /* which copy of the world */
  int             column, row;
  graphene_rect_t rect;         /* widget px, on whole device px */
  int             source;       /* index into Picture.grids, or -1 */
} Cell;

/* A candidate: a grid with tiles, the nearer to what is wanted the lower its cost. */
typedef struct { guint64 serial; gint32 zoom; double scale, cost; } Candidate;

/* One frame being put together. */
typedef struct
{
  MvTileLayer *layer;
  MvFrame      frame;
  MvTileKey    target;          /* serial and zoom */
  GArray      *candidates;      /* Candidate, cheapest first; the target is among them */
  GArray      *cells;           /* Cell */
} Picture;

static float
snap (const MvTileLayer *self, double position)
{
  return (float) (round (position * self->scale) / self->scale);
}

/* Where block COLUMN, ROW of a grid of GRID_SCALE px a world lies in the widget. */
static graphene_rect_t
block_rect (const Picture *picture, double grid_scale, int world, int column, int row)
{
  const MvFrame *frame = &picture->frame;
  double ratio = frame->scale / grid_scale;
  double origin = world * frame->scale - frame->x, edge = frame->scale;
  float left = snap (picture->layer, origin + MIN (column * MV_TILE_SIZE * ratio, edge));
  float right = snap (picture->layer, origin + MIN ((column + 1) * MV_TILE_SIZE * ratio, edge));
  float top = snap (picture->layer, MIN (row * MV_TILE_SIZE * ratio, edge) - frame->y);
  float bottom = snap (picture->layer, MIN ((row + 1) * MV_TILE_SIZE * ratio, edge) - frame->y);

  return GRAPHENE_RECT_INIT (left, top, right - left, bottom - top);
}

/* The same without the cut at the world's edge: the last block of a grid between whole zooms is painted whole. */
static graphene_rect_t
tile_rect (const Picture *picture, double grid_scale, int world, int column, int row)
{
  const MvFrame *frame = &picture->frame;
  double size = MV_TILE_SIZE * frame->scale / grid_scale;
  double origin = world * frame->scale - frame->x;
  float left = snap (picture->layer, origin + column * size), right = snap (picture->layer, origin + (column + 1) * size);
  float top = snap (picture->layer, row * size - frame->y), bottom = snap (picture->layer, (row + 1) * size - frame->y);

  return GRAPHENE_RECT_INIT (left, top, right - left, bottom - top);
}

static int
blocks_across (double grid_scale)
{
  return (int) ceil (grid_scale / MV_TILE_SIZE - 1e-6);
}

/* The blocks of a grid that FRAME shows. */
static GArray *
visible_cells (const Picture *picture, double grid_scale)
{
  GArray *cells = g_array_new (FALSE, FALSE, sizeof (Cell));
  const MvFrame *frame = &picture->frame;
  double size = MV_TILE_SIZE * frame->scale / grid_scale;
  int last = blocks_across (grid_scale) - 1;
  int first_row = MAX (0, (int) floor (frame->y / size)), last_row = MIN (last, (int) floor ((frame->y + frame->height) / size));

  for (int world = (int) floor (frame->x / frame->scale); world * frame->scale < frame->x + frame->width; world++)
    {
      double x = frame->x - world * frame->scale;
      int first_column = MAX (0, (int) floor (x / size)), last_column = MIN (last, (int) floor ((x + frame->width) / size));

      for (int row = first_row; row <= last_row; row++)
        for (int column = first_column; column <= last_column; column++)
          {
            Cell cell = { world, column, row, block_rect (picture, grid_scale, world, column, row), -1 };

            if (cell.rect.size.width > 0 && cell.rect.size.height > 0)
              g_array_append_val (cells, cell);
          }
    }
  return cells;
}

static int
compare_costs (gconstpointer a, gconstpointer b)
{
  const Candidate *left = a, *right = b;

  return left->cost < right->cost ? -1 : left->cost > right->cost;
}

/* The tiles of the painter before cost a little more than the present one's at the same zoom, and less than a change of sharpness. */
static void
collect_candidates (Picture *picture)
{
  GArray *grids = mv_tile_cache_grids (picture->layer->cache);

  picture->candidates = g_array_new (FALSE, FALSE, sizeof (Candidate));
  for (guint i = 0; i < grids->len; i++)
    {
      const MvTileGrid *grid = &g_array_index (grids, MvTileGrid, i);
      double finer = grid->zoom / (double) MV_TILE_ZOOM_ONE - picture->frame.zoom;
      MvTileKey key = { .zoom = grid->zoom };
      Candidate candidate = { grid->serial, grid->zoom, mv_tile_key_scale (&key), finer > 0 ? finer : -1.2 * finer };

      if (finer > TOO_FINE)
        continue;
      if (grid->serial != picture->target.serial)
        candidate.cost += 0.1;
      else if (grid->zoom == picture->target.zoom)
        candidate.cost = MIN (candidate.cost, 0);
      g_array_append_val (picture->candidates, candidate);
    }
  g_array_sort (picture->candidates, compare_costs);
}

/* Tile indices of CANDIDATE's grid that touch CELL. */
typedef struct { int first_column, last_column, first_row, last_row; } Range;

static Range
range_of (const Picture *picture, const Candidate *candidate, const Cell *cell)
{
  double ratio = candidate->scale / mv_tile_key_scale (&picture->target);
  int last = blocks_across (candidate->scale) - 1;

  return (Range) {
    MIN (last, (int) floor (cell->column * ratio + 1e-6)), MIN (last, (int) ceil ((cell->column + 1) * ratio - 1e-6) - 1),
    MIN (last, (int) floor (cell->row * ratio + 1e-6)), MIN (last, (int) ceil ((cell->row + 1) * ratio - 1e-6) - 1),
  };
}

static gboolean
covers (const Picture *picture, const Candidate *candidate, const Cell *cell)
{
  Range range = range_of (picture, candidate, cell);
  MvTileKey key = { .serial = candidate->serial, .zoom = candidate->zoom };

  for (key.row = range.first_row; key.row <= range.last_row; key.row++)
    for (key.column = range.first_column; key.column <= range.last_column; key.column++)
      if (mv_tile_cache_look (picture->layer->cache, &key) == NULL)
        return FALSE;
  return TRUE;
}

static void
choose_sources (Picture *picture)
{
  for (guint i = 0; i < picture->cells->len; i++)
    {
      Cell *cell = &g_array_index (picture->cells, Cell, i);

      for (guint j = 0; j < picture->candidates->len && cell->source < 0; j++)
        if (covers (picture, &g_array_index (picture->candidates, Candidate, j), cell))
          cell->source = (int) j;
    }
}

static void
append_tile (const Picture *picture, GtkSnapshot *snapshot, const Candidate *candidate, int world, int column, int row)
{
  MvTileKey key = { candidate->serial, candidate->zoom, column, row };
  MvTile *tile = mv_tile_cache_look (picture->layer->cache, &key);
  graphene_rect_t rect = tile_rect (picture, candidate->scale, world, column, row);

  if (tile == NULL)
    return;
  tile->used = picture->layer->now;
  if (tile->texture != NULL && rect.size.width > 0 && rect.size.height > 0)
    gtk_snapshot_append_texture (snapshot, tile->texture, &rect);
}

/* Is one grid the source of every cell? Then its tiles are drawn whole, without a clip for each cell. -1 = no. */
static int
common_source (const Picture *picture)
{
  int common = picture->cells->len == 0 ? -1 : g_array_index (picture->cells, Cell, 0).source;

  for (guint i = 1; i < picture->cells->len && common >= 0; i++)
    if (g_array_index (picture->cells, Cell, i).source != common)
      return -1;
  return common;
}

static void
append_cells (const Picture *picture, GtkSnapshot *snapshot)
{
  int common = common_source (picture);

  if (common >= 0)
    {
      const Candidate *candidate = &g_array_index (picture->candidates, Candidate, common);
      g_autoptr(GArray) cells = visible_cells (picture, candidate->scale);

      for (guint i = 0; i < cells->len; i++)
        {
          const Cell *cell = &g_array_index (cells, Cell, i);

          append_tile (picture, snapshot, candidate, cell->world, cell->column, cell->row);
        }
      return;
    }
  for (guint i = 0; i < picture->cells->len; i++)
    {
      const Cell *cell = &g_array_index (picture->cells, Cell, i);
      const Candidate *candidate;
      Range range;

      if (cell->source < 0)
        continue;
      candidate = &g_array_index (picture->candidates, Candidate, cell->source);
      range = range_of (picture, candidate, cell);
      gtk_snapshot_push_clip (snapshot, &cell->rect);
      for (int row = range.first_row; row <= range.last_row; row++)
        for (int column = range.first_column; column <= range.last_column; column++)
          append_tile (picture, snapshot, candidate, cell->world, column, row);
      gtk_snapshot_pop (snapshot);
    }
}

static void
painted_cb (MvPaintJob *base, gpointer owner)
{
  MvTileLayer *self = owner;
  MvTileJob *job = (MvTileJob *) base;

  if (job->scale != self->scale)
    return;
  mv_tile_cache_add (self->cache, &job->key, job->texture,
                     (self->flags & MV_TILES_PINNED) != 0 && job->key.zoom < PINNED_ZOOMS * MV_TILE_ZOOM_ONE
                       && job->key.zoom % MV_TILE_ZOOM_ONE == 0,
                     self->now);
  mv_tile_cache_trim (self->cache, self->limit, self->now);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
wish (Picture *picture, GPtrArray *wishes, MvTileKey key, double rank)
{
  if (picture->layer->flags & MV_TILES_URGENT)
    rank += RANK_URGENT;
  g_ptr_array_add (wishes, mv_tile_job_new (picture->layer->painter, key, picture->layer->scale, rank, painted_cb));
}

/* What is in sight and missing, nearest to the centre first. Returns whether nothing is. */
static gboolean
wish_in_sight (Picture *picture, GPtrArray *wishes)
{
  gboolean complete = TRUE;

  for (guint i = 0; i < picture->cells->len; i++)
    {
      const Cell *cell = &g_array_index (picture->cells, Cell, i);
      const Candidate *source = cell->source < 0 ? NULL : &g_array_index (picture->candidates, Candidate, cell->source);
      MvTileKey key = { picture->target.serial, picture->target.zoom, cell->column, cell->row };
      double x = cell->rect.origin.x + cell->rect.size.width / 2 - picture->frame.width / 2;
      double y = cell->rect.origin.y + cell->rect.size.height / 2 - picture->frame.height / 2;

      if (source != NULL && source->serial == key.serial && source->zoom == key.zoom)
        continue;
      complete = FALSE;
      if (picture->layer->moving && source != NULL && source->serial == key.serial && source->cost <= GOOD_ENOUGH)
        continue;
      wish (picture, wishes, key, sqrt (x * x + y * y));
    }
  return complete && !picture->layer->moving;
}

/* The whole world at zooms 0 to 2, and the surroundings three screens wide two zooms up: what a fling flies over. */
static void
wish_ahead (Picture *picture, GPtrArray *wishes)
{
  MvTileCache *cache = picture->layer->cache;
  MvTileKey key = { .serial = picture->target.serial };
  int level = (int) floor (picture->frame.zoom) - 2, last;
  MvBox box;

  for (int zoom = 0; zoom < PINNED_ZOOMS; zoom++)
    for (key.zoom = zoom * MV_TILE_ZOOM_ONE, key.row = 0; key.row < 1 << zoom; key.row++)
      for (key.column = 0; key.column < 1 << zoom; key.column++)
        if (mv_tile_cache_look (cache, &key) == NULL)
          wish (picture, wishes, key, RANK_PINNED + zoom);

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
          tile->used = picture->layer->now;
        else
          wish (picture, wishes, key, RANK_AROUND);
      }
}

static double
blank_share (const Picture *picture)
{
  double blank = 0, whole = 0;

  for (guint i = 0; i < picture->cells->len; i++)
    {
      const Cell *cell = &g_array_index (picture->cells, Cell, i);
      double area = (double) cell->rect.size.width * cell->rect.size.height;

      whole += area;
      if (cell->source < 0)
        blank += area;
    }
  return whole > 0 ? blank / whole : 0;
}

static gboolean
completed_cb (gpointer data)
{
  MvTileLayer *self = data;

  self->completed_source = 0;
  self->completed (self->completed_data);
  return G_SOURCE_REMOVE;
}

static gboolean
ahead_cb (gpointer data)
{
  MvTileLayer *self = data;

  self->ahead_source = 0;
  self->ahead = TRUE;
  gtk_widget_queue_draw (GTK_WIDGET (self));
  return G_SOURCE_REMOVE;
}

static void
update_completeness (MvTileLayer *self, gboolean complete)
{
  if (complete && !self->complete)
    {
      if (self->completed != NULL && self->completed_source == 0)
        self->completed_source = g_idle_add_full (G_PRIORITY_DEFAULT, completed_cb, self, NULL);
      if ((self->flags & MV_TILES_PINNED) && !self->ahead && self->ahead_source == 0)
        self->ahead_source = g_timeout_add (AHEAD_MS, ahead_cb, self);
    }
  self->complete = complete;
}

static void
update_wishes (Picture *picture)
{
  MvTileLayer *self = picture->layer;
  GPtrArray *wishes = g_ptr_array_new ();

  update_completeness (self, wish_in_sight (picture, wishes));
  if (self->ahead && !self->moving)
    wish_ahead (picture, wishes);
  /* All is the present painter's: the one before is needed no more. */
  if (wishes->len == 0 && self->complete && (self->ahead || !(self->flags & MV_TILES_PINNED)))
    mv_tile_cache_retain (self->cache, picture->target.serial);
  mv_paint_queue_replace (self->queue, wishes);
}

static void
mv_tile_layer_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  MvTileLayer *self = MV_TILE_LAYER (widget);
  double width = gtk_widget_get_width (widget), height = gtk_widget_get_height (widget);
  Picture picture = { .layer = self };

  if (self->has_background)
    gtk_snapshot_append_color (snapshot, &self->background, &GRAPHENE_RECT_INIT (0, 0, width, height));
  if (self->painter == NULL || width <= 0 || height <= 0)
    return;

  self->now++;
  picture.frame = mv_viewport_frame (shumate_layer_get_viewport (SHUMATE_LAYER (self)), width, height);
  picture.target.serial = mv_tile_painter_serial (self->painter);
  picture.target.zoom = (gint32) lround ((self->moving ? round (picture.frame.zoom) : picture.frame.zoom) * MV_TILE_ZOOM_ONE);
  picture.cells = visible_cells (&picture, mv_tile_key_scale (&picture.target));
  self->limit = (gsize) picture.cells->len * MV_TILE_SIZE * MV_TILE_SIZE * 4 * self->scale * self->scale * CACHE_SCREENS;
  collect_candidates (&picture);
  choose_sources (&picture);
  append_cells (&picture, snapshot);
  update_wishes (&picture);
  if (self->flags & MV_TILES_COUNTED)
    mv_trace_map_frame (blank_share (&picture));
  g_array_unref (picture.candidates);
  g_array_unref (picture.cells);
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
mv_tile_layer_new (ShumateViewport *viewport, MvTileFlags flags, void (*completed) (gpointer data), gpointer data)
{
  MvTileLayer *self = g_object_new (MV_TYPE_TILE_LAYER, "viewport", viewport, NULL);

  self->flags = flags;
  self->completed = completed;
  self->completed_data = data;
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
    }
  self->complete = FALSE;
  self->ahead = FALSE;
  g_clear_handle_id (&self->ahead_source, g_source_remove);
  gtk_widget_queue_draw (GTK_WIDGET (self));
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

gboolean
mv_tile_layer_is_idle (MvTileLayer *self)
{
  g_return_val_if_fail (MV_IS_TILE_LAYER (self), FALSE);

  return mv_tile_layer_is_complete (self) && self->ahead_source == 0 && mv_paint_queue_is_idle (self->queue);
}
