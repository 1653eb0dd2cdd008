// swift-tools-version: 6.0
import PackageDescription

/// `make check` and `make test` take warnings for errors.
let settings: [SwiftSetting] =
  Context.environment["WARNINGS_AS_ERRORS"] == nil ? [] : [.unsafeFlags(["-warnings-as-errors"])]

/// Targets stand in the order in which they depend on each other: a target uses only targets above it.
let package = Package(
  name: "zorgsite",
  products: [
    .executable(name: "zorgsite", targets: ["CommandLineTool"]),
    .library(name: "ZorgSite", targets: ["ZorgSite"]),
    .library(name: "Templates", targets: ["Templates"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.5.0")
  ],
  targets: [
    .systemLibrary(
      name: "CCMarkGFM", pkgConfig: "libcmark-gfm",
      providers: [.apt(["libcmark-gfm-dev", "libcmark-gfm-extensions-dev"])]),
    .systemLibrary(name: "CLibYAML", pkgConfig: "yaml-0.1", providers: [.apt(["libyaml-dev"])]),
    .systemLibrary(name: "CMimalloc", providers: [.apt(["libmimalloc-dev"])]),
    .systemLibrary(name: "CXXHash", providers: [.apt(["libxxhash-dev"])]),
    .systemLibrary(name: "CLinux"),
    .target(name: "CTreeMemory", dependencies: ["CCMarkGFM"]),

    .target(name: "Text"),
    .target(name: "Calendar"),
    .target(name: "Diagnostics", dependencies: ["Text"]),
    .target(name: "Markdown", dependencies: ["CCMarkGFM", "CTreeMemory", "Diagnostics", "Text"]),
    .target(name: "FrontMatter", dependencies: ["CLibYAML", "Diagnostics", "Text"]),
    .target(name: "Templates", dependencies: ["Calendar", "Diagnostics", "Text"]),
    .target(name: "Feeds", dependencies: ["Calendar", "Text"]),
    .target(name: "Checks", dependencies: ["Calendar", "Diagnostics", "Text"]),
    .target(
      name: "ZorgSite",
      dependencies: [
        "CLinux", "CXXHash", "Calendar", "Checks", "Diagnostics", "Feeds", "FrontMatter", "Markdown", "Templates",
        "Text",
      ]),
    .target(
      name: "ZorgServer", dependencies: ["Text"],
      resources: [.embedInCode("Live/live.js"), .embedInCode("Live/live.css")]),
    .target(name: "Starter", plugins: ["EmbedStarter"]),
    .plugin(name: "EmbedStarter", capability: .buildTool(), dependencies: ["EmbedFiles"]),
    .executableTarget(name: "EmbedFiles"),
    .executableTarget(
      name: "CommandLineTool",
      dependencies: [
        "CMimalloc", "Calendar", "Diagnostics", "FrontMatter", "Starter", "Text", "ZorgServer", "ZorgSite",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ]),

    .testTarget(name: "TextTests", dependencies: ["Text"]),
    .testTarget(name: "CalendarTests", dependencies: ["Calendar"]),
    .testTarget(name: "DiagnosticsTests", dependencies: ["Diagnostics"]),
    .testTarget(name: "ChecksTests", dependencies: ["Checks"], exclude: ["Labelled", "Pictures/Fixtures"]),
    .testTarget(name: "MarkdownTests", dependencies: ["Markdown"]),
    .testTarget(name: "FrontMatterTests", dependencies: ["FrontMatter"]),
    .testTarget(name: "TemplatesTests", dependencies: ["Templates"]),
    .target(name: "FeedRules", path: "Tests/FeedRules"),
    .testTarget(
      name: "FeedsTests", dependencies: ["Feeds", "FeedRules"], exclude: ["Golden"]),
    .testTarget(name: "ZorgServerTests", dependencies: ["ZorgServer"]),
    .testTarget(name: "CommandLineToolTests", dependencies: ["CommandLineTool"], exclude: ["Golden"]),
    .testTarget(name: "ZorgSiteTests", dependencies: ["FeedRules", "Starter", "ZorgSite"]),
  ],
  swiftLanguageModes: [.v6]
)

for target in package.targets where ![.system, .plugin].contains(target.type) && target.name != "CTreeMemory" {
  target.swiftSettings = (target.swiftSettings ?? []) + settings
}
