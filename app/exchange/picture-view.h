/* The view inside a picture that Multivector wrote: PNG, SVG, PDF. Nothing in the file is trusted. Pure but for the reading; any thread but
 * the main one for the file. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define MV_PICTURE_VIEW_MAX_FILE (256 * 1024 * 1024)    /* bytes; larger pictures are not read */
#define MV_PICTURE_VIEW_MAX_TEXT 65536                  /* bytes of a view's text */

/* Do the first bytes of a file say that it is a PNG, SVG or PDF? */
gboolean mv_picture_view_is   (const guint8 *head, gsize length);
/* The text of the view in LENGTH bytes of a picture, valid UTF-8, not yet parsed; NULL when there is none. g_free. */
char    *mv_picture_view_find (const guint8 *bytes, gsize length);
/* The same of the file at PATH; MV_ERROR_OPEN with a sentence. g_free. */
char    *mv_picture_view_read (const char *path, GError **error);

G_END_DECLS
