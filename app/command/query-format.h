/* Rows of a query as text: CSV by RFC 4180, JSON, or a table for the eye. Private to app/command. */
#pragma once

#include <stdio.h>

#include "app/store/query.h"

G_BEGIN_DECLS

typedef enum { MV_FORMAT_CSV, MV_FORMAT_JSON, MV_FORMAT_TABLE } MvFormat;

typedef struct _MvFormatter MvFormatter;

MvFormatter *mv_formatter_new    (MvFormat format, FILE *stream);
/* An MvQueryRow whose data is the formatter. */
gboolean     mv_formatter_row    (const char *const *names, const MvCell *cells, guint n, gpointer formatter, GError **error);
void         mv_formatter_finish (MvFormatter *formatter);      /* writes what is still held back, and frees */

G_END_DECLS
