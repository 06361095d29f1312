/* What the helper process writes to its standard output: frames of one byte that says which, four bytes of length, and as many bytes.
 * Numbers are little-endian, texts are UTF-8. The program trusts nothing of it (app/exchange/stream-reader.h).
 *
 *   MV_FRAME_FILE   text: the format in words for a person
 *   MV_FRAME_NOTES  text: the lines above the header of the table that is read
 *   MV_FRAME_TABLE  u32 number; u32 number of columns; then name of the table and of each column (u32 length, bytes)
 *                   ... of the table that is read; others of the same file only tell their name, with 0 columns
 *   MV_FRAME_ROWS   u32 number of rows; each: u32 line; a cell a column: u32 length (MV_CELL_NONE = empty), bytes, one NUL
 *   MV_FRAME_LONG   u32 line; u32 cells: a row that has more cells than there are columns; it is in no other frame
 *   MV_FRAME_SHARE  u32: how much of the file has been read, in ten thousandths
 *   MV_FRAME_ERROR  text: a sentence; nothing follows
 *   MV_FRAME_END    nothing: all has been said */
#pragma once

#include <glib.h>

#define MV_FRAME_FILE  'F'
#define MV_FRAME_NOTES 'N'
#define MV_FRAME_TABLE 'T'
#define MV_FRAME_ROWS  'R'
#define MV_FRAME_LONG  'L'
#define MV_FRAME_SHARE 'S'
#define MV_FRAME_ERROR 'E'
#define MV_FRAME_END   'Z'

#define MV_CELL_NONE    0xFFFFFFFFu
#define MV_FRAME_FULL   (256 * 1024)            /* bytes after which the helper sends its rows */
#define MV_FRAME_MOST   (64 * 1024 * 1024)      /* bytes of the largest frame that is accepted */
#define MV_COLUMNS_MOST 2000
#define MV_TABLES_MOST  1000
#define MV_NAME_MOST    1000                    /* bytes of a column's name */
