import MartletReport
import Testing

@Suite struct TextPlotTests {
  private let triangle: [Double] = [0, 1, 2, 3, 4, 5, 6, 5, 4, 3, 2]

  @Test("A series is plotted in ASCII with ticks and the labels of both ends") func ascii() {
    let plot = TextPlot(triangle, ends: ("2018-01", "2018-11"))
    #expect(
      plot.lines(width: 25, height: 7, style: .ascii) == [
        "  |            **",
        "5 +          **  **",
        "  |       ***      **",
        "  |     **           **",
        "  |   **               **",
        "  | **",
        "0 +*",
        "   2018-01        2018-11",
      ])
  }

  @Test(
    "The mean of several series stands in the band of the lowest and the highest, another one beside it"
  )
  func band() {
    let plot = TextPlot(
      [4, 3, 2, 1], band: ([3, 2, 1, 0], [5, 4, 3, 2]), beside: [0, 0, 0, 0],
      ends: ("step 1", "step 4"))
    #expect(
      plot.lines(width: 23, height: 6, style: .ascii) == [
        "5 +....",
        "  |***.......",
        "  |...*******......",
        "  |    ......******....",
        "  |          ......****",
        "0 +oooooooooooooooooooo",
        "   step 1        step 4",
      ])
  }

  @Test("A series is plotted in braille dots with ticks and both end labels") func braille() {
    let plot = TextPlot(triangle, ends: ("2018-01", "2018-11"))
    #expect(
      plot.lines(width: 25, height: 4) == [
        "5 ┤          ⣀⠔⠊⠑⠢⢄",
        "  │       ⡠⠔⠉      ⠉⠢⢄⡀",
        "  │   ⢀⡠⠒⠉            ⠈⠒⠤",
        "0 ┤⡠⠔⠊⠁",
        "   2018-01        2018-11",
      ])
  }

  @Test("A plot shows history, forecast and interval with different marks")
  func forecastAndInterval() {
    let plot = TextPlot(
      triangle, forecast: [2, 2, 2, 2, 2],
      interval: ([1.5, 1, 0.5, 0, -0.5], [2.5, 3, 3.5, 4, 4.5]), ends: ("past", "future"))
    #expect(
      plot.lines(width: 40, height: 8, style: .ascii) == [
        "  |             ***",
        "5 +           **   **",
        "  |         **       ***            ....",
        "  |      ***            **     .........",
        "  |    **                 ** ooooooooooo",
        "  | ***                      ...........",
        "0 +*                             .......",
        "  |                                  ...",
        "   past                           future",
      ])
    #expect(
      plot.lines(width: 40, height: 5) == [
        "5 ┤            ⡠⠔⠊⠒⠤⡀",
        "  │        ⢀⡠⠒⠉     ⠈⠑⠢⣀           ░░░░░",
        "  │     ⢀⡠⠔⠁            ⠉⠢⢄⡀  ░░░░░░░░░░",
        "  │  ⢀⠤⠒⠁                  ⠈  ••••••••••",
        "0 ┤⠔⠊⠁                            ░░░░░░",
        "   past                           future",
      ])
  }

  @Test("Values that are not finite leave gaps in a text plot, alone they draw nothing")
  func gapsAndSinglePoints() {
    let plot = TextPlot([1, .nan, 2, .infinity, 3, 3], ends: ("a", "f"))
    #expect(
      plot.lines(width: 14, height: 3, style: .ascii) == [
        "3 +        ***",
        "2 +    *",
        "1 +*",
        "   a         f",
      ])
    #expect(TextPlot([.nan], ends: ("a", "b")).lines(width: 20, height: 3) == [])
    #expect(TextPlot([], ends: ("", "")).lines(width: 20, height: 3) == [])
  }

  @Test("A constant series is plotted as a line in the middle, with its value")
  func constantSeries() {
    let plot = TextPlot([2506.85, 2506.85], ends: ("a", "b"))
    #expect(
      plot.lines(width: 20, height: 3, style: .ascii) == [
        "         |",
        "2,506.85 +**********",
        "         |",
        "          a        b",
      ])
  }

  @Test("End labels that do not fit below a plot are left out") func labelsThatDoNotFit() {
    let plot = TextPlot([1, 2], ends: ("1999-01-04", "2018-12-31"))
    #expect(
      plot.lines(width: 3, height: 2, style: .ascii) == ["2 +    ****", "1 +****", ""])
    #expect(plot.lines(width: 20, height: 2, style: .ascii).last == "   1999-01-04")
  }

  /// Ticks are 1, 2 or 5 times a power of ten, with the decimals that tell them apart.
  @Test(
    "Ticks of a text plot are round numbers with just enough decimals",
    arguments: [
      ([0, 15], ["10", "0"]), ([0, 1.5], ["1", "0"]), ([0.02, 0.11], ["0.10", "0.05"]),
      ([-3, 3], ["2", "0", "-2"]), ([985, 2931], ["2,000", "1,000"]),
      ([1e-7, 3e-7], ["0.0000003", "0.0000002", "0.0000001"]),
      ([5, 5.9], ["5.5", "5.0"]),
    ] as [([Double], [String])])
  func ticks(values: [Double], expected: [String]) {
    let lines = TextPlot(values, ends: ("", "")).lines(width: 40, height: 5, style: .ascii)
    let labels = lines.filter { $0.contains(" +") }.compactMap { $0.split(separator: " ").first }
    #expect(labels.map { String($0) } == expected)
  }

  @Test("A single peak among 5,000 values is still seen in a narrow plot") func peaksSurvive() {
    var values = Array(repeating: 0.0, count: 5000)
    values[1234] = 1
    let lines = TextPlot(values, ends: ("", "")).lines(width: 40, height: 5, style: .ascii)
    #expect(lines[0].contains("*"))
  }

  @Test(
    "A text plot of extreme values has all of its lines",
    arguments: [
      [-1e308, 1e308], [.leastNonzeroMagnitude, 0], [1e-300, 2e-300], [1e16, 1e16 + 2],
      [0, .greatestFiniteMagnitude],
    ])
  func extremeValues(values: [Double]) {
    for style in [TextPlot.Style.ascii, .braille] {
      let lines = TextPlot(values, ends: ("a", "b")).lines(width: 30, height: 4, style: style)
      #expect(lines.count == 5)
    }
  }
}
