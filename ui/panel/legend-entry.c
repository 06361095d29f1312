#include "ui/panel/legend-entry.h"

#include <adwaita.h>
#include <string.h>

#include "app/base/text.h"
#include "ui/panel/swatch.h"
#include "ui/panel/wording.h"
#include "ui/variant.h"

#define GAP 8                   /* px */
#define CAUTION_WIDTH 14        /* px of the warning sign */
#define OFF 0.4                 /* strength of what is filtered away */

struct _MvLegendEntry
{
  GtkWidget    parent_instance;
  MvLegendItem item;            /* without its texts */
  gboolean     fills;
  MvWording    label, value;
  int          width;           /* what the places are for; 0 = not placed */
  gboolean     redraw, resize;  /* due with mv_legend_entry_show */
  int          label_x, label_y, value_x, value_y, height;
};

G_DEFINE_FINAL_TYPE (MvLegendEntry, mv_legend_entry, GTK_TYPE_WIDGET)

static const MvWordingStyle plain = { 1.0, PANGO_WEIGHT_NORMAL, FALSE, PANGO_ALIGN_LEFT, 0 };
static const MvWordingStyle small = { 0.92, PANGO_WEIGHT_NORMAL, FALSE, PANGO_ALIGN_LEFT, 0 };
static const MvWordingStyle small_amount = { 0.92, PANGO_WEIGHT_NORMAL, FALSE, PANGO_ALIGN_RIGHT, 0 };
static const MvWordingStyle amount = { 1.0, PANGO_WEIGHT_NORMAL, FALSE, PANGO_ALIGN_RIGHT, 0 };

static void arrange (MvLegendEntry *self, int width);

/* What the entries were given last: a guess for those that were never shown, so that they are laid out before their frame. */
static int usual_width;

/* Other texts or another font: what is as high as before is only drawn again. A new size of one line lays out the whole window. */
static void
refresh (MvLegendEntry *self, gboolean resize, int width)
{
  int height = self->height;

  self->width = 0;
  if (width > 0)
    arrange (self, width);
  self->redraw = TRUE;
  self->resize |= resize || width == 0 || self->height != height;
}

void
mv_legend_entry_show (MvLegendEntry *self)
{
  g_return_if_fail (MV_IS_LEGEND_ENTRY (self));

  if (self->resize)
    gtk_widget_queue_resize (GTK_WIDGET (self));
  else if (self->redraw)
    gtk_widget_queue_draw (GTK_WIDGET (self));
  self->redraw = self->resize = FALSE;
}

gboolean
mv_legend_entry_set_item (MvLegendEntry *self, const MvLegendItem *item, gboolean fills)
{
  gboolean note = item->kind == MV_LEGEND_NOTE, resize, texts, changed = self->fills != fills;
  MvLegendItem before = self->item;
  int old_width, old_height, new_width, new_height;

  g_return_val_if_fail (MV_IS_LEGEND_ENTRY (self), FALSE);

  mv_swatch_size (&before, &old_width, &old_height);
  self->item = *item;
  self->item.label = self->item.value = self->item.key = NULL;
  self->fills = fills;
  mv_swatch_size (&self->item, &new_width, &new_height);
  resize = old_width != new_width || old_height != new_height;
  texts = mv_wording_set (&self->label, item->label, note ? &small : &plain);
  texts |= mv_wording_set (&self->value, item->value, note ? &small_amount : &amount);
  changed |= texts || memcmp (&before, &self->item, sizeof before) != 0;
  if (changed)
    refresh (self, resize || self->width == 0, self->width > 0 ? self->width : usual_width);
  return texts;
}

char *
mv_legend_entry_spoken (MvLegendEntry *self)
{
  g_autoptr(GString) text = g_string_new (self->label.text);

  if (self->value.text != NULL)
    g_string_append_printf (text, ", %s", self->value.text);
  if (self->item.off)
    g_string_append_printf (text, ", %s", _("filtered away"));
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* A value too long to stand beside its label goes beneath it. */
static void
arrange (MvLegendEntry *self, int width)
{
  GtkWidget *widget = GTK_WIDGET (self);
  int sample_width, sample_height, label_width, label_height, value_width, value_height, room;
  gboolean beneath;

  if (self->width == width)
    return;
  self->width = width;
  mv_swatch_size (&self->item, &sample_width, &sample_height);
  if (self->item.kind == MV_LEGEND_NOTE && self->item.caution)
    sample_width = CAUTION_WIDTH;
  self->label_x = sample_width > 0 ? sample_width + GAP : 0;
  room = MAX (width - self->label_x, 40);
  /* Every other width lays out the words anew: asked for only where it decides something. */
  mv_wording_size (&self->value, widget, -1, &value_width, &value_height);
  beneath = value_width > room * 45 / 100;
  if (beneath)
    {
      mv_wording_size (&self->label, widget, -1, &label_width, NULL);
      beneath = label_width + GAP + value_width > room;
    }
  if (value_width > room)
    mv_wording_size (&self->value, widget, value_width = room, NULL, &value_height);
  mv_wording_size (&self->label, widget, beneath || value_width == 0 ? room : MAX (room - value_width - GAP, 40), NULL, &label_height);
  self->height = MAX (beneath ? label_height + value_height : MAX (label_height, value_height), sample_height);
  self->value_x = width - value_width;
  self->label_y = beneath || label_height > sample_height ? 0 : (self->height - label_height) / 2;
  self->value_y = beneath ? label_height : self->label_y;
}

static void
mv_legend_entry_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural, int *minimum_baseline,
                        int *natural_baseline)
{
  MvLegendEntry *self = MV_LEGEND_ENTRY (widget);

  *minimum_baseline = *natural_baseline = -1;
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = *natural = 160;
      return;
    }
  /* Asked without a width, what is laid out already is as good an answer as any, and costs nothing. */
  if (for_size > 0)
    usual_width = for_size;
  if (for_size > 0 || self->width == 0)
    arrange (self, for_size > 0 ? for_size : 160);
  *minimum = *natural = self->height;
}

static GtkSizeRequestMode
mv_legend_entry_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
mv_legend_entry_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  MvLegendEntry *self = MV_LEGEND_ENTRY (widget);
  gboolean note = self->item.kind == MV_LEGEND_NOTE;
  GdkRGBA ink = mv_wording_colour (widget, NULL, note ? 0.75 : 1), dim = mv_wording_colour (widget, NULL, 0.75);
  GdkTexture *sample = mv_swatch_texture (&self->item, self->fills, gtk_widget_get_scale_factor (widget), mv_variant_system ());
  int width, height;

  arrange (self, gtk_widget_get_width (widget));
  if (self->item.off)
    gtk_snapshot_push_opacity (snapshot, OFF);
  mv_swatch_size (&self->item, &width, &height);
  if (sample != NULL)
    gtk_snapshot_append_texture (snapshot, sample, &GRAPHENE_RECT_INIT (0, self->label_y > 0 ? (self->height - height) / 2 : 0, width, height));
  mv_wording_draw (&self->label, snapshot, self->label_x, self->label_y, &ink);
  mv_wording_draw (&self->value, snapshot, self->value_x, self->value_y, &dim);
  if (note && self->item.caution)
    mv_wording_caution (widget, snapshot, 0, 1, CAUTION_WIDTH);
  if (self->item.off)
    gtk_snapshot_pop (snapshot);
}

static void
mv_legend_entry_css_changed (GtkWidget *widget, GtkCssStyleChange *change)
{
  MvLegendEntry *self = MV_LEGEND_ENTRY (widget);

  GTK_WIDGET_CLASS (mv_legend_entry_parent_class)->css_changed (widget, change);
  if ((mv_wording_stale (&self->label) | mv_wording_stale (&self->value)) && self->width > 0)
    refresh (self, FALSE, self->width);
  mv_legend_entry_show (self);
  gtk_widget_queue_draw (widget);
}

static void
mv_legend_entry_finalize (GObject *object)
{
  MvLegendEntry *self = MV_LEGEND_ENTRY (object);

  mv_wording_clear (&self->label);
  mv_wording_clear (&self->value);
  G_OBJECT_CLASS (mv_legend_entry_parent_class)->finalize (object);
}

static void
mv_legend_entry_class_init (MvLegendEntryClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->finalize = mv_legend_entry_finalize;
  widget_class->measure = mv_legend_entry_measure;
  widget_class->get_request_mode = mv_legend_entry_get_request_mode;
  widget_class->snapshot = mv_legend_entry_snapshot;
  widget_class->css_changed = mv_legend_entry_css_changed;
  gtk_widget_class_set_css_name (widget_class, "legendentry");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
mv_legend_entry_init (MvLegendEntry *self)
{
  self->item.kind = MV_LEGEND_NOTE;
  mv_variant_follow (self, G_CALLBACK (gtk_widget_queue_draw));
}

GtkWidget *
mv_legend_entry_new (void)
{
  return g_object_new (MV_TYPE_LEGEND_ENTRY, NULL);
}
