#include "ui/map/script.h"

#include <stdlib.h>

#include "ui/map/map-private.h"
#include "ui/model/trace.h"

/* What is left of a fling's speed after a frame, as ShumateMap's friction leaves it at 60 frames a second. */
#define FLING_KEEPS 0.935
#define LOOK_MS 20              /* between two looks whether the map is idle */

typedef struct
{
  MvMap  *map;
  char  **commands;
  guint   next;
  int     frames_left;
  double  dx, dy, zoom, keeps;  /* of the motion under way */
  gint64  wait_until;           /* µs, monotonic */
  gboolean wait_complete, wait_idle;
  guint   source;
} Script;

/* A hand's move: straight at the viewport, as the gestures do it. */
static void
move_once (Script *script)
{
  ShumateViewport *viewport = script->map->viewport;
  MvFrame frame = mv_map_get_frame (script->map);

  mv_viewport_set (viewport, mv_frame_to_world (&frame, (MvPoint) { frame.width / 2 + script->dx, frame.height / 2 + script->dy }),
                   frame.zoom + script->zoom);
  script->dx *= script->keeps;
  script->dy *= script->keeps;
  script->frames_left--;
}

static double
number (char **words, guint index)
{
  return index < g_strv_length (words) ? g_ascii_strtod (words[index], NULL) : 0;
}

static void
move (Script *script, double dx, double dy, double zoom, double keeps, int frames)
{
  script->dx = dx;
  script->dy = dy;
  script->zoom = zoom;
  script->keeps = keeps;
  script->frames_left = frames;
}

static void
quit (Script *script)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (script->map));

  mv_trace_phase ("end");
  if (GTK_IS_WINDOW (root))
    gtk_window_close (GTK_WINDOW (root));
}

static void
obey (Script *script, const char *command)
{
  g_auto(GStrv) words = g_strsplit (command, " ", -1);
  g_autoptr(GError) error = NULL;

  if (g_str_equal (words[0], "phase"))
    mv_trace_phase (words[1] != NULL ? words[1] : "");
  else if (g_str_equal (words[0], "complete"))
    script->wait_complete = TRUE;
  else if (g_str_equal (words[0], "idle"))
    script->wait_idle = TRUE;
  else if (g_str_equal (words[0], "wait"))
    script->wait_until = g_get_monotonic_time () + (gint64) (number (words, 1) * 1000);
  else if (g_str_equal (words[0], "year"))
    mv_session_set_year (script->map->session, (int) number (words, 1));
  else if (g_str_equal (words[0], "view"))
    mv_session_set_text (script->map->session, words[1] != NULL ? words[1] : "", &error);
  else if (g_str_equal (words[0], "pan"))
    move (script, number (words, 1), number (words, 2), 0, 1, (int) number (words, 3));
  else if (g_str_equal (words[0], "zoom"))
    move (script, 0, 0, number (words, 1), 1, (int) number (words, 2));
  else if (g_str_equal (words[0], "fling"))
    move (script, number (words, 1), number (words, 2), 0, FLING_KEEPS, 90);
  else
    g_printerr ("The script holds an unknown command: %s\n", command);
  if (error != NULL)
    g_printerr ("%s\n", error->message);
}

static void go_on (Script *script);

static gboolean
next_cb (gpointer data)
{
  Script *script = data;

  script->source = 0;
  go_on (script);
  return G_SOURCE_REMOVE;
}

static void
completed_cb (Script *script)
{
  if (script->wait_complete && script->source == 0)
    script->source = g_idle_add_full (G_PRIORITY_DEFAULT, next_cb, script, NULL);
}

static gboolean
tick_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  Script *script = data;

  move_once (script);
  if (script->frames_left > 0)
    return G_SOURCE_CONTINUE;
  script->source = g_idle_add_full (G_PRIORITY_DEFAULT, next_cb, script, NULL);
  return G_SOURCE_REMOVE;
}

/* Obeys until there is something to wait for. No frame is drawn for the waiting: it would be counted. */
static void
go_on (Script *script)
{
  while (TRUE)
    {
      gint64 left = script->wait_until - g_get_monotonic_time ();

      if (script->frames_left > 0)
        {
          gtk_widget_add_tick_callback (GTK_WIDGET (script->map), tick_cb, script, NULL);
          return;
        }
      if (script->wait_complete && !mv_map_is_complete (script->map))
        return;
      script->wait_complete = FALSE;
      if ((script->wait_idle && !mv_map_is_idle (script->map)) || left > 0)
        {
          script->source = g_timeout_add (left > LOOK_MS * 1000 ? (guint) (left / 1000) : LOOK_MS, next_cb, script);
          return;
        }
      script->wait_idle = FALSE;
      if (script->commands[script->next] == NULL)
        return;
      if (g_str_equal (g_strstrip (script->commands[script->next]), "quit"))
        {
          quit (script);        /* and with the map the script goes */
          return;
        }
      obey (script, script->commands[script->next++]);
    }
}

static void
map_gone_cb (gpointer data, GObject *map)
{
  Script *script = data;

  g_clear_handle_id (&script->source, g_source_remove);
  g_strfreev (script->commands);
  g_free (script);
}

void
mv_script_start (MvMap *map)
{
  const char *text = g_getenv ("MULTIVECTOR_SCRIPT");
  Script *script;

  if (text == NULL)
    return;
  script = g_new0 (Script, 1);
  script->map = map;
  script->commands = g_strsplit (text, ";", -1);
  g_signal_connect_swapped (map, "completed", G_CALLBACK (completed_cb), script);
  g_object_weak_ref (G_OBJECT (map), map_gone_cb, script);
  script->source = g_idle_add_full (G_PRIORITY_DEFAULT, next_cb, script, NULL);
}
