/* The view as one translated sentence: caption, window title, alternative text, and the controls of the headline.
 * "Goods exports of Kazakhstan to the 20 largest partners, 2023; projects sponsored by China". */
#pragma once

#include "app/view/phrase.h"
#include "app/view/view.h"

G_BEGIN_DECLS

/* Gives the name of a code in the language in force: kind is country, organisation, product,
 * measure, source, query, basis, or unit, the unit code of a measure. g_free; NULL or CODE itself when it has none. */
typedef char *(*MvNamer) (const char *kind, const char *code, gpointer data);

/* The sentence in parts, MvPhrasePart; g_array_unref. SUMMED: flows of the brushed years are added up, so that their years are named; else the
 * view's year is. Projects are of those years anyway. */
GArray *mv_view_phrase   (const MvView *view, gboolean summed, MvNamer namer, gpointer data);

/* The same as one text. g_free. */
char   *mv_view_sentence (const MvView *view, gboolean summed, MvNamer namer, gpointer data);

G_END_DECLS
