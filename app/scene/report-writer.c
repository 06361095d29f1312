#include "app/scene/report-writer.h"

#include <math.h>
#include <string.h>

#include "app/base/number.h"
#include "app/base/terms.h"
#include "app/base/text.h"
#include "app/store/measures.h"

static void
figure_free (MvFigure *figure)
{
  g_free (figure->label);
  g_free (figure->value);
  g_free (figure->detail);
  g_free (figure->note);
  g_free (figure->ref);
  g_clear_pointer (&figure->others, g_ptr_array_unref);
  g_free (figure);
}

static void
section_free (MvReportSection *section)
{
  g_free (section->title);
  g_ptr_array_unref (section->figures);
  g_free (section);
}

GError **
mv_report_failure (MvReportWriter *writer)
{
  return writer->error == NULL ? &writer->error : NULL;
}

const char *
mv_report_name (MvReportWriter *writer, const char *kind, const char *code)
{
  return mv_atlas_name (writer->atlas, kind, code, writer->view->names);
}

char *
mv_report_capital (MvReportWriter *writer, GHashTable *country)
{
  const char *place = mv_record_text (country, "capital_place");

  return g_strdup (place != NULL ? mv_report_name (writer, "place", place) : mv_record_text (country, "capital"));
}

void
mv_report_title (MvReportWriter *writer, const char *title, const char *subtitle)
{
  mv_text_set (&writer->report->title, title);
  mv_text_set (&writer->report->subtitle, subtitle);
}

void
mv_report_section (MvReportWriter *writer, const char *title)
{
  MvReportSection *section = g_new0 (MvReportSection, 1);

  section->title = g_strdup (title);
  section->figures = g_ptr_array_new_with_free_func ((GDestroyNotify) figure_free);
  if (writer->report->sections == NULL)
    writer->report->sections = g_ptr_array_new_with_free_func ((GDestroyNotify) section_free);
  g_ptr_array_add (writer->report->sections, section);
  writer->section = section;
}

void
mv_report_uses (MvReportWriter *writer, const char *source_id)
{
  const char *id = g_intern_string (source_id);

  if (id != NULL && !g_ptr_array_find (writer->source_ids, id, NULL))
    g_ptr_array_add (writer->source_ids, (gpointer) id);
}

static MvFigure *
new_figure (MvReportWriter *writer, const char *label, const char *value, const char *source_id)
{
  MvFigure *figure = g_new0 (MvFigure, 1);

  figure->label = g_strdup (label);
  figure->value = g_strdup (value != NULL ? value : _("not known"));
  figure->state = value != NULL ? MV_FIGURE_KNOWN : MV_FIGURE_UNKNOWN;
  figure->source_id = g_intern_string (source_id);
  mv_report_uses (writer, source_id);
  return figure;
}

MvFigure *
mv_report_add (MvReportWriter *writer, const char *label, const char *value, const char *source_id)
{
  MvFigure *figure = new_figure (writer, label, value, source_id);

  g_ptr_array_add (writer->section->figures, figure);
  return figure;
}

MvFigure *
mv_report_number (MvReportWriter *writer, const char *label, double value, const char *unit, const char *source_id)
{
  g_autofree char *text = isnan (value) ? NULL : mv_number_short (value, unit);

  return mv_report_add (writer, label, text, source_id);
}

MvFigure *
mv_report_other (MvReportWriter *writer, MvFigure *figure, const char *label, double value, const char *unit, const char *source_id)
{
  g_autofree char *text = isnan (value) ? NULL : mv_number_short (value, unit);

  return mv_report_other_text (writer, figure, label, text, source_id);
}

MvFigure *
mv_report_other_text (MvReportWriter *writer, MvFigure *figure, const char *label, const char *value, const char *source_id)
{
  MvFigure *other = new_figure (writer, label, value, source_id);

  if (figure->others == NULL)
    figure->others = g_ptr_array_new_with_free_func ((GDestroyNotify) figure_free);
  g_ptr_array_add (figure->others, other);
  return other;
}

MvFigure *
mv_report_missing (MvReportWriter *writer, const char *label, MvFigureState state, const char *note, const char *source_id)
{
  const char *value = state == MV_FIGURE_NOT_REPORTED ? _("not reported") : state == MV_FIGURE_NOT_APPLICABLE ? _("not applicable") : NULL;
  MvFigure *figure = mv_report_add (writer, label, value, source_id);

  figure->state = state;
  mv_figure_note (figure, note);
  return figure;
}

static void
append (char **place, const char *separator, const char *part)
{
  char *old = *place;

  if (part == NULL || *part == '\0')
    return;
  *place = old != NULL ? g_strconcat (old, separator, part, NULL) : g_strdup (part);
  g_free (old);
}

void
mv_figure_detail (MvFigure *figure, const char *part)
{
  append (&figure->detail, " · ", part);
}

void
mv_figure_year (MvFigure *figure, int year)
{
  g_autofree char *text = year != 0 ? g_strdup_printf ("%d", year) : NULL;

  mv_figure_detail (figure, text);
}

void
mv_figure_note (MvFigure *figure, const char *note)
{
  g_autofree char *old_plain = figure->note != NULL ? mv_text_plain (figure->note) : NULL, *new_plain = note != NULL ? mv_text_plain (note) : NULL;
  g_autofree char *said = old_plain != NULL ? g_utf8_casefold (old_plain, -1) : NULL, *again = new_plain != NULL ? g_utf8_casefold (new_plain, -1) : NULL;

  if (said != NULL && again != NULL && strstr (again, said) != NULL)
    g_clear_pointer (&figure->note, g_free);    /* what was said is a part of what is said now */
  if (figure->note != NULL && note != NULL && g_unichar_isupper (g_utf8_get_char (note)))
    {
      char letter[7] = { 0 };
      g_autofree char *old = figure->note;

      g_unichar_to_utf8 (g_unichar_toupper (g_utf8_get_char (old)), letter);
      figure->note = g_strconcat (letter, g_utf8_next_char (old), g_str_has_suffix (old, ".") ? " " : ". ", note, NULL);
      return;
    }
  append (&figure->note, "; ", note);
}

void
mv_figure_amount_note (MvFigure *figure, const char *note)
{
  g_autofree char *bounded = mv_term_is_bound (note) ? g_strdup_printf ("%s %s", mv_term (note), figure->value) : NULL;

  if (bounded != NULL && figure->state == MV_FIGURE_KNOWN)
    mv_text_set (&figure->value, bounded);
  else
    mv_figure_note (figure, mv_term (note));
}

void
mv_figure_ref (MvFigure *figure, const char *kind, const char *id)
{
  g_free (figure->ref);
  figure->ref = id != NULL ? g_strdup_printf ("%s:%s", kind, id) : NULL;
}

const char *
mv_report_concept (const char *concept)
{
  static const char *const words[][2] = {
    { "goods_and_services", N_("goods and services") }, { "foreign_trade_headline", N_("headline turnover, appears to include services") },
    { "partial", N_("incomplete year") }, { "model", N_("model estimate") },
    { "foreign_born_stock", N_("by place of birth") }, { "census_foreign_born", N_("census, by place of birth") }
  };

  for (guint i = 0; concept != NULL && i < G_N_ELEMENTS (words); i++)
    if (g_str_equal (words[i][0], concept))
      return _(words[i][1]);
  return NULL;
}

void
mv_figure_declared (MvReportWriter *writer, MvFigure *figure, const MvFact *fact)
{
  mv_figure_year (figure, fact->year);
  if (fact->basis != NULL)
    mv_figure_detail (figure, mv_basis_name (writer->db, fact->basis, NULL));
  if (fact->valuation != NULL)
    mv_figure_detail (figure, g_str_equal (fact->valuation, "not stated") ? _("valuation not stated")
                              : g_str_equal (fact->valuation, "mixed") ? _("FOB and CIF mixed") : mv_term (fact->valuation));
  if (g_strcmp0 (fact->basis, "usd_model") != 0)        /* its name says so already */
    mv_figure_detail (figure, mv_report_concept (fact->concept));
  if (fact->reporter != NULL)
    {
      g_autofree char *by = g_strdup_printf (_("reported by %s"), mv_report_name (writer, "country", fact->reporter));
      mv_figure_detail (figure, by);
    }
  mv_figure_note (figure, fact->note);
}

char *
mv_report_span (const char *since, const char *until)
{
  MvDate first, last;
  g_autofree char *from = NULL, *to = NULL;

  mv_date_parse (since, &first);
  mv_date_parse (until, &last);
  if (first.year != 0 && last.year != 0 && first.month == 0 && last.month == 0)
    return g_strdup_printf (C_("years", "%d to %d"), first.year, last.year);
  if (first.year != 0 && last.year != 0)
    {
      from = mv_date_spoken (first);
      to = mv_date_spoken (last);
      return g_strdup_printf (_("%s to %s"), from, to);
    }
  from = mv_date_spoken_after (first);
  to = mv_date_spoken_after (last);
  if (from != NULL)
    return g_strdup_printf (_("since %s"), from);
  if (to != NULL)
    return g_strdup_printf (_("until %s, start not known"), to);
  return g_strdup (_("start not known"));
}

const char *
mv_report_standing (const char *code)
{
  static const char *const words[][2] = {
    { "member", N_("member") }, { "associate", N_("associate member") }, { "observer", N_("observer") }, { "candidate", N_("candidate") },
    { "partner", N_("partner") }, { "dialogue_partner", N_("dialogue partner") }, { "signatory", N_("signatory") },
    { "lead", N_("leading power") }, { "suspended", N_("suspended") }, { "withdrawn", N_("withdrawn") }
  };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (g_strcmp0 (words[i][0], code) == 0)
      return _(words[i][1]);
  return code != NULL ? code : _("not known");
}

gboolean
mv_report_holds (const MvFact *membership, MvDate day)
{
  MvDate since, until;

  mv_date_parse (membership->since, &since);
  mv_date_parse (membership->until, &until);
  return mv_date_in_span (day, since, until);
}

gboolean
mv_report_says_again (const MvFact *a, const MvFact *b)
{
  return a != NULL && a->flag && b->flag && a->id == b->id && a->iso3 == b->iso3 && a->kind == b->kind && a->code == b->code;
}

MvDate
mv_report_day (const MvView *view)
{
  return view->date.year != 0 ? view->date : (MvDate) { (gint16) view->year, 12, 31 };
}
