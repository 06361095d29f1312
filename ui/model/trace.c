#include "ui/model/trace.h"

#include <stdio.h>
#include <time.h>
#include <unistd.h>

/* One phase's counters. */
typedef struct
{
  char   *name;
  gint64  clock;                /* µs, monotonic, at the beginning */
  gint64  process_cpu;          /* ns at the beginning */
  guint   frames;
  gint64  frame_cpu;            /* ns of main thread inside frames: layout and rendering */
  gint64  work_cpu;             /* ns of main thread outside frames: events, answers, timers */
  gint64  longest_work;         /* ns of the longest single turn of the main loop, frames left out */
  gint64  longest_layout;       /* ns of the longest style and layout part of a frame */
  gint64  longest_drawing;      /* ns of the longest rest of a frame */
  guint   map_frames, blank_frames;
  double  blank_share;          /* sum over the map's frames */
  gint64  main_cpu;                             /* when it began */
  gint64  complete_clock, complete_cpu, complete_main;  /* when the map was complete last; 0 = not yet */
  gint64  sight_cpu;                            /* ns it took to paint what was in sight then */
} Phase;

static struct
{
  FILE   *file;
  Phase   phase;
  gint64  turn_began;           /* ns of thread CPU when the main loop last woke */
  gint64  turn_frames;          /* ns of it spent in frames */
  gint64  frame_began, frame_laid_out;
  gint    tiles, empty_tiles;   /* atomic */
  gint64  tile_cpu;             /* guarded by `lock` */
  gssize  cache_bytes;
  GMutex  lock;
} trace;

static gint64
cpu (clockid_t clock)
{
  struct timespec now;

  clock_gettime (clock, &now);
  return now.tv_sec * G_GINT64_CONSTANT (1000000000) + now.tv_nsec;
}

gint64
mv_trace_thread_cpu (void)
{
  return cpu (CLOCK_THREAD_CPUTIME_ID);
}

gboolean
mv_trace_is_on (void)
{
  return trace.file != NULL;
}

/* The loop is about to sleep: the turn since it last woke is one piece of main-thread work. */
static int
poll_cb (GPollFD *fds, guint n_fds, int timeout)
{
  gint64 work = mv_trace_thread_cpu () - trace.turn_began - trace.turn_frames;
  int result;

  trace.phase.work_cpu += work;
  trace.phase.longest_work = MAX (trace.phase.longest_work, work);
  result = g_poll (fds, n_fds, timeout);
  trace.turn_began = mv_trace_thread_cpu ();
  trace.turn_frames = 0;
  return result;
}

static void
begin_phase (const char *name)
{
  g_free (trace.phase.name);
  trace.phase = (Phase) { .name = g_strdup (name), .clock = g_get_monotonic_time (), .process_cpu = cpu (CLOCK_PROCESS_CPUTIME_ID),
                          .main_cpu = mv_trace_thread_cpu () };
  g_mutex_lock (&trace.lock);
  trace.tile_cpu = 0;
  g_mutex_unlock (&trace.lock);
  g_atomic_int_set (&trace.tiles, 0);
  g_atomic_int_set (&trace.empty_tiles, 0);
}

void
mv_trace_start (void)
{
  const char *path = g_getenv ("MULTIVECTOR_TRACE");

  if (path == NULL || trace.file != NULL)
    return;
  trace.file = fopen (path, "w");
  if (trace.file == NULL)
    {
      g_warning ("The trace file %s cannot be written.", path);
      return;
    }
  begin_phase ("start");
  /* The first phase counts from the start of the process. */
  trace.phase.process_cpu = trace.phase.main_cpu = 0;
  trace.turn_began = mv_trace_thread_cpu ();
  g_main_context_set_poll_func (NULL, poll_cb);
}

static void
before_paint_cb (GdkFrameClock *clock)
{
  trace.frame_began = trace.frame_laid_out = mv_trace_thread_cpu ();
}

static void
layout_cb (GdkFrameClock *clock)
{
  trace.frame_laid_out = mv_trace_thread_cpu ();
  trace.phase.longest_layout = MAX (trace.phase.longest_layout, trace.frame_laid_out - trace.frame_began);
}

static void
after_paint_cb (GdkFrameClock *clock)
{
  gint64 now = mv_trace_thread_cpu (), spent = now - trace.frame_began;

  trace.phase.frames++;
  trace.phase.frame_cpu += spent;
  trace.turn_frames += spent;
  trace.phase.longest_drawing = MAX (trace.phase.longest_drawing, now - trace.frame_laid_out);
}

void
mv_trace_watch (GtkWidget *widget)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (widget);

  if (trace.file == NULL || clock == NULL)
    return;
  g_signal_connect (clock, "before-paint", G_CALLBACK (before_paint_cb), NULL);
  g_signal_connect (clock, "layout", G_CALLBACK (layout_cb), NULL);
  g_signal_connect_after (clock, "after-paint", G_CALLBACK (after_paint_cb), NULL);
}

void
mv_trace_map_frame (double blank)
{
  trace.phase.map_frames++;
  trace.phase.blank_share += blank;
  if (blank > 0)
    trace.phase.blank_frames++;
}

void
mv_trace_painted (gint64 cpu_ns, gboolean empty)
{
  if (trace.file == NULL)
    return;
  g_atomic_int_inc (empty ? &trace.empty_tiles : &trace.tiles);
  g_mutex_lock (&trace.lock);
  trace.tile_cpu += cpu_ns;
  g_mutex_unlock (&trace.lock);
}

void
mv_trace_cache (gssize change)
{
  trace.cache_bytes += change;
}

void
mv_trace_complete (gint64 sight_cpu_ns)
{
  trace.phase.complete_clock = g_get_monotonic_time ();
  trace.phase.complete_cpu = cpu (CLOCK_PROCESS_CPUTIME_ID);
  trace.phase.complete_main = mv_trace_thread_cpu ();
  trace.phase.sight_cpu = sight_cpu_ns;
}

static double
ms (gint64 ns)
{
  return ns / 1e6;
}

static gint64
resident_bytes (void)
{
  g_autofree char *text = NULL;
  g_auto(GStrv) words = NULL;

  if (!g_file_get_contents ("/proc/self/statm", &text, NULL, NULL))
    return 0;
  words = g_strsplit (text, " ", 3);
  return words[0] == NULL || words[1] == NULL ? 0 : g_ascii_strtoll (words[1], NULL, 10) * sysconf (_SC_PAGESIZE);
}

static void
write_phase (void)
{
  const Phase *phase = &trace.phase;
  guint frames = MAX (phase->frames, 1);

  fprintf (trace.file, "phase=%s\n", phase->name);
  fprintf (trace.file, "wall_ms=%.1f\n", (g_get_monotonic_time () - phase->clock) / 1e3);
  fprintf (trace.file, "process_cpu_ms=%.1f\n", ms (cpu (CLOCK_PROCESS_CPUTIME_ID) - phase->process_cpu));
  if (phase->complete_clock != 0)
    {
      fprintf (trace.file, "complete_wall_ms=%.1f\n", (phase->complete_clock - phase->clock) / 1e3);
      fprintf (trace.file, "complete_cpu_ms=%.1f\n", ms (phase->complete_cpu - phase->process_cpu));
      fprintf (trace.file, "complete_main_ms=%.1f\n", ms (phase->complete_main - phase->main_cpu));
      fprintf (trace.file, "sight_cpu_ms=%.1f\n", ms (phase->sight_cpu));
    }
  fprintf (trace.file, "frames=%u\n", phase->frames);
  fprintf (trace.file, "main_cpu_per_frame_ms=%.3f\n", ms (phase->frame_cpu + phase->work_cpu) / frames);
  fprintf (trace.file, "frame_cpu_per_frame_ms=%.3f\n", ms (phase->frame_cpu) / frames);
  fprintf (trace.file, "longest_work_ms=%.3f\n", ms (phase->longest_work));
  fprintf (trace.file, "longest_layout_ms=%.3f\n", ms (phase->longest_layout));
  fprintf (trace.file, "longest_drawing_ms=%.3f\n", ms (phase->longest_drawing));
  fprintf (trace.file, "map_frames=%u\n", phase->map_frames);
  fprintf (trace.file, "blank_frames=%u\n", phase->blank_frames);
  fprintf (trace.file, "blank_share=%.4f\n", phase->blank_share / MAX (phase->map_frames, 1));
  fprintf (trace.file, "tiles=%d\n", g_atomic_int_get (&trace.tiles));
  fprintf (trace.file, "empty_tiles=%d\n", g_atomic_int_get (&trace.empty_tiles));
  g_mutex_lock (&trace.lock);
  fprintf (trace.file, "tile_cpu_ms=%.1f\n", ms (trace.tile_cpu));
  g_mutex_unlock (&trace.lock);
  fprintf (trace.file, "cache_bytes=%" G_GSSIZE_FORMAT "\n", trace.cache_bytes);
  fprintf (trace.file, "rss_bytes=%" G_GINT64_FORMAT "\n\n", resident_bytes ());
  fflush (trace.file);
}

void
mv_trace_phase (const char *name)
{
  if (trace.file == NULL)
    return;
  write_phase ();
  begin_phase (name);
}
