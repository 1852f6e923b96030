import Martlet

/// Reading CSV files with all columns of numbers, in the lines of the rivals' `csv_read.py`: name,
/// seconds (best of 3), MB/s. One thread. Arguments: the file, its size in MB, and the names of its
/// columns of numbers with commas between them.
@main
enum ReadCSV {
  static func main() throws {
    let arguments = CommandLine.arguments
    guard arguments.count == 4, let megabytes = Double(arguments[2]) else {
      return print("usage: ReadCSV FILE MEGABYTES COLUMN,COLUMN")
    }
    let columns = arguments[3].split(separator: ",").map(String.init)
    let reader = PanelReader(
      files: [arguments[1]], target: columns[0], pastCovariates: Array(columns.dropFirst()))
    var best = Double.infinity
    for _ in 0..<3 {
      let time = try ContinuousClock().measure { _ = try reader.panel() }
      best = min(best, time / .seconds(1))
    }
    print("martlet \(best) s \(Int(megabytes / best)) MB/s")
  }
}
