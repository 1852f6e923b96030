// swift-tools-version: 6.2
import PackageDescription

let settings: [SwiftSetting] =
  [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
    // Warnings are errors where MARTLET_STRICT is set, as CI does: never for a user of the package.
  ] + (Context.environment["MARTLET_STRICT"] == nil ? [] : [.treatAllWarnings(as: .error)])

/// For targets that have no business with pointers.
let safe = settings + [.strictMemorySafety()]

let real: Target.Dependency = .product(name: "RealModule", package: "swift-numerics")
let argumentParser: Target.Dependency = .product(
  name: "ArgumentParser", package: "swift-argument-parser")

let yams: Target.Dependency = .product(name: "Yams", package: "Yams")

let package = Package(
  name: "martlet",
  platforms: [.macOS(.v15)],
  products: [
    .library(name: "Martlet", targets: ["Martlet"]),
    .executable(name: "martlet", targets: ["MartletCLI"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/apple/swift-numerics", from: "1.1.1"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
  ],
  targets: [
    // MARK: - The way of a number, in its order
    .target(name: "MartletSeries", dependencies: ["CZlib", real], swiftSettings: safe),
    .target(
      name: "MartletLayers", dependencies: ["COpenBLAS", "CMartletKernels", real],
      swiftSettings: settings),
    .target(
      name: "MartletTraining", dependencies: ["MartletLayers", "CMartletKernels", real],
      swiftSettings: settings),
    .target(
      name: "MartletModels",
      dependencies: ["MartletSeries", "MartletLayers", "MartletTraining", real],
      swiftSettings: settings),
    .target(
      name: "MartletEvaluation", dependencies: ["MartletSeries", "MartletModels", real],
      swiftSettings: safe),
    .target(
      name: "MartletRuns",
      dependencies: ["MartletSeries", "MartletModels", "MartletEvaluation", yams],
      swiftSettings: safe),
    .target(
      name: "MartletReport",
      dependencies: [
        "MartletSeries", "MartletTraining", "MartletModels", "MartletEvaluation", real,
      ],
      swiftSettings: safe),

    // MARK: - What users touch
    .target(
      name: "Martlet",
      dependencies: [
        "MartletSeries", "MartletLayers", "MartletTraining", "MartletModels", "MartletEvaluation",
        "MartletRuns", "MartletReport",
      ], swiftSettings: settings),
    .executableTarget(
      name: "MartletCLI",
      dependencies: [
        "MartletSeries", "MartletLayers", "MartletTraining", "MartletModels", "MartletEvaluation",
        "MartletRuns", "MartletReport", argumentParser,
        .target(name: "CLibcrypto", condition: .when(platforms: [.linux])),
      ], swiftSettings: settings),

    // MARK: - Tests, a folder for each target
    .target(
      name: "MartletTestSupport", dependencies: ["MartletSeries", "MartletLayers", real],
      path: "Tests/MartletTestSupport", swiftSettings: settings),
    .testTarget(
      name: "MartletSeriesTests", dependencies: ["MartletSeries", "MartletTestSupport", real],
      exclude: ["Corpus", "Goldens/Scripts"], swiftSettings: settings),
    .testTarget(
      name: "MartletLayersTests",
      dependencies: ["MartletLayers", "MartletTestSupport", "CMartletKernels", real],
      exclude: ["Losses/student_t.py"],
      swiftSettings: settings),
    .testTarget(
      name: "MartletTrainingTests",
      dependencies: [
        "MartletLayers", "MartletTraining", "MartletTestSupport", "CMartletKernels", real,
      ],
      exclude: ["Goldens/make.py"], swiftSettings: settings),
    .testTarget(
      name: "MartletModelsTests",
      dependencies: [
        "MartletSeries", "MartletLayers", "MartletTraining", "MartletModels", "MartletTestSupport",
        real,
      ],
      exclude: ["Goldens/Scripts", "Goldens/make_networks.py"], swiftSettings: settings),
    .testTarget(
      name: "MartletEvaluationTests",
      dependencies: [
        "MartletSeries", "MartletLayers", "MartletModels", "MartletEvaluation",
        "MartletTestSupport", real,
      ],
      exclude: ["Goldens/Scripts"], swiftSettings: settings),
    .testTarget(
      name: "MartletReportTests",
      dependencies: [
        "MartletSeries", "MartletTraining", "MartletModels", "MartletEvaluation", "MartletReport",
      ],
      swiftSettings: settings),
    .testTarget(
      name: "MartletCLITests",
      dependencies: ["MartletCLI", "MartletModels", "MartletRuns", "MartletTestSupport"],
      swiftSettings: settings),

    // MARK: - C
    .systemLibrary(
      name: "COpenBLAS", pkgConfig: "openblas",
      providers: [.apt(["libopenblas-dev"]), .brew(["openblas"])]),
    .systemLibrary(
      name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"]), .brew(["zlib"])]),
    // No pkgConfig: that would link the shared library.
    .systemLibrary(name: "CLibcrypto", providers: [.apt(["libssl-dev"])]),
    .target(name: "CMartletKernels"),
  ],
  swiftLanguageModes: [.v6]
)
