/* The tables of data/schema.sql as SQLite understands them: types, keys and references drive the reading of the CSV files. */
#pragma once

#include <glib.h>
#include <sqlite3.h>

#include "app/base/error.h"

G_BEGIN_DECLS

typedef enum { MV_CELL_TEXT, MV_CELL_INTEGER, MV_CELL_REAL } MvCellType;

typedef struct
{
  char      *name;
  MvCellType type;
  gboolean   not_null;
  int        key;               /* place in the primary key from 1; 0 = not part of it */
  char      *parent;            /* table the column refers to, by that table's only key column; or NULL */
} MvColumn;

typedef struct
{
  char      *name;
  GPtrArray *columns;           /* MvColumn */
  gboolean   numbered;          /* the key is an INTEGER PRIMARY KEY */
} MvSchemaTable;

/* Runs the SQL text on DB and reads back its tables, parents before children. Free with g_ptr_array_unref. */
GPtrArray      *mv_schema_make   (sqlite3 *db, const char *sql, GError **error);
MvColumn       *mv_schema_column (const MvSchemaTable *table, const char *name);        /* NULL when there is none */

G_END_DECLS
