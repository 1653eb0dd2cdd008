extension Rule {
  static let accessibility: [Rule] = [
    Rule(
      "A001", .accessibility, .error, "a picture without an alternative text", why: "who cannot see it learns nothing",
      mend: "say between the brackets what it shows; for a mere decoration add an exception with that reason"),
    Rule(
      "A002", .accessibility, .warning, "an alternative text that is a file's name, a word like 'foto', or very long",
      why: "it is read out and says nothing", mend: "say in one sentence what the picture shows"),
    Rule(
      "A003", .accessibility, .error, "a heading that skips a level, or a heading of the first level",
      why: "many readers jump from heading to heading; the title is the only one of the first level",
      mend: "start with `##` and go down one level at a time"),
    Rule(
      "A004", .accessibility, .warning, "a link text that says nothing by itself",
      why: "screen readers list links without the text around them", mend: "let the text name what the link leads to"),
    Rule(
      "A005", .accessibility, .error, "a table without a header row",
      why: "cells mean nothing without the column's name",
      mend: "name the columns in the first row"),
    Rule(
      "A006", .accessibility, .error, "a video without captions, or a recording without a transcript",
      why: "who cannot hear it learns nothing",
      mend: "add a `<track>`, or a heading or link with the word transcript"),
    Rule(
      "A007", .accessibility, .warning, "a chart without the figures as a table or file",
      why: "a chart cannot be read out", mend: "add a table with the figures, or link to one"),
    Rule(
      "A008", .accessibility, .hint, "a sentence in English in a Dutch text", why: "not every reader understands it",
      mend: "say it in Dutch too"),
    Rule(
      "A009", .accessibility, .warning, "a row of words in capitals", why: "screen readers may spell them out",
      mend: "write small letters"),
    Rule(
      "A010", .accessibility, .hint, "an abbreviation that is not explained", why: "outsiders do not know it",
      mend: "write it out where it first stands, with the abbreviation in brackets"),
    Rule(
      "A011", .accessibility, .warning, "the same link text for different addresses",
      why: "in a list of links they look the same", mend: "let each text name its own target"),
    Rule(
      "A012", .accessibility, .warning, "a link to a PDF without its kind and size",
      why: "it may open another program or cost a mobile reader money",
      mend: "write them in the link text: 'Jaarverslag (pdf, 1,2 MB)'"),
    Rule(
      "A013", .accessibility, .hint, "a line of emoji only", why: "they are read out by their long names",
      mend: "say it in words too"),
    Rule(
      "A014", .accessibility, .warning, "something that is found by its colour only", why: "not everyone sees colours",
      mend: "name it by its text or its place too"),
  ]

  static let language: [Rule] = [
    Rule(
      "L001", .language, .hint, "a low estimated reading ease (Flesch-Douma)", why: "long words and sentences tire",
      mend: "write shorter sentences and shorter words; the figure is an estimate and no verdict"),
    Rule(
      "L002", .language, .hint, "a sentence of more than 25 words; the five longest of a text",
      why: "its start is forgotten at its end", mend: "split it, or turn it into a list"),
    Rule(
      "L003", .language, .hint, "more than 15 words a sentence on average, for patients",
      why: "most readers read on a small screen and in a hurry", mend: "aim at 15 words or fewer"),
    Rule(
      "L004", .language, .hint, "a paragraph of more than 120 words", why: "it is skipped",
      mend: "split it where the subject changes"),
    Rule(
      "L005", .language, .hint, "many passive sentences", why: "nobody knows who does what",
      mend: "say who does it: 'de arts onderzoekt u'"),
    Rule(
      "L006", .language, .hint, "`u` and `je` in one text", why: "the reader wonders who is spoken to",
      mend: "address the reader in one way"),
  ]
}
