//! What `static/index.html` says before the program has come is what the program would say.

#![cfg(not(target_arch = "wasm32"))]
#![expect(
    clippy::unwrap_used,
    reason = "a page that cannot be read is a failed test"
)]

use std::path::Path;

use topup::catalog::Catalog;
use topup::report::Report;
use topup::scenario::{Place, Scenario, Stage};
use topup::wording;
use topup::wording::language::{Words, choose};
use topup::workload::{Part, Period, Volume};

fn file(path: &str) -> String {
    std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(path)).unwrap()
}

#[test]
fn the_example_is_the_first_stages_with_the_prices_of_its_day() {
    let catalog = Catalog::built_in().unwrap();
    let scenario = Scenario::example(Stage::default());
    let report = Report::new(&catalog, &scenario, Place::default(), catalog.as_of);
    let workload = scenario.workload(Place::default()).unwrap();
    let per_day = |units| Volume::Rate {
        units,
        per: Period::Day,
    };
    let volume = &workload.traffic.volume;
    let requests = (1..=1_000)
        .find(|units| *volume == per_day(*units))
        .unwrap();
    let tokens = |part| wording::count(workload.work.tokens(part).get());
    let plan = report.top_up.outcome.as_ref().unwrap();
    let sentence = format!(
        "For example, {} requests a day with {} tokens in (half of them cached) and {} out come to {} a month on {}: buy {} now.",
        wording::count(requests),
        tokens(Part::Message),
        tokens(Part::Answer),
        wording::usd(report.bill.per_month),
        report.in_view().unwrap().model_name,
        wording::buy_amount(plan, report.today),
    );
    assert!(file("static/index.html").contains(&sentence), "{sentence}");
}

#[test]
fn the_days_of_the_prices_are_the_catalogs() {
    let catalog = Catalog::built_in().unwrap();
    let line = wording::prices_checked_short(&catalog);
    assert!(file("static/index.html").contains(&line), "{line}");
}

#[test]
fn in_another_language_it_says_the_same_figures() {
    let catalog = Catalog::built_in().unwrap();
    let english = wording::prices_checked_short(&catalog);
    let words = Words::read(file("static/words/zh-Hans.txt"));
    let said = |sentence: &str| {
        let mut pairs = words.pairs();
        pairs.find(|(english, _)| *english == sentence).unwrap().1
    };
    let (days, page) = (said(&english), file("static/index.html"));
    let example = page.split_once("masthead__example\">").unwrap().1;
    let example = example.split_once("</p>").unwrap().0;
    assert_eq!(figures(said(example)), figures(example));
    choose(Some(Words::read(file("static/words/zh-Hans.txt"))));
    let program = wording::prices_checked_short(&catalog);
    choose(None);
    assert_eq!(days, program);
}

/// Every number of a sentence, in order of size.
fn figures(sentence: &str) -> Vec<String> {
    let is_figure = |letter: char| letter.is_ascii_digit() || ['$', ',', '.'].contains(&letter);
    let pieces = sentence.split(|letter| !is_figure(letter));
    let mut figures: Vec<_> = pieces
        .map(|piece| piece.trim_matches([',', '.']).to_owned())
        .filter(|piece| !piece.is_empty())
        .collect();
    figures.sort();
    figures
}

#[test]
fn the_list_of_panels_leads_to_panels() {
    let page = file("static/index.html");
    let list = page.split_once("contents__list").unwrap().1;
    let list = list.split_once("</ul>").unwrap().0;
    let places: Vec<&str> = list
        .split("href=\"#")
        .skip(1)
        .map(|link| link.split_once('"').unwrap().0)
        .collect();
    let sources = panels(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src/ui/panels"));
    for place in &places {
        let titled = format!("id=\"{place}\" aria-labelledby=\"{place}-title\"");
        assert!(sources.contains(&titled), "no panel is called {place}");
    }
    // The titles of the person's scenarios stand above the list's first panel.
    let all = sources.matches("<section class=\"panel").count() - 1;
    assert_eq!(places.len(), all, "{places:?}");
}

fn panels(folder: &Path) -> String {
    let entries = std::fs::read_dir(folder).unwrap();
    let paths = entries.map(|entry| entry.unwrap().path());
    paths
        .map(|path| {
            if path.is_dir() {
                panels(&path)
            } else {
                std::fs::read_to_string(path).unwrap()
            }
        })
        .collect()
}
