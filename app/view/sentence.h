/* The view as one translated sentence: caption, window title, alternative text.
 * "Goods exports of Kazakhstan to its 20 largest partners, 2023; projects sponsored by China". */
#pragma once

#include "app/view/view.h"

G_BEGIN_DECLS

/* Gives the name of a code in the language in force: kind is country, organisation, product, measure. g_free. */
typedef char *(*MvNamer) (const char *kind, const char *code, gpointer data);

/* SUMMED: flows of the brushed years are added up, so that their years are named; else the view's year is. Projects are of those years anyway. */
char *mv_view_sentence (const MvView *view, gboolean summed, MvNamer namer, gpointer data);

G_END_DECLS
