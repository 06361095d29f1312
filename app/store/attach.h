/* Figures of a person's own beside those of the dataset: the connection to the dataset takes the workspace in, to be read only, and its tables
 * flow, source, product, indicator, indicator_def and project show both. Imports that are undone are not there. Nothing is mixed silently:
 *   - flow, as it is drawn, holds the dataset's figures; imported ones stand in their place only where a person chose to replace them;
 *   - with an origin, flow holds the figures of that one imported source, and nothing of the dataset;
 *   - flow_all holds all of both, to be listed side by side.
 * Without a workspace, or with one that holds no imports, no view stands between the questions and the dataset. Any thread but the main one. */
#pragma once

#include "app/store/db.h"

G_BEGIN_DECLS

/* Takes the workspace at PATH in under the name `work`; one that the connection has already is replaced; PATH NULL or not there = none. */
gboolean mv_store_attach_workspace (MvDb *db, const char *path, GError **error);

/* What flow is from now on: ORIGIN "" = as it is drawn, a source_id of the workspace = that source's figures, "*" = all of both. Cheap when
 * nothing has changed; sees what other connections have imported since. MV_ERROR_NOT_FOUND when the workspace has no such source. */
gboolean mv_store_set_origin       (MvDb *db, const char *origin, GError **error);
/* The origin in force: "" when there is none. */
const char *mv_store_origin        (MvDb *db);
/* Which imports there are that are not undone, as a text: "" = none. g_free; NULL on an error. */
char    *mv_store_imports_text     (MvDb *db, GError **error);
/* Has the connection imports? Then flow_all is there. */
gboolean mv_store_has_imports      (MvDb *db);

G_END_DECLS
