/* What a window was showing, with its history, so that the program opens as it was left. Each window has a session of its own, which it
 * claims: no other window or process writes or restores it, and the claim ends with the process, however that ends. So the sessions that
 * can be restored are those of windows that are gone. Any thread but the main one. */
#pragma once

#include "app/store/workspace.h"

G_BEGIN_DECLS

/* One step of a history; strings are borrowed when written, owned when read. */
typedef struct { char *text, *deed; } MvSessionStep;            /* a view; a deed, or NULL */

typedef struct _MvClaim MvClaim;

/* A new session, which no one else can know of; its row comes with the first mv_sessions_put. */
MvClaim   *mv_sessions_claim_new  (MvDb *workspace, GError **error);
/* The session written last among those that no one has claimed, and its history (MvSessionStep, oldest first) with the place of the
 * present view in it. NULL without ERROR when there is none. */
MvClaim   *mv_sessions_claim_last (MvDb *workspace, GPtrArray **steps, guint *present, GError **error);
const char *mv_claim_id           (const MvClaim *claim);
void       mv_claim_free          (MvClaim *claim);             /* any thread: others may restore the session from now on */
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MvClaim, mv_claim_free)

/* Writes the N STEPS that follow the first FROM ones, which stand already, and the place of the present view. What followed before is
 * gone. All or nothing. */
gboolean   mv_sessions_put    (MvDb *workspace, const char *session_id, guint from, const MvSessionStep *steps, guint n, guint present,
                               GError **error);
/* The history of SESSION_ID (MvSessionStep); NULL without ERROR when there is none. g_ptr_array_unref. */
GPtrArray *mv_sessions_get    (MvDb *workspace, const char *session_id, guint *present, GError **error);
/* Keeps the MOST sessions written last, and all that are claimed. */
gboolean   mv_sessions_trim   (MvDb *workspace, guint most, GError **error);

G_END_DECLS
