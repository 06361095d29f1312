/* Opens the window: what the command line calls when it is given nothing else to do. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct
{
  const char *dataset;          /* a path */
  const char *view;             /* the text form of a view; NULL = as the program was left, else the start view */
  const char *file;             /* a file to be opened, or NULL */
  const char *workspace;        /* a path; NULL = the one chosen last, else mv_workspace_default_path */
} MvWindowStart;

/* Runs until the last window closes; returns the exit status. Prints a sentence and returns 1 when there is no display, 2 when the
 * text is no view. */
int mv_window_run (int argc, char **argv, const MvWindowStart *start);

G_END_DECLS
