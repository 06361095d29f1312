#include <stdio.h>
#include <stdlib.h>

#include "app/base/text.h"
#include "app/command/command.h"
#include "app/store/attach.h"

void
mv_command_options_clear (MvCommandOptions *options)
{
  g_clear_pointer (&options->dataset, g_free);
  g_clear_pointer (&options->workspace, g_free);
  g_clear_pointer (&options->lang, g_free);
  g_clear_pointer (&options->rest, g_strfreev);
}

static gboolean
count_words (MvCommandOptions *options, const char *verb, guint least, guint most, GError **error)
{
  guint n;

  if (options->rest == NULL)
    options->rest = g_new0 (char *, 1);
  n = g_strv_length (options->rest);
  if (n < least)
    g_set_error (error, MV_ERROR, MV_ERROR_USAGE, _("%s: a word is missing. See “%s --help”."), verb, verb);
  else if (n > most)
    g_set_error (error, MV_ERROR, MV_ERROR_USAGE, _("%s: “%s” is one word too many. See “%s --help”."), verb, options->rest[most], verb);
  return n >= least && n <= most;
}

/* A verb may give an option of all another meaning. */
static gboolean
has_entry (const GOptionEntry *entries, const char *name)
{
  for (; entries != NULL && entries->long_name != NULL; entries++)
    if (g_str_equal (entries->long_name, name))
      return TRUE;
  return FALSE;
}

gboolean
mv_command_parse (MvCommandOptions *options, int argc, char **argv, const GOptionEntry *entries, const char *usage, const char *summary,
                  guint least, guint most, GError **error)
{
  const GOptionEntry shared[] = {
    { "dataset", 0, 0, G_OPTION_ARG_FILENAME, &options->dataset, N_("Use this dataset"), N_("FILE") },
    { "workspace", 0, has_entry (entries, "workspace") ? G_OPTION_FLAG_HIDDEN : 0, G_OPTION_ARG_FILENAME, &options->workspace,
      N_("With the figures imported into this workspace"), N_("FILE") },
    { "lang", 0, 0, G_OPTION_ARG_STRING, &options->lang, N_("Speak this language: en, ru"), N_("CODE") },
    { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &options->rest, NULL, NULL },
    { NULL }
  };
  g_autoptr (GOptionContext) context = g_option_context_new (usage);
  g_autoptr (GError) failure = NULL;
  g_auto (GStrv) words = g_new0 (char *, argc + 1);
  GStrv copy = words;
  g_autofree char *name = g_path_get_basename (argv[0]);

  for (int i = 0; i < argc; i++)
    words[i] = g_strdup (argv[i]);
  g_option_context_set_translation_domain (context, GETTEXT_PACKAGE);
  g_option_context_set_summary (context, summary);
  if (entries != NULL)
    g_option_context_add_main_entries (context, entries, GETTEXT_PACKAGE);
  g_option_context_add_main_entries (context, shared, GETTEXT_PACKAGE);
  if (!g_option_context_parse_strv (context, &copy, &failure))
    {
      g_set_error (error, MV_ERROR, MV_ERROR_USAGE, _("%s. See “%s --help”."), failure->message, name);
      words = copy;
      return FALSE;
    }
  words = copy;
  return count_words (options, name, least, most, error);
}

int
mv_command_fail (const GError *error)
{
  fprintf (stderr, "multivector: %s\n", error->message);
  return g_error_matches (error, MV_ERROR, MV_ERROR_USAGE) ? MV_EXIT_USAGE : MV_EXIT_FAILED;
}

char *
mv_command_dataset (const MvCommandOptions *options)
{
  const char *wished = g_getenv ("MULTIVECTOR_DATASET");

  if (options->dataset != NULL)
    return g_strdup (options->dataset);
  if (wished != NULL && *wished != '\0')
    return g_strdup (wished);
  return g_strdup (g_file_test (MV_DATASET_BUILT, G_FILE_TEST_EXISTS) ? MV_DATASET_BUILT : MV_DATASET_INSTALLED);
}

MvDb *
mv_command_open (const MvCommandOptions *options, GError **error)
{
  g_autofree char *path = mv_command_dataset (options);

  g_autoptr (MvDb) db = mv_db_open (path, error);

  return db != NULL && mv_store_attach_workspace (db, options->workspace, error) ? g_steal_pointer (&db) : NULL;
}

MvScene *
mv_command_scene (const MvCommandOptions *options, const char *text, MvDb **db, GError **error)
{
  g_autoptr (MvView) view = mv_view_parse (text, error);
  g_autoptr (MvAtlas) atlas = NULL;
  g_autoptr (MvDb) opened = view != NULL ? mv_command_open (options, error) : NULL;
  MvScene *scene;

  if (opened == NULL)
    return NULL;
  atlas = mv_atlas_open (mv_db_path (opened), error);
  scene = atlas != NULL ? mv_scene_build (opened, atlas, view, NULL, error) : NULL;
  if (scene != NULL)
    *db = g_steal_pointer (&opened);
  return scene;
}
