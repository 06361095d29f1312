/* The import page: a window that looks at a file, lets a person correct what its columns mean, asks for the source, and takes the rows into
 * the workspace. Main thread only.
 *
 * Actions: import.run import.cancel. */
#pragma once

#include "ui/window.h"

G_BEGIN_DECLS

#define MV_TYPE_IMPORT_WINDOW (mv_import_window_get_type ())
G_DECLARE_FINAL_TYPE (MvImportWindow, mv_import_window, MV, IMPORT_WINDOW, AdwWindow)

/* Opens the page for the file at PATH. TEMPORARY: the file and its folder are the page's, and are deleted with it. */
void mv_import_window_open (MvWindow *window, const char *path, gboolean temporary);

G_END_DECLS
