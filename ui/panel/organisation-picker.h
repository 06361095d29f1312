/* A button with a list of organisations to tick, with a search entry. Follows the session and changes only its view. */
#pragma once

#include <gtk/gtk.h>

#include "app/store/choices.h"
#include "ui/model/session.h"

G_BEGIN_DECLS

#define MV_TYPE_ORGANISATION_PICKER (mv_organisation_picker_get_type ())
G_DECLARE_FINAL_TYPE (MvOrganisationPicker, mv_organisation_picker, MV, ORGANISATION_PICKER, GtkWidget)

GtkWidget *mv_organisation_picker_new         (MvSession *session);
/* CHOICES lives as long as the picker. */
void       mv_organisation_picker_set_choices (MvOrganisationPicker *self, const MvChoices *choices);

G_END_DECLS
