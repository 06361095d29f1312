/* The groups of countries that a person keeps, and those the program offers: to limit partners to them, to look at, change, copy and delete
 * them. Main thread only. */
#pragma once

#include "ui/window.h"

G_BEGIN_DECLS

/* Shows the list in a window beside WINDOW. */
void mv_groups_show (MvWindow *window);

G_END_DECLS
