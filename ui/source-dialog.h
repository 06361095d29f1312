/* One source of the dataset: who published what, under which terms, and where. */
#pragma once

#include <adwaita.h>

#include "ui/model/session.h"

G_BEGIN_DECLS

void mv_source_dialog_show (GtkWindow *window, MvSession *session, const char *source_id);

G_END_DECLS
