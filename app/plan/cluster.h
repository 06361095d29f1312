/* Symbols too near to tell apart become one cluster with a count, zoom by zoom. Pure; any thread. */
#pragma once

#include "app/base/roles.h"
#include "app/geo/mercator.h"

G_BEGIN_DECLS

#define MV_CLUSTER_MIN_ZOOM 2
#define MV_CLUSTER_MAX_ZOOM 11
#define MV_CLUSTER_NEAR     24.0        /* px: nearer symbols join below zoom 9 */
#define MV_CLUSTER_PARTED   3           /* from this zoom on only symbols of one group join, as far as their discs find room */
#define MV_CLUSTER_SPREAD   9           /* from this zoom on only those at the same place join */
#define MV_CLUSTER_SAME     5.0         /* px: the same place */
#define MV_CLUSTER_GAP      1.5         /* px left between two discs */

/* World units; heavier points gather the lighter ones; `radius` is what the point alone is drawn with, px; `group`: the country it
 * lies in, compared by address. */
typedef struct { MvPoint at; double weight, radius; const char *group; } MvClusterPoint;

/* One symbol over a span of zooms: a point alone, or a cluster of at least two. */
typedef struct
{
  MvPoint  at;
  guint   *members;             /* indices of points, ascending */
  guint    n_members;
  float    min_zoom, max_zoom;  /* drawn while min_zoom <= zoom < max_zoom */
} MvClusterNode;

/* The radius a cluster of N is drawn with: by the logarithm of its count, 10 to 22 px. */
double     mv_cluster_radius (guint n);

/* Clusters never cover each other or a lone symbol: below zoom 9 what would touch joins, and clusters of two groups make room for each
 * other by a few px. Every point is in exactly one node at any zoom. Free with g_ptr_array_unref. */
GPtrArray *mv_cluster_points (const MvClusterPoint *points, guint n);

G_END_DECLS
