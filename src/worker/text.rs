use std::rc::Rc;

use js_sys::JsString;

/// A text of the page's, in the browser's own strings: however long it is, it is not copied into the
/// page's program.
///
/// Of a long text the two ends can be edited. The worker keeps such a text, and what is between the ends
/// is sent only once.
#[derive(Clone, Debug)]
pub struct Text {
    /// How it begins; all of a short text.
    pub head: JsString,
    /// What is not edited. It goes along by reference, so that nobody has to look into two long texts
    /// to see that they have the same one.
    pub middle: Rc<JsString>,
    /// How a long text ends.
    pub tail: JsString,
}

impl Text {
    /// All of it can be edited.
    #[must_use]
    pub fn short(text: &JsString) -> Self {
        Self {
            head: text.clone(),
            middle: Rc::new("".into()),
            tail: "".into(),
        }
    }

    /// Only so many UTF-16 units at each end can be edited.
    #[must_use]
    pub fn long(text: &JsString, end: u32) -> Self {
        let first = cut(text, end);
        let last = cut(text, text.length().saturating_sub(end)).max(first);
        Self {
            head: text.slice(0, first),
            middle: Rc::new(text.slice(first, last)),
            tail: text.slice(last, text.length()),
        }
    }

    /// What it is made of, in a row.
    pub(super) fn strings(&self) -> [&JsString; 3] {
        [&self.head, &self.middle, &self.tail]
    }

    /// In UTF-16 units.
    #[must_use]
    pub fn length(&self) -> u32 {
        self.head.length() + self.middle.length() + self.tail.length()
    }

    /// As one string, which the browser puts together when somebody looks into it.
    #[must_use]
    pub fn whole(&self) -> JsString {
        self.head.concat(&self.middle).concat(&self.tail)
    }

    /// Whether it came from another by edits of its ends, and so much is between them that it is worth
    /// a difference. A text that was pasted again is another one.
    pub(super) fn is_edit_of(&self, other: &Self) -> bool {
        self.middle.length() > 0 && Rc::ptr_eq(&self.middle, &other.middle)
    }
}

/// The next place from `at` on that is not inside a character of two units.
pub(super) fn cut(text: &JsString, at: u32) -> u32 {
    let is_second = |unit: f64| (56_320.0..57_344.0).contains(&unit);
    at + u32::from(is_second(text.char_code_at(at)))
}
