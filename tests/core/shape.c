/* Hits in shapes: a synthetic square with a hole, and a synthetic line. */
#include "app/geo/shape.h"

#define UNIT (1 << 30)
#define AT(part) ((gint32) ((part) * UNIT))

static MvShapeSet *
make_set (MvShapeKind kind)
{
  static const double square[] = { 0.2, 0.2, 0.6, 0.2, 0.6, 0.6, 0.2, 0.6, 0.3, 0.3, 0.5, 0.3, 0.5, 0.5, 0.3, 0.5 };
  MvShapeSet *set = g_new0 (MvShapeSet, 1);

  set->kind = kind;
  set->layer = g_intern_static_string ("synthetic");
  set->n_shapes = 1;
  set->shapes = g_new0 (MvShape, 1);
  set->parts = g_new0 (MvPart, 2);
  set->points = g_new (gint32, G_N_ELEMENTS (square));
  for (guint i = 0; i < G_N_ELEMENTS (square); i++)
    set->points[i] = AT (square[i]);
  set->parts[0] = (MvPart) { 0, 4 };
  set->parts[1] = (MvPart) { 4, 4 };
  set->shapes[0].n_parts = 2;
  set->shapes[0].key = g_intern_static_string ("square");
  set->shapes[0].box = (MvBox) { 0.2, 0.2, 0.6, 0.6 };
  return set;
}

static void
test_levels (void)
{
  g_assert_cmpint (mv_level_for_zoom (0), ==, 0);
  g_assert_cmpint (mv_level_for_zoom (2.9), ==, 0);
  g_assert_cmpint (mv_level_for_zoom (4.5), ==, 1);
  g_assert_cmpint (mv_level_for_zoom (6), ==, 2);
  g_assert_cmpint (mv_level_for_zoom (8.5), ==, 3);
  g_assert_cmpint (mv_level_for_zoom (12), ==, 4);
}

static void
test_contains (void)
{
  g_autoptr (MvShapeSet) set = make_set (MV_SHAPE_AREAS);

  g_assert_true (mv_shape_contains (set, set->shapes, (MvPoint) { 0.25, 0.4 }));
  g_assert_false (mv_shape_contains (set, set->shapes, (MvPoint) { 0.4, 0.4 }));        /* in the hole */
  g_assert_false (mv_shape_contains (set, set->shapes, (MvPoint) { 0.7, 0.4 }));
  g_assert_true (mv_shape_set_find (set, "square", 0) == set->shapes);
  g_assert_null (mv_shape_set_find (set, "square", 1));
}

static void
test_distance (void)
{
  g_autoptr (MvShapeSet) set = make_set (MV_SHAPE_LINES);

  g_assert_cmpfloat_with_epsilon (mv_shape_distance (set, set->shapes, (MvPoint) { 0.4, 0.18 }, 0.05), 0.02, 1e-8);
  g_assert_cmpfloat (mv_shape_distance (set, set->shapes, (MvPoint) { 0.4, 0.1 }, 0.05), ==, G_MAXDOUBLE);
  /* An open line has no way from its last point to its first. */
  g_assert_cmpfloat_with_epsilon (mv_shape_distance (set, set->shapes, (MvPoint) { 0.19, 0.4 }, 0.2), hypot (0.11, 0.1), 1e-8);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/shape/levels", test_levels);
  g_test_add_func ("/shape/contains", test_contains);
  g_test_add_func ("/shape/distance", test_distance);
  return g_test_run ();
}
