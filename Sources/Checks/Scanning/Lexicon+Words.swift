extension Lexicon {
  /// Words by meaning, separated by spaces; a word may stand under several.
  static let wordLists: [(Meaning, String)] = [
    (
      .citizenNumber,
      "bsn bsns bsnnr bsnnummer burgerservicenummer burgerservicenr burgerservicenummers sofi sofinummer sofinr"
    ),
    (.fileStem, "patient patienten client clienten dossier zis pid mdn pat zorgdossier"),
    (.numberWord, "nummer nr number num"),
    (.birth, "geboren geboortedatum geboortedat geb gebdat gebdatum geboortedag"),
    (.phone, "telefoon telefoonnummer tel telnr mobiel mobielnummer bel belt bellen app appen gsm phone whatsapp"),
    (
      .thingNumber,
      """
      isbn issn pmid pmcid doi isrctn nct ean gtin upc sku imei lot batch charge versie release build ticket ref \
      referentie kenmerk kvk rsin btw anbi fiscaal factuur order bestelling artikel octrooi patent barcode streepjescode \
      uzovi rvg metc eudract catalogus project code codes zendnummer pakket vlucht boeking polis commit issue ecli \
      img vid dsc foto unix timestamp id-nummer
      """
    ),
    (.bigRegister, "big"),
    (.agbCode, "agb"),
    (.honorific, "mevrouw mevr mw meneer mijnheer dhr"),
    (.patient, "patient patiente client cliente bewoner bewoonster"),
    (.nameParticle, "van de der den ter ten te het in op el al ben von du la le"),
    (.title, "dr prof drs ir mr ing professor dokter doctor minister staatssecretaris wethouder burgemeester koningin"),
    (
      .profession,
      """
      arts huisarts internist chirurg cardioloog neuroloog psychiater psycholoog kinderarts gynaecoloog radioloog oncoloog \
      uroloog dermatoloog geriater verpleegkundige verpleegkundig wijkverpleegkundige verzorgende fysiotherapeut \
      ergotherapeut logopedist dietist apotheker tandarts verloskundige bestuurder bestuursvoorzitter voorzitter directeur \
      manager woordvoerder hoogleraar onderzoeker lector docent adviseur beleidsmedewerker projectleider redacteur \
      journalist schrijver auteur minister wethouder kamerlid secretaris penningmeester teamleider spreker ombudsman \
      jurist advocaat inspecteur
      """
    ),
    (
      .diagnosis,
      """
      kanker leukemie lymfoom melanoom diabetes suikerziekte dementie alzheimer parkinson hiv aids schizofrenie psychose \
      depressie depressief anorexia boulimia borderline bipolair autisme adhd epilepsie copd astma hartinfarct hartfalen \
      beroerte herseninfarct tia als ms reuma artrose hepatitis tuberculose tbc nierfalen verslaving verslaafd \
      longembolie longontsteking sepsis trombose hersentumor hersenbloeding zwangerschap miskraam abortus soa syfilis \
      chlamydia lyme crohn colitis psoriasis mrsa stoflongen ptss burnout
      """
    ),
    (
      .person,
      """
      man vrouw jongen meisje moeder vader zoon dochter oma opa broer zus zusje broertje buurman buurvrouw heer dame \
      patient patiente client cliente baby kind peuter kleuter tiener
      """
    ),
    (
      .counted,
      """
      euro eur dollar cent procent stappen inwoners mensen patienten clienten personen vrouwen mannen kinderen \
      deelnemers keer maal uur minuten dagen weken maanden jaar bezoeken bezoekers consulten declaraties cellen \
      gulden woorden tekens bytes regels
      """
    ),
    (
      .linking,
      "is was luidt luidde kreeg met van mijn uw haar zijn als het de bij heeft hier nu dus zis ziekenhuis maatschap praktijk"
    ),
    (.bound, "vanaf na voor tussen tot sinds per t/m doe periode"),
    (.parliament, "kamer kamerdossier kamerstuk kamerstukken wetsvoorstel parlement staatsblad stb initiatiefwet"),
    (.postBox, "postbus antwoordnummer pb"),
    (
      .model,
      """
      cursus module vak norm nen iso type model jaargang volume regeling code serie route boeing tesla richtlijn \
      lidmaatschap examen havo vwo vmbo mbo beleidsregel versie klas les pomp artikel boek deel editie
      """
    ),
    (
      .pairOfCapitals,
      """
      mg ml ie iu kg km cm mm eu us uk vs gb mb tb kb bc ad nr no en is of op in te de ii iv vi tl xl xs gt ah pk be nl \
      fr va kw ma hz db ms ng
      """
    ),
    (.address, "huisnummer huisnr postcode adres straat pc"),
    (
      .notAName,
      """
      centraal als in bij en of wat hoe waar wie wij de het een journey safety experience zorg nederland participatie \
      portaal pastoor dokter zuster jansenius meneer mevrouw geachte beste
      """
    ),
    (
      .ageOfAThing,
      """
      overleving bestaan jubileum leeftijd studie onderzoek ziekenhuis stichting periode traject looptijd contract \
      vereniging opleiding ervaring organisatie instelling huis plan programma gebouw traditie
      """
    ),
    (.placePreposition, "uit in te nabij"),
    (
      .notATown,
      """
      nederland belgie duitsland europa amerika engeland frankrijk spanje italie turkije marokko suriname indonesie china \
      januari februari maart april mei juni juli augustus september oktober november december zuid noord oost west
      """
    ),
  ]

  /// Meanings of compounds by their last part, longest first.
  static func compoundMeaning(of word: String) -> Meaning {
    for suffix in ["nummers", "nummer", "nrs", "nr"] where word.hasSuffix(suffix) && word.utf8.count > suffix.utf8.count
    {
      return numberMeaning(of: word.dropLast(suffix.utf8.count))
    }
    if word.hasSuffix("code") || word.hasSuffix("codes") { return [.thingNumber, .model] }
    if word.hasSuffix("arts") || word.hasSuffix("therapeut") || word.hasSuffix("verpleegkundige") { return .profession }
    if word.hasSuffix("kanker") || word.hasSuffix("verslaving") || word.hasSuffix("tumor") { return .diagnosis }
    return []
  }

  /// `patienten` in patiëntennummer makes a file number; most other stems make the number of a thing.
  private static func numberMeaning(of stem: Substring) -> Meaning {
    switch stem {
    case "patient", "patienten", "client", "clienten", "dossier", "zorgdossier", "clientdossier", "patientdossier",
      "patientendossier", "zis", "pid", "mdn", "pat":
      return .fileNumber
    case "bsn", "burgerservice", "sofi": return .citizenNumber
    case "telefoon", "telefoons", "mobiel", "tel", "bel", "gsm", "nood", "fax", "prive": return .phone
    case "huis": return .address
    case "big", "bigregistratie": return [.bigRegister, .numberWord]
    case "agb": return [.agbCode, .numberWord]
    case "registratie": return [.numberWord]
    case "persoons", "persoon": return []
    default: return .thingNumber
    }
  }
}
