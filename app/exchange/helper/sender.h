/* The helper's side of app/exchange/stream.h: frames onto standard output. One thread. */
#pragma once

#include "app/exchange/stream.h"

typedef struct
{
  GByteArray *frame;            /* rows not yet sent */
  guint32     n_rows;
  guint32     row_cells;        /* cells of the row begun */
  guint       row_start;        /* where it begins in FRAME */
  guint32     n_columns;        /* of the table that is read */
  guint64     rows_sent, rows_most;     /* rows_most 0 = all */
} Sender;

void     sender_file   (const char *words);
/* What stands above the header. */
void     sender_notes  (const char *words);
/* Table NUMBER with its columns; n 0 = only its name. */
void     sender_table  (Sender *sender, guint32 number, const char *name, const char *const *columns, guint32 n);
/* A row: begin, one cell for each column (DATA NULL = empty), end or drop. Cells beyond the columns are dropped, missing ones are empty.
 * sender_end is FALSE when no more rows are wanted. */
void     sender_begin  (Sender *sender, guint32 line);
void     sender_cell   (Sender *sender, const char *data, gsize length);
gboolean sender_end    (Sender *sender);
void     sender_drop   (Sender *sender);
/* A row that has N cells, more than there are columns, so that nobody knows what belongs where. */
void     sender_long   (guint32 line, guint32 n);
void     sender_share  (double share);
/* Sends what is left and says that all is said. */
void     sender_finish (Sender *sender);
/* A sentence instead, and the process ends with status 1. */
void     sender_fail   (const char *format, ...) G_GNUC_PRINTF (1, 2) G_GNUC_NORETURN;
