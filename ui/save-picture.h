/* Saving what is shown as a PNG, SVG or PDF: asks where, then paints on the session's worker and tells by toasts. */
#pragma once

#include <adwaita.h>

#include "ui/model/session.h"

G_BEGIN_DECLS

/* WINDOW and TOASTS must stay while the dialogue is open; the painting survives neither. */
void mv_save_picture_ask   (GtkWindow *window, MvSession *session, AdwToastOverlay *toasts);
/* The part after the dialogue: PATH ends in .png, .svg or .pdf. */
void mv_save_picture_write (MvSession *session, AdwToastOverlay *toasts, const char *path);

G_END_DECLS
