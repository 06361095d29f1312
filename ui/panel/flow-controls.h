/* What flows, which way, and how many partners. Follows the session and changes only its view. */
#pragma once

#include <gtk/gtk.h>

#include "app/store/choices.h"
#include "ui/model/session.h"

G_BEGIN_DECLS

#define MV_TYPE_FLOW_CONTROLS (mv_flow_controls_get_type ())
G_DECLARE_FINAL_TYPE (MvFlowControls, mv_flow_controls, MV, FLOW_CONTROLS, GtkWidget)

GtkWidget *mv_flow_controls_new         (MvSession *session);
/* The measures of each family, once they are read; CHOICES lives as long as the controls. */
void       mv_flow_controls_set_choices (MvFlowControls *self, const MvChoices *choices);

G_END_DECLS
