/* The pieces of a page: key figures, lines of lists, charts with their words, maps, sources. */
#include <math.h>

#include "app/base/text.h"
#include "app/plan/page-private.h"

#define SMALL 0.82
#define NOTE 0.78
#define KEY 1.4

static void
item_free (MvPageItem *item)
{
  g_free (item->text);
  g_clear_pointer (&item->chart, mv_chart_unref);
  g_free (item);
}

static void
piece_free (MvPagePiece *piece)
{
  g_ptr_array_unref (piece->items);
  g_free (piece);
}

GPtrArray *
mv_page_items_new (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) item_free);
}

GPtrArray *
mv_page_pieces_new (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) piece_free);
}

double
mv_page_span_width (const MvPageSetter *setter, guint span)
{
  return MIN (span * setter->column + (span - 1) * MV_PAGE_PLAN_GAP * setter->em, setter->content);
}

/* How many columns BLOCK takes that is a chart or a map. */
static guint
span_of (const MvPageSetter *setter, const MvPageBlock *block)
{
  return block->wide ? setter->plan->n_columns : block->kind == MV_BLOCK_CHART ? setter->span : 1;
}

MvPagePiece *
mv_page_piece_new (GPtrArray *pieces)
{
  MvPagePiece *piece = g_new0 (MvPagePiece, 1);

  piece->span = 1;
  piece->items = mv_page_items_new ();
  g_ptr_array_add (pieces, piece);
  return piece;
}

static MvPageItem *
add_item (MvPagePiece *piece, MvPageForm form, double x, double y, double width, double height)
{
  MvPageItem *item = g_new0 (MvPageItem, 1);

  item->form = form;
  item->x = x;
  item->y = y;
  item->width = width;
  item->height = height;
  g_ptr_array_add (piece->items, item);
  return item;
}

MvPageItem *
mv_page_item_text (MvPageSetter *setter, MvPagePiece *piece, const char *text, double x, double y, double wrap, double size, int weight, MvPageInk ink)
{
  MvPageItem *item = add_item (piece, MV_PAGE_TEXT, x, y, 0, 0);

  item->text = mv_text_together (text);
  item->size = size * setter->em;
  item->wrap = wrap;
  item->weight = weight;
  item->ink = ink;
  setter->measure (item->text, item->size, weight, wrap, &item->width, &item->height);
  return item;
}

/* "2024 · US dollars of the year [3]" */
static char *
detail_of (const MvPageLine *line)
{
  g_autofree char *mark = line->source > 0 ? g_strdup_printf ("[%u]", line->source) : NULL;

  if (line->detail == NULL)
    return NULL;
  return g_strconcat (line->detail, mark != NULL ? " " : "", mark, NULL);
}

/* A value that no detail follows carries the mark of its source itself, and so does a label without a value. */
static char *
marked (const MvPageLine *line, const char *text)
{
  return line->detail == NULL && line->source > 0 ? g_strdup_printf ("%s [%u]", text, line->source) : g_strdup (text);
}

/* A text of LINE at Y, if there is one: where the next begins. */
static double
add_words (MvPageSetter *setter, MvPagePiece *piece, const MvPageLine *line, const char *text, double x, double y, double wrap, double size,
           MvPageInk ink, gboolean to_source)
{
  MvPageItem *item;

  if (text == NULL || *text == '\0')
    return y;
  item = mv_page_item_text (setter, piece, text, x, y, wrap, size, 400, ink);
  item->line = line;
  if (to_source)
    item->source = line->source;
  return y + item->height;
}

static void
set_key (MvPageSetter *setter, GPtrArray *pieces, const MvPageLine *line)
{
  MvPagePiece *piece = mv_page_piece_new (pieces);
  double em = setter->em, spark = line->spark != NULL ? 0.36 * setter->column : 0, wrap = setter->column - (spark > 0 ? spark + em : 0), y, full;
  g_autofree char *detail = detail_of (line);
  MvPageItem *value;

  y = add_words (setter, piece, line, line->label, 0, 0, wrap, 0.9, MV_PAGE_INK_MUTED, FALSE);
  value = mv_page_item_text (setter, piece, line->value != NULL ? line->value : "", 0, y, wrap, line->missing ? 1.0 : KEY, line->missing ? 400 : 700,
                             line->ref != NULL ? MV_PAGE_INK_LINK : line->missing ? MV_PAGE_INK_CAUTION : MV_PAGE_INK_STRONG);
  value->line = line;
  value->ref = line->ref;
  /* As high as a figure with its year: rows of figures stay level across columns. */
  full = y + value->height * (line->missing ? KEY + SMALL : 1 + SMALL / KEY);
  y = add_words (setter, piece, line, detail, 0, y + value->height, wrap, SMALL, MV_PAGE_INK_MUTED, TRUE);
  if (spark > 0)
    {
      MvPageItem *item = add_item (piece, MV_PAGE_SPARK, setter->column - spark, 0.2 * em, spark, 3.4 * em);

      item->line = line;
      y = MAX (y, item->y + item->height);
    }
  y = add_words (setter, piece, line, line->note, 0, y + 0.1 * em, setter->column, NOTE, MV_PAGE_INK_CAUTION, FALSE);
  piece->height = MAX (MAX (y, full), 3.6 * em) + 0.7 * em;
}

static double
set_line_at (MvPageSetter *setter, MvPagePiece *piece, const MvPageLine *line, double indent, double y, double share)
{
  /* What stands in from a line above has its value in the same column. */
  double em = setter->em, width = setter->column - indent, label = line->value != NULL ? share * setter->column - indent : width, gap = 0.8 * em, bottom;
  g_autofree char *detail = detail_of (line);
  g_autofree char *name = line->value == NULL ? marked (line, line->label) : g_strdup (line->label);
  MvPageItem *item = mv_page_item_text (setter, piece, name, indent, y, label - (line->value != NULL ? gap : 0), 0.92, 400,
                                        line->value == NULL && line->ref != NULL ? MV_PAGE_INK_LINK : line->value != NULL ? MV_PAGE_INK_MUTED
                                                                                                                          : MV_PAGE_INK_STRONG);

  item->line = line;
  if (line->value == NULL)
    {
      item->ref = line->ref;
      item->source = line->detail == NULL ? line->source : 0;
    }
  bottom = y + item->height;
  if (line->value != NULL)
    {
      g_autofree char *value = marked (line, line->value);

      item = mv_page_item_text (setter, piece, value, indent + label, y, width - label, 0.92, line->missing ? 400 : 600,
                                line->ref != NULL ? MV_PAGE_INK_LINK : line->missing ? MV_PAGE_INK_CAUTION : MV_PAGE_INK_STRONG);
      item->line = line;
      item->ref = line->ref;
      item->source = line->detail == NULL ? line->source : 0;
    }
  /* The detail stands beneath the value, and beneath a label that is higher. */
  {
    double x = line->value != NULL ? indent + label : indent, below = MAX (bottom, item->y + item->height);

    y = add_words (setter, piece, line, detail, x, line->value != NULL ? item->y + item->height : below, setter->column - x, SMALL, MV_PAGE_INK_MUTED, TRUE);
    y = add_words (setter, piece, line, line->note, x, y, setter->column - x, NOTE, MV_PAGE_INK_CAUTION, FALSE);
    y = MAX (y, below);
  }
  for (guint i = 0; line->others != NULL && i < line->others->len; i++)
    y = set_line_at (setter, piece, line->others->pdata[i], indent + em, y + 0.15 * em, share);
  return y;
}

static void
set_line (MvPageSetter *setter, GPtrArray *pieces, const MvPageLine *line, double share)
{
  MvPagePiece *piece = mv_page_piece_new (pieces);

  piece->height = set_line_at (setter, piece, line, 0, 0, share) + 0.35 * setter->em;
}

/* The notes of a chart stay with it; where it fills a sheet they follow as pieces of their own. */
static void
set_notes (MvPageSetter *setter, GPtrArray *pieces, MvPagePiece *piece, const MvPageBlock *block, double width)
{
  double em = setter->em;
  guint span = piece->span;

  for (guint i = 0; i < block->table->notes->len; i++)
    {
      g_autofree char *note = g_strconcat ("• ", block->table->notes->pdata[i], NULL);
      MvPageItem *item = mv_page_item_text (setter, piece, note, 0, piece->height, width, NOTE, 400, MV_PAGE_INK_MUTED);

      if (piece->height + item->height > setter->tallest)
        {
          g_ptr_array_set_size (piece->items, piece->items->len - 1);
          piece = mv_page_piece_new (pieces);
          piece->span = span;
          item = mv_page_item_text (setter, piece, note, 0, 0, width, NOTE, 400, MV_PAGE_INK_MUTED);
        }
      piece->height += item->height + 0.1 * em;
    }
  piece->height += 1.2 * em;
}

static void
set_chart (MvPageSetter *setter, GPtrArray *pieces, const MvPageBlock *block)
{
  guint span = span_of (setter, block);
  double em = setter->em, width = mv_page_span_width (setter, span), y = 0;
  MvPagePiece *piece = mv_page_piece_new (pieces);
  MvChartSize size = { .width = width, .em = 0.88 * em };
  MvPageItem *item;
  g_autoptr (GString) from = g_string_new (NULL);

  item = mv_page_item_text (setter, piece, block->table->title, 0, y, width, 1.0, 700, MV_PAGE_INK_STRONG);
  item->heading = 3;
  y += item->height;
  for (guint i = 0; i < block->sources->len; i++)
    g_string_append_printf (from, " [%u]", g_array_index (block->sources, guint, i));
  if (from->len > 0 && *block->table->subtitle == '\0')
    g_string_prepend (from, ngettext_ ("Source:", "Sources:", block->sources->len));
  g_string_prepend (from, block->table->subtitle);
  if (from->len > 0)
    {
      item = mv_page_item_text (setter, piece, g_strstrip (from->str), 0, y, width, SMALL, 400, MV_PAGE_INK_MUTED);
      item->source = block->sources->len > 0 ? g_array_index (block->sources, guint, 0) : 0;
      y += item->height;
    }
  y += 0.3 * em;
  size.height = CLAMP (block->height * em, 6 * em, MAX (setter->tallest - y - 2 * em, 6 * em));
  item = add_item (piece, MV_PAGE_CHART, 0, y, width, size.height);
  item->block = block;
  item->chart = mv_chart_plan (block->table, &size, setter->measure);
  y += size.height + 0.4 * em;
  piece->span = span;
  piece->chart = TRUE;
  piece->height = y;
  set_notes (setter, pieces, piece, block, width);
}

static void
set_map (MvPageSetter *setter, GPtrArray *pieces, const MvPageBlock *block)
{
  guint span = span_of (setter, block);
  double width = mv_page_span_width (setter, span), height = MIN (block->height * setter->em, setter->tallest - 3 * setter->em), y = 0;
  MvPagePiece *piece = mv_page_piece_new (pieces);

  if (block->title != NULL)
    {
      MvPageItem *item = mv_page_item_text (setter, piece, block->title, 0, 0, width, 1.0, 700, MV_PAGE_INK_STRONG);

      item->heading = 3;
      y = item->height + 0.3 * setter->em;
    }
  add_item (piece, MV_PAGE_MAP, 0, y, width, height)->block = block;
  piece->span = span;
  piece->height = y + height + 1.0 * setter->em;
}

static gboolean
has_title (const GPtrArray *pieces)
{
  for (guint i = 0; i < pieces->len; i++)
    {
      const MvPagePiece *piece = pieces->pdata[i];

      if (!piece->chart && piece->keep && piece->items->len == 1 && ((const MvPageItem *) piece->items->pdata[0])->heading == 3)
        return TRUE;
    }
  return FALSE;
}

void
mv_page_set_block (MvPageSetter *setter, GPtrArray *pieces, const MvPageBlock *block, const char *section)
{
  gboolean second = has_title (pieces);

  if (block->kind == MV_BLOCK_CHART)
    {
      set_chart (setter, pieces, block);
      return;
    }
  if (block->kind == MV_BLOCK_MAP)
    {
      set_map (setter, pieces, block);
      return;
    }
  if (block->title != NULL && g_strcmp0 (block->title, section) != 0)
    {
      MvPagePiece *piece = mv_page_piece_new (pieces);
      MvPageItem *item = mv_page_item_text (setter, piece, block->title, 0, 0, setter->column, 1.0, 700, MV_PAGE_INK_STRONG);

      item->heading = 3;
      piece->height = item->height + 0.3 * setter->em;
      piece->keep = TRUE;
    }
  for (guint i = 0; i < block->lines->len; i++)
    {
      if (block->kind == MV_BLOCK_KEYS)
        set_key (setter, pieces, block->lines->pdata[i]);
      else
        set_line (setter, pieces, block->lines->pdata[i], block->label_share);
      if (second && i > 0)
        ((MvPagePiece *) pieces->pdata[pieces->len - 1])->title = block->title;
      /* No line alone beneath the title, none alone at the head of the next column. */
      if (block->lines->len > 2 && ((i == 0 && block->title != NULL) || i + 2 == block->lines->len))
        ((MvPagePiece *) pieces->pdata[pieces->len - 1])->keep = TRUE;
    }
  if (pieces->len > 0)
    ((MvPagePiece *) pieces->pdata[pieces->len - 1])->height += 0.7 * setter->em;
}

void
mv_page_set_sources (MvPageSetter *setter, GPtrArray *pieces, const MvPageModel *model)
{
  for (guint i = 0; i < model->sources->len; i++)
    {
      MvPagePiece *piece = mv_page_piece_new (pieces);
      g_autofree char *mark = g_strdup_printf ("[%u]", i + 1);
      MvPageItem *number = mv_page_item_text (setter, piece, mark, 0, 0, 2.4 * setter->em, NOTE, 700, MV_PAGE_INK_MUTED);
      MvPageItem *item = mv_page_item_text (setter, piece, model->sources->pdata[i], 2.4 * setter->em, 0, setter->column - 2.4 * setter->em, NOTE, 400,
                                            MV_PAGE_INK_MUTED);

      item->entry = i + 1;
      piece->height = MAX (item->height, number->height) + 0.2 * setter->em;
    }
}
