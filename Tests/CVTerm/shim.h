#ifndef REIN_CVTERM_SHIM_H
#define REIN_CVTERM_SHIM_H
#include <vterm.h>

// Cells are made of bit fields and unions, which are not imported as such.
typedef struct {
  uint32_t scalars[VTERM_MAX_CHARS_PER_CELL];
  int width;
  int bold, italic, reversed, underline, struck;
  int foreground_is_default, background_is_default;
  int foreground_is_rgb, background_is_rgb;
  // 0xRRGGBB, or the number in the palette.
  uint32_t foreground, background;
} vterm_seen_cell;

static inline uint32_t vterm_color_number(const VTermColor *_Nonnull color) {
  if (!VTERM_COLOR_IS_RGB(color)) return color->indexed.idx;
  return (uint32_t)color->rgb.red << 16 | (uint32_t)color->rgb.green << 8 | color->rgb.blue;
}

static inline vterm_seen_cell vterm_seen(VTermScreen *_Nonnull screen, int row, int column) {
  VTermScreenCell cell;
  VTermPos position = {.row = row, .col = column};
  vterm_seen_cell seen = {0};
  vterm_screen_get_cell(screen, position, &cell);
  for (int i = 0; i < VTERM_MAX_CHARS_PER_CELL; i++) seen.scalars[i] = cell.chars[i];
  seen.width = cell.width;
  seen.bold = cell.attrs.bold;
  seen.italic = cell.attrs.italic;
  seen.reversed = cell.attrs.reverse;
  seen.underline = cell.attrs.underline;
  seen.struck = cell.attrs.strike;
  seen.foreground_is_default = VTERM_COLOR_IS_DEFAULT_FG(&cell.fg) != 0;
  seen.background_is_default = VTERM_COLOR_IS_DEFAULT_BG(&cell.bg) != 0;
  seen.foreground_is_rgb = VTERM_COLOR_IS_RGB(&cell.fg) != 0;
  seen.background_is_rgb = VTERM_COLOR_IS_RGB(&cell.bg) != 0;
  seen.foreground = vterm_color_number(&cell.fg);
  seen.background = vterm_color_number(&cell.bg);
  return seen;
}

// The value of a terminal property, read as what the property is.
static inline int vterm_value_number(const VTermValue *_Nonnull value) { return value->number; }
static inline int vterm_value_is_true(const VTermValue *_Nonnull value) { return value->boolean; }
#endif
