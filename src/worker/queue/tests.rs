use super::*;
use tokens::Tokens;

const PROMPT: TextId = TextId(1);
const TOOLS: TextId = TextId(2);

#[test]
fn texts_are_counted_one_at_a_time_in_order() {
    let mut queue = Queue::new();
    add(&mut queue, PROMPT, "one");
    add(&mut queue, TOOLS, "two");
    assert_eq!(queue.next_encoding(), Some(Encoding::O200kBase));

    let first = give(&mut queue, "one");
    assert!(queue.next().is_none(), "the worker is busy");
    assert_eq!(
        queue.answered(first, counted(5)),
        Some((PROMPT, Ok(counted(5))))
    );
    let second = give(&mut queue, "two");
    assert_eq!(
        queue.answered(second, counted(6)),
        Some((TOOLS, Ok(counted(6))))
    );
    assert!(queue.is_idle());
}

#[test]
fn a_newer_text_takes_the_place_of_a_waiting_one() {
    let mut queue = Queue::new();
    add(&mut queue, TOOLS, "other");
    add(&mut queue, PROMPT, "old");
    add(&mut queue, PROMPT, "new");

    let first = give(&mut queue, "other");
    queue.answered(first, counted(1));
    give(&mut queue, "new");
}

#[test]
fn the_answer_about_an_older_text_is_dropped() {
    let mut queue = Queue::new();
    add(&mut queue, PROMPT, "old");
    let old = give(&mut queue, "old");
    assert!(queue.running(old).is_some());
    assert_eq!(add(&mut queue, PROMPT, "new"), Verdict::GoOn);

    assert_eq!(queue.answered(old, counted(3)), None);
    let new = give(&mut queue, "new");
    assert!(queue.running(old).is_none());
    assert_eq!(
        queue.answered(old, counted(3)),
        None,
        "repeated, out of order"
    );
    assert_eq!(
        queue.answered(new, counted(4)),
        Some((PROMPT, Ok(counted(4))))
    );
}

#[test]
fn a_long_count_that_nobody_wants_is_ended() {
    let mut queue = Queue::new();
    add_book(&mut queue, false);
    let book = begin(&mut queue, "book");
    queue.given(false);
    assert_eq!(add(&mut queue, PROMPT, "note"), Verdict::End);

    assert_eq!(queue.answered(book, counted(9)), None);
    give(&mut queue, "note");
}

#[test]
fn a_text_that_was_not_all_given_is_given_no_further() {
    let mut queue = Queue::new();
    add_book(&mut queue, false);
    let book = begin(&mut queue, "book");
    assert_eq!(add(&mut queue, PROMPT, "note"), Verdict::GoOn);

    assert!(queue.running(book).is_none());
    give(&mut queue, "note");
}

#[test]
fn an_edit_waits_for_the_text_it_edits() {
    let mut queue = Queue::new();
    add_book(&mut queue, false);
    let book = begin(&mut queue, "book");
    queue.given(false);
    assert_eq!(add_book(&mut queue, true), Verdict::GoOn);

    assert_eq!(queue.answered(book, counted(9)), None);
    let edited = give(&mut queue, "book");
    assert_eq!(
        queue.answered(edited, counted(8)),
        Some((PROMPT, Ok(counted(8))))
    );
}

#[test]
fn a_cancelled_text_is_not_answered() {
    let mut queue = Queue::new();
    add(&mut queue, PROMPT, "one");
    add(&mut queue, TOOLS, "two");
    let first = give(&mut queue, "one");
    assert_eq!(queue.cancel(PROMPT), Verdict::GoOn);
    assert_eq!(queue.cancel(TOOLS), Verdict::GoOn);

    assert_eq!(queue.answered(first, counted(1)), None);
    assert!(queue.is_idle());
}

#[test]
fn a_text_that_stops_the_worker_twice_is_answered_with_the_problem() {
    let mut queue = Queue::new();
    add(&mut queue, PROMPT, "poison");
    add(&mut queue, TOOLS, "fine");

    give(&mut queue, "poison");
    assert_eq!(queue.died(&stopped()), []);
    give(&mut queue, "poison");
    assert_eq!(queue.died(&stopped()), [(PROMPT, Err(stopped()))]);

    let fine = give(&mut queue, "fine");
    assert_eq!(
        queue.answered(fine, counted(1)),
        Some((TOOLS, Ok(counted(1))))
    );
}

#[test]
fn a_worker_that_never_starts_is_given_up_and_everything_answered() {
    let mut queue = Queue::new();
    add(&mut queue, PROMPT, "one");
    add(&mut queue, TOOLS, "two");

    for _ in 1..DEATHS {
        assert_eq!(queue.died(&CountProblem::NotStarted), []);
        assert!(!queue.gave_up());
    }
    let problem = Err(CountProblem::NotStarted);
    assert_eq!(
        queue.died(&CountProblem::NotStarted),
        [(PROMPT, problem.clone()), (TOOLS, problem)]
    );
    assert!(queue.gave_up() && queue.is_idle());
    assert_eq!(
        queue.add(PROMPT, Encoding::O200kBase, "three", 5, false),
        Err(CountProblem::NotStarted)
    );

    queue.try_again();
    assert_eq!(add(&mut queue, PROMPT, "four"), Verdict::GoOn);
    give(&mut queue, "four");
}

#[test]
fn an_answer_between_two_deaths_forgives_them() {
    let mut queue = Queue::new();
    for _ in 0..2 * DEATHS {
        add(&mut queue, PROMPT, "text");
        give(&mut queue, "text");
        assert_eq!(queue.died(&stopped()), []);
        let again = give(&mut queue, "text");
        assert!(queue.answered(again, counted(1)).is_some());
    }
    assert!(!queue.gave_up());
}

#[test]
fn the_death_of_a_worker_with_an_unwanted_text_answers_nobody() {
    let mut queue = Queue::new();
    add(&mut queue, PROMPT, "one");
    give(&mut queue, "one");
    queue.cancel(PROMPT);
    assert_eq!(queue.died(&stopped()), []);
    assert!(queue.is_idle());
}

/// Asks for a short text; what is to become of the worker.
#[track_caller]
fn add(queue: &mut Queue<&'static str>, id: TextId, text: &'static str) -> Verdict {
    queue
        .add(id, Encoding::O200kBase, text, text.len() as u64, false)
        .expect("the queue has not given up")
}

fn add_book(queue: &mut Queue<&'static str>, is_edit: bool) -> Verdict {
    queue
        .add(PROMPT, Encoding::O200kBase, "book", WORTH_ENDING, is_edit)
        .expect("the queue has not given up")
}

/// Begins to give the next text to the worker; its version.
#[track_caller]
fn begin(queue: &mut Queue<&'static str>, expected: &str) -> u64 {
    let job = queue.next().expect("a text is waiting");
    assert_eq!((job.text, job.encoding), (expected, Encoding::O200kBase));
    job.version
}

/// Gives the next text to the worker, which is a short one; its version.
#[track_caller]
fn give(queue: &mut Queue<&'static str>, expected: &str) -> u64 {
    let version = begin(queue, expected);
    queue.given(false);
    version
}

fn counted(tokens: u64) -> Counted {
    Counted {
        tokens: Tokens::new(tokens),
        bytes: 0,
        parts: Vec::new(),
        look: None,
    }
}

fn stopped() -> CountProblem {
    CountProblem::Stopped {
        reason: "unreachable".to_owned(),
    }
}
