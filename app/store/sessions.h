/* What a window was showing, with its history of views, so that the program opens as it was left. Each window has a session of its own:
 * two windows, or two processes, never write over each other's. Any thread but the main one. */
#pragma once

#include "app/store/workspace.h"

G_BEGIN_DECLS

/* Writes the history TEXTS (oldest first, NULL-terminated) and the place of the present view in it. All or nothing. */
gboolean mv_sessions_put    (MvDb *workspace, const char *session_id, const char *const *texts, guint present, GError **error);
/* The history of SESSION_ID, or with NULL of the session written last; NULL without ERROR when there is none. g_strfreev. */
char   **mv_sessions_get    (MvDb *workspace, const char *session_id, guint *present, GError **error);
/* Keeps the MOST sessions written last. */
gboolean mv_sessions_trim   (MvDb *workspace, guint most, GError **error);

G_END_DECLS
