/* Web Mercator (EPSG:3857) on the unit square: x grows east from 180° W, y grows south from 85.0511° N. */
#pragma once

#include <math.h>
#include <glib.h>

G_BEGIN_DECLS

#define MV_MERCATOR_MAX_LATITUDE 85.05112877980659

typedef struct { double x, y; } MvPoint;
typedef struct { double min_x, min_y, max_x, max_y; } MvBox;    /* empty when min > max */

MvPoint mv_mercator_project   (double longitude, double latitude);      /* degrees; latitude is clamped */
void    mv_mercator_unproject (MvPoint point, double *longitude, double *latitude);

G_END_DECLS
