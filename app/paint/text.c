#include "app/paint/text.h"

#include "app/paint/words.h"

/* Texts are measured once at this size; without hinting, all others follow in proportion. */
#define MEASURED 16.0
#define MAX_MEASURED 20000

typedef struct { const MvLabelStyle *label; const char *text; } Key;
typedef struct { Key key; double width, height; gboolean known; } Entry;

static guint
hash_entry (gconstpointer data)
{
  const Key *key = data;

  return g_direct_hash (key->text) * 31 + g_direct_hash (key->label);
}

static gboolean
equal_entries (gconstpointer a, gconstpointer b)
{
  const Key *one = a, *other = b;

  return one->text == other->text && one->label == other->label;
}

static GPrivate measured_of_thread = G_PRIVATE_INIT ((GDestroyNotify) g_hash_table_unref);

static GHashTable *
measured (void)
{
  GHashTable *table = g_private_get (&measured_of_thread);

  if (table == NULL)
    {
      table = g_hash_table_new_full (hash_entry, equal_entries, NULL, g_free);
      g_private_set (&measured_of_thread, table);
    }
  return table;
}

static PangoLayout *
make_layout (const MvLabelStyle *label, const char *text, double size)
{
  PangoLayout *layout = pango_layout_new (mv_words_context ());
  PangoFontDescription *font = pango_font_description_new ();
  PangoAttrList *attributes = pango_attr_list_new ();

  pango_font_description_set_family (font, label->family);
  pango_font_description_set_absolute_size (font, size * PANGO_SCALE);
  pango_font_description_set_weight (font, label->weight);
  pango_font_description_set_style (font, label->italic ? PANGO_STYLE_ITALIC : PANGO_STYLE_NORMAL);
  pango_layout_set_font_description (layout, font);
  pango_font_description_free (font);
  if (label->spacing > 0)
    pango_attr_list_insert (attributes, pango_attr_letter_spacing_new (label->spacing * size / MEASURED * PANGO_SCALE));
  if (label->capitals)
    pango_attr_list_insert (attributes, pango_attr_text_transform_new (PANGO_TEXT_TRANSFORM_UPPERCASE));
  pango_layout_set_attributes (layout, attributes);
  pango_attr_list_unref (attributes);
  pango_layout_set_alignment (layout, PANGO_ALIGN_CENTER);
  pango_layout_set_line_spacing (layout, 0.86);
  pango_layout_set_text (layout, text, -1);
  return layout;
}

static const Entry *
measure (const MvLabelStyle *label, const char *text)
{
  GHashTable *table = measured ();
  Key key = { label, text };
  Entry *entry = g_hash_table_lookup (table, &key);

  if (entry == NULL)
    {
      g_autoptr (PangoLayout) layout = make_layout (label, text, MEASURED);
      PangoRectangle logical;

      pango_layout_get_extents (layout, NULL, &logical);
      entry = g_new (Entry, 1);
      *entry = (Entry) { key, (double) logical.width / PANGO_SCALE, (double) logical.height / PANGO_SCALE,
                         pango_layout_get_unknown_glyphs_count (layout) == 0 };
      if (g_hash_table_size (table) >= MAX_MEASURED)
        g_hash_table_remove_all (table);
      g_hash_table_insert (table, &entry->key, entry);
    }
  return entry;
}

gboolean
mv_text_measure (const MvLabelStyle *label, const char *text, double size, double *width, double *height)
{
  const Entry *entry = measure (label, g_intern_string (text));

  *width = entry->width * size / MEASURED;
  *height = entry->height * size / MEASURED;
  return entry->known;
}

void
mv_text_paint (cairo_t *cr, const MvLabelStyle *label, const char *text, double size)
{
  g_autoptr (PangoLayout) layout = make_layout (label, text, size);

  cairo_save (cr);
  if (label->halo_width > 0)
    {
      cairo_move_to (cr, 0, 0);
      pango_cairo_layout_path (cr, layout);
      mv_colour_set (cr, label->halo);
      cairo_set_line_width (cr, 2 * label->halo_width);
      cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
      cairo_set_tolerance (cr, 0.4);
      cairo_stroke (cr);
    }
  cairo_move_to (cr, 0, 0);
  mv_colour_set (cr, label->colour);
  pango_cairo_show_layout (cr, layout);
  cairo_new_path (cr);
  cairo_restore (cr);
}
