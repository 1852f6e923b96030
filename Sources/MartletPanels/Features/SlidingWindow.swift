/// What an associative operation makes of the last `rows` values, at each row from which there are as
/// many.
///
/// Values are gathered in blocks of `rows`: a window is the end of one block and the start of the
/// next (van Herk, 1992). Nothing is ever taken away from a sum, so that no large value leaves its
/// rounding error behind in the windows after it.
///
/// - Complexity: O(n) operations for any `rows`.
func slidingWindows<Value>(
  _ values: [Value], rows: Int, _ combine: (Value, Value) -> Value
) -> [Value] {
  guard values.count >= rows else { return [] }
  var fromStart = values
  var toEnd = values
  for row in values.indices where row % rows != 0 {
    fromStart[row] = combine(fromStart[row - 1], values[row])
  }
  for row in values.indices.dropLast().reversed() where (row + 1) % rows != 0 {
    toEnd[row] = combine(values[row], toEnd[row + 1])
  }
  return (rows - 1..<values.count).map { row in
    let start = row - rows + 1
    // A window that ends before its block does starts in the block before.
    return start % rows == 0 ? fromStart[row] : combine(toEnd[start], fromStart[row])
  }
}

/// The mean of some values and the sum of their squared distances from it.
struct Moments {
  private var count = 1.0
  private(set) var mean: Double
  private var squares = 0.0

  init(_ value: Double) { mean = value }

  /// The moments of the values of both (Chan, Golub and LeVeque, 1979).
  static func + (left: Moments, right: Moments) -> Moments {
    var sum = left
    let distance = right.mean - left.mean
    sum.count += right.count
    sum.mean += distance * (right.count / sum.count)
    sum.squares += right.squares + distance * distance * (left.count * right.count / sum.count)
    return sum
  }

  /// By count − 1.
  var sampleDeviation: Double { (squares / (count - 1)).squareRoot() }
  /// By count.
  var deviation: Double { (squares / count).squareRoot() }
}

/// A quantile of the last `rows` values, at each row from which there are as many.
///
/// Values are counted by their places in the order of all (a tree of sums, Fenwick, 1994), and those of
/// a window are found by their number in it. The order of all decides where a value is counted, not
/// what is found.
///
/// - Complexity: O(n log n).
func slidingQuantiles(_ values: [Double], rows: Int, share: Double) -> [Double] {
  let order = values.indices.sorted { (values[$0], $0) < (values[$1], $1) }
  var places = [Int](repeating: 0, count: values.count)
  for (place, row) in order.enumerated() { places[row] = place + 1 }
  var counts = [Int](repeating: 0, count: values.count + 1)
  var top = 1
  while top * 2 <= values.count { top *= 2 }

  func count(_ row: Int, by change: Int) {
    var place = places[row]
    while place < counts.count {
      counts[place] += change
      place += place & -place
    }
  }
  /// The value that has `number` values of the window before it.
  func value(_ number: Int) -> Double {
    var (place, left, step) = (0, number, top)
    while step > 0 {
      if place + step < counts.count, counts[place + step] <= left {
        place += step
        left -= counts[place]
      }
      step /= 2
    }
    return values[order[place]]
  }

  let position = share * Double(rows - 1)
  let below = Int(position)
  var quantiles: [Double] = []
  for row in values.indices {
    count(row, by: 1)
    if row >= rows { count(row - rows, by: -1) }
    guard row >= rows - 1 else { continue }
    let (low, high) = (value(below), value(min(below + 1, rows - 1)))
    quantiles.append(low + (position - Double(below)) * (high - low))
  }
  return quantiles
}

/// An exponential mean: s += weight · (x − s), from the mean of the first `rows` values on.
///
/// - Complexity: O(n).
func exponentialMeans(_ values: [Double], rows: Int, weight: Double) -> [Double] {
  guard values.count >= rows else { return [] }
  let start = values[1..<rows].reduce(Moments(values[0])) { $0 + Moments($1) }.mean
  var means = [start]
  means.reserveCapacity(values.count - rows + 1)
  var mean = start
  for value in values[rows...] {
    mean += weight * (value - mean)
    means.append(mean)
  }
  return means
}
