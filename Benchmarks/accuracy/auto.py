"""`auto` beside naive on six series, by walk-forward that includes the choice in every fold.

    python auto.py MARTLET DATASETS [--folds 40] [--seeds 1] [--jobs 2] [--model auto] [--only NAME,NAME]

MARTLET is the binary, DATASETS the folder with sp500.csv, wti.csv and so on. Prints a table in Markdown:
the skill against naive with its 95 % interval, the p-value of the Diebold-Mariano test, how often what was
taken, and seconds of the whole command.
"""
import argparse, collections, json, os, subprocess, time

SERIES = [
    ("S&P 500", "sp500.csv --target Close --transform log-return --horizon 20"),
    ("WTI", "wti.csv --missing forward-fill --transform log-return --horizon 20"),
    ("BAA yield", "yields.csv --target BAA --transform diff --horizon 6"),
    ("unemployment", "unemployment.csv --transform diff --horizon 6"),
    ("core CPI", "core_cpi.csv --transform log-return --horizon 6"),
    ("volatility of the S&P 500", "sp500.csv --volatility garman-klass --target Close --transform log --horizon 5"),
]


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("martlet")
    parser.add_argument("datasets")
    for name, value in (("folds", "40"), ("seeds", "1"), ("jobs", "2"), ("model", "auto"), ("only", "")):
        parser.add_argument(f"--{name}", default=value)
    options = parser.parse_args()
    only = [name for name in options.only.split(",") if name]
    print("| series | options | skill vs naive, 95 % | p | taken in the folds | seconds |")
    print("|---|---|---|---|---|---|", flush=True)
    for name, words in SERIES:
        if only and name not in only:
            continue
        file, *rest = words.split()
        start = time.perf_counter()
        text = subprocess.run(
            [options.martlet, "backtest", os.path.join(options.datasets, file), *rest,
             "--n-windows", options.folds, "--seeds", options.seeds, "--jobs", options.jobs,
             "--model", options.model, "--quiet", "--json"], check=True, capture_output=True, text=True).stdout
        seconds = time.perf_counter() - start
        model = [each for each in json.loads(text)["models"] if each["label"] != "Naive"][0]
        taken = collections.Counter(
            "+".join(each["name"] for each in choice["candidates"] if each["weight"] > 0)
            for choice in model["choices"])
        skill = model["against_naive"]
        interval = "" if skill["skill_low"] is None else \
            f" [{100 * skill['skill_low']:.1f}, {100 * skill['skill_high']:.1f}]"
        p = "-" if skill["p_value"] is None else "<.001" if skill["p_value"] < .001 else f"{skill['p_value']:.3f}"
        picks = ", ".join(f"{each} {count}" for each, count in taken.most_common())
        print(f"| {name} | `{words}` | {100 * skill['skill']:+.1f} %{interval} | {p} | {picks} | {seconds:.0f} |",
              flush=True)


if __name__ == "__main__":
    main()
