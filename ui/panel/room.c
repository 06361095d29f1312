#include "ui/panel/room.h"

void
mv_room_give (GtkWidget *child, int width, int height)
{
  int least;

  /* GTK wants to have measured what it allocates. */
  gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
  gtk_widget_size_allocate (child, &(GtkAllocation) { 0, 0, MAX (width, least), height }, -1);
}

GtkSizeRequestMode
mv_room_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_CONSTANT_SIZE;
}
