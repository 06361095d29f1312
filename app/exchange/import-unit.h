/* Units as people write them into names of columns and cells. Pure; any thread. */
#pragma once

#include <glib.h>

/* The unit and factor in words such as "млн долл.", "thousand USD", "US$ '000": FALSE when there are none. UNIT is a static code, NULL where
 * only a factor is told. Currencies are codes of ISO 4217. */
gboolean mv_import_unit     (const char *text, const char **unit, double *factor);
/* Cuts the sign or code of a currency, or %, off one end of a cell ("$5", "5 EUR"), in place. FALSE when there is none. */
gboolean mv_import_unit_cut (char **text, const char **unit);
