/* Measures of the running window, for tests/bench. Off unless MULTIVECTOR_TRACE names a file; then every phase writes its counters there
 * as key=value lines. Main thread, unless said otherwise. CPU times are the thread's or the process's, never the clock on the wall. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Reads the environment and, when tracing, watches the main loop. Call once, first thing. */
void     mv_trace_start       (void);
gboolean mv_trace_is_on       (void);

/* Counts the frames of WIDGET's frame clock and their CPU. WIDGET must be realised. */
void     mv_trace_watch       (GtkWidget *widget);

/* Closes the phase so far under its name, writes it, and begins NAME. */
void     mv_trace_phase       (const char *name);

void     mv_trace_map_frame   (double blank);                   /* share 0..1 of the map without any tile in this frame */
void     mv_trace_painted     (gint64 cpu_ns, gboolean empty);  /* any thread: one tile */
void     mv_trace_cache       (gssize change);                  /* bytes of tiles gained or lost */
/* The map shows all it should; the CPU, in ns, of painting each tile in sight once. */
void     mv_trace_complete    (gint64 sight_cpu_ns);
gint64   mv_trace_thread_cpu  (void);                           /* ns of CPU the calling thread has used */

G_END_DECLS
