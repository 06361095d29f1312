/* Pictures of labels, made once for a text, style and scale and kept. Any thread may look; painting threads make. */
#pragma once

#include <gtk/gtk.h>

#include "app/paint/label.h"

G_BEGIN_DECLS

/* Room around a label's box for its halo, px. */
#define MV_LABEL_PADDING 4

typedef struct _MvLabelPictures MvLabelPictures;

MvLabelPictures *mv_label_pictures_new   (const MvStyle *style, int scale, gboolean for_cairo);
MvLabelPictures *mv_label_pictures_ref   (MvLabelPictures *pictures);
void             mv_label_pictures_unref (MvLabelPictures *pictures);

/* A reference, or NULL when it has not been made. */
GskRenderNode   *mv_label_pictures_look  (MvLabelPictures *pictures, const MvLabel *label);
/* Paints it when needed. Not on the main thread. */
GskRenderNode   *mv_label_pictures_make  (MvLabelPictures *pictures, const MvLabel *label);

const MvStyle   *mv_label_pictures_style (MvLabelPictures *pictures);
int              mv_label_pictures_scale (MvLabelPictures *pictures);

G_END_DECLS
