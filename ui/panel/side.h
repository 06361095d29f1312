/* The panel at the start: layers, and the map as a list, one at a time. */
#pragma once

#include <gtk/gtk.h>

#include "ui/model/session.h"

G_BEGIN_DECLS

/* A plain widget; PAGES are "layers" and "list". */
GtkWidget *mv_side_new (MvSession *session);

G_END_DECLS
