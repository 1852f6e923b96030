import MartletTestSupport
import MartletTime
import Testing

/// Aliases, future dates and inference against pandas.
struct FrequencyGoldenTests {
  private func axis(_ golden: FrequencyGolden) -> (kind: TimeKind, ticks: [Int64]) {
    let hasClock = golden.times[0].contains(":")
    let ticks = golden.times.map { label -> Int64 in
      let parts = label.split(separator: " ")
      guard hasClock else { return day(label) }
      let clock = parts[1].split(separator: ":").compactMap { Int64($0) }
      return day(String(parts[0])) * 86_400 + clock[0] * 3600 + clock[1] * 60 + clock[2]
    }
    return (hasClock ? .dateTime : .date, ticks)
  }

  @Test("An alias gives the future dates of pandas", arguments: FrequencyGolden.all)
  func aliasGivesTheDatesOfPandas(_ golden: FrequencyGolden) throws {
    let (kind, ticks) = axis(golden)
    let frequency = try Frequency(alias: golden.alias)
    let start = TimeAxis(kind: kind, ticks: [ticks[0]], frequency: frequency)
    #expect(try start.future(steps: ticks.count - 1) == Array(ticks.dropFirst()))
    // The canonical alias names the same rule.
    #expect(try Frequency(alias: frequency.alias) == frequency)
    let report = AxisReport(of: TimeAxis(kind: kind, ticks: ticks, frequency: frequency))
    #expect(report.gapCount == 0)
  }

  @Test(
    "A frequency inferred from dates goes on as the one that pandas infers",
    arguments: FrequencyGolden.all)
  func inferenceAgreesWithPandas(_ golden: FrequencyGolden) throws {
    let (kind, ticks) = axis(golden)
    let ours = TimeAxis(kind: kind, ticks: ticks)
    let theirs = TimeAxis(
      kind: kind, ticks: ticks, frequency: try Frequency(alias: golden.inferred))
    #expect(try ours.future(steps: 7) == theirs.future(steps: 7), "\(ours.frequency)")
    #expect(ours.frequency.seasonLength == theirs.frequency.seasonLength)
  }

  @Test(
    "An alias has a season length and a description in words",
    arguments: [
      ("2W-FRI", 26, "every 2 weeks on Friday"), ("6MS", 2, "every 6 months on the first day"),
      ("2Q", 2, "every 2 quarters on the last day"), ("10D", 1, "every 10 days"),
      ("10YS", 1, "every 10 years in January on the first day"), ("2B", 1, "every 2 weekdays"),
      ("XNYS", 5, "sessions of New York (XNYS)"),
    ])
  func words(_ alias: String, season: Int, words: String) throws {
    let frequency = try Frequency(alias: alias)
    #expect(frequency.seasonLength == season)
    #expect("\(frequency)" == words)
  }
}
