/* Lets go of charts and their rows: to free a hundred thousand rows takes longer than a frame may, so large ones are freed on a thread of
 * their own. Any thread. */
#pragma once

#include "app/plan/chart.h"

G_BEGIN_DECLS

/* Take over the caller's reference; NULL = nothing. */
void mv_chart_drop       (MvChart *chart);
void mv_chart_table_drop (MvChartTable *table);

G_END_DECLS
