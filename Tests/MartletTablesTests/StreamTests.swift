import Foundation
import MartletFiles
import MartletPanels
import MartletTables
import MartletTestSupport
import MartletTime
import Testing

/// Reading a piece at a time gives what reading all at once gives.
struct StreamTests {
  /// A file of about `size` bytes, with quotes, blank lines, comments and line breaks in fields.
  private static func text(size: Int, lineEnd: String, padding: Int) -> String {
    var generator = SeededGenerator(seed: UInt64(padding))
    var text = "ds,y,note,x\(lineEnd)0,0,\(String(repeating: "p", count: padding)),0\(lineEnd)"
    var row = 0
    while text.utf8.count < size {
      row += 1
      let value = Double(Int.random(in: -999_999...999_999, using: &generator)) / 100
      switch row % 97 {
      case 0: text += lineEnd
      case 1: text += "# a comment\(lineEnd)"
      default: break
      }
      let note =
        row % 5 == 0
        ? "\"say \"\"é\"\",\(lineEnd)\(row)\"" : String(repeating: "n", count: row % 37)
      text += "\(row),\(value),\(note),\"\(row % 7)\"\(lineEnd)"
    }
    return text
  }

  /// The padding moves every byte over the end of the first piece.
  @Test(
    "A file read in pieces gives the panel and errors of one read whole",
    arguments: ["\n", "\r\n", "\r"])
  func pieces(_ lineEnd: String) throws {
    try inTemporaryFolder { folder in
      for padding in stride(from: 0, to: 60, by: 3) {
        let bytes = Array(Self.text(size: 270_000, lineEnd: lineEnd, padding: padding).utf8)
        let path = try folder.write(bytes, to: "a.csv")
        let reader = PanelReader(files: [path], target: "y", pastCovariates: ["x"])
        let streamed = try reader.panel()
        let whole = try reader.panel(of: [CSVTable(contentsOf: path)])
        #expect(streamed == whole)
        #expect(streamed.series[0].count > 3_000)
        // The places of errors too.
        let broken = try folder.write(bytes + Array("1,2,3".utf8), to: "b.csv")
        let lines = CSVLines.count(bytes) + 1
        let found = message { _ = try PanelReader(files: [broken], target: "y").panel() }
        #expect(found.contains("b.csv:\(lines):3: error: this row has 3 fields"))
      }
    }
  }

  @Test("A field and a column name longer than a piece are read") func longRecords() throws {
    let long = String(repeating: "line\r\n", count: 100_000)
    let text = "ds,y,\"\(long)\"\n1,2,\"\(long)\"\n2,3,x\n"
    try inTemporaryFolder { folder in
      let path = try folder.write(Array(text.utf8), to: "a.csv")
      let panel = try PanelReader(files: [path], target: "y").panel()
      #expect(panel.series[0].target.values == [2, 3])
      let open = try folder.write(Array((text + "3,\"" + long).utf8), to: "b.csv")
      #expect(
        message { _ = try PanelReader(files: [open], target: "y").panel() }
          .contains("b.csv:200004:2: error: the quote that opens here is never closed"))
    }
  }

  @Test("Series mixed in a long file are read in pieces as from the whole")
  func longFilesWithSeriesMixed() throws {
    var text = "unique_id,ds,y\n"
    for row in 0..<40_000 { text += "s\(row * 7 % 11),\(row),\(row % 100)\n" }
    try inTemporaryFolder { folder in
      let path = try folder.write(Array(text.utf8), to: "a.csv")
      let reader = PanelReader(files: [path])
      let panel = try reader.panel()
      #expect(try panel == reader.panel(of: [CSVTable(contentsOf: path)]))
      #expect(panel.series.map(\.id).sorted() == (0..<11).map { "s\($0)" }.sorted())
      for series in panel.series {
        let number = Int64(series.id.dropFirst()) ?? -1
        #expect(series.axis.ticks.allSatisfy { $0 * 7 % 11 == number })
        #expect(zip(series.axis.ticks, series.target.values).allSatisfy { Double($0 % 100) == $1 })
      }
      #expect(panel.series.reduce(0) { $0 + $1.count } == 40_000)
    }
  }

  @Test("The last row decides the order of day and month for all rows")
  func lateDecisions() throws {
    let days = (1...12).flatMap { month in (1...12).map { day in (month, day) } }
    let rows = days.enumerated().map { "\($1.0)/\($1.1)/2018,\($0 % 7 == 0 ? "" : "\($0)")\n" }
    let text = "date,y\n" + rows.joined() + "12/31/2018,5\n"
    let series = try panel(text) { $0.missing = .drop }.series[0]
    #expect(series.axis.ticks.last == day("2018-12-31"))
    #expect(series.axis.ticks.first == day("2018-01-02"))
  }

  private static func gzip(_ name: String) throws -> [UInt8] {
    let folder = URL(filePath: #filePath).deletingLastPathComponent()
    return Array(try Data(contentsOf: folder.appending(path: "Corpus/\(name)")))
  }

  @Test("Damaged gzip data are refused or read as before, and nothing traps")
  func damagedGzip() throws {
    let bytes = try Self.gzip("compressed.csv.gz")
    let whole = try CSVTable(bytes: bytes, name: "a.csv.gz")
    for count in 3..<bytes.count {
      let found = message { _ = try CSVTable(bytes: Array(bytes[..<count]), name: "a.csv.gz") }
      // Between the members there is a whole file; it ends within a row.
      #expect(found.contains("compressed data are damaged") || found.contains("field"), "\(count)")
    }
    for index in 10..<bytes.count {
      var changed = bytes
      changed[index] ^= 0x55
      do throws(DataError) {
        let table = try CSVTable(bytes: changed, name: "a.csv.gz")
        #expect(table.rowCount == whole.rowCount)
      } catch {
        #expect(!error.message.isEmpty)
      }
    }
    #expect(try CSVTable(bytes: bytes + [0, 0, 0], name: "a.csv.gz").rowCount == 31)
  }
}

/// Counts physical lines as an editor does.
private enum CSVLines {
  static func count(_ bytes: [UInt8]) -> Int {
    var count = 0
    for (index, byte) in bytes.enumerated() {
      let isPair = byte == 0x0A && index > 0 && bytes[index - 1] == 0x0D
      if byte == 0x0D || byte == 0x0A && !isPair { count += 1 }
    }
    return count
  }
}
