import MartletPanels
import MartletTestSupport
import MartletTime
import Testing

/// How old joined values are, in steps of their own column.
struct CovariateAgeTests {
  /// Days of 2024 from a month's first on.
  private func days(_ count: Int, from start: Int = 0, name: String) -> String {
    (0..<count).reduce(into: "date,\(name)\n") { text, row in
      let day = start + row
      let length = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
      var (month, left) = (0, day)
      while left >= length[month] { (month, left) = (month + 1, left - length[month]) }
      let two = { (number: Int) in number < 10 ? "0\(number)" : "\(number)" }
      text += "2024-\(two(month + 1))-\(two(left + 1)),\(row)\n"
    }
  }

  private func joined(
    _ covariate: String, lag: String? = nil, onto target: String
  ) throws -> Panel {
    try panel(target, covariate) {
      $0.pastCovariates = ["x"]
      if let lag { $0.releases = ["x": try ReleaseLag(parsing: lag)] }
    }
  }

  private func remarks(_ panel: Panel) -> [String] {
    panel.source.summary.filter { $0.contains("of its own rows") }
  }

  @Test("A covariate that ended early is reported with its stale rows and since when")
  func aColumnThatEnded() throws {
    let found = try joined(days(60, name: "x"), onto: days(100, name: "y"))
    // Day 59 is the last value, five days later it is five steps old, and more from day 65 on.
    #expect(
      remarks(found) == ["x is older than 5 of its own rows on 35 of 100 rows, since 2024-03-06"])
    let age = try #require(found.source.covariates[0].age)
    #expect(age.rows == 100 && age.staleRows == 35 && age.largest == 40)
  }

  @Test("A covariate up to five rows behind is not reported")
  func aColumnThatGoesOnSaysNothing() throws {
    #expect(remarks(try joined(days(100, name: "x"), onto: days(100, name: "y"))).isEmpty)
    // Five days behind at the end.
    #expect(remarks(try joined(days(95, name: "x"), onto: days(100, name: "y"))).isEmpty)
    #expect(!remarks(try joined(days(94, name: "x"), onto: days(100, name: "y"))).isEmpty)
  }

  @Test("The age of a monthly covariate is in months, and a release lag is no age")
  func stepsAreThoseOfTheColumn() throws {
    let months = "date,x\n2023-11-01,1\n2023-12-01,2\n2024-01-01,3\n2024-02-01,4\n"
    let target = days(250, name: "y")
    let found = try joined(months, onto: days(120, name: "y"))
    #expect(remarks(found).isEmpty)
    // February is known on 1 March; the July that is due five months later on 1 August.
    #expect(
      remarks(try joined(months, onto: target)) == [
        "x is older than 5 of its own rows on 36 of 250 rows, since 2024-08-02"
      ])
    #expect(
      remarks(try joined(months, lag: "20d", onto: target)) == [
        "x is older than 5 of its own rows on 16 of 250 rows, since 2024-08-22"
      ])
  }

  @Test("A long gap within a covariate is reported, a short one is not") func aLongGap() throws {
    let lines = days(200, name: "x").split(separator: "\n")
    let holed = (lines[...80] + lines[121...]).joined(separator: "\n") + "\n"
    #expect(
      remarks(try joined(holed, onto: days(200, name: "y"))) == [
        "x is older than 5 of its own rows on 35 of 200 rows, the first 2024-03-26"
      ])
    let short = (lines[...80] + lines[91...]).joined(separator: "\n") + "\n"
    #expect(remarks(try joined(short, onto: days(200, name: "y"))).isEmpty)
  }

  @Test("A covariate that ended long before the first row is an error")
  func aColumnThatEndedBeforeTheFirstRow() throws {
    let words = message {
      _ = try joined(days(30, name: "x"), onto: days(100, from: 40, name: "y"))
    }
    #expect(
      words
        == "b.csv:1:2: error: column 'x' ends with 2024-01-30, and every row from 2024-02-10 on is more "
        + "than 5 of its own rows later; hint: give data that reach these rows, or leave the column out"
    )
  }

  /// Rates that change when they change have no step but their longest.
  @Test("An irregular covariate within its longest step is not reported")
  func aColumnWithoutRule() throws {
    let changes = "date,x\n2023-01-03,1\n2023-01-10,2\n2023-09-20,3\n2024-01-05,4\n"
    #expect(remarks(try joined(changes, onto: days(366, name: "y"))).isEmpty)
  }
}
