extension DataError {
  /// The kind of remedy the error needs.
  public var category: Category {
    switch kind {
    case .noSuchFile: .noInput
    case .isDirectory, .unreadable: .io
    case .ambiguousName, .wrongNumberOfNames, .invalidRows, .reversedRows, .noRows, .noSuchColumn,
      .noTimeColumn, .severalTimeColumns,
      .unclearTarget, .columnHasTwoRoles,
      .repeatedCovariate, .covariateInSeveralFiles, .notANumberColumn, .noFiles, .fileTwice,
      .invalidTransform,
      .transformOutOfOrder, .invalidLag, .noSuchFeature, .invalidFeature, .repeatedFeature,
      .featureWithColumn, .featureWithoutPrices, .featureWithoutDates, .featureWithoutCalendar,
      .invalidDerivedColumn, .noColumnsToDerive,
      .optionOfNoFile, .invalidTimeFormat, .invalidTimeParts, .noHeaderLine, .targetAcross,
      .covariatesAcross,
      .invalidFrequency, .frequencyDoesNotFit, .noSuchCovariate, .lagBesideReleases,
      .staticElsewhere, .invalidVolatility, .volatilityOfSeveral,
      .barsOfInterpolation, .barsOfFuture, .lagOnIntegerAxis, .multivariateOfOne,
      .noSuchCalendar, .calendarDoesNotFit, .frequencyContradictsRows, .noSuchTimeZone,
      .invalidAggregate, .cannotResample,
      .aggregateWithoutColumn, .resamplingOfIntegers, .resamplingToFiner, .noFutureDates, .timesEnd,
      .axisEnds:
      .usage
    default: .data
    }
  }
}
