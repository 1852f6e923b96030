"""Writes ZoneGoldens.swift from Python's zoneinfo: python zones.py"""

from datetime import datetime, timezone
from pathlib import Path
from zoneinfo import ZoneInfo

# Rules of both hemispheres, negative summer time, half an hour of it, none, and none any more.
ZONES = [
    "America/New_York", "Europe/London", "Europe/Berlin", "Europe/Dublin", "Australia/Sydney",
    "Australia/Lord_Howe", "Asia/Tokyo", "Asia/Kolkata", "America/Sao_Paulo", "Etc/GMT+5",
]  # fmt: skip
# From 1950 to 2119, a prime number of seconds apart.
START, STEP, COUNT = -631_152_000, 29_999_999, 180

lines = [
    "// Made by Scripts/zones.py with Python's zoneinfo: not to be edited.",
    "",
    "// swift-format-ignore-file",
    "",
    "/// Seconds ahead of UTC at instants `start`, `start + step`, ...",
    "enum ZoneGolden {",
    f"  static let start: Int64 = {START}",
    f"  static let step: Int64 = {STEP}",
    "  static let offsets: [(zone: String, seconds: [Int64])] = [",
]
for name in ZONES:
    zone = ZoneInfo(name)
    offsets = [
        int(datetime.fromtimestamp(START + STEP * i, timezone.utc).astimezone(zone).utcoffset().total_seconds())
        for i in range(COUNT)
    ]  # fmt: skip
    lines.append(f'    ("{name}", {offsets}),')
lines += ["  ]", "}"]
Path(__file__).parent.parent.joinpath("ZoneGoldens.swift").write_text("\n".join(lines) + "\n")
