#include <gio/gio.h>
#include <stdio.h>
#include <string.h>

#include "app/base/text.h"
#include "app/command/command.h"
#include "app/store/check.h"
#include "app/store/info.h"
#include "app/store/workspace.h"

#define HEAD 4096               /* bytes that tell a kind of file */
#define HEAD_OF_DATABASE 100    /* the same of SQLite's */

/* What a file is that is neither a dataset nor a workspace: a sentence in ERROR. FALSE = it may be one, if a damaged one. */
static gboolean
is_foreign (const char *path, GError **error)
{
  g_autofree guchar *head = g_malloc (HEAD);
  FILE *file = g_file_test (path, G_FILE_TEST_IS_REGULAR) ? fopen (path, "rbe") : NULL;
  gsize length = file != NULL ? fread (head, 1, HEAD, file) : 0;
  g_autofree char *type = NULL, *words = NULL;

  g_clear_pointer (&file, fclose);
  if (g_file_test (path, G_FILE_TEST_IS_DIR))
    g_set_error (error, MV_ERROR, MV_ERROR_OPEN, _("“%s” is a folder. Name a dataset or a workspace in it."), path);
  else if (!g_file_test (path, G_FILE_TEST_EXISTS))
    g_set_error (error, MV_ERROR, MV_ERROR_OPEN, _("There is no file “%s”. Check the name."), path);
  else if (length == 0)
    return FALSE;
  else if (length >= HEAD_OF_DATABASE && memcmp (head, "SQLite format 3", 16) == 0)
    {
      if (mv_info_is_head (head, length) || mv_workspace_is_head (head, length))
        return FALSE;
      g_set_error (error, MV_ERROR, MV_ERROR_OPEN, _("“%s” is an SQLite database of another kind: neither a dataset nor a workspace of Multivector."), path);
    }
  else if (memcmp (head, "SQLite format 3", MIN (length, 15)) == 0)
    return FALSE;
  else
    {
      type = g_content_type_guess (path, head, length, NULL);
      words = g_content_type_get_description (type);
      g_set_error (error, MV_ERROR, MV_ERROR_OPEN, _("“%s” is neither a dataset nor a workspace of Multivector, but a file of the kind “%s”."), path, words);
    }
  return TRUE;
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
  if (is_foreign (path, &error))
    return mv_command_fail (error);
  if (mv_workspace_is (path) ? mv_workspace_check_file (path, &findings, &error) : mv_check_dataset (path, &findings, &error))
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
