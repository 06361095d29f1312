/* What a line of the search says: a thing found, a saved view, an action, or what was searched for before. Main thread only. */
#pragma once

#include "app/store/saved-views.h"
#include "app/store/search.h"
#include "ui/named-actions.h"

G_BEGIN_DECLS

typedef struct
{
  const char          *group;   /* translated heading; lines of one group have the same pointer */
  const char          *title, *detail;  /* detail NULL = none */
  char                *owned[2];        /* behind title and detail, NULL where they belong to FOUND */
  const MvFound       *found;   /* of the list it was made from, or NULL */
  const MvSavedView   *saved;   /* of the list it was made from, or NULL */
  const MvNamedAction *action;
  gboolean             recent;  /* title is what was searched for */
} MvFinderItem;

/* FOUND (MvFound), and those of SAVED (MvSavedView; NULL = none) and of the actions that answer to TEXT, in the order they stand; MOST of
 * them. MvFinderItem; g_ptr_array_unref before FOUND and SAVED. */
GPtrArray *mv_finder_items        (GPtrArray *found, GPtrArray *saved, const char *text, guint most);
/* What was chosen by search before, the newest first. */
GPtrArray *mv_finder_items_recent (void);
/* Remembers TEXT as the newest. */
void       mv_finder_remember     (const char *text);

G_END_DECLS
