/* Words of the dataset that recur so often that the program says them in its own language. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* TEXT translated if it is one of them, else TEXT itself; NULL gives NULL. The answer lives as long as TEXT. Any thread. */
const char *mv_term (const char *text);
/* Is NOTE, as the tables have it, a word that stands before an amount: "more than", "up to"? */
gboolean    mv_term_is_bound (const char *note);

G_END_DECLS
