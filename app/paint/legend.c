#include "app/paint/legend.h"

#include "app/base/number.h"
#include "app/geo/mercator.h"
#include "app/paint/area.h"
#include "app/paint/arrow.h"
#include "app/paint/glyph.h"
#include "app/paint/line.h"
#include "app/paint/page.h"
#include "app/paint/symbol.h"
#include "app/paint/words.h"

#define ARROW_LENGTH 58.0
#define OFF_ALPHA 0.4

/* A column on its way down. */
typedef struct
{
  cairo_t        *cr;           /* NULL = measure only */
  const MvStyle  *style;
  double          width, em, y;
  gboolean        fills;        /* the swatches stand for fills on the map, not for the colour of arrows and symbols */
} Column;

static MvColour
named (const Column *column, const char *name)
{
  return mv_style_named (column->style, name);
}

static double
put (Column *column, const char *text, double size, int weight, const char *colour, double x, double width)
{
  MvWords words = { .size = size, .weight = weight, .width = width };

  return mv_words_put (column->cr, column->style, &words, text, named (column, colour), x, column->y);
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
symbol_radius (const Column *column, const MvLegendItem *item)
{
  return MAX (item->radius, MAX (MV_SYMBOL_PICTURE_RADIUS, 0.58 * column->em));
}

/* The room a sample takes, px. */
static void
sample_size (const Column *column, const MvLegendItem *item, double *width, double *height)
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
      break;
    case MV_LEGEND_SIZE:
    case MV_LEGEND_RAMP:
    default:
      break;
    }
}

static void
paint_swatch (const Column *column, const MvLegendItem *item, double y, double width, double height)
{
  MvMark mark;

  item_mark (item, &mark);
  cairo_rectangle (column->cr, 0.5, y + 0.5, width - 1, height - 1);
  mv_colour_set (column->cr, named (column, "land-five"));
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
  mv_colour_set (column->cr, named (column, "border"));
  cairo_set_line_width (column->cr, 0.8);
  cairo_stroke (column->cr);
}

/* In a box of WIDTH x HEIGHT with its top at Y. */
static void
paint_sample (const Column *column, const MvLegendItem *item, double y, double width, double height)
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
      cairo_translate (cr, 0.45 * column->em, y + 0.68 * column->em);
      cairo_scale (cr, 0.042 * column->em, 0.042 * column->em);
      mv_colour_set (cr, named (column, "caution"));
      mv_glyph_warning (cr);
      cairo_restore (cr);
      break;
    case MV_LEGEND_SIZE:
    case MV_LEGEND_RAMP:
    default:
      break;
    }
}

/* Rows --------------------------------------------------------------------------------------------------------------------- */

/* Sample, text that wraps, and a value at the right edge. */
static void
add_row (Column *column, const MvLegendItem *item)
{
  gboolean plain = item->kind == MV_LEGEND_NOTE && item->value == NULL;
  double size = plain ? 0.9 * column->em : column->em, gap = 0.6 * column->em;
  MvWords words = { .size = size };
  double sample_width, sample_height, value_width = 0.0, left, height, text_height, line_height;
  gboolean value_below = FALSE;
  g_autoptr (PangoLayout) label = NULL;
  g_autoptr (PangoLayout) value = NULL;

  sample_size (column, item, &sample_width, &sample_height);
  left = sample_width > 0 ? sample_width + gap : 0.0;
  if (item->value != NULL && *item->value != '\0')
    {
      MvWords number = { .size = size, .weight = 600 };

      value_width = MIN (mv_words_width (column->style, &number, item->value), column->width - left);
      number.width = value_width + 1;
      number.align = PANGO_ALIGN_RIGHT;
      value = mv_words_layout (column->style, &number, item->value);
      /* A long value goes beneath a label that would have to wrap beside it. */
      value_below = value_width > 0.5 * (column->width - left)
                    && mv_words_width (column->style, &words, item->label) + gap + value_width > column->width - left;
    }
  words.width = column->width - left - (value != NULL && !value_below ? value_width + gap : 0.0);
  label = mv_words_layout (column->style, &words, item->label);
  mv_words_size (label, NULL, &text_height);
  line_height = text_height / pango_layout_get_line_count (label);
  height = MAX (text_height + (value_below ? line_height : 0.0), sample_height);

  if (column->cr != NULL)
    {
      double text_y = column->y + (item->kind == MV_LEGEND_WIDTH || height <= sample_height + 0.01 ? (height - text_height) / 2 : 0.0);
      double sample_y = column->y + (height <= sample_height + 0.01 ? 0.0 : MAX (0.0, (line_height - sample_height) / 2));

      if (item->off)
        cairo_push_group (column->cr);
      if (sample_width > 0)
        paint_sample (column, item, sample_y, sample_width, sample_height);
      mv_words_paint (column->cr, label, named (column, plain && !item->caution ? "muted" : "ink"), left, text_y);
      if (value != NULL)
        mv_words_paint (column->cr, value, named (column, "ink"), column->width - value_width - 1,
                        value_below ? text_y + text_height : text_y);
      if (item->off)
        {
          cairo_pop_group_to_source (column->cr);
          cairo_paint_with_alpha (column->cr, OFF_ALPHA);
        }
    }
  column->y += height + (plain ? 0.45 : 0.32) * column->em;
}

/* Nested circles that stand on one line, each with its value at the end of a leader. */
static void
add_sizes (Column *column, GPtrArray *items, guint first)
{
  guint end = first;
  double largest = 0.0, line = 1.35 * column->em, height, top = 0.5;
  double centre;

  while (end < items->len && ((MvLegendItem *) items->pdata[end])->kind == MV_LEGEND_SIZE)
    {
      largest = MAX (largest, ((MvLegendItem *) items->pdata[end])->radius);
      end++;
    }
  height = MAX (2 * largest + 2, line * (end - first));
  centre = largest + 1;
  top = column->y + 0.5 * line;
  for (guint i = first; i < end && column->cr != NULL; i++)
    {
      const MvLegendItem *item = items->pdata[i];
      g_autofree char *text = item->value != NULL ? g_strdup_printf ("%s  ·  %s", item->label, item->value) : g_strdup (item->label);
      double base = column->y + height - 1, at = base - 2 * item->radius;
      double text_y = MAX (at, top), text_x = 2 * largest + 1.6 * column->em;
      MvWords words = { .size = column->em };
      g_autoptr (PangoLayout) layout = mv_words_layout (column->style, &words, text);
      double text_height;

      /* Labels go down one line each, and further only where their circle is lower. */
      text_y = MIN (text_y, column->y + height - line * (end - 1 - i) - 0.5 * line);
      top = text_y + line;
      mv_words_size (layout, NULL, &text_height);
      cairo_set_line_width (column->cr, 1.1);
      mv_colour_set (column->cr, named (column, "ink"));
      cairo_new_path (column->cr);
      cairo_arc (column->cr, centre, base - item->radius, item->radius, 0, 2 * G_PI);
      cairo_stroke (column->cr);
      mv_colour_set (column->cr, named (column, "quiet"));
      cairo_set_line_width (column->cr, 0.7);
      cairo_move_to (column->cr, centre, at);
      cairo_line_to (column->cr, 2 * largest + 0.6 * column->em, text_y);
      cairo_line_to (column->cr, text_x - 0.3 * column->em, text_y);
      cairo_stroke (column->cr);
      mv_words_paint (column->cr, layout, named (column, "ink"), text_x, text_y - text_height / 2);
    }
  column->y += height + 0.7 * column->em;
}

static char *
ramp_text (double value, gboolean share)
{
  return share ? mv_number_short (value * 100, "%") : mv_number_short (value, NULL);
}

static void
paint_ramp (const Column *column, const MvLegendItem *item, double height)
{
  cairo_pattern_t *ramp = cairo_pattern_create_linear (0, 0, column->width, 0);

  for (int i = 0; i <= 20; i++)
    {
      MvColour colour = item->paint == MV_PAINT_DIVERGING ? mv_style_diverging (column->style, i / 10.0 - 1.0)
                                                          : mv_style_sequential (column->style, i / 20.0);

      cairo_pattern_add_color_stop_rgba (ramp, i / 20.0, colour.red, colour.green, colour.blue, MV_AREA_SCALE_ALPHA);
    }
  cairo_rectangle (column->cr, 0.5, column->y + 0.5, column->width - 1, height - 1);
  mv_colour_set (column->cr, named (column, "land-five"));
  cairo_fill_preserve (column->cr);
  cairo_set_source (column->cr, ramp);
  cairo_fill_preserve (column->cr);
  mv_colour_set (column->cr, named (column, "border"));
  cairo_set_line_width (column->cr, 0.8);
  cairo_stroke (column->cr);
  cairo_pattern_destroy (ramp);
}

static void
add_ramp (Column *column, const MvLegendItem *item)
{
  gboolean share = item->low >= -1.0 && item->high <= 1.0 && item->high - item->low < 2.0;
  g_autofree char *low = ramp_text (item->low, share);
  g_autofree char *high = ramp_text (item->high, share);
  double height = 1.1 * column->em;
  MvWords words = { .size = 0.95 * column->em };

  if (column->cr != NULL)
    paint_ramp (column, item, height);
  column->y += height + 0.15 * column->em;
  put (column, low, words.size, 400, "ink", 0, 0);
  column->y += put (column, high, words.size, 400, "ink", column->width - mv_words_width (column->style, &words, high), 0)
               + 0.45 * column->em;
}

gboolean
mv_legend_shows_fills (const MvLegend *legend)
{
  return g_strcmp0 (legend->overlay, "alliances") == 0 || g_strcmp0 (legend->overlay, "votes") == 0;
}

static void
add_heading (Column *column, const MvLegend *legend)
{
  if (legend->title != NULL && *legend->title != '\0')
    column->y += put (column, legend->title, 1.12 * column->em, 700, "ink", 0, column->width);
  if (legend->subtitle != NULL && *legend->subtitle != '\0')
    column->y += put (column, legend->subtitle, 0.9 * column->em, 400, "muted", 0, column->width) + 0.1 * column->em;
  column->y += 0.5 * column->em;
}

/* Does the item fit into WIDTH on one line? */
static gboolean
is_short (const Column *column, const MvLegendItem *item, double width)
{
  MvWords words = { .size = column->em }, bold = { .size = column->em, .weight = 600 };
  double sample_width, sample_height, label = mv_words_width (column->style, &words, item->label), value = 0.0;

  sample_size (column, item, &sample_width, &sample_height);
  if (item->value != NULL)
    value = mv_words_width (column->style, &bold, item->value) + 0.6 * column->em;
  if (item->kind == MV_LEGEND_NOTE && item->value == NULL)
    return FALSE;
  return sample_width + label + value + 0.65 * column->em <= width;
}

/* How many items from FIRST make one piece: a nest of circles, two short swatches side by side, or one. */
static guint
piece_length (const Column *column, GPtrArray *items, guint first)
{
  const MvLegendItem *item = items->pdata[first], *next = first + 1 < items->len ? items->pdata[first + 1] : NULL;
  double half = (column->width - column->em) / 2;
  guint n = 1;

  if (next != NULL && next->off != item->off)
    next = NULL;
  if (item->kind == MV_LEGEND_SIZE)
    {
      while (first + n < items->len && ((MvLegendItem *) items->pdata[first + n])->kind == MV_LEGEND_SIZE)
        n++;
      return n;
    }
  if ((item->kind == MV_LEGEND_AREA || item->kind == MV_LEGEND_SYMBOL || item->kind == MV_LEGEND_NOTE) && next != NULL && next->kind == item->kind
      && is_short (column, item, half) && is_short (column, next, half))
    return 2;
  return 1;
}

static void
add_pair (Column *column, GPtrArray *items, guint first)
{
  Column half = *column;
  double top = column->y;

  half.width = (column->width - column->em) / 2;
  add_row (&half, items->pdata[first]);
  column->y = half.y;
  if (column->cr != NULL)
    cairo_translate (column->cr, half.width + column->em, 0);
  half.y = top;
  add_row (&half, items->pdata[first + 1]);
  if (column->cr != NULL)
    cairo_translate (column->cr, -half.width - column->em, 0);
  column->y = MAX (column->y, half.y);
}

static void
add_piece (Column *column, const MvLegendPiece *piece)
{
  GPtrArray *items = piece->legend->items;
  const MvLegendItem *item;

  if (piece->heading)
    {
      add_heading (column, piece->legend);
      return;
    }
  item = items->pdata[piece->first];
  if (piece->first > 0 && ((MvLegendItem *) items->pdata[piece->first - 1])->kind != item->kind)
    column->y += 0.35 * column->em;     /* groups stand apart */
  if (item->kind == MV_LEGEND_SIZE)
    add_sizes (column, items, piece->first);
  else if (item->kind == MV_LEGEND_RAMP)
    add_ramp (column, item);
  else if (piece->n == 2)
    add_pair (column, items, piece->first);
  else
    add_row (column, item);
}

/* Filtered away, or a count that can be filtered by but has no sample: nothing that explains the drawing. */
static gboolean
is_control (const MvLegendItem *item)
{
  return item->off || (item->kind == MV_LEGEND_NOTE && item->key != NULL && g_str_has_prefix (item->key, "status="));
}

static void
measure_piece (const Column *like, MvLegendPiece *piece, GArray *pieces)
{
  Column column = *like;

  column.cr = NULL;
  column.y = 0.0;
  add_piece (&column, piece);
  piece->height = column.y;
  g_array_append_val (pieces, *piece);
}

void
mv_legend_measure (const MvStyle *style, const MvLegend *legend, double width, double em, gboolean drawn_only, GArray *pieces)
{
  Column column = { NULL, style, width, em, 0.0, mv_legend_shows_fills (legend) };
  MvLegendPiece piece = { .legend = legend, .heading = TRUE };

  g_return_if_fail (style != NULL && legend != NULL && width > 0 && em > 0);

  measure_piece (&column, &piece, pieces);
  piece.heading = FALSE;
  for (guint i = 0; i < legend->items->len; i += piece.n)
    {
      piece.first = i;
      piece.n = 1;
      if (drawn_only && is_control (legend->items->pdata[i]))
        continue;
      piece.n = piece_length (&column, legend->items, i);
      measure_piece (&column, &piece, pieces);
    }
}

void
mv_legend_piece_paint (cairo_t *cr, const MvStyle *style, const MvLegendPiece *piece, double width, double em)
{
  Column column = { cr, style, width, em, 0.0, mv_legend_shows_fills (piece->legend) };

  g_return_if_fail (cr != NULL && style != NULL && piece != NULL);

  cairo_save (cr);
  cairo_new_path (cr);
  add_piece (&column, piece);
  cairo_restore (cr);
}

double
mv_paint_legend (cairo_t *cr, const MvStyle *style, const MvLegend *legend, double width)
{
  g_autoptr (GArray) pieces = g_array_new (FALSE, FALSE, sizeof (MvLegendPiece));
  double y = 0.0;

  mv_legend_measure (style, legend, width, MV_LEGEND_EM, FALSE, pieces);
  for (guint i = 0; i < pieces->len; i++)
    {
      const MvLegendPiece *piece = &g_array_index (pieces, MvLegendPiece, i);

      if (cr != NULL)
        {
          cairo_save (cr);
          cairo_translate (cr, 0, y);
          mv_legend_piece_paint (cr, style, piece, width, MV_LEGEND_EM);
          cairo_restore (cr);
        }
      y += piece->height;
    }
  return y;
}

void
mv_paint_legend_item (cairo_t *cr, const MvStyle *style, const MvLegendItem *item, gboolean fills, double width, double height)
{
  Column column = { cr, style, width, MV_LEGEND_EM, 0.0, fills };
  double sample_width, sample_height;

  g_return_if_fail (cr != NULL && style != NULL && item != NULL);

  cairo_save (cr);
  cairo_new_path (cr);
  if (item->kind == MV_LEGEND_SIZE)
    {
      cairo_arc (cr, width / 2, height / 2, item->radius, 0, 2 * G_PI);
      cairo_set_line_width (cr, 1.1);
      mv_colour_set (cr, named (&column, "ink"));
      cairo_stroke (cr);
    }
  else if (item->kind == MV_LEGEND_RAMP)
    paint_ramp (&column, item, height);
  else
    {
      sample_size (&column, item, &sample_width, &sample_height);
      sample_width = MIN (sample_width, width);
      sample_height = MIN (sample_height, height);
      cairo_translate (cr, (width - sample_width) / 2, (height - sample_height) / 2);
      paint_sample (&column, item, 0.0, sample_width, sample_height);
    }
  cairo_restore (cr);
}
