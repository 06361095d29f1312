/* The export dialog: which files, how large, where; how many rows, and whose terms they stand under, before anything is written. */
#pragma once

#include "ui/window.h"

G_BEGIN_DECLS

/* Over WINDOW, modal; the writing goes on with the dialog closed only when it is done. Main thread. */
void mv_export_dialog_show (MvWindow *window);

G_END_DECLS
