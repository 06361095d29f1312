#include "data/compiler/simplify.h"

#include <stdlib.h>

typedef struct
{
  MvGridPoint before, after;    /* in order, so that both ways through the vertex look alike */
  gboolean    parts;
} Passage;

struct _MvJunctions
{
  GHashTable *passages;         /* MvGridPoint -> Passage */
};

static gboolean
same (MvGridPoint a, MvGridPoint b)
{
  return a.x == b.x && a.y == b.y;
}

static gint32
on_grid (gint32 value, gint32 grid)
{
  return (gint32) (((gint64) value + grid / 2) / grid * grid);
}

/* Twice the area of the triangle: 0 when the three lie on one line. */
static gint64
turn (MvGridPoint a, MvGridPoint b, MvGridPoint c)
{
  return (gint64) (b.x - a.x) * (c.y - b.y) - (gint64) (b.y - a.y) * (c.x - b.x);
}

/* Appends POINT to a ring under construction; a step back to the point before the last cancels the last. */
static void
push (GArray *kept, MvGridPoint point, gboolean ring)
{
  const MvGridPoint *points = &g_array_index (kept, MvGridPoint, 0);

  if (kept->len > 0 && same (points[kept->len - 1], point))
    return;
  if (ring && kept->len > 1 && same (points[kept->len - 2], point))
    g_array_set_size (kept, kept->len - 1);
  else
    g_array_append_val (kept, point);
}

void
mv_simplify_snap (GArray *points, gint32 grid, gboolean ring)
{
  g_autoptr(GArray) kept = g_array_sized_new (FALSE, FALSE, sizeof (MvGridPoint), points->len);
  guint start = 0, end;

  for (guint i = 0; i < points->len; i++)
    {
      MvGridPoint point = g_array_index (points, MvGridPoint, i);

      push (kept, (MvGridPoint) { on_grid (point.x, grid), on_grid (point.y, grid) }, ring);
    }
  /* The same across the ring's seam. */
  for (end = kept->len; ring && end - start > 1;)
    {
      const MvGridPoint *p = &g_array_index (kept, MvGridPoint, 0);

      if (same (p[start], p[end - 1]))
        end--;
      else if (end - start > 2 && same (p[start + 1], p[end - 1]))
        start++;
      else if (end - start > 2 && same (p[start], p[end - 2]))
        end--;
      else
        break;
    }
  g_array_set_size (points, 0);
  g_array_append_vals (points, &g_array_index (kept, MvGridPoint, start), end - start);
}

static guint
point_hash (gconstpointer key)
{
  const MvGridPoint *point = key;

  return (guint) (((guint64) (guint32) point->x * 0x9E3779B97F4A7C15u ^ (guint64) (guint32) point->y * 0xC2B2AE3D27D4EB4Fu) >> 32);
}

static gboolean
point_equal (gconstpointer a, gconstpointer b)
{
  return same (*(const MvGridPoint *) a, *(const MvGridPoint *) b);
}

MvJunctions *
mv_junctions_new (void)
{
  MvJunctions *junctions = g_new (MvJunctions, 1);

  junctions->passages = g_hash_table_new_full (point_hash, point_equal, g_free, g_free);
  return junctions;
}

void
mv_junctions_free (MvJunctions *junctions)
{
  if (junctions == NULL)
    return;
  g_hash_table_unref (junctions->passages);
  g_free (junctions);
}

void
mv_junctions_add (MvJunctions *junctions, const GArray *ring)
{
  const MvGridPoint *points = &g_array_index (ring, MvGridPoint, 0);

  for (guint i = 0; i < ring->len; i++)
    {
      MvGridPoint a = points[(i + ring->len - 1) % ring->len], b = points[(i + 1) % ring->len];
      gboolean ordered = a.x < b.x || (a.x == b.x && a.y <= b.y);
      MvGridPoint before = ordered ? a : b, after = ordered ? b : a;
      Passage *passage = g_hash_table_lookup (junctions->passages, &points[i]);

      if (passage != NULL)
        {
          passage->parts = passage->parts || !same (passage->before, before) || !same (passage->after, after);
          continue;
        }
      passage = g_new (Passage, 1);
      *passage = (Passage) { before, after, FALSE };
      g_hash_table_insert (junctions->passages, g_memdup2 (&points[i], sizeof points[i]), passage);
    }
}

static gboolean
may_go (const MvJunctions *junctions, MvGridPoint before, MvGridPoint point, MvGridPoint after)
{
  const Passage *passage;

  if (turn (before, point, after) != 0)
    return FALSE;
  if (junctions == NULL)
    return (gint64) (point.x - before.x) * (after.x - point.x) + (gint64) (point.y - before.y) * (after.y - point.y) > 0;
  passage = g_hash_table_lookup (junctions->passages, &point);
  return passage != NULL && !passage->parts;
}

/* Turns a ring so that it begins with a point that stays: rings that share a run of points drop the same ones of it. */
static void
begin_with_a_corner (GArray *points, const MvJunctions *junctions)
{
  MvGridPoint *p = &g_array_index (points, MvGridPoint, 0);
  guint n = points->len, corner = 0;
  g_autofree MvGridPoint *turned = NULL;

  while (corner < n && may_go (junctions, p[(corner + n - 1) % n], p[corner], p[(corner + 1) % n]))
    corner++;
  if (corner == 0 || corner == n)
    return;
  turned = g_memdup2 (p, n * sizeof *p);
  for (guint i = 0; i < n; i++)
    p[i] = turned[(i + corner) % n];
}

void
mv_simplify_straight (GArray *points, const MvJunctions *junctions)
{
  MvGridPoint *p = &g_array_index (points, MvGridPoint, 0);
  guint n = points->len, kept = 1;

  if (n < 3)
    return;
  if (junctions != NULL)
    begin_with_a_corner (points, junctions);
  for (guint i = 1; i < n; i++)
    {
      gboolean is_end = i == n - 1 && junctions == NULL;

      if (is_end || !may_go (junctions, p[kept - 1], p[i], p[(i + 1) % n]))
        p[kept++] = p[i];
    }
  g_array_set_size (points, kept);
}
