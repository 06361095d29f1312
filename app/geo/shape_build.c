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

/* An open-addressed set. TRUE when EDGE was there before. */
static gboolean
edge_meet (Edge *table, guint8 *used, guint mask, Edge edge)
{
  guint at = edge_hash (&edge) & mask;

  while (used[at])
    {
      if (memcmp (&table[at], &edge, sizeof edge) == 0)
        return TRUE;
      at = (at + 1) & mask;
    }
  used[at] = 1;
  table[at] = edge;
  return FALSE;
}

typedef struct { MvShapeBuilder *builder; GArray *chain; MvBox box; } Border;

static void
end_chain (Border *border)
{
  if (border->chain->len > 1)
    mv_shape_builder_part (border->builder, (const gint32 *) border->chain->data, border->chain->len);
  g_array_set_size (border->chain, 0);
}

static void
walk_ring (const gint32 *points, guint32 n, Edge *table, guint8 *used, guint mask, Border *border)
{
  for (guint32 i = 0; i < n; i++)
    {
      const gint32 *a = points + 2 * (gsize) i, *b = points + 2 * (gsize) ((i + 1) % n);

      if (!edge_meet (table, used, mask, edge_between (a, b)))
        {
          end_chain (border);
          continue;
        }
      if (border->chain->len == 0)
        g_array_append_vals (border->chain, a, 1);
      g_array_append_vals (border->chain, b, 1);
    }
  end_chain (border);
}

MvShapeSet *
mv_shape_set_borders (const MvShapeSet *set)
{
  Border border = { mv_shape_builder_new (set->layer, MV_SHAPE_LINES), g_array_new (FALSE, FALSE, 2 * sizeof (gint32)) };
  MvShape shape = { .box = { 0, 0, 1, 1 } };
  guint size = 64;
  g_autofree Edge *table = NULL;
  g_autofree guint8 *used = NULL;

  while (size < 2 * set->n_points)
    size *= 2;
  table = g_new (Edge, size);
  used = g_new0 (guint8, size);
  mv_shape_builder_add (border.builder, &shape);
  for (guint32 i = 0; i < set->n_parts; i++)
    walk_ring (set->points + 2 * (gsize) set->parts[i].first_point, set->parts[i].n_points, table, used, size - 1, &border);
  g_array_unref (border.chain);
  return mv_shape_builder_end (border.builder);
}
