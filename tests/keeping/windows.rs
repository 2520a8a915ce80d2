//! Several windows over one storage, in any order of doing and hearing: no saved edit vanishes.

use std::collections::{BTreeMap, BTreeSet};

use proptest::prelude::*;
use topup::exchange::ScenarioFile;
use topup::keeping::{Fixed, Keeper, Library, Look, Record, SaveProblem};

use crate::shelves::Window;
use crate::{file, mark, support};

const WINDOWS: usize = 3;
/// How many interleavings are tried; `PROPTEST_CASES` asks for more.
const CASES: u32 = 2_000;

#[derive(Clone, Debug)]
enum Step {
    /// The person changes something.
    Edit,
    /// The page saves.
    Save,
    /// The browser tells of so many writes, and the page looks.
    Hear(usize),
    /// The person opens what is so far down in the list.
    Open(usize),
    /// The window is closed without a last save and another is opened.
    Reopen,
}

fn step() -> impl Strategy<Value = (usize, Step)> {
    let step = prop_oneof![
        4 => Just(Step::Edit),
        4 => Just(Step::Save),
        3 => (0..8_usize).prop_map(Step::Hear),
        1 => (0..3_usize).prop_map(Step::Open),
        1 => Just(Step::Reopen),
    ];
    (0..WINDOWS, step)
}

/// One window with its person.
struct Seat {
    shelf: Window,
    keeper: Keeper,
    shown: ScenarioFile,
}

/// Which edits each state of the work contains.
type Pasts = BTreeMap<u64, BTreeSet<u64>>;

#[test]
fn no_saved_edit_vanishes_whatever_the_windows_do() -> Result<(), String> {
    let steps = prop::collection::vec(step(), 1..60);
    support::for_so_many(CASES, &steps, |steps| {
        let mut seats: Vec<Seat> = (1..)
            .zip(Window::several(WINDOWS))
            .map(|(seed, shelf)| Seat {
                shelf,
                keeper: Keeper::new(seed),
                shown: file(0),
            })
            .collect();
        let mut pasts = Pasts::from([(0, BTreeSet::new())]);
        let mut saved = BTreeSet::new();
        for (time, (seat, step)) in (1..).zip(steps) {
            let seat = &mut seats[seat];
            act(seat, &step, time, &mut pasts, &mut saved)?;
        }
        let disk = seats[0].shelf.disk();
        let found: BTreeSet<u64> = Library::read(&Fixed(disk.clone()))
            .unwrap()
            .kept
            .iter()
            .map(|entry| Record::from_text(&disk[&entry.name.key()]).unwrap())
            .flat_map(|record| pasts[&mark(&record.scenario().unwrap())].clone())
            .collect();
        prop_assert!(
            found.is_superset(&saved),
            "saved {saved:?}, found {found:?}"
        );
        Ok(())
    })
}

fn act(
    seat: &mut Seat,
    step: &Step,
    time: u64,
    pasts: &mut Pasts,
    saved: &mut BTreeSet<u64>,
) -> Result<(), TestCaseError> {
    match step {
        Step::Edit => {
            let mut past = pasts[&mark(&seat.shown)].clone();
            past.insert(time);
            pasts.insert(time, past);
            seat.shown = file(time);
        }
        Step::Save => match seat.keeper.save(&seat.shelf, &seat.shown, time) {
            Ok(_) => saved.extend(&pasts[&mark(&seat.shown)]),
            // Nothing was cleared here, but a window that has not heard of the others' writes
            // may believe so: it asks, and the person says yes.
            Err(SaveProblem::Gone) => {
                let again = seat.keeper.save_back(&seat.shelf, &seat.shown, time);
                prop_assert_eq!(again, Ok(()));
                saved.extend(&pasts[&mark(&seat.shown)]);
            }
            Err(problem) => prop_assert!(false, "{problem:?}"),
        },
        Step::Hear(most) => {
            seat.shelf.hear(*most);
            if let Look::Moved(file) = seat.keeper.look(&seat.shelf, &seat.shown).unwrap() {
                seat.shown = *file;
            }
        }
        Step::Open(place) => {
            let library = Library::read(&seat.shelf).unwrap();
            if let Some(entry) = library.kept.get(*place) {
                seat.shown = seat.keeper.open(&seat.shelf, entry.name).unwrap();
            }
        }
        Step::Reopen => {
            seat.shelf.hear(usize::MAX);
            seat.keeper = Keeper::new(1_000 + time);
            seat.shown = file(0);
            let library = Library::read(&seat.shelf).unwrap();
            if let Some(entry) = library.to_open(None) {
                seat.shown = seat.keeper.open(&seat.shelf, entry.name).unwrap();
            }
        }
    }
    Ok(())
}
