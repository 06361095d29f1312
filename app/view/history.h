/* Undo and redo as a list of views, without an end. A change of the camera alone replaces the last camera step instead of adding one.
 *
 * A step may have come about by a deed: something done to the workspace (a saved view deleted, an import) while the view stayed. A deed is
 * a short text that whoever did it understands; who goes back over such a step undoes the deed, who goes forward does it again. */
#pragma once

#include "app/view/view.h"

G_BEGIN_DECLS

typedef struct _MvHistory MvHistory;

typedef struct
{
  MvView *view;
  char   *deed;                 /* NULL = none: the view changed */
} MvStep;
MvStep       *mv_step_new         (const MvView *view, const char *deed);       /* both copied */
void          mv_step_free        (MvStep *step);

MvHistory    *mv_history_new      (const MvView *first);
/* STEPS (MvStep, oldest first, at least one) is taken; NOW is the index of the step that shows. */
MvHistory    *mv_history_new_from (GPtrArray *steps, guint now);
void          mv_history_free     (MvHistory *history);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MvHistory, mv_history_free)
void          mv_history_push     (MvHistory *history, const MvView *view);
void          mv_history_push_deed (MvHistory *history, const char *deed);
/* NULL when there is none; owned by the history. DEED (may be NULL) is what is to be undone, or done again, with the step; NULL = nothing. */
const MvView *mv_history_undo     (MvHistory *history, const char **deed);
const MvView *mv_history_redo     (MvHistory *history, const char **deed);
gboolean      mv_history_can_undo (MvHistory *history);
gboolean      mv_history_can_redo (MvHistory *history);

const MvView *mv_history_now      (MvHistory *history);         /* the view that shows */
guint         mv_history_place    (MvHistory *history);         /* the index of its step */
/* The steps, oldest first (MvStep); owned by the history. */
GPtrArray    *mv_history_steps    (MvHistory *history);
/* The first step that has changed since this was asked last; the number of steps when none has. For whoever keeps a copy. */
guint         mv_history_take_changes (MvHistory *history);
void          mv_history_changed  (MvHistory *history, guint from);     /* the copy is not good from there on */

G_END_DECLS
