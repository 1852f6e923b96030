/// The candidate that `name` is most likely a misspelling of.
///
/// Letter case costs nothing. The distance counts insertions, deletions, substitutions and swaps of
/// neighbours (optimal string alignment), and must be at most a third of the longer name's length,
/// at least one.
/// - Returns: nil when no candidate is near enough; the first of equally near ones otherwise.
/// - Complexity: O(sum of products of the lengths).
package func nearest(to name: String, in candidates: [String]) -> String? {
  let wanted = Array(name.lowercased())
  var best: (name: String, distance: Int)?
  for candidate in candidates {
    let letters = Array(candidate.lowercased())
    let distance = alignmentDistance(wanted, letters)
    let allowed = max(1, max(wanted.count, letters.count) / 3)
    guard distance <= allowed, distance < max(wanted.count, letters.count) else { continue }
    if best.map({ distance < $0.distance }) ?? true { best = (candidate, distance) }
  }
  return best?.name
}

private func alignmentDistance(_ a: [Character], _ b: [Character]) -> Int {
  // rows[i][j]: the distance between the first i letters of a and the first j letters of b.
  var rows = [Array(0...b.count)]
  for i in 1..<(a.count + 1) {
    var row = [i]
    for j in 1..<(b.count + 1) {
      let substitution = rows[i - 1][j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1)
      var distance = min(substitution, rows[i - 1][j] + 1, row[j - 1] + 1)
      if i > 1, j > 1, a[i - 1] == b[j - 2], a[i - 2] == b[j - 1] {
        distance = min(distance, rows[i - 2][j - 2] + 1)
      }
      row.append(distance)
    }
    rows.append(row)
  }
  return rows[a.count][b.count]
}
