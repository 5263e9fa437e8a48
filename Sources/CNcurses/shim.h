#ifndef REIN_CNCURSES_SHIM_H
#define REIN_CNCURSES_SHIM_H
// Curses declares its wide functions only when asked, and SwiftPM drops the flags its .pc file asks with.
#ifndef NCURSES_WIDECHAR
#define NCURSES_WIDECHAR 1
#endif
#include <curses.h>
#include <term.h>

// Swift 6 does not read mutable C globals; functions do.
static inline WINDOW *_Nullable curses_screen_window(void) { return stdscr; }
static inline int curses_color_count(void) { return COLORS; }
static inline int curses_pair_count(void) { return COLOR_PAIRS; }

// Macros with casts are not imported; typed constants are.
static const attr_t CURSES_BOLD = A_BOLD, CURSES_DIM = A_DIM, CURSES_ITALIC = A_ITALIC,
                    CURSES_UNDERLINE = A_UNDERLINE, CURSES_REVERSED = A_REVERSE,
                    CURSES_PROTECTED = A_PROTECT;
// Six neighbouring bits from A_HORIZONTAL on, for borders of cells: terminals do not have them, so they are
// compared but never sent.
enum { CURSES_SPARE_SHIFT = NCURSES_ATTR_SHIFT + 17 };

// term.h defines plain words as macros (`columns`, `lines`, `bell`, ...), which would rewrite other headers.
#undef lines
#undef columns
#endif
