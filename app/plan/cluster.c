#include "app/plan/cluster.h"

#include <stdlib.h>
#include <string.h>

static void
node_free (MvClusterNode *node)
{
  g_free (node->members);
  g_free (node);
}

#define ROOM_TURNS 60           /* sweeps in which clusters push each other apart */
#define FARTHEST 16.0           /* px beyond its own radius that a cluster may be pushed from its middle */

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
  MvPoint     *middles;         /* of each seed that stands: where its disc is drawn, world units */
  gboolean     parted;          /* points of two groups stay apart */
} Level;

static gboolean
keeps_apart (const Level *level, const char *one, const char *other)
{
  return level->parted && one != other;
}

/* The nearest seed within reach of AT that a point of GROUP may join, or -1. Cells are as wide as the reach, so nine of them suffice. */
static int
nearest_seed (const Level *level, MvPoint at, const char *group)
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

            if (distance < best && !keeps_apart (level, level->points[level->seeds[seed]].group, group) && level->keys[seed].x == cell.x && level->keys[seed].y == cell.y)
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
      int seed = nearest_seed (level, at, level->points[point].group);

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

/* A group while groups that would touch are joined. */
typedef struct
{
  double x, y;                  /* the middle, px at the level's zoom */
  double home_x, home_y;        /* the same before it made room */
  double radius;
  guint  n, seed;
  const char *group;
  int    into;                  /* index of the group it joined, -1 = stands */
} Disc;

double
mv_cluster_radius (guint n)
{
  return MIN (22, 8.5 + 1.6 * log2 (n));
}

static int
western (gconstpointer a, gconstpointer b)
{
  const Disc *first = a, *second = b;

  if (first->x != second->x)
    return first->x < second->x ? -1 : 1;
  return first->seed < second->seed ? -1 : 1;
}

static void
join (Disc *disc, Disc *other, int index)
{
  guint n = disc->n + other->n;

  disc->x = disc->home_x = (disc->home_x * disc->n + other->home_x * other->n) / n;
  disc->y = disc->home_y = (disc->home_y * disc->n + other->home_y * other->n) / n;
  disc->n = n;
  disc->radius = mv_cluster_radius (n);
  other->into = index;
}

/* By how many px two discs come too near; lone symbols may touch each other. */
static double
overlap (const Disc *one, const Disc *other)
{
  if (one->n == 1 && other->n == 1)
    return 0;
  return one->radius + other->radius + MV_CLUSTER_GAP - hypot (one->x - other->x, one->y - other->y);
}

/* One sweep from west to east. TRUE if any two were joined, which may make others touch. ALL: those of two groups, too. */
static gboolean
join_touching (const Level *level, Disc *discs, guint n, gboolean all)
{
  double widest = 2 * mv_cluster_radius (G_MAXUINT) + MV_CLUSTER_GAP;
  gboolean joined = FALSE;

  for (guint i = 0; i < n; i++)
    for (guint j = i + 1; discs[i].into < 0 && j < n && discs[j].x - discs[i].x < widest; j++)
      {
        if (discs[j].into >= 0 || overlap (&discs[i], &discs[j]) <= 0 || (!all && keeps_apart (level, discs[i].group, discs[j].group)))
          continue;
        if (discs[j].n > discs[i].n)
          join (&discs[j], &discs[i], j);
        else
          join (&discs[i], &discs[j], i);
        joined = TRUE;
      }
  return joined;
}

/* Drops the discs that joined others and notes where they went. */
static guint
sweep_out (Disc *discs, guint n, guint *root, Disc *standing)
{
  guint left = 0;

  for (guint i = 0; i < n; i++)
    if (discs[i].into >= 0)
      root[discs[i].seed] = discs[discs[i].into].seed;
    else
      standing[left++] = discs[i];
  memcpy (discs, standing, left * sizeof (Disc));
  return left;
}

static void
move (Disc *disc, double dx, double dy)
{
  disc->x += dx;
  disc->y += dy;
}

/* Clusters push each other apart; a lone symbol shows a place and stays. TRUE when none touch in the end. */
static gboolean
make_room (Disc *discs, guint n)
{
  double widest = 2 * mv_cluster_radius (G_MAXUINT) + MV_CLUSTER_GAP;
  gboolean touching = TRUE;

  for (int turn = 0; touching && turn < ROOM_TURNS; turn++)
    {
      qsort (discs, n, sizeof (Disc), western);
      touching = FALSE;
      for (guint i = 0; i < n; i++)
        for (guint j = i + 1; j < n && discs[j].x - discs[i].x < widest; j++)
          {
            double lap = overlap (&discs[i], &discs[j]), dx = discs[j].x - discs[i].x, dy = discs[j].y - discs[i].y, length = hypot (dx, dy);
            double share = discs[i].n == 1 ? 1 : discs[j].n == 1 ? 0 : 0.5;

            if (lap <= 0)
              continue;
            if (length < 0.01)
              {
                dx = length = 1;
                dy = 0;
              }
            lap += 0.05;
            move (&discs[j], dx / length * lap * share, dy / length * lap * share);
            move (&discs[i], -dx / length * lap * (1 - share), -dy / length * lap * (1 - share));
            touching = TRUE;
          }
    }
  return !touching;
}

/* By how many px a cluster was pushed farther from its middle than a map may show it: then it joins a neighbour after all. */
static double
straying (const Disc *disc)
{
  return hypot (disc->x - disc->home_x, disc->y - disc->home_y) - disc->radius - FARTHEST;
}

static void
go_home (Disc *disc)
{
  disc->x = disc->home_x;
  disc->y = disc->home_y;
}

static guint
join_all (const Level *level, Disc *discs, guint n, gboolean all, guint *root, Disc *standing)
{
  qsort (discs, n, sizeof (Disc), western);
  while (join_touching (level, discs, n, all))
    {
      n = sweep_out (discs, n, root, standing);
      qsort (discs, n, sizeof (Disc), western);
    }
  return n;
}

/* Joins the disc that found no room with the one that covers it most. FALSE when nothing does. */
static gboolean
join_nearest (Disc *discs, guint n, guint stray)
{
  guint nearest = stray;
  double most = 0;

  for (guint i = 0; i < n; i++)
    if (i != stray && overlap (&discs[i], &discs[stray]) > most)
      {
        most = overlap (&discs[i], &discs[stray]);
        nearest = i;
      }
  if (nearest == stray)
    return FALSE;
  join (&discs[nearest], &discs[stray], nearest);
  return TRUE;
}

/* Joins the discs of one group that touch, then parts those of two as far as there is room. */
static guint
settle (const Level *level, Disc *discs, guint n, guint *root, Disc *standing)
{
  for (;;)
    {
      guint worst = 0;
      gboolean apart;

      n = join_all (level, discs, n, !level->parted, root, standing);
      if (!level->parted)
        return n;
      apart = make_room (discs, n);
      for (guint i = 1; i < n; i++)
        if (straying (&discs[i]) > straying (&discs[worst]))
          worst = i;
      if (apart && straying (&discs[worst]) <= 0)
        return n;
      for (guint i = 0; i < n; i++)
        go_home (&discs[i]);
      if (!join_nearest (discs, n, worst))
        return join_all (level, discs, n, TRUE, root, standing);
      n = sweep_out (discs, n, root, standing);
    }
}

/* Joins the groups of LEVEL whose discs would touch; the level's seeds and groups become fewer. */
static void
part (Level *level, int zoom)
{
  g_autofree Disc *discs = g_new0 (Disc, level->n_seeds), *standing = g_new (Disc, level->n_seeds);
  g_autofree guint *root = g_new (guint, level->n_seeds);
  double scale = 256.0 * (1 << zoom);
  guint n = level->n_seeds;

  for (guint i = 0; i < n; i++)
    {
      discs[i] = (Disc) { .seed = i, .into = -1, .group = level->points[level->seeds[i]].group };
      root[i] = i;
    }
  for (guint i = 0; i < level->n; i++)
    {
      Disc *disc = &discs[level->group[i]];

      disc->home_x += level->points[i].at.x * scale;
      disc->home_y += level->points[i].at.y * scale;
      disc->radius = disc->n++ == 0 ? level->points[i].radius : 0;
    }
  for (guint i = 0; i < n; i++)
    {
      discs[i].home_x /= discs[i].n;
      discs[i].home_y /= discs[i].n;
      go_home (&discs[i]);
      if (discs[i].n > 1)
        discs[i].radius = mv_cluster_radius (discs[i].n);
    }
  n = settle (level, discs, n, root, standing);
  for (guint i = 0; i < n; i++)
    level->middles[discs[i].seed] = (MvPoint) { discs[i].x / scale, discs[i].y / scale };
  for (guint i = 0; i < level->n; i++)
    while (root[level->group[i]] != level->group[i])
      level->group[i] = root[level->group[i]];
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

static gboolean
near (MvPoint one, MvPoint other)
{
  return fabs (one.x - other.x) < 1e-7 && fabs (one.y - other.y) < 1e-7;        /* 0.1 px at zoom 12 */
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
      MvClusterNode *node = fresh[seed], *before;

      if (node == NULL)         /* joined another */
        continue;
      node->at = zoom < MV_CLUSTER_SPREAD && node->n_members > 1 ? level->middles[seed] : middle (level->points, node->members, node->n_members);
      before = alive[node->members[0]];
      if (before != NULL && near (before->at, node->at) && before->n_members == node->n_members && memcmp (before->members, node->members, node->n_members * sizeof (guint)) == 0)
        {
          node_free (node);
          continue;
        }
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
  g_autofree MvPoint *middles = g_new0 (MvPoint, n);
  g_autofree MvClusterNode **alive = g_new0 (MvClusterNode *, n);
  Level level = { .points = points, .order = order, .n = n, .keys = keys, .next = next, .seeds = seeds, .group = group, .middles = middles };

  for (guint i = 0; i < n; i++)
    order[i] = i;
  g_qsort_with_data (order, n, sizeof (guint), heavier, (gpointer) points);
  for (int zoom = MV_CLUSTER_MIN_ZOOM; n > 0 && zoom <= MV_CLUSTER_MAX_ZOOM; zoom++)
    {
      level.reach = (zoom < MV_CLUSTER_SPREAD ? MV_CLUSTER_NEAR : MV_CLUSTER_SAME) / (256.0 * (1 << zoom));
      level.parted = zoom >= MV_CLUSTER_PARTED;
      gather (&level);
      if (zoom < MV_CLUSTER_SPREAD)
        part (&level, zoom);
      add_level (nodes, &level, alive, zoom);
    }
  return nodes;
}
