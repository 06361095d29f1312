#include <stdio.h>

#include "app/base/text.h"
#include "app/command/command.h"
#include "app/scene/report.h"

static MvReport *
build (const MvCommandOptions *options, const char *view_text, GError **error)
{
  g_autoptr (MvView) view = mv_view_parse (view_text != NULL ? view_text : "multivector:", error);
  g_autoptr (MvDb) db = view != NULL ? mv_command_open (options, error) : NULL;
  g_autoptr (MvAtlas) atlas = db != NULL ? mv_atlas_open (mv_db_path (db), error) : NULL;

  return atlas != NULL ? mv_report_build (db, atlas, options->rest[0], view, error) : NULL;
}

int
mv_command_report (int argc, char **argv)
{
  g_autofree char *view = NULL, *text = NULL;
  const GOptionEntry entries[] = {
    { "view", 0, 0, G_OPTION_ARG_STRING, &view, N_("The view whose year, date and language count"), N_("VIEW") },
    { NULL }
  };
  g_auto (MvCommandOptions) options = { NULL };
  g_autoptr (GError) error = NULL;
  g_autoptr (MvReport) report = NULL;

  if (!mv_command_parse (&options, argc, argv, entries, _("REF"),
                         _("Prints what is known about one thing, each figure with unit, year, basis and source.\n\n"
                           "REF is country:KAZ, flow:goods/2023/KAZ/CHN/TOTAL, project:ID, asset:ID, organisation:CSTO, link:CST1992/KAZ/RUS,\n"
                           "place:ID, region:ID or event:ID."), 1, 1, &error)
      || (report = build (&options, view, &error)) == NULL)
    return mv_command_fail (error);
  text = mv_report_text (report);
  fputs (text, stdout);
  return MV_EXIT_DONE;
}
