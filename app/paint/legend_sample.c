#include "app/paint/legend_sample.h"

#include "app/paint/area.h"
#include "app/paint/arrow.h"
#include "app/paint/glyph.h"
#include "app/paint/line.h"
#include "app/paint/symbol.h"

#define ARROW_LENGTH 58.0

MvColour
mv_legend_colour (const MvLegendColumn *column, const char *name)
{
  return mv_style_named (column->style, name);
}

static void
item_mark (const MvLegendItem *item, MvMark *mark)
{
  *mark = (MvMark) { .form = MV_MARK_SYMBOL, .paint = item->paint, .role = item->role, .tone = item->tone, .pattern = item->pattern,
                     .stroke = item->stroke, .theme = item->theme, .asset_kind = item->asset_kind, .hollow = item->hollow,
                     .symbol = item->asset_kind != NULL ? MV_SYMBOL_ASSET : MV_SYMBOL_THEME };
}

/* Samples ------------------------------------------------------------------------------------------------------------------ */

static double
symbol_radius (const MvLegendColumn *column, const MvLegendItem *item)
{
  return MAX (item->radius, MAX (6.0, 0.58 * column->em));
}

void
mv_legend_sample_size (const MvLegendColumn *column, const MvLegendItem *item, double *width, double *height)
{
  *width = *height = 0.0;
  switch (item->kind)
    {
    case MV_LEGEND_AREA:
      *width = 1.7 * column->em;
      *height = 1.1 * column->em;
      break;
    case MV_LEGEND_WIDTH:
      *width = ARROW_LENGTH;
      *height = item->width + MAX (5.0, 0.55 * item->width) + 2;
      break;
    case MV_LEGEND_SYMBOL:
      *width = 1.7 * column->em;
      *height = 2 * symbol_radius (column, item) + 2.5;
      break;
    case MV_LEGEND_LINE:
      *width = 2.6 * column->em;
      *height = 1.2 * column->em;
      break;
    case MV_LEGEND_NOTE:
      *width = item->caution ? 1.3 * column->em : 0.0;
      *height = item->caution ? 1.2 * column->em : 0.0;
      break;
    case MV_LEGEND_SIZE:
    case MV_LEGEND_RAMP:
    default:
      break;
    }
}

static void
paint_swatch (const MvLegendColumn *column, const MvLegendItem *item, double y, double width, double height)
{
  MvMark mark;

  item_mark (item, &mark);
  cairo_rectangle (column->cr, 0.5, y + 0.5, width - 1, height - 1);
  mv_colour_set (column->cr, mv_legend_colour (column, "land-five"));
  cairo_fill_preserve (column->cr);
  if (item->pattern == MV_PATTERN_OUTLINE && item->paint == MV_PAINT_ROLE)
    {
      const double dash[] = { 5.0, 3.5 };
      MvColour colour = mv_style_mark (column->style, &mark);

      cairo_new_path (column->cr);
      cairo_rectangle (column->cr, 2, y + 2, width - 4, height - 4);
      mv_colour_set (column->cr, colour);
      cairo_set_line_width (column->cr, 3.0);
      cairo_set_dash (column->cr, dash, 2, 0);
      cairo_stroke (column->cr);
      cairo_set_dash (column->cr, NULL, 0, 0);
    }
  else if (!column->fills && item->paint == MV_PAINT_ROLE)
    {
      mv_colour_set (column->cr, mv_style_mark (column->style, &mark));
      cairo_fill (column->cr);
    }
  else
    mv_area_fill (column->cr, column->style, &mark, (MvPoint) { 0, y });
  cairo_rectangle (column->cr, 0.5, y + 0.5, width - 1, height - 1);
  mv_colour_set (column->cr, mv_legend_colour (column, "border"));
  cairo_set_line_width (column->cr, 0.8);
  cairo_stroke (column->cr);
}

void
mv_legend_sample_paint (const MvLegendColumn *column, const MvLegendItem *item, double y, double width, double height)
{
  cairo_t *cr = column->cr;
  MvMark mark;
  MvColour colour;

  item_mark (item, &mark);
  colour = mv_style_mark (column->style, &mark);
  switch (item->kind)
    {
    case MV_LEGEND_AREA:
      paint_swatch (column, item, y, width, height);
      break;
    case MV_LEGEND_WIDTH:
      mv_flow_sample (cr, column->style, colour, 0, y, width, item->width);
      break;
    case MV_LEGEND_SYMBOL:
      mv_symbol_paint (cr, column->style, &mark, width / 2, y + height / 2, symbol_radius (column, item));
      break;
    case MV_LEGEND_LINE:
      cairo_move_to (cr, 2, y + height / 2);
      cairo_line_to (cr, width - 2, y + height / 2);
      mv_line_stroke (cr, column->style, colour, item->width > 0 ? item->width : 2.0, item->stroke);
      break;
    case MV_LEGEND_NOTE:
      cairo_save (cr);
      cairo_translate (cr, 0.5 * column->em, y + height / 2);
      cairo_scale (cr, 0.042 * column->em, 0.042 * column->em);
      mv_colour_set (cr, mv_legend_colour (column, "caution"));
      mv_glyph_warning (cr);
      cairo_restore (cr);
      break;
    case MV_LEGEND_SIZE:
    case MV_LEGEND_RAMP:
    default:
      break;
    }
}

void
mv_legend_ramp_paint (const MvLegendColumn *column, const MvLegendItem *item, double height)
{
  cairo_pattern_t *ramp = cairo_pattern_create_linear (0, 0, column->width, 0);

  for (int i = 0; i <= 20; i++)
    {
      MvColour colour = item->paint == MV_PAINT_DIVERGING ? mv_style_diverging (column->style, i / 10.0 - 1.0)
                                                          : mv_style_sequential (column->style, i / 20.0);

      cairo_pattern_add_color_stop_rgba (ramp, i / 20.0, colour.red, colour.green, colour.blue, MV_AREA_SCALE_ALPHA);
    }
  cairo_rectangle (column->cr, 0.5, column->y + 0.5, column->width - 1, height - 1);
  mv_colour_set (column->cr, mv_legend_colour (column, "land-five"));
  cairo_fill_preserve (column->cr);
  cairo_set_source (column->cr, ramp);
  cairo_fill_preserve (column->cr);
  mv_colour_set (column->cr, mv_legend_colour (column, "border"));
  cairo_set_line_width (column->cr, 0.8);
  cairo_stroke (column->cr);
  cairo_pattern_destroy (ramp);
}

gboolean
mv_legend_shows_fills (const MvLegend *legend)
{
  return g_strcmp0 (legend->overlay, "alliances") == 0 || g_strcmp0 (legend->overlay, "votes") == 0;
}

void
mv_paint_legend_item (cairo_t *cr, const MvStyle *style, const MvLegendItem *item, gboolean fills, double width, double height)
{
  MvLegendColumn column = { cr, style, width, MV_LEGEND_EM, 0.0, fills };
  double sample_width, sample_height;

  g_return_if_fail (cr != NULL && style != NULL && item != NULL);

  cairo_save (cr);
  cairo_new_path (cr);
  if (item->kind == MV_LEGEND_SIZE)
    {
      cairo_arc (cr, width / 2, height / 2, item->radius, 0, 2 * G_PI);
      cairo_set_line_width (cr, 1.1);
      mv_colour_set (cr, mv_legend_colour (&column, "ink"));
      cairo_stroke (cr);
    }
  else if (item->kind == MV_LEGEND_RAMP)
    mv_legend_ramp_paint (&column, item, height);
  else
    {
      mv_legend_sample_size (&column, item, &sample_width, &sample_height);
      sample_width = MIN (sample_width, width);
      sample_height = MIN (sample_height, height);
      cairo_translate (cr, (width - sample_width) / 2, (height - sample_height) / 2);
      mv_legend_sample_paint (&column, item, 0.0, sample_width, sample_height);
    }
  cairo_restore (cr);
}
