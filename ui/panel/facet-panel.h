/* The facets of an overlay: foldable lists of the values a filter can be set to, with counts. Counted on the worker; a count that is no
 * longer asked for is cancelled. For a card of the layer panel. */
#pragma once

#include <gtk/gtk.h>

#include "ui/model/session.h"

G_BEGIN_DECLS

#define MV_TYPE_FACET_PANEL (mv_facet_panel_get_type ())
G_DECLARE_FINAL_TYPE (MvFacetPanel, mv_facet_panel, MV, FACET_PANEL, GtkWidget)

/* OVERLAY as mv_facets_count has it. */
GtkWidget *mv_facet_panel_new (MvSession *session, guint overlay);

G_END_DECLS
