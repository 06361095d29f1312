#include <stdio.h>

#include "app/base/text.h"
#include "app/command/command.h"
#include "app/scene/chart.h"

int
mv_command_charts (int argc, char **argv)
{
  g_auto (MvCommandOptions) options = { NULL };
  g_autoptr (GError) error = NULL;
  g_autoptr (MvView) view = NULL;
  g_autoptr (GArray) kinds = NULL;

  if (!mv_command_parse (&options, argc, argv, NULL, _("VIEW"), _("Lists the kinds of charts that say something about what a view shows, the best first."), 1, 1, &error)
      || (view = mv_view_parse (options.rest[0], &error)) == NULL)
    return mv_command_fail (error);
  kinds = mv_chart_proposed (view);
  for (guint i = 0; i < kinds->len; i++)
    {
      MvChartKind kind = g_array_index (kinds, MvChartKind, i);

      printf ("%s\t%s\n", mv_chart_kind_code (kind), mv_chart_kind_name (kind));
    }
  return MV_EXIT_DONE;
}
