import MartletPanels
import MartletTestSupport
import MartletTime
import Testing

struct HistoryTests {
  private func series(poisonedAfter cutoff: Int? = nil) -> Series {
    var generator = SeededGenerator(seed: 11)
    func column(_ name: String, _ role: Role) -> Column {
      var values = (0..<100).map { _ in Double.random(in: -1...1, using: &generator) }
      if let cutoff {
        for row in (cutoff + 1)..<100 {
          values[row] = row.isMultiple(of: 2) ? .nan : Double.random(in: -1e300...1e300)
        }
      }
      return Column(name: name, role: role, values: values)
    }
    return Series(
      id: "a", axis: TimeAxis(kind: .integer, ticks: Array(0..<100)),
      target: column("y", .target),
      covariates: [column("x", .pastCovariate), column("z", .pastCovariate)])
  }

  @Test("Values after a cutoff change no bit of the history there")
  func poisonAfterTheCutoffIsNotSeen() {
    for cutoff in [0, 1, 50, 98] {
      let clean = series().asOf(row: cutoff)
      let poisoned = series(poisonedAfter: cutoff).asOf(row: cutoff)
      #expect(clean.target.map(\.bitPattern) == poisoned.target.map(\.bitPattern))
      for (a, b) in zip(clean.pastCovariates, poisoned.pastCovariates) {
        #expect(a.values.map(\.bitPattern) == b.values.map(\.bitPattern))
      }
      #expect(clean.axis == poisoned.axis)
    }
  }

  @Test("A history holds the rows from its start to its cutoff and no more")
  func holdsTheRowsUpToTheCutoffAndNoMore() throws {
    let history = series().asOf(row: 49, start: 10)
    #expect(history.count == 40)
    #expect(history.rows == 10..<50)
    #expect(history.target.indices == 10..<50)
    #expect(history.axis.ticks == Array(10..<50))
    #expect(history.cutoffLabel == "49")
    #expect(try history.future(steps: 2) == [50, 51])
    #expect(history.pastCovariates.map(\.name) == ["x", "z"])
    #expect(history.pastCovariates.allSatisfy { $0.values.indices == 10..<50 })
    #expect(history.suffix(3).rows == 47..<50)
    #expect(history.suffix(99).rows == 10..<50)
  }

  @Test("What was known earlier is a part of what is known, counted from its first row")
  func earlier() {
    let history = series().asOf(row: 49, start: 10)
    #expect(history.asOf(row: 29).rows == 10..<40)
    #expect(history.asOf(row: 29, start: 5).rows == 15..<40)
    #expect(history.asOf(row: -1).rows.isEmpty)
    #expect(history.ticks.last == 49)
    #expect(history.happened(2..<4) == Array(history.target[12..<14]))
  }

  @Test("Nothing leads from what was known to a later row") func noWayForward() async {
    await #expect(processExitsWith: .failure) {
      let axis = TimeAxis(kind: .integer, ticks: [1, 2, 3])
      let target = Column(name: "y", role: .target, values: [1, 2, 3])
      let history = Series(id: "a", axis: axis, target: target).asOf(row: 1)
      print(history.asOf(row: 2).count)
    }
  }

  @Test("Reading a value past the cutoff of a history traps")
  func reachingPastTheCutoffTraps() async {
    await #expect(processExitsWith: .failure) {
      let axis = TimeAxis(kind: .integer, ticks: [1, 2, 3])
      let target = Column(name: "y", role: .target, values: [1, 2, 3])
      let history = Series(id: "a", axis: axis, target: target).asOf(row: 1)
      print(history.target[2])
    }
  }

  @Test("A panel is cut by rows before the end or by a time") func panelsAreCutByRowAndByTime() {
    func short(_ id: String, _ ticks: [Int64]) -> Series {
      Series(
        id: id, axis: TimeAxis(kind: .integer, ticks: ticks),
        target: Column(name: "y", role: .target, values: ticks.map(Double.init)))
    }
    let panel = Panel(series: [short("a", [1, 2, 3]), short("b", [3, 4])])
    #expect(panel.asOf(rowsBeforeEnd: 1).histories.map(\.cutoffLabel) == ["2", "3"])
    #expect(panel.asOf(rowsBeforeEnd: 2).histories.map(\.id) == ["a"])
    #expect(panel.asOf(tick: 2).histories.map(\.cutoffLabel) == ["2"])
    #expect(panel.asOf(tick: 3).histories.map(\.cutoffLabel) == ["3", "3"])
    #expect(panel.asOf(tick: 9).histories.map(\.cutoffLabel) == ["3", "4"])
  }
}
