"""Whether a folder is on another machine's disk: there SQLite's WAL is not safe."""

import re
import sys
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

NETWORK = {"9p", "afs", "afpfs", "ceph", "cifs", "davfs", "glusterfs", "lustre", "ncpfs", "smbfs"}
FAMILIES = ("nfs", "smb", "fuse.sshfs", "fuse.rclone", "fuse.davfs", "fuse.gluster", "fuse.s3fs")
MOUNTS = Path("/proc/self/mounts")


def network(folder: Path) -> str:
    """The kind of network disk a folder is on, empty for a local one or where nobody says."""
    if sys.platform != "linux":
        return ""
    try:
        text = MOUNTS.read_text("utf-8", "surrogateescape")
    except OSError:
        return ""
    kind = kind_of(PurePosixPath(folder.resolve()), text)
    return kind if kind in NETWORK or kind.startswith(FAMILIES) else ""


def kind_of(folder: PurePosixPath, mounts: str) -> str:
    """The kind of file system that a folder is on, by a table of mounts."""
    over = [(point, kind) for point, kind in _mounted(mounts) if folder.is_relative_to(point)]
    # Of those mounted at one point the last one is seen.
    return max(enumerate(over), key=lambda at: (len(at[1][0].parts), at[0]))[1][1] if over else ""


def _mounted(mounts: str) -> Iterator[tuple[PurePosixPath, str]]:
    for line in mounts.splitlines():
        fields = line.split(" ")
        if len(fields) > 2:
            yield PurePosixPath(_unescaped(fields[1])), fields[2]


def _unescaped(point: str) -> str:
    """Blanks and backslashes are written as three octal digits."""
    return re.sub(r"\\([0-7]{3})", lambda found: chr(int(found[1], 8)), point)
