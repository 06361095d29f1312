#define _GNU_SOURCE            /* memmem */
#include "app/store/query-functions.h"

#include <string.h>

#define STEPS_BETWEEN_LOOKS 100000      /* of a loop: well below a millisecond */
#define LONGEST_PATTERN 1000            /* bytes of a pattern of LIKE or GLOB */

/* --- patterns ------------------------------------------------------------------------------------------------------------------------- */

typedef struct { gunichar any, one, escape; gboolean sets, folds; } Wild;       /* `escape` 0 = none; `sets`: [a-z] */
typedef enum { MATCH, NO_MATCH, STOPPED } Verdict;

static gunichar
next (const char **text)
{
  gunichar c = g_utf8_get_char_validated (*text, -1);

  if (c == (gunichar) -1 || c == (gunichar) -2)
    {
      (*text)++;        /* a byte that is no letter stands for itself alone */
      return 0xfffd;
    }
  *text = g_utf8_next_char (*text);
  return c;
}

static gunichar
fold (const Wild *wild, gunichar c)
{
  return wild->folds && c < 128 ? (gunichar) g_ascii_tolower ((char) c) : c;
}

/* Is C in the set that begins after the bracket at *PATTERN? *PATTERN ends after the set, or is NULL when the set has no end. */
static gboolean
in_set (const char **pattern, gunichar c)
{
  gboolean invert = **pattern == '^', seen = FALSE, first = TRUE;
  gunichar before = 0, now;

  if (invert)
    (*pattern)++;
  while (**pattern != '\0' && (first || **pattern != ']'))
    {
      now = next (pattern);
      first = FALSE;
      if (now == '-' && **pattern != ']' && **pattern != '\0' && before > 0)
        {
          gunichar last = next (pattern);

          seen |= c >= before && c <= last;
          before = 0;
          continue;
        }
      seen |= c == now;
      before = now;
    }
  if (**pattern == '\0')
    *pattern = NULL;
  else
    (*pattern)++;
  return seen != invert;
}

/* Does TEXT begin with what one place of *PATTERN stands for? Both move on. */
static gboolean
match_one (const Wild *wild, const char **pattern, const char **text)
{
  gunichar wanted = next (pattern), c = next (text);

  if (wild->escape != 0 && wanted == wild->escape)
    return **pattern != '\0' && fold (wild, next (pattern)) == fold (wild, c);
  if (wanted == wild->one)
    return TRUE;
  if (wild->sets && wanted == '[')
    return in_set (pattern, c) && *pattern != NULL;
  return fold (wild, wanted) == fold (wild, c);
}

/* Goes back to the last wild card only: the product of both lengths at worst, where SQLite may need a power of it. */
static Verdict
match (MvDb *db, const Wild *wild, const char *pattern, const char *text)
{
  const char *star = NULL, *from = NULL;
  guint steps = 0;

  while (*text != '\0')
    {
      const char *p = pattern;

      if (++steps % STEPS_BETWEEN_LOOKS == 0 && mv_db_is_to_stop (db))
        return STOPPED;
      if (*p != '\0' && g_utf8_get_char_validated (p, -1) == wild->any && wild->any != wild->escape)
        {
          next (&p);
          star = pattern = p;
          from = text;
          continue;
        }
      const char *t = text;
      if (*p != '\0' && match_one (wild, &p, &t))
        {
          pattern = p;
          text = t;
          continue;
        }
      if (star == NULL)
        return NO_MATCH;
      next (&from);
      text = from;
      pattern = star;
    }
  while (*pattern != '\0' && g_utf8_get_char_validated (pattern, -1) == wild->any)
    next (&pattern);
  return *pattern == '\0' ? MATCH : NO_MATCH;
}

static void
answer (sqlite3_context *context, MvDb *db, const Wild *wild, sqlite3_value **values)
{
  const char *pattern, *text;
  Verdict verdict;

  if (sqlite3_value_bytes (values[0]) > LONGEST_PATTERN)
    {
      sqlite3_result_error (context, "LIKE or GLOB pattern too complex", -1);
      return;
    }
  pattern = (const char *) sqlite3_value_text (values[0]);
  text = (const char *) sqlite3_value_text (values[1]);
  if (pattern == NULL || text == NULL)
    return;
  verdict = match (db, wild, pattern, text);
  if (verdict == STOPPED)
    sqlite3_result_error_code (context, SQLITE_INTERRUPT);
  else
    sqlite3_result_int (context, verdict == MATCH);
}

static void
like (sqlite3_context *context, int n, sqlite3_value **values)
{
  Wild wild = { .any = '%', .one = '_', .folds = TRUE };
  const char *escape = n == 3 ? (const char *) sqlite3_value_text (values[2]) : NULL;

  if (n == 3 && escape == NULL)
    return;
  if (n == 3 && g_utf8_strlen (escape, -1) != 1)
    {
      sqlite3_result_error (context, "ESCAPE expression must be a single character", -1);
      return;
    }
  wild.escape = n == 3 ? g_utf8_get_char (escape) : 0;
  if (wild.escape == '_')
    wild.one = 0;
  answer (context, sqlite3_user_data (context), &wild, values);
}

static void
glob (sqlite3_context *context, int n, sqlite3_value **values)
{
  const Wild wild = { .any = '*', .one = '?', .sets = TRUE };

  answer (context, sqlite3_user_data (context), &wild, values);
}

/* --- parts of texts ------------------------------------------------------------------------------------------------------------------- */

/* By characters when both are text, by bytes when both are blobs, as SQLite does. */
static void
instr (sqlite3_context *context, int n, sqlite3_value **values)
{
  gboolean blobs = sqlite3_value_type (values[0]) == SQLITE_BLOB && sqlite3_value_type (values[1]) == SQLITE_BLOB;
  const char *hay, *needle, *found;
  int length, wanted;

  if (sqlite3_value_type (values[0]) == SQLITE_NULL || sqlite3_value_type (values[1]) == SQLITE_NULL)
    return;
  hay = blobs ? sqlite3_value_blob (values[0]) : (const char *) sqlite3_value_text (values[0]);
  needle = blobs ? sqlite3_value_blob (values[1]) : (const char *) sqlite3_value_text (values[1]);
  length = sqlite3_value_bytes (values[0]);
  wanted = sqlite3_value_bytes (values[1]);
  if (wanted == 0)
    sqlite3_result_int (context, 1);
  else if (hay == NULL || needle == NULL || (found = memmem (hay, (gsize) length, needle, (gsize) wanted)) == NULL)
    sqlite3_result_int (context, 0);
  else
    sqlite3_result_int64 (context, 1 + (blobs ? found - hay : g_utf8_strlen (hay, found - hay)));
}

static void
replace (sqlite3_context *context, int n, sqlite3_value **values)
{
  const char *text = (const char *) sqlite3_value_text (values[0]), *from = (const char *) sqlite3_value_text (values[1]);
  const char *to = (const char *) sqlite3_value_text (values[2]), *found;
  gsize length = (gsize) sqlite3_value_bytes (values[0]), wanted = (gsize) sqlite3_value_bytes (values[1]), more = (gsize) sqlite3_value_bytes (values[2]);
  gsize most = (gsize) sqlite3_limit (sqlite3_context_db_handle (context), SQLITE_LIMIT_LENGTH, -1);
  const char *end;
  GString *made;

  if (text == NULL || from == NULL || to == NULL)
    return;
  if (wanted == 0)
    {
      sqlite3_result_value (context, values[0]);
      return;
    }
  made = g_string_sized_new (length);
  for (end = text + length; (found = memmem (text, (gsize) (end - text), from, wanted)) != NULL && made->len <= most; text = found + wanted)
    {
      g_string_append_len (made, text, found - text);
      g_string_append_len (made, to, (gssize) more);
    }
  if (made->len <= most)
    g_string_append_len (made, text, end - text);
  if (made->len > most)
    sqlite3_result_error_toobig (context);
  else
    sqlite3_result_text (context, made->str, (int) made->len, SQLITE_TRANSIENT);
  g_string_free (made, TRUE);
}

static gboolean
holds (GHashTable *set, const char *c)
{
  return g_hash_table_contains (set, GUINT_TO_POINTER (g_utf8_get_char (c)));
}

typedef enum { TRIM_START = 1, TRIM_END = 2 } TrimSides;

static void
trim_sides (sqlite3_context *context, int n, sqlite3_value **values, TrimSides sides)
{
  const char *text = (const char *) sqlite3_value_text (values[0]), *letters = n == 2 ? (const char *) sqlite3_value_text (values[1]) : " ", *end;
  g_autoptr (GHashTable) set = g_hash_table_new (NULL, NULL);

  if (text == NULL || letters == NULL)
    return;
  if (!g_utf8_validate (text, -1, NULL) || !g_utf8_validate (letters, -1, NULL))
    {
      sqlite3_result_error (context, "the text is not UTF-8", -1);
      return;
    }
  for (; *letters != '\0'; letters = g_utf8_next_char (letters))
    g_hash_table_add (set, GUINT_TO_POINTER (g_utf8_get_char (letters)));
  end = text + strlen (text);
  while ((sides & TRIM_START) && text < end && holds (set, text))
    text = g_utf8_next_char (text);
  while ((sides & TRIM_END) && end > text && holds (set, g_utf8_find_prev_char (text, end)))
    end = g_utf8_find_prev_char (text, end);
  sqlite3_result_text (context, text, (int) (end - text), SQLITE_TRANSIENT);
}

static void
trim (sqlite3_context *context, int n, sqlite3_value **values)
{
  trim_sides (context, n, values, TRIM_START | TRIM_END);
}

static void
ltrim (sqlite3_context *context, int n, sqlite3_value **values)
{
  trim_sides (context, n, values, TRIM_START);
}

static void
rtrim (sqlite3_context *context, int n, sqlite3_value **values)
{
  trim_sides (context, n, values, TRIM_END);
}

void
mv_query_functions_add (MvDb *db)
{
  static const struct { const char *name; int n; void (*call) (sqlite3_context *, int, sqlite3_value **); } functions[] = {
    { "like", 2, like }, { "like", 3, like }, { "glob", 2, glob }, { "instr", 2, instr }, { "replace", 3, replace },
    { "trim", 1, trim }, { "trim", 2, trim }, { "ltrim", 1, ltrim }, { "ltrim", 2, ltrim }, { "rtrim", 1, rtrim }, { "rtrim", 2, rtrim }
  };

  for (guint i = 0; i < G_N_ELEMENTS (functions); i++)
    sqlite3_create_function (mv_db_handle (db), functions[i].name, functions[i].n, SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_INNOCUOUS, db,
                             functions[i].call, NULL, NULL);
}
