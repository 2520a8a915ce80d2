//! Names that outsiders chose, each held once.

use std::collections::HashMap;

/// The most different names of one kind; what comes later is held together as one.
const MOST_NAMES: usize = 5_000;

/// The most letters that are kept of a name.
const MOST_LETTERS: usize = 120;

/// A name held in [`Names`], by its place there.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Name(u32);

impl Name {
    /// Its place, for marks.
    pub(super) const fn place(self) -> u32 {
        self.0
    }

    /// The name at a place.
    pub(super) const fn at(place: u32) -> Self {
        Self(place)
    }

    /// Nothing is said about it.
    pub const NONE: Self = Self(0);
    /// One of the names that came after [`Names`] was full.
    pub const OTHER: Self = Self(1);
}

/// Every name of one kind: projects, models, keys or users.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Names {
    texts: Vec<String>,
    places: HashMap<String, Name>,
}

impl Default for Names {
    fn default() -> Self {
        Self {
            texts: vec![String::new(), "(others)".to_owned()],
            places: HashMap::new(),
        }
    }
}

impl Names {
    /// The name of a text; something that looks like a secret key is held without its middle.
    pub(super) fn of(&mut self, text: &str) -> Name {
        if text.is_empty() {
            return Name::NONE;
        }
        if let Some(name) = self.places.get(text) {
            return *name;
        }
        if self.texts.len() >= MOST_NAMES {
            return Name::OTHER;
        }
        let kept = without_secret(text);
        let place = u32::try_from(self.texts.len()).unwrap_or(Name::OTHER.0);
        self.texts.push(kept);
        self.places.insert(text.to_owned(), Name(place));
        Name(place)
    }

    /// The text of a name; empty where nothing is said.
    #[must_use]
    pub fn text(&self, name: Name) -> &str {
        let place = usize::try_from(name.0).unwrap_or_default();
        self.texts.get(place).map_or("", String::as_str)
    }

    /// Every text, in the order of the places.
    pub(super) fn texts(&self) -> &Vec<String> {
        &self.texts
    }

    /// The names of these texts, to which nothing is added any more.
    pub(super) fn sealed(texts: Vec<String>) -> Self {
        Self {
            texts,
            places: HashMap::new(),
        }
    }

    /// Forgets how long texts and secrets were spelt, once nothing is added any more.
    pub(super) fn seal(&mut self) {
        self.places = HashMap::new();
    }
}

/// The names in a file, by what they name.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct NameBook {
    /// Projects.
    pub projects: Names,
    /// Models, as the file names them.
    pub models: Names,
    /// API keys.
    pub keys: Names,
    /// Users.
    pub users: Names,
}

impl NameBook {
    pub(super) fn seal(&mut self) {
        for names in [
            &mut self.projects,
            &mut self.models,
            &mut self.keys,
            &mut self.users,
        ] {
            names.seal();
        }
    }
}

fn without_secret(text: &str) -> String {
    if text.starts_with("sk-") && !text.contains("...") {
        let last: String = text
            .chars()
            .skip(text.chars().count().saturating_sub(4))
            .collect();
        return format!("sk-…{last}");
    }
    text.chars()
        .filter(|letter| !letter.is_control())
        .take(MOST_LETTERS)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_held_once_and_a_secret_never() {
        let mut names = Names::default();
        let first = names.of("proj_a");
        assert_eq!(names.of("proj_a"), first);
        assert_eq!(names.text(first), "proj_a");
        assert_eq!(names.of(""), Name::NONE);
        let secret = names.of("sk-proj-abcdefghijklmnop");
        assert_eq!(names.text(secret), "sk-…mnop");
    }

    #[test]
    fn names_do_not_fill_the_memory() {
        let mut names = Names::default();
        for number in 0..MOST_NAMES * 2 {
            names.of(&number.to_string());
        }
        assert_eq!(names.of("one more"), Name::OTHER);
        assert_eq!(names.texts.len(), MOST_NAMES);
    }
}
