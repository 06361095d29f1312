/* The filters of a view in words. NAMER may be NULL: then codes stand for names. Pure; any thread. */
#pragma once

#include "app/view/sentence.h"

G_BEGIN_DECLS

/* One value of the filter KEY: "China", "2010–2020", "US$ 1 million to under US$ 50 million in constant 2021 US dollars". g_free. */
char *mv_filter_say_value  (const MvView *view, const char *key, const char *code, MvNamer namer, gpointer data);
/* The whole filter: "Sponsor: China, Russia", at most MOST values and how many more; 0 = all. g_free. */
char *mv_filter_say        (const MvView *view, const char *key, guint most, MvNamer namer, gpointer data);
/* VALUE in the unit of the view's flows: "US$ 1 million". g_free. */
char *mv_filter_say_number (const MvView *view, double value, MvNamer namer, gpointer data);

G_END_DECLS
