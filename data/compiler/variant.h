/* What a feature looks like to the map style: see data/compiler/drawing.h. */
#pragma once

#include "data/compiler/layer.h"

G_BEGIN_DECLS

/* -1 = the feature is not drawn at all. */
int         mv_variant_of (const MvLayer *layer, const MvFeature *feature);
/* The feature's own id, else its country; NULL when it has neither. */
const char *mv_variant_key (const MvLayer *layer, const MvFeature *feature);

G_END_DECLS
