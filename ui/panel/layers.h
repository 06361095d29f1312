/* The layer panel: whose figures, which overlays with their legends as controls, what the base map shows.
 * Follows the session and changes only its view. */
#pragma once

#include <gtk/gtk.h>

#include "ui/model/session.h"

G_BEGIN_DECLS

#define MV_TYPE_LAYERS (mv_layers_get_type ())
G_DECLARE_FINAL_TYPE (MvLayers, mv_layers, MV, LAYERS, GtkWidget)

GtkWidget *mv_layers_new (MvSession *session);

G_END_DECLS
