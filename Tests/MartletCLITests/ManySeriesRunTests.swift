import Testing

/// Commands on a file of thousands of series. No time is asserted: with a pass over all series for each row
/// they would keep this test for minutes.
struct ManySeriesRunTests {
  private static let count = 2_500

  private static let file: String = (0..<count).reduce(into: "unique_id,ds,y\n") { text, series in
    for month in 1...6 { text += "s\(series),2020-0\(month)-01,\(series + month * month % 5)\n" }
  }

  @Test("Commands on 2,500 series give all points in JSON and the count in inspect")
  func documents() throws {
    try Tool.inFolder { martlet in
      try martlet.write(Self.file, to: "many.csv")
      let forecast = try martlet(
        "forecast many.csv --horizon 2 --n-windows 0 --intervals native --model naive --json"
      ).document()
      let points = try #require(forecast["forecasts"] as? [Any])
      #expect(points.count == 2 * Self.count)
      let backtest = try martlet(
        "backtest many.csv --horizon 1 --n-windows 2 --model drift --json"
      ).document()
      let rows = try #require(backtest["points"] as? [Any])
      #expect(rows.count == 2 * Self.count)
      #expect(try martlet("inspect many.csv --quiet").output.contains("2,500 series"))
    }
  }

  @Test("With --max-rows a model that learns from fewer rows is named")
  func rowsThatAreNotLearntFromAreSaid() throws {
    try Tool.inFolder { martlet in
      try martlet.write(Samples.wave(), to: "wave.csv")
      let words = "forecast wave.csv --n-windows 0 --intervals native --model theta"
      let said = "Theta learns from the newest 100 of 120 rows (--max-rows 0: from all)"
      #expect(try martlet(words + " --max-rows 100").lines.contains(said))
      #expect(try !martlet(words).messages.contains("learns from the newest"))
    }
  }
}
