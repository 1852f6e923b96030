package import MartletFiles
package import MartletPanels
package import MartletTables
import Foundation
import MartletTime

package func table(_ text: String, name: String = "a.csv") throws(DataError) -> CSVTable {
  try CSVTable(bytes: Array(text.utf8), name: name)
}

/// A panel of files given as text, named a.csv, b.csv, …
package func panel(
  _ texts: String..., configure: (inout PanelReader) throws -> Void = { _ in }
) throws -> Panel {
  let names = ["a.csv", "b.csv", "c.csv"]
  var reader = PanelReader(files: Array(names.prefix(texts.count)))
  try configure(&reader)
  return try reader.panel(of: zip(texts, names).map { try table($0, name: $1) })
}

/// The times of a column of a file with this one, as labels.
package func times(_ cells: [String], as format: String? = nil, named name: String = "t") throws
  -> [String]
{
  let text = "\(name)\n" + cells.map { "\"\($0)\"\n" }.joined()
  let options = CSVOptions(timeFormat: try format.map { try TimePattern(parsing: $0) })
  let table = try CSVTable(bytes: Array(text.utf8), name: "a.csv", options: options)
  let (kind, ticks) = try table.times(0)
  return ticks.map { kind.label($0) }
}

/// The labels of the first series.
package func labels(_ panel: Panel) -> [String] {
  let axis = panel.series[0].axis
  return (0..<axis.count).map { axis.label(row: $0) }
}

/// The one line that the command prints of an error; empty when nothing is thrown.
package func message(_ body: () throws -> Void) -> String {
  do {
    try body()
    return ""
  } catch {
    return (error as? any Diagnosis)?.line.commandLine ?? "\(error)"
  }
}

/// The day number of an ISO date, by adding the lengths of years and months since 1970: an oracle
/// that shares no arithmetic with the product.
package func day(_ iso: String) -> Int64 {
  let parts = iso.split(separator: "-").compactMap { Int($0) }
  func isLeap(_ year: Int) -> Bool { year % 400 == 0 || year % 4 == 0 && year % 100 != 0 }
  let lengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
  var days = 0
  for year in min(parts[0], 1970)..<max(parts[0], 1970) {
    days += (isLeap(year) ? 366 : 365) * (parts[0] < 1970 ? -1 : 1)
  }
  days += lengths.prefix(parts[1] - 1).reduce(0, +) + parts[2] - 1
  if parts[1] > 2, isLeap(parts[0]) { days += 1 }
  return Int64(days)
}

/// A folder that is gone afterwards.
package struct TemporaryFolder {
  package let path: String

  /// Writes a file; returns its path.
  package func write(_ bytes: [UInt8], to name: String) throws -> String {
    let file = URL(filePath: path).appending(path: name)
    try Data(bytes).write(to: file)
    return file.path
  }
}

package func inTemporaryFolder(_ body: (TemporaryFolder) throws -> Void) throws {
  let folder = FileManager.default.temporaryDirectory.appending(path: "martlet-\(UUID())")
  try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  defer { try? FileManager.default.removeItem(at: folder) }
  try body(TemporaryFolder(path: folder.path))
}
