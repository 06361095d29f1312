#include "app/paint/furniture.h"

#include "app/base/text.h"
#include "app/paint/words.h"

#define EQUATOR 40075016.68557849       /* metres, of the sphere of Web Mercator (EPSG:3857) */
#define BAR 0.35                        /* ems the bar is high */
#define WIDE_ZOOM 5.0                   /* below it the scale changes much over a map */

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

/* "500 km", with the latitude where it holds when the scale changes much over the map; *PIXELS: the length of the bar. */
static PangoLayout *
scale_text (const MvStyle *style, const MvFrame *frame, double longest, double em, double *pixels)
{
  double length = mv_furniture_length (frame, longest, pixels), latitude = middle_latitude (frame);
  g_autofree char *distance = length >= 1000 ? g_strdup_printf (_("%.0f km"), length / 1000) : g_strdup_printf (_("%.0f m"), length);
  g_autofree char *text = NULL;
  MvWords words = { .size = 0.85 * em };

  if (frame->zoom >= WIDE_ZOOM)
    text = g_steal_pointer (&distance);
  else if (latitude >= 0)
    text = g_strdup_printf (_("%s at %.0f° N"), distance, latitude);
  else
    text = g_strdup_printf (_("%s at %.0f° S"), distance, -latitude);
  return mv_words_layout (style, &words, text);
}

MvBox
mv_furniture_scale_box (const MvStyle *style, const MvFrame *frame, double x, double y, double longest, double em)
{
  double width, height;
  double pixels;
  g_autoptr (PangoLayout) layout = scale_text (style, frame, longest, em, &pixels);

  mv_words_size (layout, &width, &height);
  return (MvBox) { x - 0.5 * em, y - BAR * em - height - 0.55 * em, x + MAX (pixels, width) + 0.5 * em, y + 0.45 * em };
}

/* Two halves, dark and pale, on paper: readable on any ground. */
void
mv_furniture_scale (cairo_t *cr, const MvStyle *style, const MvFrame *frame, double x, double y, double longest, double em)
{
  MvBox box = mv_furniture_scale_box (style, frame, x, y, longest, em);
  double pixels, text_height;
  g_autoptr (PangoLayout) layout = scale_text (style, frame, longest, em, &pixels);

  mv_words_size (layout, NULL, &text_height);
  cairo_save (cr);
  mv_colour_set (cr, mv_style_named (style, "page"));
  cairo_rectangle (cr, box.min_x, box.min_y, box.max_x - box.min_x, box.max_y - box.min_y);
  cairo_fill (cr);
  mv_colour_set (cr, mv_style_named (style, "ink"));
  cairo_rectangle (cr, x, y - BAR * em, pixels / 2, BAR * em);
  cairo_fill (cr);
  cairo_set_line_width (cr, 1.0);
  cairo_rectangle (cr, x, y - BAR * em, pixels, BAR * em);
  cairo_stroke (cr);
  mv_words_paint (cr, layout, mv_style_named (style, "ink"), x, y - BAR * em - text_height - 0.15 * em);
  cairo_restore (cr);
}

char *
mv_furniture_words (gboolean share_alike)
{
  return g_strconcat (_("Borders follow Natural Earth 5.1.2, which draws who controls the ground; disputed ones are dashed. No position on any claim is taken."),
                      " ",
                      share_alike
                      ? _("Base map: Natural Earth, Who's On First, OpenStreetMap contributors (ODbL 1.0); relief: NASA SRTM30; names: Unicode CLDR.")
                      : _("Base map: Natural Earth, Who's On First; relief: NASA SRTM30; names: Unicode CLDR."),
                      NULL);
}
