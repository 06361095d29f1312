/* How well a name answers to what was typed. Pure; any thread. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The better, the smaller. */
typedef enum { MV_MATCH_WHOLE, MV_MATCH_BEGINNING, MV_MATCH_WORDS, MV_MATCH_SIMILAR, MV_MATCH_NONE } MvMatch;

/* Small letters without accents, as the index has them, and one blank between words. g_free. */
char   *mv_search_fold  (const char *text);

/* TEXT with its Russian letters as English maps write them, "Хоргос" as "khorgos": most names of projects are known in English only.
 * NULL when it has none. g_free. */
char   *mv_search_latin (const char *text);

/* Both folded: NAME is TYPED, begins with it, or has words that begin with each of TYPED's; MV_MATCH_NONE otherwise. */
MvMatch mv_search_match (const char *name, const char *typed);

G_END_DECLS
