// swift-tools-version: 6.2
import PackageDescription

let package = Package(
  name: "martlet-benchmarks",
  platforms: [.macOS(.v15)],
  dependencies: [.package(name: "martlet", path: "..")],
  targets: [
    .executableTarget(
      name: "TrainingStep", dependencies: [.product(name: "Martlet", package: "martlet")]),
    .executableTarget(
      name: "ReadCSV", dependencies: [.product(name: "Martlet", package: "martlet")]),
    .executableTarget(
      name: "Growth", dependencies: [.product(name: "Martlet", package: "martlet")]),
    .executableTarget(name: "Sgemm", linkerSettings: [.linkedLibrary("openblas")]),
  ]
)
