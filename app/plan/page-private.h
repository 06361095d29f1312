/* A page in the making: pieces that are never divided, flowed into columns. Private to app/plan. */
#pragma once

#include "app/plan/page.h"

G_BEGIN_DECLS

#define MV_PAGE_PLAN_GAP 2.2    /* em between columns */

/* Items around an origin of their own. */
typedef struct
{
  GPtrArray *items;             /* MvPageItem, owned until they are placed */
  double     height;            /* with the space below */
  gboolean   keep;              /* never the last of a column */
  const char *title;            /* of its list, where another list with a title stands before: stands again where a column begins with it; NULL */
  gboolean   chart;             /* with its words; may stand beside others of its kind */
  guint      span;              /* columns: 1, or all of them for what is wide; between them only for a chart with little beside it */
} MvPagePiece;

typedef struct
{
  MvPagePlan    *plan;
  MvChartMeasure measure;
  double         em, column, content;   /* px: of the text, a column, the whole between the margins */
  double         tallest;               /* px that a piece may be high */
  guint          span;                  /* columns that a chart takes which is not wide */
} MvPageSetter;

/* Width of SPAN columns with what is between them, px. */
double      mv_page_span_width   (const MvPageSetter *setter, guint span);
GPtrArray  *mv_page_pieces_new   (void);        /* of MvPagePiece */
GPtrArray  *mv_page_items_new    (void);        /* of MvPageItem */
MvPageItem *mv_page_item_text    (MvPageSetter *setter, MvPagePiece *piece, const char *text, double x, double y, double wrap, double size, int weight,
                                  MvPageInk ink);
MvPagePiece *mv_page_piece_new   (GPtrArray *pieces);
/* Appends what BLOCK is made of; a title that repeats SECTION's is left out. */
void        mv_page_set_block    (MvPageSetter *setter, GPtrArray *pieces, const MvPageBlock *block, const char *section);
void        mv_page_set_sources  (MvPageSetter *setter, GPtrArray *pieces, const MvPageModel *model);

G_END_DECLS
