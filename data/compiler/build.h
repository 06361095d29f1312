/* What the steps of one compilation share. */
#pragma once

#include <sqlite3.h>

#include "data/compiler/findings.h"
#include "data/compiler/schema.h"
#include "data/compiler/table.h"

G_BEGIN_DECLS

/* What became of a key: a row may refer to a kept one; what refers to one left out is left out too, or loses the reference. */
typedef enum { MV_KEY_UNKNOWN, MV_KEY_KEPT, MV_KEY_LEFT_OUT } MvKeyState;

typedef struct
{
  const char *folder;           /* data/ */
  gboolean    share_alike;      /* FALSE = leave out what is under the Open Database Licence */
  sqlite3    *db;
  MvFindings *findings;
  GPtrArray  *schema;           /* MvSchemaTable, parents first */
  GHashTable *tables;           /* name -> MvTable */
  GHashTable *keys;             /* name -> GHashTable of key -> MvKeyState, for tables with a key of one text column */
  GHashTable *share_alike_sources;      /* set of source_id */
} MvBuild;

MvKeyState mv_build_key         (const MvBuild *build, const char *table, const char *key);
void       mv_build_set_key     (MvBuild *build, const char *table, const char *key, MvKeyState state);
/* Is what comes from this source to be left out of this build? */
gboolean   mv_build_leaves_out  (const MvBuild *build, const char *source_id);
/* Runs SQL without rows; a failure is a fault of the compiler or of the SQL files and becomes an error. */
gboolean   mv_build_run         (MvBuild *build, const char *sql, GError **error);
/* Runs STMT once and rewinds it. */
gboolean   mv_build_step        (MvBuild *build, sqlite3_stmt *stmt, GError **error);

G_END_DECLS
