import Diagnostics

/// A site's own colour in its two variants, each readable as text on the theme's backgrounds.
struct Accent: Sendable, Equatable {
  var light: Colour
  var dark: Colour

  /// What text needs for level AA of WCAG 2.2.
  static let leastContrast = 4.5
  /// What a derived variant is given, which nobody chose by eye.
  static let derivedContrast = 7.0

  /// The stylesheet that overrides the theme's own.
  var stylesheet: [UInt8] { Array(":root{--accent-light:\(light.hex);--accent-dark:\(dark.hex)}\n".utf8) }

  /// The setting `accent` stands for light pages; for dark ones it is made lighter, unless `accentDark` says what to take.
  /// Nil without the setting and on mistakes.
  static func make(_ configuration: SiteConfiguration, for theme: Theme) -> (accent: Accent?, diagnostics: [Diagnostic])
  {
    guard let setting = configuration.accent else { return (nil, []) }
    var diagnostics: [Diagnostic] = []
    func checked(_ setting: SiteConfiguration.Located, _ backgrounds: [Colour], towards end: Colour) -> Colour? {
      guard let colour = Colour(setting.text) else {
        diagnostics.append(.notAColour(setting.text, at: setting.position))
        return nil
      }
      let worst = hardest(colour, backgrounds)
      if worst.contrast < leastContrast {
        let better = readable(colour, backgrounds, towards: end, contrast: leastContrast)
        diagnostics.append(.lowContrast(colour, worst, better: better, at: setting.position))
        return nil
      }
      return colour
    }
    guard let light = checked(setting, theme.lightBackgrounds, towards: .black) else { return (nil, diagnostics) }
    guard let darkSetting = configuration.accentDark else {
      let dark = readable(light, theme.darkBackgrounds, towards: .white, contrast: derivedContrast)
      return (Accent(light: light, dark: dark), [])
    }
    return (
      checked(darkSetting, theme.darkBackgrounds, towards: .white).map { Accent(light: light, dark: $0) }, diagnostics
    )
  }

  /// The background on which a colour reads worst. The first of them is also tinted with a tenth of the colour.
  private static func hardest(_ colour: Colour, _ backgrounds: [Colour]) -> (background: Colour, contrast: Double) {
    let tinted = backgrounds.prefix(1).map { $0.mixed(with: colour, share: 0.1) }
    return (backgrounds + tinted).map { ($0, colour.contrast(with: $0)) }.min { $0.1 < $1.1 } ?? (.white, 21)
  }

  /// The colour moved towards black or white in steps of a hundredth, no further than it must.
  private static func readable(_ colour: Colour, _ backgrounds: [Colour], towards end: Colour, contrast: Double)
    -> Colour
  {
    let steps = (0...100).lazy.map { colour.mixed(with: end, share: Double($0) / 100) }
    return steps.first { hardest($0, backgrounds).contrast >= contrast } ?? end
  }
}

extension Diagnostic {
  fileprivate static func notAColour(_ text: String, at position: Position) -> Diagnostic {
    error(
      "configuration.accent", "'\(shortened(text))' is not a colour", at: position,
      notes: [Note("write it as '#0b5f5c', in quotes: '#' starts a comment")])
  }

  fileprivate static func lowContrast(
    _ colour: Colour, _ worst: (background: Colour, contrast: Double), better: Colour, at position: Position
  ) -> Diagnostic {
    // Rounded down, so that 4.49 never reads as enough.
    let tenths = Int(worst.contrast * 10)
    return error(
      "configuration.accent-contrast",
      "accent '\(colour.hex)' has a contrast of \(tenths / 10).\(tenths % 10):1 against the background '\(worst.background.hex)'",
      at: position,
      notes: [Note("links and buttons need 4.5:1 (WCAG 2.2, level AA); '\(better.hex)' is near and has it")])
  }
}
