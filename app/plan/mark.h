/* Marks: what a plan puts on the map. Each knows the thing behind it (`ref`), how it reads, and how it is drawn by role, never by colour. */
#pragma once

#include "app/base/roles.h"
#include "app/geo/shape.h"

G_BEGIN_DECLS

typedef enum { MV_MARK_AREA, MV_MARK_ARROW, MV_MARK_SYMBOL, MV_MARK_LINE } MvMarkForm;

/* How a mark takes its colour. */
typedef enum
{
  MV_PAINT_ROLE,        /* the colour of `role` */
  MV_PAINT_SEQUENTIAL,  /* `tone` 0..1 on the sequential scale */
  MV_PAINT_DIVERGING,   /* `tone` -1..1 on the diverging scale */
  MV_PAINT_NO_DATA,     /* not reported: the hatch */
  MV_PAINT_QUIET        /* companion layers: neutral */
} MvPaintBy;

typedef enum { MV_PATTERN_PLAIN, MV_PATTERN_STRIPES, MV_PATTERN_DOTS, MV_PATTERN_CROSS, MV_PATTERN_OUTLINE } MvPattern;  /* areas: member plain, partner stripes, observer dots, suspended cross, withdrawn outline */
typedef enum { MV_STROKE_SOLID, MV_STROKE_DASHED, MV_STROKE_DOTTED } MvStroke;
typedef enum { MV_SYMBOL_THEME, MV_SYMBOL_DISC, MV_SYMBOL_CLUSTER, MV_SYMBOL_ASSET } MvSymbolShape;

typedef struct
{
  MvMarkForm  form;
  char       *ref;              /* "country:KAZ", "flow:goods/2023/KAZ/CHN/TOTAL"; "" when nothing can be said of it */
  char       *title;            /* "Kazakhstan → China" */
  char       *detail;           /* "US$ 14.8 bn · goods, FOB, reported by Kazakhstan · 2023" */
  char       *label;            /* what the map writes at it; NULL = an ARROW the first words of `detail`, the others nothing */
  double      value;            /* NaN = none */
  double      order;            /* larger first: keyboard order, label priority; painted smaller on top of larger */

  MvPaintBy   paint;
  MvRole      role;
  double      tone;             /* ROLE on AREA: strength of the fill, 1 = full, 0.35 = the quiet fill of a focus country */
  MvPattern   pattern;          /* AREA */
  MvStroke    stroke;           /* LINE; SYMBOL outline */
  double      width;            /* ARROW, LINE: px */

  MvPoint     from, to;         /* ARROW: world units; SYMBOL: `from` */
  double      start_gap, end_gap;       /* ARROW: px */
  const char *key;              /* AREA: iso3 of the country; LINE: key of a shape in `layer`; interned */
  const char *layer;            /* LINE: project_footprint, asset_route; NULL = a link from..to, bent as flows are */

  MvSymbolShape symbol;
  MvTheme     theme;            /* SYMBOL by theme; assets use `asset_kind` */
  const char *asset_kind;       /* interned, e.g. "coal_mine"; NULL else */
  double      radius;           /* SYMBOL: px */
  gboolean    hollow;           /* SYMBOL: located only in a province or country */
  guint       count;            /* SYMBOL_CLUSTER: how many */
  guint       shares[MV_N_ROLES];       /* SYMBOL_CLUSTER: count by role, for the ring */
  char      **members;          /* SYMBOL_CLUSTER, LINE of several treaties: refs of what it holds, NULL-terminated; NULL else */
  float       min_zoom, max_zoom;       /* drawn while min_zoom <= zoom < max_zoom */
} MvMark;

/* Without value, at full strength, at all zooms. REF is copied; NULL = "". */
MvMark *mv_mark_new (MvMarkForm form, const char *ref);
void mv_mark_free (MvMark *mark);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MvMark, mv_mark_free)

G_END_DECLS
