/// One line that tells how far long work has come.
package enum ProgressBar {
  private static let cells = 20

  /// The line, for example
  /// `[##############------]  112/160  mlp fold 29 seed 2   0:21 left`.
  ///
  /// The time left assumes that what is to come is as slow as what is done. Before anything is done
  /// there is no estimate; when all is done the time it took stands in its place.
  ///
  /// - Parameters:
  ///   - done: How many units are done, at most `total`.
  ///   - total: How many units there are.
  ///   - elapsed: Seconds since the start.
  ///   - label: What was done last; shortened so that the line fits.
  ///   - width: The columns of the terminal, which the line never exceeds.
  /// - Returns: The line, without a line end.
  package static func line(
    done: Int, total: Int, elapsed: Double, label: String, width: Int
  ) -> String {
    precondition(0 <= done && done <= total, "\(done) done of \(total)")
    let filled = total == 0 ? cells : done * cells / total
    let count = "\(done)".leftPadded(to: "\(total)".count)
    let bar =
      "[" + String(repeating: "#", count: filled) + String(repeating: "-", count: cells - filled)
      + "]  \(count)/\(total)"
    let time =
      if done == total {
        NumberFormat.clock(elapsed)
      } else if done > 0 {
        NumberFormat.clock(elapsed / Double(done) * Double(total - done)) + " left"
      } else {
        ""
      }
    let ending = time.isEmpty ? "" : (label.isEmpty ? "  " : "   ") + time
    let room = width - bar.count - ending.count - 2
    let middle = label.isEmpty || room < 4 ? "" : "  " + shortened(label, to: room)
    return (bar + middle + ending).prefix(displayWidth: width)
  }

  private static func shortened(_ text: String, to width: Int) -> String {
    text.displayWidth <= width ? text : text.prefix(displayWidth: width - 3) + "..."
  }
}
