/* Views as pictures: PNG, SVG, PDF by file name. The same view gives the same bytes. Worker threads and the command line only.
 *
 * A view with a page (page=country and the like) becomes a PDF of as many sheets as it takes, each of the size asked for; PNG and SVG have
 * one sheet, of the width asked for and as high as the page is, but not lower than asked for. */
#pragma once

#include "app/paint/page.h"

G_BEGIN_DECLS

#define MV_PICTURE_MIN_SIZE 200         /* px at scale 1 */
#define MV_PICTURE_MAX_SIZE 16384       /* px of the finished PNG */

/* Width and height in px at scale 1; scale multiplies PNG pixels. DPI above 0: a px is 1/96 inch on paper, in PDF and SVG too, and the PNG
 * says so; 0 = the PDF has a point a px. */
typedef struct { double width, height, scale; MvVariant variant; double dpi; } MvPictureSize;

/* What a picture says about itself. The texts are UTF-8. */
typedef struct { const char *title, *description, *sources, *view; } MvPictureWords;

/* PATH ends in .png, .svg or .pdf (MV_ERROR_USAGE otherwise). The file is written whole or not at all. */
gboolean mv_picture_write (MvDb *db, MvScene *scene, const MvPictureSize *size, const char *path, GError **error);
/* The same of the chart KIND of SCENE's view. */
gboolean mv_picture_write_chart (MvDb *db, MvScene *scene, MvChartKind kind, const MvPictureSize *size, const char *path, GError **error);

/* What the view of SCENE shows as the sheets of a PDF of SIZE would be: a page has as many as it takes, a map one, and one for each chart beside
 * it. For a printer: recordings to be replayed. g_ptr_array_unref; NULL with ERROR. */
GPtrArray *mv_picture_record (MvDb *db, MvScene *scene, const MvPictureSize *size, GError **error);
/* Sheet SHEET onto CR, a px of it UNIT of CR's. Worker threads only, one at a time. */
void     mv_picture_replay (cairo_t *cr, GPtrArray *sheets, guint sheet, double unit);

/* The encoders behind it; each appends the finished file to BYTES. */
gboolean mv_picture_png (const MvPage *page, const MvPictureSize *size, const MvPictureWords *words, GByteArray *bytes, GError **error);
gboolean mv_picture_svg (const MvPage *page, const MvPictureSize *size, const MvPictureWords *words, GByteArray *bytes, GError **error);

G_END_DECLS
