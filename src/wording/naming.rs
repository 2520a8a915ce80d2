//! What new work is called in the chosen language, until the person calls it something else.

use super::language::{self, say};
use crate::scenario::{Edit, History, Problem, Scenario};

/// Work as an example or a template begins it, called what the chosen language calls it.
#[must_use]
pub fn in_own_words(mut scenario: Scenario) -> Scenario {
    for name in names(&mut scenario) {
        *name = own(name);
    }
    scenario
}

/// Makes an edit, after which new work is called what the chosen language calls it.
///
/// # Errors
///
/// The edit's own; then nothing has changed.
pub fn edit_in_own_words(history: &mut History, edit: Edit) -> Result<(), Problem> {
    let names_work = matches!(edit, Edit::Stage(_) | Edit::Arrange(_));
    if !names_work || !language::is_other() {
        return history.apply(edit);
    }
    let mut scenario = history.now().clone();
    // The engine numbers names and knows its examples by their English names.
    let mut typed = Vec::new();
    for name in names(&mut scenario) {
        match english(name) {
            Some(english) => *name = english,
            None => typed.push(name.clone()),
        }
    }
    scenario.apply(edit)?;
    for name in names(&mut scenario).filter(|name| !typed.contains(name)) {
        *name = own(name);
    }
    history.apply(Edit::Replace(Box::new(scenario)))
}

fn names(scenario: &mut Scenario) -> impl Iterator<Item = &mut String> {
    let projects = scenario.projects.iter_mut();
    projects.flat_map(|project| {
        let workloads = project.workloads.iter_mut().map(|own| &mut own.name);
        core::iter::once(&mut project.name).chain(workloads)
    })
}

/// The names that examples and templates give, with what the chosen language makes of them.
fn given() -> [(&'static str, &'static str); 12] {
    [
        ("My project", say!("My project")),
        ("Project", say!("Project")),
        ("Assistant", say!("Assistant")),
        ("Chatbot", say!("Chatbot")),
        ("Document questions", say!("Document questions")),
        ("Extraction", say!("Extraction")),
        ("Agent", say!("Agent")),
        ("Embedding", say!("Embedding")),
        ("Transcription", say!("Transcription")),
        ("Speech", say!("Speech")),
        ("Pictures", say!("Pictures")),
        ("Fine-tuning", say!("Fine-tuning")),
    ]
}

/// A given name in the chosen language; any other as it is.
fn own(name: &str) -> String {
    let (stem, number) = numbered(name);
    let own = given().into_iter().find(|(english, _)| *english == stem);
    own.map_or_else(|| name.to_owned(), |(_, own)| format!("{own}{number}"))
}

/// The English of a name that [`own`] gave.
fn english(name: &str) -> Option<String> {
    let (stem, number) = numbered(name);
    let english = given().into_iter().find(|(_, own)| *own == stem)?.0;
    Some(format!("{english}{number}"))
}

/// A name without the number behind it, and that number.
fn numbered(name: &str) -> (&str, &str) {
    let at = name.rfind(' ').filter(|at| {
        let number = name.get(at + 1..).unwrap_or_default();
        number.parse::<u32>().is_ok()
    });
    name.split_at_checked(at.unwrap_or(name.len()))
        .unwrap_or((name, ""))
}

#[cfg(test)]
mod tests {
    use super::super::language::{Words, choose};
    use super::*;
    use crate::scenario::{Arrange, Stage, Template};

    const FILE: &str = "\n\nAssistant\n助手\n\nMy project\n我的项目\n\nProject\n项目\n";

    fn told(history: &History) -> Vec<String> {
        names(&mut history.now().clone())
            .map(|name| name.clone())
            .collect()
    }

    #[test]
    fn new_work_is_called_what_the_language_calls_it_and_typed_names_stay() {
        choose(Some(Words::read(FILE.to_owned())));
        let mut history = History::new(in_own_words(Scenario::example(Stage::Mvp)));
        let mut make = |edit| edit_in_own_words(&mut history, edit).map(|()| told(&history));
        assert_eq!(
            make(Edit::Stage(Stage::Production)).unwrap(),
            ["我的项目", "助手"]
        );
        let again = Edit::Arrange(Arrange::AddWorkload(0, Template::Assistant));
        assert_eq!(make(again).unwrap(), ["我的项目", "助手", "助手 2"]);
        assert_eq!(
            make(Edit::Arrange(Arrange::AddProject)).unwrap(),
            ["我的项目", "助手", "助手 2", "项目 2"]
        );
        choose(None);
        assert_eq!(history.now().stage, Stage::Production);
        let mut plain = Scenario::example(Stage::Mvp);
        plain.apply(Edit::Stage(Stage::Production)).unwrap();
        assert_eq!(history.now().days, plain.days);
    }
}
