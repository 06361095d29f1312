/* The saved views of the window's workspace: a list with thumbnails, to open, search, change, copy and delete. Main thread only. */
#pragma once

#include "ui/window.h"

G_BEGIN_DECLS

/* Shows the list in a window of its own, beside WINDOW. */
void mv_saved_views_show (MvWindow *window);

G_END_DECLS
