/* How long the first results of a search take: processor time of one question, the dataset open and warm, as the worker has it.
 *   bench-search DATASET             prints each text, and the mean and the slowest in ms; status 1 when one takes longer than a frame
 *   bench-search DATASET TEXT…       the same of these */
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include "app/base/text.h"
#include "app/store/search.h"

#define ROUNDS 20
#define FRAME 16.0              /* ms */
#define LIMIT 6                 /* of a kind, as the window asks */

static double
now_ms (void)
{
  struct timespec time;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &time);
  return time.tv_sec * 1e3 + time.tv_nsec / 1e6;
}

static int
compare (const void *a, const void *b)
{
  double one = *(const double *) a, other = *(const double *) b;

  return (one > other) - (one < other);
}

/* The median of ROUNDS. */
static double
measure (MvDb *db, const char *text)
{
  double times[ROUNDS];

  for (int round = 0; round < ROUNDS; round++)
    {
      g_autoptr(GError) error = NULL;
      double start = now_ms ();
      g_autoptr(GPtrArray) found = mv_search (db, text, LIMIT, NULL, &error);

      if (found == NULL)
        g_error ("%s", error->message);
      times[round] = now_ms () - start;
    }
  qsort (times, ROUNDS, sizeof *times, compare);
  return times[ROUNDS / 2];
}

int
main (int argc, char **argv)
{
  static const char *const usual[] = {
    "k", "ka", "kaz", "Kazakhstan", "а", "шым", "Шымкент", "Shimkent", "Chimkent", "Узбикистан", "khorgos", "road", "China Development Bank",
    "oil", "gdp", "exports of goods", "world bank", "transport", "the", "qqqqqqq", "ШОС", "SCO", "bri", "kazakstan", "uzbekstan", "power of siberia",
    "china gas pipeline", "central asia gas pipeline", "Камбарата", "туркменистан газ китай", "железная дорога", "mineral fuels and oils", "a b c", "é"
  };
  g_autoptr(GError) error = NULL;
  g_autoptr(MvDb) db = argc > 1 ? mv_db_open (argv[1], &error) : NULL;
  double sum = 0, slowest = 0;
  guint n;

  if (db == NULL)
    {
      fprintf (stderr, "%s\n", error != NULL ? error->message : "usage: bench-search DATASET [TEXT…]");
      return argc > 1 ? 1 : 2;
    }
  mv_text_init ("en");
  n = argc > 2 ? (guint) argc - 2 : G_N_ELEMENTS (usual);
  for (guint i = 0; i < n; i++)
    {
      const char *text = argc > 2 ? argv[i + 2] : usual[i];
      double time = measure (db, text);

      printf ("%7.2f ms  %s\n", time, text);
      sum += time;
      slowest = MAX (slowest, time);
    }
  printf ("first results: %.2f ms of processor time on average, %.2f at most (wanted %.0f)\n", sum / n, slowest, FRAME);
  return slowest <= FRAME ? 0 : 1;
}
