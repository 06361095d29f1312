#include "ui/map/tile-picture.h"

#include "ui/map/pixels.h"

/* Finer tiles than this, in zooms, are too many for one place. */
#define TOO_FINE 2.4

static float
snap (const MvTilePicture *picture, double position)
{
  return (float) (round (position * picture->scale) / picture->scale);
}

/* Where block COLUMN, ROW of a grid of GRID_SCALE px a world lies in the widget. */
static graphene_rect_t
block_rect (const MvTilePicture *picture, double grid_scale, int world, int column, int row)
{
  const MvFrame *frame = &picture->frame;
  double ratio = frame->scale / grid_scale;
  double origin = world * frame->scale - frame->x, edge = frame->scale;
  float left = snap (picture, origin + MIN (column * MV_TILE_SIZE * ratio, edge));
  float right = snap (picture, origin + MIN ((column + 1) * MV_TILE_SIZE * ratio, edge));
  float top = snap (picture, MIN (row * MV_TILE_SIZE * ratio, edge) - frame->y);
  float bottom = snap (picture, MIN ((row + 1) * MV_TILE_SIZE * ratio, edge) - frame->y);

  return GRAPHENE_RECT_INIT (left, top, right - left, bottom - top);
}

/* The same without the cut at the world's edge: the last block of a grid between whole zooms is painted whole. */
static graphene_rect_t
tile_rect (const MvTilePicture *picture, double grid_scale, int world, int column, int row)
{
  const MvFrame *frame = &picture->frame;
  double size = MV_TILE_SIZE * frame->scale / grid_scale;
  double origin = world * frame->scale - frame->x;
  float left = snap (picture, origin + column * size), right = snap (picture, origin + (column + 1) * size);
  float top = snap (picture, row * size - frame->y), bottom = snap (picture, (row + 1) * size - frame->y);

  return GRAPHENE_RECT_INIT (left, top, right - left, bottom - top);
}

static int
blocks_across (double grid_scale)
{
  return (int) ceil (grid_scale / MV_TILE_SIZE - 1e-6);
}

/* The blocks of a grid that FRAME shows. */
static GArray *
visible_cells (const MvTilePicture *picture, double grid_scale)
{
  GArray *cells = g_array_new (FALSE, FALSE, sizeof (MvTileCell));
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
            MvTileCell cell = { world, column, row, block_rect (picture, grid_scale, world, column, row), -1, -1 };

            if (cell.rect.size.width > 0 && cell.rect.size.height > 0)
              g_array_append_val (cells, cell);
          }
    }
  return cells;
}

static int
compare_costs (gconstpointer a, gconstpointer b)
{
  const MvTileSource *left = a, *right = b;

  return left->cost < right->cost ? -1 : left->cost > right->cost;
}

/* The tiles of the painter before cost a little more than the present one's at the same zoom, and less than a change of sharpness. */
static void
collect_sources (MvTilePicture *picture)
{
  GArray *grids = mv_tile_cache_grids (picture->cache);

  picture->sources = g_array_new (FALSE, FALSE, sizeof (MvTileSource));
  for (guint i = 0; i < grids->len; i++)
    {
      const MvTileGrid *grid = &g_array_index (grids, MvTileGrid, i);
      double finer = grid->zoom / (double) MV_TILE_ZOOM_ONE - picture->frame.zoom;
      MvTileKey key = { .zoom = grid->zoom };
      MvTileSource source = { grid->serial, grid->zoom, mv_tile_key_scale (&key), finer > 0 ? finer : -1.2 * finer };

      if (finer > TOO_FINE)
        continue;
      if (grid->serial != picture->target.serial)
        source.cost += 0.1;
      else if (grid->zoom == picture->target.zoom)
        source.cost = MIN (source.cost, 0);
      g_array_append_val (picture->sources, source);
    }
  g_array_sort (picture->sources, compare_costs);
}

/* Tile indices of a source's grid that touch CELL. */
typedef struct { int first_column, last_column, first_row, last_row; } Range;

static Range
range_of (const MvTilePicture *picture, const MvTileSource *source, const MvTileCell *cell)
{
  double ratio = source->scale / mv_tile_key_scale (&picture->target);
  int last = blocks_across (source->scale) - 1;

  return (Range) {
    MIN (last, (int) floor (cell->column * ratio + 1e-6)), MIN (last, (int) ceil ((cell->column + 1) * ratio - 1e-6) - 1),
    MIN (last, (int) floor (cell->row * ratio + 1e-6)), MIN (last, (int) ceil ((cell->row + 1) * ratio - 1e-6) - 1),
  };
}

static gboolean
covers (const MvTilePicture *picture, const MvTileSource *source, const MvTileCell *cell)
{
  Range range = range_of (picture, source, cell);
  MvTileKey key = { .serial = source->serial, .zoom = source->zoom };

  for (key.row = range.first_row; key.row <= range.last_row; key.row++)
    for (key.column = range.first_column; key.column <= range.last_column; key.column++)
      if (mv_tile_cache_look (picture->cache, &key) == NULL)
        return FALSE;
  return TRUE;
}

static void
choose_sources (MvTilePicture *picture)
{
  for (guint i = 0; i < picture->cells->len; i++)
    {
      MvTileCell *cell = &g_array_index (picture->cells, MvTileCell, i);

      for (guint j = 0; j < picture->sources->len && cell->source < 0; j++)
        if (covers (picture, &g_array_index (picture->sources, MvTileSource, j), cell))
          cell->source = (int) j;
      cell->shown = cell->source;
    }
}

/* What another painter left of CELL, as sharp as wanted; -1 = nothing. */
static int
source_before (const MvTilePicture *picture, const MvTileCell *cell)
{
  for (guint j = 0; j < picture->sources->len; j++)
    {
      const MvTileSource *source = &g_array_index (picture->sources, MvTileSource, j);

      if (source->serial != picture->target.serial && source->zoom == picture->target.zoom && covers (picture, source, cell))
        return (int) j;
    }
  return -1;
}

guint
mv_tile_picture_hold_back (MvTilePicture *picture, guint first, double area)
{
  guint bound = G_MAXUINT;

  for (guint i = first; i < picture->cells->len; i++)
    {
      MvTileCell *cell = &g_array_index (picture->cells, MvTileCell, i);
      const MvTileSource *source = mv_tile_picture_source (picture, cell);
      int before;

      if (source == NULL || source->serial != picture->target.serial || (before = source_before (picture, cell)) < 0)
        continue;
      if (area > 0)
        area -= (double) cell->rect.size.width * cell->rect.size.height;
      else
        {
          bound = MIN (bound, i);
          cell->shown = before;
        }
    }
  return bound;
}

static void
append_tile (const MvTilePicture *picture, GtkSnapshot *snapshot, guint now, const MvTileSource *source, int world, int column,
             int row)
{
  MvTileKey key = { source->serial, source->zoom, column, row };
  MvTile *tile = mv_tile_cache_look (picture->cache, &key);
  graphene_rect_t rect = tile_rect (picture, source->scale, world, column, row), cut;

  if (tile == NULL)
    return;
  tile->used = now;
  if ((tile->node == NULL && tile->plain.alpha == 0) || rect.size.width <= 0 || rect.size.height <= 0)
    return;
  /* The last block of a grid between whole zooms reaches into the next world, which draws itself. */
  cut = block_rect (picture, source->scale, world, column, row);
  if (cut.size.width < rect.size.width)
    gtk_snapshot_push_clip (snapshot, &cut);
  if (tile->node != NULL)
    mv_pixels_append (snapshot, tile->node, &rect);
  else
    gtk_snapshot_append_color (snapshot, &tile->plain, &rect);
  if (cut.size.width < rect.size.width)
    gtk_snapshot_pop (snapshot);
}

/* Is one grid the source of every cell? Then its tiles are drawn whole, without a clip for each cell. -1 = no. */
static int
common_source (const MvTilePicture *picture)
{
  int common = picture->cells->len == 0 ? -1 : g_array_index (picture->cells, MvTileCell, 0).shown;

  for (guint i = 1; i < picture->cells->len && common >= 0; i++)
    if (g_array_index (picture->cells, MvTileCell, i).shown != common)
      return -1;
  return common;
}

void
mv_tile_picture_append (const MvTilePicture *picture, GtkSnapshot *snapshot, guint now)
{
  int common = common_source (picture);

  if (common >= 0)
    {
      const MvTileSource *source = &g_array_index (picture->sources, MvTileSource, common);
      g_autoptr(GArray) cells = visible_cells (picture, source->scale);

      for (guint i = 0; i < cells->len; i++)
        {
          const MvTileCell *cell = &g_array_index (cells, MvTileCell, i);

          append_tile (picture, snapshot, now, source, cell->world, cell->column, cell->row);
        }
      return;
    }
  for (guint i = 0; i < picture->cells->len; i++)
    {
      const MvTileCell *cell = &g_array_index (picture->cells, MvTileCell, i);
      const MvTileSource *source;
      Range range;

      if (cell->shown < 0)
        continue;
      source = &g_array_index (picture->sources, MvTileSource, cell->shown);
      range = range_of (picture, source, cell);
      gtk_snapshot_push_clip (snapshot, &cell->rect);
      for (int row = range.first_row; row <= range.last_row; row++)
        for (int column = range.first_column; column <= range.last_column; column++)
          append_tile (picture, snapshot, now, source, cell->world, column, row);
      gtk_snapshot_pop (snapshot);
    }
}

gboolean
mv_tile_picture_is_whole (const MvTilePicture *picture)
{
  for (guint i = 0; i < picture->cells->len; i++)
    {
      const MvTileSource *source = mv_tile_picture_source (picture, &g_array_index (picture->cells, MvTileCell, i));

      if (source == NULL || source->zoom != picture->target.zoom)
        return FALSE;
    }
  return TRUE;
}

double
mv_tile_picture_blank (const MvTilePicture *picture)
{
  double blank = 0, whole = 0;

  for (guint i = 0; i < picture->cells->len; i++)
    {
      const MvTileCell *cell = &g_array_index (picture->cells, MvTileCell, i);
      double area = (double) cell->rect.size.width * cell->rect.size.height;

      whole += area;
      if (cell->source < 0)
        blank += area;
    }
  return whole > 0 ? blank / whole : 0;
}

const MvTileSource *
mv_tile_picture_source (const MvTilePicture *picture, const MvTileCell *cell)
{
  return cell->source < 0 ? NULL : &g_array_index (picture->sources, MvTileSource, cell->source);
}

MvTilePicture *
mv_tile_picture_new (MvTileCache *cache, MvFrame frame, int scale, MvTileKey target)
{
  MvTilePicture *picture = g_new0 (MvTilePicture, 1);

  picture->cache = cache;
  picture->frame = frame;
  picture->scale = scale;
  picture->target = target;
  picture->cells = visible_cells (picture, mv_tile_key_scale (&target));
  collect_sources (picture);
  choose_sources (picture);
  return picture;
}

void
mv_tile_picture_free (MvTilePicture *picture)
{
  g_array_unref (picture->sources);
  g_array_unref (picture->cells);
  g_free (picture);
}
