//! What comes out of the printer.

use std::path::Path;

use visitor::Visitor;

/// A4 and Letter, in centimetres.
const SIZES: [(&str, f64, f64); 2] = [("A4", 21.0, 29.7), ("Letter", 21.59, 27.94)];

#[test]
#[ignore = "needs the built page and a browser: cargo xtask test"]
fn a_report_of_two_pages_is_printed() {
    let visitor = Visitor::arrive();
    arrive_at_report(&visitor);
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("target/shots");
    std::fs::create_dir_all(&folder).unwrap();
    for (name, width, height) in SIZES {
        let pdf = visitor.print(width, height);
        std::fs::write(folder.join(format!("report-{name}.pdf")), &pdf).unwrap();
        assert_eq!(pages(&pdf), 2, "on {name}");
    }
    // Once it is printed, the page is what it was.
    assert_eq!(
        visitor.script(
            "return document.querySelector('.paper').children.length",
            &[]
        ),
        0
    );
    assert_eq!(visitor.console_problems(), [""; 0]);
}

#[test]
#[ignore = "needs the built page and a browser: cargo xtask test"]
fn printing_that_is_asked_for_before_there_is_a_report_waits_for_it() {
    let visitor = Visitor::arrive();
    visitor.prepare(
        "globalThis.printed = [];
        globalThis.print = () => printed.push(document.querySelector('.paper') === null ? 'page' : 'report');
        addEventListener('topup-started', () => {
            globalThis.wasEarly = document.querySelector('.paper') === null;
            const asked = { key: 'p', ctrlKey: true, cancelable: true };
            globalThis.wasHeld = !dispatchEvent(new KeyboardEvent('keydown', asked));
        });",
    );
    visitor.open("");
    visitor.wait_until("it is printed", |visitor| {
        visitor.script("return printed.length > 0", &[]) == true
    });
    let told = visitor.script("return [wasEarly, wasHeld, ...printed].join()", &[]);
    assert_eq!(told, "true,true,report");
}

#[test]
#[ignore = "needs the built page and a browser: cargo xtask test"]
fn the_report_says_what_the_page_says() {
    let visitor = Visitor::arrive();
    arrive_at_report(&visitor);
    visitor.switch("Batch").click();
    visitor.wait_for("$37.35");
    visitor.script("dispatchEvent(new Event('beforeprint'))", &[]);
    visitor.see("light", visitor::Medium::Paper);
    let report = visitor.text();
    for expected in [
        "GPT-6.1 Terra",
        "Batch",
        "$37.35",
        "600 requests a day",
        "Cache write, 30 minutes",
        "Buy $49 now",
        "GPT-6 Luna",
        "What this rests on",
    ] {
        assert!(report.contains(expected), "{expected} is not in {report}");
    }
    assert!(!report.contains("Copy link"), "{report}");
}

#[test]
#[ignore = "needs the built page and a browser: cargo xtask test"]
fn what_was_spent_is_printed_for_the_monthly_review() {
    let visitor = Visitor::arrive();
    arrive_at_report(&visitor);
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/actuals/costs_2026.csv");
    visitor.button("Choose a usage or cost file").attach(&file);
    visitor.button("Take over all 8 rows").click();
    visitor.wait_for("Budgets: the last thirty imported days");
    let pdf = visitor.print(21.0, 29.7);
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("target/shots");
    std::fs::create_dir_all(&folder).unwrap();
    std::fs::write(folder.join("report-review.pdf"), &pdf).unwrap();
    assert_eq!(pages(&pdf), 3);
    visitor.script("dispatchEvent(new Event('beforeprint'))", &[]);
    visitor.see("light", visitor::Medium::Paper);
    let report = visitor.text();
    for expected in ["What was really spent", "Variance", "Gap"] {
        assert!(report.contains(expected), "{expected} is not in {report}");
    }
}

/// Opens the page and waits until it could print the report: its program is among the last to come.
fn arrive_at_report(visitor: &Visitor) {
    visitor.open("");
    visitor.wait_until("the report can be printed", |visitor| {
        visitor.script("return document.querySelector('.paper') !== null", &[]) == true
    });
}

fn pages(pdf: &[u8]) -> usize {
    let pdf = String::from_utf8_lossy(pdf);
    pdf.matches("/Type /Page\n").count()
}
