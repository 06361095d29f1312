#include "ui/window-run.h"

#include "app/base/text.h"
#include "ui/application.h"
#include "ui/model/trace.h"

int
mv_window_run (int argc, char **argv, const char *dataset, const char *view_text)
{
  g_autoptr(MvApplication) application = NULL;
  g_autoptr(MvView) view = NULL;
  g_autoptr(GError) error = NULL;
  char *program[] = { argc > 0 ? argv[0] : NULL, NULL };

  mv_trace_start ();
  if (view_text != NULL)
    {
      view = mv_view_parse (view_text, &error);
      if (view == NULL)
        {
          g_printerr ("%s\n", error->message);
          return 2;
        }
    }
  if (!gtk_init_check ())
    {
      g_printerr ("%s\n", _("There is no display to open a window on. Use “multivector render” to draw a view into a file."));
      return 1;
    }
  application = mv_application_new (dataset, view);
  /* The arguments have been read by the command line. */
  return g_application_run (G_APPLICATION (application), 1, program);
}
