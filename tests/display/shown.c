#include "tests/display/shown.h"

#include "app/base/text.h"
#include "ui/application.h"
#include "ui/map/map.h"

static gboolean
late_cb (gpointer data)
{
  *(gboolean *) data = TRUE;
  return G_SOURCE_REMOVE;
}

void
shown_wait (Condition condition, gpointer data, const char *what)
{
  gboolean late = FALSE;
  guint source = g_timeout_add_seconds (60, late_cb, &late);

  while (!condition (data) && !late)
    g_main_context_iteration (NULL, TRUE);
  if (late)
    g_error ("waited in vain: %s", what);
  g_source_remove (source);
}

void
shown_idle (guint ms)
{
  gboolean late = FALSE;

  g_timeout_add (ms, late_cb, &late);
  while (!late)
    g_main_context_iteration (NULL, TRUE);
}

static gboolean
is_settled (gpointer data)
{
  MvSession *session = mv_window_get_session (data);
  gboolean selected = *mv_session_get_view (session)->select != '\0';

  return mv_session_get_error (session) != NULL
         || (!mv_session_get_loading (session) && mv_session_get_scene (session) != NULL
             && (!selected || mv_session_get_report (session) != NULL));
}

void
shown_settle (MvWindow *window)
{
  shown_wait (is_settled, window, "the session settles");
}

static gboolean
is_ready (gpointer data)
{
  GtkWidget *map = shown_find (data, MV_TYPE_MAP, NULL);

  /* A page stands in the map's place. */
  return is_settled (data) && mv_window_is_furnished (data)
         && (*mv_session_get_view (mv_window_get_session (data))->page != '\0' || mv_map_is_complete (MV_MAP (map)));
}

MvWindow *
shown_window (const char *view_text)
{
  static MvApplication *application;
  const char *dataset = g_getenv ("MV_DATASET");
  g_autoptr(MvView) view = NULL;
  g_autoptr(MvSession) session = NULL;
  g_autoptr(GError) error = NULL;
  MvWindow *window;

  if (application == NULL)
    {
      application = mv_application_new (dataset, NULL);
      g_application_register (G_APPLICATION (application), NULL, &error);
      g_assert_no_error (error);
    }
  view = view_text != NULL ? mv_view_parse (view_text, &error) : mv_view_new ();
  g_assert_no_error (error);
  session = mv_session_new (dataset, view);
  window = MV_WINDOW (mv_window_new (GTK_APPLICATION (application), session));
  gtk_window_present (GTK_WINDOW (window));
  shown_wait (is_ready, window, "the window is complete");
  return window;
}

void
shown_each (GtkWidget *root, Visitor visitor, gpointer data)
{
  visitor (root, data);
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL; child = gtk_widget_get_next_sibling (child))
    shown_each (child, visitor, data);
}

typedef struct { GType type; const char *label; GtkWidget *found; } Search;

static void
search_cb (GtkWidget *widget, gpointer data)
{
  Search *search = data;
  g_autofree char *differs = NULL;

  if (search->found != NULL || !g_type_is_a (G_OBJECT_TYPE (widget), search->type))
    return;
  if (search->label != NULL)
    {
      if (!gtk_test_accessible_has_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL))
        return;
      differs = gtk_test_accessible_check_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, search->label);
      if (differs != NULL)
        return;
    }
  search->found = widget;
}

GtkWidget *
shown_find (GtkWidget *root, GType type, const char *label)
{
  Search search = { type, label, NULL };

  shown_each (root, search_cb, &search);
  return search.found;
}
