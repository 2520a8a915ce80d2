//! Shelves that behave as browsers' storage does on bad days.

use std::cell::{Cell, RefCell};
use std::collections::{BTreeMap, VecDeque};
use std::rc::Rc;

use topup::keeping::{Refused, Shelf};

/// A shelf that can be told which of its calls fails.
#[derive(Default)]
pub(crate) struct Board {
    pub(crate) texts: RefCell<BTreeMap<String, String>>,
    calls: Cell<usize>,
    fails: Cell<Option<Fault>>,
}

/// What goes wrong, from which call on.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Fault {
    pub(crate) call: usize,
    pub(crate) kind: Kind,
}

#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Kind {
    /// This call alone is refused.
    Once(Refused),
    /// This call and all after it are refused.
    ForGood(Refused),
    /// A write comes back as done and is not.
    Dropped,
}

impl Board {
    pub(crate) fn fail(&self, fault: Option<Fault>) {
        self.calls.set(0);
        self.fails.set(fault);
    }

    /// Calls since the last [`Board::fail`].
    pub(crate) fn calls(&self) -> usize {
        self.calls.get()
    }

    /// Counts a call; `true` when it is to be dropped.
    fn call(&self) -> Result<bool, Refused> {
        let call = self.calls.get();
        self.calls.set(call + 1);
        match self.fails.get() {
            Some(Fault {
                call: at,
                kind: Kind::Once(refused),
            }) if call == at => Err(refused),
            Some(Fault {
                call: at,
                kind: Kind::ForGood(refused),
            }) if call >= at => Err(refused),
            Some(Fault {
                call: at,
                kind: Kind::Dropped,
            }) => Ok(call == at),
            _ => Ok(false),
        }
    }
}

impl Shelf for Board {
    fn keys(&self) -> Result<Vec<String>, Refused> {
        self.call()?;
        Ok(self.texts.borrow().keys().cloned().collect())
    }

    fn get(&self, key: &str) -> Result<Option<String>, Refused> {
        self.call()?;
        Ok(self.texts.borrow().get(key).cloned())
    }

    fn set(&self, key: &str, text: &str) -> Result<(), Refused> {
        if !self.call()? {
            let mut texts = self.texts.borrow_mut();
            texts.insert(key.to_owned(), text.to_owned());
        }
        Ok(())
    }

    fn remove(&self, key: &str) -> Result<(), Refused> {
        if !self.call()? {
            self.texts.borrow_mut().remove(key);
        }
        Ok(())
    }
}

/// One write as the other windows hear of it: a key, and what stands there now.
type Write = (String, Option<String>);

/// One window's view of a storage that several share: its own writes are there at once, those of
/// the others when it hears of them, as between processes of a browser.
#[derive(Clone, Default)]
pub(crate) struct Window {
    view: Rc<RefCell<BTreeMap<String, String>>>,
    unheard: Rc<RefCell<VecDeque<Write>>>,
    others: Rc<RefCell<Vec<Window>>>,
    /// What a window opened later finds.
    disk: Rc<RefCell<BTreeMap<String, String>>>,
}

impl Window {
    /// So many windows over one storage.
    pub(crate) fn several(number: usize) -> Vec<Self> {
        let disk = Rc::default();
        let windows: Vec<Self> = (0..number)
            .map(|_| Self {
                disk: Rc::clone(&disk),
                ..Self::default()
            })
            .collect();
        for (place, window) in windows.iter().enumerate() {
            let others = windows.iter().enumerate();
            let others = others.filter(|(other, _)| *other != place);
            *window.others.borrow_mut() = others.map(|(_, other)| other.clone()).collect();
        }
        windows
    }

    /// Hears of the next writes of the others, at most so many.
    pub(crate) fn hear(&self, most: usize) {
        for _ in 0..most {
            let Some((key, text)) = self.unheard.borrow_mut().pop_front() else {
                return;
            };
            put(&mut self.view.borrow_mut(), &key, text);
        }
    }

    /// What a browser finds that is started anew.
    pub(crate) fn disk(&self) -> BTreeMap<String, String> {
        self.disk.borrow().clone()
    }

    fn write(&self, key: &str, text: Option<&str>) {
        let text = text.map(str::to_owned);
        put(&mut self.view.borrow_mut(), key, text.clone());
        put(&mut self.disk.borrow_mut(), key, text.clone());
        for other in self.others.borrow().iter() {
            let mut unheard = other.unheard.borrow_mut();
            unheard.push_back((key.to_owned(), text.clone()));
        }
    }
}

fn put(texts: &mut BTreeMap<String, String>, key: &str, text: Option<String>) {
    match text {
        Some(text) => drop(texts.insert(key.to_owned(), text)),
        None => drop(texts.remove(key)),
    }
}

impl Shelf for Window {
    fn keys(&self) -> Result<Vec<String>, Refused> {
        Ok(self.view.borrow().keys().cloned().collect())
    }

    fn get(&self, key: &str) -> Result<Option<String>, Refused> {
        Ok(self.view.borrow().get(key).cloned())
    }

    fn set(&self, key: &str, text: &str) -> Result<(), Refused> {
        self.write(key, Some(text));
        Ok(())
    }

    fn remove(&self, key: &str) -> Result<(), Refused> {
        self.write(key, None);
        Ok(())
    }
}
