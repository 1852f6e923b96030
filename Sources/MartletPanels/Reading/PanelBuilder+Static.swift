import MartletFiles
import MartletTables
import MartletTime

extension PanelBuilder {
  /// What does not change in the series of the first file, for each of them, as networks see it.
  /// - Throws: `DataError` for a column that changes within a series.
  func staticCovariates(_ first: CSVColumns) throws(DataError) -> [[StaticCovariate]] {
    var covariates = [[StaticCovariate]](repeating: [], count: first.groups.count)
    for reference in references where reference.role == .staticCovariate {
      if let words = first.words(reference.column) {
        let own = try constants(words.rows, reference, first) { words.words[Int($0)] }
        let names = words.words.map { "\(reference.name)=\($0)" }
        for series in covariates.indices {
          covariates[series] += names.enumerated().map { index, name in
            StaticCovariate(name: name, value: own[series] == index ? 1 : 0)
          }
        }
      } else {
        try checkStatic(first, reference.column)
        let own = try constants(first.numbers(reference.column), reference, first) { "\($0)" }
        let scale = WindowScaler.standard.fit(own[...])
        for series in covariates.indices {
          covariates[series].append(
            StaticCovariate(name: reference.name, value: scale.apply(own[series])))
        }
      }
    }
    return covariates
  }

  /// The one value of a column in each series.
  private func constants<Value: Equatable>(
    _ values: [Value], _ reference: PanelReader.CovariateReference, _ first: CSVColumns,
    text: (Value) -> String
  ) throws(DataError) -> [Value] {
    var constants: [Value] = []
    for group in first.groups {
      let start = group.rows.lowerBound
      if let row = group.rows.first(where: { values[$0] != values[start] }) {
        let series = group.id.isEmpty ? first.head.columns[layout.targets[0]] : group.id
        throw DataError(
          .changingStatic(
            column: reference.name, series: series, text(values[row]),
            firstLine: first.line(start), first: text(values[start])),
          at: first.location(row, reference.column))
      }
      constants.append(values[start])
    }
    return constants
  }

  /// A number that does not change may not be missing either, whatever the rule for gaps.
  private func checkStatic(_ file: CSVColumns, _ column: Int) throws(DataError) {
    guard let row = file.numbers(column).firstIndex(where: \.isNaN) else { return }
    throw DataError(
      .emptyStatic(column: file.head.columns[column]), at: file.location(row, column))
  }
}
