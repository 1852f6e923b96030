/// The times of a ledger, `2026-11-29T11:39:15Z`, for people.
enum RunTime {
  /// To the minute: `2026-11-29 11:39`.
  static func minute(_ time: String) -> String { String(plain(time).prefix(16)) }

  /// To the second: `2026-11-29 11:39:15`.
  static func plain(_ time: String) -> String {
    time.replacing("T", with: " ").replacing("Z", with: "")
  }

  /// The end of what began at another time, without the day where that is the same.
  static func end(_ time: String, of start: String) -> String {
    time.prefix(10) == start.prefix(10) ? String(plain(time).dropFirst(11)) : plain(time)
  }
}
