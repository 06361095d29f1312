/* Words of the dataset that recur so often that the program says them in its own language. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* TEXT translated if it is one of them, else TEXT itself; NULL gives NULL. The answer lives as long as TEXT. Any thread. */
const char *mv_term (const char *text);

G_END_DECLS
