/* Printing what a window shows: the sheets of its PDF, in the colours of print. Painted by threads; the window stays alive. Main thread only. */
#pragma once

#include <gtk/gtk.h>

#include "ui/model/session.h"

G_BEGIN_DECLS

/* Asks for printer and paper, then prints; Print to File needs no printer. What fails is told by the action win.tell of WINDOW. */
void     mv_print_ask    (GtkWindow *window, MvSession *session);
/* The same into the PDF file PATH, without asking; returns once it is written, while the main loop goes on. FALSE when it is not. */
gboolean mv_print_export (GtkWindow *window, MvSession *session, const char *path);

G_END_DECLS
