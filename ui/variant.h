/* Which of the program's palettes the system asks for: light or dark, and of strong contrast or not. Main thread only. */
#pragma once

#include <adwaita.h>

#include "app/paint/style.h"

G_BEGIN_DECLS

/* DARK: also where the system is light; else as the system is. */
MvVariant mv_variant_now    (gboolean dark);
MvVariant mv_variant_system (void);
/* Calls CHANGED with OBJECT, as long as it lives, whenever that may be another one. */
void      mv_variant_follow (gpointer object, GCallback changed);

G_END_DECLS
