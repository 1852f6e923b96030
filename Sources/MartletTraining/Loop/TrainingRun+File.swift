import MartletLayers
import MartletNumerics

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// Why a saved run could not be gone on with.
public enum SavedRunError: Error, Sendable, Hashable, CustomStringConvertible {
  /// The file is not a saved run, or is damaged.
  case unreadable(path: String)
  /// The run was saved with another network.
  case otherNetwork(path: String)
  /// The run was saved with other options.
  case otherOptions(path: String)

  public var description: String {
    switch self {
    case .unreadable(let path): "\(path): error: this is no saved training run, or it is damaged"
    case .otherNetwork(let path): "\(path): error: the run was saved with another network"
    case .otherOptions(let path): "\(path): error: the run was saved with other training options"
    }
  }
}

extension TrainingRun {
  /// Writes the run to a file, whole or not at all: a crash leaves the file of before.
  ///
  /// - Throws: The error of the file system.
  public func write(to path: String) throws {
    let encoder = PropertyListEncoder()
    encoder.outputFormat = .binary
    try encoder.encode(SavedRun(self)).write(to: URL(filePath: path), options: .atomic)
  }

  /// Reads a run that `write(to:)` has written.
  ///
  /// - Parameter trainer: With the network and the options of the run; the threads may differ.
  /// - Throws: `SavedRunError`, or the error of the file system.
  public init(contentsOf path: String, _ trainer: Trainer) throws {
    let data = try Data(contentsOf: URL(filePath: path))
    guard let saved = try? PropertyListDecoder().decode(SavedRun.self, from: data),
      saved.version == SavedRun.version
    else { throw SavedRunError.unreadable(path: path) }
    guard saved.network == SavedRun.describe(trainer.network) else {
      throw SavedRunError.otherNetwork(path: path)
    }
    guard saved.options == "\(trainer.options)" else {
      throw SavedRunError.otherOptions(path: path)
    }
    self.init(trainer, seed: 0)
    guard saved.restore(&self) else { throw SavedRunError.unreadable(path: path) }
  }
}

/// What a saved run consists of.
private struct SavedRun: Codable {
  static let version = 2

  let version: Int
  let network: String
  let options: String
  let record: TrainingRecord
  let parameters: PackedFloats
  let first: PackedFloats
  package let second: PackedFloats
  let optimizerStep: Int
  let average: PackedFloats?
  let averagedSteps: Int
  let best: PackedFloats?
  let bestLoss: Double
  let checksWithoutGain: Int
  let plateau: Plateau
  let lossSinceCheck: Double
  /// Nil in a file of an older version.
  let cutsSinceCheck: Int?
  let randomness: SplitMix64
  let order: BatchOrder

  init(_ run: TrainingRun) {
    version = Self.version
    network = Self.describe(run.trainer.network)
    options = "\(run.trainer.options)"
    record = run.record
    parameters = PackedFloats(run.parameters.values)
    first = PackedFloats(run.optimizer.moments.first)
    second = PackedFloats(run.optimizer.moments.second)
    optimizerStep = run.optimizer.moments.step
    average = run.average.map { PackedFloats($0.parameters.values) }
    averagedSteps = run.average?.steps ?? 0
    best = run.best.map { PackedFloats($0.parameters.values) }
    bestLoss = run.best?.loss ?? 0
    checksWithoutGain = run.checksWithoutGain
    plateau = run.plateau
    lossSinceCheck = run.lossSinceCheck
    cutsSinceCheck = run.cutsSinceCheck
    randomness = run.randomness
    order = run.order
  }

  static func describe(_ network: Network) -> String {
    "\(network.inputWidth) -> \(network.specs)"
  }

  /// - Returns: Whether everything has its right length.
  func restore(_ run: inout TrainingRun) -> Bool {
    let fresh = run.optimizer.moments
    let all = [parameters, average, best].compactMap { $0?.values.count }
    guard all.allSatisfy({ $0 == run.parameters.values.count }),
      first.values.count == fresh.first.count, second.values.count == fresh.second.count
    else { return false }
    func restored(_ packed: PackedFloats) -> Parameters {
      var parameters = run.parameters
      parameters.values = packed.values
      return parameters
    }
    run.record = record
    run.average = average.map { (restored($0), averagedSteps) }
    run.best = best.map { (bestLoss, restored($0)) }
    run.parameters = restored(parameters)
    run.optimizer.moments = .init(
      first: first.values, second: second.values, step: optimizerStep)
    run.checksWithoutGain = checksWithoutGain
    run.plateau = plateau
    run.lossSinceCheck = lossSinceCheck
    run.cutsSinceCheck = cutsSinceCheck ?? 0
    run.randomness = randomness
    run.order = order
    return true
  }
}

/// Floats as their bytes, little-endian.
private struct PackedFloats: Codable {
  let values: [Float]

  init(_ values: [Float]) { self.values = values }

  init(from decoder: any Decoder) throws {
    let bytes = [UInt8](try decoder.singleValueContainer().decode(Data.self))
    values = stride(from: 0, to: bytes.count - 3, by: 4).map { start in
      let bits = (0..<4).reduce(UInt32(0)) { $0 | UInt32(bytes[start + $1]) << (8 * UInt32($1)) }
      return Float(bitPattern: bits)
    }
  }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    var data = Data(capacity: 4 * values.count)
    for value in values {
      for shift in 0..<4 { data.append(UInt8(truncatingIfNeeded: value.bitPattern >> (8 * shift))) }
    }
    try container.encode(data)
  }
}
