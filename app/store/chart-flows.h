/* Flows over all years for charts: the partners of a country, published totals, and what the rows cover. Any thread but the main one. */
#pragma once

#include "app/store/flows.h"

G_BEGIN_DECLS

/* All rows that count when the partners of ISO3 are listed, totals (WLD) included, by year and partner. MvFlowRow; g_array_unref. */
GArray *mv_chart_flows_of    (MvDb *db, const char *measure, const char *product, const char *iso3, gboolean outward, GError **error);

typedef struct { int first, last; const char *status; char *note; const char *source_id; } MvChartCoverage;     /* codes interned */
/* What is claimed for ISO3's rows, by year. MvChartCoverage; free with g_array_unref. */
GArray *mv_chart_coverage_of (MvDb *db, const char *measure, const char *iso3, gboolean outward, GError **error);

G_END_DECLS
