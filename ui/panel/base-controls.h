/* What the base map shows, in which language and style. Follows the session and changes only its view. */
#pragma once

#include <gtk/gtk.h>

#include "ui/model/session.h"

G_BEGIN_DECLS

#define MV_TYPE_BASE_CONTROLS (mv_base_controls_get_type ())
G_DECLARE_FINAL_TYPE (MvBaseControls, mv_base_controls, MV, BASE_CONTROLS, GtkWidget)

GtkWidget *mv_base_controls_new (MvSession *session);

G_END_DECLS
