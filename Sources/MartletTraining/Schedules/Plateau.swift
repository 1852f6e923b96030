/// Lowers the rate when a loss has stopped falling.
///
/// A check is an improvement when its loss is below the best one by a share of 0.0001; after more
/// than `patience` checks in a row without one the rate is multiplied by the factor of the schedule,
/// and the count begins anew. PyTorch's `ReduceLROnPlateau` with its defaults, but for losses below 0,
/// where it takes an equal loss for an improvement.
package struct Plateau: Sendable, Hashable, Codable {
  /// Of the scheduled rate.
  package private(set) var factor = 1.0
  private var best = Double.infinity
  private var checksWithoutGain = 0

  package init() {}

  package mutating func saw(_ loss: Double, _ shape: Schedule.Shape) {
    guard case .plateau(let share, let patience) = shape else { return }
    if loss < best * (best < 0 ? 1 + 1e-4 : 1 - 1e-4) {
      best = loss
      checksWithoutGain = 0
    } else {
      checksWithoutGain += 1
    }
    if checksWithoutGain > patience {
      factor *= share
      checksWithoutGain = 0
    }
  }
}
