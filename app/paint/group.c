#include "app/paint/group.h"

#include <string.h>

/* Cairo's SVG surface knows no groups with names. A speck in a colour that no style has stands for the begin and the end of each, painted
 * without a clip so that it lies outside the groups which cairo itself makes of clips; `mv_group_name_all` puts the tags in their place. */
#define SPECK_RED   0.123451
#define SPECK_GREEN 0.765433
#define SPECK       "<path[^<>]*rgb\\(12\\.3451%,\\s*76\\.5433%,\\s*([0-9.]+)%\\)[^<>]*/>"
#define STEP        0.001       /* of blue, from one group to the next; 0 is the end */

static const char *const names[MV_N_GROUPS] = { "title", "map", "base", "areas", "marks", "labels", "scale", "chart", "legend", "text", "sources" };

static void
put_speck (cairo_t *cr, guint number)
{
  if (cairo_surface_get_type (cairo_get_target (cr)) != CAIRO_SURFACE_TYPE_SVG)
    return;
  cairo_save (cr);
  cairo_reset_clip (cr);
  cairo_identity_matrix (cr);
  cairo_new_path (cr);
  cairo_rectangle (cr, 0, 0, 1, 1);
  cairo_set_source_rgb (cr, SPECK_RED, SPECK_GREEN, number * STEP);
  cairo_fill (cr);
  cairo_restore (cr);
}

void
mv_group_begin (cairo_t *cr, MvGroup group)
{
  g_return_if_fail (cr != NULL && group < MV_N_GROUPS);

  put_speck (cr, group + 1);
}

void
mv_group_end (cairo_t *cr)
{
  g_return_if_fail (cr != NULL);

  put_speck (cr, 0);
}

static void
append_tag (GString *text, double percent, guint *counts)
{
  guint number = (guint) (percent / 100 / STEP + 0.5);

  if (number == 0 || number > MV_N_GROUPS)
    g_string_append (text, "</g>");
  else if (++counts[number - 1] == 1)
    g_string_append_printf (text, "<g id=\"%s\">", names[number - 1]);
  else
    g_string_append_printf (text, "<g id=\"%s-%u\">", names[number - 1], counts[number - 1]);
}

char *
mv_group_name_all (const char *svg)
{
  g_autoptr (GRegex) regex = g_regex_new (SPECK, G_REGEX_OPTIMIZE, 0, NULL);
  g_autoptr (GMatchInfo) match = NULL;
  guint counts[MV_N_GROUPS] = { 0 };
  GString *text;
  int copied = 0, start, end;

  g_return_val_if_fail (svg != NULL, NULL);

  text = g_string_sized_new (strlen (svg));
  for (g_regex_match (regex, svg, 0, &match); g_match_info_matches (match); g_match_info_next (match, NULL))
    {
      g_autofree char *blue = g_match_info_fetch (match, 1);

      g_match_info_fetch_pos (match, 0, &start, &end);
      g_string_append_len (text, svg + copied, start - copied);
      append_tag (text, g_ascii_strtod (blue, NULL), counts);
      copied = end;
    }
  g_string_append (text, svg + copied);
  return g_string_free (text, FALSE);
}
