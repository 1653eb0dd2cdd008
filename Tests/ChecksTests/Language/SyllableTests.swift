import Checks
import Testing

@Suite struct SyllableTests {
  /// Dutch words by their number of syllables, counted as spoken.
  static let words: [(count: Int, words: String)] = [
    (
      1,
      """
      arts zorg pijn bloed hart huid long maag nier ziek koorts griep hoest keel neus oog oor been voet hand buik rug tand pil \
      zalf kuur bed huis ooit nooit fraai sneeuw nieuw eeuw leeuw kieuw reis thuis geen oud blauw bril gips klacht hulp dood
      """
    ),
    (
      2,
      """
      dokter zuster huisarts kanker virus wonden zieken baby pleister spreekuur leeftijd voeding auto bureau niveau cadeau \
      milieu mooie zaaien bloeien nieuwe leeuwen vrouwen blauwe zeeën knieën blije type studie actie yoga loyaal royaal essay \
      crème douche route reuma huilen buien ijzer hoofdpijn buikpijn hartslag bloeddruk wijkzorg schouder bijna \
      ouders griepprik geeuwen
      """
    ),
    (
      3,
      """
      patiënt medicijn ziekenhuis apotheek therapeut familie bacterie bijwerking gezondheid \
      radio media medium museum aorta theater ideaal reële zoëven alcohol infectie \
      verpleegster journalist routine couveuse ontsteking vacuüm elleboog zwangerschap tabletten behandeld verdoving afspraken chirurgie
      """
    ),
    (
      4,
      """
      medicijnen patiënten operatie situatie januari februari diabetes huisartsenpost psychiater financieel officieel \
      bacteriën cafeïne hygiëne dialyse gynaecoloog stagiaire beantwoorden vaccinatie geopereerd beoordelen allergieën \
      verzekering menopauze polikliniek behandelen neurologie
      """
    ),
    (
      5,
      """
      coördinatie virusinfectie geïnteresseerd cardiologie communicatie verpleegkundige infectieziekten bijverschijnselen
      """
    ),
    (6, "radiotherapie fysiotherapeut"),
  ]

  @Test func countsTheSyllablesOfDutchWords() {
    var checked = 0
    for (count, list) in Self.words {
      for word in list.split(separator: " ") {
        checked += 1
        #expect(syllableCount(of: word) == count, "\(word)")
      }
    }
    #expect(checked >= 150)
  }

  @Test(arguments: [
    ("reëel", 2), ("REËEL", 2), ("ree\u{308}el", 2), ("foto's", 2), ("zee-egel", 3), ("psst", 1), ("", 1), ("team", 1),
    ("website", 2),
  ])
  func readsEverySpelling(word: String, count: Int) {
    #expect(syllableCount(of: word) == count)
  }
}
