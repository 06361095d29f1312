/* Did another window or process write what this one shows of a workspace: saved views, imports? Cheap enough to be asked every second.
 * Any thread but the main one. */
#pragma once

#include "app/store/workspace.h"

G_BEGIN_DECLS

typedef struct _MvWorkspaceNews MvWorkspaceNews;

/* What was seen last; nothing yet. */
MvWorkspaceNews *mv_workspace_news_new  (void);
void             mv_workspace_news_free (MvWorkspaceNews *news);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MvWorkspaceNews, mv_workspace_news_free)

/* ANY: is it other than when asked last? Always with the same connection; the first time it never is. What is written through this
 * connection may be told late, or not at all. MV_ERROR_WRITE when the file was moved or deleted. */
gboolean         mv_workspace_news_ask  (MvWorkspaceNews *news, MvDb *workspace, gboolean *any, GError **error);

G_END_DECLS
