/* Files opened by the person, however they come: chosen with Ctrl+O, dropped on the window, named on the command line, recently used.
 * What a file is is read from its first bytes and its name; each kind has a line in the table of open-file.c. Main thread only. */
#pragma once

#include "ui/window.h"

G_BEGIN_DECLS

#define MV_FILE_HEAD 512        /* so many of its first bytes tell what a file is */

/* Opens FILE in WINDOW: tells when it cannot be read, or is of no kind that can be opened. */
void mv_open_file        (MvWindow *window, GFile *file);
/* Says in TEXT why a file was not opened, until it is dismissed or another one is opened: it may be the answer to a command line. */
void mv_open_file_refuse (MvWindow *window, const char *text);
/* Lets the person choose files, and opens them. */
void mv_open_file_ask    (MvWindow *window);
/* From now on files dropped on WINDOW are opened. */
void mv_open_file_accept (MvWindow *window);

/* FILE was opened or written: it is offered under Open Recent. MIME is its type. */
void mv_open_file_remember (GFile *file, const char *mime);
/* Fills MENU with what was opened last, each entry for win.open-uri. */
void mv_open_file_list_recent (GMenu *menu);

G_END_DECLS
