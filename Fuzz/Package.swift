// swift-tools-version: 6.2
import PackageDescription

let package = Package(
  name: "martlet-fuzz",
  platforms: [.macOS(.v15)],
  dependencies: [.package(name: "martlet", path: "..")],
  targets: [
    .target(name: "CLibFuzzer"),
    .executableTarget(
      name: "FuzzCSV",
      dependencies: ["CLibFuzzer", .product(name: "Martlet", package: "martlet")]),
    .executableTarget(
      name: "FuzzValues",
      dependencies: ["CLibFuzzer", .product(name: "Martlet", package: "martlet")]),
  ]
)
