/* Flows of the brushed years together. They are added only when nothing speaks against it: every year is there and no part only, and each
 * pair keeps source, definition, valuation, price basis and unit; amounts of stocks are never added. Private to app/scene. */
#pragma once

#include "app/scene/build.h"
#include "app/store/flows.h"
#include "app/store/measures.h"

G_BEGIN_DECLS

/* ROWS: MvFlowRow of all brushed years, others are passed over. Returns one row a pair, of the year that stands for the period (the view's
 * when it is brushed, else the last), its note saying how many years it has when some are missing; *SHORT_PAIRS counts those. NULL with *REASON set, translated, when the
 * years may not be added; NULL with ERROR. Published totals are added when they have every year, else left out. */
GArray  *mv_period_sum  (MvBuild *build, const MvMeasure *measure, const GArray *rows, gboolean outward, gboolean inward, guint *short_pairs,
                         char **reason, GError **error);
/* The rows of the year, or of the brushed years together when they may be added: then *SUMMED. Why not is noted on the scene. */
GArray  *mv_period_rows (MvBuild *build, const MvMeasure *measure, gboolean *summed, GError **error);
/* "2018–2023", or the view's year. g_free. */
char    *mv_period_text (const MvView *view, gboolean summed);

G_END_DECLS
