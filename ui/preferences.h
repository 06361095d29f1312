/* The preferences window, and what a change of them does at once. */
#pragma once

#include <adwaita.h>

#include "ui/model/session.h"

G_BEGIN_DECLS

void mv_preferences_show  (GtkWindow *window, MvSession *session);
/* Light or dark as the settings say, now and whenever they change. Once, at the start. */
void mv_preferences_apply (void);

G_END_DECLS
