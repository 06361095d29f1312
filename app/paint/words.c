#include "app/paint/words.h"

/* One context a thread: no hinting, so that a text is as wide on paper and at twice the scale as on the screen. */
static GPrivate context_of_thread = G_PRIVATE_INIT (g_object_unref);

PangoContext *
mv_words_context (void)
{
  PangoContext *context = g_private_get (&context_of_thread);

  if (context == NULL)
    {
      cairo_font_options_t *options = cairo_font_options_create ();

      cairo_font_options_set_antialias (options, CAIRO_ANTIALIAS_GRAY);
      cairo_font_options_set_hint_style (options, CAIRO_HINT_STYLE_NONE);
      cairo_font_options_set_hint_metrics (options, CAIRO_HINT_METRICS_OFF);
      context = pango_font_map_create_context (pango_cairo_font_map_get_default ());
      pango_cairo_context_set_font_options (context, options);
      pango_context_set_round_glyph_positions (context, FALSE);
      cairo_font_options_destroy (options);
      g_private_set (&context_of_thread, context);
    }
  return context;
}

PangoLayout *
mv_words_layout (const MvStyle *style, const MvWords *words, const char *text)
{
  const MvLabelStyle *label = mv_style_label (style, "country");
  PangoFontDescription *font = pango_font_description_new ();
  PangoLayout *layout = pango_layout_new (mv_words_context ());

  pango_font_description_set_family (font, label != NULL && label->family != NULL ? label->family : "sans-serif");
  pango_font_description_set_absolute_size (font, words->size * PANGO_SCALE);
  pango_font_description_set_weight (font, words->weight > 0 ? (PangoWeight) words->weight : PANGO_WEIGHT_NORMAL);
  pango_layout_set_font_description (layout, font);
  pango_font_description_free (font);
  if (words->width > 0.0)
    {
      pango_layout_set_width (layout, (int) (words->width * PANGO_SCALE));
      pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
    }
  pango_layout_set_alignment (layout, words->align);
  pango_layout_set_text (layout, text != NULL ? text : "", -1);
  return layout;
}

void
mv_words_size (PangoLayout *layout, double *width, double *height)
{
  PangoRectangle logical;

  pango_layout_get_extents (layout, NULL, &logical);
  if (width != NULL)
    *width = (double) logical.width / PANGO_SCALE;
  if (height != NULL)
    *height = (double) logical.height / PANGO_SCALE;
}

void
mv_words_paint (cairo_t *cr, PangoLayout *layout, MvColour colour, double x, double y)
{
  mv_colour_set (cr, colour);
  cairo_move_to (cr, x, y);
  pango_cairo_show_layout (cr, layout);
  cairo_new_path (cr);
}

double
mv_words_put (cairo_t *cr, const MvStyle *style, const MvWords *words, const char *text, MvColour colour, double x, double y)
{
  g_autoptr (PangoLayout) layout = mv_words_layout (style, words, text);
  double height;

  mv_words_size (layout, NULL, &height);
  if (cr != NULL)
    mv_words_paint (cr, layout, colour, x, y);
  return height;
}

double
mv_words_width (const MvStyle *style, const MvWords *words, const char *text)
{
  MvWords line = *words;
  g_autoptr (PangoLayout) layout = NULL;
  double width;

  line.width = 0.0;
  layout = mv_words_layout (style, &line, text);
  mv_words_size (layout, &width, NULL);
  return width;
}
