/* What the columns of exported tables mean. Pure; any thread. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What a column of that name means, translated; NULL for names that say it themselves. */
const char *mv_export_meaning (const char *column);

G_END_DECLS
