#define _GNU_SOURCE             /* F_OFD_SETLK */
#include "app/store/locks.h"

#include <fcntl.h>
#include <sqlite3.h>
#include <stdarg.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

/* SQLite itself keeps count of what its connections of one process hold of a file, and asks the system for the sum. So does this: whichever
 * descriptor is locked, it is the file's keeper that has the lock, and other processes are met as ever, whatever kind of locks they use. */
typedef struct
{
  dev_t device;
  ino_t inode;
  int   descriptor;             /* opened here and known to nobody; -1: the system has no such locks, and SQLite's own are used */
  guint n_users;                /* descriptors of SQLite's on this file that were locked once and are still open */
} Keeper;

static GMutex lock;             /* guards the two below */
static GHashTable *users;       /* descriptor of SQLite's -> Keeper */
static GPtrArray *keepers;      /* not owned: a keeper goes with its last user */

/* A new opening of the same file, whatever it is called by now; for writing where that is allowed, which only write locks ask for. */
static int
open_again (int user)
{
  struct flock any = { .l_type = F_WRLCK, .l_whence = SEEK_SET };
  char path[40];
  int descriptor;

  snprintf (path, sizeof path, "/proc/self/fd/%d", user);
  descriptor = open (path, O_RDWR | O_CLOEXEC);
  if (descriptor < 0)
    descriptor = open (path, O_RDONLY | O_CLOEXEC);
  if (descriptor < 0 || fcntl (descriptor, F_OFD_GETLK, &any) == 0)
    return descriptor;
  close (descriptor);
  return -1;
}

static Keeper *
keeper_of_file (int user, const struct stat *file)
{
  Keeper *keeper;

  for (guint i = 0; i < keepers->len; i++)
    {
      keeper = keepers->pdata[i];
      if (keeper->device == file->st_dev && keeper->inode == file->st_ino)
        return keeper;
    }
  keeper = g_new (Keeper, 1);
  *keeper = (Keeper) { file->st_dev, file->st_ino, open_again (user), 0 };
  g_ptr_array_add (keepers, keeper);
  return keeper;
}

/* The descriptor that has the locks of the file behind USER, which may be USER itself. */
static int
keeper_of (int user)
{
  Keeper *keeper = g_hash_table_lookup (users, GINT_TO_POINTER (user));
  struct stat file;

  if (keeper == NULL)
    {
      if (fstat (user, &file) != 0)
        return user;
      keeper = keeper_of_file (user, &file);
      keeper->n_users++;
      g_hash_table_insert (users, GINT_TO_POINTER (user), keeper);
    }
  return keeper->descriptor < 0 ? user : keeper->descriptor;
}

/* In place of fcntl (2), as SQLite calls it. */
static int
control (int user, int command, ...)
{
  va_list rest;
  void *argument;
  int keeper;

  va_start (rest, command);
  argument = va_arg (rest, void *);
  va_end (rest);
  if (command != F_SETLK && command != F_SETLKW && command != F_GETLK)
    return fcntl (user, command, argument);
  g_mutex_lock (&lock);
  keeper = keeper_of (user);
  g_mutex_unlock (&lock);
  if (keeper == user)
    return fcntl (user, command, argument);
  ((struct flock *) argument)->l_pid = 0;               /* the system insists */
  return fcntl (keeper, command == F_SETLK ? F_OFD_SETLK : command == F_SETLKW ? F_OFD_SETLKW : F_OFD_GETLK, argument);
}

/* In place of close (2). Locks that SQLite has not given back, such as that on the shared memory, end with its last descriptor, as ever. */
static int
close_user (int user)
{
  Keeper *keeper = NULL;

  g_mutex_lock (&lock);
  if (g_hash_table_steal_extended (users, GINT_TO_POINTER (user), NULL, (gpointer *) &keeper) && --keeper->n_users == 0)
    {
      if (keeper->descriptor >= 0)
        close (keeper->descriptor);
      g_ptr_array_remove_fast (keepers, keeper);
      g_free (keeper);
    }
  g_mutex_unlock (&lock);
  return close (user);
}

void
mv_locks_install (void)
{
  static gsize done;
  sqlite3_vfs *system;

  if (!g_once_init_enter (&done))
    return;
  system = sqlite3_vfs_find ("unix");
  if (system != NULL && system->iVersion >= 3)
    {
      users = g_hash_table_new (NULL, NULL);
      keepers = g_ptr_array_new ();
      system->xSetSystemCall (system, "fcntl", (sqlite3_syscall_ptr) control);
      system->xSetSystemCall (system, "close", (sqlite3_syscall_ptr) close_user);
    }
  g_once_init_leave (&done, 1);
}
