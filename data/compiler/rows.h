/* The tables: every row of data/tables checked and put into the database. */
#pragma once

#include "data/compiler/build.h"

G_BEGIN_DECLS

/* Fills the table from its CSV file; what is wrong becomes findings. Parents must have been filled before.
 * FALSE only when the database itself fails. */
gboolean mv_rows_fill        (MvBuild *build, const MvSchemaTable *schema, GError **error);
/* References inside one table, and ids of names: possible once all tables are filled. */
void     mv_rows_check_lists (MvBuild *build);

G_END_DECLS
