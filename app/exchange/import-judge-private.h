/* What the judge of figures (import-judge.c) and that of places (import-judge-place.c) share. One thread. */
#pragma once

#include "app/exchange/import-judge.h"
#include "app/exchange/import-roles.h"

G_BEGIN_DECLS

typedef struct { int column; const char *value; } MvJudgeDemand;       /* a cell that a row must have */

struct _MvJudge
{
  const MvRecipe  *recipe;
  MvCountryNames  *names;
  MvImportRows    *rows;
  GPtrArray       *places;
  MvImportJournal  journal;
  char           **columns;
  guint            n;
  MvImportRoles    roles;
  GArray          *used;        /* int: columns that mean something */
  GArray          *only;        /* MvJudgeDemand */
  GHashTable      *directions;  /* word -> 1 + Direction; 0 = left out */
  GHashTable      *product_names;       /* code -> name, from the file's own table */
  char             decimal;
  double           multiply;
  const char      *measure, *unit, *basis, *valuations[MV_N_IMPORT_DIRECTIONS];
  gboolean         may_be_negative;
  MvImportDirection direction;  /* where no column says it */
  int              series[MV_N_IMPORT_DIRECTIONS + 1];  /* -1 = not yet */
  GString         *product;
  char            *unit_words;  /* the unit column's newest cell, what it means */
  const char      *row_unit;
  double           row_factor;
  GHashTable      *indicator_units;     /* number of the indicator -> 1 + number of its series */
};

/* The cell of ROLE, or what the recipe says of all rows; NULL = nothing. Borrowed. */
const char *mv_judge_cell   (const MvJudge *judge, const char *const *cells, MvImportRole role);
/* Notes why; KIND is what such rows are counted under, CELL (may be NULL) is quoted. Always MV_JUDGED_REFUSED. */
MvJudged    mv_judge_refuse (MvJudge *judge, guint line, const char *kind, const char *cell);
/* The year of a cell (may be NULL), a date of a spreadsheet among others; 0 = none. *PART: only a part of it. */
int         mv_judge_year   (const char *cell, gboolean *part);
MvJudged    mv_judge_place  (MvJudge *judge, guint line, const char *const *cells);

G_END_DECLS
