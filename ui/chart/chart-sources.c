#include "ui/chart/chart-sources.h"

#include <adwaita.h>

#include "app/base/text.h"
#include "app/scene/report.h"

#define WIDTH 560
#define HEIGHT 460

static gpointer
sources_job (MvDb *db, gpointer ids, GCancellable *cancellable, GError **error)
{
  return mv_report_sources (db, (const char *const *) ids, error);
}

static GtkWidget *
paragraph (GtkWidget *box, const char *text, const char *css)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_selectable (GTK_LABEL (label), TRUE);
  if (css != NULL)
    gtk_widget_add_css_class (label, css);
  gtk_box_append (GTK_BOX (box), label);
  return label;
}

typedef struct { GWeakRef box; } Waiting;

static void
sources_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  Waiting *waiting = data;
  g_autoptr(GtkWidget) box = g_weak_ref_get (&waiting->box);
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) sources = mv_worker_finish (result, &error);

  g_weak_ref_clear (&waiting->box);
  g_free (waiting);
  if (box == NULL)
    return;
  if (sources == NULL)
    {
      paragraph (box, error->message, NULL);
      return;
    }
  for (guint i = 0; i < sources->len; i++)
    {
      const MvSourceText *source = sources->pdata[i];
      g_autofree char *text = g_strdup_printf ("%s%s%s\n%s", source->publisher != NULL ? source->publisher : "", source->publisher != NULL ? ": " : "",
                                               source->title, source->licence != NULL ? source->licence : "");

      paragraph (box, text, NULL);
    }
}

static void
ask (GtkWidget *box, MvSession *session, MvChart *chart)
{
  Waiting *waiting = g_new0 (Waiting, 1);

  g_weak_ref_init (&waiting->box, box);
  mv_worker_submit (mv_session_get_worker (session), sources_job, g_strdupv (chart->source_ids), (GDestroyNotify) g_strfreev,
                    (GDestroyNotify) g_ptr_array_unref, NULL, sources_cb, waiting);
}

void
mv_chart_sources_show (GtkWidget *widget, MvSession *session, MvChart *chart)
{
  GtkWidget *window, *whole, *scrolled, *box, *title;
  GtkEventController *shortcuts;

  g_return_if_fail (GTK_IS_WIDGET (widget) && MV_IS_SESSION (session) && chart != NULL);

  window = adw_window_new ();
  whole = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  scrolled = gtk_scrolled_window_new ();
  box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 10);
  shortcuts = gtk_shortcut_controller_new ();
  g_object_set (box, "margin-top", 6, "margin-bottom", 18, "margin-start", 18, "margin-end", 18, NULL);
  gtk_window_set_title (GTK_WINDOW (window), _("Sources of the Chart"));
  gtk_window_set_default_size (GTK_WINDOW (window), WIDTH, HEIGHT);
  gtk_window_set_modal (GTK_WINDOW (window), TRUE);
  gtk_window_set_transient_for (GTK_WINDOW (window), GTK_WINDOW (gtk_widget_get_root (widget)));
  title = paragraph (box, chart->title, "heading");
  gtk_label_set_selectable (GTK_LABEL (title), FALSE);
  for (guint i = 0; i < chart->notes->len; i++)
    paragraph (box, chart->notes->pdata[i], "dim-label");
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), box);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_widget_set_vexpand (scrolled, TRUE);
  gtk_box_append (GTK_BOX (whole), adw_header_bar_new ());
  gtk_box_append (GTK_BOX (whole), scrolled);
  adw_window_set_content (ADW_WINDOW (window), whole);
  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (shortcuts),
                                        gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_Escape, 0), gtk_named_action_new ("window.close")));
  gtk_widget_add_controller (window, shortcuts);
  ask (box, session, chart);
  gtk_window_present (GTK_WINDOW (window));
}
