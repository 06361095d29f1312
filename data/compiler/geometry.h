/* A geometry in degrees: points, or the parts of lines and polygons, read from GeoJSON and written as GeoPackage blobs. */
#pragma once

#include <json-glib/json-glib.h>

#include "app/geo/shape.h"

G_BEGIN_DECLS

typedef struct
{
  guint first, n;               /* into MvGeometry.points */
  guint polygon;                /* AREAS: rings of one polygon share a number and follow each other, the outer ring first */
} MvGeometryPart;

typedef struct
{
  MvShapeKind kind;
  gboolean    multi;
  GArray     *points;           /* MvPoint: x = longitude, y = latitude; rings repeat their first point at the end */
  GArray     *parts;            /* MvGeometryPart; POINTS: one a point */
  MvBox       box;              /* degrees */
} MvGeometry;

/* NULL with a sentence when the object is no geometry that can be: wrong type, open ring, coordinates out of range. */
MvGeometry *mv_geometry_read (JsonObject *object, GError **error);
void        mv_geometry_free (MvGeometry *geometry);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MvGeometry, mv_geometry_free)

/* "MULTIPOLYGON", as GeoPackage names it. */
const char *mv_geometry_type (const MvGeometry *geometry);
/* GeoPackageBinary with an envelope (GeoPackage 1.3, clause 2.1.3). Unref with g_byte_array_unref. */
GByteArray *mv_geometry_blob (const MvGeometry *geometry);

G_END_DECLS
