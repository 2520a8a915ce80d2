//! What reads and writes scenarios: links, files, and the records of kept work.
//!
//! Its program is a file of its own. Someone who has kept nothing and follows no link sees the example
//! without it; it is fetched right after the first view, and before it where there is something to read.

use leptos::wasm_split::{SplitLoaderError, wasm_split};

use super::browser::storage::BrowserShelf;
use super::later::here;
use super::rest::Price;
use crate::exchange::{Link, QrPicture, ScenarioFile, SentText, without_language};
use crate::keeping::{Keeper, Library, Look, Name, OpenProblem, Refused, Rescue, SaveProblem};
use crate::wording;

/// What is in a file that was opened.
pub(super) enum Opened {
    /// One scenario.
    Scenario(Box<ScenarioFile>),
    /// Everything that a page which stopped had kept.
    Rescue(Rescue),
}

/// A scenario from a link, with the text behind it.
pub(super) type FromLink = (ScenarioFile, Option<SentText>);

/// The functions of that program. Those from `tidy_up` on are the [`Keeper`]'s, on the browser's shelf.
#[derive(Clone, Copy)]
pub(super) struct Scribe {
    /// The fragment of a link.
    pub(super) link: fn(&ScenarioFile) -> String,
    /// The same with a text behind it, unless that is too long.
    pub(super) link_with_text: fn(&ScenarioFile, &SentText) -> Option<String>,
    /// What a fragment holds, or why it does not open.
    pub(super) open_link: fn(&str) -> Result<FromLink, String>,
    /// An address as a QR code, unless it is too long.
    pub(super) qr: fn(&str) -> Option<QrPicture>,
    /// The text of a file.
    pub(super) file: fn(&ScenarioFile) -> String,
    /// What a file holds, or why it does not open.
    pub(super) open_file: fn(&str) -> Result<Opened, String>,
    /// The catalog with the prices of a scenario that was read.
    pub(super) price: Price,
    /// Takes over what older versions kept, and removes what was deleted long ago.
    pub(super) tidy_up: fn(u64),
    pub(super) library: fn() -> Result<Library, Refused>,
    pub(super) open: fn(&mut Keeper, Name) -> Result<ScenarioFile, OpenProblem>,
    pub(super) save: fn(&mut Keeper, &ScenarioFile, u64) -> Result<bool, SaveProblem>,
    pub(super) save_back: fn(&mut Keeper, &ScenarioFile, u64) -> Result<(), SaveProblem>,
    pub(super) look: fn(&mut Keeper, &ScenarioFile) -> Result<Look, Refused>,
    pub(super) add_rescued: fn(&mut Keeper, &Rescue, u64) -> Result<(), Refused>,
    pub(super) duplicate: fn(&mut Keeper, Name, &str, u64) -> Result<Name, OpenProblem>,
    pub(super) delete: fn(&mut Keeper, Name, u64) -> Result<Name, OpenProblem>,
    pub(super) undelete: fn(&mut Keeper, Name, u64) -> Result<Name, OpenProblem>,
}

/// Fetches it, unless it is here.
#[wasm_split(scribe, wasm_split_path = leptos::wasm_split, fallible)]
pub(super) fn scribe() -> Result<Scribe, SplitLoaderError> {
    here(Scribe {
        link: |file| Link::new(file).fragment().to_owned(),
        link_with_text: |file, text| text.behind(&Link::new(file)),
        open_link: |fragment| {
            SentText::open(without_language(fragment))
                .map_err(|error| wording::link_problem(&error))
        },
        qr: QrPicture::of,
        file: ScenarioFile::to_json,
        open_file: |text| {
            ScenarioFile::from_json(text)
                .map(|file| Opened::Scenario(Box::new(file)))
                .or_else(|error| {
                    let rescue = Rescue::from_json(text).map(Opened::Rescue);
                    rescue.map_err(|_| wording::saved_problem(&error))
                })
        },
        price: |catalog, own| catalog.with_overrides(own).into_owned(),
        tidy_up: |now| {
            // Full, the shelf can still be read; what is left undone here is done at another start.
            let _ = Keeper::bring_over(&BrowserShelf, now);
            let _ = Keeper::tidy_up(&BrowserShelf, now);
        },
        library: || Library::read(&BrowserShelf),
        open: |keeper, name| keeper.open(&BrowserShelf, name),
        save: |keeper, file, now| keeper.save(&BrowserShelf, file, now),
        save_back: |keeper, file, now| keeper.save_back(&BrowserShelf, file, now),
        look: |keeper, file| keeper.look(&BrowserShelf, file),
        add_rescued: |keeper, rescue, now| keeper.add_all(&BrowserShelf, &rescue.scenarios, now),
        duplicate: |keeper, name, title, now| keeper.duplicate(&BrowserShelf, name, title, now),
        delete: |keeper, name, now| keeper.delete(&BrowserShelf, name, now),
        undelete: |keeper, name, now| keeper.undelete(&BrowserShelf, name, now),
    })
}
