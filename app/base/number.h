/* Numbers as a person reads them: "US$ 14.8 bn", "48.3 %", "2,724,900 km²". Language of the current locale. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* VALUE with at most three significant digits and, from a hundred thousand on, a scale word (thousand, million, bn, tn); whole
 * grouped numbers from one thousand to there; NaN gives "not known".
 * UNIT is a unit code of the dataset (USD, EUR, %, km2, persons ...) or NULL. Free with g_free. */
char  *mv_number_short (double value, const char *unit);
/* All digits, grouped: "US$ 14,832,196,000". Free with g_free. */
char  *mv_number_full  (double value, const char *unit);
/* Round up to 1, 2 or 5 times a power of ten: for scales and legends. VALUE > 0. */
double mv_number_nice  (double value);

G_END_DECLS
