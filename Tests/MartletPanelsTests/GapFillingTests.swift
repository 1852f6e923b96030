import MartletPanels
import MartletTestSupport
import MartletTime
import Testing

/// Rules for missing values.
struct GapFillingTests {
  private static let text = """
    ds,y,x
    1,,10
    2,2,20
    3,,30
    4,,
    5,8,50
    6,9,
    7,,70

    """

  private func series(
    _ rule: Missing, limit: Int? = nil, text: String = Self.text
  ) throws -> Series {
    try panel(text) { reader in
      (reader.target, reader.pastCovariates) = ("y", ["x"])
      (reader.missing, reader.fillLimit) = (rule, limit)
    }.series[0]
  }

  @Test("Forward fill repeats the last value, and leaves out rows before the first")
  func forwardFill() throws {
    let series = try series(.forwardFill)
    #expect(series.axis.ticks == [2, 3, 4, 5, 6, 7])
    #expect(series.target.values == [2, 2, 2, 8, 9, 9])
    #expect(series.covariates[0].values == [20, 30, 30, 50, 50, 70])
  }

  @Test("A fill limit of one leaves out the second row of a gap") func limitedFill() throws {
    let series = try series(.forwardFill, limit: 1)
    #expect(series.axis.ticks == [2, 3, 5, 6, 7])
    #expect(series.target.values == [2, 2, 8, 9, 9])
  }

  @Test("The mask rule fills forward and adds a column that says where")
  func maskSaysWhere() throws {
    let series = try series(.mask)
    #expect(series.covariates.map(\.name) == ["y.missing", "x", "x.missing"])
    #expect(series.target.values == [2, 2, 2, 8, 9, 9])
    #expect(series.covariates[0].values == [0, 1, 1, 0, 0, 1])
    #expect(series.covariates[2].values == [0, 0, 1, 0, 1, 0])
  }

  @Test("Interpolation draws a line once both ends are known, and repeats until then")
  func interpolation() throws {
    let series = try series(.interpolatePast)
    #expect(series.target.values == [2, 4, 6, 8, 9, 9])
    #expect(series.covariates[0].values == [20, 30, 40, 50, 60, 70])
    let expected: [[Double]] = [
      [2], [2, 2], [2, 2, 2], [2, 4, 6, 8], [2, 4, 6, 8, 9], [2, 4, 6, 8, 9, 9],
    ]
    for (row, known) in expected.enumerated() {
      #expect(Array(series.asOf(row: row).target) == known)
      #expect(
        Array(series.asOf(row: row, start: min(1, row)).target)
          == Array(known.dropFirst(min(1, row))))
    }
    #expect(series.asOf(row: 4).pastCovariates[0].values.last == 50)
  }

  @Test("A limited interpolation keeps the same rows whenever the gap ends")
  func limitedInterpolation() throws {
    let series = try series(.interpolatePast, limit: 1)
    #expect(series.axis.ticks == [2, 3, 5, 6, 7])
    #expect(series.target.values == [2, 4, 8, 9, 9])
    #expect(Array(series.asOf(row: 1).target) == [2, 2])
    #expect(Array(series.asOf(row: 2).target) == [2, 4, 8])
    #expect(series.target.filled.runs == [1..<2, 4..<5])
  }

  /// No gap to come decides which columns there are.
  @Test("The mask rule adds its columns also where nothing is missing")
  func maskOfNothing() throws {
    let series = try series(.mask, text: "ds,y,x\n1,1,2\n2,3,4\n")
    #expect(series.covariates.map(\.name) == ["y.missing", "x", "x.missing"])
    #expect(series.covariates[0].values == [0, 0])
    #expect(series.target.filled.isEmpty)
  }

  @Test("Interpolation from a row left out for another column begins after it")
  func interpolationBesideRowsLeftOut() throws {
    let text = "ds,y,x\n1,1,\n2,,2\n3,,3\n4,4,4\n"
    let series = try series(.interpolatePast, text: text)
    #expect(series.target.values == [2, 3, 4])
    #expect(Array(series.asOf(row: 1).target) == [1, 1])
    #expect(Array(series.asOf(row: 2).target) == [2, 3, 4])
  }

  @Test("Interpolation of rows that become bars is an error") func barsOfLines() {
    #expect(
      message {
        _ = try panel("ds,y\n2018-01-01,1\n2018-01-02,\n2018-01-12,3\n") { reader in
          reader.missing = .interpolatePast
          reader.resampling = try Resampling(to: .weekly(.friday))
        }
      }
        == "error: a line between values is known after its end only, and a bar must not change "
        + "later; hint: --missing forward-fill")
  }

  @Test("Each rule for missing values holds for a file with times across too")
  func timesAcross() throws {
    let text = "id,2015,2016,2017,2018\na,1,,3,4\nb,5,6,7,8\n"
    let panels = try Missing.allCases.dropFirst().map { rule in
      try panel(text) { $0.missing = rule }.series[0]
    }
    #expect(
      panels.map(\.target.values) == [[1, 1, 3, 4], [1, 3, 4], [1, 2, 3, 4], [1, 1, 3, 4]])
    #expect(panels[3].covariates.map(\.values) == [[0, 1, 0, 0]])
    #expect(Array(panels[2].asOf(row: 1).target) == [1, 1])
  }
}
