import MartletPanels
import MartletReport
import MartletTime
import Testing

/// What a series looks like in words, for series whose nature is known.
@Suite struct ProfileTextTests {
  private func axis(_ count: Int, _ frequency: Frequency = .everyDay) -> TimeAxis {
    TimeAxis(kind: .date, ticks: (0..<Int64(count)).map { 19_000 + $0 }, frequency: frequency)
  }

  private func series(_ values: [Double]) -> Series {
    Series(
      id: "y", axis: axis(values.count),
      target: Column(name: "y", role: .target, values: values))
  }

  private func topics(_ values: [Double], changes: Transform = .difference) -> [String: String] {
    let axis = axis(values.count)
    let profile = SeriesProfile(
      of: values, seasonLength: axis.frequency.seasonLength, changes: changes)
    let text = ProfileText(profile, series: series(values))
    return Dictionary(text.findings.map { ($0.topic, $0.text) }) { first, _ in first }
  }

  /// Uniform noise from -1 to 1, by a generator of Lehmer's.
  private func noise(_ count: Int) -> [Double] {
    var state: UInt64 = 42
    return (0..<count).map { _ in
      state = state * 48_271 % 2_147_483_647
      return Double(state) / 1_073_741_823.5 - 1
    }
  }

  private func walk(_ count: Int) -> [Double] {
    noise(count).reduce(into: [100]) { $0.append($0[$0.count - 1] + $1) }
  }

  @Test("A random walk is described as wandering, with changes that hardly depend on earlier ones")
  func randomWalk() throws {
    let found = topics(walk(800), changes: .logReturn)
    #expect(try #require(found["level"]).hasPrefix("wanders like a random walk (ADF p = "))
    #expect(try #require(found["level"]).hasSuffix("forecast changes, --transform log-return"))
    #expect(try #require(found["memory"]).hasPrefix("changes hardly depend on those before"))
    #expect(try #require(found["memory"]).hasSuffix("expect to gain little on the last value"))
    #expect(try #require(found["volatility"]).hasPrefix("no clusters of large changes"))
  }

  @Test("Noise is described as returning to a fixed level, without season or trend")
  func noiseReturns() throws {
    let found = topics(noise(800))
    #expect(found["level"]?.hasPrefix("returns to a fixed level (ADF p <.001, KPSS p >.1)") == true)
    #expect(found["memory"]?.hasSuffix("--model historic-average") == true)
    #expect(found["pattern"]?.hasPrefix("of values as good as none") == true)
    #expect(found["season"]?.hasPrefix("none to speak of (of 7 rows") == true)
    #expect(found["trend"]?.hasPrefix("no slow movement") == true)
  }

  @Test("A strong weekly season is named, and the suggested commands forecast seven rows")
  func season() throws {
    let week: [Double] = [0, 3, 5, 4, 1, -2, -4]
    let values = noise(350).enumerated().map { week[$0 % 7] + $1 }
    let found = topics(values)
    #expect(found["season"]?.hasPrefix("strong (of 7 rows, strength .9") == true)
    #expect(found["memory"]?.contains("depend on those before") == true)
    let axis = axis(350)
    let profile = SeriesProfile(of: values, seasonLength: 7, changes: .difference)
    let lines = SuggestedCommands.lines(
      reading: ["a b.csv"], profile: profile, axis: axis, count: 350)
    #expect(lines.count == 2)
    #expect(lines[0].hasPrefix("martlet backtest 'a b.csv' "))
    #expect(lines[0].hasSuffix("--horizon 7 --model seasonal-naive --model mlp"))
    #expect(lines[1].hasPrefix("martlet forecast 'a b.csv' "))
  }

  @Test("An outlier undone by the next row comes first, with its date, as a possible mistake")
  func mistakes() throws {
    var values = walk(300)
    values[100] *= 10
    let axis = axis(values.count)
    let profile = SeriesProfile(of: values, seasonLength: 7, changes: .logReturn)
    let first = try #require(ProfileText(profile, series: series(values)).findings.first)
    #expect(first.topic == "outliers")
    #expect(first.text.hasPrefix("2 changes beyond 10 robust standard deviations: "))
    #expect(first.text.contains(" on \(axis.label(row: 100)) ("))
    #expect(first.text.contains("undone by the next: a mistake in the file?"))
    // A jump that stays is no mistake of one row.
    let jump = walk(300).enumerated().map { $0 < 100 ? $1 : $1 * 10 }
    let jumped = try #require(topics(jump, changes: .logReturn)["outliers"])
    #expect(jumped.hasPrefix("1 change beyond"))
    #expect(!jumped.contains("undone"))
  }

  @Test(
    "Short, constant and extreme series are described without NaN or infinity",
    arguments: [
      [5], [1, 2], Array(repeating: 5, count: 60), (0..<60).map(Double.init),
      (0..<60).map { $0.isMultiple(of: 2) ? 1e308 : -1e308 },
      Array(repeating: 1, count: 59) + [2], [1e-300, 3e-300, 2e-300, 5e-300],
    ] as [[Double]])
  func degenerate(values: [Double]) {
    let found = topics(values)
    #expect(found["level"] != nil)
    for text in found.values {
      #expect(!text.contains("nan") && !text.contains("inf") && !text.contains("= -,"))
    }
    #expect(topics([5])["level"] == "too few values to tell")
    #expect(
      topics(Array(repeating: 5, count: 60))["level"]
        == "every value is the same: nothing to learn")
  }

  @Test("Only the last 10,000 rows are profiled, and outliers keep their row numbers")
  func longSeries() {
    var values = walk(12_000)
    values[11_000] += 500
    let profile = SeriesProfile(of: values, seasonLength: 1, changes: .difference)
    #expect(profile.count == 10_000)
    #expect(profile.firstRow == values.count - 10_000)
    #expect(profile.outliers.map(\.index) == [11_000, 11_001])
  }

  @Test("No forecast is suggested for irregular dates, and no command for eleven rows")
  func commandsNeedFutureDatesAndRows() {
    let values = walk(40)
    let profile = SeriesProfile(of: values, seasonLength: 1, changes: .logReturn)
    let irregular = axis(values.count, .irregular)
    let lines = SuggestedCommands.lines(
      reading: ["--target", "it's", "--", "-x.csv"], profile: profile, axis: irregular,
      count: values.count)
    #expect(lines.count == 1)
    #expect(lines[0].hasPrefix(#"martlet backtest --target 'it'\''s' "#))
    #expect(lines[0].hasSuffix("--horizon 3 --model drift -- -x.csv"))
    #expect(
      SuggestedCommands.lines(
        reading: ["x.csv"], profile: profile, axis: irregular, count: 11
      ).isEmpty)
  }

  @Test("No line of a profile is longer than the given width") func linesFitTheWidth() {
    let values = walk(800)
    let profile = SeriesProfile(of: values, seasonLength: 7, changes: .logReturn)
    for line in ProfileText(profile, series: series(values)).lines(width: 60) {
      #expect(line.count <= 60)
    }
  }
}
