//! What a person does with kept work, on a shelf that works.

use topup::keeping::{Keeper, Library, Look, SaveProblem, Shelf, Starts};

use crate::shelves::{Board, Window};
use crate::{file, kept, mark};

#[test]
fn what_is_saved_is_found_again_under_its_title() {
    let shelf = Board::default();
    let mut keeper = Keeper::new(1);
    keeper.rename("  Chat\u{202e}bot\n ");
    assert_eq!(keeper.save(&shelf, &file(1), 10), Ok(true));
    assert_eq!(keeper.save(&shelf, &file(1), 11), Ok(false), "as it is");
    assert_eq!(keeper.save(&shelf, &file(2), 12), Ok(true));
    assert_eq!(kept(&shelf), [("Chatbot".to_owned(), 2)]);

    let mut later = Keeper::new(2);
    let library = Library::read(&shelf).unwrap();
    let entry = library.to_open(keeper.line()).unwrap();
    assert_eq!(later.open(&shelf, entry.name), Ok(file(2)));
    assert_eq!((later.title(), later.line()), ("Chatbot", keeper.line()));
}

#[test]
fn however_often_it_is_saved_two_generations_stand_on_the_shelf() {
    let shelf = Board::default();
    for start in 0..5 {
        let mut keeper = Keeper::new(start);
        if let Some(entry) = Library::read(&shelf).unwrap().to_open(None) {
            keeper.open(&shelf, entry.name).unwrap();
        }
        for step in 1..20 {
            keeper
                .save(&shelf, &file(100 * start + step), step)
                .unwrap();
        }
        assert_eq!(shelf.texts.borrow().len(), 2);
    }
    assert_eq!(kept(&shelf), [(String::new(), 419)]);
}

#[test]
fn a_line_that_was_worked_on_before_is_opened_again_and_else_the_newest() {
    let shelf = Board::default();
    let mut keeper = Keeper::new(1);
    let [one, two] = [1, 2].map(|which| keeper.add(&shelf, "", &file(which), which).unwrap());
    let library = Library::read(&shelf).unwrap();
    assert_eq!(library.to_open(Some(one.line)).unwrap().name, one);
    assert_eq!(library.to_open(Some(77)).unwrap().name, two);
    assert_eq!(library.to_open(None).unwrap().name, two);
}

#[test]
fn titles_are_searched_by_words_in_any_case_and_order() {
    let shelf = Board::default();
    let mut keeper = Keeper::new(1);
    for title in ["Support chatbot", "Chatbot for sales", "Ölpreise"] {
        keeper.add(&shelf, title, &file(1), 1).unwrap();
    }
    let library = Library::read(&shelf).unwrap();
    let found = |words: &str| library.search(words).count();
    assert_eq!(
        [
            found("CHATBOT"),
            found("sales chat"),
            found("öl"),
            found(""),
            found("x")
        ],
        [2, 1, 1, 3, 0]
    );
}

#[test]
fn a_deleted_scenario_comes_back_for_thirty_days_and_no_longer() {
    let shelf = Board::default();
    let mut keeper = Keeper::new(1);
    keeper.rename("Plan");
    keeper.save(&shelf, &file(1), 1).unwrap();
    keeper.save(&shelf, &file(2), 2).unwrap();
    let name = keeper.saved().unwrap();
    let deleted = keeper.delete(&shelf, name, 3).unwrap();
    assert_eq!(kept(&shelf), []);
    let back = keeper.undelete(&shelf, deleted, 4).unwrap();
    assert_eq!(kept(&shelf), [("Plan".to_owned(), 2)]);

    keeper.delete(&shelf, back, 5).unwrap();
    let days = |days: u64| 5 + days * 86_400_000;
    Keeper::tidy_up(&shelf, days(30)).unwrap();
    assert_eq!(Library::read(&shelf).unwrap().deleted.len(), 1);
    Keeper::tidy_up(&shelf, days(30) + 1).unwrap();
    assert!(shelf.texts.borrow().is_empty());
}

#[test]
fn a_copy_is_a_line_of_its_own() {
    let shelf = Board::default();
    let mut keeper = Keeper::new(1);
    keeper.save(&shelf, &file(1), 1).unwrap();
    let name = keeper.saved().unwrap();
    keeper.duplicate(&shelf, name, "Copy", 2).unwrap();
    keeper.save(&shelf, &file(2), 3).unwrap();
    assert_eq!(kept(&shelf), [(String::new(), 2), ("Copy".to_owned(), 1)]);
}

#[test]
fn an_edit_in_one_window_shows_in_the_other_that_has_none() {
    let [here, there] = windows();
    let mut one = Keeper::new(1);
    one.save(&here, &file(1), 1).unwrap();
    there.hear(9);
    let mut two = Keeper::new(2);
    two.open(&there, one.saved().unwrap()).unwrap();
    for step in 2..6 {
        two.save(&there, &file(step), step).unwrap();
    }
    here.hear(99);
    assert_eq!(
        one.look(&here, &file(1)),
        Ok(Look::Moved(Box::new(file(5))))
    );
    assert_eq!(one.look(&here, &file(5)), Ok(Look::Same));
    one.save(&here, &file(6), 6).unwrap();
    assert_eq!(kept(&here), [(String::new(), 6)], "nothing was in conflict");
}

#[test]
fn edits_in_two_windows_are_both_kept_and_both_windows_are_told() {
    let [here, there] = windows();
    let mut one = Keeper::new(1);
    one.rename("Plan");
    one.save(&here, &file(1), 1).unwrap();
    there.hear(9);
    let mut two = Keeper::new(2);
    two.open(&there, one.saved().unwrap()).unwrap();
    one.save(&here, &file(10), 2).unwrap();
    two.save(&there, &file(20), 3).unwrap();
    here.hear(9);
    there.hear(9);
    assert_eq!(one.look(&here, &file(10)), Ok(Look::Both));
    assert_eq!(two.look(&there, &file(20)), Ok(Look::Both));
    let both = [("Plan".to_owned(), 10), ("Plan".to_owned(), 20)];
    assert_eq!(kept(&here), both);
    let library = Library::read(&here).unwrap();
    assert!(library.kept.iter().all(|entry| entry.versions == 2));

    // The older of the two, opened again, goes its own way.
    let older = library.kept.last().unwrap().name;
    let mut three = Keeper::new(3);
    assert_eq!(mark(&three.open(&here, older).unwrap()), 10);
    three.save(&here, &file(11), 4).unwrap();
    assert_eq!(
        kept(&here),
        [("Plan".to_owned(), 11), ("Plan".to_owned(), 20)]
    );
    let library = Library::read(&here).unwrap();
    assert!(library.kept.iter().all(|entry| entry.versions == 1));
    assert_eq!(
        one.look(&here, &file(10)),
        Ok(Look::Moved(Box::new(file(11))))
    );
}

#[test]
fn an_edit_wins_over_a_deletion_in_another_window() {
    let [here, there] = windows();
    let mut one = Keeper::new(1);
    one.save(&here, &file(1), 1).unwrap();
    there.hear(9);
    let mut two = Keeper::new(2);
    two.open(&there, one.saved().unwrap()).unwrap();
    two.delete(&there, one.saved().unwrap(), 2).unwrap();
    here.hear(9);
    assert_eq!(one.look(&here, &file(1)), Ok(Look::Deleted));
    assert_eq!(one.save(&here, &file(2), 3), Ok(true));
    assert_eq!(kept(&here), [(String::new(), 2)]);
}

#[test]
fn work_whose_storage_was_cleared_is_saved_again_only_when_asked() {
    let shelf = Board::default();
    let mut keeper = Keeper::new(1);
    keeper.save(&shelf, &file(1), 1).unwrap();
    shelf.texts.borrow_mut().clear();
    assert_eq!(keeper.look(&shelf, &file(1)), Ok(Look::Gone));
    assert_eq!(keeper.save(&shelf, &file(2), 2), Err(SaveProblem::Gone));
    assert!(shelf.texts.borrow().is_empty());
    keeper.save_back(&shelf, &file(2), 3).unwrap();
    assert_eq!(kept(&shelf), [(String::new(), 2)]);
    assert_eq!(keeper.save(&shelf, &file(3), 4), Ok(true));
}

#[test]
fn other_programs_keys_are_left_alone() {
    let shelf = Board::default();
    shelf.set("theme", "dark").unwrap();
    shelf.set("topup/record", "x").unwrap();
    let mut keeper = Keeper::new(1);
    for step in 1..4 {
        keeper.save(&shelf, &file(step), step).unwrap();
    }
    Keeper::discard(&shelf, "theme").unwrap();
    let library = Library::read(&shelf).unwrap();
    assert_eq!((library.kept.len(), library.damaged.len()), (1, 0));
    assert_eq!(shelf.get("theme").unwrap().unwrap(), "dark");
    assert_eq!(shelf.get("topup/record").unwrap().unwrap(), "x");
}

#[test]
fn the_third_start_that_does_not_get_through_is_unsafe() {
    let shelf = Board::default();
    let begin = || Starts::begin(&shelf).unwrap().is_unsafe();
    assert_eq!(
        [begin(), begin(), begin(), begin()],
        [false, false, true, true]
    );
    Starts::succeed(&shelf).unwrap();
    assert!(!begin());
    shelf.set("topup/starts", "many").unwrap();
    assert!(!begin(), "what is no number counts as none");
}

fn windows() -> [Window; 2] {
    Window::several(2).try_into().ok().unwrap()
}

/// A clock that was set back, or a year ahead, decides nothing about which of two generations is newer.
#[test]
fn a_clock_that_goes_back_loses_no_edit() {
    for times in [[2_000, 1_000, 500], [1, 2_000_000_000_000, 3]] {
        let shelf = Board::default();
        let mut keeper = Keeper::new(1);
        for (which, now) in times.into_iter().enumerate() {
            let which = u32::try_from(which).unwrap() + 1;
            assert_eq!(keeper.save(&shelf, &file(which.into()), now), Ok(true));
        }
        assert_eq!(kept(&shelf), [(String::new(), 3)], "{times:?}");
        let library = Library::read(&shelf).unwrap();
        let entry = library.to_open(keeper.line()).unwrap();
        assert_eq!(Keeper::new(2).open(&shelf, entry.name), Ok(file(3)));
    }
}
