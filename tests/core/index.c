/* The grid of boxes and the placement of labels. Synthetic boxes. */
#include "app/geo/placement.h"

static gboolean
touch (MvBox a, MvBox b)
{
  return a.min_x < b.max_x && b.min_x < a.max_x && a.min_y < b.max_y && b.min_y < a.max_y;
}

static MvBox
random_box (GRand *rand, double side)
{
  double x = g_rand_double_range (rand, -5000, 5000), y = g_rand_double_range (rand, -5000, 5000);

  return (MvBox) { x, y, x + g_rand_double_range (rand, 0, side), y + g_rand_double_range (rand, 0, side) };
}

/* The index says what looking at every box says, with boxes smaller and far larger than a cell. */
static void
test_as_brute_force (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (7);
  g_autoptr (MvIndex) index = mv_index_new (50);
  MvBox boxes[400];

  for (guint i = 0; i < G_N_ELEMENTS (boxes); i++)
    {
      boxes[i] = random_box (rand, i % 40 == 0 ? 8000 : 120);
      mv_index_add (index, boxes[i], i);
    }
  for (guint n = 0; n < 200; n++)
    {
      MvBox asked = random_box (rand, n % 10 == 0 ? 9000 : 300);
      g_autoptr (GArray) ids = mv_index_query (index, asked);
      guint next = 0;

      for (guint i = 0; i < G_N_ELEMENTS (boxes); i++)
        if (touch (boxes[i], asked))
          {
            g_assert_cmpuint (next, <, ids->len);
            g_assert_cmpuint (g_array_index (ids, guint, next++), ==, i);
          }
      g_assert_cmpuint (next, ==, ids->len);
      g_assert_cmpint (mv_index_touches (index, asked), ==, ids->len > 0);
    }
}

static void
test_no_overlap (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (3);
  g_autoptr (MvPlacement) placement = mv_placement_new ();
  MvBox placed[300];
  guint n = 0;

  for (guint i = 0; i < G_N_ELEMENTS (placed); i++)
    {
      MvPoint at = { g_rand_double_range (rand, 0, 1500), g_rand_double_range (rand, 0, 900) }, offset;

      if (!mv_placement_beside (placement, at, 3, 70, 14, 0, &offset))
        continue;
      placed[n++] = (MvBox) { at.x + offset.x, at.y + offset.y, at.x + offset.x + 70, at.y + offset.y + 14 };
    }
  g_assert_cmpuint (n, >, 100);
  for (guint i = 0; i < n; i++)
    for (guint j = i + 1; j < n; j++)
      g_assert_false (touch (placed[i], placed[j]));
}

static void
test_order_of_places (void)
{
  g_autoptr (MvPlacement) placement = mv_placement_new ();
  MvPoint at = { 100, 100 }, offset;

  g_assert_true (mv_placement_beside (placement, at, 3, 60, 12, 1, &offset));
  g_assert_cmpfloat (offset.x, >, 3);
  g_assert_true (mv_placement_beside (placement, at, 3, 60, 12, 1, &offset));
  g_assert_cmpfloat (offset.x, <, -60);
  mv_placement_block (placement, (MvBox) { 0, 0, 200, 200 });
  g_assert_false (mv_placement_beside (placement, at, 3, 60, 12, 1, &offset));
  g_assert_false (mv_placement_centre (placement, at, 10, 10, 0, &offset));
  g_assert_true (mv_placement_centre (placement, (MvPoint) { 300, 300 }, 10, 10, 0, &offset));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/index/as-brute-force", test_as_brute_force);
  g_test_add_func ("/placement/no-overlap", test_no_overlap);
  g_test_add_func ("/placement/order", test_order_of_places);
  return g_test_run ();
}
