/* How a number is written with its unit: one pattern a unit code, the same words as table `unit` of the dataset, translatable. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* "US$ %s", "%s km²": translated. A code that is not listed gives "%s CODE"; NULL and "" give "%s". Interned; never NULL. */
const char        *mv_unit_pattern (const char *unit);
/* TRUE for things counted one by one: persons, records, pairs of airports. There is no half of one. */
gboolean           mv_unit_is_whole (const char *unit);
/* All listed codes, NULL-terminated: for the test that compares them with the dataset. */
const char *const *mv_unit_codes   (void);

G_END_DECLS
