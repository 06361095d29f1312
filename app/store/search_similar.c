#include "app/store/search_similar.h"

#include <string.h>

#define LONGEST 48              /* characters: longer words are not compared */
#define MOST_LIKE 16            /* words taken for one that is typed */

typedef struct { gunichar letters[LONGEST]; guint n, most; gboolean prefix; GArray *like; } Word;
typedef struct { char *term; guint distance; gint64 count; } Like;

guint
mv_search_distance (const gunichar *a, guint n_a, const gunichar *b, guint n_b, gboolean prefix, guint most)
{
  guint rows[3][LONGEST + 1], best = G_MAXUINT;

  g_return_val_if_fail (n_a <= LONGEST && n_b <= LONGEST, most + 1);

  if (n_a > n_b + most || (!prefix && n_b > n_a + most))
    return most + 1;
  for (guint j = 0; j <= n_b; j++)
    rows[0][j] = j;
  for (guint i = 1; i <= n_a; i++)
    {
      guint *row = rows[i % 3], *above = rows[(i + 2) % 3], *before = rows[(i + 1) % 3], least = i;

      row[0] = i;
      for (guint j = 1; j <= n_b; j++)
        {
          row[j] = MIN (MIN (above[j], row[j - 1]) + 1, above[j - 1] + (a[i - 1] != b[j - 1]));
          if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
            row[j] = MIN (row[j], before[j - 2] + 1);
          least = MIN (least, row[j]);
        }
      if (least > most)
        return most + 1;
    }
  for (guint j = prefix ? 0 : n_b; j <= n_b; j++)
    best = MIN (best, rows[n_a % 3][j]);
  return MIN (best, most + 1);
}

/* As the index folds them: small letters without accents. The number of characters, 0 when TEXT is too long. */
static guint
fold (const char *text, gunichar *letters)
{
  g_autofree char *plain = g_utf8_normalize (text, -1, G_NORMALIZE_NFD);
  guint n = 0;

  for (const char *c = plain; c != NULL && *c != '\0'; c = g_utf8_next_char (c))
    {
      gunichar letter = g_unichar_tolower (g_utf8_get_char (c));

      if (g_unichar_ismark (letter))
        continue;
      if (n == LONGEST)
        return 0;
      letters[n++] = letter;
    }
  return n;
}

static void
like_clear (gpointer data)
{
  g_free (((Like *) data)->term);
}

static void
word_clear (gpointer data)
{
  g_array_unref (((Word *) data)->like);
}

/* The words of TEXT; the last one may be unfinished. */
static GArray *
split (const char *text)
{
  g_autofree char *good = g_utf8_make_valid (text, -1);
  GArray *words = g_array_new (FALSE, TRUE, sizeof (Word));
  const char *c = good;

  g_array_set_clear_func (words, word_clear);
  while (*c != '\0')
    {
      const char *start;
      g_autofree char *one = NULL;
      Word word = { .n = 0 };

      for (; *c != '\0' && !g_unichar_isalnum (g_utf8_get_char (c)); c = g_utf8_next_char (c))
        ;
      for (start = c; *c != '\0' && (g_unichar_isalnum (g_utf8_get_char (c)) || g_unichar_ismark (g_utf8_get_char (c))); c = g_utf8_next_char (c))
        ;
      one = g_strndup (start, c - start);
      if ((word.n = fold (one, word.letters)) == 0)
        continue;
      word.most = word.n < 4 ? 0 : word.n < 7 ? 1 : 2;
      word.prefix = *c == '\0';
      word.like = g_array_new (FALSE, FALSE, sizeof (Like));
      g_array_set_clear_func (word.like, like_clear);
      g_array_append_val (words, word);
    }
  return words;
}

guint
mv_search_apart (const char *name, const char *typed)
{
  g_autoptr(GArray) wanted = split (typed), words = split (name);
  guint sum = 0;

  for (guint i = 0; i < wanted->len; i++)
    {
      const Word *want = &g_array_index (wanted, Word, i);
      guint least = want->most + 1;

      for (guint k = 0; k < words->len; k++)
        {
          const Word *word = &g_array_index (words, Word, k);

          least = MIN (least, mv_search_distance (want->letters, want->n, word->letters, word->n, want->prefix, want->most));
        }
      sum += least;
    }
  return sum;
}

static int
compare (gconstpointer first, gconstpointer second)
{
  const Like *a = first, *b = second;

  if (a->distance != b->distance)
    return a->distance < b->distance ? -1 : 1;
  return a->count != b->count ? (a->count > b->count ? -1 : 1) : strcmp (a->term, b->term);
}

/* Holds every term of the index against every word. */
static gboolean
look_through (MvDb *db, GArray *words, GError **error)
{
  mv_auto_rewind sqlite3_stmt *stmt = mv_db_prepare (db, "SELECT term, doc FROM name_word", error);
  int rc = stmt != NULL ? SQLITE_ROW : SQLITE_ERROR;

  while (rc == SQLITE_ROW && (rc = mv_db_step (db, stmt, error)) == SQLITE_ROW)
    {
      const char *term = (const char *) sqlite3_column_text (stmt, 0);
      gunichar letters[LONGEST];
      guint n = 0;

      for (const char *c = term; *c != '\0' && n < LONGEST; c = g_utf8_next_char (c))
        letters[n++] = g_utf8_get_char (c);
      for (guint i = 0; i < words->len; i++)
        {
          Word *word = &g_array_index (words, Word, i);
          guint distance = mv_search_distance (word->letters, word->n, letters, n, word->prefix, word->most);
          Like like = { NULL, distance, sqlite3_column_int64 (stmt, 1) };

          if (distance > word->most)
            continue;
          like.term = g_strdup (term);
          g_array_append_val (word->like, like);
        }
    }
  return rc == SQLITE_DONE;
}

char *
mv_search_similar (MvDb *db, const char *text, GError **error)
{
  g_autoptr(GArray) words = NULL;
  g_autoptr(GString) query = g_string_new (NULL);

  g_return_val_if_fail (db != NULL && text != NULL, NULL);

  words = split (text);
  if (words->len == 0 || !look_through (db, words, error))
    return NULL;
  for (guint i = 0; i < words->len; i++)
    {
      GArray *like = g_array_index (words, Word, i).like;

      if (like->len == 0)
        return NULL;
      g_array_sort (like, compare);
      g_string_append (query, i > 0 ? " AND (" : "(");
      for (guint k = 0; k < MIN (like->len, MOST_LIKE); k++)
        g_string_append_printf (query, "%s\"%s\"", k > 0 ? " OR " : "", g_array_index (like, Like, k).term);
      g_string_append_c (query, ')');
    }
  return g_string_free (g_steal_pointer (&query), FALSE);
}
