/* Undo and redo as a list of views. A change of the camera alone replaces the last camera step instead of adding one. */
#pragma once

#include "app/view/view.h"

G_BEGIN_DECLS

typedef struct _MvHistory MvHistory;

MvHistory    *mv_history_new      (const MvView *first);
void          mv_history_free     (MvHistory *history);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MvHistory, mv_history_free)
void          mv_history_push     (MvHistory *history, const MvView *view);
const MvView *mv_history_undo     (MvHistory *history);         /* NULL when there is none; owned by the history */
const MvView *mv_history_redo     (MvHistory *history);
gboolean      mv_history_can_undo (MvHistory *history);
gboolean      mv_history_can_redo (MvHistory *history);

G_END_DECLS
