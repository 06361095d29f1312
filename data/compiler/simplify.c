#include "data/compiler/simplify.h"

#include <math.h>

typedef struct
{
  MvGridPoint low, high;        /* in order, so that both ways through the vertex look alike */
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
      MvGridPoint low = ordered ? a : b, high = ordered ? b : a;
      Passage *passage = g_hash_table_lookup (junctions->passages, &points[i]);

      if (passage != NULL)
        {
          passage->parts = passage->parts || !same (passage->low, low) || !same (passage->high, high);
          continue;
        }
      passage = g_new (Passage, 1);
      *passage = (Passage) { low, high, FALSE };
      g_hash_table_insert (junctions->passages, g_memdup2 (&points[i], sizeof points[i]), passage);
    }
}

static double
distance_to_segment (MvGridPoint a, MvGridPoint b, MvGridPoint p)
{
  double dx = (double) b.x - a.x, dy = (double) b.y - a.y, px = (double) p.x - a.x, py = (double) p.y - a.y;
  double length = dx * dx + dy * dy;
  double t = length > 0.0 ? CLAMP ((px * dx + py * dy) / length, 0.0, 1.0) : 0.0;

  return hypot (px - t * dx, py - t * dy);
}

/* Marks in KEEP what the chain FIRST..LAST (LAST included) needs to stay within TOLERANCE: Douglas and Peucker 1973,
 * doi:10.3138/FM57-6770-U75U-7727. */
static void
mark_chain (const MvGridPoint *points, guint first, guint last, double tolerance, gboolean *keep)
{
  double farthest = 0.0;
  guint at = first;

  for (guint i = first + 1; i < last; i++)
    {
      double distance = distance_to_segment (points[first], points[last], points[i]);

      if (distance > farthest)
        {
          farthest = distance;
          at = i;
        }
    }
  if (farthest <= tolerance)
    return;
  keep[at] = TRUE;
  mark_chain (points, first, at, tolerance, keep);
  mark_chain (points, at, last, tolerance, keep);
}

static gboolean
before (MvGridPoint a, MvGridPoint b)
{
  return a.x < b.x || (a.x == b.x && a.y < b.y);
}

/* A chain is walked in one and the same direction whichever ring it belongs to, so that all rings keep the same of it. */
static gboolean
runs_backwards (const MvGridPoint *points, guint first, guint last)
{
  while (first < last && same (points[first], points[last]))
    {
      first++;
      last--;
    }
  return first < last && before (points[last], points[first]);
}

static void
simplify_chain (const MvGridPoint *points, guint first, guint last, double tolerance, GArray *kept)
{
  guint n = last - first + 1;
  g_autofree MvGridPoint *chain = g_memdup2 (points + first, n * sizeof *chain);
  g_autofree gboolean *keep = g_new0 (gboolean, n);
  gboolean backwards = runs_backwards (points, first, last);

  for (guint i = 0; backwards && i < n; i++)
    chain[i] = points[last - i];
  keep[0] = TRUE;
  mark_chain (chain, 0, n - 1, tolerance, keep);
  /* The last point is the first of the next chain. */
  for (guint i = 0; i + 1 < n; i++)
    if (i == 0 || keep[backwards ? n - 1 - i : i])
      g_array_append_val (kept, points[first + i]);
}

static gboolean
is_junction (const MvJunctions *junctions, MvGridPoint point)
{
  const Passage *passage = g_hash_table_lookup (junctions->passages, &point);

  return passage == NULL || passage->parts;
}

/* Where a ring is cut open: at a junction, or, when it has none, at its first point in the order of coordinates. */
static guint
opening (const MvGridPoint *points, guint n, const MvJunctions *junctions)
{
  guint first = 0;

  for (guint i = 0; i < n; i++)
    {
      if (is_junction (junctions, points[i]))
        return i;
      if (before (points[i], points[first]))
        first = i;
    }
  return first;
}

void
mv_simplify_line (GArray *points, double tolerance)
{
  g_autoptr(GArray) kept = NULL;
  const MvGridPoint *p = &g_array_index (points, MvGridPoint, 0);

  if (points->len < 3)
    return;
  kept = g_array_new (FALSE, FALSE, sizeof (MvGridPoint));
  simplify_chain (p, 0, points->len - 1, tolerance, kept);
  g_array_append_val (kept, p[points->len - 1]);
  g_array_set_size (points, 0);
  g_array_append_vals (points, kept->data, kept->len);
}

void
mv_simplify_ring (GArray *points, const MvJunctions *junctions, double tolerance)
{
  const MvGridPoint *p = &g_array_index (points, MvGridPoint, 0);
  guint n = points->len, start, from = 0;
  g_autofree MvGridPoint *ring = NULL;
  g_autoptr(GArray) kept = NULL;

  if (n < 4)
    return;
  start = opening (p, n, junctions);
  ring = g_new (MvGridPoint, n + 1);
  for (guint i = 0; i <= n; i++)
    ring[i] = p[(start + i) % n];

  kept = g_array_new (FALSE, FALSE, sizeof (MvGridPoint));
  for (guint i = 1; i <= n; i++)
    if (i == n || is_junction (junctions, ring[i]))
      {
        simplify_chain (ring, from, i, tolerance, kept);
        from = i;
      }
  /* A sliver narrower than the tolerance stays as it is. */
  if (kept->len < 3)
    return;
  g_array_set_size (points, 0);
  g_array_append_vals (points, kept->data, kept->len);
}
