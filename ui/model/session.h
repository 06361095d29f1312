/* The session: the one observable that holds the view and what follows from it. Main thread only.
 *
 * A widget changes the view here and listens here; it never asks another widget. Questions run on the store's worker; while one is
 * under way the last answer stays, `loading` is TRUE, and answers to questions no longer asked are dropped.
 *
 * Signals:
 *   view-changed (guint parts)   the view is another one; PARTS are MvViewPart bits. Emitted before anything is asked.
 *   presented (guint part)       the map has drawn the newest scene: the part of the window named, an MvPresented, now speaks of it. One
 *                                a frame, in their order: laying out and drawing all of them at once would make a long frame
 *   deed (const char *, gboolean) undo (TRUE) or redo (FALSE) passes a step that came about by this deed: see app/view/history.h
 * Properties, all read-only, notified on change:
 *   scene (pointer)     the newest scene, or NULL before the first
 *   loading (boolean)   a scene is being built: what is shown is older than the view
 *   report (pointer)    the report on the selection, or NULL while there is none (nothing selected, or not yet read)
 *   events (pointer)    GPtrArray of MvEventTick, or NULL before the first; both are asked anew once a scene is drawn
 *   error (boxed)       why the view cannot be shown, or NULL; the last good scene stays
 *   cursor (double)     the year pointed at, or NaN
 *   can-undo, can-redo (boolean) */
#pragma once

#include <gio/gio.h>

#include "app/scene/report.h"
#include "app/store/worker.h"
#include "app/view/history.h"

G_BEGIN_DECLS

typedef enum { MV_PRESENTED_NOTHING, MV_PRESENTED_TITLE, MV_PRESENTED_LEGENDS, MV_PRESENTED_NOTES } MvPresented;

#define MV_TYPE_SESSION (mv_session_get_type ())
G_DECLARE_FINAL_TYPE (MvSession, mv_session, MV, SESSION, GObject)

/* Declares the calling thread as the main one (mv_guard_declare_main) and asks for the first scene at once.
 * DATASET is a path; VIEW is copied, NULL = the start view. A dataset that cannot be opened shows in `error`. */
MvSession       *mv_session_new           (const char *dataset, const MvView *view);
/* The same with a history, which is taken; it shows the view of its present step. */
MvSession       *mv_session_new_from      (const char *dataset, MvHistory *history);

/* Owned by the session; valid until the next change: take a copy or a reference to keep. */
const MvView    *mv_session_get_view      (MvSession *self);
MvScene         *mv_session_get_scene     (MvSession *self);
const MvReport  *mv_session_get_report    (MvSession *self);
GPtrArray       *mv_session_get_events    (MvSession *self);
const GError    *mv_session_get_error     (MvSession *self);
gboolean         mv_session_get_loading   (MvSession *self);
MvPresented      mv_session_get_presented (MvSession *self);     /* up to which part the newest scene has been presented */
MvAtlas         *mv_session_get_atlas     (MvSession *self);     /* NULL before the first scene; not to be asked on the main thread */
MvWorker        *mv_session_get_worker    (MvSession *self);     /* for questions of a panel's own, such as search */
const char      *mv_session_get_dataset   (MvSession *self);     /* its path */

/* VIEW is copied. Nothing happens when it equals the present one. Pushes history. */
void             mv_session_set_view      (MvSession *self, const MvView *view);
/* EDIT changes a copy of the view, which is then set. */
typedef void   (*MvViewEdit)              (MvView *view, gpointer data);
void             mv_session_edit          (MvSession *self, MvViewEdit edit, gpointer data);
/* The text form; FALSE with ERROR set when it is none. */
gboolean         mv_session_set_text      (MvSession *self, const char *text, GError **error);

/* The map has drawn the newest scene. Without a map it is presented after a moment. */
void             mv_session_drawn         (MvSession *self);
/* The figures themselves are others now, such as after an import: all that is shown is asked for again. */
void             mv_session_ask_again     (MvSession *self);

void             mv_session_undo          (MvSession *self);
void             mv_session_redo          (MvSession *self);
gboolean         mv_session_can_undo      (MvSession *self);
gboolean         mv_session_can_redo      (MvSession *self);
/* Owned by the session; for who keeps a copy of it. */
MvHistory       *mv_session_get_history   (MvSession *self);
/* Something was done that the view does not show, and that can be undone. */
void             mv_session_push_deed     (MvSession *self, const char *deed);

/* What keeps the session's work in a workspace; NULL when nothing does. */
typedef struct _MvKeeper MvKeeper;
void             mv_session_set_keeper    (MvSession *self, MvKeeper *keeper);
MvKeeper        *mv_session_get_keeper    (MvSession *self);

void             mv_session_select        (MvSession *self, const char *ref);    /* NULL or "" = nothing */
/* The first leads; NULL or empty = nothing. */
void             mv_session_select_list   (MvSession *self, const char *const *refs);
/* What is picked on the map, one by one or in a rectangle: it is selected, and the charts shown beside it are limited to it when it is several
 * things. MORE: REFS is one, which comes into the selection or goes out of it. */
void             mv_session_pick          (MvSession *self, const char *const *refs, gboolean more);
/* Limits the charts to what is selected; or, limited, lets them show all again. FALSE when nothing is selected. */
gboolean         mv_session_limit_charts  (MvSession *self);
/* Takes REF into the selection, or out of it. */
void             mv_session_select_more   (MvSession *self, const char *ref);
/* The brushed years, both included, in any order; 0, 0 = none. */
void             mv_session_set_period    (MvSession *self, int from, int to);
/* What Esc does when nothing nearer is left to be ended: takes the period away, else the selection and what charts are limited to; FALSE when
 * there is none of them. */
gboolean         mv_session_clear         (MvSession *self);
/* The year pointed at, in whatever chart or the time bar; NaN = none. No part of the view: not undone, not kept. */
void             mv_session_set_cursor    (MvSession *self, double year);
double           mv_session_get_cursor    (MvSession *self);
void             mv_session_set_year      (MvSession *self, int year);
void             mv_session_set_camera    (MvSession *self, double longitude, double latitude, double zoom);
void             mv_session_fit           (MvSession *self);                     /* no camera: the map fits what is shown */

/* The mark of the present scene that stands for REF (itself, or as a member of a cluster), or NULL. Owned by the scene. */
const MvMark    *mv_session_find_mark     (MvSession *self, const char *ref);
/* How a place of the map reads: the mark's title, else the country's name; NULL when the scene does not hold it. Interned or owned by
 * the scene. Never asks the dataset. */
const char      *mv_session_title_of      (MvSession *self, const char *ref);

/* Titles of REFS (MvTitle, in order), read on the worker; DONE with mv_session_titles_finish. For lists of a cluster's members. */
typedef struct { char *ref, *title, *subtitle; } MvTitle;
void             mv_session_titles_async  (MvSession *self, const char *const *refs, GCancellable *cancellable,
                                           GAsyncReadyCallback done, gpointer data);
GPtrArray       *mv_session_titles_finish (MvSession *self, GAsyncResult *result, GError **error);

/* A country of the base map, for roving by keyboard and for Home: read once with the first scene. */
typedef struct
{
  const char *ref;              /* "country:KAZ"; interned */
  const char *title;            /* in the view's language of names; interned */
  MvPoint     label;            /* NaN when it has no place on the map */
  MvBox       box;              /* world units; empty when not known */
  gboolean    in_region;
} MvCountryPlace;
const MvCountryPlace *mv_session_get_countries (MvSession *self, guint *n);      /* NULL before the first scene */
MvBox            mv_session_get_region    (MvSession *self);                     /* the five together; empty before the first scene */

G_END_DECLS
