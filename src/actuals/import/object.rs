//! JSON objects as records: members by their path, elements of `data` and `results` one by one.

use std::collections::{BTreeMap, HashMap};

use serde_json::value::RawValue;

use super::field::{Field, is_unknown, meaning, squeezed};
use super::json::Piece;
use super::problem::Rejection;
use super::record::Record;
use super::taking::Taking;
use super::understand::short;

/// The most names whose meaning is kept at hand.
const MOST_PATHS: usize = 2_000;

/// How deep usage is looked for.
const DEEPEST: usize = 6;

/// The note of `LiteLLM` of how often a request was sent again.
const ATTEMPTED: &str = "attempted_retries";

type Members<'a> = BTreeMap<String, &'a RawValue>;

/// Reads objects, and remembers what their members mean.
#[derive(Default)]
pub(super) struct Objects {
    meanings: HashMap<String, Option<(Field, usize)>>,
}

/// What stands around the records of a file.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Around {
    /// More pages exist than are here.
    pub(super) has_more: bool,
    /// A scenario of this program.
    pub(super) is_scenario: bool,
    /// A request of a batch.
    pub(super) is_batch_input: bool,
}

impl Objects {
    /// Hands out each record of an object that begins in a line.
    ///
    /// # Errors
    ///
    /// What is wrong with the JSON, in words and with the place.
    pub(super) fn read(
        &mut self,
        text: &str,
        line: u64,
        record: &mut Record,
        emit: &mut dyn FnMut(&Record),
    ) -> Result<Around, String> {
        let members: Members = serde_json::from_str(text).map_err(|error| error.to_string())?;
        let mut around = Around::default();
        let has = |name: &str| members.contains_key(name);
        around.is_scenario = members
            .get("format")
            .is_some_and(|format| format.get() == "\"topup-scenario\"");
        around.is_batch_input = has("method") && has("url") && has("body");
        around.has_more = members
            .get("has_more")
            .is_some_and(|more| more.get() == "true");
        let elements: Vec<&RawValue> = ["results", "data"]
            .iter()
            .filter_map(|name| members.get(*name))
            .filter_map(|list| serde_json::from_str::<Vec<&RawValue>>(list.get()).ok())
            .flatten()
            .filter(|element| element.get().starts_with('{'))
            .collect();
        let is_shell = members.contains_key("results")
            || (members.contains_key("data")
                && !members.contains_key("usage")
                && !around.is_batch_input);
        if !is_shell {
            record.clear(line);
            self.fill(&members, "", 0, record);
            emit(record);
            return Ok(around);
        }
        let is_bucket = members.contains_key("results");
        if is_bucket && elements.is_empty() {
            record.clear(line);
            self.fill(&members, "", 0, record);
            emit(record);
        }
        for element in elements {
            if is_bucket {
                let own: Members =
                    serde_json::from_str(element.get()).map_err(|error| error.to_string())?;
                record.clear(line);
                // The element first: what it says of itself wins over its bucket.
                self.fill(&own, "", 0, record);
                self.fill(&members, "", 0, record);
                emit(record);
            } else {
                self.read(element.get(), line, record, emit)?;
            }
        }
        Ok(around)
    }

    /// The numbers of a usage object that no meaning is known for.
    pub(super) fn unknown(&self) -> Vec<String> {
        let unknown = self.meanings.iter().filter(|(path, meaning)| {
            meaning.is_none() && path.contains("token") && !path.ends_with("details")
        });
        let mut unknown: Vec<String> = unknown
            .map(|(path, _)| path)
            .filter(|path| is_unknown(path.rsplit('.').next().unwrap_or(path)))
            .cloned()
            .collect();
        unknown.sort_unstable();
        unknown
    }

    /// Fills a record with what an object inside a cell of a table says.
    pub(super) fn fill_from_cell(&mut self, text: &str, path: &str, record: &mut Record) {
        if let Ok(members) = serde_json::from_str::<Members>(text) {
            self.fill(&members, path, 1, record);
        }
    }

    /// What a proxy notes beside a request: how often it was sent again. The rest is anybody's.
    pub(super) fn fill_from_metadata(text: &str, record: &mut Record) {
        if !text.contains(ATTEMPTED) {
            return;
        }
        // Logs hold it as an object, or as the text of one.
        let text = serde_json::from_str::<String>(text).unwrap_or_else(|_| text.to_owned());
        let retries = serde_json::from_str::<Members>(&text)
            .ok()
            .and_then(|members| members.get(ATTEMPTED).map(|raw| raw.get().to_owned()));
        if let Some(retries) = retries {
            record.set(Field::Retries, 0, &retries);
        }
    }

    fn fill(&mut self, members: &Members, path: &str, depth: usize, record: &mut Record) {
        for (name, value) in members {
            let path = if path.is_empty() {
                squeezed(name)
            } else {
                format!("{path}.{}", squeezed(name))
            };
            let raw = value.get();
            if path == "metadata" {
                Self::fill_from_metadata(raw, record);
                continue;
            }
            if path == "request" || path.ends_with("metadata") || raw.starts_with('[') {
                continue;
            }
            let meaning = self.meaning(&path);
            if raw.starts_with('{') {
                match meaning {
                    Some((Field::Body, rank)) => record.set(Field::Body, rank, raw),
                    _ if depth < DEEPEST => {
                        if let Ok(inner) = serde_json::from_str::<Members>(raw) {
                            self.fill(&inner, &path, depth + 1, record);
                        }
                    }
                    _ => {}
                }
                continue;
            }
            let Some((field, rank)) = meaning else {
                continue;
            };
            if raw.starts_with('"') {
                if let Ok(text) = serde_json::from_str::<String>(raw) {
                    record.set(field, rank, &text);
                }
            } else {
                record.set(field, rank, raw);
            }
        }
    }

    fn meaning(&mut self, path: &str) -> Option<(Field, usize)> {
        if let Some(meaning) = self.meanings.get(path) {
            return *meaning;
        }
        let meaning = meaning(path);
        if self.meanings.len() < MOST_PATHS {
            self.meanings.insert(path.to_owned(), meaning);
        }
        meaning
    }
}

/// Takes a piece of a JSON file.
pub(super) fn take(
    line: u64,
    piece: &Piece,
    objects: &mut Objects,
    record: &mut Record,
    taking: &mut Taking,
) {
    let bytes = match piece {
        Piece::Value(bytes) => *bytes,
        Piece::TooLong => return taking.reject(line, Rejection::TooLong),
        Piece::Broken => return taking.reject(line, Rejection::BrokenJson),
    };
    let text = String::from_utf8_lossy(bytes);
    match objects.read(&text, line, record, &mut |record| taking.take(record)) {
        Ok(around) => taking.around(around),
        Err(why) => taking.reject(line, Rejection::NotJson(short(&why))),
    }
}
