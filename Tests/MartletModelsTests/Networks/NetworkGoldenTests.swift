import MartletCatalog
import MartletForecasting
import MartletLayers
import MartletModels
import MartletPanels
import MartletTestSupport
import Testing

/// Each architecture against PyTorch: the output, and the gradient of every parameter.
struct NetworkGoldenTests {
  @Test("Each network's output and gradients agree with PyTorch", arguments: NetworkGolden.all)
  func agreesWithPyTorch(golden: NetworkGolden) throws {
    let network = try Model(parsing: golden.model).network(for: golden.shape)
    let slots = network.layout.slots.filter { $0.kind != .state }
    #expect(Set(slots.map(\.name)) == Set(golden.parameters.keys))
    var parameters = network.initialized(seed: 1)
    for slot in slots { parameters[slot] = try #require(golden.parameters[slot.name]) }

    var gradient = Parameters(layout: network.layout)
    var tape = Tape(phase: .training)
    let x = tape.matrix(rows: [golden.x]).reshaped(columns: network.inputWidth)
    let dy = tape.matrix(rows: [golden.dy]).reshaped(columns: network.outputWidth)
    let y = parameters.withView { view in
      gradient.values.withMatrix { open in
        let y = network.root.forward(x, view, &tape).values
        _ = network.root.backward(dy, view, GradientView(open, keep: 0), &tape)
        return y
      }
    }
    let isEmpty = tape.isEmpty
    #expect(isEmpty)
    #expect(largestError(y, golden.y) { 2e-5 * max(1, abs($0)) } <= 1, "y")
    // Behind norms a gradient is a small difference of large numbers.
    let largest = golden.gradients.values.joined().reduce(0) { max($0, abs($1)) }
    for slot in slots {
      let exact = try #require(golden.gradients[slot.name])
      let scale = exact.reduce(0) { max($0, abs($1)) }
      let error = largestError(gradient[slot], exact) {
        1e-4 * max(abs($0), 0.02 * scale) + 3e-6 * largest
      }
      #expect(error <= 1, "\(slot.name)")
    }
  }

  @Test("Every network but MLP has a comparison with PyTorch") func noneIsMissing() throws {
    let tested = try Set(NetworkGolden.all.map { try Model(parsing: $0.model).forecaster.name })
    let networks = try Model.all.filter(\.isNetwork).map { try Model(parsing: $0.name) }
    #expect(Set(networks.map(\.forecaster.name)).subtracting(tested) == ["MLP"])
  }
}

extension NetworkGolden: CustomTestStringConvertible {
  var testDescription: String { "\(model) \(shape.inputs)" }
}

extension Model {
  /// The network of a model that is one.
  func network(for shape: NetworkShape, scaler: WindowScaler = .last) throws -> Network {
    let forecaster = try #require(forecaster as? any NetworkForecaster)
    return try forecaster.network(for: shape, scaler: scaler)
  }
}
