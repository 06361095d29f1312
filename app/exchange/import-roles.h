/* Which column of a file holds what a recipe asks for, and what is still missing. Pure; any thread. */
#pragma once

#include "app/exchange/recipe.h"

G_BEGIN_DECLS

typedef enum { MV_IMPORT_OUTWARD, MV_IMPORT_INWARD, MV_N_IMPORT_DIRECTIONS, MV_IMPORT_OF_THE_ROW } MvImportDirection;

/* year 0 = of the row; part: a part of that year; column -1 = the recipe says it */
typedef struct { int column, year; gboolean part; MvImportDirection direction; } MvImportValue;
typedef struct
{
  int       at[MV_N_IMPORT_ROLES];      /* column of each role, the first; -1 = none */
  GArray   *values;             /* MvImportValue: columns of values, several for years, directions or indicators */
  gboolean  has_parts;          /* columns are months or quarters */
} MvImportRoles;

void mv_import_roles_find    (MvImportRoles *roles, const MvRecipe *recipe, const char *const *columns, guint n);
void mv_import_roles_clear   (MvImportRoles *roles);
/* Adds a translated sentence (char *) for each thing without which no row can be judged. */
void mv_import_roles_missing (const MvImportRoles *roles, const MvRecipe *recipe, GPtrArray *missing);
/* What to do about months: a translated sentence, static. */
const char *mv_import_roles_parts (void);

/* Is the column a year's, in a table with a column a year: 1960, "1960 [YR1960]", X1960, "Экспорт 2022"? 0 = no. DIRECTION and PART may be
 * NULL; PART as for mv_import_year. */
int  mv_import_wide_year     (const char *column, MvImportDirection *direction, gboolean *part);

G_END_DECLS
