import MartletFiles
import MartletPanels
import MartletTables
import MartletTestSupport
import Testing

struct CSVRandomTests {
  @Test("Random fields, quoted or not, are read back as written", arguments: [",", ";", "\t", "|"])
  func roundTrip(_ delimiter: String) throws {
    var generator = SeededGenerator(seed: 3)
    let letters = ["a", "é", "価", "1", " ", ",", ";", "\t", "|", "\"", "\n", "\r\n", "\r", "-"]
    for _ in 0..<500 {
      let columns = Int.random(in: 2...5, using: &generator)
      let lineEnd = ["\n", "\r\n", "\r"].randomElement(using: &generator) ?? "\n"
      var text = (0..<columns).map { "c\($0)" }.joined(separator: delimiter) + lineEnd
      var rows: [[String]] = []
      for _ in 0..<Int.random(in: 1...5, using: &generator) {
        let row = (0..<columns).map { _ in
          (0..<Int.random(in: 0...4, using: &generator))
            .compactMap { _ in letters.randomElement(using: &generator) }.joined()
        }
        rows.append(row)
        let written = row.map { field in
          let special = [delimiter, "\"", "\n", "\r"]
          let mustQuote = special.contains { field.utf8.contains($0.utf8.first ?? 0) }
          guard mustQuote || Bool.random(using: &generator) else { return field }
          let doubled = field.unicodeScalars.map { $0 == "\"" ? "\"\"" : String($0) }.joined()
          return "\"\(doubled)\""
        }
        text += written.joined(separator: delimiter) + lineEnd
      }
      // Rows of words over one of numbers may be names.
      let parsed = try CSVTable(
        bytes: Array(text.utf8), name: "a.csv", options: CSVOptions(headerRows: 1))
      let found = (0..<parsed.rowCount).map { row in
        (0..<columns).map { parsed.text(row, $0) }
      }
      #expect(found.map { $0.map { Array($0.utf8) } } == rows.map { $0.map { Array($0.utf8) } })
    }
  }

  @Test("Random bytes are read or refused in one line, and nothing traps") func garbage() {
    var generator = SeededGenerator(seed: 4)
    let alphabet = Array("ab1290,,;\"\"\n\n\r-./: TZQe+\t".utf8) + [0x00, 0xC3, 0xA9, 0xFF]
    var readable = 0
    for _ in 0..<20_000 {
      let count = Int.random(in: 0...40, using: &generator)
      let common = (0..<count).map { _ in alphabet.randomElement(using: &generator) ?? 0 }
      let bytes = common.filter {
        $0 < 0x80 && $0 != 0 || Int.random(in: 0..<20, using: &generator) == 0
      }
      do throws(DataError) {
        let table = try CSVTable(bytes: bytes, name: "a.csv")
        readable += 1
        for column in table.header.indices {
          #expect((0..<table.rowCount).allSatisfy { !table.text($0, column).contains("\0") })
          _ = table.kind(ofColumn: column)
          _ = ColumnSummary(of: table, column: column)
          _ = try table.times(column)
        }
        _ = try PanelReader(files: []).panel(of: [table])
      } catch {
        #expect(!error.message.isEmpty && !"\(error)".contains { $0.isNewline })
      }
    }
    #expect(readable > 500)
  }
}
