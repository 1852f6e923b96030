import Foundation

/// Whether hostile tests run in their long form: `make fuzz` does, `make test` does not.
public enum LongForm {
  public static let isOn = ProcessInfo.processInfo.environment["MARTLET_LONG_FORM"] != nil
}
