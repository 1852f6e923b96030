import CLibFuzzer
import Martlet

@main
struct FuzzCSV {
  static func main() {
    var (count, arguments) = (CommandLine.argc, CommandLine.unsafeArgv)
    withUnsafeMutablePointer(to: &arguments) { arguments in
      arguments.withMemoryRebound(
        to: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?.self, capacity: 1
      ) {
        _ = LLVMFuzzerRunDriver(&count, $0) { start, count in fuzz(start, count) }
      }
    }
  }
}

/// Whatever the bytes are, they are read or refused with one line of text.
///
/// The first byte chooses options; the rest is the file.
private func fuzz(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  let bytes = Array(UnsafeBufferPointer(start: start, count: count))
  guard let choice = bytes.first else { return 0 }
  let file = Array(bytes.dropFirst())
  do {
    let table = try CSVTable(bytes: file, name: "a.csv", options: options(choice))
    for column in table.header.indices {
      _ = table.kind(ofColumn: column)
      _ = ColumnSummary(of: table, column: column)
      _ = try? table.times(column)
    }
    precondition(table.rowCount > 0 && table.line(ofRow: table.rowCount - 1) > 1)
    let panel = try reader(choice).panel(of: [table])
    for series in panel.series {
      precondition(series.count > 0 && series.target.values.allSatisfy(\.isFinite))
      precondition(zip(series.axis.ticks, series.axis.ticks.dropFirst()).allSatisfy(<))
    }
    precondition(!panel.source.summary.isEmpty)
  } catch {
    let text = "\(error)"
    precondition(text.contains("error: ") && !text.contains { $0.isNewline })
  }
  return 0
}

private func options(_ choice: UInt8) -> CSVOptions {
  var options = CSVOptions()
  switch choice & 7 {
  case 1: options.delimiter = UInt8(ascii: ";")
  case 2: options.decimalMark = .comma
  case 3: options.headerLine = 3
  case 4: options.skippedRows = 1
  case 5: options.timeFormat = try? TimePattern(parsing: "%d/%m/%y")
  case 6: options.timeFormat = try? TimePattern(parsing: "unix-ms")
  case 7: (options.encoding, options.missingTexts) = (.windows1252, ["x", "-9"])
  default: break
  }
  return options
}

private func reader(_ choice: UInt8) -> PanelReader {
  let missing: [Missing] = [.error, .forwardFill, .drop, .drop]
  return PanelReader(
    files: [], target: choice & 0x20 == 0 ? nil : "all", missing: missing[Int(choice >> 3 & 3)])
}
