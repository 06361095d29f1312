/* What a view shows as tables: one row for each thing shown, with the record behind it. Worker threads and the command line only. */
#pragma once

#include "app/base/sheet.h"
#include "app/scene/scene.h"

G_BEGIN_DECLS

/* The tables (MvSheet) of what SCENE shows: its map, its charts, or its page. NULL with ERROR and when cancelled. IDS (char *) takes the ids
 * of sources behind them, TITLE (g_free) what a page or a comparison is called; it is left alone for one map. */
GPtrArray *mv_export_rows (MvDb *db, MvScene *scene, GHashTable *ids, char **title, GCancellable *cancellable, GError **error);

G_END_DECLS
