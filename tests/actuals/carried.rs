//! What the worker reads is what the page gets.

use topup::actuals::{Import, Marks, Parcel, ReadingOrder, Refusal, packed_outcome};
use topup::calendar::Date;

use super::broken_files::refused;
use super::{TODAY, fixture, read};

/// An outcome on the other side, its cells taken out so many at a time.
fn carried(outcome: &Result<Import, Refusal>, cells: u64) -> Option<Result<Import, Refusal>> {
    let mut parcel = match Parcel::open(packed_outcome(outcome))? {
        Ok(parcel) => parcel,
        Err(refusal) => return Some(Err(refusal)),
    };
    while parcel.take(cells)? {}
    Some(Ok(parcel.into_import()))
}

#[test]
fn every_file_arrives_as_it_was_read() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/actuals");
    let mut files = 0;
    for entry in std::fs::read_dir(folder).unwrap() {
        let name = entry.unwrap().file_name().into_string().unwrap();
        let outcome = read(&name, &fixture(&name), usize::MAX);
        assert!(outcome.is_ok(), "{name}");
        for cells in [1, 2, u64::MAX] {
            assert_eq!(carried(&outcome, cells).as_ref(), Some(&outcome), "{name}");
        }
        files += 1;
    }
    assert!(files >= 18, "{files}");
}

#[test]
fn every_refusal_arrives_with_its_reason() {
    for (name, file, _) in refused() {
        let outcome = read(name, &file, usize::MAX);
        assert!(outcome.is_err(), "{name}");
        assert_eq!(carried(&outcome, 1), Some(outcome), "{name}");
    }
}

#[test]
fn bytes_that_end_anywhere_are_no_file() {
    let outcome = read("costs", &fixture("costs_2026.csv"), usize::MAX);
    let bytes = packed_outcome(&outcome);
    for end in 0..bytes.len() {
        let parcel = Parcel::open(bytes[..end].to_vec());
        let is_whole = match parcel {
            Some(Ok(mut parcel)) => parcel.take(u64::MAX).is_some(),
            Some(Err(_)) => true,
            None => false,
        };
        assert!(!is_whole, "{end} of {} bytes", bytes.len());
    }
}

#[test]
fn the_worker_is_told_what_the_page_says() {
    let order = ReadingOrder {
        name: "Übersicht.csv".to_owned(),
        today: Date::parse(TODAY).unwrap(),
        marks: Marks::DecimalComma,
        prices: vec![0, 127, 128, 255],
    };
    assert_eq!(ReadingOrder::from_packed(&order.packed()), Some(order));
    assert_eq!(ReadingOrder::from_packed(&[200]), None);
}
