/* What the first selection and the first chart will need is made ready while nobody waits. Main thread only. */
#pragma once

#include <gtk/gtk.h>

#include "ui/model/session.h"

G_BEGIN_DECLS

/* Once the first picture of SESSION stands with its words, loads the fonts of the inspector and the charts as WIDGET has them, one in a turn
 * of the main loop: the first text in a font costs as much as thirty others. Ends with WIDGET or when all are there. */
void mv_warm_follow (GtkWidget *widget, MvSession *session);

G_END_DECLS
