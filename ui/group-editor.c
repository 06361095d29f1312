#include "ui/group-editor.h"

#include <string.h>

#include "app/base/text.h"
#include "app/store/groups.h"
#include "ui/panel/hint.h"
#include "ui/saved-view-dialog.h"
#include "ui/window-private.h"

typedef struct
{
  MvWindow  *window;
  gint64     group_id;          /* 0 = new */
  char      *code;              /* "" = made of the name */
  GtkWidget *dialog, *name, *list, *choice, *problem;
  GPtrArray *codes;             /* iso3, as the choice lists them; borrowed from the atlas's names */
} Editor;

/* A member's row: its country and the two dates. */
typedef struct { char iso3[5]; GtkWidget *since, *until; } Row;

static void
editor_free (gpointer data)
{
  Editor *editor = data;

  g_ptr_array_unref (editor->codes);
  g_object_unref (editor->window);
  g_free (editor->code);
  g_free (editor);
}

/* --- saving ----------------------------------------------------------------------------------------------------------------------------- */

typedef struct { gint64 group_id; char *code, *rest; } Order;

static void
order_free (gpointer data)
{
  Order *order = data;

  g_free (order->code);
  g_free (order->rest);
  g_free (order);
}

/* On the keeper's worker. A new group gets a code that is free. */
static gpointer
save_job (MvDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  const Order *order = data;
  g_autofree char *code = order->group_id == 0 ? mv_groups_free_code (db, order->code, error) : g_strdup (order->code);
  g_autofree char *definition = code != NULL ? g_strconcat (code, order->rest, NULL) : NULL;
  gint64 change_id;

  if (definition == NULL)
    return NULL;
  change_id = order->group_id == 0 ? mv_groups_add (db, definition, error) : mv_groups_edit (db, order->group_id, definition, error);
  return change_id != 0 ? g_memdup2 (&change_id, sizeof change_id) : NULL;
}

static void
take_edit (MvView *view, gpointer definition)
{
  mv_view_take_group (view, definition);
}

static void
tell (Editor *editor, const char *text)
{
  gtk_label_set_label (GTK_LABEL (editor->problem), text);
  gtk_widget_set_visible (editor->problem, *text != '\0');
}

static gboolean
read_date (GtkWidget *entry, MvDate *date)
{
  g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (entry))));

  return mv_date_parse (text, date);
}

/* FALSE when a date cannot be: the entry has the keyboard, and the reason is told. */
static gboolean
read_members (Editor *editor, MvGroup *group)
{
  for (GtkWidget *child = gtk_widget_get_first_child (editor->list); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      Row *row = g_object_get_data (G_OBJECT (child), "member");
      MvGroupMember member = { "" };
      gboolean since;

      if (row == NULL)
        continue;
      since = read_date (row->since, &member.since);
      if (!since || !read_date (row->until, &member.until)
          || (member.since.year != 0 && member.until.year != 0 && mv_date_first (member.since) > mv_date_last (member.until)))
        {
          tell (editor, since ? _("“Until” is a date not before “since”, as 2004, 2004-05 or 2004-05-01; empty means to this day.")
                              : _("“Since” is a date, as 2004, 2004-05 or 2004-05-01; empty means always."));
          gtk_widget_grab_focus (since ? row->until : row->since);
          return FALSE;
        }
      g_strlcpy (member.iso3, row->iso3, sizeof member.iso3);
      mv_group_set_member (group, &member, FALSE);
    }
  return TRUE;
}

static void
save_cb (GSimpleAction *action, GVariant *target, gpointer data)
{
  Editor *editor = data;
  g_autofree char *name = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (editor->name))));
  g_autofree char *code = *editor->code != '\0' ? g_strdup (editor->code) : mv_group_code_for (name), *definition = NULL;
  g_autoptr(MvGroup) group = mv_group_new (code, name), good = NULL;
  Order *order;

  if (!read_members (editor, group))
    return;
  definition = mv_group_text (group);
  good = *name != '\0' ? mv_group_parse (definition, NULL) : NULL;
  if (good == NULL || group->members->len == 0)
    {
      tell (editor, good == NULL ? _("A group has a name of at most 80 letters.") : _("A group has at least one country."));
      gtk_widget_grab_focus (good == NULL ? editor->name : editor->choice);
      return;
    }
  order = g_new0 (Order, 1);
  *order = (Order) { editor->group_id, g_strdup (code), g_strdup (definition + strlen (code)) };
  if (editor->group_id != 0 && mv_view_group (mv_session_get_view (editor->window->session), code) != NULL)
    mv_session_edit (editor->window->session, take_edit, definition);
  mv_saved_view_do (editor->window, save_job, order, order_free, NULL);
  gtk_window_close (GTK_WINDOW (editor->dialog));
}

static void
close_cb (GSimpleAction *action, GVariant *target, gpointer data)
{
  gtk_window_close (GTK_WINDOW (((Editor *) data)->dialog));
}

/* --- members ---------------------------------------------------------------------------------------------------------------------------- */

static void
name_widget (GtkWidget *widget, const char *pattern, const char *country)
{
  g_autofree char *label = g_strdup_printf (pattern, country);

  gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  mv_hint_set (widget, label);
}

static void
remove_cb (GtkButton *button, Editor *editor)
{
  GtkWidget *row = gtk_widget_get_ancestor (GTK_WIDGET (button), GTK_TYPE_LIST_BOX_ROW);

  gtk_list_box_remove (GTK_LIST_BOX (editor->list), row);
  gtk_widget_grab_focus (editor->choice);
}

static GtkWidget *
date_entry (MvDate date, const char *placeholder)
{
  GtkWidget *entry = gtk_entry_new ();
  g_autofree char *text = mv_date_text (date);

  gtk_entry_set_placeholder_text (GTK_ENTRY (entry), placeholder);
  gtk_editable_set_width_chars (GTK_EDITABLE (entry), 10);
  gtk_editable_set_max_width_chars (GTK_EDITABLE (entry), 10);
  gtk_editable_set_text (GTK_EDITABLE (entry), text != NULL ? text : "");
  gtk_widget_set_valign (entry, GTK_ALIGN_CENTER);
  return entry;
}

static const char *
country_name (Editor *editor, const char *iso3)
{
  g_autofree char *ref = g_strconcat ("country:", iso3, NULL);
  const char *name = mv_session_title_of (editor->window->session, ref);

  return name != NULL ? name : iso3;
}

static void
add_row (Editor *editor, const MvGroupMember *member)
{
  GtkWidget *row = gtk_list_box_row_new (), *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8), *label = gtk_label_new (NULL);
  GtkWidget *away = gtk_button_new_from_icon_name ("list-remove-symbolic");
  const char *name = country_name (editor, member->iso3);
  Row *data = g_new0 (Row, 1);

  g_strlcpy (data->iso3, member->iso3, sizeof data->iso3);
  data->since = date_entry (member->since, _("since"));
  data->until = date_entry (member->until, _("until"));
  gtk_label_set_label (GTK_LABEL (label), name);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_add_css_class (away, "flat");
  gtk_widget_set_valign (away, GTK_ALIGN_CENTER);
  name_widget (data->since, _("%s is a member since"), name);
  name_widget (data->until, _("%s is a member until"), name);
  name_widget (away, _("Take %s out of the group"), name);
  g_signal_connect (away, "clicked", G_CALLBACK (remove_cb), editor);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), data->since);
  gtk_box_append (GTK_BOX (box), data->until);
  gtk_box_append (GTK_BOX (box), away);
  gtk_widget_add_css_class (box, "group-member");
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_widget_set_focusable (row, FALSE);
  g_object_set_data_full (G_OBJECT (row), "member", data, g_free);
  gtk_list_box_append (GTK_LIST_BOX (editor->list), row);
}

static gboolean
is_member (Editor *editor, const char *iso3)
{
  for (GtkWidget *child = gtk_widget_get_first_child (editor->list); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      const Row *row = g_object_get_data (G_OBJECT (child), "member");

      if (row != NULL && g_str_equal (row->iso3, iso3))
        return TRUE;
    }
  return FALSE;
}

static void
add_cb (GtkButton *button, Editor *editor)
{
  guint chosen = gtk_drop_down_get_selected (GTK_DROP_DOWN (editor->choice));
  MvGroupMember member = { "" };

  if (chosen == 0 || chosen >= editor->codes->len)
    return;
  g_strlcpy (member.iso3, editor->codes->pdata[chosen], sizeof member.iso3);
  if (is_member (editor, member.iso3))
    tell (editor, _("The country is in the group already."));
  else
    {
      tell (editor, "");
      add_row (editor, &member);
    }
  gtk_drop_down_set_selected (GTK_DROP_DOWN (editor->choice), 0);
}

/* All countries by name; the first line is none. */
static GtkWidget *
make_choice (Editor *editor)
{
  g_autoptr(GtkStringList) names = gtk_string_list_new (NULL);
  guint n;
  const MvCountryPlace *places = mv_session_get_countries (editor->window->session, &n);

  gtk_string_list_append (names, _("Choose a country"));
  g_ptr_array_add (editor->codes, (gpointer) "");
  for (guint i = 0; i < n; i++)
    if (g_str_has_prefix (places[i].ref, "country:"))
      {
        gtk_string_list_append (names, places[i].title);
        g_ptr_array_add (editor->codes, (gpointer) g_intern_string (places[i].ref + strlen ("country:")));
      }
  editor->choice = gtk_drop_down_new (G_LIST_MODEL (g_steal_pointer (&names)), gtk_property_expression_new (GTK_TYPE_STRING_OBJECT, NULL, "string"));
  gtk_drop_down_set_enable_search (GTK_DROP_DOWN (editor->choice), TRUE);
  gtk_widget_set_hexpand (editor->choice, TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (editor->choice), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Country to add"), -1);
  return editor->choice;
}

/* --- the window ------------------------------------------------------------------------------------------------------------------------- */

static GtkWidget *
make_body (Editor *editor, const MvGroup *group)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 10), *scrolled = gtk_scrolled_window_new (), *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *names = gtk_list_box_new (), *add = gtk_button_new_with_mnemonic (_("_Add"));

  gtk_widget_add_css_class (box, "group-editor");
  editor->name = adw_entry_row_new ();
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (editor->name), _("Name"));
  gtk_editable_set_text (GTK_EDITABLE (editor->name), group->name);
  gtk_list_box_append (GTK_LIST_BOX (names), editor->name);
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (names), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (names, "boxed-list");
  gtk_box_append (GTK_BOX (box), names);
  gtk_box_append (GTK_BOX (line), make_choice (editor));
  gtk_box_append (GTK_BOX (line), add);
  g_signal_connect (add, "clicked", G_CALLBACK (add_cb), editor);
  gtk_box_append (GTK_BOX (box), line);
  editor->problem = gtk_label_new (NULL);
  gtk_label_set_wrap (GTK_LABEL (editor->problem), TRUE);
  gtk_label_set_xalign (GTK_LABEL (editor->problem), 0);
  gtk_widget_add_css_class (editor->problem, "error");
  gtk_widget_hide (editor->problem);
  gtk_box_append (GTK_BOX (box), editor->problem);
  editor->list = gtk_list_box_new ();
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (editor->list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (editor->list, "boxed-list");
  gtk_widget_set_valign (editor->list, GTK_ALIGN_START);
  gtk_accessible_update_property (GTK_ACCESSIBLE (editor->list), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Members"), -1);
  for (guint i = 0; i < group->members->len; i++)
    add_row (editor, &g_array_index (group->members, MvGroupMember, i));
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), editor->list);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_widget_set_vexpand (scrolled, TRUE);
  gtk_box_append (GTK_BOX (box), scrolled);
  return box;
}

static void
install_actions (Editor *editor)
{
  static const GActionEntry entries[] = { { .name = "save", .activate = save_cb }, { .name = "close", .activate = close_cb } };
  static const struct { const char *keys, *action; } keys[] = { { "<Control>s", "group.save" }, { "Escape", "group.close" } };
  g_autoptr(GSimpleActionGroup) group = g_simple_action_group_new ();
  GtkEventController *shortcuts = gtk_shortcut_controller_new ();

  g_action_map_add_action_entries (G_ACTION_MAP (group), entries, G_N_ELEMENTS (entries), editor);
  gtk_widget_insert_action_group (editor->dialog, "group", G_ACTION_GROUP (group));
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (shortcuts), gtk_shortcut_new (gtk_shortcut_trigger_parse_string (keys[i].keys), gtk_named_action_new (keys[i].action)));
  gtk_widget_add_controller (editor->dialog, shortcuts);
}

void
mv_group_editor_show (GtkWindow *parent, MvWindow *window, gint64 group_id, const MvGroup *group)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0), *header = adw_header_bar_new (), *save = gtk_button_new_with_mnemonic (_("_Save"));
  GtkWidget *cancel = gtk_button_new_with_mnemonic (_("_Cancel"));
  Editor *editor = g_new0 (Editor, 1);

  editor->window = g_object_ref (window);
  editor->group_id = group_id;
  editor->code = g_strdup (group_id != 0 ? group->code : "");
  editor->codes = g_ptr_array_new ();
  editor->dialog = g_object_new (ADW_TYPE_WINDOW, "transient-for", parent, "modal", TRUE, "destroy-with-parent", TRUE, "title", _("Group of Countries"),
                                 "default-width", 520, "default-height", 560, NULL);
  g_object_set_data_full (G_OBJECT (editor->dialog), "editor", editor, editor_free);
  adw_header_bar_set_show_end_title_buttons (ADW_HEADER_BAR (header), FALSE);
  adw_header_bar_set_show_start_title_buttons (ADW_HEADER_BAR (header), FALSE);
  gtk_widget_add_css_class (save, "suggested-action");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (save), "group.save");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (cancel), "group.close");
  adw_header_bar_pack_start (ADW_HEADER_BAR (header), cancel);
  adw_header_bar_pack_end (ADW_HEADER_BAR (header), save);
  gtk_box_append (GTK_BOX (box), header);
  gtk_box_append (GTK_BOX (box), make_body (editor, group));
  adw_window_set_content (ADW_WINDOW (editor->dialog), box);
  install_actions (editor);
  gtk_window_present (GTK_WINDOW (editor->dialog));
  gtk_widget_grab_focus (editor->name);
}
