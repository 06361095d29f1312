/* Functions of SQL that SQLite computes within one step, where neither the clock nor a cancel can stop it: here in linear time, or with
 * looks at the clock. Private to app/store. */
#pragma once

#include "app/store/db.h"

G_BEGIN_DECLS

/* like, glob, instr, replace, trim, ltrim and rtrim of DB; they mean what SQLite's mean. */
void mv_query_functions_add (MvDb *db);

G_END_DECLS
