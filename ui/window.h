/* The window on one session. */
#pragma once

#include <adwaita.h>

#include "ui/model/session.h"

G_BEGIN_DECLS

#define MV_TYPE_WINDOW (mv_window_get_type ())
G_DECLARE_FINAL_TYPE (MvWindow, mv_window, MV, WINDOW, AdwApplicationWindow)

GtkWidget *mv_window_new (GtkApplication *application, MvSession *session);

G_END_DECLS
