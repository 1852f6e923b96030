import MartletPanels
import MartletTestSupport
import MartletTime
import Testing

struct TimeZoneTests {
  private func zone(_ name: String) throws -> TimeZoneRules { try TimeZoneRules(named: name) }

  private func seconds(_ label: String) -> Int64 {
    let parts = label.split(separator: " ")
    let clock = parts[1].split(separator: ":").compactMap { Int64($0) }
    return day(String(parts[0])) * 86_400 + clock[0] * 3600 + clock[1] * 60
  }

  @Test("UTC offsets of zones are those of Python") func offsetsAreThoseOfPython() throws {
    for (name, expected) in ZoneGolden.offsets {
      let zone = try zone(name)
      let found = expected.indices.map {
        zone.offset(at: ZoneGolden.start + ZoneGolden.step * Int64($0))
      }
      #expect(found == expected, "\(name)")
    }
  }

  @Test("A local time of New York comes once, twice in autumn or never in spring")
  func localTimesComeOnceTwiceOrNever() throws {
    let newYork = try zone("America/New_York")
    #expect(newYork.instants(ofLocal: seconds("2018-07-01 12:00")) == [seconds("2018-07-01 16:00")])
    // Clocks were set back at 02:00 on 4 November and forward at 02:00 on 11 March.
    #expect(
      newYork.instants(ofLocal: seconds("2018-11-04 01:30"))
        == [seconds("2018-11-04 05:30"), seconds("2018-11-04 06:30")])
    #expect(newYork.instants(ofLocal: seconds("2018-03-11 02:30")) == [])
    #expect(newYork.instant(ofLocal: seconds("2018-03-11 02:30")) == seconds("2018-03-11 07:30"))
    // Far beyond the last change of the database, by its rule.
    #expect(newYork.instants(ofLocal: seconds("2090-07-01 12:00")) == [seconds("2090-07-01 16:00")])
  }

  @Test(
    "An unknown time zone, or a path, is an error with an example",
    arguments: [
      "Mars/Olympus", "", "/etc/passwd", "../../../etc/passwd", "America", "tzdata.zi",
    ])
  func unknownZones(_ name: String) {
    #expect(
      message { _ = try zone(name) }
        == "error: there is no time zone '\(name)' in the database of this system; "
        + "hint: a name such as America/New_York, or install the package tzdata")
  }

  /// A file in which the rule at the end does all the work, as newer systems have them.
  private static let auckland: [UInt8] = {
    func header(_ times: UInt8, _ types: UInt8, _ characters: UInt8) -> [UInt8] {
      var bytes = Array("TZif2".utf8) + Array(repeating: 0, count: 15)
      for count in [0, 0, 0, times, types, characters] { bytes += [0, 0, 0, count] }
      return bytes
    }
    // 1946-01-01 00:00 from 11:30 to 12 hours ahead of UTC.
    let change: [UInt8] = [0xFF, 0xFF, 0xFF, 0xFF, 0xD2, 0xDA, 0xA1, 0x48]
    let offsets: [UInt8] = [0, 0, 0xA1, 0xB8, 0, 0, 0, 0, 0xA8, 0xC0, 0, 0]
    var bytes = header(0, 1, 1) + Array(repeating: 0, count: 7)
    bytes += header(1, 2, 5) + change + [1] + offsets
    return bytes + Array("NZST\0\nNZST-12NZDT,M9.5.0,M4.1.0/3\n".utf8)
  }()

  @Test("The rule at the end of a zone file gives offsets up to 2150")
  func aRuleGoesOnForEver() throws {
    let zone = try #require(TimeZoneRules(name: "Pacific/Auckland", bytes: Self.auckland))
    #expect(zone.offset(at: seconds("1940-01-01 00:00")) == 41_400)
    // Summer time began at 14:00 UTC on 29 September 2018 and ended at 14:00 UTC on 6 April 2019.
    #expect(zone.offset(at: seconds("2018-09-29 13:59")) == 43_200)
    #expect(zone.offset(at: seconds("2018-09-29 14:00")) == 46_800)
    #expect(zone.offset(at: seconds("2019-04-06 13:59")) == 46_800)
    #expect(zone.offset(at: seconds("2019-04-06 14:00")) == 43_200)
    #expect(zone.offset(at: seconds("2150-01-01 00:00")) == 46_800)
  }

  @Test("A truncated zone file is refused, and a damaged byte does not crash")
  func brokenFilesAreRefused() {
    for count in Self.auckland.indices {
      #expect(TimeZoneRules(name: "x", bytes: Array(Self.auckland.prefix(count))) == nil)
    }
    for byte in Self.auckland.indices {
      var bytes = Self.auckland
      bytes[byte] = 0xFF
      _ = TimeZoneRules(name: "x", bytes: bytes)
    }
  }

  // MARK: - Files

  private func hours(_ clocks: [String], zone name: String?) throws -> Panel {
    let rows = clocks.enumerated().map { "\($1),\($0)" }.joined(separator: "\n")
    return try panel("date,y\n" + rows + "\n") {
      $0.timeZone = try name.map { try zone($0) }
    }
  }

  @Test("Hourly rows through the repeated and the missing hour have no gap")
  func hoursThroughBothChanges() throws {
    let autumn = try hours(
      [
        "2018-11-03 23:00", "2018-11-04 00:00", "2018-11-04 01:00", "2018-11-04 01:00",
        "2018-11-04 02:00", "2018-11-04 03:00",
      ], zone: "America/New_York"
    ).series[0].axis
    let expected = (3...8).map { (hour: Int64) in seconds("2018-11-04 00:00") + hour * 3600 }
    #expect(autumn.ticks == expected)
    #expect(autumn.frequency == .seconds(3600))
    #expect(AxisReport(of: autumn).gapCount == 0)
    #expect(autumn.label(row: 2) == "2018-11-04 01:00:00-04:00")
    #expect(autumn.label(row: 3) == "2018-11-04 01:00:00-05:00")
    let spring = try hours(
      ["2018-03-11 00:00", "2018-03-11 01:00", "2018-03-11 03:00", "2018-03-11 04:00"],
      zone: "America/New_York"
    ).series[0].axis
    #expect(AxisReport(of: spring).gapCount == 0)
    #expect(
      try spring.future(steps: 1).map { spring.label($0) } == ["2018-03-11 05:00:00-04:00"])
    let halves = try hours(
      [
        "2018-11-04 00:30", "2018-11-04 01:00", "2018-11-04 01:30", "2018-11-04 01:00",
        "2018-11-04 01:30", "2018-11-04 02:00",
      ], zone: "America/New_York"
    ).series[0].axis
    #expect(halves.frequency == .seconds(1800))
  }

  @Test("Rows newest first give the same instants through the repeated hour")
  func rowsNewestFirstAreUnderstoodToo() throws {
    let zone = try zone("America/New_York")
    let clocks = ["00:00", "01:00", "01:00", "02:00"].map { seconds("2018-11-04 " + $0) }
    let forward = zone.instants(ofRows: clocks)
    #expect(zone.instants(ofRows: clocks.reversed()) == forward.reversed())
    let expected = (4...7).map { (hour: Int64) in seconds("2018-11-04 00:00") + hour * 3600 }
    #expect(forward == expected)
    #expect(zone.instants(ofRows: []) == [])
  }

  @Test("Each series of a long file has its own repeated hour")
  func eachSeriesOfALongFileHasItsOwnHour() throws {
    let clocks = ["00:00", "01:00", "01:00", "02:00"]
    let rows = clocks.flatMap { ["a,2018-11-04 \($0),1", "b,2018-11-04 \($0),2"] }
    let panel = try panel("unique_id,ds,y\n" + rows.joined(separator: "\n")) {
      $0.timeZone = try zone("America/New_York")
    }
    #expect(panel.series.map(\.axis.ticks)[0] == panel.series.map(\.axis.ticks)[1])
    #expect(panel.series[0].axis.frequency == .seconds(3600))
  }

  @Test("A clock that a zone skipped, or repeated too often, is an error that says why")
  func errorsNameTheClocks() throws {
    #expect(
      message { _ = try hours(["2018-03-11 01:00", "2018-03-11 02:00"], zone: "America/New_York") }
        == "a.csv:3:1: error: clocks of America/New_York never showed '2018-03-11 02:00:00': they were "
        + "set forward (column 'date'); hint: the clocks are another zone's, or not set at all: "
        + "--time-zone UTC, or Etc/GMT+5 for UTC-5")
    #expect(
      message { _ = try hours(["2018-11-04 01:00", "2018-11-04 01:00"], zone: nil) }
        == "a.csv:3:1: error: the time 2018-11-04 01:00:00 is also on line 2; hint: keep one row a "
        + "time, or name the column that tells series apart with --id-col, or the place whose "
        + "clocks were set back with --time-zone")
    // A third one is one too many.
    let thrice = Array(repeating: "2018-11-04 01:00", count: 3)
    #expect(
      message { _ = try hours(thrice, zone: "America/New_York") }.hasPrefix(
        "a.csv:4:1: error: the time 2018-11-04 01:00:00-05:00 is also on line 3; "))
  }

  @Test("Daily closes in a zone keep their local clock, with offsets and without")
  func closesKeepTheirClock() throws {
    for offset in [("", ""), ("-05:00", "-04:00")] {
      let axis = try hours(
        [
          "2018-03-07 16:00\(offset.0)", "2018-03-08 16:00\(offset.0)",
          "2018-03-09 16:00\(offset.0)",
          "2018-03-12 16:00\(offset.1)",
        ], zone: "America/New_York"
      ).series[0].axis
      #expect(axis.frequency == .weekdays)
      #expect(axis.ticks.last == seconds("2018-03-12 20:00"))
      let early = axis.prefix(3)
      #expect(try early.future(steps: 1).map { early.label($0) } == ["2018-03-12 16:00:00-04:00"])
    }
    // A morning in Sydney is the evening before in UTC, in summer only.
    let sydney = try hours(
      ["2018-10-04 10:00", "2018-10-05 10:00", "2018-10-08 10:00", "2018-10-09 10:00"],
      zone: "Australia/Sydney"
    ).series[0].axis
    #expect(sydney.frequency == .weekdays)
    #expect(AxisReport(of: sydney).gapCount == 0)
  }

  @Test("A daily value is known once its day is over in the zone of the rows")
  func daysEndAtHome() throws {
    let hours = "date,y\n2018-01-02 18:00,1\n2018-01-02 23:00,2\n2018-01-03 00:00,3\n"
    let days = "date,x\n2018-01-01,1\n2018-01-02,2\n2018-01-03,3\n"
    for (name, expected) in [("America/New_York", [1.0, 1, 2]), ("UTC", [1, 1, 2])] {
      let panel = try panel(hours, days) {
        $0.pastCovariates = ["x"]
        $0.timeZone = try zone(name)
      }
      #expect(panel.series[0].covariates[0].values == expected)
    }
    // The same instants in UTC: midnight in New York is 05:00.
    let instants = "date,y\n2018-01-02 23:00Z,1\n2018-01-03 04:00Z,2\n2018-01-03 05:00Z,3\n"
    let panel = try panel(instants, days) {
      $0.pastCovariates = ["x"]
      $0.timeZone = try zone("America/New_York")
    }
    #expect(panel.series[0].covariates[0].values == [1, 1, 2])
  }
}
