//! What passes between the page and the worker.
//!
//! Each message is a JavaScript `Map` with named fields, so the text crosses once, as a string,
//! by the browser's own copy, and is never turned into bytes on the page's thread. Numbers cross
//! as `BigInt`, which holds a `u64` exactly.

use js_sys::{JsString, Map, Uint32Array};
use wasm_bindgen::{JsCast, JsValue};

use super::answer::Counted;
use tokens::{Encoding, Look, Stretch, Tokens};

/// Raised with every change to these messages. A page can be older than the worker it finds on
/// the server; the two must then not try to talk.
const PROTOCOL: u64 = 3;

/// From the page: count this text.
pub(super) struct Request {
    pub(super) version: u64,
    pub(super) encoding: Encoding,
    pub(super) text: JsString,
    /// Into how many pieces to cut it, for a person who looks at its tokens.
    pub(super) pieces: Option<u32>,
}

impl Request {
    pub(super) fn to_js(&self) -> JsValue {
        let message = Message::default();
        message.set("version", self.version);
        message.set("encoding", self.encoding.name());
        message.set("text", &self.text);
        if let Some(pieces) = self.pieces {
            message.set("pieces", u64::from(pieces));
        }
        message.into_js()
    }

    /// `None` for anything the page does not send.
    pub(super) fn from_js(message: JsValue) -> Option<Self> {
        let message = Message::from_js(message)?;
        Some(Self {
            version: message.whole("version")?,
            encoding: Encoding::from_name(&message.words("encoding")?)?,
            text: message.get("text").dyn_into().ok()?,
            pieces: message
                .whole("pieces")
                .and_then(|most| most.try_into().ok()),
        })
    }
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
    pub(super) fn to_js(&self) -> JsValue {
        let message = Message::default();
        match self {
            Self::Ready => {
                message.set("kind", "ready");
                message.set("protocol", PROTOCOL);
            }
            Self::Started { version } => {
                message.set("kind", "started");
                message.set("version", *version);
            }
            Self::NotLoaded => message.set("kind", "not loaded"),
            Self::Counted { version, counted } => {
                message.set("kind", "counted");
                message.set("version", *version);
                message.set("tokens", counted.tokens.get());
                message.set("bytes", counted.bytes);
                message.set("characters", counted.characters);
                message.set("repaired", counted.repaired);
                message.set("milliseconds", counted.milliseconds);
                if let Some(look) = &counted.look {
                    message.set("pieces", pairs(&look.pieces));
                    message.set("paragraphs", pairs(&look.paragraphs));
                }
                // For `cargo xtask bench tokens`; the page does not ask.
                message.set("memory", memory());
            }
            Self::Stopped { reason } => {
                message.set("kind", "stopped");
                message.set("reason", reason.as_str());
            }
        }
        message.into_js()
    }

    /// `None` for anything our worker does not send, such as a `Ready` of another protocol.
    pub(super) fn from_js(message: JsValue) -> Option<Self> {
        let message = Message::from_js(message)?;
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
                    characters: message.whole("characters")?,
                    repaired: message.get("repaired").as_bool()?,
                    milliseconds: message.get("milliseconds").as_f64()?,
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

/// Lengths and tokens, in turn. Neither exceeds what an array of 32 bits holds: a text is shorter.
fn pairs(stretches: &[Stretch]) -> Uint32Array {
    let small = |number: u64| u32::try_from(number).unwrap_or(u32::MAX);
    let flat: Vec<u32> = stretches
        .iter()
        .flat_map(|own| [small(own.units as u64), small(own.tokens.get())])
        .collect();
    Uint32Array::from(flat.as_slice())
}

fn stretches(pairs: JsValue) -> Option<Vec<Stretch>> {
    let flat = pairs.dyn_into::<Uint32Array>().ok()?.to_vec();
    let (pairs, []) = flat.as_chunks::<2>() else {
        return None;
    };
    let read = |[units, tokens]: &[u32; 2]| Stretch {
        units: *units as usize,
        tokens: Tokens::new(u64::from(*tokens)),
    };
    Some(pairs.iter().map(read).collect())
}

/// Bytes that the worker's program has taken.
fn memory() -> u64 {
    const PAGE: u64 = 65_536;
    core::arch::wasm32::memory_size::<0>() as u64 * PAGE
}

/// Named fields, in a form that browsers copy between threads.
#[derive(Default)]
struct Message(Map);

impl Message {
    fn from_js(message: JsValue) -> Option<Self> {
        message.dyn_into().ok().map(Self)
    }

    fn into_js(self) -> JsValue {
        self.0.into()
    }

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

    /// `None` if none was asked for.
    fn look(&self) -> Option<Look> {
        Some(Look {
            pieces: stretches(self.get("pieces"))?,
            paragraphs: stretches(self.get("paragraphs"))?,
        })
    }

    fn words(&self, field: &str) -> Option<String> {
        self.get(field).as_string()
    }
}
