/* Numbers, years and units as people write them into files. Pure; any thread. */
#pragma once

#include <glib.h>

typedef enum { MV_NUMBER_BAD, MV_NUMBER_NONE, MV_NUMBER_GOOD } MvNumberState;

/* "1 234,5", "1,234.5", "-3e5", "12 %": DECIMAL is '.' or ','. Empty cells and the usual signs for "not known" (.., -, n/a) are
 * MV_NUMBER_NONE: unknown, never zero. */
MvNumberState mv_import_number (const char *text, char decimal, double *value);
/* The year of 2023, 2023-05-01, 01.05.2023, FY2023 or "2023 [YR2023]"; 0 = none, or a month as 202305. */
int           mv_import_year   (const char *text);
/* The unit and factor in words such as "млн долл.", "thousand USD", "US$ '000": FALSE when there are none. UNIT is a static code. */
gboolean      mv_import_unit   (const char *text, const char **unit, double *factor);
