/* What the map reads: shapes of a layer at a level of detail, label candidates, countries, names, the relief. */
#pragma once

#include "app/store/db.h"

G_BEGIN_DECLS

typedef struct
{
  gint64      fid;
  const char *key;              /* interned, or NULL */
  int         variant;
  double      min_zoom;
  double      min_x, min_y, max_x, max_y;       /* world units */
  const void *parts, *points;   /* as the dataset holds them; valid during the call */
  gsize       parts_size, points_size;
} MvShapeRow;

typedef void (*MvShapeFunc) (const MvShapeRow *row, gpointer data);
/* Calls FUNC for each shape of LAYER at LEVEL, in the layer's order; none for a layer the dataset does not hold. */
gboolean  mv_geography_shapes    (MvDb *db, const char *layer, int level, MvShapeFunc func, gpointer data, GError **error);

/* "points", "lines" or "areas"; interned; NULL for a layer the dataset does not hold. */
const char *mv_geography_kind (MvDb *db, const char *layer);

typedef struct
{
  const char *iso3, *kind, *role;       /* interned */
  double      longitude, latitude;      /* NaN = no place on the map */
  gboolean    in_region;
  double      min_label;                /* first zoom of the label; NaN = not known */
  double      population;               /* for order only; NaN = not known */
} MvCountryRow;
/* Sorted by iso3. Free with g_array_unref; MvCountryRow. */
GArray   *mv_geography_countries (MvDb *db, GError **error);

/* Which candidates: what shows on the whole map, or what only shows from about zoom 5 on. */
typedef enum { MV_CANDIDATES_FAR, MV_CANDIDATES_NEAR } MvCandidates;

typedef struct
{
  const char *kind, *id;        /* of table name: place, label, sea, lake, river, region, peak; interned */
  const char *iso3;             /* whose language is the local one; interned, or NULL */
  const char *class;            /* the layer's own word: capital, admin1_capital, town, mountain, Desert ...; interned, or NULL */
  double      longitude, latitude;      /* NaN for what has only a shape: its key in the layer is ID */
  double      min_zoom, max_zoom;
  int         rank;             /* 0 most important .. 12 */
  int         weight;           /* places: 0..100, larger first */
  int         elevation;        /* m; peaks */
} MvCandidateRow;
/* Free with g_array_unref; MvCandidateRow. */
GArray   *mv_geography_candidates (MvDb *db, MvCandidates which, GError **error);

/* The name in LANG, interned; NULL when there is none. ALONE: also NULL when there are several. */
const char *mv_geography_name    (MvDb *db, const char *kind, const char *id, const char *lang, gboolean alone);

typedef struct
{
  double  min_x, min_y, max_x, max_y;   /* world units */
  int     width, height;        /* of the whole picture */
  GBytes *bytes;                /* FINE: a PNG; else half the size each way, a grey byte a pixel */
} MvReliefRow;
/* FALSE when the dataset has no relief. Unref row->bytes. */
gboolean  mv_geography_relief    (MvDb *db, gboolean fine, MvReliefRow *row);

G_END_DECLS
