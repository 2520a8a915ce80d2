//! Not stories of the page: they hold the visitor to what the stories rely on.

use visitor::{Visitor, key};

#[test]
#[ignore = "needs the built page and a browser: cargo xtask test"]
fn a_visitor_can_fill_in_press_paste_choose_and_copy() {
    let visitor = Visitor::arrive();
    visitor.open("");
    visitor.script(
        "document.body.innerHTML = `
            <section aria-label='Request'>
              <label>Input tokens <input id='tokens' value='5'></label>
              <label>Prompt <textarea></textarea></label>
              <label>Model <select><option>small</option><option>large</option></select></label>
              <button role='switch' aria-checked='false'>Batch</button>
              <button>Copy</button>
            </section>
            <section aria-label='Other'><button>Copy</button><button>Close</button></section>
            <p hidden>Nobody can read this</p>`;
         const [batch, copy] = document.querySelectorAll('button');
         batch.onclick = () => batch.setAttribute('aria-checked', 'true');
         copy.onclick = () => navigator.clipboard.writeText('$1,284');
         document.getElementById('tokens').onchange = (event) => event.target.value += ' tokens';",
        &[],
    );

    visitor.field("Input tokens").enter("1.5k");
    assert_eq!(visitor.field("Input tokens").value(), "1.5k tokens");
    assert_eq!(visitor.focused().value(), "");

    let prompt = visitor.field("Prompt");
    prompt.paste("你好\nworld");
    assert_eq!(prompt.value(), "你好\nworld");
    prompt.press(key::ENTER);
    prompt.insert("!");
    assert_eq!(prompt.value(), "你好\nworld\n!");

    visitor.field("Model").choose("large");
    assert_eq!(visitor.field("Model").value(), "large");

    assert!(!visitor.switch("Batch").is_on());
    visitor.switch("Batch").click();
    assert!(visitor.switch("Batch").is_on());

    let request = visitor.region("Request");
    request.button("Copy").click();
    visitor.wait_until("the copy is there", |visitor| {
        visitor.clipboard() == "$1,284"
    });
    assert_eq!(visitor.region("Other").names("button"), ["Copy", "Close"]);
    assert!(request.text().contains("Prompt") && !request.text().contains("Close"));

    assert!(visitor.sees("button", "Close") && !visitor.sees("button", "Open"));
    assert!(!visitor.text().contains("Nobody"));
}
