/* What a person does with a whole import, noted in app/store/changes.h so that it can be undone. Any thread but the main one. */
#pragma once

#include "app/store/imports.h"

G_BEGIN_DECLS

/* The import was just written: undoing takes it back. The id of the change; 0 with ERROR. */
gint64 mv_import_deed_made   (MvDb *workspace, gint64 import_id, GError **error);
/* Takes the import back, or brings it back. The id of the change; 0 with ERROR and nothing changed. */
gint64 mv_import_deed_remove (MvDb *workspace, gint64 import_id, gboolean removed, GError **error);

G_END_DECLS
