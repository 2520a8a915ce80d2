use std::fmt;
use std::ops::Range;

use super::split::is_space;
use super::{Counter, Tokens};

/// About how many bytes lie between two marks: so much is counted again with every edit.
const STRETCH: usize = 2_048;

/// How many bytes before an edit must be past the first character that is not white space, so that
/// what stands before them was cut without a look at the edit: a contraction and a character.
const SETTLED: usize = 16;

/// A text that is being edited, and its tokens at every moment.
///
/// An edit costs the counting of a few thousand bytes around it, however long the text is, unless it
/// stands in one piece as long as that (a megabyte without a space).
///
/// How that works: a piece depends only on the text from its beginning on, never on what is before
/// it. So the count of a text is kept in stretches that end where pieces end. After an edit, counting
/// starts at the last of these marks whose cut cannot have looked as far as the edit, and stops at
/// the first later one that is the end of a piece again: from there on everything is as it was.
///
/// # Example
///
/// ```
/// use tokens::{Document, Encoding, Tokens, Vocabulary, Counter};
///
/// # let packed = include_bytes!("data/o200k_base.vocabulary");
/// let vocabulary = Vocabulary::from_packed(packed)?;
/// let mut counter = Counter::new(Encoding::O200kBase, vocabulary.into());
/// let mut document = Document::new(&mut counter, "hello world".to_owned());
/// assert_eq!(document.tokens(), Tokens::new(2));
/// assert_eq!(document.edit(&mut counter, 5..11, ", you"), Ok(Tokens::new(3)));
/// assert_eq!(document.text(), "hello, you");
/// # Ok::<_, tokens::PackedError>(())
/// ```
#[derive(Clone, Debug)]
pub struct Document {
    text: String,
    /// Where stretches end, the last at the end of the text.
    marks: Vec<Mark>,
    tokens: u64,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Mark {
    /// In bytes of the text.
    end: usize,
    /// Of the stretch that ends here.
    tokens: u64,
}

impl Document {
    /// Counts a text. It must be edited with a counter of the same encoding.
    pub fn new(counter: &mut Counter, text: String) -> Self {
        let mut document = Self {
            text,
            marks: Vec::new(),
            tokens: 0,
        };
        document.count(counter, 0, 0..0);
        document
    }

    /// The text as it is now.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The text as it is now, and nothing else.
    #[must_use]
    pub fn into_text(self) -> String {
        self.text
    }

    /// The tokens of the text as it is now: exactly what [`Counter::count`] says of it.
    #[must_use]
    pub fn tokens(&self) -> Tokens {
        Tokens::new(self.tokens)
    }

    /// Puts `inserted` in the place of some bytes of the text; gives the tokens of the new text.
    ///
    /// # Errors
    ///
    /// When the range is not within the text, or begins or ends inside a character. The text is then
    /// as it was.
    pub fn edit(
        &mut self,
        counter: &mut Counter,
        replaced: Range<usize>,
        inserted: &str,
    ) -> Result<Tokens, EditError> {
        // `get` also refuses a range that runs backwards.
        if self.text.get(replaced.clone()).is_none() {
            return Err(EditError);
        }
        let first = self.first_unsettled(replaced.start);
        let after = first.max(self.marks.partition_point(|mark| mark.end < replaced.end));
        self.text.replace_range(replaced.clone(), inserted);
        for mark in self.marks.iter_mut().skip(after) {
            mark.end = mark.end - replaced.len() + inserted.len();
        }
        self.count(counter, first, first..after);
        Ok(self.tokens())
    }

    /// The first mark that an edit at this place may have moved.
    fn first_unsettled(&self, edit: usize) -> usize {
        let mut first = self.marks.partition_point(|mark| mark.end < edit);
        while let Some(before) = first.checked_sub(1) {
            let from = self.marks.get(before).map_or(0, |mark| mark.end);
            if is_settled(self.text.get(from..edit).unwrap_or_default()) {
                break;
            }
            first = before;
        }
        first
    }

    /// Counts from the mark before `first` up to the first mark from `lost.end` on where a piece ends,
    /// and puts the new stretches in the place of all marks until there.
    fn count(&mut self, counter: &mut Counter, first: usize, lost: Range<usize>) {
        let before = first.checked_sub(1).and_then(|last| self.marks.get(last));
        let mut at = before.map_or(0, |mark| mark.end);
        let mut met = lost.end;
        let mut fresh = Vec::new();
        loop {
            while self.marks.get(met).is_some_and(|mark| mark.end <= at) {
                met += 1;
            }
            if at >= self.text.len() {
                break;
            }
            let next = self.marks.get(met).map_or(usize::MAX, |mark| mark.end);
            let to = self.text.len().min(at + STRETCH).min(next);
            let (end, tokens) = counter.count_from(self.text.as_bytes(), at, to);
            fresh.push(Mark { end, tokens });
            at = end;
            if at == next {
                met += 1;
                break;
            }
        }
        self.tokens += fresh.iter().map(|mark| mark.tokens).sum::<u64>();
        let gone = self.marks.splice(first..met, fresh);
        self.tokens -= gone.map(|mark| mark.tokens).sum::<u64>();
    }
}

/// Whether what stands before this text was cut without a look past its end: white space is looked
/// through up to the first other character, and everything else a few bytes ahead.
fn is_settled(between: &str) -> bool {
    let other = between
        .char_indices()
        .find(|(_, character)| !is_space(*character));
    other.is_some_and(|(at, _)| between.len() - at > SETTLED)
}

/// A range that is not within a text, or that begins or ends inside a character.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct EditError;

impl fmt::Display for EditError {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("not a range of whole characters of the text")
    }
}

impl std::error::Error for EditError {}
