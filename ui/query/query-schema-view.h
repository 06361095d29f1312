/* Tables and columns a query may name, as a tree to be searched. Main thread only.
 * Signal: chosen (const char *name)   a table or column is to be put into the text */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define MV_TYPE_QUERY_SCHEMA_VIEW (mv_query_schema_view_get_type ())
G_DECLARE_FINAL_TYPE (MvQuerySchemaView, mv_query_schema_view, MV, QUERY_SCHEMA_VIEW, GtkWidget)

GtkWidget *mv_query_schema_view_new (void);
/* TABLES (MvQueryTable) is kept by reference. */
void       mv_query_schema_view_set (MvQuerySchemaView *self, GPtrArray *tables);

G_END_DECLS
