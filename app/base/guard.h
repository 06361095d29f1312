/* Proof that no query and no painting runs on the main thread.
 * The window declares its thread; every query and every paint passes through mv_guard_work (). A breach is counted and logged
 * as a critical, so that a test under G_DEBUG=fatal-criticals ends. Programs without a window declare nothing and are free. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

void  mv_guard_declare_main (void);             /* the calling thread must never wait from now on */
void  mv_guard_work         (const char *what); /* called at the start of queries and paints; any thread */
guint mv_guard_breaches     (void);

G_END_DECLS
