#include "ui/panel/facet-panel.h"

#include <string.h>

#include "app/base/text.h"
#include "app/scene/facets.h"
#include "app/store/groups.h"
#include "app/view/group.h"
#include "ui/model/extent.h"
#include "ui/model/keeper.h"
#include "ui/panel/facet-row.h"
#include "ui/panel/hint.h"

#define MAX_FACETS 14
#define N_ROWS 10               /* of a facet: more are found by typing */
#define FRAME_MS 20             /* until what was made is laid out and drawn */

typedef struct
{
  GtkWidget *expander, *search, *more;
  GtkWidget *rows[N_ROWS];
} List;

struct _MvFacetPanel
{
  GtkWidget     parent_instance;
  MvSession    *session;
  guint         overlay;
  GtkWidget    *here;           /* counts follow the extent of the map */
  GtkWidget    *groups;         /* opens the groups of countries */
  List          lists[MAX_FACETS];
  MvKeeper     *keeper;         /* not owned: only to know it again */
  GPtrArray    *facets;         /* MvFacet; NULL before the first count */
  GCancellable *cancellable;    /* of the count under way */
  gboolean      stale;          /* the counts are of another view */
  guint         turn;           /* timeout: lists are made one a frame */
};

G_DEFINE_FINAL_TYPE (MvFacetPanel, mv_facet_panel, GTK_TYPE_WIDGET)

static void fill (MvFacetPanel *self);

/* --- counting ------------------------------------------------------------------------------------------------------------------------- */

typedef struct { MvView *view; MvAtlas *atlas; guint overlay; MvBox extent; gboolean here; } Wish;

static void
wish_free (gpointer data)
{
  Wish *wish = data;

  mv_view_free (wish->view);
  mv_atlas_unref (wish->atlas);
  g_free (wish);
}

static gpointer
count_job (MvDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  const Wish *wish = data;

  g_autoptr(GPtrArray) kept = mv_groups_kept (db);
  g_auto(GStrv) offered = mv_groups_offered ();

  for (guint i = 0; offered[i] != NULL; i++)
    g_ptr_array_add (kept, g_strdup (offered[i]));
  g_ptr_array_add (kept, NULL);
  return mv_facets_count (db, wish->atlas, wish->view, wish->overlay, wish->here ? &wish->extent : NULL, (const char *const *) kept->pdata,
                          cancellable, error);
}

static void
counted_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr(GError) error = NULL;
  GPtrArray *facets = mv_worker_finish (result, &error);
  MvFacetPanel *self = data;

  if (facets == NULL)
    {
      /* A view that cannot be shown is told by the session already. */
      if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        g_debug ("Facets cannot be counted: %s", error->message);
      return;
    }
  g_clear_pointer (&self->facets, g_ptr_array_unref);
  self->facets = facets;
  fill (self);
}

static void
count (MvFacetPanel *self)
{
  MvAtlas *atlas = mv_session_get_atlas (self->session);
  const MvView *view = mv_session_get_view (self->session);
  const MvBox *extent = mv_session_get_extent (self->session);
  Wish *wish;

  self->stale = !gtk_widget_get_mapped (GTK_WIDGET (self));
  if (self->stale)
    return;
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  if (atlas != NULL && self->overlay != MV_FACETS_EVENTS && (view->overlays & self->overlay) == 0)
    {
      g_clear_pointer (&self->facets, g_ptr_array_unref);
      fill (self);
    }
  if (atlas == NULL || (self->overlay != MV_FACETS_EVENTS && (view->overlays & self->overlay) == 0))
    return;
  self->cancellable = g_cancellable_new ();
  wish = g_new0 (Wish, 1);
  *wish = (Wish) { mv_view_copy (view), mv_atlas_ref (atlas), self->overlay, extent != NULL ? *extent : (MvBox) { 0, 0, 1, 1 },
                   gtk_check_button_get_active (GTK_CHECK_BUTTON (self->here)) };
  mv_worker_submit (mv_session_get_worker (self->session), count_job, wish, wish_free, (GDestroyNotify) g_ptr_array_unref,
                    self->cancellable, counted_cb, self);
}

/* --- widgets, made when they are first needed ------------------------------------------------------------------------------------------- */

static void row_cb (MvFacetRow *row, const char *code, MvFacetPanel *self);

static void
make_rows (MvFacetPanel *self, List *list)
{
  GtkWidget *box;

  if (list->search != NULL)
    return;
  box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  list->search = gtk_search_entry_new ();
  g_object_set (list->search, "placeholder-text", _("Type to find"), NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (list->search), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Type to find"), -1);
  gtk_box_append (GTK_BOX (box), list->search);
  for (guint i = 0; i < N_ROWS; i++)
    {
      list->rows[i] = mv_facet_row_new ();
      g_signal_connect (list->rows[i], "toggled", G_CALLBACK (row_cb), self);
      gtk_box_append (GTK_BOX (box), list->rows[i]);
    }
  list->more = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (list->more), 0);
  gtk_label_set_wrap (GTK_LABEL (list->more), TRUE);
  gtk_widget_add_css_class (list->more, "dim-label");
  gtk_box_append (GTK_BOX (box), list->more);
  gtk_expander_set_child (GTK_EXPANDER (list->expander), box);
  g_signal_connect_swapped (list->search, "search-changed", G_CALLBACK (fill), self);
}

static void
make_list (MvFacetPanel *self, guint i)
{
  List *list = &self->lists[i];
  GtkWidget *title = gtk_label_new (NULL);

  list->expander = gtk_expander_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_label_set_ellipsize (GTK_LABEL (title), PANGO_ELLIPSIZE_END);
  gtk_expander_set_label_widget (GTK_EXPANDER (list->expander), title);
  gtk_widget_insert_after (list->expander, GTK_WIDGET (self), i > 0 ? self->lists[i - 1].expander : NULL);
  g_signal_connect_swapped (list->expander, "notify::expanded", G_CALLBACK (fill), self);
}

/* --- what is shown -------------------------------------------------------------------------------------------------------------------- */

static gboolean
matches (const char *title, const char *typed)
{
  g_autofree char *one = g_utf8_casefold (title, -1), *other = g_utf8_casefold (typed, -1);

  return *typed == '\0' || strstr (one, other) != NULL;
}

static void
fill_rows (List *list, const MvFacet *facet)
{
  const char *typed = gtk_editable_get_text (GTK_EDITABLE (list->search));
  guint shown = 0, left = 0, most = 0;
  g_autofree char *more = NULL;

  for (guint i = 0; i < facet->values->len; i++)
    most = MAX (most, ((MvFacetValue *) facet->values->pdata[i])->count);
  for (guint i = 0; i < facet->values->len; i++)
    {
      const MvFacetValue *value = facet->values->pdata[i];

      if (!matches (value->title, typed))
        continue;
      if (shown < N_ROWS)
        mv_facet_row_set (MV_FACET_ROW (list->rows[shown++]), facet, value, most);
      else
        left++;
    }
  for (guint i = 0; i < N_ROWS; i++)
    gtk_widget_set_visible (list->rows[i], i < shown);
  more = shown == 0 ? g_strdup (_("Nothing of this name."))
                    : g_strdup_printf (ngettext_ ("%u more: type to find it", "%u more: type to find them", left), left);
  gtk_label_set_label (GTK_LABEL (list->more), more);
  gtk_widget_set_visible (list->more, left > 0 || shown == 0);
  gtk_widget_set_visible (list->search, facet->values->len > N_ROWS);
}

static void
fill_list (MvFacetPanel *self, List *list, const MvFacet *facet)
{
  guint chosen = 0;
  g_autofree char *title = NULL;

  for (guint i = 0; i < facet->values->len; i++)
    chosen += ((MvFacetValue *) facet->values->pdata[i])->chosen;
  title = chosen == 0 ? g_strdup (facet->title)
          : g_strdup_printf (facet->off ? _("%s (%u chosen, off)") : _("%s (%u chosen)"), facet->title, chosen);
  gtk_label_set_label (GTK_LABEL (gtk_expander_get_label_widget (GTK_EXPANDER (list->expander))), title);
  mv_hint_set (gtk_expander_get_label_widget (GTK_EXPANDER (list->expander)), title);
  gtk_accessible_update_property (GTK_ACCESSIBLE (list->expander), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  if (gtk_expander_get_expanded (GTK_EXPANDER (list->expander)))
    {
      make_rows (self, list);
      fill_rows (list, facet);
    }
}

/* Makes one list at most; FALSE when more are to be made. */
static gboolean
fill_some (MvFacetPanel *self)
{
  guint n = self->facets != NULL ? MIN (self->facets->len, MAX_FACETS) : 0;
  gboolean made = FALSE;

  for (guint i = 0; i < MAX_FACETS; i++)
    {
      if (i < n && self->lists[i].expander == NULL && made)
        return FALSE;
      if (i < n && self->lists[i].expander == NULL)
        {
          make_list (self, i);
          made = TRUE;
        }
      if (self->lists[i].expander != NULL)
        gtk_widget_set_visible (self->lists[i].expander, i < n && ((MvFacet *) self->facets->pdata[i])->values->len > 0);
      if (i < n)
        fill_list (self, &self->lists[i], self->facets->pdata[i]);
    }
  gtk_widget_set_visible (self->here, n > 0);
  gtk_widget_set_visible (self->groups, n > 0 && self->overlay == MV_OVERLAY_FLOWS);
  return TRUE;
}

static gboolean
turn_cb (gpointer data)
{
  MvFacetPanel *self = data;

  if (!fill_some (self))
    return G_SOURCE_CONTINUE;
  self->turn = 0;
  return G_SOURCE_REMOVE;
}

static void
fill (MvFacetPanel *self)
{
  g_clear_handle_id (&self->turn, g_source_remove);
  if (!fill_some (self))
    self->turn = g_timeout_add (FRAME_MS, turn_cb, self);
}

/* --- what a person does --------------------------------------------------------------------------------------------------------------- */

typedef struct { const char *key; const MvFacetValue *value; } Choice;

/* What is chosen from a filter that is off is wanted: the filter is on again. */
static void
choose_edit (MvView *view, gpointer data)
{
  const Choice *choice = data;

  if (choice->value->definition != NULL)
    mv_view_take_group (view, choice->value->definition);
  mv_view_choose_filter (view, choice->key, choice->value->code);
}

static void
row_cb (MvFacetRow *row, const char *code, MvFacetPanel *self)
{
  GtkWidget *expander = gtk_widget_get_ancestor (GTK_WIDGET (row), GTK_TYPE_EXPANDER);
  g_autoptr(GPtrArray) facets = self->facets != NULL ? g_ptr_array_ref (self->facets) : g_ptr_array_new ();

  for (guint i = 0; i < facets->len; i++)
    {
      const MvFacet *facet = facets->pdata[i];

      for (guint k = 0; self->lists[i].expander == expander && k < facet->values->len; k++)
        {
          Choice choice = { facet->key, facet->values->pdata[k] };

          if (g_str_equal (choice.value->code, code))
            mv_session_edit (self->session, choose_edit, &choice);
        }
    }
}

/* The map comes first: the counts follow once it is drawn. */
static void
view_changed_cb (MvSession *session, guint parts, MvFacetPanel *self)
{
  gboolean here = gtk_check_button_get_active (GTK_CHECK_BUTTON (self->here));

  if (parts & MV_VIEW_CONTENT)
    self->stale = TRUE;
  else if ((parts & MV_VIEW_CAMERA) && here)
    count (self);
}

static void
presented_cb (MvSession *session, guint part, MvFacetPanel *self)
{
  if (part == MV_PRESENTED_NOTES && self->stale)
    count (self);
}

/* A view that cannot be shown is never presented; what to choose instead is to be seen all the same. */
static void
error_cb (MvSession *session, GParamSpec *spec, MvFacetPanel *self)
{
  if (mv_session_get_error (session) != NULL)
    count (self);
}

/* Groups come from the workspace, as figures of a person's own do. */
static void
kept_cb (MvKeeper *keeper, MvFacetPanel *self)
{
  if (self->session != NULL)
    count (self);
}

static void
follow_keeper (MvFacetPanel *self)
{
  MvKeeper *keeper = mv_session_get_keeper (self->session);

  if (keeper == self->keeper)
    return;
  self->keeper = keeper;
  if (keeper != NULL)
    {
      g_signal_connect_object (keeper, "changed", G_CALLBACK (kept_cb), self, 0);
      g_signal_connect_object (keeper, "ready", G_CALLBACK (kept_cb), self, 0);
    }
}

/* The first scene brings the atlas. */
static void
scene_cb (MvSession *session, GParamSpec *spec, MvFacetPanel *self)
{
  follow_keeper (self);
  if (self->facets == NULL && self->cancellable == NULL)
    count (self);
}

/* --- the object ----------------------------------------------------------------------------------------------------------------------- */

static void
mv_facet_panel_dispose (GObject *object)
{
  MvFacetPanel *self = MV_FACET_PANEL (object);
  GtkWidget *child;

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_handle_id (&self->turn, g_source_remove);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_pointer (&self->facets, g_ptr_array_unref);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (mv_facet_panel_parent_class)->dispose (object);
}

/* What nobody sees is counted when somebody does. */
static void
mv_facet_panel_map (GtkWidget *widget)
{
  MvFacetPanel *self = MV_FACET_PANEL (widget);

  GTK_WIDGET_CLASS (mv_facet_panel_parent_class)->map (widget);
  if (self->stale || self->facets == NULL)
    count (self);
}

static void
mv_facet_panel_class_init (MvFacetPanelClass *class)
{
  G_OBJECT_CLASS (class)->dispose = mv_facet_panel_dispose;
  GTK_WIDGET_CLASS (class)->map = mv_facet_panel_map;
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (class), "facetpanel");
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (class), GTK_TYPE_BOX_LAYOUT);
}

static void
mv_facet_panel_init (MvFacetPanel *self)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (gtk_widget_get_layout_manager (GTK_WIDGET (self))), GTK_ORIENTATION_VERTICAL);
}

GtkWidget *
mv_facet_panel_new (MvSession *session, guint overlay)
{
  MvFacetPanel *self = g_object_new (MV_TYPE_FACET_PANEL, NULL);

  self->session = g_object_ref (session);
  self->overlay = overlay;
  self->here = gtk_check_button_new_with_label (_("Count only what the map shows"));
  gtk_widget_set_parent (self->here, GTK_WIDGET (self));
  gtk_widget_hide (self->here);
  self->groups = gtk_button_new_with_mnemonic (_("_Groups of countries…"));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->groups), "win.groups");
  gtk_widget_set_halign (self->groups, GTK_ALIGN_START);
  gtk_widget_set_parent (self->groups, GTK_WIDGET (self));
  gtk_widget_hide (self->groups);
  g_signal_connect_swapped (self->here, "toggled", G_CALLBACK (count), self);
  g_signal_connect_object (session, "view-changed", G_CALLBACK (view_changed_cb), self, 0);
  g_signal_connect_object (session, "presented", G_CALLBACK (presented_cb), self, 0);
  g_signal_connect_object (session, "notify::error", G_CALLBACK (error_cb), self, 0);
  g_signal_connect_object (session, "notify::scene", G_CALLBACK (scene_cb), self, 0);
  count (self);
  return GTK_WIDGET (self);
}
