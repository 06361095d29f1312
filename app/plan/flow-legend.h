/* The legend of the flows: widths, sides, colours, and everything that is not an arrow. */
#pragma once

#include "app/plan/flow-plan.h"
#include "app/plan/legend.h"

G_BEGIN_DECLS

typedef struct
{
  const char *overlay, *title, *subtitle, *unit;
  const char *sides[MV_N_SIDES];        /* "Exports of Kazakhstan"; NULL = the side cannot be */
  const char *keys[MV_N_SIDES];         /* "direction=export"; NULL = not a control */
  /* The name of a country or partner code; borrowed. */
  const char *(*name) (const char *iso3, gpointer data);
  gpointer    data;
} MvFlowWords;

MvLegend *mv_flow_legend_new (const MvFlowPlan *plan, const MvFlowChoice *choice, const MvFlowWords *words);

G_END_DECLS
