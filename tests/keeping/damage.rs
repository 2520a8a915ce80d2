//! Records that something has changed on the disk: at most that one is lost, and it can be taken away.

use proptest::prelude::*;
use topup::keeping::{Keeper, Library, Name, Record, RecordProblem, Rescue};

use crate::shelves::Board;
use crate::{file, kept, support};

/// A shelf with work saved twice, and the newer record's key.
fn start() -> (Board, String) {
    let shelf = Board::default();
    let mut keeper = Keeper::new(1);
    keeper.rename("Plan");
    keeper.save(&shelf, &file(1), 1).unwrap();
    keeper.save(&shelf, &file(2), 2).unwrap();
    let key = keeper.saved().unwrap().key();
    (shelf, key)
}

#[test]
fn any_changed_byte_of_any_record_is_noticed_and_the_generation_before_is_used() {
    let (shelf, key) = start();
    let good = shelf.texts.borrow()[&key].clone();
    for place in 0..good.len() {
        for flip in [1_u8, 2, 16, 64] {
            let mut bytes = good.clone().into_bytes();
            bytes[place] ^= flip;
            let Ok(text) = String::from_utf8(bytes) else {
                continue;
            };
            shelf.texts.borrow_mut().insert(key.clone(), text);
            let library = Library::read(&shelf).unwrap();
            assert_eq!(library.damaged.len(), 1, "byte {place}, flip {flip}");
            assert_eq!(library.damaged[0].key, key);
            assert_eq!(kept(&shelf), [("Plan".to_owned(), 1)]);
        }
    }
}

#[test]
fn a_record_cut_anywhere_is_noticed_and_stays_until_it_is_discarded() {
    let (shelf, key) = start();
    let good = shelf.texts.borrow()[&key].clone();
    for end in 0..good.len() {
        let cut = good[..end].to_owned();
        shelf.texts.borrow_mut().insert(key.clone(), cut.clone());
        let library = Library::read(&shelf).unwrap();
        assert_eq!(library.damaged.len(), 1, "cut at {end}");
        assert_eq!(kept(&shelf), [("Plan".to_owned(), 1)]);
        assert_eq!(shelf.texts.borrow()[&key], cut);
    }
    Keeper::discard(&shelf, &key).unwrap();
    assert!(Library::read(&shelf).unwrap().damaged.is_empty());
}

#[test]
fn a_damaged_only_record_is_told_of_and_nothing_else_suffers() {
    let shelf = Board::default();
    let mut keeper = Keeper::new(1);
    let one = keeper.add(&shelf, "One", &file(1), 1).unwrap();
    keeper.add(&shelf, "Two", &file(2), 2).unwrap();
    let mut damaged = shelf.texts.borrow()[&one.key()].clone();
    damaged.push('x');
    shelf.texts.borrow_mut().insert(one.key(), damaged);
    let library = Library::read(&shelf).unwrap();
    assert_eq!(library.damaged[0].problem, RecordProblem::Damaged);
    assert_eq!(kept(&shelf), [("Two".to_owned(), 2)]);
}

#[test]
fn each_kind_of_damage_has_its_name() {
    let (shelf, key) = start();
    let good = shelf.texts.borrow()[&key].clone();
    let problem = |text: &str| Record::from_text(text).unwrap_err();
    assert_eq!(problem(""), RecordProblem::NotARecord);
    assert_eq!(problem("{}"), RecordProblem::NotARecord);
    assert_eq!(problem("{}\n{}"), RecordProblem::NotARecord);
    assert_eq!(problem("topup-record 1 00"), RecordProblem::CutOff);
    assert_eq!(problem(&good[..good.len() - 1]), RecordProblem::CutOff);
    assert_eq!(
        problem(&good.replace("Plan", "Flan")),
        RecordProblem::Damaged
    );
    let newer = good.replace("topup-record 1 ", "topup-record 2 ");
    assert_eq!(problem(&newer), RecordProblem::Newer(2));
}

#[test]
fn a_whole_record_of_a_scenario_this_version_cannot_use_stays_where_it_is() {
    let (shelf, _) = start();
    let record = Record {
        title: "Tomorrow".to_owned(),
        saved: 9,
        deleted: false,
        prices_from_link: false,
        replaces: Vec::new(),
        document: file(1).to_line().replace("\"version\":5", "\"version\":99"),
    };
    let name = Name {
        line: 5,
        writer: 5,
        number: 1,
    };
    let texts = &shelf.texts;
    texts.borrow_mut().insert(name.key(), record.to_text());
    let mut keeper = Keeper::new(2);
    assert!(keeper.open(&shelf, name).is_err());
    keeper.save(&shelf, &file(3), 10).unwrap();
    assert_eq!(texts.borrow()[&name.key()], record.to_text());
}

#[test]
fn any_text_is_a_record_or_a_problem_and_a_record_is_written_as_it_was_read() -> Result<(), String>
{
    let (shelf, key) = start();
    let good = shelf.texts.borrow()[&key].clone();
    let changed = (any::<prop::sample::Index>(), any::<char>()).prop_map(move |(place, letter)| {
        let mut letters: Vec<char> = good.chars().collect();
        let place = place.index(letters.len());
        letters[place] = letter;
        letters.into_iter().collect::<String>()
    });
    let text = prop_oneof![
        any::<String>(),
        "topup-record 1 [0-9a-f]{8} [0-9]{1,3}\n.*\n.*",
        changed
    ];
    support::for_all(&text, |text| {
        if let Ok(record) = Record::from_text(&text) {
            prop_assert_eq!(Record::from_text(&record.to_text()), Ok(record));
        }
        let _ = Rescue::from_json(&text);
        Ok(())
    })
}

#[test]
fn a_rescue_file_brings_back_what_can_be_read_and_counts_the_rest() {
    let (shelf, key) = start();
    let mut keeper = Keeper::new(9);
    let broken = keeper.add(&shelf, "Broken", &file(7), 3).unwrap();
    let texts = &shelf.texts;
    texts
        .borrow_mut()
        .insert(broken.key(), "topup-record".to_owned());
    texts
        .borrow_mut()
        .insert("theme".to_owned(), "dark".to_owned());
    let document = serde_json::json!({ "format": "topup-rescue", "records": *texts.borrow() });
    let rescue = Rescue::from_json(&document.to_string()).unwrap();
    assert_eq!(rescue.scenarios, [("Plan".to_owned(), file(2))]);
    assert_eq!(rescue.unreadable, 1);
    assert!(Rescue::takes(&key) && !Rescue::takes("theme"));

    for wrong in ["", "[]", "{}", r#"{"format":"other","records":{}}"#] {
        assert!(Rescue::from_json(wrong).is_err(), "{wrong}");
    }
}
