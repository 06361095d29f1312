#include "app/geo/shape.h"

#include <string.h>

struct _MvShapeBuilder
{
  const char  *layer;
  MvShapeKind  kind;
  GArray      *shapes, *parts, *points;
};

MvShapeBuilder *
mv_shape_builder_new (const char *layer, MvShapeKind kind)
{
  MvShapeBuilder *builder = g_new (MvShapeBuilder, 1);

  builder->layer = layer;
  builder->kind = kind;
  builder->shapes = g_array_new (FALSE, FALSE, sizeof (MvShape));
  builder->parts = g_array_new (FALSE, FALSE, sizeof (MvPart));
  builder->points = g_array_new (FALSE, FALSE, 2 * sizeof (gint32));
  return builder;
}

void
mv_shape_builder_add (MvShapeBuilder *builder, const MvShape *shape)
{
  MvShape copy = *shape;

  copy.first_part = builder->parts->len;
  copy.n_parts = 0;
  g_array_append_val (builder->shapes, copy);
}

void
mv_shape_builder_part (MvShapeBuilder *builder, const gint32 *points, guint n)
{
  MvPart part = { builder->points->len, n };

  g_return_if_fail (builder->shapes->len > 0);

  g_array_append_val (builder->parts, part);
  g_array_append_vals (builder->points, points, n);
  g_array_index (builder->shapes, MvShape, builder->shapes->len - 1).n_parts++;
}

static void
make_runs (MvShapeSet *set)
{
  guint32 n = (set->n_points + MV_SHAPE_RUN - 1) / MV_SHAPE_RUN;

  set->runs = g_malloc_n (MAX (n, 1), sizeof *set->runs);
  for (guint32 run = 0; run < n; run++)
    {
      guint32 last = MIN ((run + 1) * MV_SHAPE_RUN, set->n_points - 1);

      set->runs[run].min_x = set->runs[run].min_y = G_MAXINT32;
      set->runs[run].max_x = set->runs[run].max_y = G_MININT32;
      for (guint32 i = run * MV_SHAPE_RUN; i <= last; i++)
        {
          gint32 x = set->points[2 * (gsize) i], y = set->points[2 * (gsize) i + 1];

          set->runs[run].min_x = MIN (set->runs[run].min_x, x);
          set->runs[run].min_y = MIN (set->runs[run].min_y, y);
          set->runs[run].max_x = MAX (set->runs[run].max_x, x);
          set->runs[run].max_y = MAX (set->runs[run].max_y, y);
        }
    }
}

MvShapeSet *
mv_shape_builder_end (MvShapeBuilder *builder)
{
  MvShapeSet *set = g_new0 (MvShapeSet, 1);

  set->layer = builder->layer;
  set->kind = builder->kind;
  set->n_shapes = builder->shapes->len;
  set->n_parts = builder->parts->len;
  set->n_points = builder->points->len;
  set->shapes = (MvShape *) g_array_free (builder->shapes, FALSE);
  set->parts = (MvPart *) g_array_free (builder->parts, FALSE);
  set->points = (gint32 *) g_array_free (builder->points, FALSE);
  make_runs (set);
  set->bytes = set->n_shapes * sizeof (MvShape) + set->n_parts * sizeof (MvPart) + set->n_points * 2 * sizeof (gint32)
               + set->n_points / MV_SHAPE_RUN * sizeof *set->runs;
  g_free (builder);
  return set;
}

/* Borders ----------------------------------------------------------------------------------------------------------------- */

typedef struct { gint32 ax, ay, bx, by; } Edge;         /* the lower point first */

/* An open-addressed table of edges, with the shape that had each first. */
typedef struct { Edge *edges; guint32 *shapes; guint8 *used; guint mask; } EdgeTable;

static Edge
edge_between (const gint32 *a, const gint32 *b)
{
  gboolean ordered = a[0] < b[0] || (a[0] == b[0] && a[1] <= b[1]);
  const gint32 *low = ordered ? a : b, *high = ordered ? b : a;

  return (Edge) { low[0], low[1], high[0], high[1] };
}

static guint
edge_hash (const Edge *edge)
{
  guint64 h = ((guint64) (guint32) edge->ax * 0x9E3779B97F4A7C15u) ^ ((guint64) (guint32) edge->ay * 0xC2B2AE3D27D4EB4Fu)
              ^ ((guint64) (guint32) edge->bx * 0x165667B19E3779F9u) ^ ((guint64) (guint32) edge->by * 0x27D4EB2F165667C5u);

  return (guint) ((h ^ (h >> 29)) * 0xBF58476D1CE4E5B9u >> 32);
}

#define NEW_EDGE G_MAXUINT32

/* The shape that had EDGE before; NEW_EDGE, and SHAPE is noted, when there was none. */
static guint32
edge_meet (EdgeTable *table, Edge edge, guint32 shape)
{
  guint at = edge_hash (&edge) & table->mask;

  while (table->used[at])
    {
      if (memcmp (&table->edges[at], &edge, sizeof edge) == 0)
        return table->shapes[at];
      at = (at + 1) & table->mask;
    }
  table->used[at] = 1;
  table->edges[at] = edge;
  table->shapes[at] = shape;
  return NEW_EDGE;
}

typedef struct
{
  const MvShapeSet *set;
  MvShapeBuilder   *builder;
  GArray           *chain;      /* points of the border under way */
  guint32           here, there;        /* the shapes on both sides */
} Border;

static const char *
pair_key (const char *a, const char *b)
{
  g_autofree char *key = NULL;

  if (a == NULL || b == NULL)
    return NULL;
  key = strcmp (a, b) < 0 ? g_strconcat (a, "/", b, NULL) : g_strconcat (b, "/", a, NULL);
  return g_intern_string (key);
}

static void
end_chain (Border *border)
{
  const gint32 *points = (const gint32 *) border->chain->data;
  guint n = border->chain->len;

  if (n > 1)
    {
      const MvShape *here = &border->set->shapes[border->here], *there = &border->set->shapes[border->there];
      MvShape shape = { .key = pair_key (here->key, there->key), .min_zoom = MAX (here->min_zoom, there->min_zoom), .box = { 1, 1, 0, 0 } };

      for (guint i = 0; i < n; i++)
        {
          double x = points[2 * i] * MV_SHAPE_UNIT, y = points[2 * i + 1] * MV_SHAPE_UNIT;

          shape.box = (MvBox) { MIN (shape.box.min_x, x), MIN (shape.box.min_y, y), MAX (shape.box.max_x, x), MAX (shape.box.max_y, y) };
        }
      mv_shape_builder_add (border->builder, &shape);
      mv_shape_builder_part (border->builder, points, n);
    }
  g_array_set_size (border->chain, 0);
}

static void
walk_ring (const MvPart *part, guint32 shape, EdgeTable *table, Border *border)
{
  const gint32 *points = border->set->points + 2 * (gsize) part->first_point;

  border->here = shape;
  for (guint32 i = 0; i < part->n_points; i++)
    {
      const gint32 *a = points + 2 * (gsize) i, *b = points + 2 * (gsize) ((i + 1) % part->n_points);
      guint32 other = edge_meet (table, edge_between (a, b), shape);

      if (border->chain->len > 0 && other != border->there)
        end_chain (border);
      if (other == NEW_EDGE)
        continue;
      border->there = other;
      if (border->chain->len == 0)
        g_array_append_vals (border->chain, a, 1);
      g_array_append_vals (border->chain, b, 1);
    }
  end_chain (border);
}

MvShapeSet *
mv_shape_set_borders (const MvShapeSet *set)
{
  Border border = { set, mv_shape_builder_new (set->layer, MV_SHAPE_LINES), g_array_new (FALSE, FALSE, 2 * sizeof (gint32)) };
  EdgeTable table = { NULL };
  guint size = 64;

  g_return_val_if_fail (set->kind == MV_SHAPE_AREAS || set->n_shapes == 0, mv_shape_builder_end (border.builder));

  while (size < 2 * set->n_points)
    size *= 2;
  table = (EdgeTable) { g_new (Edge, size), g_new (guint32, size), g_new0 (guint8, size), size - 1 };
  for (guint32 i = 0; i < set->n_shapes; i++)
    for (guint32 p = 0; p < set->shapes[i].n_parts; p++)
      walk_ring (&set->parts[set->shapes[i].first_part + p], i, &table, &border);
  g_array_unref (border.chain);
  g_free (table.edges);
  g_free (table.shapes);
  g_free (table.used);
  return mv_shape_builder_end (border.builder);
}
