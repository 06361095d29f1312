/* Words of single records that recur, in lists of their own; each ends with NULL and is translated in the context "record". Private to terms.c. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

extern const char *const mv_term_bodies[], *const mv_term_events[], *const mv_term_records[];

G_END_DECLS
