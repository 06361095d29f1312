/* One value of a facet: a check button with the value's name, its count and a bar of the count. */
#pragma once

#include <gtk/gtk.h>

#include "app/scene/facets.h"

G_BEGIN_DECLS

#define MV_TYPE_FACET_ROW (mv_facet_row_get_type ())
G_DECLARE_FINAL_TYPE (MvFacetRow, mv_facet_row, MV, FACET_ROW, GtkWidget)

/* Signal "toggled" (char *code): a person took the value into the filter, or out of it. */
GtkWidget *mv_facet_row_new (void);
/* VALUE of FACET, copied; MOST is the count of the longest bar. */
void       mv_facet_row_set (MvFacetRow *self, const MvFacet *facet, const MvFacetValue *value, guint most);

G_END_DECLS
