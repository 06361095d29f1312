#include "ui/application.h"

#include "ui/window.h"

struct _MvApplication
{
  AdwApplication parent_instance;
  char          *dataset;
  MvView        *view;          /* of the first window; NULL = the start view */
};

G_DEFINE_FINAL_TYPE (MvApplication, mv_application, ADW_TYPE_APPLICATION)

static void
mv_application_activate (GApplication *application)
{
  MvApplication *self = MV_APPLICATION (application);
  g_autoptr(MvSession) session = mv_session_new (self->dataset, self->view);

  gtk_window_present (GTK_WINDOW (mv_window_new (GTK_APPLICATION (self), session)));
}

static void
mv_application_finalize (GObject *object)
{
  MvApplication *self = MV_APPLICATION (object);

  g_free (self->dataset);
  g_clear_pointer (&self->view, mv_view_free);
  G_OBJECT_CLASS (mv_application_parent_class)->finalize (object);
}

static void
mv_application_class_init (MvApplicationClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = mv_application_finalize;
  G_APPLICATION_CLASS (klass)->activate = mv_application_activate;
}

static void
mv_application_init (MvApplication *self)
{
}

MvApplication *
mv_application_new (const char *dataset, const MvView *view)
{
  MvApplication *self = g_object_new (MV_TYPE_APPLICATION, "application-id", "org.multivector.Multivector",
                                      "flags", G_APPLICATION_NON_UNIQUE, NULL);

  self->dataset = g_strdup (dataset);
  self->view = view == NULL ? NULL : mv_view_copy (view);
  return self;
}
