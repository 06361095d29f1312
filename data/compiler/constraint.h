/* SQLite's words for a broken constraint, turned into a sentence for the person who edits the table. */
#pragma once

#include "data/compiler/build.h"

G_BEGIN_DECLS

/* Adds a finding for ROW of TABLE, which SQLite has just refused on BUILD's connection. */
void mv_constraint_report (MvBuild *build, const MvSchemaTable *schema, const MvTable *table, const MvRow *row);

G_END_DECLS
