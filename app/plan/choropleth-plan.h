/* Countries filled by a figure on the sequential scale. Pure; any thread. */
#pragma once

#include "app/plan/legend.h"

G_BEGIN_DECLS

/* A country with VALUE on the scale LOW..HIGH; NaN = no data: the hatch. TITLE and DETAIL are copied. */
MvMark *mv_choropleth_mark (const char *iso3, const char *title, const char *detail, double value, double low, double high);

/* The scale of the legend, LABEL the range in words, and what the hatch means when HAS_GAPS. */
void    mv_choropleth_ramp (MvLegend *legend, const char *label, double low, double high, gboolean has_gaps);

G_END_DECLS
