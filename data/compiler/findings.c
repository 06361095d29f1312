#include "data/compiler/findings.h"

#define SHOWN 50

struct _MvFindings
{
  GPtrArray *lines;     /* at most SHOWN */
  guint      count;
};

MvFindings *
mv_findings_new (void)
{
  MvFindings *findings = g_new0 (MvFindings, 1);

  findings->lines = g_ptr_array_new_with_free_func (g_free);
  return findings;
}

void
mv_findings_free (MvFindings *findings)
{
  if (findings == NULL)
    return;
  g_ptr_array_unref (findings->lines);
  g_free (findings);
}

void
mv_findings_add (MvFindings *findings, const char *file, guint line, const char *format, ...)
{
  g_autofree char *sentence = NULL;
  va_list args;

  findings->count++;
  if (findings->lines->len == SHOWN)
    return;
  va_start (args, format);
  sentence = g_strdup_vprintf (format, args);
  va_end (args);
  g_ptr_array_add (findings->lines, line > 0 ? g_strdup_printf ("%s:%u: %s", file, line, sentence)
                                             : g_strdup_printf ("%s: %s", file, sentence));
}

guint
mv_findings_count (MvFindings *findings)
{
  return findings->count;
}

void
mv_findings_print (MvFindings *findings)
{
  for (guint i = 0; i < findings->lines->len; i++)
    g_printerr ("%s\n", (char *) findings->lines->pdata[i]);
  if (findings->count > findings->lines->len)
    g_printerr ("... and %u more.\n", findings->count - findings->lines->len);
}
