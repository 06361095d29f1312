#include "app/exchange/workbook.h"

#include <errno.h>
#include <string.h>
#include <xlsxwriter.h>

#include "app/base/error.h"
#include "app/base/text.h"

#define MAX_NAME 31             /* of a worksheet, by the format */

static lxw_datetime
date_of (const char *day)
{
  lxw_datetime date = { .year = 2000, .month = 1, .day = 1 };

  sscanf (day, "%d-%d-%d", &date.year, &date.month, &date.day);
  return date;
}

static time_t
seconds_of (const char *day)
{
  lxw_datetime date = date_of (day);
  g_autoptr (GDateTime) time = g_date_time_new_utc (date.year, date.month, date.day, 0, 0, 0);

  return time != NULL ? (time_t) g_date_time_to_unix (time) : 0;
}

/* Text stays text: a cell that begins with "=" is no formula, an address no link. */
static lxw_error
write_sheet (lxw_workbook *book, lxw_format *bold, const MvSheet *sheet)
{
  g_autofree char *name = g_strndup (sheet->name, MAX_NAME);
  lxw_worksheet *page = workbook_add_worksheet (book, name);
  lxw_error status = page != NULL ? LXW_NO_ERROR : LXW_ERROR_SHEETNAME_ALREADY_USED;

  for (guint c = 0; status == LXW_NO_ERROR && c < sheet->columns->len; c++)
    status = worksheet_write_string (page, 0, (lxw_col_t) c, ((const MvSheetColumn *) sheet->columns->pdata[c])->name, bold);
  for (guint r = 0; status == LXW_NO_ERROR && r < sheet->rows->len; r++)
    for (guint c = 0; status == LXW_NO_ERROR && c < sheet->columns->len; c++)
      {
        const char *cell = ((const MvSheetRow *) sheet->rows->pdata[r])->cells[c];

        if (cell != NULL && ((const MvSheetColumn *) sheet->columns->pdata[c])->type != MV_SHEET_TEXT)
          status = worksheet_write_number (page, r + 1, (lxw_col_t) c, g_ascii_strtod (cell, NULL), NULL);
        else if (cell != NULL)
          status = worksheet_write_string (page, r + 1, (lxw_col_t) c, cell, NULL);
      }
  if (status == LXW_NO_ERROR)
    worksheet_freeze_panes (page, 1, 0);
  return status;
}

static lxw_error
write_about (lxw_workbook *book, const char *about)
{
  lxw_worksheet *page = workbook_add_worksheet (book, "README");
  g_auto (GStrv) lines = g_strsplit (about, "\n", -1);
  lxw_error status = LXW_NO_ERROR;

  for (guint i = 0; status == LXW_NO_ERROR && lines[i] != NULL; i++)
    if (*lines[i] != '\0')
      status = worksheet_write_string (page, i, 0, lines[i], NULL);
  worksheet_set_column (page, 0, 0, 100, NULL);
  return status;
}

gboolean
mv_workbook_write (GPtrArray *sheets, const char *title, const char *about, const char *day, const char *path, GError **error)
{
  lxw_workbook *book = workbook_new (path);
  lxw_doc_properties properties = { .title = (char *) title, .author = (char *) "Multivector", .created = seconds_of (day) };
  lxw_error status, closed;
  int reason;
  lxw_format *bold;

  if (book == NULL)
    {
      g_set_error (error, MV_ERROR, MV_ERROR_WRITE, _("The workbook cannot be made. Choose another place."));
      return FALSE;
    }
  bold = workbook_add_format (book);
  format_set_bold (bold);
  workbook_set_properties (book, &properties);
  status = write_about (book, about);
  for (guint i = 0; status == LXW_NO_ERROR && i < sheets->len; i++)
    status = write_sheet (book, bold, sheets->pdata[i]);
  errno = 0;
  closed = workbook_close (book);
  reason = errno;
  if (status == LXW_NO_ERROR)
    status = closed;
  /* Zip's own words say less than the system's. */
  if (status != LXW_NO_ERROR)
    g_set_error (error, MV_ERROR, MV_ERROR_WRITE, _("The workbook is not written: %s. Choose another place."),
                 reason != 0 ? g_strerror (reason) : lxw_strerror (status));
  return status == LXW_NO_ERROR;
}
