//! The page in another language: the same work, other words.

#![expect(
    clippy::unwrap_used,
    reason = "a page that tells no text is a failed story"
)]

use topup::wording::language::Words;
use visitor::Visitor;

use super::fragment_of;

/// Words in Latin letters that Chinese writes as they are: names of products, models, files and fields, codes,
/// units and formats.
const NAMES: &str = include_str!("latin_words.txt");

/// Chooses a language as a person does; where nothing would be lost, the page is loaded again in it.
fn choose(visitor: &Visitor, language: &str) {
    visitor.script(
        "window.isBefore = true;
         const list = document.getElementById('language');
         list.value = arguments[0];
         list.dispatchEvent(new Event('change'));",
        &[language.into()],
    );
}

/// Waits until the page was loaded again.
fn wait_for_the_next_page(visitor: &Visitor) {
    visitor.wait_until("the page is loaded again", |visitor| {
        visitor.script("return window.isBefore !== true", &[]) == true
    });
}

fn in_chinese(visitor: &Visitor) {
    choose(visitor, "zh-Hans");
    wait_for_the_next_page(visitor);
    visitor.wait_for("关于这些数字");
}

fn in_english(visitor: &Visitor) {
    choose(visitor, "en");
    wait_for_the_next_page(visitor);
    visitor.wait_for("About these numbers");
}

/// What is in the number fields, by the fields' ids.
fn values(visitor: &Visitor) -> String {
    let all = "return JSON.stringify([...document.querySelectorAll('input')].map((field) => [field.id, field.value]))";
    visitor.script(all, &[]).as_str().unwrap().to_owned()
}

fn link(visitor: &Visitor, button: &str, copied: &str) -> String {
    visitor.button(button).click();
    visitor.wait_for(copied);
    visitor.clipboard()
}

#[test]
#[ignore = "needs the built page and a browser: cargo xtask test"]
fn another_language_changes_the_words_and_no_value() {
    let visitor = Visitor::arrive();
    visitor.open("");
    visitor.wait_for("About these numbers");
    visitor.field("Requests").enter("1.5k");
    visitor.field("Free credits").enter("$18");
    let english = link(&visitor, "Copy link", "Link copied");
    let entered = values(&visitor);

    in_chinese(&visitor);

    assert_eq!(
        visitor.script("return document.documentElement.lang", &[]),
        "zh-Hans"
    );
    assert!(
        visitor.title().starts_with("Topup：OpenAI API"),
        "{}",
        visitor.title()
    );
    visitor.wait_until("the fields are as they were", |visitor| {
        values(visitor) == entered
    });
    let chinese = link(&visitor, "复制链接", "链接已复制");
    assert_eq!(chinese, format!("{english}&l=zh-Hans"));
    // A typed number is understood as before, and undone.
    visitor.field("请求数").enter("2k");
    visitor.button("撤销").click();
    visitor.wait_until("the number is back", |visitor| {
        visitor.field("请求数").value() == "1,500"
    });

    // It is remembered, and the way back brings every word back.
    visitor.reload();
    visitor.wait_for("关于这些数字");
    in_english(&visitor);
    let friend = Visitor::arrive();
    friend.open(&fragment_of(&english));
    friend.wait_for("About these numbers");
    for region in [
        "The bill",
        "The top-up",
        "Your credit",
        "What would cost less?",
    ] {
        assert_eq!(visitor.region(region).text(), friend.region(region).text());
    }
    assert_eq!(visitor.console_problems(), [""; 0]);
}

#[test]
#[ignore = "needs the built page and a browser: cargo xtask test"]
fn what_would_be_lost_is_said_before_the_language_changes() {
    let visitor = Visitor::arrive();
    visitor.open("");
    visitor.wait_for("About these numbers");
    visitor.field("Prompt").paste("hello world");
    visitor.wait_for("2 tokens, ");
    choose(&visitor, "zh-Hans");
    visitor.wait_for("a pasted text, a file that was read and what could not be saved do not");
    assert_eq!(visitor.field("Prompt").value(), "hello world");
    choose(&visitor, "en");
    assert!(
        !visitor
            .text()
            .contains("a pasted text, a file that was read and what could not be saved do not")
    );
    choose(&visitor, "zh-Hans");
    visitor.button("重新载入 · Reload").click();
    visitor.wait_for("关于这些数字");
}

#[test]
#[ignore = "needs the built page and a browser: cargo xtask test"]
fn where_nothing_can_be_kept_the_language_is_asked_for_first_and_comes_all_the_same() {
    let visitor = Visitor::arrive();
    visitor.prepare(
        "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('', 'SecurityError'); } });",
    );
    visitor.open("");
    visitor.wait_for("About these numbers");
    visitor.field("Requests").enter("77");
    choose(&visitor, "zh-Hans");
    visitor.wait_for("what could not be saved do not");
    assert_eq!(visitor.field("Requests").value(), "77");
    visitor.button("重新载入 · Reload").click();
    visitor.wait_for("关于这些数字");
}

#[test]
#[ignore = "needs the built page and a browser: cargo xtask test"]
fn a_scenario_from_a_link_is_not_lost_to_another_language() {
    let friend = Visitor::arrive();
    friend.open("");
    friend.field("Requests").enter("77");
    let sent = link(&friend, "Copy link", "Link copied");
    let visitor = Visitor::arrive();
    visitor.open(&fragment_of(&sent));
    visitor.wait_for("About these numbers");
    choose(&visitor, "zh-Hans");
    visitor.wait_for("what could not be saved do not");
    assert_eq!(visitor.field("Requests").value(), "77");
}

#[test]
#[ignore = "needs the built page and a browser: cargo xtask test"]
fn a_link_brings_its_language_for_the_visit() {
    let visitor = Visitor::arrive();
    visitor.open("#l=zh-Hans");
    visitor.wait_for("关于这些数字");
    assert!(!visitor.address().contains('#'), "{}", visitor.address());
    // Work that nobody touched is called what the language calls it.
    assert!(visitor.text().contains("助手"));
    let link = link(&visitor, "复制链接", "链接已复制");

    visitor.open("");
    visitor.wait_for("About these numbers");
    assert!(visitor.text().contains("Assistant"));

    visitor.open(&fragment_of(&link));
    visitor.wait_for("关于这些数字");
    assert_eq!(visitor.console_problems(), [""; 0]);
}

#[test]
#[ignore = "needs the built page and a browser: cargo xtask test"]
fn a_browser_that_speaks_chinese_is_answered_in_chinese() {
    let visitor = Visitor::arrive();
    visitor.prepare("Object.defineProperty(navigator, 'language', { get: () => 'zh-CN' });");
    visitor.open("");
    visitor.wait_for("关于这些数字");
    in_english(&visitor);
    visitor.reload();
    visitor.wait_for("About these numbers");
    assert_eq!(visitor.console_problems(), [""; 0]);
}

#[test]
#[ignore = "needs the built page and a browser: cargo xtask test"]
fn words_that_do_not_arrive_leave_the_page_as_it_is_and_are_told() {
    let visitor = Visitor::arrive();
    visitor.lose("*zh-Hans.txt");
    visitor.open("");
    visitor.wait_for("About these numbers");
    choose(&visitor, "zh-Hans");
    visitor.wait_for("中文未能加载");
    assert_eq!(
        visitor.script("return document.getElementById('language').value", &[]),
        "en"
    );
    visitor.wait_for("The bill");
}

#[test]
#[ignore = "needs the built page and a browser: cargo xtask test"]
fn no_english_is_left_on_the_page() {
    let visitor = Visitor::arrive();
    visitor.open("#l=zh-Hans");
    visitor.wait_for("关于这些数字");
    // Everything that unfolds, twice: what unfolds holds more of it.
    for _ in 0..3 {
        visitor.script(
            "for (const part of document.querySelectorAll('details')) part.open = true;
             await new Promise((done) => setTimeout(done, 700));",
            &[],
        );
    }
    let read = visitor.script(
        "const read = [];
         const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
         while (walk.nextNode()) {
             const parent = walk.currentNode.parentElement;
             if (!parent.closest('script, noscript, style, #words, [lang=en], #language-missing')) read.push(walk.currentNode.data);
         }
         for (const name of ['aria-label', 'title', 'placeholder', 'aria-description', 'alt']) {
             for (const part of document.querySelectorAll(`[${name}]`)) read.push(part.getAttribute(name));
         }
         return read;",
        &[],
    );
    let build = visitor.script(
        "return document.querySelector('meta[name=build]').content",
        &[],
    );
    let names: Vec<&str> = NAMES.split_whitespace().collect();
    let mut left = Vec::new();
    for text in read.as_array().unwrap() {
        let text = text.as_str().unwrap().replace(build.as_str().unwrap(), "");
        let is_latin = |letter: char| letter.is_ascii_alphabetic();
        let words = text
            .split(|letter: char| !is_latin(letter))
            .filter(|word| word.len() > 1);
        let strange: Vec<_> = words.filter(|word| !names.contains(word)).collect();
        if !strange.is_empty() {
            left.push(format!("{strange:?} in {text:?}"));
        }
    }
    left.sort();
    left.dedup();
    assert!(left.is_empty(), "{}", left.join("\n"));
    assert_eq!(visitor.console_problems(), [""; 0]);
}

#[test]
fn the_words_are_read_as_the_page_reads_them() {
    let file = include_str!("../../static/words/zh-Hans.txt");
    let words = Words::read(file.to_owned());
    assert!(words.pairs().count() > 1_000);
}
