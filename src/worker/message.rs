//! What passes between the page and the worker.
//!
//! Each message is a JavaScript `Map` with named fields, so a text crosses by the browser's own copy,
//! and is never turned into bytes on the page's thread. Numbers that could be large cross as `BigInt`,
//! which holds a `u64` exactly. The other end is `static/token_worker.js`.

use js_sys::{Array, JsString, Map, Uint8Array, Uint32Array};
use wasm_bindgen::{JsCast, JsValue};

use super::answer::Counted;
use tokens::{Encoding, Look, Stretch, Tokens};

/// Raised with every change to these messages. A page can be older than the worker it finds on
/// the server; the two must then not try to talk.
const PROTOCOL: u64 = 4;

/// From the page. A large text comes in several messages of one version, each with a piece of it; only
/// the last of them is [`Wanted`] something.
pub(super) struct Request {
    /// Of the text, and of its answer.
    pub(super) version: u64,
    pub(super) brings: Brings,
    pub(super) wanted: Option<Wanted>,
}

pub(super) enum Brings {
    /// How the text goes on.
    Piece(JsString),
    /// Texts that are counted one by one.
    Parts(Vec<JsString>),
    /// Other ends for the text that the worker counted last.
    Ends {
        head: Option<End>,
        tail: Option<End>,
    },
}

/// An end of a text.
pub(super) struct End {
    /// The bytes of the text in whose place it stands.
    pub(super) replaced: u64,
    pub(super) text: JsString,
}

/// What is to be done with a text.
#[derive(Clone, Copy)]
pub(super) struct Wanted {
    /// To count it.
    pub(super) encoding: Encoding,
    /// To say where its tokens go, with the lengths of at most so many.
    pub(super) look: Option<u32>,
}

impl Request {
    pub(super) fn to_js(&self) -> JsValue {
        let message = Message::default();
        message.set("version", self.version);
        match &self.brings {
            Brings::Piece(text) => message.set("text", text),
            Brings::Parts(texts) => message.set("parts", texts.iter().collect::<Array>()),
            Brings::Ends { head, tail } => {
                message.set("held", true);
                for (name, end) in [("head", head), ("tail", tail)] {
                    if let Some(end) = end {
                        message.set(name, Array::of2(&small(end.replaced), &end.text));
                    }
                }
            }
        }
        match &self.wanted {
            Some(Wanted { encoding, look }) => {
                message.set("encoding", encoding.name());
                message.set("vocabulary", vocabulary(*encoding));
                if let Some(most) = look {
                    message.set("look", *most);
                }
            }
            None => message.set("more", true),
        }
        message.0.into()
    }
}

/// The file with the packed vocabulary of an encoding, which stands beside the worker's program, and its
/// digest. The browser compares the two, so the worker has the right one or none.
pub(super) fn vocabulary(encoding: Encoding) -> String {
    format!("{encoding}.vocabulary {}", encoding.vocabulary_integrity())
}

/// As a number of JavaScript.
fn small(bytes: u64) -> JsValue {
    u32::try_from(bytes).unwrap_or(u32::MAX).into()
}

/// From the worker.
pub(super) enum Reply {
    /// Its program runs and speaks our protocol. What is sent before this is lost.
    Ready,
    /// It has the text and the vocabulary, and begins.
    Started { version: u64 },
    /// It cannot have the vocabulary, and must be replaced.
    NotLoaded,
    /// It has counted.
    Counted { version: u64, counted: Counted },
    /// It cannot go on, and must be replaced.
    Stopped { reason: String },
}

impl Reply {
    /// `None` for anything our worker does not send, such as a `Ready` of another protocol.
    pub(super) fn from_js(message: JsValue) -> Option<Self> {
        let message = Message(message.dyn_into().ok()?);
        match message.words("kind")?.as_str() {
            "ready" => (message.whole("protocol")? == PROTOCOL).then_some(Self::Ready),
            "started" => Some(Self::Started {
                version: message.whole("version")?,
            }),
            "not loaded" => Some(Self::NotLoaded),
            "counted" => Some(Self::Counted {
                version: message.whole("version")?,
                counted: Counted {
                    tokens: Tokens::new(message.whole("tokens")?),
                    bytes: message.whole("bytes")?,
                    parts: message.parts(),
                    look: message.look(),
                },
            }),
            "stopped" => Some(Self::Stopped {
                reason: message.words("reason")?,
            }),
            _ => None,
        }
    }
}

/// Named fields, in a form that browsers copy between threads.
#[derive(Default)]
struct Message(Map);

impl Message {
    fn set(&self, field: &str, value: impl Into<JsValue>) {
        self.0.set(&field.into(), &value.into());
    }

    /// `undefined` if there is no such field.
    fn get(&self, field: &str) -> JsValue {
        self.0.get(&field.into())
    }

    fn whole(&self, field: &str) -> Option<u64> {
        self.get(field).try_into().ok()
    }

    fn words(&self, field: &str) -> Option<String> {
        self.get(field).as_string()
    }

    fn numbers(&self, field: &str) -> Option<Vec<u32>> {
        let numbers: Uint32Array = self.get(field).dyn_into().ok()?;
        Some(numbers.to_vec())
    }

    /// None if the text did not come in parts.
    fn parts(&self) -> Vec<Tokens> {
        let parts = self.numbers("parts").unwrap_or_default();
        parts.into_iter().map(tokens).collect()
    }

    /// `None` if none was asked for.
    fn look(&self) -> Option<Look> {
        let lengths: Uint8Array = self.get("lengths").dyn_into().ok()?;
        let flat = self.numbers("paragraphs")?;
        let (pairs, []) = flat.as_chunks() else {
            return None;
        };
        let read = |[units, own]: &[u32; 2]| Stretch {
            units: *units as usize,
            tokens: tokens(*own),
        };
        Some(Look {
            lengths: lengths.to_vec(),
            paragraphs: pairs.iter().map(read).collect(),
        })
    }
}

fn tokens(number: u32) -> Tokens {
    Tokens::new(u64::from(number))
}
