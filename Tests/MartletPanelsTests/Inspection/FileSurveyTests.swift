import MartletPanels
import MartletTables
import MartletTestSupport
import Testing

/// What the columns of files hold, and when.
@Suite struct FileSurveyTests {
  private func surveys(
    _ texts: String..., configure: (inout PanelReader) -> Void = { _ in }
  ) throws -> [FileSurvey] {
    var reader = PanelReader(files: Array(["a.csv", "b.csv"].prefix(texts.count)))
    configure(&reader)
    return FileSurvey.all(
      of: try zip(texts, reader.files).map { try table($0, name: $1) }, reader)
  }

  private func coverage(_ files: [FileSurvey], _ file: Int, bins: Int) throws -> [Coverage] {
    let timeline = try #require(Timeline(of: files))
    return try #require(Coverage.ofColumns(of: files[file], on: timeline, bins: bins))
  }

  /// Ten days from the 1st, and five of them from the 6th.
  @Test("Coverage of two files is on one timeline, with missing lines named")
  func oneTimelineForAllFiles() throws {
    let long = (1...10).map { "2024-01-\($0 < 10 ? "0" : "")\($0),\($0 == 3 ? "" : "1")" }
    let short = (6...10).map { "2024-01-\($0 < 10 ? "0" : "")\($0),\($0 == 10 ? "" : "1")" }
    let files = try surveys(
      "ds,y\n" + long.joined(separator: "\n"), "ds,x\n" + short.joined(separator: "\n"))
    let y = try coverage(files, 0, bins: 5)[1]
    #expect(y.bins == [1, 0.5, 1, 1, 1])
    #expect(y.share == 0.9)
    let x = try coverage(files, 1, bins: 5)[1]
    #expect(x.bins == [0, 0, 0.5, 1, 0.5])
    #expect((x.first, x.last) == ("2024-01-06", "2024-01-09"))
    #expect(files[0].missing(1, limit: 3).map(\.line) == [4])
    #expect(files[0].missing(1, limit: 3).map(\.time) == ["2024-01-03"])
    let timeline = try #require(Timeline(of: files))
    #expect((timeline.firstLabel, timeline.lastLabel) == ("2024-01-01", "2024-01-10"))
  }

  @Test("Weekends and months are covered by the row before, gaps of days are not")
  func gapsAreEmptyAndWeekendsAreNot() throws {
    let weekdays = [1, 2, 3, 4, 5, 8, 9, 10, 11, 12, 15, 18, 19, 22, 23, 24, 25, 26]
    let rows = weekdays.map { "2024-01-\($0 < 10 ? "0" : "")\($0),1" }
    let week = try coverage(try surveys("ds,y\n" + rows.joined(separator: "\n")), 0, bins: 26)[1]
    #expect(week.bins[5] == 1 && week.bins[6] == 1)
    #expect(week.bins[14] == 1 && week.bins[15] == 0 && week.bins[16] == 0 && week.bins[17] == 1)
    let months = (1...12).map { "2024-\($0 < 10 ? "0" : "")\($0)-01,1" }
    let year = try coverage(try surveys("ds,y\n" + months.joined(separator: "\n")), 0, bins: 50)[1]
    #expect(year.bins.allSatisfy { $0 > 0.999 })
  }

  @Test("Coverage holds for rows newest first, mixed by series or revised")
  func rowsInAnyOrder() throws {
    let turned = try surveys("ds,y\n2024-01-03,\n2024-01-02,1\n2024-01-01,1\n")
    #expect(try coverage(turned, 0, bins: 3)[1].bins == [1, 1, 0])
    #expect(turned[0].missing(1, limit: 1).map(\.time) == ["2024-01-03"])
    let long = try surveys(
      "unique_id,ds,y\na,2024-01-01,1\nb,2024-01-01,\na,2024-01-02,1\nb,2024-01-02,1\n")
    #expect(try coverage(long, 0, bins: 2)[2].bins == [0.5, 1])
    #expect(long[0].missing(2, limit: 1).map(\.line) == [3])
    let revised = try surveys(
      "ds,y\n2024-01-01,1\n",
      "ds,released_at,x\n2024-01-02,2024-01-09,1\n2024-01-01,2024-01-03,1\n2024-01-01,2024-01-05,2\n"
    )
    #expect(try coverage(revised, 1, bins: 2)[2].bins == [1, 1])
  }

  @Test("A file of one row, without times or with repeated rows has a survey")
  func degenerate() throws {
    let single = try surveys("ds,y\n2024-01-01,\n")
    let empty = try coverage(single, 0, bins: 3)[1]
    #expect(empty.bins == [0, 0, 0])
    #expect(empty.first == nil && empty.share == 0)
    #expect(try surveys("a,b\n1,2\n").first?.times == nil)
    // Dates and whole numbers have no timeline in common.
    #expect(Timeline(of: try surveys("ds,y\n2024-01-01,1\n", "ds,x\n1,2\n")) == nil)
    let integers = try surveys("ds,y\n1,1\n2,1\n4,1\n")
    #expect(try coverage(integers, 0, bins: 4)[1].bins == [1, 1, 0, 1])
    // A row twice is an error of the panel, not of a first look.
    #expect(
      try coverage(try surveys("ds,y\n2024-01-01,1\n2024-01-01,1\n"), 0, bins: 1)[1].bins == [1])
  }

  @Test("A derived column stands in the file of its parts, rounded as they are")
  func derivedColumns() throws {
    let file = try surveys("ds,AAA,BAA\n2024-01-01,4.02,5.13\n2024-01-02,,1\n") { reader in
      reader.derivedColumns = [DerivedColumn(name: "spread", expression: "BAA-AAA")]
    }[0]
    #expect(file.columns.map(\.name) == ["ds", "AAA", "BAA", "spread"])
    #expect(file.columns[3].first == "1.11")
    #expect(file.columns[3].missingRows == [1])
  }

  @Test(
    "The line end of a file is recognised as LF, CRLF or CR",
    arguments: [("a,b\nx,y\n", "LF"), ("a,b\r\nx,y\r\n", "CRLF"), ("a,b\rx,y\r", "CR")])
  func lineEnds(text: String, name: String) throws {
    #expect(try table(text).dialect.lineEnd.rawValue == name)
  }

  @Test("The encoding of a file is named, with its byte order mark") func encodings() throws {
    let text = "ds,y\n2024-01-01,1\n"
    let marked = try CSVTable(bytes: [0xEF, 0xBB, 0xBF] + Array(text.utf8), name: "a.csv")
    #expect(marked.dialect.encodingWords == "UTF-8 with a byte order mark")
    let wide = try CSVTable(bytes: text.utf8.flatMap { [$0, 0] }, name: "a.csv")
    #expect(wide.dialect.encodingWords == "UTF-16")
  }
}
