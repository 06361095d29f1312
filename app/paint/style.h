/* The map style: resources/map-style.json (base layers: colours, widths, zoom ranges; labels) and resources/palette.json (roles, scales).
 * Immutable once loaded; light, dark and print variants. */
#pragma once

#include <cairo.h>

#include "app/base/error.h"
#include "app/base/roles.h"
#include "app/plan/mark.h"

G_BEGIN_DECLS

typedef enum { MV_VARIANT_LIGHT, MV_VARIANT_DARK, MV_N_VARIANTS } MvVariant;

typedef struct { double red, green, blue, alpha; } MvColour;

typedef struct _MvStyle MvStyle;

/* The built-in style in VARIANT; loaded once, lives for ever. A broken file given by MULTIVECTOR_STYLE is an error that names its line. */
const MvStyle *mv_style_get        (MvVariant variant, GError **error);
const char    *mv_style_id         (const MvStyle *style);                      /* for cache keys */

MvColour       mv_style_role       (const MvStyle *style, MvRole role);
MvColour       mv_style_sequential (const MvStyle *style, double tone);         /* 0..1 */
MvColour       mv_style_diverging  (const MvStyle *style, double tone);         /* -1..1 */
MvColour       mv_style_named      (const MvStyle *style, const char *name);    /* "sea" "land" "ink" "quiet" "halo" "page" "caution" "selection" "no-data" ... */
MvColour       mv_style_mark       (const MvStyle *style, const MvMark *mark);
void           mv_colour_set       (cairo_t *cr, MvColour colour);

G_END_DECLS
