/* Shortest ways on the WGS 84 ellipsoid, after C. F. F. Karney, "Algorithms for geodesics", J. Geodesy 87 (2013), through PROJ. */
#pragma once

#include "app/geo/mercator.h"

G_BEGIN_DECLS

/* Degrees in, metres out. */
double  mv_geodesic_distance (double from_longitude, double from_latitude, double to_longitude, double to_latitude);

/* The way from FROM to TO (world units) as a polyline in world units, a point every STEP metres or less. Where it crosses 180° the line
 * ends at one edge of the world and goes on at the other: a point of NaN stands between. Free with g_array_unref; MvPoint. */
GArray *mv_geodesic_line     (MvPoint from, MvPoint to, double step);

G_END_DECLS
