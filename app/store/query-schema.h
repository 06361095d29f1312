/* What a query may ask: tables and views with their columns, as the files themselves describe them. Any thread but the main one. */
#pragma once

#include "app/store/db.h"

G_BEGIN_DECLS

typedef struct { char *name, *type, *about; } MvQueryColumn;    /* about: the remark in the schema; "" = none */

typedef struct
{
  char      *name;              /* "flow", or "work.flow" in the workspace */
  gboolean   is_view;
  gint64     n_rows;            /* -1 = not counted */
  char      *about;             /* "" = none */
  GPtrArray *columns;           /* MvQueryColumn */
} MvQueryTable;

/* The dataset's, by name, those for the drawing and the indices left out; then those of the workspace at PATH (NULL = none).
 * MvQueryTable; g_ptr_array_unref. */
GPtrArray *mv_query_schema_read (MvDb *db, const char *workspace, GError **error);

/* Names of the functions a query may call, sorted; unref with g_strfreev. */
GStrv      mv_query_functions   (MvDb *db, GError **error);

G_END_DECLS
