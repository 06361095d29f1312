/* Locks of databases that stay until they are given back. SQLite's own are POSIX locks, and the system drops all of those that a process has on
 * a file as soon as anything in that process closes any descriptor of it: a file chooser that looks into the files of a folder to tell what
 * they are is enough. Then another program believes itself alone, empties the shared memory under our feet (which ends us) or removes a log
 * that we still write. With these, locks belong to a descriptor of their own, one a file, which nobody else closes. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* For all of SQLite in this process, from now on; to be called before a database is opened. Any thread, any number of times. */
void mv_locks_install (void);

G_END_DECLS
