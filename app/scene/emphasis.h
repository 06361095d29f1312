/* What a selection of several things does to a scene's marks: some stand out, the others step back. Pure; any thread. */
#pragma once

#include "app/scene/scene.h"

G_BEGIN_DECLS

typedef struct
{
  GPtrArray *quiet;             /* MvMark of the scene, in painting order: step back */
  GPtrArray *strong;            /* the others */
} MvEmphasis;

/* VIEW may have another selection than the scene's. NULL when it selects fewer than two things: then nothing steps back.
 * Countries and flows make other flows step back, sites other sites; fills of countries stay as they are. */
MvEmphasis *mv_emphasis_new  (const MvScene *scene, const MvView *view);
void        mv_emphasis_free (MvEmphasis *emphasis);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MvEmphasis, mv_emphasis_free)

/* What is to be outlined, countries by their borders: their iso3, sorted. g_strfreev. One thing selected: its country only if it is one. */
char      **mv_emphasis_countries (const MvView *view);
/* The marks to be outlined: those that stand for a thing VIEW selects, alone or with others; countries are outlined by their borders.
 * MvMark of the scene; g_ptr_array_unref. */
GPtrArray  *mv_emphasis_marks     (const MvScene *scene, const MvView *view);

G_END_DECLS
