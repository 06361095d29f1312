/* What the session asks the store's worker: wishes, answers, and the jobs that turn one into the other on the worker's thread. */
#pragma once

#include "ui/model/session.h"

G_BEGIN_DECLS

/* A scene, and with the first one the atlas and the countries. ATLAS may be NULL: the job opens it. */
typedef struct { MvView *view; MvAtlas *atlas; gboolean wants_places; } MvSceneWish;
typedef struct { MvAtlas *atlas; MvScene *scene; GArray *places; MvBox region; } MvSceneAnswer;     /* places: MvCountryPlace or NULL */

void        mv_scene_wish_free   (gpointer wish);
void        mv_scene_answer_free (gpointer answer);
gpointer    mv_job_scene         (MvDb *db, gpointer wish, GCancellable *cancellable, GError **error);

/* Something about things: a report on the first of REFS, titles of all of them, or the events, which need none. */
typedef struct { MvView *view; MvAtlas *atlas; char **refs; } MvRefsWish;

MvRefsWish *mv_refs_wish_new     (const MvView *view, MvAtlas *atlas, const char *const *refs);
void        mv_refs_wish_free    (gpointer wish);
gpointer    mv_job_report        (MvDb *db, gpointer wish, GCancellable *cancellable, GError **error);     /* MvReport */
gpointer    mv_job_events        (MvDb *db, gpointer wish, GCancellable *cancellable, GError **error);     /* GPtrArray of MvEventTick */
gpointer    mv_job_titles        (MvDb *db, gpointer wish, GCancellable *cancellable, GError **error);     /* GPtrArray of MvTitle */

/* A question on its way: who asked may be gone, or ask something else, when the answer comes. Main thread only. */
typedef struct _MvQuestion MvQuestion;

MvQuestion *mv_question_new      (GObject *asker, guint generation);
/* Who asked (transfer full), or NULL when gone; GENERATION as given; QUESTION is freed. */
gpointer    mv_question_answered (MvQuestion *question, guint *generation);

extern const MvBox mv_empty_box;

G_END_DECLS
