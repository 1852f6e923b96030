import MartletPanels
import MartletTestSupport
import MartletTime
import Testing

/// Rows as a model sees them, with what is new on each.
@Suite struct JoinedRowsTests {
  private let days = "ds,y,own\n" + (12...17).map { "2018-02-\($0),\($0),\($0 * 2)\n" }.joined()

  private func joined(
    _ other: String, rows: String = "2018-02-12..2018-02-17",
    configure: (inout PanelReader) throws -> Void = { _ in }
  ) throws -> JoinedRows {
    let panel = try panel(days, other) { reader in
      reader.target = "y"
      reader.pastCovariates = ["own", "x"]
      reader.keepsArrivals = true
      try configure(&reader)
    }
    return try JoinedRows(of: panel.series[0], in: try TimeRange(parsing: rows))
  }

  @Test("A joined value appears on the day of its release, with its period")
  func onTheDayOfItsRelease() throws {
    let months = "ds,x\n2017-11-01,1\n2017-12-01,2\n2018-01-01,3\n2018-02-01,4\n"
    let found = try joined(months) { $0.releases = ["x": try ReleaseLag(parsing: "14d")] }
    #expect(found.rows.map { $0.cells[1].value } == [2, 2, 2, 3, 3, 3])
    let arrivals = found.rows.compactMap { row in row.cells[1].arrival.map { (row.time, $0) } }
    // The first row of the series knows its value from before; it is new to the series.
    #expect(arrivals.map(\.0) == ["2018-02-12", "2018-02-15"])
    #expect(arrivals.map(\.1.period) == ["2017-12-01", "2018-01-01"])
    #expect(arrivals.map(\.1.published) == ["2018-01-15", "2018-02-15"])
    #expect(found.columns.map(\.isJoined) == [false, true])
    #expect(found.rows.allSatisfy { $0.cells[0].arrival == nil })
    #expect(found.rows[0].cells[0].value == 24)
  }

  @Test("A revision appears as a new arrival with its own time of publication")
  func revisions() throws {
    let vintages = "ds,released_at,x\n2018-01-01,2018-02-13,7\n2018-01-01,2018-02-15,8\n"
    let found = try joined(vintages, rows: "2018-02..2018-02")
    #expect(found.rows.map(\.time).first == "2018-02-13")
    #expect(found.rows.map { $0.cells[1].value } == [7, 7, 8, 8, 8])
    #expect(
      found.rows.map { $0.cells[1].arrival?.published }
        == ["2018-02-13", nil, "2018-02-15", nil, nil])
    #expect(
      found.rows.map { $0.cells[1].arrival?.period } == ["2018-01-01", nil, "2018-01-01", nil, nil])
  }

  @Test("Values are the same whether arrivals are kept or not")
  func valuesDoNotDependOnTheLook() throws {
    let months = "ds,x\n2017-12-01,2\n2018-01-01,3\n"
    let plain = try panel(days, months) { ($0.target, $0.pastCovariates) = ("y", ["own", "x"]) }
    let found = try joined(months)
    #expect(plain.series[0].covariates[1].values == found.rows.map { $0.cells[1].value })
    #expect(plain.series[0].covariates.allSatisfy { $0.arrivals == nil })
  }

  @Test("On a row within a gap the line to its end is not shown") func interpolations() throws {
    let gap = "ds,y\n2018-02-12,1\n2018-02-13,\n2018-02-14,3\n"
    let panel = try panel(gap) { $0.missing = .interpolatePast }
    let found = try JoinedRows(
      of: panel.series[0], in: try TimeRange(parsing: "2018-02-12..2018-02-14"))
    #expect(found.rows.map(\.target) == [1, 1, 3])
  }
}
