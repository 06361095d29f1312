#include "ui/map/tile-cache.h"

#include "ui/model/trace.h"

/* Tiles without a picture are cheap but not free: the table must not grow for ever. */
#define EMPTY_TILE_BYTES 128

struct _MvTileCache
{
  GHashTable *tiles;            /* MvTileKey* -> MvTile*, the key inside the tile */
  GArray     *grids;            /* MvTileGrid */
  gsize       bytes;
};

static guint
hash_key (gconstpointer data)
{
  const MvTileKey *key = data;

  return (guint) key->serial * 2654435761u ^ (guint) key->zoom * 40503u ^ (guint) key->column * 73856093u ^ (guint) key->row * 19349663u;
}

static gboolean
equal_keys (gconstpointer a, gconstpointer b)
{
  const MvTileKey *left = a, *right = b;

  return left->serial == right->serial && left->zoom == right->zoom && left->column == right->column && left->row == right->row;
}

static MvTileGrid *
find_grid (MvTileCache *cache, const MvTileKey *key)
{
  for (guint i = 0; i < cache->grids->len; i++)
    {
      MvTileGrid *grid = &g_array_index (cache->grids, MvTileGrid, i);

      if (grid->serial == key->serial && grid->zoom == key->zoom)
        return grid;
    }
  return NULL;
}

static void
change_bytes (MvTileCache *cache, gssize change)
{
  cache->bytes += change;
  mv_trace_cache (change);
}

/* The table is about to let go of TILE. */
static void
account_removal (MvTileCache *cache, const MvTile *tile)
{
  MvTileGrid *grid = find_grid (cache, &tile->key);

  change_bytes (cache, -(gssize) tile->bytes);
  if (--grid->n_tiles == 0)
    g_array_remove_index_fast (cache->grids, grid - (MvTileGrid *) (gpointer) cache->grids->data);
}

static void
free_tile (gpointer data)
{
  MvTile *tile = data;

  g_clear_pointer (&tile->node, gsk_render_node_unref);
  g_free (tile);
}

MvTileCache *
mv_tile_cache_new (void)
{
  MvTileCache *cache = g_new0 (MvTileCache, 1);

  cache->tiles = g_hash_table_new_full (hash_key, equal_keys, NULL, free_tile);
  cache->grids = g_array_new (FALSE, FALSE, sizeof (MvTileGrid));
  return cache;
}

void
mv_tile_cache_free (MvTileCache *cache)
{
  mv_tile_cache_retain (cache, 0);
  g_hash_table_unref (cache->tiles);
  g_array_unref (cache->grids);
  g_free (cache);
}

MvTile *
mv_tile_cache_look (MvTileCache *cache, const MvTileKey *key)
{
  return g_hash_table_lookup (cache->tiles, key);
}

void
mv_tile_cache_add (MvTileCache *cache, const MvTileJob *painted, gboolean pinned, guint now)
{
  const MvTileKey *key = &painted->key;
  MvTile *old = mv_tile_cache_look (cache, key);
  MvTile *tile = g_new0 (MvTile, 1);
  MvTileGrid *grid;

  if (old != NULL)
    {
      account_removal (cache, old);
      g_hash_table_remove (cache->tiles, key);
    }
  tile->key = *key;
  tile->pinned = pinned;
  tile->used = now;
  tile->bytes = EMPTY_TILE_BYTES;
  tile->plain = painted->plain;
  tile->cpu = painted->cpu;
  if (painted->node != NULL)
    {
      tile->node = gsk_render_node_ref (painted->node);
      tile->bytes += (gsize) MV_TILE_SIZE * MV_TILE_SIZE * 4 * painted->scale * painted->scale;
    }
  g_hash_table_insert (cache->tiles, &tile->key, tile);
  change_bytes (cache, tile->bytes);

  grid = find_grid (cache, key);
  if (grid == NULL)
    {
      MvTileGrid first = { .serial = key->serial, .zoom = key->zoom };

      g_array_append_val (cache->grids, first);
      grid = &g_array_index (cache->grids, MvTileGrid, cache->grids->len - 1);
    }
  grid->n_tiles++;
}

GArray *
mv_tile_cache_grids (MvTileCache *cache)
{
  return cache->grids;
}

gsize
mv_tile_cache_bytes (MvTileCache *cache)
{
  return cache->bytes;
}

static int
compare_ages (gconstpointer a, gconstpointer b)
{
  const MvTile *left = *(MvTile *const *) a, *right = *(MvTile *const *) b;

  return left->used < right->used ? -1 : left->used > right->used;
}

void
mv_tile_cache_trim (MvTileCache *cache, gsize limit, guint now)
{
  g_autoptr(GPtrArray) old = NULL;
  GHashTableIter iter;
  MvTile *tile;

  if (cache->bytes <= limit)
    return;
  old = g_ptr_array_new ();
  g_hash_table_iter_init (&iter, cache->tiles);
  while (g_hash_table_iter_next (&iter, NULL, (gpointer *) &tile))
    if (!tile->pinned && tile->used != now)
      g_ptr_array_add (old, tile);
  g_ptr_array_sort (old, compare_ages);
  for (guint i = 0; i < old->len && cache->bytes > limit; i++)
    {
      tile = old->pdata[i];
      account_removal (cache, tile);
      g_hash_table_remove (cache->tiles, &tile->key);
    }
}

void
mv_tile_cache_retain (MvTileCache *cache, guint64 serial)
{
  GHashTableIter iter;
  MvTile *tile;

  g_hash_table_iter_init (&iter, cache->tiles);
  while (g_hash_table_iter_next (&iter, NULL, (gpointer *) &tile))
    if (serial == 0 || tile->key.serial != serial)
      {
        account_removal (cache, tile);
        g_hash_table_iter_remove (&iter);
      }
}
