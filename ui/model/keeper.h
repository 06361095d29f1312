/* Keeps a window's work in a workspace: restores the session that was left last, writes each change a moment later, undoes and does again
 * what was done to the workspace. One keeper a window: it has a connection and a thread of its own, and nothing waits for it.
 * Main thread only.
 *
 * Signals:
 *   ready                 the workspace is open, or cannot be: see `error`; what is to be restored is known
 *   changed               something in the workspace is another: saved views, imports; this window did it, another one, or another process
 *   failed (const char *) something a person asked for could not be done: a sentence
 * Properties, notified on change:
 *   error (boxed)         why work is not being kept, or NULL */
#pragma once

#include "ui/model/session.h"

G_BEGIN_DECLS

#define MV_TYPE_KEEPER (mv_keeper_get_type ())
G_DECLARE_FINAL_TYPE (MvKeeper, mv_keeper, MV, KEEPER, GObject)

/* Begins to open the workspace at PATH. With RESTORE the session left last is claimed, else a new one. */
MvKeeper     *mv_keeper_new          (const char *path, gboolean restore);

gboolean      mv_keeper_is_ready     (MvKeeper *self);
const char   *mv_keeper_get_path     (MvKeeper *self);
const GError *mv_keeper_get_error    (MvKeeper *self);
/* What is to be restored, given away, or NULL. */
MvHistory    *mv_keeper_take_history (MvKeeper *self);

/* From now on what SESSION shows is kept, and SESSION knows of the keeper: mv_session_get_keeper. */
void          mv_keeper_follow       (MvKeeper *self, MvSession *session);
/* Writes what is not yet written and lets go; the program does not end before. Nothing may be submitted later. */
void          mv_keeper_close        (MvKeeper *self);

/* A question to the workspace, as mv_worker_submit; a workspace that could not be opened answers with the reason. */
void          mv_keeper_submit       (MvKeeper *self, MvJob job, gpointer data, GDestroyNotify free_data, GDestroyNotify free_answer,
                                      GCancellable *cancellable, GAsyncReadyCallback done, gpointer user_data);
/* A job that was submitted has changed the workspace. CHANGE_ID is what app/store/changes.h noted of it, to be undone; 0 = nothing. */
void          mv_keeper_did          (MvKeeper *self, gint64 change_id);

G_END_DECLS
