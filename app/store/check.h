/* The checks of a finished dataset, for `multivector check` and for the compiler's own last look. */
#pragma once

#include "app/store/db.h"

G_BEGIN_DECLS

/* Looks at the seal, SQLite's integrity, foreign keys, sources and GeoPackage conformance of the file at PATH.
 * TRUE when all is well. FALSE with ERROR set when the file cannot be opened as a dataset at all; FALSE without when FINDINGS
 * (char *, g_free; a sentence each) holds what is wrong. Unref FINDINGS in every case. Takes seconds: never on the main thread. */
gboolean mv_check_dataset (const char *path, GPtrArray **findings, GError **error);

G_END_DECLS
