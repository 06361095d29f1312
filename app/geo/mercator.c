#include "app/geo/mercator.h"

#define DEGREE (G_PI / 180.0)

MvPoint
mv_mercator_project (double longitude, double latitude)
{
  double phi = CLAMP (latitude, -MV_MERCATOR_MAX_LATITUDE, MV_MERCATOR_MAX_LATITUDE) * DEGREE;

  return (MvPoint) { (longitude + 180.0) / 360.0, 0.5 - asinh (tan (phi)) / (2.0 * G_PI) };
}

void
mv_mercator_unproject (MvPoint point, double *longitude, double *latitude)
{
  if (longitude != NULL)
    *longitude = point.x * 360.0 - 180.0;
  if (latitude != NULL)
    *latitude = atan (sinh ((0.5 - point.y) * 2.0 * G_PI)) / DEGREE;
}
