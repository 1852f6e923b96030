import Testing

/// Nothing that is not available at a cutoff changes a bit of what a network receives there, on any
/// way that a number can take.
struct LookAheadTests {
  /// Days at the end of a week, in the middle of one, around releases, and near the end.
  private static let cutoffs: [Int64] = ["2018-03-16", "2018-03-28", "2018-04-03", "2018-04-27"]
    .map { text in (0..<200).map { Fixture.start + $0 }.first { Fixture.text($0) == text } ?? 0 }

  @Test(
    "Changing what is not yet available leaves a network's input the same bits",
    arguments: LookAheadCase.all)
  func nothingComesFromTheFuture(way: LookAheadCase) throws {
    for cutoff in Self.cutoffs {
      let clean = try way.received(on: cutoff, texts: way.fixture.texts())
      for poison in Fixture.Poison.allCases {
        let texts = way.fixture.texts(after: cutoff, poison)
        #expect(texts != way.fixture.texts())
        let poisoned = try way.received(on: cutoff, texts: texts)
        #expect(poisoned == clean, "\(poison) after \(Fixture.text(cutoff))")
      }
    }
  }

  /// The control: what is available is received.
  @Test("Changing what is available changes what a network receives", arguments: LookAheadCase.all)
  func whatIsAvailableIsReceived(way: LookAheadCase) throws {
    for cutoff in Self.cutoffs {
      let clean = try way.received(on: cutoff, texts: way.fixture.texts())
      let changed = way.fixture.changed(way.column, availableOn: cutoff)
      #expect(try way.received(on: cutoff, texts: changed.texts()) != clean)
    }
  }

  @Test("The fixture's calendar gives the right dates") func days() {
    #expect(Fixture.text(Fixture.start) == "2018-01-01")
    #expect(Fixture.text(Fixture.month(1)) == "2018-02-01")
    #expect(Fixture.text(Fixture.start + 365) == "2019-01-01")
  }
}
