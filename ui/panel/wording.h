/* Text that a widget draws by itself: laid out once, measured and drawn from the same layout. A label of GTK costs ten times as much
 * when it wraps, and a year change brings some hundred texts. Main thread only. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef struct
{
  double         scale;         /* of the widget's font */
  PangoWeight    weight;
  gboolean       italic;
  PangoAlignment align;
  int            max_lines;     /* of each paragraph; 0 = all; 1 = line breaks are drawn as signs, on one line */
} MvWordingStyle;

typedef struct
{
  char        *text;            /* NULL = nothing is drawn */
  PangoLayout *layout;          /* NULL until asked for */
  guint        context_serial;  /* of the context it was made with */
  const MvWordingStyle *style;
} MvWording;

/* TRUE if something changed; STYLE must live on. */
gboolean mv_wording_set   (MvWording *wording, const char *text, const MvWordingStyle *style);
void     mv_wording_clear (MvWording *wording);
/* For the widget's `css_changed`: TRUE when that concerns the font and the text is to be laid out anew. Most changes of style do not:
 * a row becomes the first of its siblings, the pointer is over it. */
gboolean mv_wording_stale (MvWording *wording);

/* Size in px when wrapped at WIDTH; WIDTH < 0 = one line. Nothing takes no room. */
void     mv_wording_size  (MvWording *wording, GtkWidget *widget, int width, int *text_width, int *text_height);
/* As it was measured last, with its top left at X, Y. */
void     mv_wording_draw  (MvWording *wording, GtkSnapshot *snapshot, double x, double y, const GdkRGBA *colour);

/* The warning sign in SIZE px, in the colour of cautions. */
void     mv_wording_caution (GtkWidget *widget, GtkSnapshot *snapshot, double x, double y, int size);

/* The colour NAME of the style sheet, or with NULL the widget's own, ALPHA times as strong. */
GdkRGBA  mv_wording_colour (GtkWidget *widget, const char *name, double alpha);

G_END_DECLS
