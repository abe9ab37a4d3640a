//! Limits of what players call themselves and their commands, and of how they type.

/// Characters in which a player says how they look.
pub const DESCRIPTION_CHARS_MAX: usize = 500;
/// Aliases of one character, letters of the name of one, characters of what one stands for, commands
/// that come of one line, and characters of all of them.
pub const ALIASES_MAX: usize = 50;
pub const ALIAS_NAME_CHARS_MAX: usize = 20;
pub const ALIAS_CHARS_MAX: usize = 300;
pub const ALIAS_LINES_MAX: usize = 10;
pub const ALIAS_RESULT_CHARS_MAX: usize = 2_000;
/// Lines that a minute of typing may become by aliases, stacking and repeating.
pub const EXPANDED_LINES_PER_MINUTE_MAX: u32 = 240;
/// Typed lines that can be typed again.
pub const TYPED_HELD_MAX: usize = 20;
/// Characters of a prompt's template, lines that it may have, and bytes of what it may become.
pub const PROMPT_CHARS_MAX: usize = 200;
pub const PROMPT_LINES_MAX: usize = 4;
pub const PROMPT_BYTES_MAX: usize = 1_024;
