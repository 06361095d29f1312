/* View files: saving the view as one, and opening one. Reading and writing run elsewhere. Main thread only. */
#pragma once

#include "app/exchange/view-file.h"
#include "ui/window.h"

G_BEGIN_DECLS

/* Shows the view of FILE in WINDOW; a banner tells what differs when it was made with another dataset. */
void mv_view_files_open     (MvWindow *window, GFile *file);
/* Lets the person choose where, and writes the view there. */
void mv_view_files_save_ask (MvWindow *window);
/* Writes it to PATH. */
void mv_view_files_save     (MvWindow *window, const char *path);

G_END_DECLS
