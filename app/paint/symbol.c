#include "app/paint/symbol.h"

#include "app/paint/glyph.h"
#include "app/paint/overlay.h"
#include "app/paint/words.h"

/* Of the radius a unit of the glyph field: the picture fills two thirds of a large disc, and more of a small one. */
#define PICTURE 0.066
#define PICTURE_SMALL 0.08
#define SMALL 7.0               /* px */

MvColour
mv_symbol_ink_on (const MvStyle *style, MvColour ground)
{
  MvColour ink = mv_style_named (style, "ink"), page = mv_style_named (style, "page");

  return mv_contrast (page, ground) * 1.6 >= mv_contrast (ink, ground) ? page : ink;    /* paper on colour unless it reads clearly worse */
}

static MvColour
opaque (MvColour colour)
{
  colour.alpha = 1.0;
  return colour;
}

static MvColour
mix (MvColour a, MvColour b, double share)
{
  return (MvColour) { a.red + (b.red - a.red) * share, a.green + (b.green - a.green) * share, a.blue + (b.blue - a.blue) * share, 1.0 };
}

/* The outline: a disc for projects, a rounded square for assets. */
static void
outline (cairo_t *cr, const MvMark *mark, double radius)
{
  cairo_new_path (cr);
  if (mark->symbol == MV_SYMBOL_ASSET)
    {
      double half = radius * 0.88, corner = radius * 0.3;

      for (int i = 0; i < 4; i++)
        {
          double sx = i == 0 || i == 3 ? 1 : -1, sy = i < 2 ? 1 : -1;

          cairo_arc (cr, sx * (half - corner), sy * (half - corner), corner, i * G_PI / 2, (i + 1) * G_PI / 2);
        }
    }
  else
    cairo_arc (cr, 0, 0, radius, 0, 2 * G_PI);
  cairo_close_path (cr);
}

static void
set_dash (cairo_t *cr, MvStroke stroke, double width)
{
  const double dashed[] = { 2.2 * width, 1.6 * width }, dotted[] = { 0.01, 2.2 * width };

  if (stroke == MV_STROKE_DASHED)
    cairo_set_dash (cr, dashed, 2, 0);
  else if (stroke == MV_STROKE_DOTTED)
    {
      cairo_set_line_cap (cr, CAIRO_LINE_CAP_ROUND);
      cairo_set_dash (cr, dotted, 2, 0);
    }
  else
    cairo_set_dash (cr, NULL, 0, 0);
}

/* Solid: a full disc. Hollow: paper inside a ring. Dashed: a pale disc in a broken ring. */
static void
paint_disc (cairo_t *cr, const MvStyle *style, const MvMark *mark, double radius)
{
  MvColour colour = opaque (mv_style_mark (style, mark)), page = opaque (mv_style_named (style, "page"));
  MvColour ground = mark->hollow ? page : mark->stroke == MV_STROKE_SOLID ? colour : mix (colour, page, 0.65);
  gboolean ring = mark->hollow || mark->stroke != MV_STROKE_SOLID;
  double width = CLAMP (radius * 0.2, 1.0, 2.6), unit = radius * (radius < SMALL ? PICTURE_SMALL : PICTURE) * (ring ? 0.86 : 1.0);
  MvColour ink;

  outline (cr, mark, radius + 1.0);
  mv_colour_set (cr, opaque (mv_style_named (style, "halo")));
  cairo_fill (cr);
  outline (cr, mark, radius);
  mv_colour_set (cr, ground);
  cairo_fill (cr);
  if (ring)
    {
      outline (cr, mark, radius - width / 2);
      mv_colour_set (cr, colour);
      cairo_set_line_width (cr, width);
      set_dash (cr, radius < MV_SYMBOL_PICTURE_RADIUS ? MV_STROKE_SOLID : mark->stroke, width);      /* too small for dashes */
      cairo_stroke (cr);
      set_dash (cr, MV_STROKE_SOLID, width);
    }
  if (radius < MV_SYMBOL_PICTURE_RADIUS || mark->symbol == MV_SYMBOL_DISC)
    return;

  ink = ring && mv_contrast (colour, ground) >= 2.5 ? colour : mv_symbol_ink_on (style, ground);
  mv_colour_set (cr, ink);
  cairo_scale (cr, unit, unit);
  if (mark->symbol == MV_SYMBOL_ASSET)
    mv_glyph_asset (cr, mark->asset_kind);
  else
    mv_glyph_theme (cr, mark->theme);
}

/* How many lie here, with a ring of their shares by role: numbers of things, never of money. */
static void
paint_cluster (cairo_t *cr, const MvStyle *style, const MvMark *mark, double radius)
{
  double band = MAX (2.5, radius * 0.24), angle = -G_PI / 2;
  MvColour page = opaque (mv_style_named (style, "page"));
  g_autofree char *count = g_strdup_printf ("%u", mark->count);
  MvWords words = { .size = radius * 0.78, .weight = 700 };
  g_autoptr (PangoLayout) layout = NULL;
  double width, height;
  guint sum = 0;

  cairo_arc (cr, 0, 0, radius + 1.0, 0, 2 * G_PI);
  mv_colour_set (cr, page);
  cairo_fill (cr);
  for (int role = 0; role < MV_N_ROLES; role++)
    sum += mark->shares[role];
  cairo_set_line_width (cr, band);
  for (int role = 0; role < MV_N_ROLES && sum > 0; role++)
    if (mark->shares[role] > 0)
      {
        double next = angle + 2 * G_PI * mark->shares[role] / sum;
        double space = mark->shares[role] < sum ? MIN (0.9 / radius, (next - angle) / 4) : 0.0;

        mv_colour_set (cr, opaque (mv_style_role (style, role)));
        cairo_arc (cr, 0, 0, radius - band / 2, angle + space / 2, next - space / 2);
        cairo_stroke (cr);
        angle = next;
      }
  if (sum == 0)
    {
      mv_colour_set (cr, opaque (mv_style_named (style, "quiet")));
      cairo_arc (cr, 0, 0, radius - band / 2, 0, 2 * G_PI);
      cairo_stroke (cr);
    }

  words.size = MIN (words.size, words.size * 1.75 * (radius - band) / MAX (mv_words_width (style, &words, count), 1.0));
  layout = mv_words_layout (style, &words, count);
  mv_words_size (layout, &width, &height);
  mv_words_paint (cr, layout, opaque (mv_style_named (style, "ink")), -width / 2, -height / 2);
}

void
mv_symbol_paint (cairo_t *cr, const MvStyle *style, const MvMark *mark, double x, double y, double radius)
{
  g_return_if_fail (cr != NULL && style != NULL && mark != NULL && radius > 0.0);

  cairo_save (cr);
  cairo_translate (cr, x, y);
  if (mark->symbol == MV_SYMBOL_CLUSTER)
    paint_cluster (cr, style, mark, radius);
  else
    paint_disc (cr, style, mark, radius);
  cairo_restore (cr);
}

void
mv_symbol_highlight (cairo_t *cr, const MvStyle *style, const MvMark *mark, double x, double y, double radius)
{
  cairo_save (cr);
  cairo_translate (cr, x, y);
  outline (cr, mark, radius + 3.0);
  mv_colour_set (cr, opaque (mv_style_named (style, "halo")));
  cairo_set_line_width (cr, 4.5);
  cairo_stroke_preserve (cr);
  mv_colour_set (cr, mv_style_named (style, "selection"));
  cairo_set_line_width (cr, 2.5);
  cairo_stroke (cr);
  cairo_restore (cr);
}

void
mv_paint_symbol (cairo_t *cr, const MvStyle *style, const MvMark *mark, double x, double y, double radius)
{
  mv_symbol_paint (cr, style, mark, x, y, radius);
}
