/* Opens the window: what the command line calls when it is given nothing else to do. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Runs until the last window closes; returns the exit status. DATASET is a path; VIEW_TEXT the text form of a view, NULL = the start
 * view. Prints a sentence and returns 1 when there is no display, 2 when VIEW_TEXT is no view. */
int mv_window_run (int argc, char **argv, const char *dataset, const char *view_text);

G_END_DECLS
