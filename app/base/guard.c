#include "app/base/guard.h"

static GThread *main_thread;    /* set once, before other threads start; compared, never followed */
static int      breaches;       /* atomic */

void
mv_guard_declare_main (void)
{
  g_atomic_pointer_set (&main_thread, g_thread_self ());
}

void
mv_guard_work (const char *what)
{
  GThread *declared = g_atomic_pointer_get (&main_thread);

  if (declared == NULL || declared != g_thread_self ())
    return;
  g_atomic_int_inc (&breaches);
  g_critical ("%s ran on the main thread, which must never wait", what);
}

guint
mv_guard_breaches (void)
{
  return (guint) g_atomic_int_get (&breaches);
}
