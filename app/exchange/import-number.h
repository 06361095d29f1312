/* Numbers as people write them into files. Pure; any thread. */
#pragma once

#include <glib.h>

typedef enum { MV_NUMBER_BAD, MV_NUMBER_NONE, MV_NUMBER_GOOD } MvNumberState;

/* "1 234,5", "1,234.5", "-3e5", "(1,234)", "12-", "$5", "14 *": DECIMAL is '.' or ','. Digits are grouped by threes with one kind of mark, or
 * the cell is MV_NUMBER_BAD. Marks of footnotes say nothing. Empty cells and the usual signs for "not known" (.., -, n/a) are
 * MV_NUMBER_NONE: unknown, never zero. *UNIT: what the cell itself says it is in, a code such as USD or %, static; NULL = nothing. */
MvNumberState mv_import_number (const char *text, char decimal, double *value, const char **unit);
