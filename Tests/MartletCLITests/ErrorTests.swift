import Foundation
import MartletTestSupport
import Testing

/// What goes wrong: one line that says where, what and what to do, the documented exit code, and
/// nothing left behind.
struct ErrorTests {
  /// A command on `a.csv`, and how it fails.
  struct Mistake: CustomTestStringConvertible {
    let csv: String?
    let words: String
    let line: String
    let status: Int32

    /// - Parameter csv: The content of `a.csv`; nil when there is no such file.
    init(_ csv: String?, _ words: String, _ line: String, _ status: Int32) {
      (self.csv, self.words, self.line, self.status) = (csv, words, line, status)
    }

    var testDescription: String { "\(words): \(line)" }
  }

  static let forecast =
    "forecast a.csv --target y --horizon 2 --n-windows 4 --model drift --out o.csv"

  /// The command with an option, which is given once.
  static func command(with option: String) -> String {
    let plain = option.hasPrefix("--horizon ") ? " --horizon 2" : ""
    return (plain.isEmpty ? forecast : forecast.replacing(plain, with: "")) + " " + option
  }

  /// `Samples.days` with a line put in place of another.
  static func days(_ line: Int, _ text: String) -> String {
    var lines = Samples.days.split(separator: "\n", omittingEmptySubsequences: false)
    lines[line - 1] = Substring(text)
    return lines.joined(separator: "\n")
  }

  static let files: [Mistake] = [
    Mistake(
      nil, forecast, "a.csv: error: there is no such file; hint: check the path", 66),
    Mistake(
      "", forecast,
      "a.csv: error: the file is empty; "
        + "hint: give a line of column names, then one line for each time", 65),
    Mistake(
      "ds,y\n", forecast,
      "a.csv:1: error: there is a header but no rows; "
        + "hint: give a line of column names, then one line for each time", 65),
    Mistake(
      days(4, "2024-01-03,11"), forecast,
      "a.csv:4:2: error: this row has 2 fields, the header has 3; "
        + "hint: write a missing value as an empty field, with its delimiter", 65),
    Mistake(
      days(5, "2024-01-04,thirteen,4"), forecast,
      "a.csv:5:2: error: 'thirteen' is not a number (column 'y'); "
        + "hint: --missing-text thirteen, if it stands for a missing value", 65),
    Mistake(
      days(5, "2024-01-04,,4"), forecast,
      "a.csv:5:2: error: column 'y' has 1 missing value, the first one here; "
        + "hint: --missing forward-fill or --missing drop", 65),
    Mistake(
      days(5, "2024-01-03,13,4"), forecast,
      "a.csv:5:1: error: the time 2024-01-03 is also on line 4; hint: keep one row a time, "
        + "or name the column that tells series apart with --id-col", 65),
    Mistake(
      days(5, "2023-12-31,13,4"), forecast,
      "a.csv:5:1: error: the time 2023-12-31 comes after 2024-01-03; "
        + "hint: sort the rows by time, oldest first", 65),
    Mistake(
      "ds,y\n2024-01-01,1\n2024-01-02,2\n", forecast,
      "a.csv: error: series 'y' has 2 rows; with 8 after the first cutoff, 0 are left to train on "
        + "and Naive needs 1; "
        + "hint: --n-windows 0 forecasts without intervals and verdict; or add rows", 65),
    Mistake(
      "y\n1\n2\n", forecast,
      "a.csv:1: error: no column is recognised as the time; hint: --time-col NAME   (columns: y)",
      64),
    Mistake(
      "ds,y\na\u{0}b,1\n", forecast,
      "a.csv:2:1: error: there is a NUL byte, so this is not a text file; "
        + "hint: unpack or export it as CSV", 65),
    Mistake(
      days(3, "2024-01-02,1e300,2"), forecast,
      "a.csv: error: series 'y' holds 1e+300, which is too large to square; "
        + "hint: write the column in larger units", 65),
    Mistake(
      days(3, "2024-01-02,-1,2"), forecast + " --transform log",
      "error: 'log' needs values above 0, but series 'y' is -1.0 at 2024-01-02; "
        + "hint: --transform none or --transform diff", 65),
    Mistake(
      Samples.days, forecast + " --feature sma/99",
      "error: 'sma/99' has its first value on row 99, but series 'y' has 12 rows; "
        + "hint: a shorter window, or more rows", 65),
    Mistake(
      days(3, "2024-01-02,-3,2"), forecast.replacing("drift", with: "sba") + " --quiet",
      "error: SBA on 'y' at cutoff 2024-01-04, seed 1: SBA needs values from 0, one is -3.0; "
        + "hint: take a model that is not for demand, such as ses", 65),
    Mistake(
      "ds,y\n2024-01-01,1\n2024-01-02,2\n2024-01-07,1\n2024-01-20,2\n2024-02-25,1\n2024-03-26,2\n",
      "forecast a.csv --horizon 1 --n-windows 2 --model naive --out o.csv",
      "error: an irregular time axis has no future dates; hint: --freq, such as --freq B or "
        + "--freq MS", 64),
  ]

  static let options: [Mistake] = [
    (
      "--target z",
      "a.csv:1: error: there is no column 'z'; hint: --target NAME   (columns: ds, y, x)"
    ),
    (
      "--target yy",
      "a.csv:1:2: error: there is no column 'yy'; hint: --target y   (columns: ds, y, x)"
    ),
    ("--model mpl", "error: mpl: there is no model 'mpl'; hint: did you mean 'mlp'?"),
    (
      "--model arima",
      "error: arima: there is no model 'arima'; "
        + "hint: the models are naive, seasonal-naive, drift, historic-average, naive2, ses, holt, "
        + "damped-holt, holt-winters, ets, auto-ets, theta, optimised-theta, ar, auto-arima, "
        + "croston, sba, tsb, har, garch, linear, nlinear, dlinear, rlinear, ridge, mlp, resmlp, nbeats, "
        + "nbeats-interpretable, nhits, tide, tsmixer, tsmixerx, ensemble, auto"
    ),
    (
      "--model mlp:hiden=3",
      "error: mlp:hiden=3: there is no option 'hiden'; hint: did you mean 'hidden'?"
    ),
    (
      "--model mlp:hidden=0",
      "error: mlp:hidden=0: '0' is no value for 'hidden'; hint: give a whole number from 1 to 1,000,000"
    ),
    (
      "--model drift --model drift",
      "error: two models are called 'RandomWalkWithDrift'; "
        + "hint: tell them apart with label=NAME, for example mlp:label=wide,hidden=512"
    ),
    (
      "--out folder/none/o.csv",
      "folder/none/o.csv: error: the folder of --out does not exist; hint: create the folder first"
    ),
    ("--out a.csv", "a.csv: error: --out would overwrite an input; hint: give --out another name"),
    (
      "--out ./a.csv",
      "./a.csv: error: --out would overwrite an input; hint: give --out another name"
    ),
    ("--out b.csv", "b.csv: error: --out would overwrite an input; hint: give --out another name"),
    (
      "--out o.txt",
      "o.txt: error: --out does not say in which format to write; hint: end the name in .csv or .json"
    ),
    ("--out folder.csv", "folder.csv: error: --out is a folder; hint: name a file in it"),
    (
      "--level 0",
      "error: '0' is no value for --level; hint: give percents from 0.01 to 99.99, such as 80,95"
    ),
    (
      "--level 80,100",
      "error: '80,100' is no value for --level; "
        + "hint: give percents from 0.01 to 99.99, such as 80,95"
    ),
    (
      "--quantiles .1,1",
      "error: '.1,1' is no value for --quantiles; hint: give shares from 0.0001 to 0.9999, such as .1,.5,.9"
    ),
    (
      "--intervals own",
      "error: the value 'own' is invalid for '--intervals <intervals>'; "
        + "hint: please provide one of 'scaled', 'conformal', 'adaptive', 'cqr' or 'native'"
    ),
    (
      "--paths 200000",
      "error: 200000 is no value for --paths; hint: give a whole number from 0 to 100,000"
    ),
    (
      "--decomposition --transform log",
      "error: --decomposition: with --transform log parts of a forecast multiply and do not add up; "
        + "hint: --transform none, diff or standard"
    ),
    (
      "--patience 3",
      "error: patience=3: without validation rows nothing can improve; hint: give --val-size too"
    ),
    ("--horizn 3", "error: unknown option '--horizn'; hint: did you mean '--horizon'?"),
    ("--frobnicate", "error: unknown option '--frobnicate'; hint: martlet forecast --help"),
    (
      "--horizon 0",
      "error: 0 is no value for --horizon; hint: give a whole number from 1 to 100,000"
    ),
    (
      "--step-size 9223372036854775807",
      "error: 9223372036854775807 is no value for --step-size; "
        + "hint: give a whole number from 1 to 10,000,000"
    ),
    (
      "--horizon many",
      "error: 'many' is no value for --horizon; hint: give a whole number from 1 to 100,000"
    ),
    (
      "--max-steps 0",
      "error: --max-steps: '0' is no value for 'max-steps'; hint: give a whole number from 1 to 1,000,000,000"
    ),
    (
      "--window rolling",
      "error: --window rolling and --train-size go together; hint: give both or neither"
    ),
    (
      "--refit 0",
      "error: '0' is no value for --refit; hint: give true, false or a number of folds from 1 to "
        + "1,000,000"
    ),
    (
      "--hist-exog y",
      "a.csv:1:2: error: column 'y' is both the target and a past covariate; hint: give it one role"
    ),
    (
      "--release x=3d",
      "error: a release lag is given for 'x', which is not a covariate; hint: add --hist-exog x"
    ),
    ("--release x", "error: 'x' is no value for --release; hint: write NAME=14d"),
    (
      "--release x=soon",
      "error: 'soon' is not a release lag; hint: days 14d, weekdays 2b or months 1m, from 0 to 100,000"
    ),
    (
      "--freq Z",
      "error: 'Z' is not a frequency; "
        + "hint: D, B, MON-SAT, W-FRI, MS, ME, QS, QE, YS, YE, h, 15min, or 1 for whole numbers"
    ),
  ].map {
    Mistake(Samples.days, command(with: $0.0), $0.1, $0.1.contains("does not exist") ? 74 : 64)
  }

  private static let split =
    "error: a forecast starts after the last row, and --test-size leaves rows out; hint: leave it "
    + "and its --train-size out, or take martlet backtest"

  static let others: [Mistake] = [
    Mistake(
      nil, "forecast",
      "error: missing expected argument '<files> ...'; hint: martlet forecast --help", 64),
    Mistake(
      nil, "inspect folder.csv", "folder.csv: error: this is a directory; hint: name a file in it",
      74),
    Mistake(
      Samples.days, "forecast a.csv --target y --test-size 4", split, 64),
    Mistake(
      Samples.days, "forecast a.csv --target y --train-size 4 --test-size 4", split, 64),
    Mistake(
      Samples.days, "backtest a.csv --target y --n-windows 0 --model drift",
      "error: --n-windows 0 leaves nothing to evaluate; hint: give 1 or more; martlet forecast goes without folds",
      64),
    Mistake(
      Samples.days, "inspect a.csv --horizon 3",
      "error: unknown option '--horizon'; hint: martlet inspect --help", 64),
  ]

  @Test(
    "Every mistake is one line with place and hint, an exit code, and no file written",
    arguments: files + options + others)
  func oneLine(mistake: Mistake) throws {
    try Tool.inFolder { martlet in
      try FileManager.default.createDirectory(
        at: martlet.folder.appending(path: "folder.csv"), withIntermediateDirectories: false)
      if let csv = mistake.csv {
        try martlet.write(csv, to: "a.csv")
        try FileManager.default.createSymbolicLink(
          atPath: martlet.folder.appending(path: "b.csv").path, withDestinationPath: "a.csv")
      }
      let before = try martlet.files()

      let plain = try martlet(mistake.words)
      #expect(plain.lines == [mistake.line])
      #expect(plain.output == "")
      #expect(plain.status == mistake.status)

      let json = try martlet(mistake.words + " --json")
      #expect(json.lines == [mistake.line])
      #expect(json.status == mistake.status)
      let error = try #require(try json.document()["error"] as? [String: Any])
      let message = try #require(error["message"] as? String)
      let hint = try #require(error["hint"] as? String)
      #expect(mistake.line.hasSuffix("error: \(message); hint: \(hint)"))
      #expect(error["exit_code"] as? Int32 == mistake.status)
      #expect(Set(error.keys) == ["message", "hint", "exit_code", "file", "line", "column"])
      #expect(mistake.line.hasPrefix(error["file"] as? String ?? "error: "))

      #expect(try martlet.files() == before)
      if let csv = mistake.csv { #expect(try martlet.read("a.csv") == csv) }
    }
  }

  @Test(
    "A word that is no command is an error that lists the commands",
    arguments: ["prices.csv", "frocast prices.csv"])
  func noSuchCommand(words: String) throws {
    try Tool.inFolder { martlet in
      let outcome = try martlet(words)
      #expect(outcome.status == 64)
      #expect(outcome.lines.count == 1)
      #expect(
        outcome.messages.hasSuffix(
          "; hint: the commands are inspect, forecast, backtest, compare, score, audit, doctor, runs, models\n"
        ))
    }
  }
}
