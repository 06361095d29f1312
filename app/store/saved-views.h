/* Saved views of a workspace: name, folder, note, thumbnail, and with which edition of the dataset each was made. Any thread but the main. */
#pragma once

#include "app/store/workspace.h"

G_BEGIN_DECLS

typedef struct
{
  gint64  view_id;              /* 0 = not yet saved */
  char   *folder;               /* "" = none; folders within folders by "/" */
  char   *name;
  char   *text;                 /* multivector:?... */
  char   *sentence, *note;      /* "" = none */
  GBytes *thumbnail;            /* PNG, or NULL */
  char   *edition, *built_from; /* of the dataset; NULL = not known */
  char   *made_at, *changed_at; /* 2026-11-23T22:10:05Z */
} MvSavedView;

MvSavedView *mv_saved_view_new   (const char *folder, const char *name, const char *text);
void         mv_saved_view_free  (MvSavedView *view);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MvSavedView, mv_saved_view_free)

/* Writes VIEW: a new row when its view_id is 0 (then filled in), else that row changed. MV_ERROR_WRITE names a name that stands in
 * the folder already. */
gboolean     mv_saved_views_put     (MvDb *workspace, MvSavedView *view, GError **error);
/* Not deleted ones, by folder and name; MvSavedView. Thumbnails only WITH_PICTURES. Free with g_ptr_array_unref. */
GPtrArray   *mv_saved_views_list    (MvDb *workspace, gboolean with_pictures, GError **error);
/* MV_ERROR_NOT_FOUND when there is none, deleted ones included. */
MvSavedView *mv_saved_views_get     (MvDb *workspace, gint64 view_id, GError **error);
/* A deleted view is kept for undo until mv_saved_views_empty. Bringing one back whose name has been taken since gives it "Name (2)". */
gboolean     mv_saved_views_delete  (MvDb *workspace, gint64 view_id, GError **error);
gboolean     mv_saved_views_restore (MvDb *workspace, gint64 view_id, GError **error);
gboolean     mv_saved_views_empty   (MvDb *workspace, GError **error);

/* NAME, or "NAME (2)", "NAME (3)" ...: the first that is free in FOLDER. NULL with ERROR; g_free. */
char        *mv_saved_views_free_name (MvDb *workspace, const char *folder, const char *name, GError **error);

G_END_DECLS
