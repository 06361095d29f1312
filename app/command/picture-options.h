/* Options that commands which draw pictures share. */
#pragma once

#include "app/exchange/picture.h"

G_BEGIN_DECLS

/* "1600x1000" into width and height; FALSE with MV_ERROR_USAGE. */
gboolean mv_picture_option_size  (const char *text, MvPictureSize *size, GError **error);
/* light, dark or print; NULL = the view's. */
gboolean mv_picture_option_theme (const char *text, const MvView *view, MvPictureSize *size, GError **error);

G_END_DECLS
