/* Neighbours that share a border still share it after it was simplified, at any tolerance. Shapes here are synthetic. */
#include "data/compiler/simplify.h"

#define SIDE 4000

static void
add (GArray *ring, int x, int y)
{
  MvGridPoint point = { x, y };

  g_array_append_val (ring, point);
}

/* Two squares side by side with a ragged line between them; the right one starts in the middle of that line. */
static void
make_neighbours (GArray *left, GArray *right, guint32 seed)
{
  g_autoptr(GRand) random = g_rand_new_with_seed (seed);
  g_autoptr(GArray) between = g_array_new (FALSE, FALSE, sizeof (MvGridPoint));
  guint middle;

  for (int y = 0; y <= SIDE; y += 10)
    add (between, SIDE + g_rand_int_range (random, -30, 31), y);
  middle = between->len / 2;

  add (left, 0, 0);
  g_array_append_vals (left, between->data, between->len);
  add (left, 0, SIDE);
  for (guint i = middle + 1; i-- > 0;)
    g_array_append_val (right, g_array_index (between, MvGridPoint, i));
  add (right, 2 * SIDE, 0);
  add (right, 2 * SIDE, SIDE);
  for (guint i = between->len; i-- > middle + 1;)
    g_array_append_val (right, g_array_index (between, MvGridPoint, i));
}

static gboolean
has_edge (const GArray *ring, MvGridPoint a, MvGridPoint b)
{
  const MvGridPoint *p = &g_array_index (ring, MvGridPoint, 0);

  for (guint i = 0; i < ring->len; i++)
    {
      MvGridPoint next = p[(i + 1) % ring->len];

      if ((p[i].x == a.x && p[i].y == a.y && next.x == b.x && next.y == b.y)
          || (p[i].x == b.x && p[i].y == b.y && next.x == a.x && next.y == a.y))
        return TRUE;
    }
  return FALSE;
}

static void
test_neighbours (void)
{
  for (guint32 seed = 1; seed <= 20; seed++)
    for (int grid = 1; grid <= 64; grid *= 4)
      {
        g_autoptr(GArray) left = g_array_new (FALSE, FALSE, sizeof (MvGridPoint));
        g_autoptr(GArray) right = g_array_new (FALSE, FALSE, sizeof (MvGridPoint));
        MvJunctions *junctions = mv_junctions_new ();
        guint before, shared = 0;

        make_neighbours (left, right, seed);
        before = left->len;
        mv_simplify_snap (left, grid, TRUE);
        mv_simplify_snap (right, grid, TRUE);
        mv_junctions_add (junctions, left);
        mv_junctions_add (junctions, right);
        mv_simplify_ring (left, junctions, 1.5 * grid);
        mv_simplify_ring (right, junctions, 1.5 * grid);
        mv_junctions_free (junctions);

        for (guint i = 0; i < left->len; i++)
          {
            MvGridPoint a = g_array_index (left, MvGridPoint, i), b = g_array_index (left, MvGridPoint, (i + 1) % left->len);

            if (a.x < SIDE / 2 || b.x < SIDE / 2)
              continue;
            g_assert_true (has_edge (right, a, b));
            shared++;
          }
        g_assert_cmpuint (shared, >, 0);
        if (grid == 64)
          g_assert_cmpuint (left->len, <, before / 4);
      }
}

static void
test_keeps_ends (void)
{
  g_autoptr(GArray) line = g_array_new (FALSE, FALSE, sizeof (MvGridPoint));

  for (int x = 0; x <= 100; x += 10)
    add (line, x, x == 50 ? 40 : x % 20 == 0 ? 1 : 0);
  mv_simplify_line (line, 2.0);
  g_assert_cmpuint (line->len, ==, 5);
  g_assert_cmpint (g_array_index (line, MvGridPoint, 0).x, ==, 0);
  g_assert_cmpint (g_array_index (line, MvGridPoint, 2).y, ==, 40);
  g_assert_cmpint (g_array_index (line, MvGridPoint, 4).x, ==, 100);
}

static void
test_drops_spikes (void)
{
  g_autoptr(GArray) ring = g_array_new (FALSE, FALSE, sizeof (MvGridPoint));
  const int points[][2] = { { 0, 0 }, { 100, 0 }, { 300, 3 }, { 100, 0 }, { 100, 100 }, { 0, 100 } };

  for (guint i = 0; i < G_N_ELEMENTS (points); i++)
    add (ring, points[i][0], points[i][1]);
  mv_simplify_snap (ring, 10, TRUE);
  g_assert_cmpuint (ring->len, ==, 4);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/simplify/neighbours", test_neighbours);
  g_test_add_func ("/simplify/keeps-ends", test_keeps_ends);
  g_test_add_func ("/simplify/drops-spikes", test_drops_spikes);
  return g_test_run ();
}
