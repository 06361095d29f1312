#include "ui/about.h"

#include "app/base/text.h"
#include "app/store/choices.h"

/* What each class of redistribution means; the classes are those of table `source`. */
static const struct { const char *code, *title, *meaning; } classes[] = {
  { "open", N_("Open data"), N_("Free to use and pass on under the licences named here, mostly with attribution.") },
  { "share-alike", N_("Share-alike data"),
    N_("© OpenStreetMap contributors and the others named here, under the Open Database Licence (ODbL): what is made from these parts of the "
       "dataset must be shared under the same licence.") },
  { "official", N_("Official statistics"), N_("Published by statistical offices for general use; no licence is stated.") },
  { "facts-only", N_("Facts cited"), N_("Single facts and figures, each with its source. The works themselves are not included and keep their "
                                        "own terms.") },
};

static const char border_policy[] = N_(
  "Shows who builds, trades and allies with whom in Central Asia, with the source behind every number.\n\n"
  "Borders follow Natural Earth, which draws who controls the ground; disputed lines are dashed. They are the choice of a base map, not a "
  "position of the project.");

typedef struct { AdwAboutWindow *about; } Waiting;

static void
add_class (AdwAboutWindow *about, GPtrArray *licences, guint which)
{
  g_autoptr(GString) text = g_string_new (_(classes[which].meaning));
  gboolean any = FALSE;

  for (guint i = 0; i < licences->len; i++)
    {
      const MvLicence *licence = g_ptr_array_index (licences, i);
      g_autofree char *name = NULL, *publishers = NULL;

      if (g_strcmp0 (licence->redistribution, classes[which].code) != 0)
        continue;
      any = TRUE;
      name = g_markup_escape_text (licence->licence, -1);
      publishers = g_markup_escape_text (licence->publishers, -1);
      g_string_append_printf (text, "\n\n<b>%s</b>\n%s", name, publishers);
    }
  if (any)
    adw_about_window_add_legal_section (about, _(classes[which].title), NULL, GTK_LICENSE_CUSTOM, text->str);
}

static gpointer
read_licences (MvDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  return mv_licences_read (db, error);
}

/* The window comes with its texts: added later, the list of sections would not show them. */
static void
licences_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Waiting *waiting = data;
  g_autoptr(GPtrArray) licences = mv_worker_finish (result, NULL);

  for (guint i = 0; licences != NULL && i < G_N_ELEMENTS (classes); i++)
    add_class (waiting->about, licences, i);
  gtk_window_present (GTK_WINDOW (waiting->about));
  g_object_unref (waiting->about);
  g_free (waiting);
}

void
mv_about_show (GtkWindow *window, MvSession *session)
{
  const char *developers[] = { _("The Multivector project"), NULL };
  Waiting *waiting = g_new0 (Waiting, 1);

  waiting->about = ADW_ABOUT_WINDOW (g_object_ref (g_object_new (ADW_TYPE_ABOUT_WINDOW, "transient-for", window, "modal", TRUE, NULL)));
  adw_about_window_set_application_name (waiting->about, "Multivector");
  adw_about_window_set_application_icon (waiting->about, "org.multivector.Multivector");
  adw_about_window_set_version (waiting->about, MV_VERSION);
  adw_about_window_set_developer_name (waiting->about, _("The Multivector project"));
  adw_about_window_set_developers (waiting->about, developers);
  adw_about_window_set_copyright (waiting->about, _("© 2026 The Multivector project"));
  adw_about_window_set_license_type (waiting->about, GTK_LICENSE_GPL_3_0);
  adw_about_window_set_comments (waiting->about, _(border_policy));
  mv_worker_submit (mv_session_get_worker (session), read_licences, NULL, NULL, (GDestroyNotify) g_ptr_array_unref, NULL, licences_cb,
                    waiting);
}
