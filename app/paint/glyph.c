#include "app/paint/glyph.h"

static void
polygon (cairo_t *cr, const double *pairs, guint n)
{
  cairo_move_to (cr, pairs[0], pairs[1]);
  for (guint i = 1; i < n; i++)
    cairo_line_to (cr, pairs[2 * i], pairs[2 * i + 1]);
  cairo_close_path (cr);
}

#define POLYGON(cr, ...) \
  polygon (cr, (const double[]) { __VA_ARGS__ }, G_N_ELEMENTS (((const double[]) { __VA_ARGS__ })) / 2)

static void
line (cairo_t *cr, double width, double x0, double y0, double x1, double y1)
{
  cairo_set_line_width (cr, width);
  cairo_move_to (cr, x0, y0);
  cairo_line_to (cr, x1, y1);
  cairo_stroke (cr);
}

static void
disc (cairo_t *cr, double x, double y, double radius)
{
  cairo_new_sub_path (cr);
  cairo_arc (cr, x, y, radius, 0, 2 * G_PI);
  cairo_fill (cr);
}

static void
glyph_drop (cairo_t *cr)
{
  cairo_move_to (cr, 0, -10);
  cairo_curve_to (cr, 2.5, -5, 6.5, -1.5, 6.5, 3);
  cairo_arc (cr, 0, 3, 6.5, 0, G_PI);
  cairo_curve_to (cr, -6.5, -1.5, -2.5, -5, 0, -10);
  cairo_close_path (cr);
  cairo_fill (cr);
}

static void
glyph_pick (cairo_t *cr)
{
  for (int side = -1; side <= 1; side += 2)
    {
      cairo_save (cr);
      cairo_rotate (cr, side * G_PI / 4);
      line (cr, 2.4, 0, -6, 0, 10.5);
      if (side < 0)     /* the hammer */
        {
          cairo_rectangle (cr, -4.6, -9.6, 9.2, 4.2);
          cairo_fill (cr);
        }
      else              /* the pick */
        {
          cairo_move_to (cr, -8, -4.2);
          cairo_curve_to (cr, -3, -10.2, 3, -10.2, 8, -4.2);
          cairo_curve_to (cr, 3, -7.4, -3, -7.4, -8, -4.2);
          cairo_close_path (cr);
          cairo_fill (cr);
        }
      cairo_restore (cr);
    }
}

static void
glyph_bolt (cairo_t *cr)
{
  POLYGON (cr, 2.5, -11, -6.5, 1.5, -0.8, 1.5, -2.5, 11, 6.5, -2.5, 0.8, -2.5);
  cairo_fill (cr);
}

/* A road that runs to the horizon, its middle line cut out. */
static void
glyph_road (cairo_t *cr)
{
  POLYGON (cr, -2.6, -9.5, 2.6, -9.5, 9, 9.5, -9, 9.5);
  POLYGON (cr, -0.6, -7, -0.8, -3.5, 0.8, -3.5, 0.6, -7);
  POLYGON (cr, -0.9, -1.5, -1.1, 2.2, 1.1, 2.2, 0.9, -1.5);
  POLYGON (cr, -1.2, 4.4, -1.5, 9.5, 1.5, 9.5, 1.2, 4.4);
  cairo_fill (cr);
}

static void
glyph_waves (cairo_t *cr)
{
  cairo_set_line_width (cr, 2.7);
  for (int row = -1; row <= 1; row++)
    {
      cairo_move_to (cr, -9.5, row * 6 + 1);
      cairo_curve_to (cr, -6.5, row * 6 - 4, -3, row * 6 - 4, 0, row * 6);
      cairo_curve_to (cr, 3, row * 6 + 4, 6.5, row * 6 + 4, 9.5, row * 6 - 1);
      cairo_stroke (cr);
    }
}

static void
glyph_wheat (cairo_t *cr)
{
  line (cr, 1.6, 0, 11, 0, -5);
  for (int i = 0; i < 4; i++)
    for (int side = -1; side <= 1; side += 2)
      {
        double y = 5.5 - i * 4.2;

        cairo_move_to (cr, 0, y);
        cairo_curve_to (cr, side * 1.0, y - 3.6, side * 4.0, y - 4.4, side * 6.2, y - 4.8);
        cairo_curve_to (cr, side * 6.0, y - 1.8, side * 3.6, y - 0.2, 0, y);
        cairo_fill (cr);
      }
  cairo_move_to (cr, 0, -12);
  cairo_curve_to (cr, 2.2, -9.6, 2.0, -7.6, 0, -6);
  cairo_curve_to (cr, -2.0, -7.6, -2.2, -9.6, 0, -12);
  cairo_fill (cr);
}

static void
glyph_chip (cairo_t *cr)
{
  cairo_rectangle (cr, -6.2, -6.2, 12.4, 12.4);
  cairo_rectangle (cr, -2.6, -2.6, 5.2, 5.2);
  cairo_fill (cr);
  for (int i = -1; i <= 1; i++)
    {
      line (cr, 1.7, i * 4, -10, i * 4, -5.5);
      line (cr, 1.7, i * 4, 10, i * 4, 5.5);
      line (cr, 1.7, -10, i * 4, -5.5, i * 4);
      line (cr, 1.7, 10, i * 4, 5.5, i * 4);
    }
}

static void
glyph_bank (cairo_t *cr)
{
  POLYGON (cr, 0, -10, 10, -4.4, 10, -2.4, -10, -2.4, -10, -4.4);
  for (int i = -1; i <= 1; i++)
    cairo_rectangle (cr, i * 6 - 1.4, -0.8, 2.8, 6.8);
  cairo_rectangle (cr, -10, 7.2, 20, 2.4);
  cairo_fill (cr);
}

static void
glyph_person (cairo_t *cr)
{
  disc (cr, 0, -5.4, 4.1);
  cairo_move_to (cr, -8, 9.5);
  cairo_line_to (cr, -8, 6.5);
  cairo_curve_to (cr, -8, -2, 8, -2, 8, 6.5);
  cairo_line_to (cr, 8, 9.5);
  cairo_close_path (cr);
  cairo_fill (cr);
}

static void
glyph_scales (cairo_t *cr)
{
  line (cr, 1.9, 0, -9.5, 0, 8.5);
  line (cr, 1.9, -8.5, -6.5, 8.5, -6.5);
  cairo_rectangle (cr, -4.5, 7.6, 9, 2.2);
  cairo_fill (cr);
  for (int side = -1; side <= 1; side += 2)
    {
      double x = side * 7;

      line (cr, 1.1, x, -6.5, x - 3.6, 1);
      line (cr, 1.1, x, -6.5, x + 3.6, 1);
      cairo_move_to (cr, x + 4.6, 1);
      cairo_arc (cr, x, 1, 4.6, 0, G_PI);
      cairo_close_path (cr);
      cairo_fill (cr);
    }
}

static void
glyph_factory (cairo_t *cr)
{
  POLYGON (cr, -9.5, 9, -9.5, -9, -5.5, -9, -5.5, 0, -0.5, -4, -0.5, 0, 4.5, -4, 4.5, 0, 9.5, -4, 9.5, 9);
  cairo_fill (cr);
}

static void
glyph_flask (cairo_t *cr)
{
  cairo_rectangle (cr, -4, -10.5, 8, 2.2);
  cairo_fill (cr);
  cairo_move_to (cr, -2.6, -8.3);
  cairo_line_to (cr, -2.6, -3);
  cairo_line_to (cr, -8.4, 7);
  cairo_curve_to (cr, -9.4, 9, -8.6, 10, -7, 10);
  cairo_line_to (cr, 7, 10);
  cairo_curve_to (cr, 8.6, 10, 9.4, 9, 8.4, 7);
  cairo_line_to (cr, 2.6, -3);
  cairo_line_to (cr, 2.6, -8.3);
  cairo_close_path (cr);
  POLYGON (cr, -1, -7, 1, -7, 1, -2.4, 3.4, 1.8, -3.4, 1.8, -1, -2.4);  /* the glass above the liquid */
  cairo_fill (cr);
}

static void
glyph_derrick (cairo_t *cr)
{
  line (cr, 2, -1.2, -9, -6.5, 9);
  line (cr, 2, 1.2, -9, 6.5, 9);
  line (cr, 1.5, -2.8, -4, 4.2, 2.2);
  line (cr, 1.5, 2.8, -4, -4.2, 2.2);
  line (cr, 1.5, -4.4, 2.6, 6, 8.6);
  line (cr, 1.5, 4.4, 2.6, -6, 8.6);
  cairo_rectangle (cr, -2.6, -11, 5.2, 2.6);
  cairo_fill (cr);
}

/* A steel beam, seen from its end. */
static void
glyph_beam (cairo_t *cr)
{
  POLYGON (cr, -7.5, -9, 7.5, -9, 7.5, -5.4, 2, -5.4, 2, 5.4, 7.5, 5.4, 7.5, 9, -7.5, 9, -7.5, 5.4, -2, 5.4, -2, -5.4, -7.5, -5.4);
  cairo_fill (cr);
}

static void
glyph_dot (cairo_t *cr)
{
  disc (cr, 0, 0, 4.5);
}

typedef void (*Glyph) (cairo_t *cr);

static const Glyph theme_glyphs[MV_N_THEMES] = {
  [MV_THEME_OTHER] = glyph_dot,
  [MV_THEME_PETROCHEMICALS] = glyph_flask,
  [MV_THEME_OIL_GAS] = glyph_drop,
  [MV_THEME_MINING_METALS] = glyph_pick,
  [MV_THEME_POWER] = glyph_bolt,
  [MV_THEME_TRANSPORT] = glyph_road,
  [MV_THEME_WATER] = glyph_waves,
  [MV_THEME_AGRICULTURE] = glyph_wheat,
  [MV_THEME_DIGITAL] = glyph_chip,
  [MV_THEME_FINANCE] = glyph_bank,
  [MV_THEME_SOCIAL] = glyph_person,
  [MV_THEME_GOVERNANCE_TRADE] = glyph_scales,
  [MV_THEME_INDUSTRY_OTHER] = glyph_factory,
};

static const struct { const char *kind; Glyph glyph; } asset_glyphs[] = {
  { "power_plant", glyph_bolt },
  { "oil_gas_field", glyph_derrick },
  { "coal_mine", glyph_pick },
  { "iron_ore_mine", glyph_pick },
  { "steel_plant", glyph_beam },
};

static void
paint_glyph (cairo_t *cr, Glyph glyph)
{
  cairo_save (cr);
  cairo_new_path (cr);
  cairo_set_fill_rule (cr, CAIRO_FILL_RULE_EVEN_ODD);
  cairo_set_line_cap (cr, CAIRO_LINE_CAP_BUTT);
  cairo_set_dash (cr, NULL, 0, 0);
  glyph (cr);
  cairo_restore (cr);
}

void
mv_glyph_theme (cairo_t *cr, MvTheme theme)
{
  g_return_if_fail ((guint) theme < MV_N_THEMES);
  paint_glyph (cr, theme_glyphs[theme]);
}

void
mv_glyph_asset (cairo_t *cr, const char *asset_kind)
{
  Glyph glyph = glyph_dot;

  for (guint i = 0; i < G_N_ELEMENTS (asset_glyphs); i++)
    if (g_strcmp0 (asset_kind, asset_glyphs[i].kind) == 0)
      glyph = asset_glyphs[i].glyph;
  paint_glyph (cr, glyph);
}

static void
glyph_warning (cairo_t *cr)
{
  POLYGON (cr, 0, -10, 11, 9, -11, 9);
  POLYGON (cr, -1.4, -4, 1.4, -4, 0.9, 3, -0.9, 3);
  cairo_rectangle (cr, -1.2, 4.6, 2.4, 2.4);
  cairo_fill (cr);
}

void
mv_glyph_warning (cairo_t *cr)
{
  paint_glyph (cr, glyph_warning);
}
