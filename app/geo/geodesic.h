/* Shortest ways on the WGS 84 ellipsoid, after C. F. F. Karney, "Algorithms for geodesics", J. Geodesy 87 (2013), through PROJ. */
#pragma once

#include "app/geo/mercator.h"

G_BEGIN_DECLS

/* Degrees in, metres out. */
double  mv_geodesic_distance (double from_longitude, double from_latitude, double to_longitude, double to_latitude);

G_END_DECLS
