// Made by Scripts/native.py: not to be edited.

// swift-format-ignore-file

/// The last value with intervals of its own at 80 %, and its 10 % quantile: 8 folds of 3 steps.
enum NativeGolden {
  static let values: [Double] = [100.0, 99.749, 99.789, 99.594, 99.232, 98.865, 100.245, 99.682, 99.065, 98.435, 98.845, 99.14, 97.937, 99.821, 99.281, 98.528, 99.121, 98.316, 99.159, 100.594, 101.325, 100.906, 99.186, 98.376, 99.466, 98.486, 99.215, 99.148, 100.184, 101.275, 101.47, 101.696, 102.186, 103.031, 102.682, 104.01, 102.885, 102.225, 101.601, 99.141, 97.226, 97.439, 96.4, 97.185, 95.824, 96.365, 96.371, 95.849, 95.168, 97.024, 102.869, 106.585, 108.748, 108.025, 111.971, 112.623, 111.284, 109.21, 105.912, 102.816]
  static let share = 0.3333333333333333
  static let width = 3.8193082008700046
  static let winkler = 17.596421065850326
  static let below = 0.375
  static let pinball = 0.8377456834071273
  static let lastLower = 108.0853277204546
}
