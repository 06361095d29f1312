#include <stdio.h>

#include "app/base/text.h"
#include "app/command/command.h"
#include "app/store/check.h"
#include "app/store/workspace.h"

static gboolean
check_workspace (const char *path, GPtrArray **findings, GError **error)
{
  g_autoptr (MvDb) db = mv_workspace_open (path, error);

  return db != NULL && mv_workspace_check (db, findings, error);
}

int
mv_command_check (int argc, char **argv)
{
  g_auto (MvCommandOptions) options = { NULL };
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) findings = NULL;
  g_autofree char *path = NULL;

  if (!mv_command_parse (&options, argc, argv, NULL, _("[FILE]"),
                         _("Verifies a dataset: whole and unchanged, keys, sources, GeoPackage conformance; or a workspace. Exit status 1 with the findings."),
                         0, 1, &error))
    return mv_command_fail (error);
  path = options.rest[0] != NULL ? g_strdup (options.rest[0]) : mv_command_dataset (&options);
  if (mv_workspace_is (path) ? check_workspace (path, &findings, &error) : mv_check_dataset (path, &findings, &error))
    {
      printf (_("%s: all checks passed\n"), path);
      return MV_EXIT_DONE;
    }
  if (error != NULL)
    return mv_command_fail (error);
  for (guint i = 0; i < findings->len; i++)
    fprintf (stderr, "%s\n", (const char *) findings->pdata[i]);
  fprintf (stderr, ngettext_ ("multivector: “%s” has %u fault. Copy or build it again.\n", "multivector: “%s” has %u faults. Copy or build it again.\n",
                              findings->len), path, findings->len);
  return MV_EXIT_FAILED;
}
