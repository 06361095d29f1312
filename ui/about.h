/* The About window, with the licences of the data read from the dataset. */
#pragma once

#include <adwaita.h>

#include "ui/model/session.h"

G_BEGIN_DECLS

void mv_about_show (GtkWindow *window, MvSession *session);

G_END_DECLS
