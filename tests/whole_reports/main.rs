//! Whole reports as a person reads them: of each stage's example, and of each shape of work.
//!
//! `fixtures/reports/` holds them: after a wanted change, `UPDATE=1 cargo test --test whole_reports`
//! writes them anew, and the difference is read before it is committed.

#![cfg(not(target_arch = "wasm32"))]
#![expect(
    clippy::unwrap_used,
    reason = "a report that cannot be read is a failed test"
)]

mod readable;

use std::collections::BTreeSet;
use std::path::Path;

use topup::calendar::Date;
use topup::catalog::Catalog;
use topup::report::Report;
use topup::scenario::{Edit, Place, Scenario, Stage, Template, WorkloadEdit};
use topup::wording;
use topup::wording::language::{Words, choose};
use topup::workload::{Shape, Workload};

/// The day of every report here.
const TODAY: &str = "2026-11-23";

#[test]
fn the_learning_example_reads_as_recorded() {
    check(Stage::Learning);
}

#[test]
fn the_mvp_example_reads_as_recorded() {
    check(Stage::Mvp);
}

#[test]
fn the_internal_tool_example_reads_as_recorded() {
    check(Stage::InternalTool);
}

#[test]
fn the_production_example_reads_as_recorded() {
    check(Stage::Production);
}

#[test]
fn the_peak_campaign_example_reads_as_recorded() {
    check(Stage::PeakCampaign);
}

#[test]
fn the_chatbot_reads_as_recorded() {
    check_work("chatbot", Template::Chatbot.workload());
}

#[test]
fn the_document_question_reads_as_recorded() {
    check_work("document_questions", Template::Rag.workload());
}

#[test]
fn the_batch_job_reads_as_recorded() {
    check_work("batch_job", Template::Extraction.workload());
}

#[test]
fn the_agent_reads_as_recorded() {
    check_work("agent", Template::Agent.workload());
}

#[test]
fn the_embedding_reads_as_recorded() {
    check_work("embedding", Template::Embedding.workload());
}

#[test]
fn the_transcription_reads_as_recorded() {
    check_work("transcription", Template::Transcription.workload());
}

#[test]
fn the_speech_reads_as_recorded() {
    check_work("speech", Template::Speech.workload());
}

#[test]
fn the_picture_reads_as_recorded() {
    check_work("pictures", Template::Pictures.workload());
}

#[test]
fn the_fine_tuning_reads_as_recorded() {
    check_work("fine_tuning", Template::FineTuning.workload());
}

#[test]
fn no_shape_is_left_out() {
    let shapes: BTreeSet<Shape> = Template::ALL
        .iter()
        .map(|template| template.workload().work.shape)
        .collect();
    assert_eq!(shapes, BTreeSet::from(Shape::ALL));
}

#[test]
fn another_language_changes_no_amount() {
    let words = Path::new(env!("CARGO_MANIFEST_DIR")).join("static/words/zh-Hans.txt");
    let words = std::fs::read_to_string(words).unwrap();
    let catalog = Catalog::built_in().unwrap();
    let today = Date::parse(TODAY).unwrap();
    for stage in Stage::ALL {
        let scenario = Scenario::example(stage);
        let report = Report::new(&catalog, &scenario, Place::default(), today);
        let read = || readable::whole(&catalog, wording::stage(stage), &scenario, &report);
        let english = read();
        choose(Some(Words::read(words.clone())));
        let chinese = read();
        choose(None);
        assert!(amounts(&english).len() > 50, "{english}");
        assert_eq!(amounts(&chinese), amounts(&english));
        assert_eq!(read(), english);
        // The words are others indeed.
        assert!(chinese.matches('。').count() > 10, "{chinese}");
    }
}

/// Every amount in dollars, wherever the language puts it.
fn amounts(text: &str) -> Vec<String> {
    let starts = text.split('$').skip(1);
    let is_digit = |letter: &char| letter.is_ascii_digit() || [',', '.'].contains(letter);
    let amount = |from: &str| from.chars().take_while(is_digit).collect::<String>();
    let mut amounts: Vec<_> = starts
        .map(|from| amount(from).trim_end_matches(['.', ',']).to_owned())
        .collect();
    amounts.sort();
    amounts
}

/// The report of a stage's example, as recorded.
#[track_caller]
fn check(stage: Stage) {
    let title = format!(
        "{}: {}",
        wording::stage(stage),
        wording::stage_purpose(stage)
    );
    check_scenario(stage.id(), &title, &Scenario::example(stage));
}

/// The report of a workload in the place of the MVP's, as recorded.
#[track_caller]
fn check_work(name: &str, workload: Workload) {
    let mut scenario = Scenario::example(Stage::Mvp);
    let title = wording::shape_explained(workload.work.shape);
    let edit = WorkloadEdit::Replace(Box::new(workload));
    scenario
        .apply(Edit::Workload(Place::default(), edit))
        .unwrap();
    check_scenario(name, title, &scenario);
}

#[track_caller]
fn check_scenario(name: &str, title: &str, scenario: &Scenario) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/fixtures/reports")
        .join(format!("{name}.txt"));
    let catalog = Catalog::built_in().unwrap();
    let today = Date::parse(TODAY).unwrap();
    let report = Report::new(&catalog, scenario, Place::default(), today);
    let text = readable::whole(&catalog, title, scenario, &report);
    if std::env::var_os("UPDATE").is_some() {
        std::fs::write(&path, &text).unwrap();
    }
    let recorded = std::fs::read_to_string(&path).unwrap_or_default();
    assert_eq!(text, recorded, "UPDATE=1 records the new report");
}
