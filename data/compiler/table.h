/* One CSV file in memory: comma-separated, UTF-8, a header line, each row with the line it begins on. */
#pragma once

#include "data/compiler/findings.h"

G_BEGIN_DECLS

typedef struct
{
  guint  line;          /* from 1 */
  guint  n_cells;
  char **cells;         /* NULL for an empty cell */
} MvRow;

typedef struct
{
  char      *file;      /* "tables/flow.csv" */
  GPtrArray *header;    /* char * */
  GArray    *rows;      /* MvRow; all as wide as the header */
  GPtrArray *cells;     /* of all rows, one after the other */
  GStringChunk *texts;
} MvTable;

/* Reads FOLDER/FILE. Rows of a wrong width, text that is not UTF-8 and broken quotes become findings; such rows are left out.
 * NULL, with a finding, when the file cannot be read at all. */
MvTable    *mv_table_read   (const char *folder, const char *file, MvFindings *findings);
void        mv_table_free   (MvTable *table);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MvTable, mv_table_free)

int         mv_table_column (const MvTable *table, const char *name);   /* -1 when there is none */
const char *mv_table_cell   (const MvTable *table, const MvRow *row, const char *name);        /* NULL when empty or no such column */

G_END_DECLS
