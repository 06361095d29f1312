/* One map layer: a line of data/layers.csv and its features from data/layers/<layer>.geojson, one a line. */
#pragma once

#include "data/compiler/build.h"
#include "data/compiler/geometry.h"

G_BEGIN_DECLS

typedef struct
{
  guint       line;
  MvGeometry *geometry;
  guint       n_values;
  char      **values;           /* by column, as text; NULL = unknown */
  gboolean    left_out;         /* not part of this build */
} MvFeature;

typedef struct
{
  char      *name, *title, *geometry_type, *file;
  GPtrArray *columns;           /* MvColumn */
  gboolean   share_alike, drawn;
  double     min_zoom;
  GPtrArray *features;          /* MvFeature */
} MvLayer;

/* All layers of data/layers.csv, with what is wrong as findings; free with g_ptr_array_unref. */
GPtrArray  *mv_layers_read   (MvBuild *build);
/* Looks at what the features' columns refer to, once the tables are filled, and marks the features that are left out. */
void        mv_layers_check  (MvBuild *build, GPtrArray *layers);
/* The table a column of this name refers to in every layer: source_id -> source; or NULL. */
const char *mv_layer_parent  (const char *column);
/* A feature's value by column name; NULL when unknown or when the layer has no such column. */
const char *mv_layer_value   (const MvLayer *layer, const MvFeature *feature, const char *column);

G_END_DECLS
