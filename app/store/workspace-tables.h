/* The tables of a workspace: what makes each version out of the one before. For app/store/workspace*.c. */
#pragma once

#include "app/store/workspace.h"

G_BEGIN_DECLS

/* Statements that make version N + 1 out of version N, in one transaction; version 0 is an empty file. A step that has been published is
 * changed only where it lost something: a later one cannot bring that back. */
extern const char *const mv_workspace_migrations[MV_WORKSPACE_VERSION];

/* Is it a workspace, or an empty file that may become one? VERSION is that of its tables, 0 = none yet. MV_ERROR_OPEN says what else it is. */
gboolean mv_workspace_look (MvDb *db, int *version, GError **error);

G_END_DECLS
