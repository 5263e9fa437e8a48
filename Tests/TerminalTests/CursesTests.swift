import Testing

/// All that uses curses, one after another: its current screen is a global of the process.
@Suite(.serialized)
struct CursesTests {}
