import MartletCatalog
import MartletForecasting
import MartletNumerics
import MartletPanels
import MartletTestSupport
import MartletTime
import Testing

/// A forecast does not depend on what is forecast beside it.
struct BatchPredictionTests {
  @Test(
    "A model's forecasts of many panels together are those of each alone, to the bit",
    arguments: [1, 2, 7, 64, 65, 200],
    [
      "mlp:hidden=33", "mlp:hidden=33,norm=batch", "mlp:hidden=17,activation=gelu,norm=layer",
      "resmlp:hidden=24", "nlinear", "dlinear", "tide:hidden=20", "tsmixer:hidden=19",
      "nhits:hidden=21", "nbeats-interpretable:hidden=23", "ridge",
    ])
  func isThatOfEachAlone(count: Int, name: String) throws {
    let values = walk(300, seed: 1)
    let panel = known(values, covariates: [noise(300, seed: 2)])
    let model = try Model(parsing: name)
    let fitted = try model.fit(panel, smallTask(), randomness: SplitMix64(seed: 3))
    let panels = (0..<count).map { end in
      AsOfPanel(histories: [
        Series(
          id: "a", axis: TimeAxis(kind: .integer, ticks: Array(0..<Int64(300 - end))),
          target: Column(name: "y", role: .target, values: Array(values.dropLast(end))),
          covariates: [
            Column(
              name: "x", role: .pastCovariate, values: Array(noise(300, seed: 2).dropLast(end)))
          ]
        ).asOf(row: 299 - end)
      ])
    }
    let together = try fitted.predict(panels)
    let each = try panels.map { try fitted.predict($0) }
    #expect(together == each)
    #expect(Set(together.map(\.description)).count == count)
  }
}
