#include "app/geo/geodesic.h"

#include <geodesic.h>

#define WGS84_A 6378137.0
#define WGS84_F (1.0 / 298.257223563)
#define MOST_POINTS 4096.0

static struct geod_geodesic
ellipsoid (void)
{
  struct geod_geodesic wgs84;

  geod_init (&wgs84, WGS84_A, WGS84_F);
  return wgs84;
}

double
mv_geodesic_distance (double from_longitude, double from_latitude, double to_longitude, double to_latitude)
{
  struct geod_geodesic wgs84 = ellipsoid ();
  double metres;

  geod_inverse (&wgs84, from_latitude, from_longitude, to_latitude, to_longitude, &metres, NULL, NULL);
  return metres;
}

/* Joins BEFORE and HERE, which lie on both sides of the 180th meridian, through the edges of the world. */
static void
append_cut (GArray *line, MvPoint before, MvPoint here)
{
  double edge = before.x > 0.5 ? 1.0 : 0.0;
  double unrolled = here.x + (edge > 0.5 ? 1.0 : -1.0);
  double part = (edge - before.x) / (unrolled - before.x);
  double y = before.y + (here.y - before.y) * part;
  MvPoint points[3] = { { edge, y }, { NAN, NAN }, { 1.0 - edge, y } };

  g_array_append_vals (line, points, G_N_ELEMENTS (points));
}

GArray *
mv_geodesic_line (MvPoint from, MvPoint to, double step)
{
  struct geod_geodesic wgs84 = ellipsoid ();
  struct geod_geodesicline way;
  GArray *line = g_array_new (FALSE, FALSE, sizeof (MvPoint));
  double from_longitude, from_latitude, to_longitude, to_latitude;
  MvPoint before = from;
  guint n;

  g_return_val_if_fail (step > 0, line);

  mv_mercator_unproject (from, &from_longitude, &from_latitude);
  mv_mercator_unproject (to, &to_longitude, &to_latitude);
  geod_inverseline (&way, &wgs84, from_latitude, from_longitude, to_latitude, to_longitude,
                    GEOD_LATITUDE | GEOD_LONGITUDE | GEOD_DISTANCE_IN);
  n = CLAMP (ceil (way.s13 / step), 1.0, MOST_POINTS);

  g_array_append_val (line, from);
  for (guint i = 1; i <= n; i++)
    {
      MvPoint here = to;
      double longitude, latitude;

      if (i < n)
        {
          geod_position (&way, way.s13 * i / n, &latitude, &longitude, NULL);
          here = mv_mercator_project (longitude, latitude);
        }
      if (fabs (here.x - before.x) > 0.5)
        append_cut (line, before, here);
      g_array_append_val (line, here);
      before = here;
    }
  return line;
}
