import Testing

/// What is wrong with forecasts made elsewhere is said with its place and what to do about it.
struct ScoreErrorTests {
  private static let head = "ds,cutoff,Plan\n"

  static let cases: [(forecasts: String, words: String, status: Int32, line: String)] = [
    (
      head + "2024-01-10,2024-01-10,1\n", "", 65,
      "f.csv:2:2: error: the cutoff 2024-01-10 is not before 2024-01-10, which is forecast; hint: a cutoff is the last "
        + "time that was known; leave out rows that are no forecasts"
    ),
    (
      "ds,Plan\n2024-01-10,1\n", "", 65,
      "f.csv:1:1: error: no column says from when the forecasts are; hint: write the time of the last row that was "
        + "known into a column called cutoff   (columns: ds, Plan)"
    ),
    (
      "day,cutoff,Plan\n2024-01-10,2024-01-09,1\n", "", 65,
      "f.csv:1:1: error: no column is recognised as the time that is forecast; hint: call it ds   (columns: day, "
        + "cutoff, Plan)"
    ),
    (
      "ds,cutoff,y\n2024-01-10,2024-01-09,15\n", "", 65,
      "f.csv:1:2: error: there is no column of forecasts; hint: a column of numbers for each model, called as the model"
    ),
    (
      "ds,cutoff,Plan-lo-80,Plan-hi-80\n2024-01-10,2024-01-09,1,2\n", "", 65,
      "f.csv:1:3: error: there is no forecast 'Plan' for this column; hint: add a column 'Plan' or 'Plan-median'"
    ),
    (
      "ds,cutoff,Plan,Plan-lo-80\n2024-01-10,2024-01-09,1,2\n", "", 65,
      "f.csv:1:4: error: 'Plan-lo-80' is one end of an interval, and the other is not there; hint: give both, or leave "
        + "it out"
    ),
    (
      head + "2024-01-10,2023-01-09,1\n", "", 65,
      "f.csv:2:2: error: the cutoff 2023-01-09 is before 2024-01-01, the first row of 'y'; hint: give actuals that start "
        + "earlier, or leave its rows out"
    ),
    (
      head + "2024-01-13,2024-01-12,1\n", "", 65,
      "f.csv:2:1: error: 'days.csv' has no row of 2024-01-13 for 'y'; hint: leave this row out, or give the actuals that "
        + "the forecasts were made of"
    ),
    (
      head + "2024-01-10,2024-01-09,1\n2024-01-10,2024-01-09,1\n", "", 65,
      "f.csv:3:1: error: this forecast is also on line 2; hint: leave one of them out"
    ),
    (
      head + "2024-01-11,2024-01-09,1\n", "", 65,
      "f.csv:2:1: error: the forecast of 2024-01-11 from 2024-01-09 is of step 2, and a step before it is missing; hint: "
        + "the steps from a cutoff follow the rows of the actuals, the first of them on the next row"
    ),
    (
      head + "2024-01-09,2024-01-08,1\n2024-01-10,2024-01-08,1\n2024-01-11,2024-01-10,1\n", "", 64,
      "f.csv:4:2: error: there are 1 step from 2024-01-10, and 2 from another cutoff; hint: --horizon 1"
    ),
    (
      head + "2024-01-10,2024-01-09,1\n", "--horizon 2", 64,
      "f.csv:1:1: error: no cutoff has the 2 steps of the horizon; hint: --horizon 1"
    ),
    (
      head + "2024-02-10,2024-02-09,1\n", "", 65,
      "error: no forecast has all of its horizon in 'days.csv'; hint: give actuals that go on for a horizon after the "
        + "cutoffs"
    ),
    (
      "ds,cutoff,y,Plan\n2024-01-10,2024-01-09,7,1\n", "", 65,
      "f.csv:2:3: error: what happened on 2024-01-10 is 7.0 here, and 15.0 in 'days.csv'; hint: give the actuals that "
        + "the forecasts were made of, or leave the column out"
    ),
    (
      "ds,cutoff,Plan,Naive\n2024-01-10,2024-01-09,1,14\n", "", 65,
      "f.csv:2:4: error: 'Naive' is 14.0 where the last value at the cutoff is 13.0; hint: give another name to a "
        + "forecast that is not the last value"
    ),
    (
      "ds,cutoff,Plan,Plan-seen\n2024-01-10,2024-01-09,1,perhaps\n", "", 65,
      "f.csv:2:4: error: 'perhaps' is neither true nor false (column 'Plan-seen'); hint: write true or false, 1 or 0"
    ),
    (
      head + "10,9,1\n", "", 65,
      "f.csv:2:1: error: the times are whole numbers, those of the actuals are dates; hint: write both alike"
    ),
    (
      head + "2024-01-10,2024-01-09,abc\n", "", 65,
      "f.csv:1:2: error: there is no column of forecasts; hint: a column of numbers for each model, called as the model"
    ),
    (
      head + "2024-01-10,2024-01-09,1\n", "--step-size 2", 64,
      "error: the cutoffs of the forecasts lay out the folds; hint: leave --step-size out"
    ),
    (
      head + "2024-01-10,2024-01-09,1\n", "--cutoffs calendar", 64,
      "error: the cutoffs of the forecasts lay out the folds; hint: leave --cutoffs calendar out"
    ),
  ]

  @Test("Each fault is one line with its place and a hint", arguments: cases.indices)
  func faults(index: Int) throws {
    let (forecasts, words, status, line) = Self.cases[index]
    try Tool.inFolder { martlet in
      try martlet.write(Samples.days, to: "days.csv")
      try martlet.write(forecasts, to: "f.csv")
      let outcome = try martlet("score f.csv days.csv --target y \(words)")
      #expect(outcome.status == status, "\(outcome.messages)")
      #expect(outcome.lines == [line])
    }
  }

  @Test("Series that the actuals lack are named, and ids are asked for where there are several")
  func series() throws {
    try Tool.inFolder { martlet in
      try martlet.write(
        "unique_id,ds,y\nab,1,1\nab,2,2\nab,3,1\ncd,1,1\ncd,2,2\ncd,3,1\n", to: "a.csv")
      try martlet.write("unique_id,ds,cutoff,M\nabc,3,2,1\n", to: "f.csv")
      #expect(
        try martlet("score f.csv a.csv").lines == [
          "f.csv:2:1: error: 'a.csv' has no series 'abc'; hint: did you mean 'ab'?"
        ])
      try martlet.write("ds,cutoff,M\n3,2,1\n", to: "f.csv")
      #expect(
        try martlet("score f.csv a.csv").lines == [
          "f.csv:1:1: error: no column says of which of the 2 series a forecast is; hint: call it unique_id"
        ])
    }
  }

  @Test("One file is not enough, one file is not two, and a forecast has no past cutoffs")
  func commands() throws {
    try Tool.inFolder { martlet in
      try martlet.write(Samples.days, to: "days.csv")
      let one = try martlet("score days.csv")
      #expect(one.status == 64 && one.messages.contains("score takes two files"))
      let same = try martlet("score days.csv days.csv --target y")
      #expect(same.status == 64)
      #expect(same.messages.contains("'days.csv' is named as forecasts and as actuals"))
      let forecast = try martlet("forecast days.csv --target y --with f.csv")
      #expect(forecast.status == 64)
      #expect(forecast.messages.contains("--with is for forecasts from past cutoffs"))
      let none = try martlet("score none.csv days.csv --target y")
      #expect(none.status == 66 && none.messages.hasPrefix("none.csv: error:"))
    }
  }
}
