/* The letters of dBase tables, which Shapefiles keep their figures in: many do not say what encoding they are in. Only in multivector-import-geo. */
#pragma once

#include <gdal.h>

/* DATASET, or what stands in its place: the same file read in ENCODING, NULL = in the one that its texts look like, when it is a Shapefile that
 * names none. *SAID = the encoding that was found, static or ENCODING; NULL = as it was. */
GDALDatasetH dbase_decode (GDALDatasetH dataset, const char *encoding, const char **said);
