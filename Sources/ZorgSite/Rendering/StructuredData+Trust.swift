import Calendar

extension StructuredData {
  /// A reviewed article's page, as search engines for health information want it.
  func medicalPage(_ trust: Trust, about address: String, _ json: inout JSONWriter) {
    json.member("@type", "MedicalWebPage")
    json.member("@id", address + "#webpage")
    json.member("url", address)
    json.member("lastReviewed", trust.lastReviewed?.isoDate)
    json.array("reviewedBy") { list in
      for reviewer in trust.reviewers {
        list.element {
          if let author = reviewer.author {
            $0.members(records.tables.persons[Int(author)])
          } else {
            $0.member("@type", "Person")
            $0.member("name", reviewer.name)
            $0.member("url", reviewer.url)
          }
        }
      }
    }
    json.array("medicalAudience") { list in
      for audience in trust.audience {
        list.element {
          $0.member("@type", "MedicalAudience")
          $0.member("audienceType", audience)
        }
      }
    }
    json.array("citation") { list in
      for source in trust.sources {
        list.element {
          $0.member("@type", "CreativeWork")
          $0.member("name", source.title)
          $0.member("url", source.url)
          $0.member("publisher", source.publisher)
          $0.member("datePublished", source.date)
        }
      }
    }
    json.object("mainEntity") { $0.member("@id", address) }
  }
}
