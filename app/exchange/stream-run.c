#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

#include "app/base/guard.h"
#include "app/base/text.h"
#include "app/exchange/stream-reader.h"

#define PIPE_BYTES (1024 * 1024)
#define LOOK_MILLISECONDS 50    /* between two looks at the cancellable */

typedef struct
{
  int           output;
  guint         seconds;
  GCancellable *cancellable;
} Source;

/* Beside the program in the build tree, else where it is installed. */
static char *
find_helper (void)
{
  g_autofree char *self = g_file_read_link ("/proc/self/exe", NULL);
  g_autofree char *folder = g_path_get_dirname (self != NULL ? self : "");
  const char *wished = g_getenv ("MULTIVECTOR_IMPORT_HELPER");
  char *beside = g_build_filename (folder, "..", "exchange", "helper", "multivector-import", NULL);

  if (wished != NULL && *wished != '\0')
    {
      g_free (beside);
      return g_strdup (wished);
    }
  if (g_file_test (beside, G_FILE_TEST_IS_EXECUTABLE))
    return beside;
  g_free (beside);
  if (g_file_test (MV_IMPORT_HELPER_BUILT, G_FILE_TEST_IS_EXECUTABLE) && !g_file_test (MV_IMPORT_HELPER_INSTALLED, G_FILE_TEST_IS_EXECUTABLE))
    return g_strdup (MV_IMPORT_HELPER_BUILT);
  return g_strdup (MV_IMPORT_HELPER_INSTALLED);
}

static gssize
read_output (gpointer data, void *bytes, gsize length, GError **error)
{
  Source *source = data;
  struct pollfd wait = { source->output, POLLIN, 0 };

  for (guint waited = 0; waited <= source->seconds * 1000; waited += LOOK_MILLISECONDS)
    {
      int ready = poll (&wait, 1, LOOK_MILLISECONDS);
      gssize n;

      if (g_cancellable_set_error_if_cancelled (source->cancellable, error))
        return -1;
      if (ready <= 0)
        continue;
      n = read (source->output, bytes, length);
      if (n >= 0)
        return n;
      if (errno != EINTR && errno != EAGAIN)
        break;
    }
  g_set_error (error, MV_ERROR, MV_ERROR_DATA, _("Reading the file was stopped: nothing came for %u s. The file may be broken."), source->seconds);
  return -1;
}

/* How the helper ended, when it did not say so itself. */
static void
say_end (int status, GError **error)
{
  if (WIFSIGNALED (status) && WTERMSIG (status) == SIGXCPU)
    g_set_error_literal (error, MV_ERROR, MV_ERROR_DATA, _("The file takes too long to read. Nothing was imported."));
  else if (WIFSIGNALED (status))
    g_set_error (error, MV_ERROR, MV_ERROR_DATA,
                 _("The part of the program that reads files came to grief over this one (%s). Nothing was imported; the program goes on."),
                 g_strsignal (WTERMSIG (status)));
}

static GPtrArray *
helper_words (const char *helper, const char *path, const MvStreamWish *wish)
{
  GPtrArray *words = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *absolute = g_canonicalize_filename (path, NULL);

  g_ptr_array_add (words, g_strdup (helper));
  g_ptr_array_add (words, g_steal_pointer (&absolute));
  g_ptr_array_add (words, g_strdup ("--rows"));
  g_ptr_array_add (words, g_strdup_printf ("%" G_GUINT64_FORMAT, wish->rows));
  g_ptr_array_add (words, g_strdup ("--skip"));
  g_ptr_array_add (words, g_strdup_printf ("%d", MAX (wish->skip, 0)));
  if (wish->table != NULL)
    {
      g_ptr_array_add (words, g_strdup ("--table"));
      g_ptr_array_add (words, g_strdup (wish->table));
    }
  if (wish->encoding != NULL)
    {
      g_ptr_array_add (words, g_strdup ("--encoding"));
      g_ptr_array_add (words, g_strdup (wish->encoding));
    }
  if (wish->separator != 0)
    {
      g_ptr_array_add (words, g_strdup ("--separator"));
      g_ptr_array_add (words, g_strndup (&wish->separator, 1));
    }
  if (wish->columns != NULL)
    {
      g_ptr_array_add (words, g_strdup ("--columns"));
      g_ptr_array_add (words, g_strdup (wish->columns));
    }
  g_ptr_array_add (words, NULL);
  return words;
}

gboolean
mv_stream_read (const char *path, const MvStreamWish *wish, guint seconds, const MvStreamWatch *watch, MvStreamFile *file, GCancellable *cancellable,
                GError **error)
{
  g_autofree char *helper = find_helper ();
  g_autoptr (GPtrArray) words = helper_words (helper, path, wish);
  g_autoptr (GError) failure = NULL;
  Source source = { -1, seconds, cancellable };
  gboolean done;
  GPid pid;
  int status = 0;

  mv_guard_work ("import");
  if (!g_spawn_async_with_pipes (NULL, (char **) words->pdata, NULL, G_SPAWN_DO_NOT_REAP_CHILD | G_SPAWN_STDERR_TO_DEV_NULL, NULL, NULL, &pid, NULL,
                                 &source.output, NULL, &failure))
    {
      g_set_error (error, MV_ERROR, MV_ERROR_OPEN, _("The part of the program that reads files cannot be started: %s. Install the program again."),
                   failure->message);
      return FALSE;
    }
  fcntl (source.output, F_SETPIPE_SZ, PIPE_BYTES);
  done = mv_stream_parse (read_output, &source, watch, file, &failure);
  close (source.output);
  if (!done)
    kill (pid, SIGKILL);
  while (waitpid (pid, &status, 0) < 0 && errno == EINTR)
    ;
  g_spawn_close_pid (pid);
  if (done)
    return TRUE;
  /* Our own kill is not the helper's fault. */
  if (g_error_matches (failure, MV_ERROR, MV_ERROR_DATA) && WIFSIGNALED (status) && WTERMSIG (status) != SIGKILL
      && WTERMSIG (status) != SIGPIPE)
    {
      g_clear_error (&failure);
      say_end (status, &failure);
    }
  g_propagate_error (error, g_steal_pointer (&failure));
  return FALSE;
}
