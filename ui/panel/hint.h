/* What is told while the pointer rests on a widget. GTK's own way asks the display where the pointer is whenever a text is set; that
 * answer takes longer than making the widget. Main thread only. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* TEXT is copied; NULL or "" = nothing is told. It is the widget's accessible description, too. FALSE when it was told already. */
gboolean mv_hint_set (GtkWidget *widget, const char *text);

G_END_DECLS
