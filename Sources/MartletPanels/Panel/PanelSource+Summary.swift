package import MartletFiles
import MartletTime

extension PanelSource {
  /// What was understood, in lines to print above a result; options are named as properties.
  ///
  ///     sp500.csv: 5,031 rows, 1999-01-04 to 2018-12-31, weekdays (holidays are not rows); …
  public var summary: [String] { remarks.map(\.description) }

  /// What was understood, in lines that the command and the library say each in its way.
  package var remarks: [Wording] {
    var lines = [firstLine]
    lines += files.first.map(notes) ?? []
    for file in files.dropFirst() {
      let names = covariates.filter { $0.file == file.name }
      let parts = names.map { "\($0.name) \($0.availability)" }
      lines.append("\(extent(of: file)); \(parts.joined(separator: ", "))")
      lines += notes(of: file)
    }
    if let volatility {
      lines.append(
        "forecast is \(volatility.isVariance ? "the variance" : "the volatility") of a row: "
          + "\(volatility)")
    }
    if !features.isEmpty {
      lines.append("features: \(features.map(words).joined(separator: "; "))")
    }
    for covariate in covariates
    where covariate.file == files.first?.name
      && (covariate.lag != nil || covariate.role != .pastCovariate)
    {
      lines.append("\(covariate.name) \(covariate.availability)")
    }
    for covariate in covariates {
      if let remark = covariate.age?.remark { lines.append("\(covariate.name) is \(remark)") }
    }
    for file in unusedFiles {
      lines.append("\(Self.shortName(file)): not used (name its columns with \(option: .histExog))")
    }
    if rowsBeforeCovariates > 0 {
      lines.append(
        "\(counted(rowsBeforeCovariates, "row")) left out at the start: "
          + "a covariate was not available yet")
    }
    if rowsBeforeFeatures > 0 {
      lines.append(
        "\(counted(rowsBeforeFeatures, "row")) left out at the start: a feature looks further back")
    }
    if rowsWithMissingValues > 0 {
      lines.append("\(counted(rowsWithMissingValues, "row")) left out: a value is missing")
    }
    if filledValues > 0 {
      lines.append("\(counted(filledValues, "missing value")) filled")
    }
    return lines + self.notes
  }

  /// `sma/20 of Volume`, `day-of-week known ahead`.
  private func words(_ feature: Feature) -> String {
    let formula = feature.formula
    if formula.isOfTime { return "\(formula) known ahead" }
    guard formula.prices.isEmpty else { return "\(formula)" }
    return "\(formula) of \(feature.column ?? (targets.count == 1 ? target : "each target"))"
  }

  /// How a file is written, where it is not as most are.
  private func notes(of file: File) -> [Wording] {
    file.notes.isEmpty
      ? [] : ["\(Self.shortName(file.name)): \(file.notes.joined(separator: ", "))"]
  }

  private var firstLine: Wording {
    guard let file = files.first else { return "" }
    var parts = [Wording(extent(of: file))]
    if targets.count == 1 {
      parts.append("target \(target)")
    } else if !targets.isEmpty {
      parts.append("targets \(listed(targets))")
    }
    let own = covariates.filter {
      $0.file == file.name && $0.role == .pastCovariate && !$0.isIngredient
    }.map(\.name)
    if !own.isEmpty {
      parts.append("past \(own.count == 1 ? "covariate" : "covariates") \(listed(own))")
    }
    if !unusedColumns.isEmpty {
      let noun = unusedColumns.count == 1 ? "it" : "them"
      parts.append(
        "\(counted(unusedColumns.count, "past covariate")) not used "
          + "(name \(noun) with \(option: .histExog))")
    }
    return parts.joined(separator: "; ")
  }

  /// `sp500.csv: 5,031 rows, 1999-01-04 to 2018-12-31, weekdays (holidays are not rows)`.
  private func extent(of file: File) -> String {
    var parts = [counted(file.rowCount, "row")]
    if let idColumn, file == files.first {
      parts.append("\(grouped(seriesCount)) series (ids in \(idColumn))")
    } else if targets.count > 1, file == files.first {
      parts.append("\(grouped(seriesCount)) series")
    }
    parts.append("\(file.firstTime) to \(file.lastTime)")
    parts.append(
      file.frequencies.count > 2
        ? "\(file.frequencies.count) different frequencies"
        : file.frequencies.map(\.description).joined(separator: " and "))
    return "\(Self.shortName(file.name)): " + parts.joined(separator: ", ")
  }

  /// The last part of a path.
  private static func shortName(_ path: String) -> String {
    path.split(separator: "/").last.map(String.init) ?? path
  }
}
