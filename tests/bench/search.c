/* How long the first results of a search take: processor time of one question, the dataset open and warm, as the worker has it.
 *   bench-search DATASET [TEXT…]     prints the mean and the slowest in ms; each text alone when they are given */
#include <stdio.h>
#include <time.h>

#include "app/base/text.h"
#include "app/store/search.h"

#define ROUNDS 20
#define LIMIT 6                 /* of a kind, as the window asks */

static double
now_ms (void)
{
  struct timespec time;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &time);
  return time.tv_sec * 1e3 + time.tv_nsec / 1e6;
}

static double
measure (MvDb *db, const char *text)
{
  double best = G_MAXDOUBLE;

  for (int round = 0; round < ROUNDS; round++)
    {
      g_autoptr(GError) error = NULL;
      double start = now_ms ();
      g_autoptr(GPtrArray) found = mv_search (db, text, LIMIT, NULL, &error);

      if (found == NULL)
        g_error ("%s", error->message);
      best = MIN (best, now_ms () - start);
    }
  return best;
}

int
main (int argc, char **argv)
{
  static const char *const usual[] = {
    "k", "ka", "kaz", "Kazakhstan", "а", "шым", "Шымкент", "Shimkent", "Chimkent", "Узбикистан", "khorgos", "road", "China Development Bank",
    "oil", "gdp", "exports of goods", "world bank", "transport", "the", "qqqqqqq"
  };
  g_autoptr(GError) error = NULL;
  g_autoptr(MvDb) db = argc > 1 ? mv_db_open (argv[1], &error) : NULL;
  double sum = 0, slowest = 0;

  if (db == NULL)
    {
      fprintf (stderr, "%s\n", error != NULL ? error->message : "usage: bench-search DATASET [TEXT…]");
      return argc > 1 ? 1 : 2;
    }
  mv_text_init ("en");
  if (argc > 2)
    {
      for (int i = 2; i < argc; i++)
        printf ("%-32s %7.2f ms\n", argv[i], measure (db, argv[i]));
      return 0;
    }
  for (guint i = 0; i < G_N_ELEMENTS (usual); i++)
    {
      double time = measure (db, usual[i]);

      sum += time;
      slowest = MAX (slowest, time);
    }
  printf ("%.2f %.2f\n", sum / G_N_ELEMENTS (usual), slowest);
  return 0;
}
