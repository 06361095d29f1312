/* Selections that a person gives a name and keeps: a small list in the settings, and the card that tells how much is selected.
 * Main thread only. */
#pragma once

#include "ui/model/session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define MV_SELECTIONS_MOST 30   /* kept; the oldest go */

/* Asks for a name for what is selected, and offers what is kept: to be selected again, or to be forgotten. */
void       mv_selections_show     (GtkWindow *window, MvSession *session);
/* Keeps REFS under NAME, in the place of what had it. */
void       mv_selections_keep     (const char *name, const char *const *refs);
/* "3 things selected" or the name, with what can be done about it; seen while several things are selected. */
GtkWidget *mv_selection_card_new  (MvSession *session);

G_END_DECLS
