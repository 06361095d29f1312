#include "ui/groups.h"

#include <string.h>

#include "app/base/text.h"
#include "app/store/groups.h"
#include "ui/group-editor.h"
#include "ui/saved-view-dialog.h"
#include "ui/shelf.h"
#include "ui/window-private.h"

#define WIDTH 560
#define HEIGHT 560
#define NAMED_MOST 6            /* members in the line below the name */

typedef struct { MvShelf base; GtkWidget *list; } Shelf;
typedef struct { gint64 group_id; MvGroup *group; } Item;       /* group_id 0 = offered by the program */

static void
item_free (gpointer data)
{
  Item *item = data;

  mv_group_free (item->group);
  g_free (item);
}

static Item *
item_of (GtkWidget *widget)
{
  return g_object_get_data (G_OBJECT (gtk_widget_get_ancestor (widget, GTK_TYPE_LIST_BOX_ROW)), "item");
}

/* --- what is done ----------------------------------------------------------------------------------------------------------------------- */

static void
use_edit (MvView *view, gpointer data)
{
  const MvGroup *group = data;
  g_autofree char *definition = mv_group_text (group);

  view->overlays |= MV_OVERLAY_FLOWS;
  mv_view_take_group (view, definition);
  mv_view_set_list (&view->partners, NULL);
  mv_view_choose_filter (view, "partners", group->code);
}

static void
use_cb (GtkButton *button, Shelf *shelf)
{
  mv_session_edit (shelf->base.window->session, use_edit, item_of (GTK_WIDGET (button))->group);
  gtk_window_close (GTK_WINDOW (shelf->base.dialog));
}

static void
edit_cb (GtkButton *button, Shelf *shelf)
{
  const Item *item = item_of (GTK_WIDGET (button));

  mv_group_editor_show (GTK_WINDOW (shelf->base.dialog), shelf->base.window, item->group_id, item->group);
}

static gpointer
remove_job (MvDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  gint64 change_id = mv_groups_remove (db, *(const gint64 *) data, error);

  return change_id != 0 ? g_memdup2 (&change_id, sizeof change_id) : NULL;
}

static void
remove_cb (GtkButton *button, Shelf *shelf)
{
  const Item *item = item_of (GTK_WIDGET (button));
  g_autofree char *said = g_strdup_printf (_("“%s” deleted"), item->group->name);

  mv_saved_view_do (shelf->base.window, remove_job, g_memdup2 (&item->group_id, sizeof item->group_id), g_free, said);
}

static void
new_cb (GtkButton *button, Shelf *shelf)
{
  g_autoptr(MvGroup) group = mv_group_new ("", "");

  mv_group_editor_show (GTK_WINDOW (shelf->base.dialog), shelf->base.window, 0, group);
}

/* --- the list --------------------------------------------------------------------------------------------------------------------------- */

/* "37 countries: Australia, Austria, … and 31 more". */
static char *
say_members (Shelf *shelf, const MvGroup *group)
{
  GString *text = g_string_new (NULL);
  guint n = group->members->len;

  g_string_append_printf (text, ngettext_ ("%u country", "%u countries", n), n);
  for (guint i = 0; i < MIN (n, NAMED_MOST); i++)
    {
      const char *iso3 = g_array_index (group->members, MvGroupMember, i).iso3;
      g_autofree char *ref = g_strconcat ("country:", iso3, NULL);
      const char *name = mv_session_title_of (shelf->base.window->session, ref);

      g_string_append_printf (text, "%s%s", i == 0 ? ": " : ", ", name != NULL ? name : iso3);
    }
  if (n > NAMED_MOST)
    {
      g_string_append_c (text, ' ');
      g_string_append_printf (text, ngettext_ ("and %u more", "and %u more", n - NAMED_MOST), n - NAMED_MOST);
    }
  return g_string_free (text, FALSE);
}

static void
add_button (Shelf *shelf, GtkWidget *row, const char *icon, const char *pattern, const char *name, GCallback clicked)
{
  GtkWidget *button = mv_shelf_button (icon, pattern, name);

  g_signal_connect (button, "clicked", clicked, shelf);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
}

static void
add_item (Shelf *shelf, Item *item)
{
  GtkWidget *row = adw_action_row_new ();
  const char *name = item->group->name;
  g_autofree char *members = say_members (shelf, item->group);

  g_object_set (row, "use-markup", FALSE, NULL);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), name);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), members);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 3);
  add_button (shelf, row, "object-select-symbolic", _("Show flows with %s"), name, G_CALLBACK (use_cb));
  add_button (shelf, row, item->group_id != 0 ? "document-edit-symbolic" : "edit-copy-symbolic",
              item->group_id != 0 ? _("Change %s") : _("Make a group of your own out of %s"), name, G_CALLBACK (edit_cb));
  if (item->group_id != 0)
    add_button (shelf, row, "user-trash-symbolic", _("Delete %s"), name, G_CALLBACK (remove_cb));
  g_object_set_data_full (G_OBJECT (row), "item", item, item_free);
  gtk_list_box_append (GTK_LIST_BOX (shelf->list), row);
}

static void
add_definition (Shelf *shelf, gint64 group_id, const char *definition)
{
  MvGroup *group = mv_group_parse (definition, NULL);
  Item *item;

  if (group == NULL)
    return;
  item = g_new0 (Item, 1);
  *item = (Item) { group_id, group };
  add_item (shelf, item);
}

static gpointer
list_job (MvDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  return mv_groups_list (db, error);
}

static void
fill (gpointer data, const GPtrArray *groups)
{
  Shelf *shelf = data;
  g_auto(GStrv) offered = mv_groups_offered ();
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (shelf->list)) != NULL)
    gtk_list_box_remove (GTK_LIST_BOX (shelf->list), child);
  for (guint i = 0; i < groups->len; i++)
    add_definition (shelf, ((MvKeptGroup *) groups->pdata[i])->group_id, ((MvKeptGroup *) groups->pdata[i])->definition);
  for (guint i = 0; offered[i] != NULL; i++)
    add_definition (shelf, 0, offered[i]);
}

/* --- the window ------------------------------------------------------------------------------------------------------------------------- */

static GtkWidget *
make_content (gpointer data)
{
  Shelf *shelf = data;
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0), *header = adw_header_bar_new (), *scrolled = gtk_scrolled_window_new ();
  GtkWidget *body = gtk_box_new (GTK_ORIENTATION_VERTICAL, 10), *add = gtk_button_new_with_mnemonic (_("_New Group"));
  GtkWidget *words = gtk_label_new (_("A group limits the flows shown to partners of your choice. Who belongs to one is nobody's ruling but yours: views, "
                                      "exports and view files spell its members out. Organisations have their members of the date without a group."));

  adw_header_bar_pack_start (ADW_HEADER_BAR (header), add);
  g_signal_connect (add, "clicked", G_CALLBACK (new_cb), shelf);
  gtk_label_set_wrap (GTK_LABEL (words), TRUE);
  gtk_label_set_xalign (GTK_LABEL (words), 0);
  gtk_widget_add_css_class (words, "dim-label");
  shelf->list = gtk_list_box_new ();
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (shelf->list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (shelf->list, "boxed-list");
  gtk_widget_set_valign (shelf->list, GTK_ALIGN_START);
  gtk_accessible_update_property (GTK_ACCESSIBLE (shelf->list), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Groups of countries"), -1);
  gtk_widget_add_css_class (body, "group-editor");
  gtk_box_append (GTK_BOX (body), words);
  gtk_box_append (GTK_BOX (body), shelf->list);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), body);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_widget_set_vexpand (scrolled, TRUE);
  gtk_box_append (GTK_BOX (box), header);
  gtk_box_append (GTK_BOX (box), scrolled);
  return box;
}

void
mv_groups_show (MvWindow *window)
{
  static const MvShelfKind kind = { "partner-groups", N_("Groups of Countries"), WIDTH, HEIGHT, sizeof (Shelf), list_job, make_content, fill };

  mv_shelf_open (window, &kind);
}
