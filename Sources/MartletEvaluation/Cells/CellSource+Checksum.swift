import MartletFiles
import MartletForecasting
import MartletPanels
import MartletTime

extension CellSource {
  /// The SHA-256 of all that a cell depends on: the model with its options and task, what is asked of it,
  /// the seeds, and of each series the id, the rows that are trained on and all that is known at each
  /// cutoff.
  ///
  /// Equal checksums mean equal results; what lies after the cutoffs is not in them, nor how many threads
  /// compute, nor how many other seeds and folds there are. Nil for a cell that is none of these.
  package func checksum(of cell: Cell) -> String? { place(of: cell).map(checksum) }

  /// The same of the cell of a place.
  func checksum(of place: CellPlace) -> String {
    var form = CanonicalForm()
    form.append("cell 2")
    form.append(modelTexts[place.model])
    for text in taskTexts[place.model] { form.append(text) }
    form.append(levels)
    form.append(neededLevels.map(Double.init))
    form.append(drawCount(of: models[place.model]))
    form.append("\(showsParts)")
    form.append("\(seed) \(place.seed + 1)")
    let all = Array(place.series)
    let learnt = layout.learnt(by: all, fold: place.folds.lowerBound)
    for (series, learnt) in zip(all, learnt) where learnt.count > 0 {
      form.append("\(learnt.rows)")
      // What is known at the first cutoff follows, and mostly all of it is learnt from: once is enough.
      if learnt.rows != 0..<max(0, layout.lastRow(series: series, fold: place.folds.lowerBound) + 1)
      {
        append(learnt, to: &form)
      }
    }
    for fold in place.folds {
      for series in place.series {
        let cutoff = layout.cutoff(series: series, fold: fold)
        form.append(layout.series[series].id)
        form.append("\(cutoff.label) \(layout.takesPart(series: series, fold: fold))")
        guard cutoff.row >= 0 else { continue }
        append(layout.known(series: series, fold: fold), to: &form)
      }
    }
    return form.checksum
  }

  /// The SHA-256 of all that is known of the series in a fold, whatever the models.
  func checksum(knownIn fold: Int) -> String {
    var form = CanonicalForm()
    let all = layout.series.indices.filter { layout.stays(series: $0, fold: fold) }
    for (place, rows) in zip(all, layout.trainingRows(of: all, fold: fold)) {
      form.append("\(layout.series[place].id) \(rows)")
      append(layout.known(series: place, fold: fold), to: &form)
    }
    return form.checksum
  }

  /// What a cell depends on of a task.
  static func texts(of task: ForecastTask) -> [String] {
    ["\(task.horizon) \(task.seasonLength) \(task.transform)"]
      + ForecastTask.options.texts(of: task).map { "\($0.name)=\($0.value)" }
      + [task.given.sorted().joined(separator: ",")]
  }

  /// All that is known of a series.
  private func append(_ history: History, to form: inout CanonicalForm) {
    form.append(history.targetName)
    form.append("\(history.targetVolatility.map { "\($0)" } ?? "")")
    form.append(history.axis.ticks.lazy.map { Double(bitPattern: UInt64(bitPattern: $0)) })
    form.append(history.target)
    form.append(history.rows.filter(history.isFilled).map(Double.init))
    let ahead = (try? history.futureCovariates(steps: layout.plan.horizon))
    for column in history.pastCovariates + (ahead ?? history.futureCovariates) {
      form.append(column.name)
      form.append(column.values)
    }
    for column in history.staticCovariates {
      form.append(column.name)
      form.append([column.value])
    }
  }
}

/// Texts and numbers as bytes that no other texts and numbers have: each with its length in front.
private struct CanonicalForm {
  private var sum = Checksum()
  /// Counts and texts that are not in the sum yet: together they are added faster.
  private var short: [UInt8] = []

  var checksum: String {
    var sum = sum
    sum.append(short[...])
    return sum.text
  }

  mutating func append(_ count: Int) {
    let bits = UInt64(count)
    for place in 0..<8 { short.append(UInt8(truncatingIfNeeded: bits >> UInt64(8 * place))) }
  }

  mutating func append(_ text: String) {
    append(text.utf8.count)
    short.append(contentsOf: text.utf8)
  }

  mutating func append(_ numbers: some Collection<Double>) {
    append(numbers.count)
    sum.append(short[...])
    short.removeAll(keepingCapacity: true)
    var bytes = [UInt8](repeating: 0, count: 8 * numbers.count)
    var place = 0
    for number in numbers {
      var bits = number.bitPattern
      for next in place..<place + 8 {
        bytes[next] = UInt8(truncatingIfNeeded: bits)
        bits >>= 8
      }
      place += 8
    }
    sum.append(bytes[...])
  }
}
