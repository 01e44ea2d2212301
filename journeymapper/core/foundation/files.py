"""All calls to the file system that a save makes, behind one small class, so that tests inject faults."""
import contextlib
import errno
import os
import stat
import time
from pathlib import Path

SHARING = {5, 32, 33}  # Windows: access denied, sharing violation, lock violation; often gone a moment later
PATIENCE = 2.0


class FileLayer:
    """The real file system. All methods raise OSError."""

    def resolve(self, path: Path) -> Path:
        """The path without links; it may not exist."""
        return Path(os.path.realpath(path))

    def stat(self, path: Path) -> os.stat_result:
        """The state of a file or folder."""
        return path.stat()

    def check_writable(self, path: Path) -> None:
        """Raise OSError where an existing file is protected, by its mode or since its disk can only be read."""
        if os.access(path, os.W_OK):
            return
        if hasattr(os, "statvfs") and os.statvfs(path).f_flag & os.ST_RDONLY:
            raise OSError(errno.EROFS, "read-only disk")
        raise PermissionError(errno.EACCES, "read-only")

    def read(self, path: Path) -> bytes:
        """All bytes of a file."""
        return path.read_bytes()

    def create(self, path: Path, mode: int) -> int:
        """A descriptor of a new, empty file; FileExistsError where there is one."""
        return os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), mode)

    def open_existing(self, path: Path) -> int:
        """A descriptor for writing into an existing file from its start."""
        return os.open(path, os.O_WRONLY | getattr(os, "O_BINARY", 0))

    def open_to_append(self, path: Path) -> int:
        """A descriptor of an existing file; what is written goes to its end."""
        return os.open(path, os.O_RDWR | os.O_APPEND | getattr(os, "O_BINARY", 0))

    def write(self, descriptor: int, data: bytes) -> None:
        """Write all of `data`."""
        view = memoryview(data)
        while view:
            view = view[os.write(descriptor, view[:1 << 24]):]

    def cut(self, descriptor: int, size: int) -> None:
        """Make the file `size` bytes long."""
        os.ftruncate(descriptor, size)

    def sync(self, descriptor: int) -> None:
        """Wait until the file's bytes are on the disk."""
        os.fsync(descriptor)

    def close(self, descriptor: int) -> None:
        """Close a descriptor."""
        os.close(descriptor)

    def keep_owner(self, path: Path, like: os.stat_result) -> None:
        """Give `path` the owner and group of `like`."""
        own = os.stat(path)  # noqa: PTH116 - beside its siblings of the module os
        if hasattr(os, "chown") and (own.st_uid, own.st_gid) != (like.st_uid, like.st_gid):
            os.chown(path, like.st_uid, like.st_gid)

    def keep_mode(self, path: Path, like: os.stat_result) -> None:
        """Give `path` the permissions of `like`."""
        path.chmod(stat.S_IMODE(like.st_mode))

    def keep_attributes(self, path: Path, source: Path) -> None:
        """Copy extended attributes (access lists, labels) as far as the system lets us."""
        if not hasattr(os, "listxattr"):
            return
        with contextlib.suppress(OSError):
            for name in os.listxattr(source):
                with contextlib.suppress(OSError):
                    os.setxattr(path, name, os.getxattr(source, name))

    def keep_time(self, path: Path, seconds: float) -> None:
        """Give `path` this time of its last change, in seconds since 1970."""
        os.utime(path, (seconds, seconds))

    def replace(self, source: Path, target: Path) -> None:
        """Put `source` in the place of `target` in one step."""
        source.replace(target)

    def remove(self, path: Path) -> None:
        """Delete a file."""
        path.unlink()

    def sync_folder(self, folder: Path) -> None:
        """Wait until the folder's entries are on the disk, where the system can do that."""
        if os.name == "nt":
            return
        try:
            descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
        except PermissionError:
            return
        try:
            os.fsync(descriptor)
        except OSError as error:
            if error.errno not in (errno.EINVAL, errno.ENOTSUP, errno.EBADF):
                raise
        finally:
            os.close(descriptor)

    def make_folder(self, path: Path) -> None:
        """Make a private folder and its parents."""
        path.mkdir(mode=0o700, parents=True, exist_ok=True)
        path.chmod(0o700)

    def names(self, folder: Path) -> list[str]:
        """The names in a folder, sorted."""
        return sorted(os.listdir(folder))  # noqa: PTH208 - names are wanted, not paths

    def pause(self, seconds: float) -> None:
        """Wait."""
        time.sleep(seconds)


FILES = FileLayer()


def replace_patiently(files: FileLayer, source: Path, target: Path) -> None:
    """Replace; where Windows says that somebody is looking at the file, try again for at most 2 s."""
    waited = 0.0
    while True:
        try:
            files.replace(source, target)
            return
        except OSError as error:
            if getattr(error, "winerror", None) not in SHARING or waited >= PATIENCE:
                raise
        files.pause(0.1)
        waited += 0.1
