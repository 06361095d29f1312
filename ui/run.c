#include "ui/window-run.h"

#include "app/base/text.h"
#include "app/store/workspace.h"
#include "ui/application.h"
#include "ui/model/trace.h"
#include "ui/settings.h"

/* Without a graphics device GL would be done by the processor, at several times the cost of drawing with cairo, so GTK is told not to
 * try. What a person has set wins. */
static void
choose_renderer (void)
{
  g_autoptr(GDir) devices = g_dir_open ("/dev/dri", 0, NULL);
  const char *name;

  if (g_getenv ("GSK_RENDERER") != NULL || g_getenv ("GDK_DEBUG") != NULL)
    return;
  while (devices != NULL && (name = g_dir_read_name (devices)) != NULL)
    if (g_str_has_prefix (name, "renderD"))
      return;
  g_setenv ("GSK_RENDERER", "cairo", FALSE);
  g_setenv ("GDK_DEBUG", "gl-disable", FALSE);
}

/* The workspace: what was asked for, on the command line or by the environment, what was chosen last, the person's own. */
static char *
choose_workspace (const char *wished)
{
  g_autofree char *chosen = wished == NULL && g_getenv ("MULTIVECTOR_WORKSPACE") == NULL ? mv_settings_string ("workspace", "") : NULL;

  if (wished != NULL)
    return g_strdup (wished);
  return chosen != NULL && *chosen != '\0' ? g_steal_pointer (&chosen) : mv_workspace_default_path ();
}

int
mv_window_run (int argc, char **argv, const MvWindowStart *start)
{
  g_autofree char *workspace = choose_workspace (start->workspace);
  g_autoptr(MvApplication) application = NULL;
  g_autoptr(MvView) view = NULL;
  g_autoptr(GError) error = NULL;
  char *program[] = { argc > 0 ? argv[0] : NULL, NULL };

  mv_trace_start ();
  if (start->view != NULL)
    {
      view = mv_view_parse (start->view, &error);
      if (view == NULL)
        {
          g_printerr ("%s\n", error->message);
          return 2;
        }
    }
  choose_renderer ();
  if (!gtk_init_check ())
    {
      g_printerr ("%s\n", _("There is no display to open a window on. Use “multivector render” to draw a view into a file."));
      return 1;
    }
  application = mv_application_new (start->dataset, view);
  mv_application_set_workspace (application, workspace);
  mv_application_set_file (application, start->file);
  /* The arguments have been read by the command line. */
  return g_application_run (G_APPLICATION (application), 1, program);
}
