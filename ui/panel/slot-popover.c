#include "ui/panel/slot-popover.h"

#include <string.h>

#include "app/base/text.h"
#include "app/scene/slot-choices.h"
#include "app/store/search_names.h"
#include "ui/model/choosing.h"

#define MOST_ROWS 40            /* shown at a time: typing narrows */
#define ROWS_AT_ONCE 4          /* made in one go: the window stays alive in between */

typedef struct
{
  MvSession    *session;
  MvSlot        slot;
  GtkWidget    *popover, *entry, *scroll, *list, *words;
  GtkListBoxRow *rows[MOST_ROWS];
  guint         n_rows;         /* made so far */
  GPtrArray    *choices;        /* MvSlotChoice, NULL until read */
  GPtrArray    *shown;          /* those of the rows, in their order */
  MvSlotChoice *typed;          /* what was typed, as a choice of its own; NULL = none */
  GCancellable *cancellable;
  guint         making;         /* idle that makes rows */
  gboolean      following;
} Slots;

static void
slots_free (gpointer data)
{
  Slots *self = data;

  g_cancellable_cancel (self->cancellable);
  g_object_unref (self->cancellable);
  g_clear_handle_id (&self->making, g_source_remove);
  g_clear_pointer (&self->shown, g_ptr_array_unref);
  g_clear_pointer (&self->choices, g_ptr_array_unref);
  mv_slot_choice_free (self->typed);
  g_object_unref (self->session);
  g_free (self);
}

static const MvSlotChoice *
choice_at (Slots *self, int index)
{
  return index >= 0 && self->shown != NULL && index < (int) self->shown->len ? g_ptr_array_index (self->shown, index) : NULL;
}

/* --- choosing ------------------------------------------------------------------------------------------------------------------------- */

typedef struct { MvSlot slot; const char *code; gboolean toggle; } Choosing;

static void
choose_edit (MvView *view, gpointer data)
{
  const Choosing *choosing = data;

  mv_view_choose (view, choosing->slot, choosing->code, choosing->toggle);
}

static void
choose (Slots *self, int index, gboolean toggle)
{
  const MvSlotChoice *choice = choice_at (self, index);
  g_autofree char *code = choice != NULL ? g_strdup (choice->code) : NULL;
  Choosing choosing = { self->slot, code, toggle && mv_slot_takes_several (self->slot) };
  g_autoptr(MvSession) session = g_object_ref (self->session);

  if (choice == NULL)
    return;
  if (!choosing.toggle)
    gtk_popover_popdown (GTK_POPOVER (self->popover));
  mv_session_edit (session, choose_edit, &choosing);
}

static void
activated_cb (GtkListBox *list, GtkListBoxRow *row, Slots *self)
{
  choose (self, gtk_list_box_row_get_index (row), FALSE);
}

static void
toggled_cb (GtkCheckButton *check, Slots *self)
{
  GtkWidget *row = gtk_widget_get_ancestor (GTK_WIDGET (check), GTK_TYPE_LIST_BOX_ROW);
  int index = gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (row));
  MvSlotChoice *choice = (MvSlotChoice *) choice_at (self, index);

  if (self->following || choice == NULL)
    return;
  choice->chosen = gtk_check_button_get_active (check);
  choose (self, index, TRUE);
}

/* --- rows ----------------------------------------------------------------------------------------------------------------------------- */

static GtkWidget *
line (const char *class)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  if (class != NULL)
    {
      gtk_widget_add_css_class (label, class);
      gtk_widget_add_css_class (label, "dim-label");
    }
  return label;
}

static GtkListBoxRow *
row_new (Slots *self)
{
  GtkWidget *row = gtk_list_box_row_new (), *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8), *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *mark = mv_slot_takes_several (self->slot) ? gtk_check_button_new () : gtk_image_new_from_icon_name ("object-select-symbolic");

  if (GTK_IS_CHECK_BUTTON (mark))
    {
      gtk_widget_set_focusable (mark, FALSE);
      g_signal_connect (mark, "toggled", G_CALLBACK (toggled_cb), self);
    }
  gtk_box_append (GTK_BOX (words), line (NULL));
  gtk_box_append (GTK_BOX (words), line ("caption"));
  gtk_widget_set_hexpand (words, TRUE);
  gtk_widget_set_valign (words, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (box), mark);
  gtk_box_append (GTK_BOX (box), words);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_list_box_append (GTK_LIST_BOX (self->list), row);
  return GTK_LIST_BOX_ROW (row);
}

static void
row_fill (Slots *self, GtkListBoxRow *row, const MvSlotChoice *choice)
{
  GtkWidget *mark = gtk_widget_get_first_child (gtk_list_box_row_get_child (row)), *words = gtk_widget_get_next_sibling (mark);
  GtkWidget *name = gtk_widget_get_first_child (words), *detail = gtk_widget_get_next_sibling (name);

  gtk_label_set_text (GTK_LABEL (name), choice->name);
  gtk_label_set_text (GTK_LABEL (detail), choice->detail != NULL ? choice->detail : "");
  gtk_widget_set_visible (detail, choice->detail != NULL);
  self->following = TRUE;
  if (GTK_IS_CHECK_BUTTON (mark))
    {
      gtk_check_button_set_active (GTK_CHECK_BUTTON (mark), choice->chosen);
      gtk_accessible_update_property (GTK_ACCESSIBLE (mark), GTK_ACCESSIBLE_PROPERTY_LABEL, choice->name, -1);
    }
  else
    gtk_widget_set_opacity (mark, choice->chosen ? 1 : 0);
  self->following = FALSE;
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, choice->name, -1);
}

static void
header_cb (GtkListBoxRow *row, GtkListBoxRow *before, gpointer data)
{
  const MvSlotChoice *choice = choice_at (data, gtk_list_box_row_get_index (row));
  const MvSlotChoice *last = before != NULL ? choice_at (data, gtk_list_box_row_get_index (before)) : NULL;
  GtkWidget *label = gtk_list_box_row_get_header (row);

  if (choice == NULL || choice->group == NULL || (last != NULL && last->group == choice->group))
    {
      gtk_list_box_row_set_header (row, NULL);
      return;
    }
  if (label == NULL)
    {
      label = gtk_label_new (NULL);
      gtk_label_set_xalign (GTK_LABEL (label), 0);
      gtk_widget_add_css_class (label, "group-head");
      gtk_list_box_row_set_header (row, label);
    }
  gtk_label_set_text (GTK_LABEL (label), choice->group);
}

static void
show_row (Slots *self, guint i)
{
  gboolean shown = self->shown != NULL && i < self->shown->len;

  if (shown)
    row_fill (self, self->rows[i], choice_at (self, i));
  gtk_widget_set_visible (GTK_WIDGET (self->rows[i]), shown);
}

static gboolean
make_cb (gpointer data)
{
  Slots *self = data;

  for (guint i = 0; i < ROWS_AT_ONCE && self->shown != NULL && self->n_rows < self->shown->len; i++)
    {
      self->rows[self->n_rows] = row_new (self);
      show_row (self, self->n_rows++);
    }
  if (self->shown != NULL && self->n_rows < self->shown->len)
    return G_SOURCE_CONTINUE;
  gtk_list_box_invalidate_headers (GTK_LIST_BOX (self->list));
  self->making = 0;
  return G_SOURCE_REMOVE;
}

/* The row that Enter takes: the first when something is typed, else what the view has. */
static guint
preferred (Slots *self, gboolean typed)
{
  for (guint i = 0; !typed && i < self->shown->len; i++)
    if (choice_at (self, i)->chosen)
      return i;
  return 0;
}

static void
show_rows (Slots *self, gboolean typed, guint left_out)
{
  g_autofree char *more = left_out > 0 ? g_strdup_printf (ngettext_ ("%u more: type to narrow", "%u more: type to narrow", left_out), left_out) : NULL;

  while (self->n_rows < MIN (ROWS_AT_ONCE * 2, self->shown->len))
    self->rows[self->n_rows++] = row_new (self);
  for (guint i = 0; i < self->n_rows; i++)
    show_row (self, i);
  gtk_list_box_invalidate_headers (GTK_LIST_BOX (self->list));
  if (self->n_rows < self->shown->len && self->making == 0)
    self->making = g_idle_add (make_cb, self);
  if (self->shown->len > 0)
    gtk_list_box_select_row (GTK_LIST_BOX (self->list), self->rows[MIN (preferred (self, typed), self->n_rows - 1)]);
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->scroll)), 0);
  gtk_widget_set_visible (self->scroll, self->shown->len > 0);
  gtk_label_set_text (GTK_LABEL (self->words), more != NULL ? more : self->shown->len == 0 ? _("Nothing like this to choose") : "");
  gtk_widget_set_visible (self->words, more != NULL || self->shown->len == 0);
}

/* Fills the list with what answers to the words typed: whole names and beginnings first. */
static void
narrow (Slots *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->entry));
  g_autofree char *typed = mv_search_fold (text);
  guint left_out = 0;

  if (self->choices == NULL)
    return;
  g_clear_pointer (&self->shown, g_ptr_array_unref);
  g_clear_pointer (&self->typed, mv_slot_choice_free);
  self->shown = g_ptr_array_new ();
  self->typed = mv_slot_choice_typed (self->slot, text);
  if (self->typed != NULL)
    g_ptr_array_add (self->shown, self->typed);
  for (MvMatch wanted = *typed != '\0' ? MV_MATCH_WHOLE : MV_MATCH_NONE; wanted <= MV_MATCH_NONE; wanted++)
    for (guint i = 0; (wanted < MV_MATCH_SIMILAR || *typed == '\0') && i < self->choices->len; i++)
      {
        MvSlotChoice *choice = self->choices->pdata[i];

        if (mv_search_match (choice->answers, typed) != wanted || (self->typed != NULL && g_str_equal (choice->code, self->typed->code)))
          continue;
        if (self->shown->len < MOST_ROWS)
          g_ptr_array_add (self->shown, choice);
        else
          left_out++;
      }
  show_rows (self, *typed != '\0', left_out);
}

/* --- asking --------------------------------------------------------------------------------------------------------------------------- */

typedef struct { MvScene *scene; MvSlot slot; } Wish;

static void
wish_free (gpointer data)
{
  mv_scene_unref (((Wish *) data)->scene);
  g_free (data);
}

static gpointer
read_choices (MvDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  const Wish *wish = data;

  return mv_slot_choices (db, wish->scene, wish->slot, error);
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr(GError) error = NULL;
  GPtrArray *choices = mv_worker_finish (result, &error);
  Slots *self = data;

  if (choices == NULL && g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;                     /* the popover may be gone */
  if (choices == NULL)
    {
      gtk_label_set_text (GTK_LABEL (self->words), error->message);
      return;
    }
  self->choices = choices;
  narrow (self);
}

/* --- keys and the popover ------------------------------------------------------------------------------------------------------------- */

static void
typed_cb (GtkEditable *entry, Slots *self)
{
  narrow (self);
}

static int
selected (Slots *self)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (GTK_LIST_BOX (self->list));

  return row != NULL ? gtk_list_box_row_get_index (row) : -1;
}

static void
step (Slots *self, int by)
{
  int n = self->shown != NULL ? (int) MIN (self->shown->len, self->n_rows) : 0, index = CLAMP (selected (self) + by, 0, n - 1);
  graphene_rect_t box;

  if (n == 0)
    return;
  gtk_list_box_select_row (GTK_LIST_BOX (self->list), self->rows[index]);
  if (gtk_widget_compute_bounds (GTK_WIDGET (self->rows[index]), self->list, &box))
    gtk_adjustment_clamp_page (gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->scroll)), box.origin.y,
                               box.origin.y + box.size.height);
}

static gboolean
key_cb (GtkEventControllerKey *controller, guint key, guint code, GdkModifierType state, Slots *self)
{
  gboolean enter = key == GDK_KEY_Return || key == GDK_KEY_KP_Enter || key == GDK_KEY_ISO_Enter;

  if (enter && (state & (GDK_ALT_MASK | GDK_CONTROL_MASK)) && mv_slot_takes_several (self->slot))
    {
      MvSlotChoice *choice = (MvSlotChoice *) choice_at (self, selected (self));

      if (choice != NULL)
        choice->chosen = !choice->chosen;
      choose (self, selected (self), TRUE);
      if (choice != NULL)
        show_row (self, selected (self));
    }
  else if (enter)
    choose (self, selected (self), FALSE);
  else if (key == GDK_KEY_Down || key == GDK_KEY_Up)
    step (self, key == GDK_KEY_Down ? 1 : -1);
  else if (key == GDK_KEY_Page_Down || key == GDK_KEY_Page_Up)
    step (self, key == GDK_KEY_Page_Down ? 6 : -6);
  else if (key == GDK_KEY_Escape)
    gtk_popover_popdown (GTK_POPOVER (self->popover));
  else
    return FALSE;
  return TRUE;
}

static gboolean
drop_cb (gpointer popover)
{
  gtk_widget_unparent (popover);
  return G_SOURCE_REMOVE;
}

/* Not within its own signal. */
static void
closed_cb (GtkPopover *popover, GtkWidget *button)
{
  gtk_widget_grab_focus (button);
  g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, drop_cb, g_object_ref (popover), g_object_unref);
}

static GtkWidget *
content_new (Slots *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkEventController *key = gtk_event_controller_key_new ();

  self->entry = gtk_search_entry_new ();
  g_object_set (self->entry, "placeholder-text", _("Type to narrow"), NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_LABEL, mv_slot_name (self->slot), -1);
  self->list = gtk_list_box_new ();
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (self->list), GTK_SELECTION_BROWSE);
  gtk_list_box_set_header_func (GTK_LIST_BOX (self->list), header_cb, self, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Choices"), -1);
  self->scroll = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scroll), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_widget_set_size_request (self->scroll, 280, 300);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroll), self->list);
  self->words = line ("caption");
  gtk_label_set_wrap (GTK_LABEL (self->words), TRUE);
  gtk_label_set_max_width_chars (GTK_LABEL (self->words), 30);
  gtk_widget_set_visible (self->words, FALSE);
  gtk_box_append (GTK_BOX (box), self->entry);
  gtk_box_append (GTK_BOX (box), self->scroll);
  gtk_box_append (GTK_BOX (box), self->words);
  g_signal_connect (self->entry, "changed", G_CALLBACK (typed_cb), self);
  g_signal_connect (self->list, "row-activated", G_CALLBACK (activated_cb), self);
  g_signal_connect (key, "key-pressed", G_CALLBACK (key_cb), self);
  gtk_event_controller_set_propagation_phase (key, GTK_PHASE_CAPTURE);
  gtk_widget_add_controller (box, key);
  return box;
}

void
mv_slot_popover_open (GtkWidget *button, MvSession *session, MvSlot slot)
{
  MvScene *scene = mv_session_get_scene (session);
  Slots *self;
  Wish *wish;

  g_return_if_fail (GTK_IS_WIDGET (button) && MV_IS_SESSION (session));

  if (scene == NULL)
    return;
  self = g_new0 (Slots, 1);
  self->session = g_object_ref (session);
  self->slot = slot;
  self->cancellable = g_cancellable_new ();
  self->popover = gtk_popover_new ();
  gtk_widget_add_css_class (self->popover, "slot-popover");
  gtk_popover_set_child (GTK_POPOVER (self->popover), content_new (self));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->popover), GTK_ACCESSIBLE_PROPERTY_LABEL, mv_slot_name (slot), -1);
  gtk_widget_set_parent (self->popover, button);
  g_object_set_data_full (G_OBJECT (self->popover), "slots", self, slots_free);
  g_signal_connect (self->popover, "closed", G_CALLBACK (closed_cb), button);
  wish = g_new0 (Wish, 1);
  wish->scene = mv_scene_ref (scene);
  wish->slot = slot;
  mv_worker_submit (mv_session_get_worker (session), read_choices, wish, wish_free, (GDestroyNotify) g_ptr_array_unref, self->cancellable,
                    read_cb, self);
  gtk_popover_popup (GTK_POPOVER (self->popover));
  gtk_widget_grab_focus (self->entry);
}
