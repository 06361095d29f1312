/* One cell against its column: its type, its date or year, what it refers to. */
#pragma once

#include "data/compiler/build.h"

G_BEGIN_DECLS

typedef struct
{
  const char *file;
  guint       line;
} MvPlace;

/* TRUE when TEXT (NULL = empty) can stand in COLUMN; a finding otherwise. Does not look at references. */
gboolean mv_cell_check     (MvFindings *findings, MvPlace place, const MvColumn *column, const char *text);
/* TRUE when CODE is the key of a row of PARENT, kept or left out; a finding otherwise. */
gboolean mv_cell_refers    (MvBuild *build, MvPlace place, const char *column, const char *parent, const char *code);
/* TRUE when FIRST does not come after LAST. Both passed mv_cell_check. */
gboolean mv_cell_in_order  (MvFindings *findings, MvPlace place, const MvColumn *first, const char *first_text,
                            const MvColumn *last, const char *last_text);
/* Binds TEXT to parameter INDEX by the column's type; NULL binds NULL. */
void     mv_cell_bind      (sqlite3_stmt *stmt, int index, MvCellType type, const char *text);

G_END_DECLS
