//! Depth unfolds where it is needed, and stays so.

use visitor::Visitor;

/// Sums up what moves without a person's doing.
const WATCH: &str = "globalThis.moved = 0;
    new PerformanceObserver((list) => {
        for (const shift of list.getEntries()) if (!shift.hadRecentInput) globalThis.moved += shift.value;
    }).observe({ type: 'layout-shift', buffered: true });";

fn is_open(visitor: &Visitor, name: &str) -> bool {
    let script = "return document.querySelector(`[data-remember=${arguments[0]}]`)?.open ?? null";
    visitor.script(script, &[name.into()]) == true
}

fn fold(visitor: &Visitor, name: &str) {
    let script = "document.querySelector(`[data-remember=${arguments[0]}] > summary`).click()";
    visitor.script(script, &[name.into()]);
}

/// The last panel comes after all that unfolds above it.
fn wait_for_the_end(visitor: &Visitor) {
    visitor.wait_for("About these numbers");
    visitor.wait_until("the report can be printed", |visitor| {
        visitor.script("return document.querySelector('.paper') !== null", &[]) == true
    });
}

#[test]
#[ignore = "needs the built page and a browser: cargo xtask test"]
fn what_is_unfolded_stays_so_over_a_reload_and_nothing_moves_for_it() {
    let visitor = Visitor::arrive();
    visitor.prepare(WATCH);
    for (width, height) in [(1440, 900), (360, 740)] {
        visitor.resize(width, height);
        visitor.open("");
        wait_for_the_end(&visitor);
        visitor.unfold("Names, project, owner");
        visitor.unfold("More: weekends");
        visitor.unfold("How was this computed?");
        visitor.wait_for("Growth a week");

        visitor.reload();
        wait_for_the_end(&visitor);
        for name in ["project", "traffic", "computed"] {
            assert!(is_open(&visitor, name), "{name} at {width}");
        }
        assert!(!is_open(&visitor, "request") && !is_open(&visitor, "days"));
        let moved = visitor.script("return globalThis.moved", &[]);
        assert!(moved.as_f64().unwrap() < 0.001, "{moved} at {width}");

        // What is remade by an edit is as it was left.
        visitor.field("Requests").enter("700");
        visitor.wait_for("$87.15");
        assert!(is_open(&visitor, "computed"));

        fold(&visitor, "traffic");
        fold(&visitor, "computed");
        visitor.reload();
        wait_for_the_end(&visitor);
        assert!(!is_open(&visitor, "traffic") && !is_open(&visitor, "computed"));
        assert!(is_open(&visitor, "project"));
        fold(&visitor, "project");
    }
    assert_eq!(visitor.console_problems(), [""; 0]);
}

#[test]
#[ignore = "needs the built page and a browser: cargo xtask test"]
fn where_nothing_can_be_kept_parts_unfold_all_the_same() {
    let visitor = Visitor::arrive();
    visitor.prepare(
        "Storage.prototype.setItem = () => { throw new DOMException('', 'QuotaExceededError'); };",
    );
    visitor.open("");
    visitor.unfold("More: weekends");
    visitor.wait_for("Growth a week");
    visitor.reload();
    wait_for_the_end(&visitor);
    assert!(!is_open(&visitor, "traffic"));
    assert_eq!(visitor.console_problems(), [""; 0]);
}
