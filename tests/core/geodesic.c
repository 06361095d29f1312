/* Geodesics against published lines: C. F. F. Karney, "Test set for geodesics" (2010), https://doi.org/10.5281/zenodo.32156, the first
 * lines of GeodTest as repeated in GeographicLib's own tests; and GeographicLib's GeodSolve0 (JFK to Paris). */
#include "app/geo/geodesic.h"

typedef struct { double from_latitude, from_longitude, to_latitude, to_longitude, metres, within; } Line;

static const Line lines[] = {
  { 35.60777, -139.44815, -11.17491, -69.95921, 8935244.5604818305, 1e-3 },
  { 55.52454, 106.05087, 77.03196, 197.18234, 4105086.1713924406, 1e-3 },
  { -21.97856, 142.59065, 41.84138, 98.56635, 8394328.894657671, 1e-3 },
  { 40.6, -73.8, 49.0 + 1.0 / 60.0, 2.55, 5853226, 0.5 },
};

static void
test_published (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    {
      const Line *line = &lines[i];
      double metres = mv_geodesic_distance (line->from_longitude, line->from_latitude, line->to_longitude, line->to_latitude);

      /* Coordinates are printed to 1e-5 degrees, the way is exact for them. */
      g_assert_cmpfloat_with_epsilon (metres, line->metres, line->within);
    }
}

static double
length_of (GArray *line)
{
  double metres = 0;

  for (guint i = 1; i < line->len; i++)
    {
      MvPoint a = g_array_index (line, MvPoint, i - 1), b = g_array_index (line, MvPoint, i);
      double from_longitude, from_latitude, to_longitude, to_latitude;

      if (isnan (a.x) || isnan (b.x))
        continue;
      mv_mercator_unproject (a, &from_longitude, &from_latitude);
      mv_mercator_unproject (b, &to_longitude, &to_latitude);
      metres += mv_geodesic_distance (from_longitude, from_latitude, to_longitude, to_latitude);
    }
  return metres;
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/geodesic/published", test_published);
  return g_test_run ();
}
