"""Generated monthly series to see how time and memory grow: trend, season and an autoregression of each.

    python many_series.py COUNT [ROWS] > FILE

unique_id, ds from 1, y above 0; the same numbers whenever it is run. ROWS is 72.
"""
import math, random, sys


def main():
    count, rows = int(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 72
    random.seed(1)
    print("unique_id,ds,y")
    for series in range(count):
        level, drift = random.uniform(50, 5000), random.uniform(-.003, .006)
        season, state = random.uniform(0, .2), 0
        for row in range(rows):
            state = .8 * state + random.gauss(0, .03)
            value = level * math.exp(drift * row + season * math.sin(2 * math.pi * row / 12) + state)
            print(f"S{series},{row + 1},{value:.2f}")


if __name__ == "__main__":
    main()
