//! The work is kept: over reloads, in several windows, and when the browser does not want to.

use visitor::Visitor;

/// Lets a window not hear of the others while `deaf` is set.
const DEAF: &str = "
    for (const kind of ['storage', 'focus', 'pageshow']) {
        addEventListener(kind, (event) => { if (globalThis.deaf) event.stopImmediatePropagation(); }, true);
    }
";

#[test]
#[ignore = "needs the built page and a browser: cargo xtask test"]
fn scenarios_are_named_listed_found_copied_and_deleted_with_undo() {
    let visitor = Visitor::arrive();
    visitor.open("");
    assert!(visitor.text().contains("An example. It is kept"));
    visitor.field("Scenario").enter("Chatbot");
    visitor.field("Requests").enter("77");
    visitor.wait_for("Saved in this browser.");
    visitor.button("New scenario").click();
    visitor.field("Scenario").enter("Search");
    visitor.field("Requests").enter("88");
    visitor.wait_for("All scenarios (2)");
    visitor.unfold("All scenarios");

    visitor.field("Find a scenario").type_over("chat");
    visitor.wait_until("one is found", |visitor| {
        visitor.sees("button", "Open Chatbot") && !visitor.sees("button", "Open Search")
    });
    visitor.button("Open Chatbot").click();
    visitor.wait_until("it is open", |visitor| {
        visitor.field("Requests").value() == "77"
    });
    visitor.button("Duplicate Chatbot").click();
    visitor.wait_for("Copy of Chatbot");
    visitor.button("Delete Chatbot").click();
    visitor.wait_for("“Chatbot” was deleted.");
    assert!(!visitor.sees("button", "Open Chatbot"));
    visitor.button("Undo the deletion").click();
    visitor.button("Open Chatbot").click();
    visitor.wait_until("it is open", |visitor| {
        visitor.field("Requests").value() == "77"
    });
    visitor.reload();
    assert_eq!(visitor.field("Scenario").value(), "Chatbot");
    assert_eq!(visitor.field("Requests").value(), "77");
    assert_eq!(visitor.console_problems(), [""; 0]);
}

#[test]
#[ignore = "needs the built page and a browser: cargo xtask test"]
fn an_edit_is_saved_within_a_second() {
    let visitor = Visitor::arrive();
    visitor.open("");
    visitor.field("Requests").enter("5");
    visitor.wait_for("Saved in this browser.");
    let waited = visitor.script(
        "const kept = () => Object.entries(localStorage).filter(([key]) => key.startsWith('topup/record/')).length;
         const field = document.querySelector('#days, input[id*=days]');
         const before = JSON.stringify(Object.entries(localStorage).sort());
         field.value = '41';
         field.dispatchEvent(new Event('input', { bubbles: true }));
         const start = performance.now();
         while (JSON.stringify(Object.entries(localStorage).sort()) === before) {
             if (performance.now() - start > 5000) break;
             await new Promise((resolve) => setTimeout(resolve, 10));
         }
         return performance.now() - start;",
        &[],
    );
    let waited = waited.as_f64().unwrap();
    assert!(waited < 1_000.0, "saved after {waited} ms");
    assert_eq!(visitor.field("Days").value(), "41");
}

#[test]
#[ignore = "needs the built page and a browser: cargo xtask test"]
fn two_windows_share_the_work_and_lose_no_edit() {
    let visitor = Visitor::arrive();
    visitor.prepare(DEAF);
    visitor.open("");
    visitor.field("Requests").enter("70");
    visitor.wait_for("Saved in this browser.");
    let first = visitor.open_another_window();
    visitor.prepare(DEAF);
    visitor.reload();
    assert_eq!(visitor.field("Requests").value(), "70");
    visitor.field("Requests").enter("71");
    wait_for_record(&visitor, "71");
    visitor.script("globalThis.deaf = true", &[]);
    let second = visitor.go_to(&first);
    visitor.wait_until("the edit arrives", |visitor| {
        visitor.field("Requests").value() == "71"
    });
    visitor.wait_for("changed in another window and is shown as it stands there");

    // Both at once: neither hears of the other's edit before it has saved its own.
    visitor.script("globalThis.deaf = true", &[]);
    visitor.field("Requests").enter("72");
    wait_for_record(&visitor, "72");
    visitor.go_to(&second);
    assert_eq!(visitor.field("Requests").value(), "71");
    visitor.field("Requests").enter("73");
    visitor.wait_for("was changed in another window too. Both versions are kept");
    visitor.wait_for("All scenarios (2)");
    visitor.unfold("All scenarios");
    assert!(visitor.text().contains("one of 2 versions"));
    for requests in ["72", "73"] {
        wait_for_record(&visitor, requests);
    }
    visitor.go_to(&first);
    assert_eq!(visitor.field("Requests").value(), "72");
}

#[test]
#[ignore = "needs the built page and a browser: cargo xtask test"]
fn a_damaged_record_is_told_of_and_the_generation_before_is_open() {
    let visitor = Visitor::arrive();
    visitor.open("");
    for requests in ["61", "62"] {
        visitor.field("Requests").enter(requests);
        visitor.wait_for("Saved in this browser.");
        wait_for_record(&visitor, requests);
    }
    for damage in [
        "text.slice(0, -9)",
        "text.replace('62', '63')",
        "''",
        "'{\"a\": 1}'",
    ] {
        visitor.script(
            &format!(
                "const keys = Object.keys(localStorage).filter((key) => key.startsWith('topup/record/'));
                 const newest = keys.find((key) => localStorage[key].includes('\"62\"') || localStorage[key].includes(':62') || key === window.name);
                 window.name = newest;
                 window.good ??= localStorage[newest];
                 const text = localStorage[newest];
                 localStorage[newest] = {damage};"
            ),
            &[],
        );
        visitor.reload();
        assert_eq!(visitor.field("Requests").value(), "61", "{damage}");
        visitor.wait_for("All scenarios (1)");
        visitor.unfold("All scenarios");
        visitor.wait_for("Cannot be read (1)");
    }
    visitor.button("Discard").click();
    visitor.wait_until("it is gone", |visitor| {
        !visitor.text().contains("Cannot be read")
    });
    assert_eq!(visitor.console_problems(), [""; 0]);
}

#[test]
#[ignore = "needs the built page and a browser: cargo xtask test"]
fn storage_that_is_blocked_full_or_forgetful_has_its_words_and_the_page_works() {
    for (script, sentence) in [
        (
            "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('no', 'SecurityError'); } });",
            "this browser blocks storage for this page",
        ),
        (
            "Object.defineProperty(window, 'localStorage', { value: null });",
            "this browser blocks storage for this page",
        ),
        (
            "Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError'); };",
            "this browser's storage is full",
        ),
        (
            "Storage.prototype.setItem = () => { throw Object.assign(new Error('full'), { name: 'NS_ERROR_DOM_QUOTA_REACHED' }); };",
            "this browser's storage is full",
        ),
        (
            "Storage.prototype.setItem = () => { throw Object.assign(new Error('full'), { code: 1014 }); };",
            "this browser's storage is full",
        ),
        (
            "Storage.prototype.setItem = () => {};",
            "this browser took it and did not keep it",
        ),
    ] {
        let visitor = Visitor::arrive();
        visitor.prepare(script);
        visitor.open("");
        visitor.field("Requests").enter("90");
        visitor.wait_for(sentence);
        visitor.wait_for("Download the scenario");
        assert_eq!(visitor.field("Requests").value(), "90");
        assert!(visitor.sees("button", "Download"), "{sentence}");
    }
}

#[test]
#[ignore = "needs the built page and a browser: cargo xtask test"]
fn work_whose_storage_was_cleared_is_offered_to_be_saved_again() {
    let visitor = Visitor::arrive();
    visitor.open("");
    visitor.field("Requests").enter("91");
    visitor.wait_for("Saved in this browser.");
    let first = visitor.open_another_window();
    visitor.script("localStorage.clear()", &[]);
    visitor.go_to(&first);
    visitor.wait_for("What was saved of this scenario is gone from this browser");
    assert_eq!(visitor.field("Requests").value(), "91");
    visitor.button("Save it again").click();
    visitor.wait_for("Saved in this browser.");
    visitor.reload();
    assert_eq!(visitor.field("Requests").value(), "91");
}

#[test]
#[ignore = "needs the built page and a browser: cargo xtask test"]
fn the_third_start_that_does_not_get_through_is_safe() {
    let visitor = Visitor::arrive();
    visitor.open("");
    visitor.field("Scenario").enter("Heavy");
    visitor.field("Requests").enter("92");
    visitor.wait_for("Saved in this browser.");
    // Two starts that stopped before they could be called good.
    visitor.prepare("if (!sessionStorage.getItem('once')) { sessionStorage.setItem('once', '1'); localStorage.setItem('topup/starts', '2'); }");
    visitor.reload();
    visitor.wait_for("so this time it was left closed");
    assert_eq!(visitor.field("Scenario").value(), "");
    visitor.unfold("All scenarios");
    visitor.button("Open Heavy").click();
    visitor.wait_until("it is open", |visitor| {
        visitor.field("Requests").value() == "92"
    });
    assert_eq!(visitor.console_problems(), [""; 0]);
}

#[test]
#[ignore = "needs the built page and a browser: cargo xtask test"]
fn a_program_that_stops_says_so_writes_nothing_more_and_gives_the_data() {
    let visitor = Visitor::arrive();
    visitor.open("");
    visitor.field("Scenario").enter("Precious");
    visitor.field("Requests").enter("93");
    wait_for_record(&visitor, "93");
    // The page can make no element any more: its program stops at the next one it needs.
    visitor.script(
        "window.before = JSON.stringify(localStorage);
         Document.prototype.createElement = Document.prototype.importNode = Node.prototype.cloneNode =
         Document.prototype.createTextNode = Document.prototype.createElementNS =
             () => { throw new Error('no more elements'); };",
        &[],
    );
    visitor.script(
        "document.querySelector('.workloads__add button').click()",
        &[],
    );
    visitor.wait_for("Topup stopped because of an error in it.");
    visitor.script(
        "await new Promise((resolve) => setTimeout(resolve, 1500));",
        &[],
    );
    let same = visitor.script(
        "return JSON.stringify(localStorage) === window.before;",
        &[],
    );
    assert_eq!(same, true, "something was written after the end");
    visitor.console_problems();

    visitor.script(
        "window.parts = [];
         Blob = class extends Blob { constructor(parts, kind) { super(parts, kind); window.parts.push(...parts); } };
         Document.prototype.createElement = () => ({ click() {} });",
        &[],
    );
    visitor.button("Download my data").click();
    let data = visitor.script("return window.parts.join('')", &[]);
    let rescue = topup::keeping::Rescue::from_json(data.as_str().unwrap()).unwrap();
    assert_eq!(rescue.unreadable, 0);
    let (title, file) = rescue.scenarios.first().unwrap();
    assert_eq!(title, "Precious");
    assert!(file.to_line().contains("93"));

    visitor.button("Reload the page").click();
    visitor.wait_until("it is back", |visitor| {
        visitor.sees("textbox", "Requests") && visitor.field("Requests").value() == "93"
    });
}

/// Waits until a record on the disk holds this number.
fn wait_for_record(visitor: &Visitor, number: &str) {
    visitor.wait_until("it is on the disk", |visitor| {
        let found = visitor.script(
            "return Object.values(localStorage).some((text) => text.includes(':' + arguments[0]) || text.includes('\"' + arguments[0] + '\"'))",
            &[number.into()],
        );
        found == true
    });
}
