/* What the scene has to say about itself, on the map: gaps and cautions, until a person puts it away. Follows the session. */
#pragma once

#include <gtk/gtk.h>

#include "ui/model/session.h"

G_BEGIN_DECLS

#define MV_TYPE_NOTES_CARD (mv_notes_card_get_type ())
G_DECLARE_FINAL_TYPE (MvNotesCard, mv_notes_card, MV, NOTES_CARD, GtkWidget)

GtkWidget *mv_notes_card_new (MvSession *session);

G_END_DECLS
