// swift-tools-version: 6.0
import PackageDescription

/// Compares the template engine with others. A package of its own, so that the generator does not depend on them.
let package = Package(
  name: "TemplateBenchmark",
  dependencies: [
    .package(name: "zorgsite", path: "../.."),
    .package(url: "https://github.com/hummingbird-project/swift-mustache", exact: "2.1.1"),
    .package(url: "https://github.com/stencilproject/Stencil", exact: "0.15.1"),
  ],
  targets: [
    .executableTarget(
      name: "TemplateBenchmark",
      dependencies: [
        .product(name: "Templates", package: "zorgsite"),
        .product(name: "Mustache", package: "swift-mustache"),
        .product(name: "Stencil", package: "Stencil"),
      ])
  ],
  swiftLanguageModes: [.v6]
)
