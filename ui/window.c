#include "ui/window.h"

#include "ui/map/script.h"

struct _MvWindow
{
  AdwApplicationWindow parent_instance;
};

G_DEFINE_FINAL_TYPE (MvWindow, mv_window, ADW_TYPE_APPLICATION_WINDOW)

static void
mv_window_class_init (MvWindowClass *klass)
{
}

static void
mv_window_init (MvWindow *self)
{
  gtk_window_set_default_size (GTK_WINDOW (self), 1360, 860);
  gtk_window_set_title (GTK_WINDOW (self), "Multivector");
}

GtkWidget *
mv_window_new (GtkApplication *application, MvSession *session)
{
  MvWindow *self = g_object_new (MV_TYPE_WINDOW, "application", application, NULL);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *map = mv_map_new (session);

  gtk_widget_set_vexpand (map, TRUE);
  gtk_box_append (GTK_BOX (box), adw_header_bar_new ());
  gtk_box_append (GTK_BOX (box), map);
  adw_application_window_set_content (ADW_APPLICATION_WINDOW (self), box);
  gtk_window_set_focus (GTK_WINDOW (self), map);
  mv_script_start (MV_MAP (map));
  return GTK_WIDGET (self);
}
