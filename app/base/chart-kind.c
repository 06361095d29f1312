#include "app/base/chart-kind.h"

#include "app/base/text.h"

static const struct { const char *code, *name; } kinds[MV_N_CHARTS] = {
  [MV_CHART_LINE] = { "line", N_("Lines over the years") },
  [MV_CHART_BAR]  = { "bar", N_("Ranked bars") },
  [MV_CHART_AREA] = { "area", N_("Stacked areas") },
  [MV_CHART_SHARE] = { "share", N_("Stacked shares") },
  [MV_CHART_TREEMAP] = { "treemap", N_("Treemap") },
  [MV_CHART_SANKEY] = { "sankey", N_("Sankey: who sends what to whom") },
  [MV_CHART_STACKED] = { "stacked", N_("Stacked bars") },
  [MV_CHART_TIMELINE] = { "timeline", N_("Timeline of memberships") },
  [MV_CHART_UPSET] = { "upset", N_("Organisations shared") },
  [MV_CHART_MULTIPLES] = { "multiples", N_("Small multiples") },
  [MV_CHART_MATRIX] = { "matrix", N_("Matrix") },
  [MV_CHART_DUMBBELL] = { "dumbbell", N_("Dumbbells") },
  [MV_CHART_SLOPE] = { "slope", N_("Slopes from year to year") },
  [MV_CHART_TERNARY] = { "ternary", N_("Ternary plot: between three powers") },
  [MV_CHART_BUMP] = { "bump", N_("Ranks over the years") },
  [MV_CHART_GANTT] = { "gantt", N_("Projects over time") },
  [MV_CHART_HISTOGRAM] = { "histogram", N_("Distribution of amounts") },
  [MV_CHART_SCATTER] = { "scatter", N_("Two indicators, with trails") },
  [MV_CHART_DIFFERENCE] = { "difference", N_("Differences of what is compared") }
};

const char *
mv_chart_kind_code (MvChartKind kind)
{
  return (guint) kind < MV_N_CHARTS ? kinds[kind].code : NULL;
}

MvChartKind
mv_chart_kind_from_code (const char *code)
{
  for (guint i = 0; i < MV_N_CHARTS; i++)
    if (g_strcmp0 (kinds[i].code, code) == 0)
      return i;
  return MV_N_CHARTS;
}

const char *
mv_chart_kind_name (MvChartKind kind)
{
  g_return_val_if_fail ((guint) kind < MV_N_CHARTS, "");
  return _(kinds[kind].name);
}
