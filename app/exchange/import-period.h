/* Years and dates as people write them into files. Pure; any thread. */
#pragma once

#include <glib.h>

/* The year of 2023, 2023-12-31, 01.01.2023, FY2023, 2019/20, "2023 год" or "2023 [YR2023]"; 0 = none, or several years as 2015-2019.
 * *PART: only a month, a quarter or a day of it is meant, such as 2023-05, 202305, 2023Q1 or "май 2023"; the first and the last day of a year
 * stand for the year. PART NULL = then 0. */
int mv_import_year        (const char *text, gboolean *part);
/* The year of a day that a spreadsheet counts from 1900 (45292 is 1 January 2024): 1950-2050, 0 = none. *PART as above. */
int mv_import_serial_year (const char *text, gboolean *part);
