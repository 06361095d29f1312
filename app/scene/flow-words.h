/* What a flow and the flows together say in words. Private to app/scene. */
#pragma once

#include "app/plan/flow-plan.h"
#include "app/scene/build.h"
#include "app/store/flows.h"
#include "app/store/measures.h"

G_BEGIN_DECLS

typedef struct
{
  MvBuild            *build;
  const MvMeasure    *measure;
  GArray             *rows;     /* MvFlowRow: partners and totals */
  GArray             *links;    /* MvFlowLink: partners only */
  GArray             *index;    /* guint: the row of each link */
  const MvFlowPlan   *plan;
  const MvFlowChoice *choice;
  GHashTable         *sources;  /* ids behind what is drawn and said; interned */
  gboolean            summed;   /* the rows are sums of the brushed years */
} MvFlowStory;

const MvFlowRow *mv_flow_story_row (const MvFlowStory *story, guint link);
/* "US$ 14.7 bn · Goods trade, FOB · reported by Kazakhstan · 2023 · …"; g_free. */
char            *mv_flow_detail    (const MvFlowStory *story, const MvFlowArrow *arrow);
/* Adds the legend with totals, coverage and cautions, and the notes on the map. */
gboolean         mv_flow_legend    (MvFlowStory *story, GError **error);

G_END_DECLS
