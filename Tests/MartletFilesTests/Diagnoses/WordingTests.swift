import MartletFiles
import Testing

/// One wording, said as flags by the command and as properties by Swift.
struct WordingTests {
  @Test("A wording without options is the same for both")
  func plain() {
    let wording: Wording = "check the \("path")"
    #expect(wording.commandLine == "check the path" && "\(wording)" == "check the path")
    #expect(wording.options.isEmpty && wording == "check the path")
  }

  @Test(
    "An option is a flag for the command and a property for Swift",
    arguments: [
      ("\(option: .skipFooter, 3), if", "--skip-footer 3, if", "skippedFooter: 3, if"),
      ("\(option: .noHeader) or", "--no-header or", "hasHeader: false or"),
      (
        "leave \(option: .multivariate) out", "leave --multivariate out",
        "leave isMultivariate: true out"
      ),
      ("\(option: .target, .plain("NAME"))", "--target NAME", "target: NAME"),
      ("\(option: .target, .words("a b"))", "--target 'a b'", "target: \"a b\""),
      ("\(option: .histExog, .words("x"))", "--hist-exog x", "pastCovariates: [\"x\"]"),
      (
        "\(option: .feature, .words("a b", after: "lag/1@"))", "--feature lag/1@'a b'",
        "features: [Feature(parsing: \"lag/1@a b\")]"
      ),
      (
        "\(option: .missing, .choice("forward-fill"))", "--missing forward-fill",
        "missing: .forwardFill"
      ),
      (
        "\(option: .encoding, .choice("windows-1252"))", "--encoding windows-1252",
        "encoding: .windows1252"
      ),
      (
        "\(option: .timeFormat, .words("%d_%m_%Y"))", "--time-format %d_%m_%Y",
        "timeFormat: TimePattern(parsing: \"%d_%m_%Y\")"
      ),
      (
        "\(option: .calendar, .words("XNYS"))", "--calendar XNYS",
        "frequency: .sessions(TradingCalendar(named: \"XNYS\"))"
      ),
    ] as [(Wording, String, String)])
  func options(_ wording: Wording, command: String, swift: String) {
    #expect(wording.commandLine == command)
    #expect(wording.description == swift)
    #expect(wording.options.count == 1)
  }

  @Test("Wordings that are put together keep their options")
  func sums() {
    let both = [DecimalName.point, .comma].map {
      "\(option: .decimal, .choice($0.rawValue))" as Wording
    }
    .joined(separator: " or ")
    let sum: Wording = "give \(both)" + ", or leave \(option: .names) out"
    #expect(sum.commandLine == "give --decimal point or --decimal comma, or leave --names out")
    #expect("\(sum)" == "give decimalMark: .point or decimalMark: .comma, or leave names out")
    #expect(sum.options.map(\.name) == [.decimal, .decimal, .names])
    #expect([Wording]().joined(separator: ", ") == "")
  }

  private enum DecimalName: String { case point, comma }

  @Test("Words around an option may come in pieces, and the wording is the same")
  func pieces() {
    let whole: Wording = "take \(option: .horizon), or less"
    #expect(whole == "take " + "\(option: .horizon)" + ", or " + "less")
    #expect(Set([whole, whole]).count == 1)
    #expect(whole != Wording(whole.commandLine))
  }

  @Test("An error prints properties, and the command renders flags")
  func errors() {
    let error = DataError(.invalidUTF8, at: SourceLocation(file: "a b.csv", line: 3)).withFooter(2)
    #expect(
      "\(error)"
        == "a b.csv:3: error: there are bytes that are not UTF-8; hint: skippedFooter: 2, if the table "
        + "ends above this line")
    #expect(error.hint == "skippedFooter: 2, if the table ends above this line")
    #expect(error.remedy?.commandLine == "--skip-footer 2, if the table ends above this line")
    #expect(error.message == "there are bytes that are not UTF-8")
  }

  @Test("A property is the option's name in camel case, or its own")
  func properties() {
    #expect(OptionName.inputSize.property == "inputSize" && OptionName.freq.property == "frequency")
    let names = OptionName.allCases.map(\.flag)
    #expect(Set(names).count == names.count && names.allSatisfy { $0.hasPrefix("--") })
  }
}
