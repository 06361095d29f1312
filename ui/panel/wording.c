#include "ui/panel/wording.h"

#include "app/base/text.h"
#include "ui/panel/icon.h"

gboolean
mv_wording_set (MvWording *wording, const char *text, const MvWordingStyle *style)
{
  gboolean changed = wording->style != style;

  if (text != NULL && *text == '\0')
    text = NULL;
  changed |= mv_text_set (&wording->text, text);
  wording->style = style;
  if (changed)
    g_clear_object (&wording->layout);
  return changed;
}

void
mv_wording_clear (MvWording *wording)
{
  g_clear_pointer (&wording->text, g_free);
  g_clear_object (&wording->layout);
}

gboolean
mv_wording_stale (MvWording *wording)
{
  if (wording->layout == NULL || pango_context_get_serial (pango_layout_get_context (wording->layout)) == wording->context_serial)
    return FALSE;
  g_clear_object (&wording->layout);
  return TRUE;
}

static PangoLayout *
layout_new (const MvWording *wording, GtkWidget *widget)
{
  PangoLayout *layout = gtk_widget_create_pango_layout (widget, wording->text);
  g_autoptr(PangoAttrList) attributes = pango_attr_list_new ();

  pango_attr_list_insert (attributes, pango_attr_scale_new (wording->style->scale));
  pango_attr_list_insert (attributes, pango_attr_font_features_new ("tnum=1"));
  if (wording->style->weight != PANGO_WEIGHT_NORMAL)
    pango_attr_list_insert (attributes, pango_attr_weight_new (wording->style->weight));
  if (wording->style->italic)
    pango_attr_list_insert (attributes, pango_attr_style_new (PANGO_STYLE_ITALIC));
  pango_layout_set_attributes (layout, attributes);
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_alignment (layout, wording->style->align);
  if (wording->style->max_lines > 0)
    {
      pango_layout_set_height (layout, -wording->style->max_lines);
      pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
      pango_layout_set_single_paragraph_mode (layout, wording->style->max_lines == 1);
    }
  return layout;
}

void
mv_wording_size (MvWording *wording, GtkWidget *widget, int width, int *text_width, int *text_height)
{
  int own_width = 0, own_height = 0;

  if (wording->text != NULL)
    {
      if (wording->layout == NULL)
        {
          wording->layout = layout_new (wording, widget);
          wording->context_serial = pango_context_get_serial (pango_layout_get_context (wording->layout));
        }
      pango_layout_set_width (wording->layout, width < 0 ? -1 : width * PANGO_SCALE);
      pango_layout_get_pixel_size (wording->layout, &own_width, &own_height);
    }
  if (text_width != NULL)
    *text_width = own_width;
  if (text_height != NULL)
    *text_height = own_height;
}

void
mv_wording_draw (MvWording *wording, GtkSnapshot *snapshot, double x, double y, const GdkRGBA *colour)
{
  if (wording->text == NULL || wording->layout == NULL)
    return;
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (x, y));
  gtk_snapshot_append_layout (snapshot, wording->layout, colour);
  gtk_snapshot_restore (snapshot);
}

void
mv_wording_caution (GtkWidget *widget, GtkSnapshot *snapshot, double x, double y, int size)
{
  GdkRGBA colour = mv_wording_colour (widget, "warning_color", 0.85);

  mv_icon_draw (widget, snapshot, "dialog-warning-symbolic", x, y, size, &colour);
}

GdkRGBA
mv_wording_colour (GtkWidget *widget, const char *name, double alpha)
{
  GtkStyleContext *context = gtk_widget_get_style_context (widget);
  GdkRGBA colour;

  if (name == NULL || !gtk_style_context_lookup_color (context, name, &colour))
    gtk_style_context_get_color (context, &colour);
  colour.alpha *= alpha;
  return colour;
}
