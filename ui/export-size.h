/* Rows that ask how large an exported picture is to be: usual sizes, exact pixels, or millimetres with a resolution. Main thread. */
#pragma once

#include <adwaita.h>

#include "app/exchange/picture.h"

G_BEGIN_DECLS

/* Owned by the group they stand in. */
typedef struct { GtkWidget *size, *exact, *width, *height, *unit, *resolution, *dpi; } MvExportSize;

void          mv_export_size_add           (MvExportSize *self, GtkWidget *preferences_group);
/* What is chosen; the variant is left to the caller. */
MvPictureSize mv_export_size_get           (const MvExportSize *self);
void          mv_export_size_set_sensitive (MvExportSize *self, gboolean sensitive);

G_END_DECLS
