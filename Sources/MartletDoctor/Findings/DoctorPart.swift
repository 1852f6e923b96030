/// A part of an examination, which can be asked for by itself.
public enum DoctorPart: String, Codable, Sendable, Hashable, CaseIterable {
  /// The rows, and the network before its first step.
  case before
  /// The learning rate beside a range test.
  case rate
  /// What happens during the training.
  case training
  /// What the trained network forecasts on rows that it has not learnt from.
  case after
}
