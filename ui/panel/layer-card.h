/* A card of the layer panel: a switch for one overlay, its controls, its legend. Follows the session. */
#pragma once

#include <gtk/gtk.h>

#include "ui/model/session.h"

G_BEGIN_DECLS

#define MV_TYPE_LAYER_CARD (mv_layer_card_get_type ())
G_DECLARE_FINAL_TYPE (MvLayerCard, mv_layer_card, MV, LAYER_CARD, GtkWidget)

/* OVERLAYS: the switch is on while any of these MvOverlay bits is; it turns on the one that was on last, at first the lowest bit.
 * LEGENDS: the `overlay` of the legends shown below, NULL-terminated, static. CONTROLS may be NULL. */
GtkWidget *mv_layer_card_new (MvSession *session, const char *title, const char *subtitle, guint overlays, const char *const *legends,
                              GtkWidget *controls);

G_END_DECLS
