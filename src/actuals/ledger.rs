//! Everything that was imported, as one.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::cell::{Cell, CellKey};
use super::{Import, Name, NameBook, Names};
use crate::calendar::Date;
use crate::money::Usd;

/// The most files held at once.
const MOST_IMPORTS: usize = 40;

/// Imported files, and the spend in them under common names.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Actuals {
    imports: Vec<Arc<Import>>,
    names: NameBook,
    cells: Vec<(CellKey, Cell)>,
    paid_twice: BTreeSet<Date>,
}

/// Why a file is not taken over, or what to know when it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum AddProblem {
    /// The same file is there already.
    SameFile {
        /// Under which name.
        name: String,
    },
    /// No more files fit.
    TooMany,
}

impl Actuals {
    /// Takes over a file; all of it, or nothing.
    ///
    /// # Errors
    ///
    /// [`AddProblem`]; nothing has changed then.
    pub fn add(&mut self, import: impl Into<Arc<Import>>) -> Result<(), AddProblem> {
        let import = import.into();
        if let Some(same) = self.same_file(&import) {
            return Err(AddProblem::SameFile {
                name: same.name.clone(),
            });
        }
        if self.imports.len() >= MOST_IMPORTS {
            return Err(AddProblem::TooMany);
        }
        self.imports.push(import);
        self.gather();
        Ok(())
    }

    /// Puts a file away again, by its place.
    pub fn remove(&mut self, place: usize) {
        if place < self.imports.len() {
            self.imports.remove(place);
            self.gather();
        }
    }

    /// The file with the same content, if it is there.
    #[must_use]
    pub fn same_file(&self, import: &Import) -> Option<&Import> {
        self.imports
            .iter()
            .map(Arc::as_ref)
            .find(|own| own.digest == import.digest && own.preview.rows == import.preview.rows)
    }

    /// The files of the same kind that have some of the same days: their spend would count twice.
    pub fn overlapping<'a>(&'a self, import: &'a Import) -> impl Iterator<Item = &'a Import> {
        self.imports.iter().map(Arc::as_ref).filter(|own| {
            own.format == import.format
                && own.preview.days.zip(import.preview.days).is_some_and(
                    |((first, last), (other_first, other_last))| {
                        first <= other_last && other_first <= last
                    },
                )
        })
    }

    /// The files, in the order they were taken over.
    #[must_use]
    pub fn imports(&self) -> &[Arc<Import>] {
        &self.imports
    }

    /// The names in all files.
    #[must_use]
    pub const fn names(&self) -> &NameBook {
        &self.names
    }

    /// The spend in all files.
    #[must_use]
    pub fn cells(&self) -> &[(CellKey, Cell)] {
        &self.cells
    }

    /// Days of which there are both amounts and usage: the amounts count, and of the usage only
    /// its tokens and requests.
    #[must_use]
    pub const fn days_with_both(&self) -> &BTreeSet<Date> {
        &self.paid_twice
    }

    /// Whether nothing was imported.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.imports.is_empty()
    }

    fn gather(&mut self) {
        let mut names = NameBook::default();
        let mut cells: BTreeMap<CellKey, Cell> = BTreeMap::new();
        let paid: BTreeSet<Date> = self
            .imports
            .iter()
            .filter(|import| import.format.is_money())
            .flat_map(|import| import.cells.iter().map(|(key, _)| key.day))
            .collect();
        let mut paid_twice = BTreeSet::new();
        for import in &self.imports {
            let mut translated = Translated::default();
            for (key, cell) in &import.cells {
                let key = translated.key(*key, import, &mut names);
                let mut cell = cell.clone();
                if !import.format.is_money() && paid.contains(&key.day) {
                    paid_twice.insert(key.day);
                    for spent in &mut cell.spent {
                        spent.usd = Usd::ZERO;
                    }
                }
                cells.entry(key).or_default().add(&cell);
            }
        }
        names.seal();
        self.names = names;
        self.cells = cells.into_iter().collect();
        self.paid_twice = paid_twice;
    }
}

/// The names of one file in the common book.
#[derive(Default)]
struct Translated {
    projects: BTreeMap<Name, Name>,
    models: BTreeMap<Name, Name>,
    keys: BTreeMap<Name, Name>,
    users: BTreeMap<Name, Name>,
}

impl Translated {
    fn key(&mut self, key: CellKey, from: &Import, to: &mut NameBook) -> CellKey {
        let own = &from.names;
        CellKey {
            project: translate(
                &mut self.projects,
                key.project,
                &own.projects,
                &mut to.projects,
            ),
            model: translate(&mut self.models, key.model, &own.models, &mut to.models),
            key: translate(&mut self.keys, key.key, &own.keys, &mut to.keys),
            user: translate(&mut self.users, key.user, &own.users, &mut to.users),
            ..key
        }
    }
}

fn translate(known: &mut BTreeMap<Name, Name>, name: Name, from: &Names, to: &mut Names) -> Name {
    *known.entry(name).or_insert_with(|| to.of(from.text(name)))
}
