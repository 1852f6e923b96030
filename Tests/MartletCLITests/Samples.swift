/// Small files that the tests forecast from.
enum Samples {
  /// Twelve weekdays of a zigzag that climbs by 1 every two days, and a column with a hole.
  static let days = """
    ds,y,x
    2024-01-01,10,1
    2024-01-02,12,2
    2024-01-03,11,
    2024-01-04,13,4
    2024-01-05,12,5
    2024-01-08,14,6
    2024-01-09,13,7
    2024-01-10,15,8
    2024-01-11,14,9
    2024-01-12,16,10
    2024-01-15,15,11
    2024-01-16,17,12

    """

  /// Forecasts of its last days, of which the first may have been seen in training.
  static let seen = """
    unique_id,ds,cutoff,y,Plan,Plan-lo-80,Plan-hi-80,Plan-seen
    y,2024-01-10,2024-01-09,15,14,12,16,True
    y,2024-01-11,2024-01-10,14,15,13,17,False
    y,2024-01-12,2024-01-11,16,16,14,18,False

    """

  /// A year and a half of days: 500 + a zigzag of period 7 + a slow climb, exact in decimal.
  static func wave(rows: Int = 120) -> String {
    (0..<rows).reduce(into: "ds,y\n") { text, row in
      text += "\(row),\(500 + row / 4 + [0, 3, 5, 4, 1, -2, -4][row % 7])\n"
    }
  }
}
