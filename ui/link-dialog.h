/* Asks for the text form of a view and goes there. */
#pragma once

#include <adwaita.h>

#include "ui/model/session.h"

G_BEGIN_DECLS

void mv_link_dialog_show (GtkWindow *window, MvSession *session);

G_END_DECLS
