#include "ui/warm.h"

#include "ui/chart/chart-view.h"
#include "ui/panel/report-row.h"

#define KEY "mv-warm"
#define DIGITS "0123456789 [] , . % – "

typedef struct
{
  GtkWidget *widget;            /* not owned: it owns this */
  guint      done, turn;        /* fonts loaded; idle */
} Warm;

static const MvWordingStyle *
style_at (guint i)
{
  static const MvWordingStyle *const *(*const groups[]) (guint *n) = { mv_report_row_styles, mv_chart_view_styles, mv_chart_canvas_styles };

  for (guint group = 0; group < G_N_ELEMENTS (groups); group++)
    {
      guint n;
      const MvWordingStyle *const *styles = groups[group] (&n);

      if (i < n)
        return styles[i];
      i -= n;
    }
  return NULL;
}

static gboolean
turn_cb (gpointer data)
{
  Warm *warm = data;
  const MvWordingStyle *style = style_at (warm->done++);
  g_autofree char *text = g_strconcat (DIGITS, pango_language_get_sample_string (gtk_get_default_language ()), NULL);
  MvWording wording = { NULL };

  if (style == NULL)
    {
      warm->turn = 0;
      return G_SOURCE_REMOVE;
    }
  mv_wording_set (&wording, text, style);
  mv_wording_size (&wording, warm->widget, -1, NULL, NULL);
  mv_wording_clear (&wording);
  return G_SOURCE_CONTINUE;
}

static void
presented_cb (MvSession *session, guint part, GtkWidget *widget)
{
  Warm *warm = g_object_get_data (G_OBJECT (widget), KEY);

  if (part == MV_PRESENTED_NOTES && warm->done == 0 && warm->turn == 0)
    warm->turn = g_idle_add_full (G_PRIORITY_LOW, turn_cb, warm, NULL);
}

static void
warm_free (gpointer data)
{
  Warm *warm = data;

  g_clear_handle_id (&warm->turn, g_source_remove);
  g_free (warm);
}

void
mv_warm_follow (GtkWidget *widget, MvSession *session)
{
  Warm *warm = g_new0 (Warm, 1);

  g_return_if_fail (GTK_IS_WIDGET (widget) && MV_IS_SESSION (session));

  warm->widget = widget;
  g_object_set_data_full (G_OBJECT (widget), KEY, warm, warm_free);
  g_signal_connect_object (session, "presented", G_CALLBACK (presented_cb), widget, 0);
}
