/* What a person does with saved views, each noted as a change that can be undone: app/store/changes.h. All or nothing; the id of the
 * change, 0 with ERROR. Any thread but the main one. */
#pragma once

#include "app/store/saved-views.h"

G_BEGIN_DECLS

/* Writes VIEW as a new one, under a name that is free: "Name (2)" when it is taken. */
gint64 mv_saved_views_add       (MvDb *workspace, MvSavedView *view, GError **error);
/* FOLDER, NAME, NOTE: NULL = as it is. */
gint64 mv_saved_views_edit      (MvDb *workspace, gint64 view_id, const char *folder, const char *name, const char *note, GError **error);
gint64 mv_saved_views_duplicate (MvDb *workspace, gint64 view_id, GError **error);
gint64 mv_saved_views_remove    (MvDb *workspace, gint64 view_id, GError **error);

G_END_DECLS
