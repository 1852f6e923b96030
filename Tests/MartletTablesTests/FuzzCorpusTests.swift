import Foundation
import MartletPanels
import MartletTables
import MartletTestSupport
import Testing

/// The files that the fuzzer found worth keeping (`make fuzz`): each takes a way of its own through
/// the reader.
struct FuzzCorpusTests {
  @Test("Every file that the fuzzer kept is read or refused with an error")
  func allAreReadOrRefused() throws {
    let folder = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "../../Fuzz/Corpus").standardized
    let files = try FileManager.default.contentsOfDirectory(
      at: folder, includingPropertiesForKeys: nil)
    #expect(files.count > 200)
    var readable = 0
    for file in files {
      // The first byte chooses options there.
      let bytes = Array(try Data(contentsOf: file).dropFirst())
      let found = message {
        let table = try CSVTable(bytes: bytes, name: "a.csv")
        for column in table.header.indices { _ = ColumnSummary(of: table, column: column) }
        let panel = try PanelReader(files: [], missing: .drop).panel(of: [table])
        #expect(!panel.source.summary.isEmpty)
        readable += 1
      }
      #expect(found.isEmpty || found.contains("error: "))
    }
    #expect(readable > 20)
  }
}
