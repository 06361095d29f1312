/* The atlas: base map shapes and names, read from the dataset when first needed and then never changed.
 * Safe to ask from any thread but the main one; it owns a connection of its own. Reference-counted. */
#pragma once

#include "app/base/error.h"
#include "app/geo/shape.h"

G_BEGIN_DECLS

typedef struct _MvAtlas MvAtlas;

/* Reads the countries; shapes, names and label candidates follow on demand. */
MvAtlas          *mv_atlas_open    (const char *path, GError **error);
MvAtlas          *mv_atlas_ref     (MvAtlas *atlas);
void              mv_atlas_unref   (MvAtlas *atlas);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MvAtlas, mv_atlas_unref)

/* The layer at LEVEL (0..MV_N_LEVELS-1); an empty set for a layer the dataset does not hold. Lives as long as the atlas. */
const MvShapeSet *mv_atlas_shapes  (MvAtlas *atlas, const char *layer, int level);

/* The same if it has been read already, else NULL: never waits and never reads. Any thread, the main one too. */
/* The drawing layers that hold the shapes of LAYER: footprints are kept apart as areas, lines and points. PARTS is NULL-terminated. */
#define MV_ATLAS_PARTS 3
void              mv_atlas_parts   (const char *layer, const char *parts[MV_ATLAS_PARTS + 1]);
const MvShapeSet *mv_atlas_shapes_ready (MvAtlas *atlas, const char *layer, int level);

/* What two areas of LAYER share at LEVEL: borders without coasts, as lines. Lives as long as the atlas. */
const MvShapeSet *mv_atlas_borders (MvAtlas *atlas, const char *layer, int level);

/* Grey relief in Mercator, a byte a pixel: about 1770 pixels wide when FINE, else half of that. NULL when there is none. */
typedef struct
{
  int      width, height, stride;
  guint8  *pixels;
  guint8   level;               /* the grey of level ground */
  MvBox    box;                 /* world units */
  guint64  serial;              /* differs for every relief: cache keys */
} MvRelief;
const MvRelief   *mv_atlas_relief  (MvAtlas *atlas, gboolean fine);

typedef struct
{
  const char *iso3;
  const char *kind;             /* state territory area historic group unspecified */
  MvPoint     label;            /* NaN when it has no place on the map */
  gboolean    in_region;
  int         role;             /* MvRole */
} MvAtlasCountry;
const MvAtlasCountry *mv_atlas_country  (MvAtlas *atlas, const char *iso3);     /* NULL = unknown code */
const MvAtlasCountry *mv_atlas_countries(MvAtlas *atlas, guint *n);

typedef enum
{
  MV_LABEL_COUNTRY, MV_LABEL_CAPITAL, MV_LABEL_PLACE, MV_LABEL_REGION, MV_LABEL_WATER, MV_LABEL_RIVER, MV_LABEL_RELIEF, MV_LABEL_PEAK
} MvLabelClass;

typedef struct
{
  MvLabelClass class;
  const char  *ref;             /* "place:pl-1526384" ... */
  MvPoint      at;
  float        min_zoom, max_zoom;      /* the label may show while min_zoom <= zoom < max_zoom */
  float        order;           /* larger wins a place */
  int          elevation;       /* m; peaks */
  gboolean     has_dot;         /* places: a dot at `at`, the text beside it */
} MvAtlasLabel;
/* All candidates that may show at ZOOM, and others that may not: look at min_zoom. By order, descending. */
const MvAtlasLabel *mv_atlas_labels (MvAtlas *atlas, double zoom, guint *n);

/* The name of a thing: kind country, place, region, organisation, product ...; LANG en, ru, or local (the country's own language).
 * Falls back to English, then to the code; never NULL; interned. */
const char       *mv_atlas_name    (MvAtlas *atlas, const char *kind, const char *id, const char *lang);

/* Holds the dataset parts under the Open Database Licence? Any thread. */
gboolean mv_atlas_is_share_alike (const MvAtlas *atlas);

G_END_DECLS
