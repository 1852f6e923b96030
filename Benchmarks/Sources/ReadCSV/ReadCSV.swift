import Martlet

/// Reading CSV files with all columns of numbers, in the lines of the rivals' `csv_read.py`: name,
/// seconds (best of 3), MB/s. One thread. Arguments: the file, its size in MB, and the number of its
/// columns, which are `date`, `c1`, `c2` and so on.
@main
enum ReadCSV {
  static func main() throws {
    let arguments = CommandLine.arguments
    guard arguments.count == 4, let megabytes = Double(arguments[2]), let last = Int(arguments[3])
    else { return print("usage: ReadCSV FILE MEGABYTES COLUMNS") }
    let reader = PanelReader(
      files: [arguments[1]], target: "c1", pastCovariates: (2...last).map { "c\($0)" })
    var best = Double.infinity
    for _ in 0..<3 {
      let time = try ContinuousClock().measure { _ = try reader.panel() }
      best = min(best, time / .seconds(1))
    }
    print("martlet \(best) s \(Int(megabytes / best)) MB/s")
  }
}
