/* What the parts of label placement share. Worker threads only. */
#pragma once

#include "app/geo/placement.h"
#include "app/paint/label.h"
#include "app/paint/text.h"

G_BEGIN_DECLS

typedef struct { const MvShape *shape; const MvMark *area; } MvFillShape;

typedef struct
{
  MvScene       *scene;
  const MvStyle *style;
  double         zoom, scale;
  MvPlacement   *placement;
  GArray        *labels;        /* MvLabel */
  GPtrArray     *arrows;        /* MvMark, largest value first */
  GPtrArray     *fills;         /* MvMark: areas whose fill a text must stand out from, topmost last */
  GArray        *fill_shapes;   /* MvFillShape of `fills` */
  GHashTable    *rivers;        /* key -> index + 1 of its first shape; NULL until asked for */
  GHashTable    *ends;          /* interned iso3 of the ends of large flows */
  double         dot;           /* px: radius of a place's dot; 0 = none are drawn */
} MvPlacing;

static inline MvPoint
mv_placing_pixel (const MvPlacing *placing, MvPoint world)
{
  return (MvPoint) { world.x * placing->scale, world.y * placing->scale };
}

double      mv_placing_size     (const MvPlacing *placing, const MvLabelStyle *style);
/* Centred on AT moved by DX, DY, when there is room; OFFSET from AT to the top left. */
gboolean    mv_placing_try      (MvPlacing *placing, MvPoint at, double dx, double dy, double width, double height, double padding, MvPoint *offset);
/* A label in its style's colours; what differs is set in the one returned, which lives until the next is added. */
MvLabel    *mv_placing_add      (MvPlacing *placing, const char *text, const MvLabelStyle *style, double size, const char *ref, MvPoint at,
                                 MvPoint offset, double width, double height);

/* label_ground.c: colours beneath and of labels ------------------------------------------------------------------------------ */

/* Notes what the scene fills. */
void        mv_label_read_fills (MvPlacing *placing);
/* The fill a label at AT (world units) stands on, as it looks over land; 0 = the bare map. */
guint32     mv_label_ground     (const MvPlacing *placing, MvPoint at);
guint32     mv_label_ground_of  (const MvPlacing *placing, const MvMark *area);
/* COLOUR made dark or light enough to be read on GROUND. */
guint32     mv_label_readable   (const MvStyle *style, MvColour colour, MvColour ground);
MvColour    mv_label_unpack     (guint32 packed);
guint32     mv_label_pack       (MvColour colour);

/* label_values.c: what marks say about themselves ---------------------------------------------------------------------------- */

void        mv_label_arrows     (MvPlacing *placing);
/* What an area says, beneath its country's name, which was placed at OFFSET from AT (px) and is so wide and high; 0, 0 = not placed. */
void        mv_label_area       (MvPlacing *placing, const char *iso3, MvPoint at, MvPoint offset, double width, double height);

/* label_river.c --------------------------------------------------------------------------------------------------------------- */

/* A text of WIDTH and HEIGHT along the river called KEY, near AT (world units), where a stretch is straight enough and free. */
gboolean    mv_label_along      (MvPlacing *placing, const char *text, const MvLabelStyle *style, double size, const char *ref, const char *key,
                                 MvPoint at, double width, double height);

G_END_DECLS
