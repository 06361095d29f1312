/* The map style: resources/map-style.json (base layers: colours, widths, zoom ranges; labels) and resources/palette.json (roles, scales).
 * Immutable once loaded; light, dark and print variants. */
#pragma once

#include <cairo.h>

#include "app/base/error.h"
#include "app/base/roles.h"
#include "app/plan/mark.h"

G_BEGIN_DECLS

/* PRINT: black on white, areas told apart by hatches as well; also for high contrast. */
typedef enum { MV_VARIANT_LIGHT, MV_VARIANT_DARK, MV_VARIANT_PRINT, MV_VARIANT_CONTRAST_LIGHT, MV_VARIANT_CONTRAST_DARK, MV_N_VARIANTS } MvVariant;

typedef struct { double red, green, blue, alpha; } MvColour;

typedef struct _MvStyle MvStyle;

/* A number that changes with zoom: straight lines between stops, flat outside them. */
typedef struct { guint n; double zooms[8], values[8]; } MvStops;
double         mv_stops_at         (const MvStops *stops, double zoom);

/* How a layer of the base map is drawn: an entry of map-style.json, in painting order. */
typedef enum
{
  MV_DRAW_FILL,         /* areas, even-odd */
  MV_DRAW_STROKE,       /* lines, or the outlines of areas */
  MV_DRAW_BORDER,       /* only what two areas of the layer share */
  MV_DRAW_RAILWAY,      /* a line with ticks across */
  MV_DRAW_DOTS,         /* points */
  MV_DRAW_RELIEF,
  MV_DRAW_GRATICULE
} MvDraw;

typedef struct
{
  const char *id;
  const char *source;           /* layer of the dataset; NULL for relief and graticule */
  MvDraw      draw;
  guint       show;             /* drawn only while this MvShow bit is set; 0 = always */
  double      min_zoom, max_zoom;
  MvColour    colour, second;   /* second: the ring of a dot */
  MvStops     width;            /* px; of a dot: its radius */
  MvStops     opacity;
  double      dash[4];          /* px */
  guint       n_dash;
  guint32     variants;         /* bit set: shapes of these variants only */
  MvStops     by_rank;          /* factor on the width by the shape's own min_zoom: great rivers are wide */
  char      **keys, **except;   /* shapes with these keys only, and those without them; NULL = all */
} MvStyleLayer;

/* How a kind of label is written. */
typedef struct
{
  const char *id;
  char       *family;
  MvStops     size;             /* px */
  int         weight;           /* 100..900 */
  gboolean    italic, capitals;
  double      spacing;          /* px between letters */
  MvColour    colour, halo;
  double      halo_width;       /* px on each side */
  double      padding;          /* px kept free around */
  double      min_zoom, max_zoom;
} MvLabelStyle;

/* The style in VARIANT; loaded once, lives for ever. The environment's MULTIVECTOR_STYLE may name a folder with a map-style.json or
 * a palette.json of one's own; what is wrong in them is an error that names file, line or member. Any thread. */
const MvStyle *mv_style_get        (MvVariant variant, GError **error);
/* A style read from texts: for tests. Free with mv_style_free. */
MvStyle       *mv_style_parse      (MvVariant variant, const char *palette, const char *map, GError **error);
void           mv_style_free       (MvStyle *style);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MvStyle, mv_style_free)
const MvStyleLayer *mv_style_layers (const MvStyle *style, guint *n);
/* The label style called ID, or NULL. */
const MvLabelStyle *mv_style_label  (const MvStyle *style, const char *id);

gboolean       mv_style_is_print   (const MvStyle *style);
gboolean       mv_style_has_hatches (const MvStyle *style);       /* areas of roles are told apart without colour, too: print and strong contrast */
const char    *mv_style_id         (const MvStyle *style);                      /* for cache keys */

MvColour       mv_style_role       (const MvStyle *style, MvRole role);
MvColour       mv_style_sequential (const MvStyle *style, double tone);         /* 0..1 */
MvColour       mv_style_diverging  (const MvStyle *style, double tone);         /* -1..1 */
MvColour       mv_style_named      (const MvStyle *style, const char *name);    /* "sea" "land" "ink" "quiet" "halo" "page" "caution" "selection" "no-data" ... */
MvColour       mv_style_mark       (const MvStyle *style, const MvMark *mark);
/* 1..21: Web Content Accessibility Guidelines 2.1, "contrast ratio". */
double         mv_contrast         (MvColour a, MvColour b);
void           mv_colour_set       (cairo_t *cr, MvColour colour);

G_END_DECLS
