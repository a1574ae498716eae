"""Where things live on this computer, who may read them, and which folders a store must stay out of.

`CODESIGN_HOME` puts everything under one folder (tests, a memory stick that stays plugged in); `CODESIGN_STORE` names one store.
"""

from __future__ import annotations

import fnmatch
import os
import re
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path, PurePath, PureWindowsPath

from codesign.errors import CodesignError

NAME = "codesign"
STORE_NAME = "codesign.db"

SHARED_FILE_SYSTEMS = frozenset(
    {
        *(
            "cifs",
            "smb3",
            "smbfs",
            "nfs",
            "nfs4",
            "9p",
            "davfs",
            "webdav",
            "afs",
            "afpfs",
            "ceph",
            "lustre",
            "gpfs",
        ),
        *(
            "fuse.sshfs",
            "fuse.rclone",
            "fuse.gvfsd-fuse",
            "fuse.davfs",
            "fuse.glusterfs",
            "glusterfs",
            "ncpfs",
        ),
        *("vboxsf", "vmhgfs", "fuse.vmhgfs-fuse", "prl_fs", "drvfs"),
    }
)
"""File systems whose locks or shared memory cannot be trusted between computers."""

_CLOUD_FOLDERS = {
    "onedrive*": "OneDrive",
    "dropbox*": "Dropbox",
    "google drive*": "Google Drive",
    "googledrive*": "Google Drive",
    "icloud*": "iCloud",
    "mobile documents": "iCloud",
    "cloudstorage": "a cloud service",
    "nextcloud*": "Nextcloud",
}
_MAC_ONLY = {"mobile documents", "cloudstorage"}
_FETCHED_WHEN_READ = 0x00040000 | 0x00400000  # Windows: recall on open, recall on data access
_REMOTE_DRIVE = 4  # Windows: what GetDriveTypeW answers for a network drive


class UnsafePlaceError(CodesignError):
    """A store may not live in this folder."""

    def __init__(self, path: Path, why: str, safe: Path | None = None) -> None:
        keep = f"Keep it at {safe}" if safe else "Keep it in a folder on this computer's own disk"
        super().__init__(
            f"A store cannot live at {path}: {why}.",
            todo=f"{keep}, and send copies to the shared folder with `codesign backup` or `codesign pack`.",
        )
        self.path, self.why, self.safe = path, why, safe


class FolderError(CodesignError):
    """A folder of ours could not be made."""

    def __init__(self, folder: Path, reason: str) -> None:
        super().__init__(
            f"The folder {folder} could not be made: {reason}.",
            todo="Name a folder that you may write to, with --store or CODESIGN_STORE.",
        )


def data_folder(environ: Mapping[str, str] | None = None) -> Path:
    """Return the folder where stores live unless somebody says otherwise."""
    home = _portable_home(environ)
    if home:
        return home
    from platformdirs import user_data_path

    return user_data_path(NAME, appauthor=False, roaming=False)


def store_path(environ: Mapping[str, str] | None = None) -> Path:
    """Return the store that is opened when none is named."""
    named = (os.environ if environ is None else environ).get("CODESIGN_STORE", "").strip()
    return Path(named).expanduser().absolute() if named else data_folder(environ) / STORE_NAME


def settings_file(environ: Mapping[str, str] | None = None) -> Path:
    """Return the file that holds a person's settings."""
    home = _portable_home(environ)
    if home:
        return home / "settings.toml"
    from platformdirs import user_config_path

    return user_config_path(NAME, appauthor=False, roaming=False) / "settings.toml"


def own_names_file(environ: Mapping[str, str] | None = None) -> Path:
    """Return the file of a person's own words about names, beside their settings; it need not be there."""
    return settings_file(environ).with_name("names.toml")


def crash_folder(environ: Mapping[str, str] | None = None) -> Path:
    """Return the folder for the details of faults."""
    home = _portable_home(environ)
    if home:
        return home / "faults"
    from platformdirs import user_state_path

    return user_state_path(NAME, appauthor=False, roaming=False) / "faults"


def rescue_folder(environ: Mapping[str, str] | None = None) -> Path:
    """Return the folder for words that could not be saved where they belong."""
    return data_folder(environ) / "rescued"


def demo_folder(environ: Mapping[str, str] | None = None) -> Path:
    """Return the folder of the demonstration, apart from every real store."""
    return data_folder(environ) / "demo"


def files_folder() -> Path:
    """Return where files people ask for go unless they say: `exports` if it is here, else their documents, else home."""
    from platformdirs import user_documents_path

    documents = user_documents_path()
    return next((each for each in (Path.cwd() / "exports", documents) if each.is_dir()), Path.home())


def drafts_file(store: Path) -> Path:
    """Return the file of unfinished work beside a store."""
    return store.with_name(f"{store.name}.drafts")


def backups_folder(store: Path) -> Path:
    """Return the folder of backups beside a store."""
    return store.with_name("backups")


def make_private_folder(folder: Path) -> Path:
    """Make a folder, and those above it that are missing, for this user only; leave one that exists as it is."""
    missing = [above for above in (folder, *folder.parents) if not above.exists()]
    try:
        for each in reversed(missing):
            each.mkdir(mode=0o700, exist_ok=True)
    except OSError as error:
        raise FolderError(folder, (error.strerror or "it was refused").lower()) from error
    if not folder.is_dir():
        raise FolderError(folder, "a file of that name is in the way")
    return folder


def private_umask() -> int:
    """Make every file this process writes from now on readable by this user only; return the earlier mask."""
    return os.umask(0o077)


def check_place(path: Path, environ: Mapping[str, str] | None = None) -> None:
    """Refuse a path where a store would be damaged, and offer a safe one.

    Raises:
        UnsafePlaceError: The path is on a network drive or in a cloud folder.
    """
    why = unsafe_place(path, environ=environ)
    if why is None:
        return
    safe = data_folder(environ) / STORE_NAME
    raise UnsafePlaceError(path, why, None if unsafe_place(safe, environ=environ) else safe)


def unsafe_place(
    path: PurePath,
    *,
    mounts: str | None = None,
    environ: Mapping[str, str] | None = None,
    platform: str = sys.platform,
) -> str | None:
    """Say in words why a store must not live at a path, or return None if it may.

    Args:
        path: The store, or the folder it would be in; links are followed.
        mounts: What `/proc/self/mountinfo` (Linux) or `mount` (macOS) says; read from the computer if not given.
        environ: The environment, for the folders Windows names there.
        platform: The system, as `sys.platform` names it.
    """
    environ = os.environ if environ is None else environ
    for place in _faces(path):
        why = _cloud(place, environ, platform)
        if why is None and platform == "win32":
            why = _windows_network(place)
        elif why is None:
            why = _shared_mount(place, _mount_table(platform) if mounts is None else mounts, platform)
        if why:
            return why
    return None


def _portable_home(environ: Mapping[str, str] | None) -> Path | None:
    named = (os.environ if environ is None else environ).get("CODESIGN_HOME", "").strip()
    return Path(named).expanduser().absolute() if named else None


def _faces(path: PurePath) -> Iterator[PurePath]:
    """Give a path as named and, for a real one, with its links followed: either may be in a shared folder."""
    if not isinstance(path, Path):
        yield path
        return
    yield path.absolute()
    followed = path.resolve()
    if followed != path.absolute():
        yield followed


def _cloud(path: PurePath, environ: Mapping[str, str], platform: str) -> str | None:
    if platform == "win32" and (_in_named_onedrive(path, environ) or _fetched_when_read(path)):
        return "it is inside a folder that OneDrive copies to the cloud while it is being written"
    for part in path.parts[1:] if path.is_absolute() else path.parts:
        for pattern, service in _CLOUD_FOLDERS.items():
            if pattern in _MAC_ONLY and platform != "darwin":
                continue
            if fnmatch.fnmatchcase(part.lower(), pattern):
                return f"the folder “{part}” is copied to {service} while it is being written"
    return None


def _in_named_onedrive(path: PurePath, environ: Mapping[str, str]) -> bool:
    windows = PureWindowsPath(path)
    names = ("OneDrive", "OneDriveCommercial", "OneDriveConsumer")
    folders = (environ.get(name, "").strip() for name in names)
    return any(folder and windows.is_relative_to(PureWindowsPath(folder)) for folder in folders)


def _fetched_when_read(path: PurePath) -> bool:
    if not isinstance(path, Path):
        return False
    for place in (path, *path.parents):
        try:
            attributes = getattr(place.lstat(), "st_file_attributes", 0)
        except OSError:
            continue
        if attributes & _FETCHED_WHEN_READ:
            return True
    return False


def _windows_network(path: PurePath) -> str | None:
    text = str(path).replace("/", "\\")
    if text.upper().startswith("\\\\?\\UNC\\"):
        return "it is on a network drive"
    if text.startswith(("\\\\?\\", "\\\\.\\")):
        text = text[4:]
    elif text.startswith("\\\\"):
        return "it is on a network drive"
    drive = PureWindowsPath(text).drive
    return f"drive {drive} is a network drive" if drive and _is_remote_drive(drive + "\\") else None


def _is_remote_drive(root: str) -> bool:
    if sys.platform == "win32":
        import ctypes

        return bool(ctypes.windll.kernel32.GetDriveTypeW(root) == _REMOTE_DRIVE)
    return False


def _mount_table(platform: str) -> str:
    if platform == "darwin":
        return _ask_mount()
    try:
        return Path("/proc/self/mountinfo").read_text(encoding="utf-8", errors="surrogateescape")
    except OSError:
        return ""


def _ask_mount() -> str:
    import subprocess

    try:
        return subprocess.run(["/sbin/mount"], capture_output=True, text=True, timeout=5, check=False).stdout
    except (OSError, subprocess.SubprocessError):
        return ""


def _shared_mount(path: PurePath, table: str, platform: str) -> str | None:
    mounts = _mac_mounts(table) if platform == "darwin" else _linux_mounts(table)
    nearest, kind = -1, ""
    for point, file_system in mounts:
        depth = len(PurePath(point).parts)
        # A later mount on the same point hides the earlier one, so equal depth replaces.
        if depth >= nearest and path.is_relative_to(point):
            nearest, kind = depth, file_system
    if kind.lower() in SHARED_FILE_SYSTEMS:
        return f"it is on a network or shared drive ({kind})"
    return None


def _linux_mounts(table: str) -> Iterator[tuple[str, str]]:
    for line in table.splitlines():
        before, found, after = line.partition(" - ")
        fields = before.split(" ")
        if found and len(fields) > 4 and after.strip():
            yield _plain(fields[4]), after.split(" ", 1)[0]


def _mac_mounts(table: str) -> Iterator[tuple[str, str]]:
    for line in table.splitlines():
        found = re.fullmatch(r".+? on (/.*) \(([^,)]+)[^)]*\)", line)
        if found:
            yield found[1], found[2]


def _plain(escaped: str) -> str:
    """Undo the octal escapes by which the kernel writes spaces, tabs, line breaks and backslashes."""
    return re.sub(r"\\([0-7]{3})", lambda octal: chr(int(octal[1], 8)), escaped)
