/* Labels: placed once for a scene and a half step of zoom over the whole world, so that panning never changes them. */
#pragma once

#include "app/geo/frame.h"
#include "app/paint/style.h"
#include "app/scene/scene.h"

G_BEGIN_DECLS

typedef struct
{
  const char *text;             /* interned; a line end where it is broken in two */
  const char *style;            /* label style of map-style.json: "country", "place", "flow" ...; interned */
  const char *ref;              /* what it names; interned, or NULL */
  double      size;             /* px of the em; whole, so that pictures of labels last for several steps of zoom */
  MvPoint     at;               /* world units of the anchor */
  double      dx, dy;           /* px from the anchor to the text's top left */
  double      width, height;    /* px; of the box around a text set at an angle */
  double      angle;            /* of the text, radians, clockwise */
  guint32     ink, ground;      /* opaque ARGB: a colour of the text's own, the fill it stands on; 0 = as the style has it */
} MvLabel;

typedef struct { gatomicrefcount references; double zoom; guint n_labels; MvLabel *labels; } MvLabelSet;

/* The zoom to place labels for when the map is at ZOOM: half steps, so that names keep their places while it moves, and never a
 * greater one, as names would run into each other. */
double      mv_label_zoom     (double zoom);
/* Worker threads only. For a map at ZOOM and a little beyond; what is named goes by its half step. Labels with higher order win,
 * symbols and arrow heads are kept clear. */
MvLabelSet *mv_labels_place   (MvScene *scene, const MvStyle *style, double zoom);
MvLabelSet *mv_label_set_ref  (MvLabelSet *set);
void        mv_label_set_unref (MvLabelSet *set);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MvLabelSet, mv_label_set_unref)

/* Is the dot of a place on the base map at ZOOM? From the zoom on that writes its name. */
gboolean    mv_label_has_dot  (const MvStyle *style, const MvAtlasLabel *label, double zoom);

/* One label with its halo, its top left at the origin. Any thread. */
void        mv_paint_label    (cairo_t *cr, const MvStyle *style, const MvLabel *label);
/* All labels of SET inside FRAME. */
void        mv_paint_labels   (cairo_t *cr, const MvStyle *style, const MvFrame *frame, const MvLabelSet *set);

G_END_DECLS
