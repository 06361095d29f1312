#include "app/paint/chart.h"

#include <math.h>

#include "app/base/guard.h"
#include "app/paint/area.h"
#include "app/paint/chart_many.h"
#include "app/paint/words.h"

void
mv_chart_measure (const char *text, double size, int weight, double wrap, double *width, double *height)
{
  const MvStyle *style = mv_style_get (MV_VARIANT_LIGHT, NULL);
  const MvWords words = { .size = size, .weight = weight, .width = wrap };
  g_autoptr (PangoLayout) layout = NULL;

  *width = *height = 0;
  if (style == NULL)
    return;
  layout = mv_words_layout (style, &words, text);
  mv_words_size (layout, width, height);
}

MvChart *
mv_chart_build (MvDb *db, MvAtlas *atlas, const MvView *view, MvChartKind kind, double width, double height, GError **error)
{
  g_autoptr (MvChartTable) table = mv_chart_rows (db, atlas, view, kind, NULL, error);
  const MvChartSize size = { .width = width, .height = height };

  return table != NULL ? mv_chart_plan (table, &size, mv_chart_measure) : NULL;
}

MvChart *
mv_chart_again (const MvChart *chart, const MvChartSize *size)
{
  g_return_val_if_fail (chart != NULL && size != NULL, NULL);

  return mv_chart_plan (chart->whole, size, mv_chart_measure);
}

static MvColour
mix (MvColour a, MvColour b, double share)
{
  return (MvColour) { a.red + (b.red - a.red) * share, a.green + (b.green - a.green) * share, a.blue + (b.blue - a.blue) * share, 1 };
}

static MvColour
colour_of (const MvStyle *style, const MvChartMark *mark)
{
  const MvMark as_mark = { .form = MV_MARK_LINE, .paint = mark->paint, .role = mark->role, .tone = mark->tone };

  if (mark->paint == MV_PAINT_ROLE)
    {
      MvColour colour = mv_style_role (style, mark->role);

      colour.alpha = mark->tone;
      return colour;
    }
  return mv_style_mark (style, &as_mark);
}

static MvColour
guide_colour (const MvStyle *style, const MvChartMark *mark)
{
  MvColour colour;

  switch (mark->part)
    {
    case MV_CHART_PART_NOW: return mv_style_named (style, "selection");
    case MV_CHART_PART_BREAK:
      colour = mv_style_named (style, "caution");
      colour.alpha = 0.8;
      return colour;
    case MV_CHART_PART_VALUE: case MV_CHART_PART_BAND: case MV_CHART_PART_GAP: case MV_CHART_PART_GUIDE: case MV_CHART_PART_LABEL:
    case MV_CHART_PART_PERIOD:
    default: break;
    }
  colour = mark->paint == MV_PAINT_ROLE ? mv_style_role (style, mark->role) : mv_style_named (style, "quiet");
  colour.alpha = mark->tone;
  return colour;
}

static void
set_stroke (cairo_t *cr, const MvChartMark *mark)
{
  double width = MAX (mark->stroke_width, 0.5);
  const double dashed[] = { 3.5 * width, 2.2 * width }, dotted[] = { width, 2 * width };

  cairo_set_line_width (cr, width);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  cairo_set_line_cap (cr, CAIRO_LINE_CAP_BUTT);
  if (mark->stroke == MV_STROKE_DASHED)
    cairo_set_dash (cr, dashed, 2, 0);
  else if (mark->stroke == MV_STROKE_DOTTED)
    cairo_set_dash (cr, dotted, 2, 0);
  else
    cairo_set_dash (cr, NULL, 0, 0);
}

static void
add_points (cairo_t *cr, const MvChartMark *mark)
{
  for (guint i = 0; i < mark->n_points; i++)
    cairo_line_to (cr, mark->points[i].x, mark->points[i].y);
}

/* Without colour, too, areas of different roles differ on paper: thin lines of the ground across them. */
static void
hatch_role (cairo_t *cr, const MvStyle *style, MvRole role)
{
  static const struct { double step; int rise; } hatches[] = { { 0, 0 }, { 7, 1 }, { 7, -1 }, { 4, 1 }, { 12, -1 }, { 12, 1 }, { 4, -1 } };
  guint which = role % G_N_ELEMENTS (hatches);
  MvColour colour = mv_style_named (style, "page");
  double x1, y1, x2, y2, step = hatches[which].step;

  if (!(step > 0))
    return;
  cairo_save (cr);
  cairo_clip (cr);
  cairo_clip_extents (cr, &x1, &y1, &x2, &y2);
  for (double at = floor ((x1 - (y2 - y1)) / step) * step; at < x2 + (y2 - y1); at += step)
    {
      cairo_move_to (cr, at, hatches[which].rise > 0 ? y2 : y1);
      cairo_line_to (cr, at + (y2 - y1), hatches[which].rise > 0 ? y1 : y2);
    }
  colour.alpha = 0.65;
  mv_colour_set (cr, colour);
  cairo_set_dash (cr, NULL, 0, 0);
  cairo_set_line_width (cr, 0.9);
  cairo_stroke (cr);
  cairo_restore (cr);
}

/* Rectangles and polygons: by role or scale, with the patterns of the map. */
static void
fill_shape (cairo_t *cr, const MvStyle *style, const MvChartMark *mark)
{
  const MvMark as_area = { .form = MV_MARK_AREA, .paint = mark->paint, .role = mark->role, .tone = mark->tone, .pattern = mark->pattern };
  const MvPoint origin = { 0, 0 };

  if (mark->pattern == MV_PATTERN_OUTLINE)
    {
      MvColour colour = mv_style_named (style, "quiet");

      mv_colour_set (cr, colour);
      cairo_set_line_width (cr, 1);
      cairo_set_dash (cr, NULL, 0, 0);
      cairo_stroke (cr);
    }
  else if (mark->paint == MV_PAINT_NO_DATA || mark->pattern != MV_PATTERN_PLAIN)
    mv_area_fill (cr, style, &as_area, origin);
  else
    {
      gboolean hatched = mv_style_has_hatches (style) && mark->paint == MV_PAINT_ROLE && mark->tone > 0 && mark->part != MV_CHART_PART_BAND;

      mv_colour_set (cr, colour_of (style, mark));
      if (hatched)
        {
          cairo_fill_preserve (cr);
          hatch_role (cr, style, mark->role);
        }
      cairo_fill (cr);
    }
}

/* Black or white, whichever is read better on COLOUR. */
static MvColour
ink_on (const MvStyle *style, MvColour fill)
{
  MvColour page = mv_style_named (style, "page"), ink = mv_style_named (style, "ink");
  double lightness = 0.2126 * fill.red + 0.7152 * fill.green + 0.0722 * fill.blue;
  double page_lightness = 0.2126 * page.red + 0.7152 * page.green + 0.0722 * page.blue;
  double ink_lightness = 0.2126 * ink.red + 0.7152 * ink.green + 0.0722 * ink.blue;

  return fabs (page_lightness - lightness) > fabs (ink_lightness - lightness) ? page : ink;
}

static void
paint_text (cairo_t *cr, const MvStyle *style, const MvChartMark *mark)
{
  const MvWords words = { .size = mark->size, .weight = mark->weight, .width = mark->wrap };
  MvColour colour, ink = mv_style_named (style, "ink");

  switch (mark->ink)
    {
    case MV_CHART_INK_STRONG: colour = ink; break;
    case MV_CHART_INK_ROLE: colour = mix (mv_style_role (style, mark->role), ink, mv_style_has_hatches (style) ? 1 : 0.35); break;
    case MV_CHART_INK_ON_FILL: colour = ink_on (style, mark->paint == MV_PAINT_ROLE ? mv_style_role (style, mark->role) : colour_of (style, mark)); break;
    case MV_CHART_INK_MUTED:
    default: colour = mv_style_named (style, "muted"); break;
    }
  colour.alpha = mark->paint == MV_PAINT_ROLE ? MAX (mark->tone, 0.35) : 1;
  if (mark->halo)
    {
      g_autoptr (PangoLayout) layout = mv_words_layout (style, &words, mark->text);
      MvColour page = mv_style_named (style, "page");

      page.alpha = 0.8;
      cairo_new_path (cr);
      cairo_move_to (cr, mark->x, mark->y);
      pango_cairo_layout_path (cr, layout);
      mv_colour_set (cr, page);
      cairo_set_line_width (cr, 0.3 * mark->size);
      cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
      cairo_set_dash (cr, NULL, 0, 0);
      cairo_stroke (cr);
    }
  if (mv_style_has_hatches (style) && mark->ink == MV_CHART_INK_ON_FILL && mark->paint == MV_PAINT_ROLE)
    {
      mv_colour_set (cr, mv_style_role (style, mark->role));    /* no hatch behind letters */
      cairo_rectangle (cr, mark->x - 1, mark->y, mark->width + 2, mark->height);
      cairo_fill (cr);
    }
  mv_words_put (cr, style, &words, mark->text, colour, mark->x, mark->y);
}

/* The brushed years: a tint with an edge on each side. */
static void
paint_period (cairo_t *cr, const MvStyle *style, const MvChartMark *mark)
{
  MvColour colour = mv_style_named (style, "selection");

  colour.alpha = mark->tone;
  mv_colour_set (cr, colour);
  cairo_rectangle (cr, mark->x, mark->y, mark->width, mark->height);
  cairo_fill (cr);
  colour.alpha = 0.6;
  mv_colour_set (cr, colour);
  cairo_rectangle (cr, mark->x, mark->y, 1, mark->height);
  cairo_rectangle (cr, mark->x + mark->width - 1, mark->y, 1, mark->height);
  cairo_fill (cr);
}

static void
paint_mark (cairo_t *cr, const MvStyle *style, const MvChartMark *mark)
{
  gboolean guide = mark->part == MV_CHART_PART_GUIDE || mark->part == MV_CHART_PART_BREAK || mark->part == MV_CHART_PART_NOW;

  cairo_new_path (cr);
  if (mark->part == MV_CHART_PART_PERIOD)
    {
      paint_period (cr, style, mark);
      return;
    }
  switch (mark->form)
    {
    case MV_CHART_RECT:
      cairo_rectangle (cr, mark->x, mark->y, mark->width, mark->height);
      fill_shape (cr, style, mark);
      break;
    case MV_CHART_POLYGON:
      add_points (cr, mark);
      cairo_close_path (cr);
      fill_shape (cr, style, mark);
      break;
    case MV_CHART_POLYLINE:
      add_points (cr, mark);
      mv_colour_set (cr, guide ? guide_colour (style, mark) : colour_of (style, mark));
      set_stroke (cr, mark);
      cairo_stroke (cr);
      break;
    case MV_CHART_POINT:
      if (mark->width <= 0)
        break;
      cairo_arc (cr, mark->x, mark->y, mark->width, 0, 2 * G_PI);
      mv_colour_set (cr, mark->hollow ? mv_style_named (style, "page") : colour_of (style, mark));
      cairo_fill_preserve (cr);
      if (mark->hollow)
        {
          mv_colour_set (cr, colour_of (style, mark));
          set_stroke (cr, mark);
          cairo_stroke (cr);
        }
      cairo_new_path (cr);
      break;
    case MV_CHART_TEXT:
    default:
      paint_text (cr, style, mark);
      break;
    }
}

void
mv_paint_chart_mark (cairo_t *cr, const MvStyle *style, const MvChartMark *mark)
{
  g_return_if_fail (cr != NULL && style != NULL && mark != NULL);

  paint_mark (cr, style, mark);
}

void
mv_paint_chart (cairo_t *cr, const MvStyle *style, const MvChart *chart)
{
  g_return_if_fail (cr != NULL && style != NULL && chart != NULL);

  mv_guard_work ("chart paint");
  cairo_save (cr);
  for (guint i = 0, judged = 0; i < chart->marks->len; i++)
    {
      guint n = i >= judged ? mv_paint_chart_many (cr, style, chart, i, colour_of, &judged) : 0;

      if (n > 0)
        i += n - 1;
      else
        paint_mark (cr, style, chart->marks->pdata[i]);
    }
  cairo_restore (cr);
}

void
mv_paint_chart_highlight (cairo_t *cr, const MvStyle *style, const MvChart *chart, guint index, gboolean selected)
{
  const MvChartMark *mark;

  g_return_if_fail (cr != NULL && style != NULL && chart != NULL && index < chart->marks->len);

  mark = chart->marks->pdata[index];
  cairo_save (cr);
  cairo_new_path (cr);
  if (mark->form == MV_CHART_RECT)
    cairo_rectangle (cr, mark->x - 1, mark->y - 1, mark->width + 2, mark->height + 2);
  else if (mark->form == MV_CHART_POINT)
    cairo_arc (cr, mark->x, mark->y, MAX (mark->width, 2) + 3, 0, 2 * G_PI);
  else
    {
      add_points (cr, mark);
      if (mark->form == MV_CHART_POLYGON)
        cairo_close_path (cr);
    }
  cairo_set_line_width (cr, 5);
  mv_colour_set (cr, mv_style_named (style, "halo"));
  cairo_stroke_preserve (cr);
  cairo_set_line_width (cr, 2);
  mv_colour_set (cr, mv_style_named (style, selected ? "selection" : "hover"));
  cairo_stroke (cr);
  cairo_restore (cr);
}

void
mv_paint_chart_cursor (cairo_t *cr, const MvStyle *style, const MvChart *chart, double year, double from, double to)
{
  double at, start, end, shift;
  MvChartPanel frame;

  g_return_if_fail (cr != NULL && style != NULL && chart != NULL);

  if (!chart->x.time || chart->x.ticks == NULL)
    return;
  cairo_save (cr);
  if (!isnan (from) && !isnan (to))
    {
      MvColour colour = mv_style_named (style, "selection");

      start = mv_chart_x_place (chart, CLAMP (MIN (from, to) - 0.5, chart->x.from, chart->x.to));
      end = mv_chart_x_place (chart, CLAMP (MAX (from, to) + 0.5, chart->x.from, chart->x.to));
      colour.alpha = 0.15;
      mv_colour_set (cr, colour);
      for (guint i = 0; mv_chart_frame (chart, i, &frame, &shift); i++)
        cairo_rectangle (cr, start + shift, frame.from.y, end - start, frame.to.y - frame.from.y);
      cairo_fill (cr);
    }
  at = isnan (year) ? NAN : mv_chart_x_place (chart, year);
  if (!isnan (at))
    {
      mv_colour_set (cr, mv_style_named (style, "hover"));
      cairo_set_line_width (cr, 1);
      for (guint i = 0; mv_chart_frame (chart, i, &frame, &shift); i++)
        {
          cairo_move_to (cr, at + shift, frame.from.y);
          cairo_line_to (cr, at + shift, frame.to.y);
        }
      cairo_stroke (cr);
    }
  cairo_restore (cr);
}
