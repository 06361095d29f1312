/* Words that are like those typed, for a search that finds nothing as it stands. Private to app/store. Any thread but the main one. */
#pragma once

#include "app/store/db.h"

G_BEGIN_DECLS

/* How many letters must be added, left out, changed or swapped with their neighbour to make B of A, or of the beginning of B when PREFIX;
 * more than MOST gives MOST + 1. The restricted Damerau-Levenshtein distance (Damerau 1964; Levenshtein 1966), over characters. Pure. */
guint mv_search_distance (const gunichar *a, guint n_a, const gunichar *b, guint n_b, gboolean prefix, guint most);

/* How far NAME is from the words of TYPED, both folded as by mv_search_fold: the sum, over TYPED's words, of the distance to NAME's nearest
 * word; the last one may be unfinished. Pure. */
guint mv_search_apart    (const char *name, const char *typed);

/* An FTS5 query of words of the index that are like each of TEXT's: one letter wrong in words of four to six, two in longer ones.
 * NULL without ERROR when a word has none like it. g_free. */
char *mv_search_similar  (MvDb *db, const char *text, GError **error);

G_END_DECLS
