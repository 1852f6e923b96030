package import MartletPanels

/// What may be looked at in a fold, and what happened after it.
extension FoldLayout {
  /// The time of the last row of a series that is known in a fold; nil where none is.
  func lastTick(series place: Int, fold: Int) -> Int64? {
    let row = lastRow(series: place, fold: fold)
    return row < 0 ? nil : series[place].ticks.dropFirst(row).first
  }

  /// What is known of a series in a fold.
  package func known(series place: Int, fold: Int) -> History {
    series[place].asOf(row: max(-1, lastRow(series: place, fold: fold)))
  }

  /// What happened of a series in the horizon of a fold; not-a-number on rows that were filled.
  package func happened(series place: Int, fold: Int) -> [Double] {
    let first = lastRow(series: place, fold: fold) + 1
    return series[place].happened(first..<first + plan.horizon)
  }

  /// What is known of all series in a fold.
  package func panel(_ fold: Int) -> AsOfPanel {
    AsOfPanel(histories: series.indices.map { known(series: $0, fold: fold) })
  }

  /// What one fit of some series in a fold may learn from, series by series.
  package func learnt(by group: some Collection<Int>, fold: Int) -> [History] {
    zip(group, trainingRows(of: group, fold: fold)).map { place, rows in
      series[place].asOf(row: rows.upperBound - 1, start: rows.lowerBound)
    }
  }
}
