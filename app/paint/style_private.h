/* What a style holds; for the files that read it. */
#pragma once

#include "app/paint/style_json.h"

G_BEGIN_DECLS

#define MV_SCALE_MAX 12

typedef struct { guint n; MvColour colours[MV_SCALE_MAX]; } MvColourScale;

struct _MvStyle
{
  MvVariant      variant;
  char          *id;
  MvColour       roles[MV_N_ROLES];
  MvColourScale  sequential, diverging;
  GHashTable    *named;         /* interned name -> MvColour */
  GArray        *layers;        /* MvStyleLayer */
  GArray        *labels;        /* MvLabelStyle */
};

gboolean mv_style_read_palette (MvStyle *style, MvJsonReader *reader, const char *text);
gboolean mv_style_read_map     (MvStyle *style, MvJsonReader *reader, const char *text);

G_END_DECLS
