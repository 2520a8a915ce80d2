use js_sys::JsString;

use super::message::Brings;
use super::text::cut;

/// So many UTF-16 units are copied to the worker in one go, which takes a few milliseconds.
const AT_ONCE: u32 = 1_000_000;

/// What is sent to the worker, a message at a time.
pub(super) enum Pieces {
    /// The rest of a text: these strings in turn, the first of them from this place on.
    Text {
        strings: [JsString; 3],
        string: usize,
        from: u32,
    },
    /// The rest of some texts, from this one on.
    Parts { texts: Vec<JsString>, from: usize },
    /// New ends for the text the worker has.
    Edit(Option<Brings>),
}

impl Pieces {
    /// One text that is these strings in a row.
    pub(super) fn of_text(strings: [JsString; 3]) -> Self {
        Self::Text {
            strings,
            string: 0,
            from: 0,
        }
    }

    pub(super) fn of_parts(texts: Vec<JsString>) -> Self {
        Self::Parts { texts, from: 0 }
    }

    pub(super) fn of_edit(brings: Brings) -> Self {
        Self::Edit(Some(brings))
    }

    pub(super) fn is_edit(&self) -> bool {
        matches!(self, Self::Edit(_))
    }

    /// Whether it is too much for one message.
    pub(super) fn are_many(&self) -> bool {
        let strings = match self {
            Self::Text { strings, .. } => &strings[..],
            Self::Parts { texts, .. } => texts,
            Self::Edit(_) => &[],
        };
        strings.iter().map(JsString::length).sum::<u32>() > AT_ONCE
    }

    /// What comes next, and whether it is the last.
    pub(super) fn next(&mut self) -> (Brings, bool) {
        match self {
            Self::Text {
                strings,
                string,
                from,
            } => {
                let empty = JsString::from("");
                let now = strings.get(*string).unwrap_or(&empty);
                let to = cut(now, (*from + AT_ONCE).min(now.length()));
                let piece = now.slice(*from, to);
                *from = to;
                while strings
                    .get(*string)
                    .is_some_and(|now| *from >= now.length())
                {
                    (*string, *from) = (*string + 1, 0);
                }
                (Brings::Piece(piece), *string >= strings.len())
            }
            Self::Parts { texts, from } => {
                let mut units = 0;
                let rest = texts.get(*from..).unwrap_or_default().iter();
                let taken: Vec<_> = rest
                    .take_while(|text| {
                        let is_first = units == 0;
                        units += text.length();
                        is_first || units <= AT_ONCE
                    })
                    .cloned()
                    .collect();
                *from += taken.len();
                (Brings::Parts(taken), *from >= texts.len())
            }
            Self::Edit(brings) => {
                let none = Brings::Ends {
                    head: None,
                    tail: None,
                };
                (brings.take().unwrap_or(none), true)
            }
        }
    }
}
