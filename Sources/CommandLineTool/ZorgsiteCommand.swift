import ArgumentParser

@main
struct ZorgsiteCommand: ParsableCommand {}
