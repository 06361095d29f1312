#include "app/plan/page-private.h"

#include <math.h>

#include "app/base/text.h"
#include "app/plan/columns.h"

#define COLUMN 33.0             /* em: the least width of a column where there are several */
#define MOST_COLUMNS 3
#define LEAST 8.0               /* em: what is left of a sheet below this is not begun */
#define CONTINUED 1.8           /* em: the title of a list that goes on in another column, with the space below */
#define FOOT 2.0                /* em: the last line of a sheet */

typedef struct { MvPageSetter setter; double top, bottom, y; guint sheet; } Flow;

MvPagePlan *
mv_page_plan_ref (MvPagePlan *plan)
{
  g_atomic_ref_count_inc (&plan->references);
  return plan;
}

void
mv_page_plan_unref (MvPagePlan *plan)
{
  if (plan == NULL || !g_atomic_ref_count_dec (&plan->references))
    return;
  mv_page_model_unref (plan->model);
  g_ptr_array_unref (plan->items);
  g_free (plan);
}

static void
next_sheet (Flow *flow)
{
  flow->sheet++;
  flow->y = flow->top;
}

static void
place (Flow *flow, MvPagePiece *piece, double x, double y)
{
  MvPagePlan *plan = flow->setter.plan;

  for (guint i = 0; i < piece->items->len; i++)
    {
      MvPageItem *item = piece->items->pdata[i];

      item->sheet = flow->sheet;
      item->x += plan->margin + x;
      item->y += y;
      g_ptr_array_add (plan->items, item);
    }
  g_ptr_array_set_free_func (piece->items, NULL);
  g_ptr_array_set_size (piece->items, 0);
}

/* Does a column begin with piece I, in the middle of a list that could be taken for another? */
static gboolean
is_continued (MvPagePiece *const *pieces, const MvColumnPiece *places, guint i)
{
  return i > 0 && places[i].column > places[i - 1].column && pieces[i]->title != NULL;
}

static double
continued_height (const Flow *flow, MvPagePiece *const *pieces, const MvColumnPiece *places, guint n)
{
  for (guint i = 0; i < n; i++)
    if (is_continued (pieces, places, i))
      return CONTINUED * flow->setter.em;
  return 0;
}

/* Moves what stands in the column of piece I down, beneath the title of the list that goes on there. */
static void
continue_list (Flow *flow, MvPagePiece **pieces, MvColumnPiece *places, guint n, guint i)
{
  MvPageSetter *setter = &flow->setter;
  g_autofree char *words = g_strdup_printf (_("%s (continued)"), pieces[i]->title);
  g_autoptr (GPtrArray) heads = mv_page_pieces_new ();
  MvPagePiece *head = mv_page_piece_new (heads);
  MvPageItem *item = mv_page_item_text (setter, head, words, 0, 0, setter->column, 1.0, 700, MV_PAGE_INK_MUTED);

  if (item->height > CONTINUED * setter->em)
    return;
  place (flow, head, places[i].column * (setter->column + MV_PAGE_PLAN_GAP * setter->em), flow->y);
  for (guint k = i; k < n && places[k].column == places[i].column; k++)
    places[k].y += CONTINUED * setter->em;
}

/* FIRST: the column that column 0 of the places is. Returns how high they stand, px. */
static double
place_columns (Flow *flow, MvPagePiece **pieces, const MvColumnPiece *places, guint n, guint first)
{
  double step = flow->setter.column + MV_PAGE_PLAN_GAP * flow->setter.em, used = 0;

  for (guint i = 0; i < n; i++)
    {
      place (flow, pieces[i], (first + places[i].column) * step, flow->y + places[i].y);
      used = MAX (used, places[i].y + places[i].height);
    }
  return used;
}

static MvColumnPiece *
column_pieces (MvPagePiece **pieces, guint n)
{
  MvColumnPiece *places = g_new0 (MvColumnPiece, n + 1);

  for (guint i = 0; i < n; i++)
    places[i] = (MvColumnPiece) { pieces[i]->height, pieces[i]->keep, 0, 0 };
  return places;
}

/* N pieces into the columns, as even as can be; what a sheet does not hold goes on the next. */
static void
flow_columns (Flow *flow, MvPagePiece **pieces, guint n)
{
  guint columns = flow->setter.plan->n_columns;

  while (n > 0)
    {
      g_autofree MvColumnPiece *places = column_pieces (pieces, n);
      double room = flow->bottom - flow->y, height = mv_columns_balance (places, n, columns);
      guint fit = 0;

      if (height <= room)
        {
          for (guint i = 0, most = height + continued_height (flow, pieces, places, n) <= room ? n : 0; i < most; i++)
            if (is_continued (pieces, places, i))
              continue_list (flow, pieces, places, n, i);
          flow->y += place_columns (flow, pieces, places, n, 0);
          return;
        }
      if (room < LEAST * flow->setter.em && flow->y > flow->top)
        {
          next_sheet (flow);
          continue;
        }
      mv_columns_fill (places, n, room);
      while (fit < n && places[fit].column < columns && places[fit].y + places[fit].height <= room + 1e-6)
        fit++;
      while (fit > 0 && fit < n && pieces[fit - 1]->keep)
        fit--;
      if (fit == 0 && flow->y > flow->top)
        {
          next_sheet (flow);
          continue;
        }
      fit = MAX (fit, 1);
      flow->y += place_columns (flow, pieces, places, fit, 0);
      pieces += fit;
      n -= fit;
      if (n > 0)
        next_sheet (flow);
    }
}

/* A chart over some of the columns and N pieces in those right of it; FALSE when the sheet does not hold them so. */
static gboolean
flow_beside (Flow *flow, MvPagePiece *chart, MvPagePiece **pieces, guint n)
{
  g_autofree MvColumnPiece *places = column_pieces (pieces, n);
  double height = mv_columns_balance (places, n, flow->setter.plan->n_columns - chart->span);

  height = MAX (height, chart->height);
  if (flow->y + height > flow->bottom && flow->y > flow->top)
    next_sheet (flow);
  if (flow->y + height > flow->bottom)
    return FALSE;
  place (flow, chart, 0, flow->y);
  place_columns (flow, pieces, places, n, chart->span);
  flow->y += height;
  return TRUE;
}

/* How many of the N pieces stand in a row of their own before the others: as many charts as there are columns, and nothing but lists after. */
static guint
charts_in_a_row (MvPagePiece **pieces, guint n, guint columns)
{
  guint charts = 0;

  while (charts < n && pieces[charts]->chart)
    charts++;
  for (guint i = charts; i < n; i++)
    if (pieces[i]->chart)
      return 0;
  return charts == columns && charts > 1 && charts < n ? charts : 0;
}

/* Pieces in columns, wide ones between them. */
static void
flow_pieces (Flow *flow, GPtrArray *pieces)
{
  guint columns = flow->setter.plan->n_columns;

  for (guint i = 0; i < pieces->len;)
    {
      MvPagePiece **first = (MvPagePiece **) pieces->pdata + i;
      guint n = 0;

      while (i + n < pieces->len && first[n]->span == 1)
        n++;
      if (n > 0)
        {
          guint charts = charts_in_a_row (first, n, columns);

          n = charts > 0 ? charts : n;
          flow_columns (flow, first, n);
          i += n;
          continue;
        }
      if (first[0]->span < columns)
        {
          for (n = 0; i + 1 + n < pieces->len && first[1 + n]->span == 1;)
            n++;
          if (flow_beside (flow, first[0], first + 1, n))
            {
              i += 1 + n;
              continue;
            }
        }
      if (flow->y + first[0]->height > flow->bottom && flow->y > flow->top)
        next_sheet (flow);
      place (flow, first[0], 0, flow->y);
      flow->y += first[0]->height;
      i++;
    }
}

static GPtrArray *
set_section (MvPageSetter *setter, const MvPageSection *section, guint span)
{
  GPtrArray *pieces = mv_page_pieces_new ();

  setter->span = span;
  for (guint i = 0; i < section->blocks->len; i++)
    mv_page_set_block (setter, pieces, section->blocks->pdata[i], section->title);
  return pieces;
}

/* The pieces of SECTION. Where a chart comes first and what follows needs fewer columns beside it than there are, the chart takes the others:
 * no empty columns beside a narrow chart. */
static GPtrArray *
pieces_of (MvPageSetter *setter, const MvPageSection *section)
{
  GPtrArray *pieces = set_section (setter, section, 1);
  guint columns = setter->plan->n_columns, n_charts = 0;

  for (guint i = 0; i < section->blocks->len; i++)
    n_charts += ((const MvPageBlock *) section->blocks->pdata[i])->kind != MV_BLOCK_LINES;
  if (n_charts == 1 && columns > 1 && ((const MvPageBlock *) section->blocks->pdata[0])->kind == MV_BLOCK_CHART
      && !((const MvPageBlock *) section->blocks->pdata[0])->wide)
    {
      g_autofree MvColumnPiece *places = column_pieces ((MvPagePiece **) pieces->pdata + 1, pieces->len - 1);
      double height = ((MvPagePiece *) pieces->pdata[0])->height;
      guint needed = mv_columns_fill (places, pieces->len - 1, height);

      if (needed + 1 < columns)
        {
          g_ptr_array_unref (pieces);
          pieces = set_section (setter, section, columns - needed);
        }
    }
  return pieces;
}

static void
flow_heading (Flow *flow, const char *title, GPtrArray *content)
{
  g_autoptr (GPtrArray) pieces = mv_page_pieces_new ();
  MvPagePiece *piece = mv_page_piece_new (pieces);
  MvPageSetter *setter = &flow->setter;
  double em = setter->em, above = flow->y > flow->top ? 0.8 * em : 0, first = 0;
  MvPageItem *rule = g_new0 (MvPageItem, 1), *item;

  /* Never without what it is the heading of. */
  for (guint i = 0; i < content->len && (i == 0 || ((MvPagePiece *) content->pdata[i - 1])->keep); i++)
    first += ((MvPagePiece *) content->pdata[i])->height;
  if (flow->y + above + 3.2 * em + MAX (first, LEAST * em) > flow->bottom && flow->y > flow->top)
    {
      next_sheet (flow);
      above = 0;
    }
  rule->form = MV_PAGE_RULE;
  rule->y = above;
  rule->width = setter->content;
  rule->height = 1;
  g_ptr_array_add (piece->items, rule);
  item = mv_page_item_text (setter, piece, title, 0, above + 0.4 * em, setter->content, 1.25, 700, MV_PAGE_INK_STRONG);
  item->heading = 2;
  place (flow, piece, 0, flow->y);
  flow->y += above + 0.4 * em + item->height + 0.6 * em;
}

static void
flow_title (Flow *flow, const MvPageModel *model)
{
  g_autoptr (GPtrArray) pieces = mv_page_pieces_new ();
  MvPagePiece *piece = mv_page_piece_new (pieces);
  MvPageSetter *setter = &flow->setter;
  MvPageItem *item = mv_page_item_text (setter, piece, model->title, 0, 0, setter->content, 2.0, 700, MV_PAGE_INK_STRONG);

  item->heading = 1;
  piece->height = item->height;
  if (model->subtitle != NULL)
    {
      item = mv_page_item_text (setter, piece, model->subtitle, 0, piece->height, setter->content, 1.0, 400, MV_PAGE_INK_MUTED);
      piece->height += item->height;
    }
  place (flow, piece, 0, flow->y);
  flow->y += piece->height + setter->em;
}

static void
set_measures (Flow *flow, const MvPageSize *size, MvChartMeasure measure)
{
  MvPagePlan *plan = flow->setter.plan;
  double em = plan->em = size->em > 0 ? size->em : CLAMP (size->width / 85, 9.0, size->width > 1300 ? 13.0 : 12.0);

  plan->width = size->width;
  plan->margin = CLAMP (size->width * 0.03, 0.8 * em, 3 * em);
  flow->setter.em = em;
  flow->setter.measure = measure;
  flow->setter.content = MAX (size->width - 2 * plan->margin, 10 * em);
  plan->n_columns = (guint) CLAMP (floor ((flow->setter.content + MV_PAGE_PLAN_GAP * em) / ((COLUMN + MV_PAGE_PLAN_GAP) * em)), 1, MOST_COLUMNS);
  flow->setter.column = (flow->setter.content - (plan->n_columns - 1) * MV_PAGE_PLAN_GAP * em) / plan->n_columns;
  flow->top = flow->y = 1.6 * em;
  flow->bottom = size->height > 0 ? size->height - (1 + FOOT) * em : INFINITY;
  flow->setter.tallest = size->height > 0 ? flow->bottom - flow->top - 4 * em : 60 * em;
}

MvPagePlan *
mv_page_plan_new (MvPageModel *model, const MvPageSize *size, MvChartMeasure measure)
{
  MvPagePlan *plan;
  Flow flow = { .sheet = 0 };
  g_autoptr (GPtrArray) sources = mv_page_pieces_new ();

  g_return_val_if_fail (model != NULL && size != NULL && size->width > 0 && measure != NULL, NULL);

  plan = g_new0 (MvPagePlan, 1);
  g_atomic_ref_count_init (&plan->references);
  plan->model = mv_page_model_ref (model);
  plan->items = mv_page_items_new ();
  flow.setter.plan = plan;
  set_measures (&flow, size, measure);
  flow_title (&flow, model);
  for (guint i = 0; i < model->sections->len; i++)
    {
      const MvPageSection *section = model->sections->pdata[i];
      g_autoptr (GPtrArray) pieces = pieces_of (&flow.setter, section);

      flow_heading (&flow, section->title, pieces);
      flow_pieces (&flow, pieces);
    }
  mv_page_set_sources (&flow.setter, sources, model);
  flow_heading (&flow, _("Sources"), sources);
  flow_pieces (&flow, sources);
  plan->n_sheets = flow.sheet + 1;
  plan->height = size->height > 0 ? size->height : MAX (ceil (flow.y + (1 + FOOT) * plan->em), size->least);
  return plan;
}

const MvPageItem *
mv_page_plan_hit (const MvPagePlan *plan, guint sheet, double x, double y)
{
  for (guint i = 0; i < plan->items->len; i++)
    {
      const MvPageItem *item = plan->items->pdata[i];

      if (item->sheet == sheet && (item->ref != NULL || item->source > 0 || item->chart != NULL)
          && x >= item->x && x <= item->x + item->width && y >= item->y && y <= item->y + item->height)
        return item;
    }
  return NULL;
}

const MvPageItem *
mv_page_plan_entry (const MvPagePlan *plan, guint number)
{
  for (guint i = 0; i < plan->items->len; i++)
    if (((const MvPageItem *) plan->items->pdata[i])->entry == number)
      return plan->items->pdata[i];
  return NULL;
}
