import MartletPanels

/// Where something is on a timeline: a strip of as many parts as there are bins.
struct Strip {
  let bins: [Double]
  let description: String

  /// The strip in SVG, neighbours of the same kind in one piece.
  var markup: Markup {
    var pieces: [(level: Coverage.Level, start: Int, end: Int)] = []
    for (index, share) in bins.enumerated() {
      let level = Coverage.Level(share)
      if let last = pieces.last, last.level == level {
        pieces[pieces.count - 1].end = index + 1
      } else {
        pieces.append((level, index, index + 1))
      }
    }
    let shapes: [Markup] = pieces.compactMap { piece in
      guard piece.level != .none else { return nil }
      return .tag(
        "rect",
        [
          "class": piece.level == .full ? "full" : "partly", "x": "\(piece.start)", "y": "0",
          "width": "\(piece.end - piece.start)", "height": "1",
        ])
    }
    return .tag(
      "svg",
      [
        "viewBox": "0 0 \(bins.count) 1", "preserveAspectRatio": "none", "role": "img",
        "aria-label": description,
      ], shapes)
  }
}
