/* The walls around the helper: what a hostile file may reach ends here. */
#pragma once

#include <glib.h>

/* At most MEMORY bytes of address space and SECONDS of processor time; no file written, no core. */
void cage_limit (guint64 memory, guint seconds);
/* From now on: no sockets of any kind, no other program, no file opened for writing, made, renamed or removed. FALSE where the kernel
 * cannot do it; the limits hold anyway. */
gboolean cage_shut (void);
