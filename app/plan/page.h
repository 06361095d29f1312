/* Where everything on a page about a country, a pair or a project stands: sections one below the other, each in as many columns as the
 * width holds, on sheets of a given height or on one as high as it must be. Pure; any thread. */
#pragma once

#include "app/plan/chart.h"
#include "app/plan/page-model.h"

G_BEGIN_DECLS

typedef enum { MV_PAGE_TEXT, MV_PAGE_RULE, MV_PAGE_SPARK, MV_PAGE_CHART, MV_PAGE_MAP } MvPageForm;
typedef enum { MV_PAGE_INK_STRONG, MV_PAGE_INK_MUTED, MV_PAGE_INK_LINK, MV_PAGE_INK_CAUTION } MvPageInk;

typedef struct
{
  MvPageForm  form;
  guint       sheet;            /* from 0 */
  double      x, y, width, height;      /* px on its sheet */
  char       *text;             /* TEXT */
  double      size, wrap;       /* TEXT: px of the em, width to wrap at */
  int         weight;
  MvPageInk   ink;
  MvChart    *chart;            /* CHART */
  const MvPageLine  *line;      /* SPARK and what belongs to a line: borrowed from the model; NULL = none */
  const MvPageBlock *block;     /* CHART, MAP: borrowed from the model */
  const char *ref;              /* what a click leads to; NULL; borrowed */
  guint       source;           /* a click leads to this entry of the list of sources; 0 = none */
  guint       entry;            /* is that entry; 0 = none */
  guint       heading;          /* 1: the page's title, 2: a section's, 3: a block's; 0 = none */
} MvPageItem;

typedef struct
{
  gatomicrefcount references;
  MvPageModel *model;
  double       width, height;   /* px of each sheet */
  guint        n_sheets, n_columns;
  double       em, margin;
  GPtrArray   *items;           /* MvPageItem, by sheet, in reading order */
} MvPagePlan;

typedef struct
{
  double width;                 /* px */
  double height;                /* px of a sheet; 0 = one sheet as high as it must be */
  double least;                 /* px: the one sheet is not lower */
  double em;                    /* px of the text; 0 = by the width, as on paper */
} MvPageSize;

MvPagePlan *mv_page_plan_new   (MvPageModel *model, const MvPageSize *size, MvChartMeasure measure);
MvPagePlan *mv_page_plan_ref   (MvPagePlan *plan);
void        mv_page_plan_unref (MvPagePlan *plan);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MvPagePlan, mv_page_plan_unref)

/* What lies at X, Y px of SHEET; NULL = nothing that leads anywhere. */
const MvPageItem *mv_page_plan_hit   (const MvPagePlan *plan, guint sheet, double x, double y);
/* The entry NUMBER of the list of sources, or NULL. */
const MvPageItem *mv_page_plan_entry (const MvPagePlan *plan, guint number);

G_END_DECLS
