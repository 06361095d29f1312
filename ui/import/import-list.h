/* The imports of the workspace: shown, taken back, brought back. Main thread only. */
#pragma once

#include "ui/window.h"

G_BEGIN_DECLS

/* Opens the list, or brings it to the front. */
void mv_import_list_show     (MvWindow *window);
/* The import was just made and noted: mv_import_list_undo goes back in the history if nothing was done since. */
void mv_import_list_remember (MvWindow *window, gint64 import_id, const char *source_id);
/* Takes back the import that was made last. */
void mv_import_list_undo     (MvWindow *window, gint64 import_id);

G_END_DECLS
