"""Where things live, for whose eyes, and the folders a store is kept out of."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
from pathlib import Path, PurePosixPath, PureWindowsPath

import pytest

from codesign import places

LOCAL = "27 1 254:0 / / rw,relatime - ext4 /dev/sda1 rw"


def mounted(point: str, kind: str) -> str:
    return f"{LOCAL}\n40 27 0:44 / {point} rw,relatime shared:7 master:1 - {kind} source rw"


def test_everything_lives_under_the_portable_home(tmp_path: Path) -> None:
    environ = {"CODESIGN_HOME": str(tmp_path)}

    found = [
        places.data_folder(environ),
        places.store_path(environ),
        places.settings_file(environ),
        places.crash_folder(environ),
        places.demo_folder(environ),
        places.rescue_folder(environ),
    ]

    assert all(path.is_relative_to(tmp_path) for path in found)
    assert places.store_path(environ) == tmp_path / "codesign.db"


def test_a_named_store_wins_over_the_home(tmp_path: Path) -> None:
    environ = {"CODESIGN_HOME": str(tmp_path), "CODESIGN_STORE": str(tmp_path / "other" / "south.db")}

    assert places.store_path(environ) == tmp_path / "other" / "south.db"
    assert places.data_folder(environ) == tmp_path


def test_with_nothing_said_the_platform_decides() -> None:
    assert places.store_path({}).parts[-2:] == ("codesign", "codesign.db")
    assert places.settings_file({}).name == "settings.toml"
    assert places.crash_folder({}).name == "faults"


def test_drafts_and_backups_stand_beside_their_store(tmp_path: Path) -> None:
    store = tmp_path / "north.db"

    assert places.drafts_file(store) == tmp_path / "north.db.drafts"
    assert places.backups_folder(store) == tmp_path / "backups"


def test_the_demonstration_is_kept_apart_from_the_real_store(tmp_path: Path) -> None:
    environ = {"CODESIGN_HOME": str(tmp_path)}

    assert not places.store_path(environ).is_relative_to(places.demo_folder(environ))


@pytest.mark.bad_input(96)
@pytest.mark.skipif(sys.platform == "win32", reason="Windows profile folders are private by themselves")
def test_folders_are_made_for_this_user_only_and_others_left_alone(tmp_path: Path) -> None:
    theirs = tmp_path / "theirs"
    theirs.mkdir(mode=0o755)

    made = places.make_private_folder(theirs / "ours" / "deep")

    assert stat.S_IMODE(made.stat().st_mode) == 0o700
    assert stat.S_IMODE(made.parent.stat().st_mode) == 0o700
    assert stat.S_IMODE(theirs.stat().st_mode) == 0o755
    assert places.make_private_folder(made) == made


def test_a_file_in_the_way_is_said_in_words(tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("x")

    with pytest.raises(places.FolderError, match="file of that name is in the way"):
        places.make_private_folder(tmp_path / "taken")
    with pytest.raises(places.FolderError, match="could not be made"):
        places.make_private_folder(tmp_path / "taken" / "below")


@pytest.mark.bad_input(96)
@pytest.mark.skipif(sys.platform == "win32", reason="a umask is a thing of Unix")
def test_files_written_after_the_umask_are_private(tmp_path: Path) -> None:
    earlier = places.private_umask()
    try:
        (tmp_path / "file").write_text("x")
        again = places.private_umask()
    finally:
        os.umask(earlier)

    assert stat.S_IMODE((tmp_path / "file").stat().st_mode) == 0o600
    assert again == 0o077


@pytest.mark.bad_input(91)
@pytest.mark.parametrize(
    "kind", ["cifs", "smb3", "nfs", "nfs4", "9p", "fuse.sshfs", "fuse.rclone", "davfs", "vboxsf"]
)
def test_a_network_drive_is_recognised_on_linux(kind: str) -> None:
    table = mounted("/mnt/team", kind)

    why = places.unsafe_place(
        PurePosixPath("/mnt/team/a/codesign.db"), mounts=table, environ={}, platform="linux"
    )

    assert why == f"it is on a network or shared drive ({kind})"
    assert (
        places.unsafe_place(PurePosixPath("/mnt/teams/x.db"), mounts=table, environ={}, platform="linux")
        is None
    )


def test_the_longest_and_the_latest_mount_decides() -> None:
    local_inside = mounted("/mnt", "nfs4") + "\n41 40 8:1 / /mnt/disk rw - ext4 /dev/sdb1 rw"
    covered = mounted("/srv", "autofs") + "\n41 40 8:1 / /srv rw - nfs server:/srv rw"

    def ask(path: str, table: str) -> str | None:
        return places.unsafe_place(PurePosixPath(path), mounts=table, environ={}, platform="linux")

    assert ask("/mnt/disk/x.db", local_inside) is None
    assert ask("/mnt/x.db", local_inside)
    assert ask("/srv/x.db", covered)
    assert ask("/home/x.db", "no such table\n\n - \n") is None


def test_escaped_mount_points_are_read() -> None:
    table = mounted(r"/media/Team\040Drive\134x", "cifs")

    assert places.unsafe_place(
        PurePosixPath("/media/Team Drive\\x/a.db"), mounts=table, environ={}, platform="linux"
    )


@pytest.mark.bad_input(91)
@pytest.mark.parametrize(
    ("folder", "service"),
    [
        ("OneDrive - Example Council", "OneDrive"),
        ("Dropbox (Work)", "Dropbox"),
        ("Google Drive", "Google Drive"),
        ("iCloudDrive", "iCloud"),
    ],
)
def test_a_cloud_folder_is_recognised_by_its_name(folder: str, service: str) -> None:
    why = places.unsafe_place(
        PurePosixPath("/home/a", folder, "x.db"), mounts=LOCAL, environ={}, platform="linux"
    )

    assert why is not None
    assert service in why


@pytest.mark.bad_input(91)
@pytest.mark.parametrize(
    "path",
    [
        r"\\server\share\codesign.db",
        r"\\?\UNC\server\share\codesign.db",
        "//server/share/codesign.db",
        r"C:\Users\a\OneDrive\codesign.db",
        r"c:\work\CLOUD\docs\codesign.db",
    ],
)
def test_windows_network_and_cloud_paths_are_recognised(path: str) -> None:
    environ = {"OneDriveCommercial": r"C:\Work\Cloud"}

    assert places.unsafe_place(PureWindowsPath(path), environ=environ, platform="win32")


@pytest.mark.parametrize("path", [r"C:\Users\a\codesign.db", r"\\?\C:\Users\a\codesign.db"])
def test_windows_own_disk_is_safe(path: str) -> None:
    environ = {"OneDrive": "", "OneDriveCommercial": r"C:\Work\Cloud"}

    assert places.unsafe_place(PureWindowsPath(path), environ=environ, platform="win32") is None


@pytest.mark.bad_input(91)
def test_mac_cloud_storage_and_network_volumes_are_recognised() -> None:
    table = "/dev/disk3s1 on / (apfs, local)\n//a@server/Team%20Files on /Volumes/Team Files (smbfs, nodev, nosuid)\n"

    def ask(path: str) -> str | None:
        return places.unsafe_place(PurePosixPath(path), mounts=table, environ={}, platform="darwin")

    assert ask("/Volumes/Team Files/x.db") == "it is on a network or shared drive (smbfs)"
    assert ask("/Users/a/Library/CloudStorage/Any-thing/x.db")
    assert ask("/Users/a/Library/Mobile Documents/x.db")
    assert ask("/Users/a/Library/Application Support/codesign/codesign.db") is None


@pytest.mark.skipif(sys.platform == "win32", reason="links need rights on Windows")
def test_a_link_into_a_cloud_folder_is_followed(tmp_path: Path) -> None:
    (tmp_path / "OneDrive").mkdir()
    (tmp_path / "safe looking").symlink_to(tmp_path / "OneDrive")

    assert places.unsafe_place(tmp_path / "safe looking" / "x.db", mounts=LOCAL, environ={}, platform="linux")


@pytest.mark.bad_input(91)
def test_refusing_a_place_names_the_reason_and_a_safe_place(tmp_path: Path) -> None:
    environ = {"CODESIGN_HOME": str(tmp_path / "home")}
    asked = tmp_path / "Dropbox" / "x.db"

    with pytest.raises(places.UnsafePlaceError) as refused:
        places.check_place(asked, environ)

    assert str(asked) in refused.value.what
    assert "copied to Dropbox" in refused.value.what
    assert str(tmp_path / "home" / "codesign.db") in refused.value.todo


def test_no_unsafe_place_is_offered_as_the_safe_one(tmp_path: Path) -> None:
    environ = {"CODESIGN_HOME": str(tmp_path / "OneDrive")}

    with pytest.raises(places.UnsafePlaceError, match="this computer's own disk"):
        places.check_place(tmp_path / "OneDrive" / "x.db", environ)


def test_importing_places_loads_nothing_heavy() -> None:
    program = "import sys, codesign.places; print('platformdirs' in sys.modules)"

    said = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True).stdout

    assert said.strip() == "False"
