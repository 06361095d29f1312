/* Rows copied in another program, such as a spreadsheet, become a file for the import page. Main thread only. */
#pragma once

#include "ui/window.h"

G_BEGIN_DECLS

/* Reads the clipboard: rows go to the import page, files are opened, a link to a view is followed; anything else is told. */
void mv_import_paste (MvWindow *window);

G_END_DECLS
