/* The rows of a chart: a view joined with what the dataset answers for one kind. */
#pragma once

#include "app/plan/chart-table.h"
#include "app/scene/atlas.h"
#include "app/store/db.h"
#include "app/view/view.h"

G_BEGIN_DECLS

/* Asks the dataset. Any thread but the main one. A table without rows says why in `reason`. NULL with ERROR for unknown codes and when cancelled. */
MvChartTable *mv_chart_rows     (MvDb *db, MvAtlas *atlas, const MvView *view, MvChartKind kind, GCancellable *cancellable, GError **error);

/* The kinds that say something about what VIEW shows, the best first. MvChartKind; free with g_array_unref. Pure. */
GArray       *mv_chart_proposed (const MvView *view);

G_END_DECLS
