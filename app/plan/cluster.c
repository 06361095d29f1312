#include "app/plan/cluster.h"

#include <string.h>

static void
node_free (MvClusterNode *node)
{
  g_free (node->members);
  g_free (node);
}

typedef struct { int x, y; } Cell;

#define N_BUCKETS 2048u         /* a power of two, some times the seeds of a level */

static guint
cell_bucket (Cell cell)
{
  return ((guint) cell.x * 73856093u ^ (guint) cell.y * 19349663u) & (N_BUCKETS - 1);
}

typedef struct
{
  const MvClusterPoint *points;
  const guint *order;           /* points by weight, heaviest first */
  guint        n;
  double       reach;           /* world units */
  int          heads[N_BUCKETS];        /* the last seed of each bucket, -1 = none */
  Cell        *keys;            /* one a seed */
  int         *next;            /* the seed before in the same bucket, -1 = none */
  guint       *seeds;           /* the point that gathers */
  guint        n_seeds;
  guint       *group;           /* of each point: its seed's index */
} Level;

/* The nearest seed within reach of POINT, or -1. Cells are as wide as the reach, so nine of them suffice. */
static int
nearest_seed (const Level *level, MvPoint at)
{
  double best = level->reach * level->reach;
  int found = -1;

  for (int dx = -1; dx <= 1; dx++)
    for (int dy = -1; dy <= 1; dy++)
      {
        Cell cell = { (int) floor (at.x / level->reach) + dx, (int) floor (at.y / level->reach) + dy };

        for (int seed = level->heads[cell_bucket (cell)]; seed >= 0; seed = level->next[seed])
          {
            MvPoint other = level->points[level->seeds[seed]].at;
            double distance = (at.x - other.x) * (at.x - other.x) + (at.y - other.y) * (at.y - other.y);

            if (distance < best && level->keys[seed].x == cell.x && level->keys[seed].y == cell.y)
              {
                best = distance;
                found = seed;
              }
          }
      }
  return found;
}

static void
gather (Level *level)
{
  memset (level->heads, 0xff, sizeof level->heads);
  level->n_seeds = 0;
  for (guint i = 0; i < level->n; i++)
    {
      guint point = level->order[i];
      MvPoint at = level->points[point].at;
      int seed = nearest_seed (level, at);

      if (seed < 0)
        {
          Cell cell = { (int) floor (at.x / level->reach), (int) floor (at.y / level->reach) };
          guint bucket = cell_bucket (cell);

          seed = level->n_seeds++;
          level->keys[seed] = cell;
          level->seeds[seed] = point;
          level->next[seed] = level->heads[bucket];
          level->heads[bucket] = seed;
        }
      level->group[point] = seed;
    }
}

static MvPoint
middle (const MvClusterPoint *points, const guint *members, guint n)
{
  MvPoint sum = { 0, 0 };

  for (guint i = 0; i < n; i++)
    {
      sum.x += points[members[i]].at.x;
      sum.y += points[members[i]].at.y;
    }
  return (MvPoint) { sum.x / n, sum.y / n };
}

/* The nodes of one zoom. A node with the same members as one of the zoom before lives on instead of being made again. */
static void
add_level (GPtrArray *nodes, Level *level, MvClusterNode **alive, int zoom)
{
  g_autofree guint *counts = g_new0 (guint, level->n_seeds);
  g_autofree MvClusterNode **fresh = g_new0 (MvClusterNode *, level->n_seeds);

  for (guint i = 0; i < level->n; i++)
    counts[level->group[i]]++;
  for (guint i = 0; i < level->n; i++)
    {
      guint seed = level->group[i];

      if (fresh[seed] == NULL)
        {
          fresh[seed] = g_new0 (MvClusterNode, 1);
          fresh[seed]->members = g_new (guint, counts[seed]);
          fresh[seed]->min_zoom = zoom == MV_CLUSTER_MIN_ZOOM ? 0 : zoom;
          fresh[seed]->max_zoom = G_MAXFLOAT;
        }
      fresh[seed]->members[fresh[seed]->n_members++] = i;
    }
  for (guint seed = 0; seed < level->n_seeds; seed++)
    {
      MvClusterNode *node = fresh[seed], *before = alive[node->members[0]];

      if (before != NULL && before->n_members == node->n_members && memcmp (before->members, node->members, node->n_members * sizeof (guint)) == 0)
        {
          node_free (node);
          continue;
        }
      node->at = middle (level->points, node->members, node->n_members);
      for (guint i = 0; i < node->n_members; i++)
        {
          before = alive[node->members[i]];
          if (before != NULL && before->max_zoom == G_MAXFLOAT)
            before->max_zoom = zoom;
          alive[node->members[i]] = node;
        }
      g_ptr_array_add (nodes, node);
    }
}

static int
heavier (gconstpointer a, gconstpointer b, gpointer data)
{
  const MvClusterPoint *points = data;
  guint first = *(const guint *) a, second = *(const guint *) b;

  if (points[first].weight != points[second].weight)
    return points[first].weight < points[second].weight ? 1 : -1;
  return first < second ? -1 : 1;
}

GPtrArray *
mv_cluster_points (const MvClusterPoint *points, guint n)
{
  GPtrArray *nodes = g_ptr_array_new_with_free_func ((GDestroyNotify) node_free);
  g_autofree guint *order = g_new (guint, n), *seeds = g_new (guint, n), *group = g_new (guint, n);
  g_autofree int *next = g_new (int, n);
  g_autofree Cell *keys = g_new (Cell, n);
  g_autofree MvClusterNode **alive = g_new0 (MvClusterNode *, n);
  Level level = { .points = points, .order = order, .n = n, .keys = keys, .next = next, .seeds = seeds, .group = group };

  for (guint i = 0; i < n; i++)
    order[i] = i;
  g_qsort_with_data (order, n, sizeof (guint), heavier, (gpointer) points);
  for (int zoom = MV_CLUSTER_MIN_ZOOM; n > 0 && zoom <= MV_CLUSTER_MAX_ZOOM; zoom++)
    {
      level.reach = (zoom < 9 ? MV_CLUSTER_NEAR : MV_CLUSTER_SAME) / (256.0 * (1 << zoom));
      gather (&level);
      add_level (nodes, &level, alive, zoom);
    }
  return nodes;
}
