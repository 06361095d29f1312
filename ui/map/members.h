/* A popover that lists what a cluster holds when zooming cannot part it; each can be selected, by pointer and by keyboard. */
#pragma once

#include <gtk/gtk.h>

#include "ui/model/session.h"

G_BEGIN_DECLS

/* Opens at once over AT (px of PARENT) and fills when the titles have been read; removes itself when closed. */
void mv_members_popup (GtkWidget *parent, const GdkRectangle *at, MvSession *session, const char *title, const char *const *refs);

G_END_DECLS
