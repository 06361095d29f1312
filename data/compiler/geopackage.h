/* The GeoPackage side of the dataset: its own tables, and one feature table with an R*Tree a layer (GeoPackage 1.3). */
#pragma once

#include "data/compiler/layer.h"

G_BEGIN_DECLS

/* Creates gpkg_spatial_ref_sys, gpkg_contents, gpkg_geometry_columns and gpkg_extensions. */
gboolean mv_geopackage_begin     (MvBuild *build, GError **error);
/* LAST_CHANGE is the contents' date, yyyy-mm-ddThh:mm:ss.sssZ: given, not taken from the clock, so that builds are identical. */
gboolean mv_geopackage_add_layer (MvBuild *build, const MvLayer *layer, const char *last_change, GError **error);
/* Lists the numbered tables as attributes: GeoPackage wants an INTEGER PRIMARY KEY of those it lists. */
gboolean mv_geopackage_add_tables (MvBuild *build, const char *last_change, GError **error);

G_END_DECLS
