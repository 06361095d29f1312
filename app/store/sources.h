/* Sources: who says it, under which terms. Any thread but the main one. */
#pragma once

#include "app/store/db.h"

G_BEGIN_DECLS

typedef struct
{
  /* Owned; all but id, title, licence and redistribution may be NULL. */
  char *source_id, *title, *publisher, *edition, *licence, *redistribution, *citation, *url, *note;
  char *read_on;                /* yyyy-mm-dd, or a month */
} MvSourceRow;

/* FALSE without an error when there is no such source. Clear ROW with mv_source_row_clear. */
gboolean mv_source_read      (MvDb *db, const char *source_id, MvSourceRow *row, GError **error);
void     mv_source_row_clear (MvSourceRow *row);

G_END_DECLS
