/* The choices for one slot of the sentence: an entry to narrow them and the list. Choosing edits the view. Main thread only. */
#pragma once

#include <gtk/gtk.h>

#include "app/view/phrase.h"
#include "ui/model/session.h"

G_BEGIN_DECLS

/* Opens it under BUTTON, which gets the focus back; the popover goes when it is closed. */
void mv_slot_popover_open (GtkWidget *button, MvSession *session, MvSlot slot);

G_END_DECLS
