#include <stdio.h>

#include "app/base/text.h"
#include "app/command/command.h"
#include "app/exchange/citation.h"
#include "app/exchange/export.h"

int
mv_command_cite (int argc, char **argv)
{
  g_autofree char *form_text = NULL, *citation = NULL;
  const GOptionEntry entries[] = {
    { "format", 0, 0, G_OPTION_ARG_STRING, &form_text, N_("plain, bibtex or csl; default plain"), N_("NAME") },
    { NULL }
  };
  g_auto (MvCommandOptions) options = { NULL };
  g_autoptr (GError) error = NULL;
  g_autoptr (MvDb) db = NULL;
  g_autoptr (MvInfo) info = NULL;
  g_autoptr (MvScene) scene = NULL;
  g_autoptr (MvExport) export = NULL;
  MvCitationForm form;

  if (!mv_command_parse (&options, argc, argv, entries, _("VIEW"), _("Cites a view and the sources behind it."), 1, 1, &error))
    return mv_command_fail (error);
  form = form_text != NULL ? mv_citation_form_from_code (form_text) : MV_CITATION_PLAIN;
  if (form == MV_N_CITATIONS)
    {
      g_set_error (&error, MV_ERROR, MV_ERROR_USAGE, _("--format %s: the forms are plain, bibtex and csl."), form_text);
      return mv_command_fail (error);
    }
  if ((scene = mv_command_scene (&options, options.rest[0], &db, &error)) == NULL || (info = mv_info_read (db, &error)) == NULL
      || (export = mv_export_new (db, scene, NULL, &error)) == NULL)
    return mv_command_fail (error);
  citation = mv_citation_write (scene->view, export->title, info, export->sources, form);
  fputs (citation, stdout);
  return MV_EXIT_DONE;
}
