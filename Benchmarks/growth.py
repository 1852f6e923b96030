"""Wall-clock seconds and peak memory of whole commands against series and against rows.

    python3 Benchmarks/growth.py BINARY panel|rows

Panels are of monthly random walks of 40 rows; the rows are minutes of one random walk from 2001 on. Each command runs
three times, or once where it is long, and the best counts. The machine must be otherwise idle.
"""

import os
import random
import subprocess
import sys
import tempfile
import time
from datetime import datetime, timedelta

BINARY, KIND = os.path.abspath(sys.argv[1]), sys.argv[2]


def panel(count):
    random.seed(1)
    with open(f"p{count}.csv", "w") as file:
        file.write("unique_id,ds,y\n")
        for series in range(count):
            value = 100.0
            for row in range(40):
                value += random.gauss(0, 1)
                file.write(f"S{series},{2000 + row // 12}-{row % 12 + 1:02d}-01,{value:.2f}\n")
    return file.name


def minutes(count):
    random.seed(2)
    moment, value = datetime(2001, 1, 1), 1000.0
    with open(f"r{count}.csv", "w") as file:
        file.write("date,close\n")
        for _ in range(count):
            value *= 1 + random.gauss(0, 1e-4)
            file.write(f"{moment:%Y-%m-%d %H:%M:%S},{value:.3f}\n")
            moment += timedelta(minutes=1)
    return file.name


def run(words, times):
    found = []
    for _ in range(times):
        start = time.time()
        process = subprocess.Popen(
            [BINARY, *words.split()], stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL)
        _, status, usage = os.wait4(process.pid, 0)
        if status != 0:
            sys.exit(f"error: {words}: status {status}")
        found.append((time.time() - start, usage.ru_maxrss / 1024))
    seconds, megabytes = min(found)
    print(f"{words}: {seconds:.2f} s, {megabytes:.0f} MB", flush=True)


with tempfile.TemporaryDirectory() as folder:
    os.chdir(folder)
    if KIND == "panel":
        for count in (100, 1_000, 10_000, 100_000):
            name, times = panel(count), 3 if count < 10_000 else 1
            for words in (
                "forecast {} --horizon 3 --model naive --intervals native --n-windows 0",
                "forecast {} --horizon 3 --model naive",
                "backtest {} --horizon 3 --model drift --n-windows 4",
            ):
                run(words.format(name), times)
                run(words.format(name) + " --json", times)
            run(f"inspect {name}", times)
    else:
        for count in (1_000, 10_000, 20_000, 60_000, 200_000, 2_000_000):
            name, times = minutes(count), 3 if count < 200_000 else 1
            run(f"inspect {name}", times)
            for model in (" --model naive", " --model ar", " --model theta", ""):
                run(f"forecast {name} --horizon 1 --jobs 1{model}", times)
        for folds in (1, 20, 200):
            run(f"backtest {name} --horizon 1 --model naive --n-windows {folds}", 3)
