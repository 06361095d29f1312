/* Groups of countries that a person keeps in a workspace, as definitions: texts whose form app/view/group.h tells. What is done with them is
 * noted as a change that can be undone: app/store/changes.h. Any thread but the main one. */
#pragma once

#include "app/store/workspace.h"

G_BEGIN_DECLS

typedef struct { gint64 group_id; char *definition; } MvKeptGroup;

/* All of WORKSPACE that are not deleted, by code; MvKeptGroup; unref. NULL with ERROR. */
GPtrArray *mv_groups_list   (MvDb *workspace, GError **error);
/* The same as definitions, char *, seen from a dataset that has a workspace attached; empty when it has none. Unref; never NULL. */
GPtrArray *mv_groups_kept   (MvDb *dataset);
/* A code that no group of the workspace has: CODE, CODE_2, ... g_free; NULL with ERROR. */
char      *mv_groups_free_code (MvDb *workspace, const char *code, GError **error);

/* The id of the change, 0 with ERROR: MV_ERROR_WRITE when another group has the code. */
gint64     mv_groups_add    (MvDb *workspace, const char *definition, GError **error);
gint64     mv_groups_edit   (MvDb *workspace, gint64 group_id, const char *definition, GError **error);
gint64     mv_groups_remove (MvDb *workspace, gint64 group_id, GError **error);

G_END_DECLS
