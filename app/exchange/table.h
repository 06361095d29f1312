/* The rows of a chart as a file, with a second file beside it that says what they are and whom they are owed to. */
#pragma once

#include "app/plan/chart.h"
#include "app/scene/scene.h"
#include "app/store/db.h"

G_BEGIN_DECLS

/* Writes what CHART shows to PATH, which ends in .csv, and the sentence, the view, notes and sources to its -sources.txt. Worker threads and the
 * command line only. FALSE with ERROR. */
gboolean mv_table_write  (MvDb *db, const MvChart *chart, const MvView *view, const char *path, GError **error);
/* The same for the one chart that SCENE's view asks for; MV_ERROR_USAGE when it asks for none or several. */
gboolean mv_table_render (MvDb *db, MvScene *scene, const char *path, GError **error);
/* The one chart a view shows when it asks for no place on the map; MV_N_CHARTS = the map. */
MvChartKind mv_table_chart_of (const MvView *view);

G_END_DECLS
