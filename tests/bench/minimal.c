/* The floor of the start and memory measures: a libadwaita window of the program's size that holds an empty libshumate map.
 * Ends after its first frame and prints process CPU in ms and resident memory in KiB. */
#include <adwaita.h>
#include <shumate/shumate.h>
#include <sys/resource.h>

static gboolean
report_cb (gpointer data)
{
  struct rusage usage;
  g_autofree char *status = NULL;
  const char *line;

  getrusage (RUSAGE_SELF, &usage);
  g_print ("cpu_ms=%.1f\n", (usage.ru_utime.tv_sec + usage.ru_stime.tv_sec) * 1000.0
                            + (usage.ru_utime.tv_usec + usage.ru_stime.tv_usec) / 1000.0);
  if (g_file_get_contents ("/proc/self/status", &status, NULL, NULL) && (line = strstr (status, "VmRSS:")) != NULL)
    g_print ("rss_kib=%ld\n", strtol (line + 6, NULL, 10));
  g_application_quit (data);
  return G_SOURCE_REMOVE;
}

/* The third frame of the mapped window has everything drawn at its final size. */
static gboolean
tick_cb (GtkWidget *window, GdkFrameClock *clock, gpointer application)
{
  static guint frames;

  gtk_widget_queue_draw (window);
  if (++frames < 4)
    return G_SOURCE_CONTINUE;
  g_idle_add_full (G_PRIORITY_LOW, report_cb, application, NULL);
  return G_SOURCE_REMOVE;
}

static void
activate_cb (GApplication *application)
{
  GtkWidget *window = adw_application_window_new (GTK_APPLICATION (application));
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  ShumateMap *map = shumate_map_new ();

  gtk_window_set_default_size (GTK_WINDOW (window), 1360, 860);
  gtk_box_append (GTK_BOX (box), adw_header_bar_new ());
  gtk_widget_set_vexpand (GTK_WIDGET (map), TRUE);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (map));
  adw_application_window_set_content (ADW_APPLICATION_WINDOW (window), box);
  gtk_widget_add_tick_callback (window, tick_cb, application, NULL);
  gtk_window_present (GTK_WINDOW (window));
}

int
main (int argc, char **argv)
{
  g_autoptr(AdwApplication) application = adw_application_new ("org.multivector.Minimal", G_APPLICATION_NON_UNIQUE);

  g_signal_connect (application, "activate", G_CALLBACK (activate_cb), NULL);
  return g_application_run (G_APPLICATION (application), argc, argv);
}
