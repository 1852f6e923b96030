extension TimePart {
  /// The part that a column's name says: `year`, `Month_Number`, `ISO week`, `hour of day`, `Datum`;
  /// nil for a name that says none, or several.
  package init?(columnName: String) {
    let words = Self.words(columnName)
    if let part = Self.names[words.joined()] {
      self = part
      return
    }
    let found = Set(words.compactMap { Self.names[$0] })
    guard let part = found.first, found.count == 1 else { return nil }
    self = part
  }

  /// The part that a column is taken for although nobody names it.
  package init?(plainName: String) {
    let name = Self.words(plainName).joined()
    guard let part = Self.names[name], name.count > 1, !Self.unclear.contains(name) else {
      return nil
    }
    self = part
  }

  /// The runs of letters of a name, in lower case, parted where a capital follows a small letter.
  private static func words(_ name: String) -> [String] {
    var words = [""]
    var isAfterSmall = false
    for character in name {
      if !character.isLetter || isAfterSmall && character.isUppercase { words.append("") }
      if character.isLetter { words[words.count - 1] += character.lowercased() }
      isAfterSmall = character.isLowercase
    }
    return words.filter { !$0.isEmpty }
  }

  /// Names that are as often those of measures: a minimum, seconds that something took.
  private static let unclear: Set = [
    "min", "mins", "sec", "secs", "second", "seconds", "minutes", "hours", "ss", "mm", "data",
    "semester", "dt", "tm",
  ]

  private static let names: [String: TimePart] = {
    let lists: [(TimePart, String)] = [
      (.year, "year yr yyyy y isoyear jahr annee année ano año anno jaar"),
      (.half, "half halfyear semester halbjahr semestre"),
      (.quarter, "quarter qtr q quartal trimestre trimester kwartaal"),
      (
        .month,
        "month mon mo mm m monthnumber monthnum monthno monthname monthofyear monat mois mes mês mese "
          + "maand"
      ),
      (
        .week,
        "week wk w weeknumber weeknum weekno isoweek weekofyear calendarweek woche kw kalenderwoche "
          + "semaine semana settimana"
      ),
      (.day, "day dy dd d dayofmonth dom mday tag jour dia día giorno dag"),
      (.weekday, "weekday dayofweek dow isoweekday wochentag"),
      (.dayOfYear, "dayofyear doy yday julianday"),
      (.date, "date dt datum fecha data calendardate tradedate tradingday"),
      (.clock, "time tm clock timeofday uhrzeit zeit hora ora heure tijd"),
      (.hour, "hour hr hrs hh h hours hourofday hourending he stunde uur"),
      (.minute, "minute minutes min mins mi minuteofhour"),
      (.second, "second seconds sec secs ss s"),
    ]
    var names: [String: TimePart] = [:]
    for (part, list) in lists {
      for name in list.split(separator: " ") { names[String(name)] = part }
    }
    return names
  }()
}
