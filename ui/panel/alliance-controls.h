/* Memberships, treaties or votes: of whom, at which date. Follows the session and changes only its view. */
#pragma once

#include <gtk/gtk.h>

#include "app/store/choices.h"
#include "ui/model/session.h"

G_BEGIN_DECLS

#define MV_TYPE_ALLIANCE_CONTROLS (mv_alliance_controls_get_type ())
G_DECLARE_FINAL_TYPE (MvAllianceControls, mv_alliance_controls, MV, ALLIANCE_CONTROLS, GtkWidget)

GtkWidget *mv_alliance_controls_new         (MvSession *session);
/* Organisations and powers, once they are read; CHOICES lives as long as the controls. */
void       mv_alliance_controls_set_choices (MvAllianceControls *self, const MvChoices *choices);

G_END_DECLS
