/* Which encoding a text file has, guessed from samples of it. */
#pragma once

#include <glib.h>

/* A name for g_iconv ("UTF-8", "UTF-16LE", "WINDOWS-1251" ...), static; *MARK = bytes of a byte order mark to pass over. CUT: the sample
 * may end within a character. */
const char *encoding_guess   (const guint8 *sample, gsize length, gsize *mark);
/* Is the sample UTF-8, but for a character cut off at either end? */
gboolean    encoding_is_utf8 (const guint8 *sample, gsize length);
