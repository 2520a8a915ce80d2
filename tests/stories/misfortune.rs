//! What browsers, files and clipboards do to a page on a bad day: a clear sentence, and nothing lost.

use serde_json::json;
use visitor::site::{self, Headers, Site};
use visitor::{Visitor, key};

#[test]
#[ignore = "needs the built page and a browser: cargo xtask test"]
fn a_vocabulary_that_does_not_arrive_leaves_an_estimate_and_may_come_later() {
    let folder = std::env::temp_dir().join(format!("topup-no-words-{}", std::process::id()));
    site::copy_to(&folder);
    let vocabulary = folder.join("o200k_base.vocabulary");
    std::fs::remove_file(&vocabulary).unwrap();
    let host = Site::serve(&folder, Headers::AsShipped);
    let visitor = Visitor::arrive_at(host.address());
    visitor.open("");
    visitor.field("Prompt").paste("hello world");
    visitor.wait_for("Count again");
    // An estimate by size, and it says so.
    visitor.wait_for("estimate");

    std::fs::copy(site::dist().join("o200k_base.vocabulary"), &vocabulary).unwrap();
    visitor.button("Count again").click();
    visitor.wait_for("2 tokens, ");
    std::fs::remove_dir_all(&folder).unwrap();
}

#[test]
#[ignore = "needs the built page and a browser: cargo xtask test"]
fn a_program_that_was_changed_on_its_way_is_not_started() {
    let folder = std::env::temp_dir().join(format!("topup-changed-{}", std::process::id()));
    site::copy_to(&folder);
    let program = site::files()
        .into_iter()
        .find(|file| file.ends_with("/page_bg.wasm"))
        .unwrap();
    let mut content = std::fs::read(folder.join(&program)).unwrap();
    content.extend([0, 1, 0]);
    std::fs::write(folder.join(&program), content).unwrap();
    let host = Site::serve(&folder, Headers::AsShipped);
    let visitor = Visitor::arrive_at(host.address());
    visitor.go("");
    visitor.wait_for("Topup could not start.");
    std::fs::remove_dir_all(&folder).unwrap();
}

#[test]
#[ignore = "needs the built page and a browser: cargo xtask test"]
fn a_clipboard_that_is_denied_leaves_the_link_to_be_copied_by_hand() {
    let visitor = Visitor::arrive();
    visitor.prepare(
        "navigator.clipboard.writeText = () => Promise.reject(new DOMException('no', 'NotAllowedError'));",
    );
    visitor.open("");
    visitor.button("Copy link").click();
    visitor.wait_for("This browser does not let the page copy.");
}

#[test]
#[ignore = "needs the built page and a browser: cargo xtask test"]
fn a_download_that_is_refused_says_so() {
    let visitor = Visitor::arrive();
    visitor.prepare("URL.createObjectURL = () => { throw new TypeError('refused'); };");
    visitor.open("");
    visitor.button("Download").click();
    visitor.wait_for("This browser refused the download.");
    visitor.field("Requests").enter("56");
    visitor.wait_for("Saved in this browser.");
}

#[test]
#[ignore = "needs the built page and a browser: cargo xtask test"]
fn a_thousand_changes_of_the_address_change_nothing() {
    let visitor = Visitor::arrive();
    visitor.open("");
    visitor.field("Requests").enter("56");
    visitor.script(
        "for (let turn = 0; turn < 1000; turn++) {
             history.replaceState(null, '', `#v4.${'A'.repeat(turn)}`);
             dispatchEvent(new HashChangeEvent('hashchange'));
         }
         await new Promise((done) => setTimeout(done, 200));",
        &[],
    );
    assert_eq!(visitor.field("Requests").value(), "56");
    visitor.field("Requests").enter("57");
    visitor.wait_for("Saved in this browser.");
}

#[test]
#[ignore = "needs the built page and a browser: cargo xtask test"]
fn halves_of_characters_are_counted_as_what_is_sent_in_their_place() {
    let visitor = Visitor::arrive();
    visitor.open("");
    let put = |text: &str| {
        visitor.script(
            "const box = document.getElementById('prompt');
             box.value = arguments[0];
             box.dispatchEvent(new Event('input', { bubbles: true }));",
            &[json!(text)],
        );
    };
    put("a\u{fffd}b\0c");
    visitor.wait_for(" tokens, assumed");
    let sent = visitor.field("Input tokens").value();
    put("");
    visitor.script(
        "const box = document.getElementById('prompt');
         box.value = 'a\\ud800b\\0c';
         box.dispatchEvent(new Event('input', { bubbles: true }));",
        &[],
    );
    visitor.wait_for(" tokens, assumed");
    assert_eq!(visitor.field("Input tokens").value(), sent);
}

#[test]
#[ignore = "needs the built page and a browser: cargo xtask test"]
fn of_rich_text_only_the_words_are_taken() {
    let visitor = Visitor::arrive();
    visitor.open("");
    visitor.field("Prompt").paste("first");
    visitor.wait_for("1 tokens, ");
    visitor.script(
        "const part = (type, words) => new Blob([words], { type });
         await navigator.clipboard.write([new ClipboardItem({
             'text/html': part('text/html', '<b onclick=alert(1)>hello</b> <i>world</i>'),
             'text/plain': part('text/plain', 'hello world'),
         })]);",
        &[],
    );
    let over = format!("{0}a{1}{0}v{1}", key::CONTROL, key::RELEASE);
    visitor.field("Prompt").press(&over);
    visitor.wait_for("2 tokens, ");
    assert_eq!(visitor.field("Prompt").value(), "hello world");
}

/// What a translator or another extension does to a document: wraps texts, adds and takes away. The numbers come
/// from what was entered, not from the document.
#[test]
#[ignore = "needs the built page and a browser: cargo xtask test"]
fn a_document_changed_by_an_extension_is_lived_with() {
    let visitor = Visitor::arrive();
    visitor.open("");
    // A translator would put its own texts in the place of those that the page goes on writing.
    let told = visitor.script("return document.documentElement.translate", &[]);
    assert_eq!(told, false, "translators are not told to keep away");
    visitor.script(
        "document.body.prepend(document.createElement('aside'));
         for (const title of document.querySelectorAll('h2')) {
             const wrapped = document.createElement('font');
             wrapped.append(...title.childNodes);
             title.append(wrapped);
         }
         document.querySelector('.panel__lead').remove();
         document.querySelector('main').append(document.createElement('div'));",
        &[],
    );
    let before = visitor.region("The bill").text();
    visitor.field("Requests").enter("93");
    visitor.wait_until("the bill follows", |visitor| {
        visitor.region("The bill").text() != before
    });
    visitor.button("Undo").click();
    visitor.wait_until("and goes back", |visitor| {
        visitor.region("The bill").text() == before
    });
    assert_eq!(visitor.console_problems(), [""; 0]);
}

/// The stack or the memory used up: the page says that it has stopped, with the browser's reason.
#[test]
#[ignore = "needs the built page and a browser: cargo xtask test"]
fn a_program_without_room_says_so_with_the_reason() {
    for (way, reason) in [
        ("function deeper() { return deeper(); }", "call stack"),
        (
            "() => { throw new RangeError('WebAssembly.Memory.grow(): maximum memory size exceeded'); }",
            "memory",
        ),
    ] {
        let visitor = Visitor::arrive();
        visitor.open("");
        // What the program calls next has no room left.
        let ways = "Document.prototype.createElement = Document.prototype.importNode =
             Node.prototype.cloneNode = Document.prototype.createTextNode =
             Document.prototype.createElementNS = ";
        visitor.script(&format!("{ways}{way};"), &[]);
        visitor.script(
            "document.querySelector('.workloads__add button').click()",
            &[],
        );
        visitor.wait_for("Topup stopped because of an error in it.");
        visitor.wait_for(reason);
        visitor.console_problems();
    }
}

/// Files that hold no text, and files that are dropped beside their place.
#[test]
#[ignore = "needs the built page and a browser: cargo xtask test"]
fn a_file_that_is_no_text_is_refused_and_one_dropped_anywhere_leaves_the_page() {
    const DROP: &str = "
        const dropped = new DataTransfer();
        dropped.items.add(new File([Uint8Array.from(arguments[1])], 'file'));
        const event = new DragEvent('drop', { dataTransfer: dropped, bubbles: true, cancelable: true });
        document.querySelector(arguments[0]).dispatchEvent(event);
        return event.defaultPrevented;";
    let visitor = Visitor::arrive();
    visitor.open("");
    visitor.field("Prompt").paste("hello world");
    visitor.wait_for("2 tokens, ");
    let drop = |on: &str, bytes: &[u8]| visitor.script(DROP, &[json!(on), json!(bytes)]);
    assert_eq!(drop("#prompt", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"), true);
    visitor.wait_for("This file is no text, or not in UTF-8.");
    assert_eq!(visitor.field("Prompt").value(), "hello world");
    assert_eq!(drop("h1", b"anything"), true, "the browser would open it");
    assert_eq!(visitor.field("Prompt").value(), "hello world");
    assert_eq!(drop("#prompt", b"What is the weather?"), true);
    visitor.wait_until("the file's text is there", |visitor| {
        visitor.field("Prompt").value() == "What is the weather?"
    });
    assert_eq!(visitor.console_problems(), [""; 0]);
}

/// Fifty megabytes: kept off the page, counted, and their memory comes back.
#[test]
#[ignore = "needs the built page and a browser: cargo xtask test"]
fn fifty_megabytes_are_counted_and_their_memory_comes_back() {
    let visitor = Visitor::arrive();
    visitor.open("");
    visitor.field("Prompt").paste("hello world");
    visitor.wait_for("2 tokens, ");
    let before = visitor.memory();
    visitor.script(
        "const clipboard = new DataTransfer();
         clipboard.setData('text/plain', 'Budgets are not walls; a prepaid balance is.\\n'.repeat(1111112));
         document.getElementById('prompt').dispatchEvent(new ClipboardEvent('paste', {
             clipboardData: clipboard, bubbles: true, cancelable: true,
         }));",
        &[],
    );
    visitor.wait_for("characters in all");
    let tokens = || visitor.field("Input tokens").value().replace(',', "");
    // Eleven tokens a line, by the reference, and two of the text before.
    visitor.wait_until("it is counted", |_| {
        tokens()
            .parse()
            .is_ok_and(|tokens: u64| tokens > 12_222_000)
    });
    visitor.button("Remove").click();
    visitor.field("Prompt").paste("hello world");
    visitor.wait_for("2 tokens, ");
    let after = visitor.memory();
    assert!(
        after < before + 10_000_000,
        "{before} bytes before, {after} after"
    );
    assert_eq!(visitor.console_problems(), [""; 0]);
}
