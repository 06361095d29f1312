#include <cairo-svg.h>
#include <string.h>

#include "app/base/text.h"
#include "app/exchange/picture.h"
#include "app/paint/group.h"

static cairo_status_t
append (void *closure, const unsigned char *data, unsigned int length)
{
  g_byte_array_append (closure, data, length);
  return CAIRO_STATUS_SUCCESS;
}

/* Cairo numbers surfaces over the whole life of the program; renumbered in order of appearance, the same page gives the same bytes. */
static char *
renumber (const char *svg)
{
  g_autoptr (GRegex) regex = g_regex_new ("\\b(surface|source-|mask-|clip-|clip|image|linear|radial|pattern|filter-|glyph-|compositing-group-|"
                                          "compositing-group|group-)(\\d+)\\b", G_REGEX_OPTIMIZE, 0, NULL);
  g_autoptr (GHashTable) numbers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr (GMatchInfo) match = NULL;
  GString *text = g_string_sized_new (strlen (svg));
  int copied = 0;

  for (g_regex_match (regex, svg, 0, &match); g_match_info_matches (match); g_match_info_next (match, NULL))
    {
      g_autofree char *name = g_match_info_fetch (match, 0), *word = g_match_info_fetch (match, 1);
      const char *number = g_hash_table_lookup (numbers, name);
      int start, end;

      if (number == NULL)
        {
          number = g_strdup_printf ("%s%u", word, g_hash_table_size (numbers));
          g_hash_table_insert (numbers, g_strdup (name), (gpointer) number);
        }
      g_match_info_fetch_pos (match, 0, &start, &end);
      g_string_append_len (text, svg + copied, start - copied);
      g_string_append (text, number);
      copied = end;
    }
  g_string_append (text, svg + copied);
  return g_string_free (text, FALSE);
}

static void
describe (GString *svg, const MvPictureWords *words)
{
  g_autofree char *block = g_markup_printf_escaped (
    "\n<title>%s</title>\n<desc>%s</desc>\n<metadata><rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\" "
    "xmlns:dc=\"http://purl.org/dc/elements/1.1/\"><rdf:Description rdf:about=\"\"><dc:title>%s</dc:title><dc:description>%s</dc:description>"
    "<dc:source>%s</dc:source><dc:identifier>%s</dc:identifier></rdf:Description></rdf:RDF></metadata>",
    words->title, words->description, words->title, words->description, words->sources, words->view);
  const char *element = strstr (svg->str, "<svg"), *end = element != NULL ? strchr (element, '>') : NULL;

  if (end != NULL)
    g_string_insert (svg, end + 1 - svg->str, block);
}

gboolean
mv_picture_svg (const MvPage *page, const MvPictureSize *size, const MvPictureWords *words, GByteArray *bytes, GError **error)
{
  g_autoptr (GByteArray) raw = g_byte_array_new ();
  double unit = size->dpi > 0 ? 25.4 / 96 : 1;
  cairo_surface_t *surface = cairo_svg_surface_create_for_stream (append, raw, page->width * unit, page->height * unit);
  cairo_t *cr;
  cairo_status_t status;
  g_autoptr (GString) svg = NULL;
  g_autofree char *text = NULL, *grouped = NULL;

  cairo_svg_surface_set_document_unit (surface, size->dpi > 0 ? CAIRO_SVG_UNIT_MM : CAIRO_SVG_UNIT_PX);
  cr = cairo_create (surface);
  cairo_scale (cr, unit, unit);
  mv_page_paint (cr, page);
  status = cairo_status (cr);
  cairo_destroy (cr);
  cairo_surface_finish (surface);
  if (status == CAIRO_STATUS_SUCCESS)
    status = cairo_surface_status (surface);
  cairo_surface_destroy (surface);
  if (status != CAIRO_STATUS_SUCCESS)
    {
      g_set_error (error, MV_ERROR, MV_ERROR_WRITE, _("The SVG cannot be painted: %s."), cairo_status_to_string (status));
      return FALSE;
    }
  g_byte_array_append (raw, (const guint8 *) "", 1);
  text = renumber ((const char *) raw->data);
  grouped = mv_group_name_all (text);
  svg = g_string_new (grouped);
  describe (svg, words);
  g_byte_array_append (bytes, (const guint8 *) svg->str, (guint) svg->len);
  return TRUE;
}
