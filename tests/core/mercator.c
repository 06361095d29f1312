/* Mercator on the unit square and frames. Expected values: EPSG Guidance Note 7-2 (2019), the worked example of method 1024. */
#include "app/geo/frame.h"

#define CIRCUMFERENCE (2.0 * G_PI * 6378137.0)

static void
test_epsg_example (void)
{
  /* 24°22'54.433"N 100°20'00.000"W -> E = -11169055.58 m, N = 2800000.00 m */
  MvPoint point = mv_mercator_project (-(100.0 + 20.0 / 60.0), 24.0 + 22.0 / 60.0 + 54.433 / 3600.0);

  g_assert_cmpfloat_with_epsilon ((point.x - 0.5) * CIRCUMFERENCE, -11169055.58, 0.01);
  g_assert_cmpfloat_with_epsilon ((0.5 - point.y) * CIRCUMFERENCE, 2800000.00, 0.01);
}

static void
test_there_and_back (void)
{
  for (int longitude = -180; longitude <= 180; longitude += 30)
    for (int latitude = -85; latitude <= 85; latitude += 17)
      {
        double there, back;

        mv_mercator_unproject (mv_mercator_project (longitude, latitude), &there, &back);
        g_assert_cmpfloat_with_epsilon (there, longitude, 1e-9);
        g_assert_cmpfloat_with_epsilon (back, latitude, 1e-9);
      }
}

static void
test_edges (void)
{
  g_assert_cmpfloat_with_epsilon (mv_mercator_project (0, 90).y, 0, 1e-12);
  g_assert_cmpfloat_with_epsilon (mv_mercator_project (0, -90).y, 1, 1e-12);
  g_assert_cmpfloat (mv_mercator_project (-180, 0).x, ==, 0);
  g_assert_cmpfloat (mv_mercator_project (180, 0).x, ==, 1);
}

static void
test_tile (void)
{
  MvFrame frame = mv_frame_for_tile (2, 3, 1);
  MvBox box = mv_frame_box (&frame, 0);

  g_assert_cmpfloat (box.min_x, ==, 0.75);
  g_assert_cmpfloat (box.max_x, ==, 1.0);
  g_assert_cmpfloat (box.min_y, ==, 0.25);
  g_assert_cmpfloat (box.max_y, ==, 0.5);
}

static void
test_centre (void)
{
  MvFrame frame = mv_frame_for_centre (66, 45, 4.5, 800, 600);
  MvPoint world = mv_frame_to_world (&frame, (MvPoint) { 400, 300 });
  MvPoint surface = mv_frame_to_surface (&frame, mv_mercator_project (66, 45));
  double longitude, latitude;

  mv_mercator_unproject (world, &longitude, &latitude);
  g_assert_cmpfloat_with_epsilon (longitude, 66, 1e-9);
  g_assert_cmpfloat_with_epsilon (latitude, 45, 1e-9);
  g_assert_cmpfloat_with_epsilon (surface.x, 400, 1e-6);
  g_assert_cmpfloat_with_epsilon (surface.y, 300, 1e-6);
}

static void
test_fit (void)
{
  MvBox box = { 0.6, 0.3, 0.8, 0.4 };
  MvFrame frame = mv_frame_for_box (box, 1000, 800, 50, 12), near;
  MvPoint low = mv_frame_to_surface (&frame, (MvPoint) { box.min_x, box.min_y });
  MvPoint high = mv_frame_to_surface (&frame, (MvPoint) { box.max_x, box.max_y });

  g_assert_cmpfloat_with_epsilon (low.x, 50, 1e-6);
  g_assert_cmpfloat_with_epsilon (high.x, 950, 1e-6);
  g_assert_cmpfloat (low.y, >=, 50);
  g_assert_cmpfloat (high.y, <=, 750);

  near = mv_frame_for_box ((MvBox) { 0.6, 0.3, 0.6, 0.3 }, 1000, 800, 50, 9);
  g_assert_cmpfloat_with_epsilon (near.zoom, 9, 1e-9);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/mercator/epsg-example", test_epsg_example);
  g_test_add_func ("/mercator/there-and-back", test_there_and_back);
  g_test_add_func ("/mercator/edges", test_edges);
  g_test_add_func ("/frame/tile", test_tile);
  g_test_add_func ("/frame/centre", test_centre);
  g_test_add_func ("/frame/fit", test_fit);
  return g_test_run ();
}
