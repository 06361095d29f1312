/* The order of the charts of a view. Main thread only. */
#pragma once

#include "ui/model/session.h"

G_BEGIN_DECLS

/* KIND so many places on, or back below zero, as far as there are any. */
void mv_chart_move_by (MvSession *session, MvChartKind kind, int step);
/* KIND to the place of OTHER. */
void mv_chart_move_to (MvSession *session, MvChartKind kind, MvChartKind other);

G_END_DECLS
