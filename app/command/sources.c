#include <stdio.h>

#include "app/base/text.h"
#include "app/command/command.h"
#include "app/scene/report.h"

static void
print_source (const MvSourceText *source)
{
  printf ("%s\n    %s\n", source->source_id, source->title);
  if (source->publisher != NULL)
    printf ("    %s%s%s\n", source->publisher, source->edition != NULL ? ", " : "", source->edition != NULL ? source->edition : "");
  printf (_("    Licence: %s (%s)\n"), source->licence, source->redistribution);
  if (source->citation != NULL)
    printf (_("    Cite: %s\n"), source->citation);
  if (source->url != NULL)
    printf ("    %s\n", source->url);
}

int
mv_command_sources (int argc, char **argv)
{
  g_auto (MvCommandOptions) options = { NULL };
  g_autoptr (GError) error = NULL;
  g_autoptr (MvDb) db = NULL;
  g_autoptr (MvScene) scene = NULL;
  g_autoptr (GPtrArray) sources = NULL;

  if (!mv_command_parse (&options, argc, argv, NULL, _("VIEW"), _("Lists the sources behind what a view shows."), 1, 1, &error)
      || (scene = mv_command_scene (&options, options.rest[0], &db, &error)) == NULL
      || (sources = mv_report_sources (db, (const char *const *) scene->source_ids, &error)) == NULL)
    return mv_command_fail (error);
  for (guint i = 0; i < sources->len; i++)
    print_source (sources->pdata[i]);
  if (sources->len == 0)
    printf ("%s\n", _("The view shows no figure of the dataset, so there is no source to name."));
  return MV_EXIT_DONE;
}
