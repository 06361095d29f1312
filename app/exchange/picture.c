#include "app/exchange/picture.h"

#include <cairo-pdf.h>
#include <math.h>
#include <string.h>

#include "app/base/guard.h"
#include "app/base/text.h"
#include "app/exchange/table.h"
#include "app/geo/mercator.h"
#include "app/paint/chart.h"
#include "app/paint/compare_page.h"
#include "app/scene/compare.h"
#include "app/scene/page.h"
#include "app/store/info.h"

static cairo_status_t
append (void *closure, const unsigned char *data, unsigned int length)
{
  g_byte_array_append (closure, data, length);
  return CAIRO_STATUS_SUCCESS;
}

/* The day the data were read, never the clock: the same view must give the same bytes. */
static char *
creation_date (MvDb *db)
{
  g_autoptr (MvInfo) info = mv_info_read (db, NULL);
  const char *day = info != NULL && info->read_on != NULL && strlen (info->read_on) == 10 ? info->read_on : "2000-01-01";

  return g_strdup_printf ("%sT00:00:00Z", day);
}

static gboolean
write_pdf (const MvPage *page, double unit, const MvPictureWords *words, const char *date, GByteArray *bytes, GError **error)
{
  cairo_surface_t *surface = cairo_pdf_surface_create_for_stream (append, bytes, page->width * unit, page->height * unit);
  g_autofree char *keywords = g_strconcat (words->view, "; ", words->sources, NULL);       /* the one field that is left for both */
  cairo_t *cr;
  cairo_status_t status;

  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_TITLE, words->title);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_SUBJECT, words->description);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_KEYWORDS, keywords);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATOR, "Multivector " MV_VERSION);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATE_DATE, date);
  cr = cairo_create (surface);
  for (guint i = 0; i < (page->plan != NULL ? page->plan->n_sheets : 1); i++)
    {
      MvPage sheet = *page;

      sheet.sheet = i;
      cairo_save (cr);
      cairo_scale (cr, unit, unit);
      mv_page_paint (cr, &sheet);
      cairo_restore (cr);
      cairo_show_page (cr);
    }
  status = cairo_status (cr);
  cairo_destroy (cr);
  cairo_surface_finish (surface);
  if (status == CAIRO_STATUS_SUCCESS)
    status = cairo_surface_status (surface);
  cairo_surface_destroy (surface);
  if (status == CAIRO_STATUS_SUCCESS)
    return TRUE;
  g_set_error (error, MV_ERROR, MV_ERROR_WRITE, _("The PDF cannot be painted: %s."), cairo_status_to_string (status));
  return FALSE;
}

static gboolean
ends_in (const char *path, const char *ending)
{
  gsize length = strlen (path), tail = strlen (ending);

  return length > tail && g_ascii_strcasecmp (path + length - tail, ending) == 0;
}

/* "Title, publisher; title, publisher" */
static char *
list_sources (GPtrArray *sources)
{
  GString *list = g_string_new (NULL);

  for (guint i = 0; i < sources->len; i++)
    {
      const MvSourceText *source = sources->pdata[i];

      g_string_append_printf (list, "%s%s%s%s (%s)", i > 0 ? "; " : "", source->title, source->publisher != NULL ? ", " : "",
                              source->publisher != NULL ? source->publisher : "", source->licence);
    }
  return g_string_free (list, FALSE);
}

static gboolean
make_bytes (MvDb *db, const MvPage *page, const MvPictureSize *size, const char *path, GByteArray *bytes, GError **error)
{
  g_autofree char *sources = list_sources (page->sources), *view = mv_view_text (page->scene->view), *date = NULL;
  const MvPictureWords words = { page->plan != NULL ? page->plan->model->title : page->chart != NULL ? page->chart->title : page->scene->title,
                                 page->plan != NULL ? page->plan->model->title : page->chart != NULL ? page->chart->sentence : page->scene->title,
                                 sources, view };

  if (ends_in (path, ".png"))
    return mv_picture_png (page, size, &words, bytes, error);
  if (ends_in (path, ".svg"))
    return mv_picture_svg (page, size, &words, bytes, error);
  date = creation_date (db);
  return write_pdf (page, size->dpi > 0 ? 72.0 / 96 : 1, &words, date, bytes, error);
}

static gboolean
check_call (const MvPictureSize *size, const char *path, GError **error)
{
  double longest = MAX (size->width, size->height) * (ends_in (path, ".png") ? size->scale : 1);

  if (!ends_in (path, ".png") && !ends_in (path, ".svg") && !ends_in (path, ".pdf"))
    g_set_error (error, MV_ERROR, MV_ERROR_USAGE, _("“%s” names no kind of picture. Let the name end in .png, .svg or .pdf."), path);
  else if (MIN (size->width, size->height) < MV_PICTURE_MIN_SIZE || longest > MV_PICTURE_MAX_SIZE || !(size->scale > 0))
    g_set_error (error, MV_ERROR, MV_ERROR_USAGE, _("A picture of %d × %d px at scale %g cannot be made. Each side is at least %d px, and at most %d px when scaled."),
                 (int) size->width, (int) size->height, size->scale, MV_PICTURE_MIN_SIZE, MV_PICTURE_MAX_SIZE);
  else
    return TRUE;
  return FALSE;
}

/* The page that the view asks for. A PDF has sheets of the size asked for; any other picture is one sheet of its width, as high as the
 * page must be and not lower than asked for. FALSE with ERROR. */
static gboolean
plan_page (MvDb *db, MvScene *scene, const MvPictureSize *size, const char *path, MvPagePlan **plan, GError **error)
{
  g_autoptr (MvPageModel) model = NULL;
  gboolean sheets = ends_in (path, ".pdf");
  MvPageSize page = { size->width, sheets ? size->height : 0, size->height };
  double scale = ends_in (path, ".png") ? size->scale : 1;

  model = mv_page_build (db, scene->atlas, scene->view, NULL, error);
  if (model == NULL)
    return FALSE;
  *plan = mv_page_plan_new (model, &page, mv_chart_measure);
  if ((*plan)->height * scale <= MV_PICTURE_MAX_SIZE)
    return TRUE;
  g_set_error (error, MV_ERROR, MV_ERROR_USAGE, _("At this width the page is %.0f px high, and a picture is at most %d px. Make it wider, or write a PDF, which has sheets."),
               ceil ((*plan)->height * scale), MV_PICTURE_MAX_SIZE);
  return FALSE;
}

/* The two scenes of a comparison with one camera, that of the view or what the first one fits, and the chart of their differences. */
static gboolean
build_comparison (MvDb *db, const MvPage *page, MvScene **scene, MvScene **other, MvChart **chart, GError **error)
{
  const MvView *view = page->scene->view;
  g_autoptr (MvView) one = mv_view_copy (view), two = mv_compare_other (view);
  MvComparePlaces places = mv_compare_places (page->width, page->height);

  if (!view->has_camera)
    {
      MvFrame frame = mv_frame_for_box (page->scene->box, places.map_width, places.map_height, 0.06 * places.map_height, 8.0);
      MvPoint centre = mv_frame_to_world (&frame, (MvPoint) { frame.width / 2, frame.height / 2 });
      double longitude, latitude;

      mv_mercator_unproject (centre, &longitude, &latitude);
      mv_view_set_camera (one, longitude, latitude, frame.zoom);
      mv_view_set_camera (two, longitude, latitude, frame.zoom);
    }
  *scene = mv_scene_build (db, page->scene->atlas, one, NULL, error);
  *other = *scene != NULL ? mv_scene_build (db, page->scene->atlas, two, NULL, error) : NULL;
  *chart = *other != NULL ? mv_chart_build (db, page->scene->atlas, view, MV_CHART_DIFFERENCE, places.chart_width, places.chart_height, error) : NULL;
  return *chart != NULL;
}

/* Width, height and style of PAGE; FALSE with ERROR when it cannot be. */
static gboolean
begin_page (MvPage *page, const MvPictureSize *size, const char *path, GError **error)
{
  mv_guard_work ("picture");
  if (!check_call (size, path, error))
    return FALSE;
  page->width = size->width;
  page->height = size->height;
  page->style = mv_style_get (size->variant, error);
  return page->style != NULL;
}

/* Each sheet as its own recording, of vectors and texts. */
static void
record_page (const MvPage *page, GPtrArray *sheets)
{
  const cairo_rectangle_t extents = { 0, 0, page->width, page->height };

  for (guint i = 0; i < (page->plan != NULL ? page->plan->n_sheets : 1); i++)
    {
      cairo_surface_t *surface = cairo_recording_surface_create (CAIRO_CONTENT_COLOR_ALPHA, &extents);
      cairo_t *cr = cairo_create (surface);
      MvPage sheet = *page;

      sheet.sheet = i;
      mv_page_paint (cr, &sheet);
      cairo_destroy (cr);
      g_ptr_array_add (sheets, surface);
    }
}

/* Where a picture goes: into a file, or, when there are SHEETS, as recordings onto their end; the path then only says what they are like. */
typedef struct { const char *path; GPtrArray *sheets; } Target;

static gboolean
write_page (MvDb *db, MvPage *page, char **source_ids, const MvPictureSize *size, const Target *target, GError **error)
{
  g_autoptr (GPtrArray) sources = mv_report_sources (db, (const char *const *) source_ids, error);
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  g_autoptr (GFile) file = g_file_new_for_path (target->path);
  g_autoptr (GError) failure = NULL;

  page->sources = sources;
  if (sources != NULL && target->sheets != NULL)
    return record_page (page, target->sheets), TRUE;
  if (sources == NULL || !make_bytes (db, page, size, target->path, bytes, error))
    return FALSE;
  if (g_file_replace_contents (file, (const char *) bytes->data, bytes->len, NULL, FALSE, G_FILE_CREATE_NONE, NULL, NULL, &failure))
    return TRUE;
  g_set_error (error, MV_ERROR, MV_ERROR_WRITE, _("The picture is not written: %s. Choose another place."), failure->message);
  return FALSE;
}

static gboolean
write_comparison (MvDb *db, MvPage *page, const MvPictureSize *size, const Target *target, GError **error)
{
  g_autoptr (MvScene) with_camera = NULL, other = NULL;
  g_autoptr (MvChart) chart = NULL;

  if (!build_comparison (db, page, &with_camera, &other, &chart, error))
    return FALSE;
  page->scene = with_camera;
  page->other = other;
  page->chart = chart;
  return write_page (db, page, chart->source_ids, size, target, error);
}

static gboolean
write_chart (MvDb *db, MvScene *scene, MvChartKind kind, const MvPictureSize *size, const Target *target, GError **error)
{
  g_autoptr (MvChart) chart = NULL;
  MvPage page = { .scene = scene };

  if (!begin_page (&page, size, target->path, error))
    return FALSE;
  page.chart = chart = mv_chart_build (db, scene->atlas, scene->view, kind, size->width, size->height, error);
  return chart != NULL && write_page (db, &page, chart->source_ids, size, target, error);
}

/* A page, two views side by side, or the map. */
static gboolean
write_sheets (MvDb *db, MvScene *scene, const MvPictureSize *size, const Target *target, GError **error)
{
  g_autoptr (MvPagePlan) plan = NULL;
  MvPage page = { .scene = scene };

  if (!begin_page (&page, size, target->path, error))
    return FALSE;
  if (*scene->view->page != '\0' && !g_str_equal (scene->view->page, "table"))
    {
      if (!plan_page (db, scene, size, target->path, &plan, error))
        return FALSE;
      page.plan = plan;
      page.height = plan->height;
      return write_page (db, &page, plan->model->source_ids, size, target, error);
    }
  return *scene->view->compare != '\0' ? write_comparison (db, &page, size, target, error)
                                       : write_page (db, &page, scene->source_ids, size, target, error);
}

gboolean
mv_picture_write_chart (MvDb *db, MvScene *scene, MvChartKind kind, const MvPictureSize *size, const char *path, GError **error)
{
  const Target target = { path, NULL };

  g_return_val_if_fail (db != NULL && scene != NULL && kind < MV_N_CHARTS && size != NULL && path != NULL, FALSE);

  return write_chart (db, scene, kind, size, &target, error);
}

gboolean
mv_picture_write (MvDb *db, MvScene *scene, const MvPictureSize *size, const char *path, GError **error)
{
  const Target target = { path, NULL };

  g_return_val_if_fail (db != NULL && scene != NULL && size != NULL && path != NULL, FALSE);

  return mv_table_chart_of (scene->view) != MV_N_CHARTS && (*scene->view->page == '\0' || g_str_equal (scene->view->page, "table"))
           ? write_chart (db, scene, mv_table_chart_of (scene->view), size, &target, error)
           : write_sheets (db, scene, size, &target, error);
}

GPtrArray *
mv_picture_record (MvDb *db, MvScene *scene, const MvPictureSize *size, GError **error)
{
  g_autoptr (GPtrArray) sheets = g_ptr_array_new_with_free_func ((GDestroyNotify) cairo_surface_destroy);
  const Target target = { "sheets.pdf", sheets };
  MvChartKind kinds[MV_N_CHARTS];
  guint n;

  g_return_val_if_fail (db != NULL && scene != NULL && size != NULL, NULL);

  if (!write_sheets (db, scene, size, &target, error))
    return NULL;
  n = *scene->view->page == '\0' ? mv_view_get_charts (scene->view, kinds) : 0;
  for (guint i = 0; i < n; i++)
    if ((kinds[i] != MV_CHART_DIFFERENCE || *scene->view->compare == '\0') && !write_chart (db, scene, kinds[i], size, &target, error))
      return NULL;
  return g_steal_pointer (&sheets);
}

void
mv_picture_replay (cairo_t *cr, GPtrArray *sheets, guint sheet, double unit)
{
  g_return_if_fail (cr != NULL && sheets != NULL && sheet < sheets->len);

  mv_guard_work ("picture");
  cairo_save (cr);
  cairo_scale (cr, unit, unit);
  cairo_set_source_surface (cr, sheets->pdata[sheet], 0, 0);
  cairo_paint (cr);
  cairo_restore (cr);
}
