#include "app/paint/legend.h"

#include "app/base/number.h"
#include "app/paint/legend_sample.h"
#include "app/paint/page.h"
#include "app/paint/words.h"

#define OFF_ALPHA 0.4

static double
put (MvLegendColumn *column, const char *text, double size, int weight, const char *colour, double x, double width)
{
  MvWords words = { .size = size, .weight = weight, .width = width };

  return mv_words_put (column->cr, column->style, &words, text, mv_legend_colour (column, colour), x, column->y);
}

/* Sample, text that wraps, and a value at the right edge. */
static void
add_row (MvLegendColumn *column, const MvLegendItem *item)
{
  gboolean plain = item->kind == MV_LEGEND_NOTE && item->value == NULL;
  double size = plain ? 0.9 * column->em : column->em, gap = 0.6 * column->em;
  MvWords words = { .size = size };
  double sample_width, sample_height, value_width = 0.0, left, height, text_height, value_height = 0.0, line_height;
  gboolean value_below = FALSE;
  g_autoptr (PangoLayout) label = NULL;
  g_autoptr (PangoLayout) value = NULL;

  mv_legend_sample_size (column, item, &sample_width, &sample_height);
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
  if (value != NULL)
    mv_words_size (value, NULL, &value_height);
  height = MAX (value_below ? text_height + value_height : MAX (text_height, value_height), sample_height);

  if (column->cr != NULL)
    {
      double text_y = column->y + (item->kind == MV_LEGEND_WIDTH || height <= sample_height + 0.01 ? (height - text_height) / 2 : 0.0);
      double sample_y = column->y + (height <= sample_height + 0.01 ? 0.0 : MAX (0.0, (line_height - sample_height) / 2));

      if (item->off)
        cairo_push_group (column->cr);
      if (sample_width > 0)
        mv_legend_sample_paint (column, item, sample_y, sample_width, sample_height);
      mv_words_paint (column->cr, label, mv_legend_colour (column, plain && !item->caution ? "muted" : "ink"), left, text_y);
      if (value != NULL)
        mv_words_paint (column->cr, value, mv_legend_colour (column, "ink"), column->width - value_width - 1,
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
add_sizes (MvLegendColumn *column, GPtrArray *items, guint first)
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
      mv_colour_set (column->cr, mv_legend_colour (column, "ink"));
      cairo_new_path (column->cr);
      cairo_arc (column->cr, centre, base - item->radius, item->radius, 0, 2 * G_PI);
      cairo_stroke (column->cr);
      mv_colour_set (column->cr, mv_legend_colour (column, "quiet"));
      cairo_set_line_width (column->cr, 0.7);
      cairo_move_to (column->cr, centre, at);
      cairo_line_to (column->cr, 2 * largest + 0.6 * column->em, text_y);
      cairo_line_to (column->cr, text_x - 0.3 * column->em, text_y);
      cairo_stroke (column->cr);
      mv_words_paint (column->cr, layout, mv_legend_colour (column, "ink"), text_x, text_y - text_height / 2);
    }
  column->y += height + 0.7 * column->em;
}

static char *
ramp_text (double value, gboolean share)
{
  return share ? mv_number_short (value * 100, "%") : mv_number_short (value, NULL);
}

static void
add_ramp (MvLegendColumn *column, const MvLegendItem *item)
{
  gboolean share = item->low >= -1.0 && item->high <= 1.0 && item->high - item->low < 2.0;
  g_autofree char *low = ramp_text (item->low, share);
  g_autofree char *high = ramp_text (item->high, share);
  double height = 1.1 * column->em;
  MvWords words = { .size = 0.95 * column->em };

  if (column->cr != NULL)
    mv_legend_ramp_paint (column, item, height);
  column->y += height + 0.15 * column->em;
  put (column, low, words.size, 400, "ink", 0, 0);
  column->y += put (column, high, words.size, 400, "ink", column->width - mv_words_width (column->style, &words, high), 0)
               + 0.45 * column->em;
}

static void
add_heading (MvLegendColumn *column, const MvLegend *legend)
{
  if (legend->title != NULL && *legend->title != '\0')
    column->y += put (column, legend->title, 1.12 * column->em, 700, "ink", 0, column->width);
  if (legend->subtitle != NULL && *legend->subtitle != '\0')
    column->y += put (column, legend->subtitle, 0.9 * column->em, 400, "muted", 0, column->width) + 0.1 * column->em;
  column->y += 0.5 * column->em;
}

/* Does the item fit into WIDTH on one line? */
static gboolean
is_short (const MvLegendColumn *column, const MvLegendItem *item, double width)
{
  MvWords words = { .size = column->em }, bold = { .size = column->em, .weight = 600 };
  double sample_width, sample_height, label = mv_words_width (column->style, &words, item->label), value = 0.0;

  mv_legend_sample_size (column, item, &sample_width, &sample_height);
  if (item->value != NULL)
    value = mv_words_width (column->style, &bold, item->value) + 0.6 * column->em;
  if (item->kind == MV_LEGEND_NOTE && item->value == NULL)
    return FALSE;
  return sample_width + label + value + 0.65 * column->em <= width;
}

static gboolean
alike (const MvLegendItem *item, const MvLegendItem *other)
{
  return item->kind == other->kind && item->off == other->off && (item->value == NULL) == (other->value == NULL);
}

/* Do the items like item I stand two in a row? When most of them fit: single pairs among rows look like a mistake. */
static gboolean
are_paired (const MvLegendColumn *column, GPtrArray *items, guint i)
{
  double half = (column->width - column->em) / 2;
  guint n = 0, n_short = 0;

  while (i > 0 && alike (items->pdata[i - 1], items->pdata[i]))
    i--;
  for (guint j = i; j < items->len && alike (items->pdata[j], items->pdata[i]); j++)
    {
      n++;
      n_short += is_short (column, items->pdata[j], half);
    }
  return n_short * 5 >= n * 3;
}

/* How many items from FIRST make one piece: a nest of circles, two short ones side by side, or one. */
static guint
piece_length (const MvLegendColumn *column, GPtrArray *items, guint first)
{
  const MvLegendItem *item = items->pdata[first], *next = first + 1 < items->len ? items->pdata[first + 1] : NULL;
  double half = (column->width - column->em) / 2;
  guint n = 1;

  if (item->kind == MV_LEGEND_SIZE)
    {
      while (first + n < items->len && ((MvLegendItem *) items->pdata[first + n])->kind == MV_LEGEND_SIZE)
        n++;
      return n;
    }
  if (item->kind != MV_LEGEND_AREA && item->kind != MV_LEGEND_SYMBOL && item->kind != MV_LEGEND_NOTE)
    return 1;
  return next != NULL && alike (item, next) && is_short (column, item, half) && is_short (column, next, half)
         && are_paired (column, items, first) ? 2 : 1;
}

static void
add_pair (MvLegendColumn *column, GPtrArray *items, guint first)
{
  MvLegendColumn half = *column;
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
add_piece (MvLegendColumn *column, const MvLegendPiece *piece)
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

/* The least extent that leaves the item out. */
static MvLegendExtent
left_out_from (const MvLegendItem *item)
{
  gboolean note = item->kind == MV_LEGEND_NOTE;

  if (item->off || (note && item->key != NULL && g_str_has_prefix (item->key, "status=")))
    return MV_LEGEND_DRAWN;
  if (note && !item->caution)
    return item->value == NULL ? MV_LEGEND_SHORT : MV_LEGEND_KEY;
  return item->kind == MV_LEGEND_SYMBOL ? MV_LEGEND_LEAST : MV_LEGEND_LEAST + 1;
}

static void
measure_piece (const MvLegendColumn *like, MvLegendPiece *piece, GArray *pieces)
{
  MvLegendColumn column = *like;

  column.cr = NULL;
  column.y = 0.0;
  add_piece (&column, piece);
  piece->height = column.y;
  g_array_append_val (pieces, *piece);
}

gboolean
mv_legend_measure (const MvStyle *style, const MvLegend *legend, double width, double em, MvLegendExtent extent, GArray *pieces)
{
  MvLegendColumn column = { NULL, style, width, em, 0.0, mv_legend_shows_fills (legend) };
  MvLegendPiece piece = { .legend = legend, .heading = TRUE };
  gboolean shortened = FALSE;

  g_return_val_if_fail (style != NULL && legend != NULL && width > 0 && em > 0, FALSE);

  measure_piece (&column, &piece, pieces);
  piece.heading = FALSE;
  for (guint i = 0; i < legend->items->len; i += piece.n)
    {
      MvLegendExtent from = left_out_from (legend->items->pdata[i]);

      piece.first = i;
      piece.n = 1;
      if (extent >= from)
        {
          shortened |= from > MV_LEGEND_DRAWN;
          continue;
        }
      piece.n = piece_length (&column, legend->items, i);
      measure_piece (&column, &piece, pieces);
    }
  return shortened;
}

void
mv_legend_piece_paint (cairo_t *cr, const MvStyle *style, const MvLegendPiece *piece, double width, double em)
{
  MvLegendColumn column = { cr, style, width, em, 0.0, mv_legend_shows_fills (piece->legend) };

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

  mv_legend_measure (style, legend, width, MV_LEGEND_EM, MV_LEGEND_ALL, pieces);
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
