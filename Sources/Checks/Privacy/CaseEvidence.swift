/// What one paragraph tells of a person, as byte ranges: together an age, a diagnosis and a place point to someone.
struct CaseEvidence: Sendable {
  var age: Range<Int>?
  var hasDiagnosis = false
  var hasPlace = false
}
