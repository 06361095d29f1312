#include "app/store/query-answer.h"

#include <math.h>
#include <string.h>

typedef struct { MvQueryAnswer *answer; GArray *cells; gsize bytes; } Gathering;

static MvCellType
join (MvCellType all, MvCellType one)
{
  if (one == MV_CELL_NULL || all == one)
    return all;
  if (all == MV_CELL_NULL)
    return one;
  return (all == MV_CELL_REAL || all == MV_CELL_INTEGER) && (one == MV_CELL_REAL || one == MV_CELL_INTEGER) ? MV_CELL_REAL : MV_CELL_TEXT;
}

static gboolean
gather (const char *const *names, const MvCell *cells, guint n, gpointer data, GError **error)
{
  Gathering *gathering = data;
  MvQueryAnswer *answer = gathering->answer;

  if (cells == NULL)
    {
      answer->n_columns = n;
      answer->names = g_strdupv ((char **) names);
      answer->types = g_new0 (MvCellType, n);
      return TRUE;
    }
  for (guint i = 0; i < n; i++)
    {
      MvCell cell = cells[i];

      answer->types[i] = join (answer->types[i], cell.type);
      if (cell.type == MV_CELL_TEXT || cell.type == MV_CELL_BLOB)
        {
          gathering->bytes += strlen (cell.text) + 1;
          cell.text = g_string_chunk_insert (answer->texts, cell.text);
        }
      g_array_append_val (gathering->cells, cell);
    }
  answer->n_rows++;
  answer->more = gathering->bytes > MV_QUERY_MOST_BYTES;
  return !answer->more;
}

MvQueryAnswer *
mv_query_answer_ask (MvDb *db, const char *sql, const MvQueryAsk *ask, int *at, GError **error)
{
  g_autoptr (MvQueryAnswer) answer = g_new0 (MvQueryAnswer, 1);
  Gathering gathering = { .answer = answer, .cells = g_array_new (FALSE, FALSE, sizeof (MvCell)) };
  MvQueryOutcome outcome;
  gboolean done;

  g_atomic_ref_count_init (&answer->references);
  answer->texts = g_string_chunk_new (4096);
  done = mv_query_run_as (db, sql, ask, gather, &gathering, &outcome, error);
  answer->cells = (MvCell *) (void *) g_array_free (gathering.cells, FALSE);
  answer->more |= outcome.more;
  answer->seconds = outcome.seconds;
  if (at != NULL)
    *at = outcome.at;
  return done || gathering.bytes > MV_QUERY_MOST_BYTES ? g_steal_pointer (&answer) : NULL;
}

MvQueryAnswer *
mv_query_answer_ref (MvQueryAnswer *answer)
{
  g_return_val_if_fail (answer != NULL, NULL);
  g_atomic_ref_count_inc (&answer->references);
  return answer;
}

void
mv_query_answer_unref (MvQueryAnswer *answer)
{
  if (answer == NULL || !g_atomic_ref_count_dec (&answer->references))
    return;
  g_strfreev (answer->names);
  g_free (answer->types);
  g_free (answer->cells);
  g_string_chunk_free (answer->texts);
  g_free (answer);
}

const MvCell *
mv_query_answer_cell (const MvQueryAnswer *answer, guint row, guint column)
{
  g_return_val_if_fail (answer != NULL && row < answer->n_rows && column < answer->n_columns, NULL);
  return &answer->cells[(gsize) row * answer->n_columns + column];
}

double
mv_query_answer_number (const MvQueryAnswer *answer, guint row, guint column)
{
  const MvCell *cell = mv_query_answer_cell (answer, row, column);

  return cell->type == MV_CELL_INTEGER ? (double) cell->integer : cell->type == MV_CELL_REAL ? cell->real : NAN;
}

char *
mv_query_answer_text (const MvQueryAnswer *answer, guint row, guint column)
{
  const MvCell *cell = mv_query_answer_cell (answer, row, column);
  char number[G_ASCII_DTOSTR_BUF_SIZE];

  switch (cell->type)
    {
    case MV_CELL_INTEGER: return g_strdup_printf ("%" G_GINT64_FORMAT, cell->integer);
    case MV_CELL_REAL: return g_strdup (g_ascii_formatd (number, sizeof number, "%.15g", cell->real));
    case MV_CELL_TEXT: case MV_CELL_BLOB: return g_strdup (cell->text);
    default: return g_strdup ("");
    }
}

static void
append_field (GString *csv, const char *text, char separator)
{
  const char special[] = { separator, '"', '\n', '\r', '\0' };

  if (strpbrk (text, special) == NULL)
    {
      g_string_append (csv, text);
      return;
    }
  g_string_append_c (csv, '"');
  for (; *text != '\0'; text++)
    g_string_append_printf (csv, *text == '"' ? "\"\"" : "%c", *text);
  g_string_append_c (csv, '"');
}

char *
mv_query_answer_csv (const MvQueryAnswer *answer, char separator)
{
  GString *csv = g_string_new (NULL);

  g_return_val_if_fail (answer != NULL, NULL);

  for (guint i = 0; i < answer->n_columns; i++)
    {
      if (i > 0)
        g_string_append_c (csv, separator);
      append_field (csv, answer->names[i], separator);
    }
  g_string_append (csv, separator == ',' ? "\r\n" : "\n");
  for (guint row = 0; row < answer->n_rows; row++)
    {
      for (guint i = 0; i < answer->n_columns; i++)
        {
          g_autofree char *text = mv_query_answer_text (answer, row, i);

          if (i > 0)
            g_string_append_c (csv, separator);
          append_field (csv, text, separator);
        }
      g_string_append (csv, separator == ',' ? "\r\n" : "\n");
    }
  return g_string_free (csv, FALSE);
}

char *
mv_query_plan (MvDb *db, const char *sql, const MvQueryAsk *ask, int *at, GError **error)
{
  MvQueryAsk plan = *ask;
  g_autoptr (MvQueryAnswer) answer = NULL;
  g_autoptr (GHashTable) depths = g_hash_table_new (NULL, NULL);
  GString *text;

  plan.plan = TRUE;
  answer = mv_query_answer_ask (db, sql, &plan, at, error);
  if (answer == NULL)
    return NULL;
  text = g_string_new (NULL);
  for (guint row = 0; row < answer->n_rows && answer->n_columns >= 4; row++)
    {
      const MvCell *id = mv_query_answer_cell (answer, row, 0), *parent = mv_query_answer_cell (answer, row, 1);
      guint depth = 1 + GPOINTER_TO_UINT (g_hash_table_lookup (depths, GINT_TO_POINTER (parent->integer)));
      g_autofree char *step = mv_query_answer_text (answer, row, 3);

      g_hash_table_insert (depths, GINT_TO_POINTER (id->integer), GUINT_TO_POINTER (depth));
      g_string_append_printf (text, "%*s%s\n", (int) (depth - 1) * 2, "", step);
    }
  return g_string_free (text, FALSE);
}
