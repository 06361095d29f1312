/* The records behind what a view shows, as a table lists them: the same rows the map and the charts are drawn from, all of them. Immutable,
 * reference-counted. */
#pragma once

#include "app/scene/atlas.h"
#include "app/store/listing.h"
#include "app/view/view.h"

G_BEGIN_DECLS

typedef struct
{
  gatomicrefcount references;
  MvListed        listed;
  GPtrArray      *keys;         /* char *: as JSON: 123 or "gcdf-1" */
  GPtrArray      *refs;         /* char *: what the record is in the window: "project:gcdf-1"; as the keys */
  GStringChunk   *texts;        /* of keys and refs: a million of them are given back at once */
  char           *all_keys;     /* all of them as a JSON array */
  char           *lang, *words, *origin;        /* as MvListingRecords has them */
  char           *no_sum;       /* why nothing is added, translated; NULL = the rows decide */
} MvListing;

/* NULL with ERROR, also for a view without flows and projects. Any thread but the main one. */
MvListing *mv_listing_build   (MvDb *db, MvAtlas *atlas, const MvView *view, GCancellable *cancellable, GError **error);
MvListing *mv_listing_ref     (MvListing *listing);
void       mv_listing_unref   (MvListing *listing);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MvListing, mv_listing_unref)

/* The keys at PLACES, N of them, as a JSON array; g_free. */
char      *mv_listing_keys_at (const MvListing *listing, const guint32 *places, guint n);
/* Where among PLACES, N of them, the record REF stands; -1 = nowhere. Looks at all of them: not for the main thread. */
int        mv_listing_find    (const MvListing *listing, const guint32 *places, guint n, const char *ref);
/* "US$ 12.3 bn in all", or "Nothing is added: ..."; of the rows at PLACES. NULL with ERROR; g_free. */
char      *mv_listing_total   (MvDb *db, const MvListing *listing, const guint32 *places, guint n, GError **error);

G_END_DECLS
