/// The site that `zorgsite init` makes: the folder `Starter` of this repository with the theme, put into the binary when
/// it is built.
public enum Starter {}
