//! Whole sentences, in the language that was chosen.
//!
//! A sentence stands in the program as English says it, with a name in braces for each value, and is
//! looked up by that: another language is a file of the same sentences, `static/words/`, which is
//! fetched only when somebody chooses it. English needs no file and no search.

use core::cell::Cell;
use core::fmt::Display;

/// A sentence, or one with values in their places: `say!("Undo")`, `say!("It lasts until {day}.", date(day))`.
///
/// Each place is named once, in the order of the values, and there are as many of one as of the other, or it
/// does not compile. Without a value it is a `&'static str`, else a `String`. A word that means two things says
/// which: `say!("Line" as "of costs")`.
macro_rules! say {
    ($sentence:literal $(,)?) => {
        $crate::wording::language::sentence($sentence)
    };
    ($sentence:literal as $sense:literal) => {
        $crate::wording::language::in_sense(concat!($sentence, " [", $sense, "]"), $sentence)
    };
    ($sentence:literal, $($value:expr),+ $(,)?) => {{
        const {
            assert!(
                $crate::wording::language::places($sentence) == [$(stringify!($value)),+].len(),
                "as many values as places"
            );
        };
        $crate::wording::language::filled($sentence, &[$(&$value),+])
    }};
}
pub(crate) use say;

/// Another language's sentences, by the English ones. Kept as long as the program runs.
#[derive(Debug)]
pub struct Words {
    /// In the order of the English ones.
    pairs: Vec<(&'static str, &'static str)>,
}

thread_local! {
    static CHOSEN: Cell<Option<&'static Words>> = const { Cell::new(None) };
}

impl Words {
    /// Reads a file of words: blocks of two lines with an empty line between them, an English sentence and what
    /// stands for it, in the order of the English ones. Anything before the first empty line is for whoever reads the
    /// file.
    #[must_use]
    pub fn read(text: String) -> Self {
        let text: &'static str = text.leak();
        let blocks = text.split("\n\n").skip(1);
        let pairs = blocks.filter_map(|block| block.trim_matches('\n').split_once('\n'));
        Self {
            pairs: pairs.collect(),
        }
    }

    /// Every English sentence with what stands for it.
    pub fn pairs(&self) -> impl Iterator<Item = (&'static str, &'static str)> {
        self.pairs.iter().copied()
    }

    fn find(&self, sentence: &str) -> Option<&'static str> {
        let place = self
            .pairs
            .binary_search_by_key(&sentence, |(english, _)| *english)
            .ok()?;
        self.pairs.get(place).map(|(_, own)| *own)
    }
}

/// Speaks in these words from now on; in English without any.
pub fn choose(words: Option<Words>) {
    CHOSEN.set(words.map(|words| &*Box::leak(Box::new(words))));
}

/// Whether another language than English was chosen.
#[must_use]
pub(super) fn is_other() -> bool {
    CHOSEN.get().is_some()
}

/// The sentence in the chosen language; what it has no words for stays English.
#[must_use]
pub fn sentence(english: &'static str) -> &'static str {
    CHOSEN
        .get()
        .and_then(|words| words.find(english))
        .unwrap_or(english)
}

/// The sentence in one of its senses, by the sentence with the sense behind it.
#[must_use]
pub fn in_sense(sense: &'static str, english: &'static str) -> &'static str {
    CHOSEN
        .get()
        .and_then(|words| words.find(sense))
        .unwrap_or(english)
}

/// A name out of the data, such as a source's title, in the chosen language.
#[must_use]
pub(super) fn name(english: &str) -> &str {
    CHOSEN
        .get()
        .and_then(|words| words.find(english))
        .unwrap_or(english)
}

/// The sentence in the chosen language, with the values in its places.
#[must_use]
pub fn filled(english: &'static str, values: &[&dyn Display]) -> String {
    let mut text = String::new();
    let mut rest = sentence(english);
    while let Some((before, after)) = rest.split_once('{') {
        let (place, after) = after.split_once('}').unwrap_or((after, ""));
        join(&mut text, before);
        if let Some(value) = order(english, place).and_then(|order| values.get(order)) {
            join(&mut text, &value.to_string());
        }
        rest = after;
    }
    join(&mut text, rest);
    text
}

/// Puts a piece behind a text, with the space that Chinese has there: one between its own letters and Latin ones or
/// digits, none between two of its own, whatever the value was that came into the place. A date keeps its digits close.
fn join(text: &mut String, piece: &str) {
    if !is_other() {
        text.push_str(piece);
        return;
    }
    let is_own = |letter: char| ('\u{4e00}'..='\u{9fff}').contains(&letter);
    let is_latin = |letter: char| letter.is_ascii_alphanumeric() || matches!(letter, '$' | '%');
    let is_of_date = |letter: char| matches!(letter, '年' | '月' | '日');
    let (before, after) = (text.trim_end_matches(' '), piece.trim_start_matches(' '));
    let (Some(left), Some(right)) = (before.chars().next_back(), after.chars().next()) else {
        text.push_str(piece);
        return;
    };
    let is_close = is_own(left) && is_own(right);
    let is_apart = (is_own(left) && is_latin(right) || is_latin(left) && is_own(right))
        && !is_of_date(left)
        && !is_of_date(right);
    if !is_close && !is_apart {
        text.push_str(piece);
        return;
    }
    text.truncate(before.len());
    if is_apart {
        text.push(' ');
    }
    text.push_str(after);
}

/// Which of a sentence's values a place is for.
fn order(sentence: &str, place: &str) -> Option<usize> {
    let places = sentence.split('{').skip(1);
    let mut names = places.filter_map(|from| from.split_once('}'));
    names.position(|(name, _)| name == place)
}

/// How many places a sentence has.
#[must_use]
pub const fn places(sentence: &str) -> usize {
    let mut rest = sentence.as_bytes();
    let mut places = 0;
    while let [first, after @ ..] = rest {
        if *first == b'{' {
            places += 1;
        }
        rest = after;
    }
    places
}

/// Things one after another, as in a list: `a, b, c`.
#[must_use]
pub(super) fn list<T: Display>(things: impl IntoIterator<Item = T>) -> String {
    let things = things.into_iter().map(|thing| thing.to_string());
    let all = things.reduce(|these, next| say!("{these}, {next}", these, next));
    all.unwrap_or_default()
}

/// Statements one after another: `a; b; c`.
#[must_use]
pub fn statements<T: Display>(things: impl IntoIterator<Item = T>) -> String {
    let things = things.into_iter().map(|thing| thing.to_string());
    let all = things.reduce(|these, next| say!("{these}; {next}", these, next));
    all.unwrap_or_default()
}

/// Names that stand together: `a and b`.
#[must_use]
pub(super) fn both<T: Display>(things: impl IntoIterator<Item = T>) -> String {
    let things = things.into_iter().map(|thing| thing.to_string());
    let all = things.reduce(|these, next| say!("{these} and {next}", these, next));
    all.unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    const FILE: &str = "For readers.\n\nUndo\n撤销\n\n{amount} on {day}\n{day}：{amount}\n";

    #[test]
    fn a_language_puts_values_where_it_wants_them() {
        let both = || (say!("Undo"), say!("{amount} on {day}", 5, "Monday"));
        let english = ("Undo", "5 on Monday".to_owned());
        assert_eq!(both(), english);
        choose(Some(Words::read(FILE.to_owned())));
        assert_eq!(both(), ("撤销", "Monday：5".to_owned()));
        assert_eq!(say!("Redo"), "Redo");
        choose(None);
        assert_eq!(both(), english);
    }

    #[test]
    fn a_value_stands_as_far_from_chinese_as_its_letters_ask_for() {
        let file = "For readers.\n\n{day} {month} {year}\n{year}年{month}月{day}日\n\n{who} is {what}\n{who}的 {what}\n";
        choose(Some(Words::read(file.to_owned())));
        let said = |who: &str, what: &str| say!("{who} is {what}", who, what);
        assert_eq!(said("助手", "费用"), "助手的费用");
        assert_eq!(said("Agent 2", "$5"), "Agent 2 的 $5");
        assert_eq!(said("“Agent”", "（无）"), "“Agent”的 （无）");
        assert_eq!(say!("{day} {month} {year}", 4, 1, 2027), "2027年1月4日");
        choose(None);
        assert_eq!(said("助手", "a  b"), "助手 is a  b");
        assert_eq!(say!("{day} {month} {year}", "助手", 1, 2), "助手 1 2");
        assert_eq!(say!("For{who}", "助手"), "For助手");
    }

    #[test]
    fn a_list_is_joined_whatever_its_length() {
        assert_eq!(list([""; 0]), "");
        assert_eq!(list(["a"]), "a");
        assert_eq!(list(["a", "b", "c"]), "a, b, c");
        assert_eq!(statements([1, 2]), "1; 2");
    }
}
