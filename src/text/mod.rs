//! Text: what the server says, before and after it meets a screen.
//!
//! Game code writes meaning ([`style`]) and grammar ([`sentence`]). Only at the edge of a
//! session does a [`page::Page`] say how wide the reader's screen is, what it can show and
//! whether it is heard instead of seen; then lines are folded ([`wrap`](mod@wrap)), tables drawn
//! ([`table`]) and marks turned into colour ([`paint`](mod@paint)).
//!
//! Pure tools: nothing here knows a room from a rat, and nothing here fails.

pub mod ascii;
pub mod charset;
pub mod link;
pub mod map;
mod mxp;
pub mod page;
pub mod paint;
pub mod palette;
pub mod passage;
pub mod plan;
pub mod sentence;
pub mod style;
pub mod table;
pub mod widget;
pub mod words;
pub mod wrap;

pub use charset::Charset;
pub use page::{Colour, Page, Theme};
pub use paint::{html, paint};
pub use sentence::{Pronouns, Subject, render};
pub use style::{Style, clean, plain};
pub use table::Table;
pub use widget::{bar, columns, rule};
pub use words::{a, capitalise, count_word, list, plural, the};
pub use wrap::wrap;
