//! The k-th call fails, for every k: afterwards the shelf holds the state before or after, whole.

use topup::exchange::ScenarioFile;
use topup::keeping::{Keeper, Library, Refused, Shelf};

use crate::shelves::{Board, Fault, Kind};
use crate::{file, kept};

/// Something the page does with the shelf.
type Operation = fn(&mut Keeper, &Board);

const OPERATIONS: [(&str, Operation); 9] = [
    ("save", |keeper, shelf| {
        let _ = keeper.save(shelf, &file(50), 10);
    }),
    ("rename", |keeper, shelf| {
        keeper.rename("Other");
        let _ = keeper.save(shelf, &file(3), 10);
    }),
    ("duplicate", |keeper, shelf| {
        let name = keeper.saved().unwrap();
        let _ = keeper.duplicate(shelf, name, "Copy", 10);
    }),
    ("delete", |keeper, shelf| {
        let name = keeper.saved().unwrap();
        let _ = keeper.delete(shelf, name, 10);
    }),
    ("undelete", |keeper, shelf| {
        if let Ok(library) = Library::read(shelf)
            && let Some(entry) = library.deleted.first()
        {
            let _ = keeper.undelete(shelf, entry.name, 10);
        }
    }),
    ("save again and again", |keeper, shelf| {
        // A window goes on after a failure: what it saves last is what counts.
        for _ in 0..20 {
            let _ = keeper.save(shelf, &file(50), 10);
        }
    }),
    ("open another window's and save", |_, shelf| {
        let mut keeper = Keeper::new(8);
        if let Ok(library) = Library::read(shelf)
            && let Some(entry) = library.to_open(None)
            && keeper.open(shelf, entry.name).is_ok()
        {
            let _ = keeper.save(shelf, &file(50), 10);
        }
    }),
    ("bring over", |_, shelf| {
        let _ = shelf.set("topup/scenario", &file(5).to_json());
        let _ = Keeper::bring_over(shelf, 10);
        // What was not brought over at this start is at the next.
        shelf.fail(None);
        let _ = Keeper::bring_over(shelf, 10);
    }),
    ("tidy up", |_, shelf| {
        let _ = Keeper::tidy_up(shelf, u64::MAX);
    }),
];

#[test]
fn a_failing_call_leaves_the_state_before_or_after() {
    let mut points = 0;
    for (what, operation) in OPERATIONS {
        let (mut keeper, shelf) = start();
        let before = kept(&shelf);
        shelf.fail(None);
        operation(&mut keeper, &shelf);
        let calls = shelf.calls().max(12);
        shelf.fail(None);
        let after = kept(&shelf);
        for call in 0..calls {
            for kind in [
                Kind::Once(Refused::Full),
                Kind::Once(Refused::Blocked),
                Kind::ForGood(Refused::Stopped),
                Kind::Dropped,
            ] {
                let fault = Fault { call, kind };
                let (mut keeper, shelf) = start();
                shelf.fail(Some(fault));
                operation(&mut keeper, &shelf);
                shelf.fail(None);
                let state = kept(&shelf);
                assert!(
                    state == before || state == after,
                    "{what}, {fault:?}: {before:?} became {state:?} instead of {after:?}"
                );
                assert!(Library::read(&shelf).unwrap().damaged.is_empty());
                points += 1;

                // And the same window can go on as if nothing had been.
                keeper.begin("Next");
                keeper.save(&shelf, &file(99), 20).unwrap();
                assert!(kept(&shelf).contains(&("Next".to_owned(), 99)));
            }
        }
    }
    assert!(points >= 200, "{points} points");
    println!("storage faults: {points} points");
}

#[test]
fn two_failing_calls_lose_nothing_that_was_saved() {
    for first in 0..12 {
        for second in 0..12 {
            let (mut keeper, shelf) = start();
            let mut last = 3;
            for (step, call) in [(60, first), (61, second), (62, 99)] {
                shelf.fail(Some(Fault {
                    call,
                    kind: Kind::Once(Refused::Full),
                }));
                if keeper.save(&shelf, &file(step), step).is_ok() {
                    last = step;
                }
                shelf.fail(None);
                let marks: Vec<u64> = kept(&shelf).into_iter().map(|(_, mark)| mark).collect();
                // What only seemed to fail is newer still.
                let is_kept = matches!(marks.as_slice(), [mark] if *mark >= last);
                assert!(is_kept, "{first}, {second}: {last} became {marks:?}");
            }
        }
    }
}

#[test]
fn several_scenarios_from_a_file_arrive_all_or_none() {
    let several: Vec<(String, ScenarioFile)> = (1..4)
        .map(|which| (which.to_string(), file(which)))
        .collect();
    for call in 0..20 {
        let shelf = Board::default();
        shelf.fail(Some(Fault {
            call,
            kind: Kind::Once(Refused::Full),
        }));
        let outcome = Keeper::new(1).add_all(&shelf, &several, 1);
        shelf.fail(None);
        let expected = if outcome.is_ok() { 3 } else { 0 };
        assert_eq!(kept(&shelf).len(), expected, "call {call}");
    }
}

/// Work that was saved three times, beside a deleted scenario.
fn start() -> (Keeper, Board) {
    let shelf = Board::default();
    let mut keeper = Keeper::new(7);
    let gone = keeper.add(&shelf, "Gone", &file(9), 1).unwrap();
    keeper.delete(&shelf, gone, 2).unwrap();
    keeper.rename("Plan");
    for step in 1..=3 {
        keeper.save(&shelf, &file(step), step).unwrap();
    }
    assert_eq!(shelf.texts.borrow().len(), 4);
    (keeper, shelf)
}
