/* A symbolic icon of 16 px in the colour of its surroundings. GTK's image asks for the measures of a font that it shows nothing in, which
 * takes a quarter of a ms each time; this one does not. Main thread only. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define MV_TYPE_ICON (mv_icon_get_type ())
G_DECLARE_FINAL_TYPE (MvIcon, mv_icon, MV, ICON, GtkWidget)

/* NAME: of an icon of the theme; NULL = none yet. */
GtkWidget *mv_icon_new        (const char *name);
void       mv_icon_set        (MvIcon *self, const char *name);
/* Gives BUTTON, which has no label, the icon NAME: made at first, changed after. */
void       mv_icon_on_button  (GtkButton *button, const char *name);
/* A button with that icon. */
GtkWidget *mv_icon_button_new (const char *name);
/* Draws the icon NAME with its top left at X, Y, in SIZE px. */
void       mv_icon_draw       (GtkWidget *widget, GtkSnapshot *snapshot, const char *name, double x, double y, int size, const GdkRGBA *colour);

G_END_DECLS
