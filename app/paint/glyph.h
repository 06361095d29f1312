/* The pictures inside symbols, drawn from paths on a field of 24 x 24 around the origin. */
#pragma once

#include <cairo.h>

#include "app/base/roles.h"

G_BEGIN_DECLS

/* Paints with the current source. CR's origin is the centre. */
void mv_glyph_theme (cairo_t *cr, MvTheme theme);
/* Assets of the dataset: power_plant, oil_gas_field, coal_mine, iron_ore_mine, steel_plant; others get a dot. */
void mv_glyph_asset (cairo_t *cr, const char *asset_kind);
/* A triangle with an exclamation mark cut out of it. */
void mv_glyph_warning (cairo_t *cr);

G_END_DECLS
