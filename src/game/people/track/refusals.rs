//! Why no traces are read, in words.

use crate::base::limits::TYPED_SHOWN_CHARS_MAX;
use crate::game::Refusal;
use crate::text::style::clean;

pub(super) fn no_traces(typed: &str) -> Refusal {
    let typed: String = clean(typed).chars().take(TYPED_SHOWN_CHARS_MAX).collect();
    Refusal::Because(match typed.is_empty() {
        true => "There are no fresh traces here.".into(),
        false => format!(
            "There are no fresh traces of \"{typed}\" here. `track` alone shows all that there are."
        ),
    })
}
