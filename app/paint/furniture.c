#include "app/paint/furniture.h"

#include "app/base/text.h"
#include "app/paint/words.h"

#define EQUATOR 40075016.68557849       /* metres, of the sphere of Web Mercator (EPSG:3857) */

static double
middle_latitude (const MvFrame *frame)
{
  double longitude, latitude;

  mv_mercator_unproject (mv_frame_to_world (frame, (MvPoint) { frame->width / 2, frame->height / 2 }), &longitude, &latitude);
  return latitude;
}

double
mv_furniture_length (const MvFrame *frame, double longest, double *pixels)
{
  double metres = EQUATOR * cos (middle_latitude (frame) * G_PI / 180) / frame->scale, most = metres * longest;
  double power = pow (10.0, floor (log10 (most))), length = power;

  if (most >= 5 * power)
    length = 5 * power;
  else if (most >= 2 * power)
    length = 2 * power;
  *pixels = length / metres;
  return length;
}

/* Two halves, dark and pale, in a halo: readable on any ground. */
void
mv_furniture_scale (cairo_t *cr, const MvStyle *style, const MvFrame *frame, double x, double y, double longest, double em)
{
  double pixels, length = mv_furniture_length (frame, longest, &pixels), height = 0.35 * em, latitude = middle_latitude (frame);
  g_autofree char *distance = length >= 1000 ? g_strdup_printf (_("%.0f km"), length / 1000) : g_strdup_printf (_("%.0f m"), length);
  g_autofree char *text = NULL;
  MvWords words = { .size = 0.85 * em };
  g_autoptr (PangoLayout) layout = NULL;
  double width, text_height;

  if (frame->zoom < 5)  /* the scale changes over the map: say where it holds */
    text = latitude >= 0 ? g_strdup_printf (_("%s at %.0f° N"), distance, latitude) : g_strdup_printf (_("%s at %.0f° S"), distance, -latitude);
  else
    text = g_strdup (distance);
  layout = mv_words_layout (style, &words, text);
  mv_words_size (layout, &width, &text_height);

  cairo_save (cr);
  mv_colour_set (cr, mv_style_named (style, "halo"));
  cairo_rectangle (cr, x - 0.5 * em, y - height - text_height - 0.55 * em, MAX (pixels, width) + em, height + text_height + em);
  cairo_fill (cr);
  mv_colour_set (cr, mv_style_named (style, "page"));
  cairo_rectangle (cr, x, y - height, pixels, height);
  cairo_fill (cr);
  mv_colour_set (cr, mv_style_named (style, "ink"));
  cairo_rectangle (cr, x, y - height, pixels / 2, height);
  cairo_fill (cr);
  cairo_set_line_width (cr, 1.0);
  cairo_rectangle (cr, x, y - height, pixels, height);
  cairo_stroke (cr);
  mv_words_paint (cr, layout, mv_style_named (style, "ink"), x, y - height - text_height - 0.15 * em);
  cairo_restore (cr);
}

const char *
mv_furniture_borders (void)
{
  return _("Borders follow Natural Earth 5.1.2, which draws who controls the ground; disputed ones are dashed. No position on any claim is taken.");
}
