#include "app/exchange/citation.h"

#include <json-glib/json-glib.h>
#include <stdio.h>
#include <string.h>

#include "app/base/text.h"

/* One thing cited. All but id and title may be NULL. */
typedef struct { const char *id, *title, *publisher, *edition, *url, *read_on, *note; } Entry;

MvCitationForm
mv_citation_form_from_code (const char *code)
{
  static const char *const codes[MV_N_CITATIONS] = { "plain", "bibtex", "csl" };

  for (guint i = 0; i < MV_N_CITATIONS; i++)
    if (g_strcmp0 (codes[i], code) == 0)
      return i;
  return MV_N_CITATIONS;
}

/* Characters with a meaning in BibTeX are written as LaTeX has them. */
static void
add_field (GString *text, const char *name, const char *value)
{
  if (value == NULL || *value == '\0')
    return;
  g_string_append_printf (text, ",\n  %s = {", name);
  for (const char *c = value; *c != '\0'; c++)
    if (strchr ("#$%&_{}", *c) != NULL)
      g_string_append_printf (text, "\\%c", *c);
    else if (*c == '\\')
      g_string_append (text, "\\textbackslash{}");
    else if (*c == '~' || *c == '^')
      g_string_append_printf (text, "\\%c{}", *c);
    else
      g_string_append_c (text, *c);
  g_string_append_c (text, '}');
}

/* \url takes an address as it is, but for what would end the field. */
static void
add_address (GString *text, const char *url)
{
  if (url == NULL || *url == '\0')
    return;
  g_string_append (text, ",\n  howpublished = {\\url{");
  for (const char *c = url; *c != '\0'; c++)
    if (strchr ("{}\\ ", *c) != NULL)
      g_string_append_printf (text, "%%%02X", *c);
    else
      g_string_append_c (text, *c);
  g_string_append (text, "}}");
}

static void
add_bibtex (GString *text, const Entry *entry)
{
  g_string_append_printf (text, "@misc{%s", entry->id);
  add_field (text, "title", entry->title);
  add_field (text, "publisher", entry->publisher);
  add_field (text, "edition", entry->edition);
  add_address (text, entry->url);
  add_field (text, "urldate", entry->read_on);
  add_field (text, "note", entry->note);
  g_string_append (text, "\n}\n\n");
}

static void
add_plain (GString *text, const Entry *entry)
{
  g_autofree char *read = entry->read_on != NULL ? g_strdup_printf (_("read on %s"), entry->read_on) : NULL;
  const char *const parts[] = { entry->publisher, entry->title, entry->edition, entry->note, entry->url, read };
  gboolean any = FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    if (parts[i] != NULL && *parts[i] != '\0')
      {
        g_string_append_printf (text, "%s%s", !any ? "" : text->str[text->len - 1] == '.' ? " " : ". ", parts[i]);
        any = TRUE;
      }
  g_string_append_c (text, '\n');
}

static void
add_member (JsonBuilder *json, const char *name, const char *value)
{
  if (value == NULL || *value == '\0')
    return;
  json_builder_set_member_name (json, name);
  json_builder_add_string_value (json, value);
}

/* CSL has dates as lists of numbers: year, month, day as far as they are known. */
static void
add_accessed (JsonBuilder *json, const char *day)
{
  int parts[3], n = day != NULL ? sscanf (day, "%d-%d-%d", &parts[0], &parts[1], &parts[2]) : 0;

  if (n < 1)
    return;
  json_builder_set_member_name (json, "accessed");
  json_builder_begin_object (json);
  json_builder_set_member_name (json, "date-parts");
  json_builder_begin_array (json);
  json_builder_begin_array (json);
  for (int i = 0; i < n; i++)
    json_builder_add_int_value (json, parts[i]);
  json_builder_end_array (json);
  json_builder_end_array (json);
  json_builder_end_object (json);
}

static void
add_csl (JsonBuilder *json, const Entry *entry)
{
  json_builder_begin_object (json);
  add_member (json, "id", entry->id);
  add_member (json, "type", "dataset");
  add_member (json, "title", entry->title);
  add_member (json, "publisher", entry->publisher);
  add_member (json, "version", entry->edition);
  add_member (json, "URL", entry->url);
  add_accessed (json, entry->read_on);
  add_member (json, "note", entry->note);
  json_builder_end_object (json);
}

static char *
json_text (JsonBuilder *json)
{
  g_autoptr(JsonGenerator) generator = json_generator_new ();
  g_autoptr(JsonNode) root = json_builder_get_root (json);
  g_autofree char *text = NULL;

  json_generator_set_root (generator, root);
  json_generator_set_pretty (generator, TRUE);
  text = json_generator_to_data (generator, NULL);
  return g_strconcat (text, "\n", NULL);
}

static Entry
entry_of (const MvSourceText *source)
{
  return (Entry) { source->source_id, source->title, source->publisher, source->edition, source->url, source->read_on,
                   source->citation != NULL && *source->citation != '\0' ? source->citation : source->licence };
}

char *
mv_citation_write (const MvView *view, const char *title, const MvInfo *dataset, GPtrArray *sources, MvCitationForm form)
{
  g_autofree char *address = NULL, *edition = NULL, *digest = NULL, *id = NULL;
  g_autoptr(JsonBuilder) json = json_builder_new ();
  GString *text = g_string_new (NULL);
  Entry first;

  g_return_val_if_fail (view != NULL && title != NULL && dataset != NULL && sources != NULL && form < MV_N_CITATIONS, NULL);

  address = mv_view_text (view);
  edition = g_strdup_printf (_("dataset %s"), dataset->edition != NULL ? dataset->edition : "?");
  /* Two views cited in one paper have two keys. */
  digest = g_compute_checksum_for_string (G_CHECKSUM_SHA256, address, -1);
  id = g_strdup_printf ("multivector-%.8s", digest);
  first = (Entry) { id, title, "Multivector", edition, address, NULL, NULL };
  json_builder_begin_array (json);
  for (guint i = 0; i <= sources->len; i++)
    {
      Entry entry = i == 0 ? first : entry_of (sources->pdata[i - 1]);

      if (form == MV_CITATION_BIBTEX)
        add_bibtex (text, &entry);
      else if (form == MV_CITATION_CSL)
        add_csl (json, &entry);
      else
        add_plain (text, &entry);
    }
  json_builder_end_array (json);
  if (form == MV_CITATION_CSL)
    {
      g_string_free (text, TRUE);
      return json_text (json);
    }
  return g_string_free (text, FALSE);
}
