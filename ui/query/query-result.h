/* The rows of a query's answer as a table: virtual, sortable by every column, rows to be copied. Main thread only.
 * Ctrl+C copies the rows chosen (all when none is) with the names of the columns, parted by tabs. */
#pragma once

#include <gtk/gtk.h>

#include "app/store/query-answer.h"

G_BEGIN_DECLS

#define MV_TYPE_QUERY_RESULT (mv_query_result_get_type ())
G_DECLARE_FINAL_TYPE (MvQueryResult, mv_query_result, MV, QUERY_RESULT, GtkWidget)

GtkWidget *mv_query_result_new        (void);
/* NULL = none. */
void       mv_query_result_set_answer (MvQueryResult *self, MvQueryAnswer *answer);
/* The rows chosen, or all, as the clipboard gets them; g_free. */
char      *mv_query_result_text       (MvQueryResult *self);

G_END_DECLS
