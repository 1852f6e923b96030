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

/// On Linux from the archive, so that the binary runs on machines without it.
let libyaml: [LinkerSetting] = [
  .linkedLibrary(":libyaml.a", .when(platforms: [.linux])),
  .linkedLibrary("yaml", .when(platforms: [.macOS])),
]

let sqlite: [LinkerSetting] = [
  .linkedLibrary(":libsqlite3.a", .when(platforms: [.linux])),
  .linkedLibrary("sqlite3", .when(platforms: [.macOS])),
]

/// A room of the house: a target whose folder holds a README.
func room(
  _ name: String, _ dependencies: [Target.Dependency], _ settings: [SwiftSetting],
  linking libraries: [LinkerSetting] = []
) -> Target {
  .target(
    name: name, dependencies: dependencies, exclude: ["README.md"], swiftSettings: settings,
    linkerSettings: libraries)
}

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
  ],
  targets: [
    // MARK: - The way of a number, in its order
    room(
      "MartletFiles",
      ["CZlib", .target(name: "CLibcrypto", condition: .when(platforms: [.linux]))], safe),
    room("MartletNumerics", [real], safe),
    room("MartletTime", ["MartletFiles", real], safe),
    room("MartletTables", ["MartletFiles", "MartletTime", real], safe),
    room(
      "MartletPanels", ["MartletFiles", "MartletNumerics", "MartletTime", "MartletTables", real],
      safe),
    room("MartletLayers", ["COpenBLAS", "CMartletKernels", "MartletNumerics", real], settings),
    room(
      "MartletTraining",
      ["MartletFiles", "MartletLayers", "MartletNumerics", real], safe),
    room(
      "MartletForecasting",
      [
        "MartletFiles", "MartletNumerics", "MartletTime", "MartletPanels", "MartletLayers",
        "MartletTraining", real,
      ], safe),
    room(
      "MartletModels",
      [
        "MartletFiles", "MartletNumerics", "MartletTime", "MartletPanels", "MartletLayers",
        "MartletTraining", "MartletForecasting", real,
      ], safe),
    room(
      "MartletEvaluation",
      [
        "MartletFiles", "MartletNumerics", "MartletTime", "MartletPanels", "MartletForecasting",
        real,
      ], safe),
    room(
      "MartletCatalog",
      [
        "MartletFiles", "MartletNumerics", "MartletTime", "MartletPanels", "MartletLayers",
        "MartletTraining", "MartletForecasting", "MartletModels", "MartletEvaluation", real,
      ], safe),
    room(
      "MartletRuns",
      [
        "MartletFiles", "MartletNumerics", "MartletTime", "MartletTables", "MartletPanels",
        "MartletLayers", "MartletForecasting", "MartletEvaluation", "MartletCatalog", "CLibyaml",
        "CSQLite",
      ], safe, linking: libyaml + sqlite),
    room(
      "MartletDoctor",
      [
        "MartletNumerics", "MartletPanels", "MartletLayers", "MartletTraining",
        "MartletForecasting", "MartletModels", "MartletEvaluation", real,
      ], safe),
    room(
      "MartletReport",
      [
        "MartletFiles", "MartletNumerics", "MartletTime", "MartletTables", "MartletPanels",
        "MartletTraining", "MartletForecasting", "MartletModels", "MartletEvaluation",
        "MartletCatalog", "MartletDoctor", "MartletRuns", real,
      ], safe),

    // MARK: - What users touch
    room(
      "Martlet",
      [
        "MartletFiles", "MartletNumerics", "MartletTime", "MartletTables", "MartletPanels",
        "MartletLayers", "MartletTraining", "MartletForecasting", "MartletModels",
        "MartletEvaluation", "MartletCatalog", "MartletDoctor", "MartletRuns", "MartletReport",
      ], settings),
    .executableTarget(
      name: "MartletCLI",
      dependencies: [
        "MartletFiles", "MartletNumerics", "MartletTime", "MartletTables", "MartletPanels",
        "MartletLayers", "MartletTraining", "MartletForecasting", "MartletModels",
        "MartletEvaluation", "MartletCatalog", "MartletDoctor", "MartletRuns", "MartletReport",
        argumentParser,
      ], exclude: ["README.md"], swiftSettings: settings),

    // MARK: - Tests, a folder for each target
    .target(
      name: "MartletTestSupport",
      dependencies: [
        "MartletFiles", "MartletNumerics", "MartletTime", "MartletTables", "MartletPanels",
        "MartletLayers", "MartletTraining", "MartletForecasting", "MartletModels", real,
      ],
      path: "Tests/MartletTestSupport", swiftSettings: settings),
    .testTarget(
      name: "MartletFilesTests", dependencies: ["MartletFiles"], swiftSettings: settings),
    .testTarget(
      name: "MartletNumericsTests", dependencies: ["MartletNumerics", "MartletTestSupport", real],
      exclude: ["Goldens/Scripts"], swiftSettings: settings),
    .testTarget(
      name: "MartletTimeTests",
      dependencies: [
        "MartletFiles", "MartletTime", "MartletTables", "MartletPanels", "MartletTestSupport",
      ], exclude: ["Goldens/Scripts"], swiftSettings: settings),
    .testTarget(
      name: "MartletTablesTests",
      dependencies: [
        "MartletFiles", "MartletTime", "MartletTables", "MartletPanels", "MartletTestSupport",
      ], exclude: ["Corpus"], swiftSettings: settings),
    .testTarget(
      name: "MartletPanelsTests",
      dependencies: [
        "MartletFiles", "MartletNumerics", "MartletTime", "MartletTables", "MartletPanels",
        "MartletTestSupport", real,
      ], exclude: ["Goldens/Scripts"], swiftSettings: settings),
    .testTarget(
      name: "MartletLayersTests",
      dependencies: [
        "MartletNumerics", "MartletLayers", "MartletTestSupport", "CMartletKernels", real,
      ], exclude: ["Losses/student_t.py"], swiftSettings: settings),
    .testTarget(
      name: "MartletTrainingTests",
      dependencies: [
        "MartletFiles", "MartletNumerics", "MartletLayers", "MartletTraining",
        "MartletTestSupport", real,
      ], exclude: ["Goldens/make.py"], swiftSettings: settings),
    .testTarget(
      name: "MartletModelsTests",
      dependencies: [
        "MartletFiles", "MartletNumerics", "MartletTime", "MartletTables", "MartletPanels",
        "MartletLayers", "MartletTraining", "MartletForecasting", "MartletModels", "MartletCatalog",
        "MartletTestSupport", real,
      ], exclude: ["Goldens/Scripts", "Goldens/make_networks.py"], swiftSettings: settings),
    .testTarget(
      name: "MartletEvaluationTests",
      dependencies: [
        "MartletFiles", "MartletNumerics", "MartletTime", "MartletTables", "MartletPanels",
        "MartletTraining", "MartletForecasting", "MartletModels", "MartletEvaluation",
        "MartletCatalog", "MartletTestSupport", real,
      ], exclude: ["Goldens/Scripts"], swiftSettings: settings),
    .testTarget(
      name: "MartletCatalogTests",
      dependencies: [
        "MartletFiles", "MartletNumerics", "MartletTime", "MartletPanels", "MartletLayers",
        "MartletTraining", "MartletForecasting", "MartletModels", "MartletEvaluation",
        "MartletCatalog", "MartletTestSupport", real,
      ], swiftSettings: settings),
    .testTarget(
      name: "MartletDoctorTests",
      dependencies: [
        "MartletNumerics", "MartletTime", "MartletPanels", "MartletLayers", "MartletTraining",
        "MartletForecasting", "MartletModels", "MartletEvaluation", "MartletCatalog",
        "MartletDoctor", "MartletTestSupport",
      ], swiftSettings: settings),
    .testTarget(
      name: "MartletRunsTests",
      dependencies: [
        "MartletFiles", "MartletPanels", "MartletTables", "MartletTime", "MartletTraining",
        "MartletForecasting", "MartletModels", "MartletEvaluation", "MartletCatalog", "MartletRuns",
        "MartletReport",
      ], swiftSettings: settings),
    .testTarget(
      name: "MartletReportTests",
      dependencies: [
        "MartletFiles", "MartletNumerics", "MartletTime", "MartletTables", "MartletPanels",
        "MartletTraining", "MartletForecasting", "MartletModels", "MartletEvaluation",
        "MartletCatalog", "MartletRuns", "MartletReport",
      ], swiftSettings: settings),
    .testTarget(
      name: "MartletCLITests",
      dependencies: [
        "Martlet", "MartletCLI", "MartletFiles", "MartletNumerics", "MartletTime",
        "MartletTables", "MartletPanels", "MartletTraining", "MartletForecasting", "MartletModels",
        "MartletEvaluation", "MartletCatalog", "MartletRuns", "MartletReport", "MartletTestSupport",
      ], exclude: ["Goldens/Scripts"], swiftSettings: settings),

    // MARK: - C
    .systemLibrary(
      name: "COpenBLAS", pkgConfig: "openblas",
      providers: [.apt(["libopenblas-dev"]), .brew(["openblas"])]),
    .systemLibrary(
      name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"]), .brew(["zlib"])]),
    // No pkgConfig: that would link the shared library.
    .systemLibrary(name: "CLibcrypto", providers: [.apt(["libssl-dev"])]),
    .systemLibrary(
      name: "CLibyaml", providers: [.apt(["libyaml-dev"]), .brew(["libyaml"])]),
    .systemLibrary(
      name: "CSQLite", providers: [.apt(["libsqlite3-dev"]), .brew(["sqlite"])]),
    .target(name: "CMartletKernels"),
  ],
  swiftLanguageModes: [.v6]
)
