/* Shapes ready to draw: a layer at one level of detail, in world units stored as integers of 2^-30. */
#pragma once

#include "app/geo/mercator.h"

G_BEGIN_DECLS

#define MV_SHAPE_UNIT (1.0 / (1 << 30))

/* Levels of detail and the zooms they serve: 0: 0-2, 1: 3-4, 2: 5-6, 3: 7-8, 4: 9 and up. */
#define MV_N_LEVELS 5
int mv_level_for_zoom (double zoom);

typedef enum { MV_SHAPE_POINTS, MV_SHAPE_LINES, MV_SHAPE_AREAS } MvShapeKind;

typedef struct
{
  gint64       fid;             /* row of the layer's table */
  const char  *key;             /* iso3, project_id ... or NULL; interned */
  float        min_zoom;        /* the feature is not drawn below */
  guint8       variant;         /* what the style tells apart: see the layer in resources/map-style.json */
  MvBox        box;
  guint32      first_part, n_parts;     /* into MvShapeSet.parts */
} MvShape;

typedef struct
{
  guint32 first_point, n_points;        /* into MvShapeSet.points, in pairs; rings are closed without repeating the first point */
} MvPart;

typedef struct
{
  const char  *layer;           /* interned */
  MvShapeKind  kind;
  guint        n_shapes;
  MvShape     *shapes;
  MvPart      *parts;
  gint32      *points;          /* x, y, x, y ... */
  guint32      n_parts, n_points;
  struct { gint32 min_x, min_y, max_x, max_y; } *runs;  /* the box of each MV_SHAPE_RUN points and the one after them; NULL = not made */
  gsize        bytes;           /* memory held */
} MvShapeSet;

/* So many consecutive points of a set share a box, so that paint can pass over what lies far outside. */
#define MV_SHAPE_RUN 32

void     mv_shape_set_free     (MvShapeSet *set);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MvShapeSet, mv_shape_set_free)

/* Gathers a set. LAYER is interned. Each shape's parts follow one another. */
typedef struct _MvShapeBuilder MvShapeBuilder;
MvShapeBuilder *mv_shape_builder_new   (const char *layer, MvShapeKind kind);
void            mv_shape_builder_add   (MvShapeBuilder *builder, const MvShape *shape);          /* its parts come next */
void            mv_shape_builder_part  (MvShapeBuilder *builder, const gint32 *points, guint n); /* n pairs, of the last shape added */
MvShapeSet     *mv_shape_builder_end   (MvShapeBuilder *builder);                                /* frees the builder, makes the runs */

/* What two areas of SET share, as lines: borders without coasts. Edges must be the same in both areas. The key of a border is the
 * keys of both areas in order, "KAB/KAZ"; its min_zoom is the greater one. */
MvShapeSet *mv_shape_set_borders (const MvShapeSet *set);

/* Even-odd test of a point in world units. AREAS only. */
gboolean mv_shape_contains     (const MvShapeSet *set, const MvShape *shape, MvPoint point);
/* The distance of POINT to the shape's lines or points, in world units; G_MAXDOUBLE when farther than LIMIT. */
double   mv_shape_distance     (const MvShapeSet *set, const MvShape *shape, MvPoint point, double limit);
/* The first shape with KEY from index FROM on, or NULL. */
const MvShape *mv_shape_set_find (const MvShapeSet *set, const char *key, guint from);

G_END_DECLS
