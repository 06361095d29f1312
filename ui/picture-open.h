/* Reopening the view that a saved picture holds. Main thread; the file is read on another. */
#pragma once

#include "ui/window.h"

G_BEGIN_DECLS

/* Shows the view inside the PNG, SVG or PDF FILE in WINDOW; a toast tells when there is none. */
void mv_picture_open (MvWindow *window, GFile *file);

G_END_DECLS
