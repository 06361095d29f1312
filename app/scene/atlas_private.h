/* What an atlas holds; for the files that fill it. Everything is filled under the mutex and then never changes. */
#pragma once

#include "app/scene/atlas.h"
#include "app/store/geography.h"

G_BEGIN_DECLS

struct _MvAtlas
{
  gatomicrefcount references;
  GMutex      mutex;
  MvDb       *db;
  gboolean    share_alike;
  GArray     *countries;        /* MvAtlasCountry, by iso3 */
  GArray     *country_rows;     /* MvCountryRow, in the same order */
  GHashTable *sets;             /* "layer/level" and "layer/level/borders" -> MvShapeSet */
  GHashTable *names;            /* "kind/id/lang" -> interned name */
  GHashTable *homes;            /* interned "place:..." -> interned iso3 */
  GArray     *labels[2];        /* MvAtlasLabel by MvCandidates; NULL = not read yet. The second holds the first as well. */
  MvRelief   *reliefs[2];       /* half, fine */
  gboolean    relief_read[2];
};

void              mv_atlas_free_reliefs  (MvAtlas *atlas);

/* With the mutex held. */
const MvShapeSet *mv_atlas_shapes_locked (MvAtlas *atlas, const char *layer, int level);
void              mv_atlas_read_labels   (MvAtlas *atlas, MvCandidates which);

G_END_DECLS
