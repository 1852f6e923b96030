import Foundation
import Testing

/// Calendars, time zones and bars as options.
struct AxisOptionTests {
  private static let sp500 = Tool.root.appending(path: "datasets/sp500.csv").path
  private static let naive = " --model naive --n-windows 4 --out f.csv"

  private func dates(_ martlet: Tool, _ words: String) throws -> [String] {
    let outcome = try martlet(words + Self.naive)
    #expect(outcome.status == 0, "\(outcome.messages)")
    return try martlet.read("f.csv").split(separator: "\n").dropFirst().map {
      String($0.split(separator: ",")[1])
    }
  }

  @Test("--calendar decides the dates of a forecast, by name or by a file of holidays")
  func calendars() throws {
    try Tool.inFolder { martlet in
      let forecast = "forecast \(Self.sp500) --target Close --horizon 2"
      #expect(try dates(martlet, forecast) == ["2019-01-02", "2019-01-03"])
      #expect(try dates(martlet, forecast + " --calendar XTKS") == ["2019-01-04", "2019-01-07"])
      #expect(
        try dates(martlet, forecast + " --calendar weekdays") == ["2019-01-01", "2019-01-02"])
      #expect(try dates(martlet, forecast + " --calendar daily") == ["2019-01-01", "2019-01-02"])
      try martlet.write("2019-01-01 New Year\n2019-01-02\n", to: "closed.txt")
      let own = forecast + " --calendar closed.txt"
      #expect(try dates(martlet, own) == ["2019-01-03", "2019-01-04"])
    }
  }

  @Test("inspect names the calendar that explains gaps, and rows that contradict a given one")
  func calendarsAreSaid() throws {
    try Tool.inFolder { martlet in
      let inferred = try martlet("inspect \(Self.sp500) --target Close").output
      #expect(inferred.contains("sessions of New York (XNYS); target Close"))
      #expect(inferred.contains("XNYS explains 185 of 185 weekdays without a row"))
      #expect(inferred.contains("\nno gaps\n"))
      let wrong = try martlet("inspect \(Self.sp500) --target Close --calendar XLON").output
      #expect(wrong.contains("rows on days without trading by XLON, the first 1999-04-05"))
      #expect(wrong.contains("\nno row on "))
    }
  }

  @Test("--resample makes bars of the given period, and output and plan say how")
  func bars() throws {
    try Tool.inFolder { martlet in
      let words = "forecast \(Self.sp500) --target Close --horizon 2 --hist-exog High,Volume"
      #expect(try dates(martlet, words + " --resample W-FRI") == ["2019-01-04", "2019-01-11"])
      #expect(try dates(martlet, words + " --resample M") == ["2019-01-31", "2019-02-28"])
      let outcome = try martlet(
        "forecast \(Self.sp500) --target Close --hist-exog High,Volume --resample W-FRI "
          + "--aggregate Volume=mean --model naive --json")
      let said = outcome.messages.replacing("\n", with: " ")
      #expect(
        said.contains(
          "resampled to 1,043 rows, 1999-01-08 to 2018-12-28, weekly on Friday; "
            + "Close last, High max, Volume mean"))
      #expect(said.contains("1 row left out at the end: the period of the last bar is not over"))
      let plan = try #require(try outcome.document()["plan"] as? [String: Any])
      #expect(plan["resample"] as? String == "W-FRI")
      #expect(plan["aggregates"] as? [String: String] == ["Volume": "mean"])
      #expect(plan["frequency"] as? [String] == ["XNYS"])
      #expect(plan["season"] as? Int == 52)
      #expect(plan["time_zone"] is NSNull)
    }
  }

  @Test("A frequency that contradicts the rows is refused, an odd season only remarked on")
  func optionsOfOtherRows() throws {
    try Tool.inFolder { martlet in
      let months = (0..<48).map { "\(2020 + $0 / 12)-\($0 % 12 < 9 ? "0" : "")\($0 % 12 + 1)-01" }
      try martlet.write(
        "ds,y\n" + months.enumerated().map { "\($1),\($0 % 7)\n" }.joined(), to: "months.csv")
      let refused = try martlet("forecast months.csv --model naive --freq M")
      #expect(refused.status == 64)
      #expect(
        refused.messages
          == "months.csv:1:1: error: the frequency ME contradicts the rows: 0 of 48 rows are on the "
          + "last day of a month, these are MS; hint: --freq MS\n")
      let season = try martlet("forecast months.csv --model naive --season 52")
      #expect(season.status == 0)
      #expect(season.messages.contains("--season 52 is taken, but a year of these rows has 12\n"))
    }
  }

  @Test("--time-zone resolves an hour that a clock change repeats, which is otherwise an error")
  func clocks() throws {
    try Tool.inFolder { martlet in
      let clocks =
        (0..<24).map { "2018-11-03 \($0 < 10 ? "0" : "")\($0):00" } + [
          "2018-11-04 00:00", "2018-11-04 01:00", "2018-11-04 01:00", "2018-11-04 02:00",
        ]
      let rows = clocks.enumerated().map { "\($1),\($0)\n" }.joined()
      try martlet.write("ds,y\n" + rows, to: "hours.csv")
      let home = " --time-zone America/New_York"
      #expect(
        try dates(martlet, "forecast hours.csv" + home) == ["2018-11-04 03:00:00-05:00"])
      let refused = try martlet("forecast hours.csv")
      #expect(refused.status == 65)
      #expect(refused.messages.hasPrefix("hours.csv:28:1: error: the time 2018-11-04 01:00:00 is"))
      let unknown = try martlet("forecast hours.csv --time-zone Mars")
      #expect(unknown.status == 64)
    }
  }

  @Test(
    "Wrong options of frequency, calendar and bars are errors with the remedy",
    arguments: [
      (
        "--freq h --calendar XNYS",
        "--freq h does not go with --calendar XNYS; hint: give one of them"
      ),
      ("--aggregate y=mean", "--aggregate makes bars of nothing; hint: add --resample W-FRI"),
      (
        "--resample W-FRI --aggregate mean",
        "'mean' is no value for --aggregate; hint: write NAME=mean"
      ),
      (
        "--resample W-FRI --aggregate y=mean --aggregate y=sum",
        "--aggregate names 'y' twice; hint: give one way"
      ),
      (
        "--resample MS",
        "rows cannot be resampled to MS; hint: periods named by their last day: W-FRI, ME, QE, YE, "
          + "BME, BQE, BYE or D"
      ),
      (
        "--calendar XWAR",
        "there is no calendar and no file 'XWAR'; hint: weekdays, daily, MON-SAT, XNYS, XLON, XETR, XTKS, "
          + "XTSE, XPAR, XSWX, XHKG, XASX, XBOM, TARGET, or a file of holidays, "
          + "one date a line (2024-12-25)"
      ),
    ])
  func mistakes(options: String, expected: String) throws {
    try Tool.inFolder { martlet in
      try martlet.write(Samples.days, to: "days.csv")
      let outcome = try martlet("forecast days.csv --target y " + options)
      #expect(outcome.status == 64)
      #expect(outcome.messages == "error: \(expected)\n")
    }
  }
}
