package import MartletFiles
package import MartletTables

/// What can be wrong with the columns, roles, joins and rows of which a panel is made.
package enum PanelProblem: Problem {
  case noSuchColumn(String, option: ColumnOption, nearest: String?, columns: [String])
  case noTimeColumn(columns: [String])
  case severalTimeColumns([String])
  case invalidTimeParts([String])
  case unclearTarget(candidates: [String], columns: [String])
  case columnHasTwoRoles(String, first: String, second: String)
  case repeatedCovariate(String)
  case covariateInSeveralFiles(String, files: [String])
  case staticElsewhere(String)
  case changingStatic(column: String, series: String, String, firstLine: Int, first: String)
  case repeatedID(String, firstLine: Int, others: [String])
  case covariatesAcross
  case targetAcross(String)
  case optionOfNoFile(String, files: [String])
  case noColumnsToDerive(String, String, columns: [String])
  case noSuchCovariate(String, option: OptionName, covariates: [String])
  case lagBesideReleases(String, column: String)
  case multivariateOfOne(String)
  case multivariateOfDifferentRows(String, String)
  case noFutureValue(column: String, time: String)
  case staleCovariate(column: String, newest: String, firstRow: String)
  case nothingAvailable(column: String, from: String, lastRow: String)
  case invalidAggregate(String)
  case cannotResample(to: String)
  case aggregateWithoutColumn(String, columns: [String])
  case barsOfInterpolation
  case barsOfFuture(String)
  case resamplingOfIntegers
  case resamplingToFiner(String, rows: String)
  case noWholePeriod(String, series: String)
}

extension PanelProblem {
  package var message: Wording {
    switch self {
    case .resamplingOfIntegers: "times that are whole numbers have no weeks or months"
    case .resamplingToFiner(let alias, let rows):
      "the rows are \(rows): resampling to \(alias) makes no bars of them"
    case .noWholePeriod(let alias, let series):
      "the rows of \(quoted(series)) fill no whole period of \(alias)"
    case .noSuchColumn(let name, _, _, _): "there is no column \(quoted(name))"
    case .noTimeColumn: "no column is recognised as the time"
    case .severalTimeColumns(let names):
      "several columns may be the time: \(listed(names))"
    case .unclearTarget(let candidates, _):
      candidates.isEmpty
        ? "no column holds numbers, so there is no target"
        : "several columns may be the target: \(listed(candidates))"
    case .columnHasTwoRoles(let name, let first, let second):
      "column \(quoted(name)) is both \(first) and \(second)"
    case .repeatedCovariate(let name): "column \(quoted(name)) is named twice"
    case .covariateInSeveralFiles(let name, let files):
      "column \(quoted(name)) is in several files: \(listed(files))"
    case .repeatedID(let id, let line, _): "the series \(quoted(id)) is also on line \(line)"
    case .invalidTimeParts(let names): "\(listed(names)) are no parts of one time by their names"
    case .covariatesAcross: "the times are the names of columns: there is room for no covariates"
    case .targetAcross(let name):
      "the times are the names of columns: \(quoted(name)) cannot be the target"
    case .staticElsewhere(let name):
      "column \(quoted(name)) is static, and not in the file of the target"
    case .changingStatic(let column, let series, let value, let line, let first):
      "column \(quoted(column)) is static, but \(quoted(series)) has \(quoted(value)) here and "
        + "\(quoted(first)) on line \(line)"
    case .staleCovariate(let column, let newest, let firstRow):
      "column \(quoted(column)) ends with \(newest), and every row from \(firstRow) on is more than "
        + "\(CovariateAge.steps) of its own rows later"
    case .nothingAvailable(let column, let from, let lastRow):
      "column \(quoted(column)) is available from \(from), after the last row \(lastRow)"
    case .optionOfNoFile(let name, _): "an option is given for \(quoted(name)), which is not read"
    case .noColumnsToDerive(let name, let expression, _):
      "no file has the two columns of '\(name)=\(expression)'"
    case .invalidAggregate(let text): "\(quoted(text)) is no way to make one value of several"
    case .cannotResample(let alias): "rows cannot be resampled to \(alias)"
    case .aggregateWithoutColumn(let name, _):
      "an aggregate is given for \(quoted(name)), which is not a column in use"
    case .noFutureValue(let column, let time):
      "\(quoted(column)) is to be known ahead, but has no value for \(time)"
    case .noSuchCovariate(let name, let option, _):
      option == .release
        ? "a release lag is given for \(quoted(name)), which is not a covariate"
        : "\(option: option) names \(quoted(name)), which is not a covariate"
    case .lagBesideReleases(let name, let column):
      "a release lag is given for \(quoted(name)), whose column \(quoted(column)) says when it was out"
    case .barsOfFuture(let name): "rows of \(quoted(name)) after the last target make no bars"
    case .barsOfInterpolation:
      "a line between values is known after its end only, and a bar must not change later"
    case .multivariateOfOne(let target):
      "\(quoted(target)) is the only target, with no others to see"
    case .multivariateOfDifferentRows(let series, let first):
      "the rows of series \(quoted(series)) are not those of \(quoted(first)), which it is to see"
    }
  }

  package func remedy(at location: SourceLocation?) -> Wording? {
    switch self {
    case .noWholePeriod: "give more rows, or shorter periods"
    case .noSuchColumn(_, let option, let nearest, let columns):
      "\(option.naming(nearest))   (columns: \(listed(columns)))"
    case .noTimeColumn(let columns):
      "\(option: .timeCol, .plain("NAME"))   (columns: \(listed(columns)))"
    case .severalTimeColumns(let names): "\(option: .timeCol, .words(names[0]))"
    case .unclearTarget(let candidates, let columns):
      candidates.isEmpty
        ? "\(option: .target, .plain("NAME"))   (columns: \(listed(columns)))"
        : "\(option: .target, .plain("NAME"))"
    case .columnHasTwoRoles: "give it one role"
    case .repeatedCovariate: "name it once"
    case .covariateInSeveralFiles(let name, let files):
      "\(option: .histExog, .words("\(files[0]):\(name)"))"
    case .repeatedID(_, _, let others):
      others.isEmpty
        ? "give every row an id of its own"
        : "\(option: .idCol, .plain("NAME")) of a column whose values are all different   "
          + "(columns: \(listed(others)))"
    case .invalidTimeParts:
      "\(option: .timeCol) with columns called year and month, quarter, half or week; year, month, "
        + "day and perhaps hour and minute; or date and time"
    case .covariatesAcross: "leave \(option: .histExog) and other files out"
    case .targetAcross: "leave \(option: .target) out: every row is a series"
    case .staticElsewhere: "put it into every row of the first file"
    case .changingStatic(let column, _, _, _, _):
      "\(option: .histExog, .words(column)) for what changes in time"
    case .staleCovariate: "give data that reach these rows, or leave the column out"
    case .nothingAvailable: "give data that start earlier, or leave the column out"
    case .optionOfNoFile(_, let files): "name one of \(listed(files))"
    case .noColumnsToDerive(_, _, let columns):
      "put + - * or / between two of the columns \(listed(columns))"
    case .invalidAggregate:
      "\(Aggregate.allCases.map(\.rawValue).joined(separator: ", "))"
    case .cannotResample: "periods named by their last day: W-FRI, ME, QE, YE, BME, BQE, BYE or D"
    case .aggregateWithoutColumn(_, let columns): "the columns are \(listed(columns))"
    case .resamplingOfIntegers, .resamplingToFiner: "leave \(option: .resample) out"
    case .noSuchCovariate(let name, _, let covariates):
      covariates.isEmpty
        ? "add \(option: .histExog, .words(name))"
        : "add \(option: .histExog, .words(name))   (covariates: \(listed(covariates)))"
    case .noFutureValue(let column, _):
      "give rows for the times to come, or \(option: .histExog, .words(column))"
    case .lagBesideReleases(let name, _): "leave out \(option: .release, .words(name))"
    case .barsOfFuture(let name): "\(option: .histExog, .words(name)), or a file of bars"
    case .barsOfInterpolation: "\(option: .missing, .choice("forward-fill"))"
    case .multivariateOfOne:
      "\(option: .target, .words("all")), or several columns; or leave \(option: .multivariate) out"
    case .multivariateOfDifferentRows:
      "leave \(option: .multivariate) out, or give a column for each series"
    }
  }

  package var category: DataError.Category {
    switch self {
    case .noSuchColumn, .noTimeColumn, .severalTimeColumns, .invalidTimeParts, .unclearTarget,
      .columnHasTwoRoles, .repeatedCovariate, .covariateInSeveralFiles, .staticElsewhere,
      .covariatesAcross, .targetAcross, .optionOfNoFile, .noColumnsToDerive, .noSuchCovariate,
      .lagBesideReleases, .multivariateOfOne, .invalidAggregate, .cannotResample,
      .aggregateWithoutColumn, .barsOfInterpolation, .barsOfFuture, .resamplingOfIntegers,
      .resamplingToFiner:
      .usage
    case .repeatedID, .changingStatic, .noFutureValue, .staleCovariate, .nothingAvailable,
      .multivariateOfDifferentRows, .noWholePeriod:
      .data
    }
  }
}

extension DataError {
  package init(_ problem: PanelProblem, at location: SourceLocation? = nil) {
    self.init(problem: problem, at: location)
  }
}
