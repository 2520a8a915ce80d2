//! The messages of a body, by what they are for.

use super::body::{Body, Message};

/// A shorter common beginning of the messages of a Batch is chance; in bytes.
const LEAST_COMMON: usize = 2_000;

/// The texts of one body, by what they are for.
#[derive(Default)]
pub(super) struct Sections<'a> {
    pub(super) instructions: Vec<&'a Message>,
    pub(super) history: Vec<&'a Message>,
    pub(super) message: Vec<&'a Message>,
    pub(super) answers: Vec<&'a Message>,
}

impl<'a> Sections<'a> {
    pub(super) fn new(body: &'a Body) -> Self {
        let lead = body
            .messages
            .iter()
            .take_while(|message| message.instructs())
            .count();
        let (instructions, rest) = body.messages.split_at(lead);
        // An answer at the end is an example of what will come, not something that is sent.
        let sent = rest.len() - rest.iter().rev().take_while(|own| own.is_answer()).count();
        let (sent, example) = rest.split_at(sent);
        let history = sent
            .iter()
            .rposition(Message::is_answer)
            .map_or(0, |last| last + 1);
        let (history, message) = sent.split_at(history);
        let answers = if example.is_empty() { history } else { example };
        Self {
            instructions: instructions.iter().collect(),
            history: history.iter().collect(),
            message: message.iter().collect(),
            answers: answers.iter().filter(|own| own.is_answer()).collect(),
        }
    }
}

/// Takes what all first messages begin with off them.
pub(super) fn take_common_beginning<'a>(messages: &mut [Vec<&'a str>]) -> &'a str {
    let mut firsts = messages
        .iter()
        .map(|own| own.first().copied().unwrap_or_default());
    let Some(first) = firsts.next() else {
        return "";
    };
    let length = firsts.fold(first.len(), |length, own| {
        let alike = first.bytes().zip(own.bytes());
        length.min(alike.take_while(|(a, b)| a == b).count())
    });
    let (shared, _) = first.split_at(first.floor_char_boundary(length));
    if shared.len() < LEAST_COMMON {
        return "";
    }
    for message in messages {
        if let Some(own) = message.first_mut() {
            *own = own.strip_prefix(shared).unwrap_or(own);
        }
    }
    shared
}
