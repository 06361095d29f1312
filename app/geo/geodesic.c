#include "app/geo/geodesic.h"

#include <geodesic.h>

#define WGS84_A 6378137.0
#define WGS84_F (1.0 / 298.257223563)

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
