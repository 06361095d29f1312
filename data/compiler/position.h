/* Is a point near its country? Near = in the box around the country's shape, 1.5 degrees wider on each side. */
#pragma once

#include "data/compiler/layer.h"

G_BEGIN_DECLS

/* Checks the coordinates of all tables and of the point layers against the shapes of the country layers. */
void mv_positions_check (MvBuild *build, GPtrArray *layers);

G_END_DECLS
