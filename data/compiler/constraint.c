#include "data/compiler/constraint.h"

#include <string.h>

/* "'a', 'b'" -> "a, b" */
static char *
without_quotes (const char *list)
{
  g_auto(GStrv) parts = g_strsplit (list, "'", -1);

  return g_strjoinv ("", parts);
}

static const char *
cell (const MvTable *table, const MvRow *row, const char *column)
{
  const char *text = mv_table_cell (table, row, column);

  return text != NULL ? text : "";
}

static gboolean
matches (const char *pattern, const char *rule, char ***words)
{
  *words = g_regex_split_simple (pattern, rule, G_REGEX_DEFAULT, G_REGEX_MATCH_DEFAULT);
  if (g_strv_length (*words) > 1)
    return TRUE;
  g_clear_pointer (words, g_strfreev);
  return FALSE;
}

static void
report_check (MvBuild *build, const MvTable *table, const MvRow *row, const char *rule)
{
  g_auto(GStrv) words = NULL;

  if (matches ("^(\\w+) IN \\((.*)\\)$", rule, &words))
    {
      g_autofree char *allowed = without_quotes (words[2]);

      mv_findings_add (build->findings, table->file, row->line, "%s “%s” is none of the allowed values: %s. Use one of these.",
                       words[1], cell (table, row, words[1]), allowed);
    }
  else if (matches ("^(\\w+) BETWEEN (\\S+) AND (\\S+)$", rule, &words))
    mv_findings_add (build->findings, table->file, row->line, "%s %s is outside %s to %s. Correct it.",
                     words[1], cell (table, row, words[1]), words[2], words[3]);
  else if (matches ("^(\\w+) >=? 0(.*)$", rule, &words))
    mv_findings_add (build->findings, table->file, row->line,
                     "%s %s is %s, which it cannot be (rule: %s). Correct it, or leave the cell empty when it is not known.",
                     words[1], cell (table, row, words[1]), cell (table, row, words[1])[0] == '-' ? "negative" : "zero", rule);
  else if (matches ("^\\((\\w+) IS NULL\\) = \\((\\w+) IS NULL\\)$", rule, &words))
    mv_findings_add (build->findings, table->file, row->line, "only one of %s and %s is given. Give both or neither.",
                     words[1], words[2]);
  else if (matches ("^\\((\\w+) IS NULL\\) <> \\((\\w+) IS NULL\\)$", rule, &words))
    mv_findings_add (build->findings, table->file, row->line, "exactly one of %s and %s must be given.", words[1], words[2]);
  else if (matches ("^(\\w+) IS NULL OR (\\w+) IS NOT NULL$", rule, &words))
    mv_findings_add (build->findings, table->file, row->line, "%s is given without %s. Say which it is.", words[1], words[2]);
  else if (matches ("^(\\w+) < (\\w+)$", rule, &words))
    mv_findings_add (build->findings, table->file, row->line, "%s “%s” must come before %s “%s” in the alphabet. Swap them.",
                     words[1], cell (table, row, words[1]), words[2], cell (table, row, words[2]));
  else
    mv_findings_add (build->findings, table->file, row->line, "the row breaks the rule “%s”. Correct it.", rule);
}

static gboolean
same_key (const MvSchemaTable *schema, const MvTable *table, const MvRow *a, const MvRow *b)
{
  for (guint i = 0; i < schema->columns->len; i++)
    {
      const MvColumn *column = schema->columns->pdata[i];

      if (column->key > 0 && g_strcmp0 (mv_table_cell (table, a, column->name), mv_table_cell (table, b, column->name)) != 0)
        return FALSE;
    }
  return TRUE;
}

static void
report_duplicate_key (MvBuild *build, const MvSchemaTable *schema, const MvTable *table, const MvRow *row)
{
  g_autoptr(GString) key = g_string_new (NULL);
  guint line = 0;

  for (guint i = 0; i < schema->columns->len; i++)
    {
      const MvColumn *column = schema->columns->pdata[i];

      if (column->key > 0)
        g_string_append_printf (key, "%s%s “%s”", key->len > 0 ? ", " : "", column->name, cell (table, row, column->name));
    }
  for (const MvRow *other = (const MvRow *) table->rows->data; other < row && line == 0; other++)
    if (same_key (schema, table, other, row))
      line = other->line;
  mv_findings_add (build->findings, table->file, row->line, "the row has the key of line %u: %s. Remove one of the two.", line, key->str);
}

void
mv_constraint_report (MvBuild *build, const MvSchemaTable *schema, const MvTable *table, const MvRow *row)
{
  const char *message = sqlite3_errmsg (build->db);
  const char *colon = strstr (message, "failed: ");
  g_autofree char *what = g_strdup (colon != NULL ? colon + strlen ("failed: ") : message);

  switch (sqlite3_extended_errcode (build->db))
    {
    case SQLITE_CONSTRAINT_CHECK:
      report_check (build, table, row, what);
      break;
    case SQLITE_CONSTRAINT_PRIMARYKEY:
    case SQLITE_CONSTRAINT_ROWID:
      report_duplicate_key (build, schema, table, row);
      break;
    case SQLITE_CONSTRAINT_UNIQUE:
      mv_findings_add (build->findings, table->file, row->line, "there is already a row with the same %s. Keep one of the two.", what);
      break;
    default:
      mv_findings_add (build->findings, table->file, row->line, "%s. Correct the row.", message);
      break;
    }
}
