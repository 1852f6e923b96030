extension NumberFormat {
  /// A measured time: "49 us", "3.1 ms", "31 ms", ".31 s", "12.4 s", "1 m 12 s", "2 h 5 m".
  ///
  /// - Parameter seconds: The time; "-" when it is negative or not finite.
  /// - Returns: The text, with its unit.
  package static func duration(_ seconds: Double) -> String {
    guard seconds.isFinite, seconds >= 0 else { return "-" }
    // Each bound is where the rounded number would reach the next unit.
    switch seconds {
    case 0: return "0 s"
    case ..<0.0009995: return fixed(seconds * 1e6, decimals: 0) + " us"
    case ..<0.00995: return fixed(seconds * 1e3, decimals: 1) + " ms"
    case ..<0.0995: return fixed(seconds * 1e3, decimals: 0) + " ms"
    case ..<9.995: return fixed(seconds, decimals: 2, leadingZero: false) + " s"
    case ..<59.95: return fixed(seconds, decimals: 1) + " s"
    case ..<3599.5:
      let (minutes, rest) = divided(seconds)
      return "\(minutes) m \(rest) s"
    default:
      let (hours, rest) = divided(seconds / 60)
      return "\(integer(hours)) h \(rest) m"
    }
  }

  /// A time left or passed, to the second: "0:21", "12:05", "1:02:05".
  ///
  /// - Parameter seconds: The time; "-" when it is negative or not finite.
  /// - Returns: The text, hours only if there are any.
  package static func clock(_ seconds: Double) -> String {
    guard seconds.isFinite, seconds >= 0 else { return "-" }
    let (minutes, second) = divided(seconds)
    let (hour, minute) = minutes.quotientAndRemainder(dividingBy: 60)
    return hour > 0
      ? "\(hour):\(twoDigits(minute)):\(twoDigits(second))" : "\(minute):\(twoDigits(second))"
  }

  /// A time rounded to the unit that sixty of make the next: 72.4 s are 1 and 12.
  private static func divided(_ value: Double) -> (Int, Int) {
    let whole = Int(min(value.rounded(), 1e15))
    return (whole / 60, whole % 60)
  }

  private static func twoDigits(_ value: Int) -> String {
    value < 10 ? "0\(value)" : "\(value)"
  }
}
