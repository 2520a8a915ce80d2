//! Projects: what they are for, who answers, what moves where.

use visitor::{Visitor, key};

#[test]
#[ignore = "needs the built page and a browser: cargo xtask test"]
fn a_workload_moves_between_projects_by_list_by_key_and_by_dragging() {
    let visitor = Visitor::arrive();
    visitor.open("");
    visitor.field("Add a workload").choose("Chatbot");
    visitor.button("Add a project").click();
    let radios = || visitor.region("Projects and workloads").names("radio");
    assert_eq!(radios(), ["Assistant", "Chatbot"]);

    visitor.unfold("Names, project");
    visitor.field("In the project").choose("Project 2");
    visitor.wait_until("the second project has the chatbot", |visitor| {
        let script = "return [...document.querySelectorAll('.workloads-panel tbody')].map(own => own.querySelectorAll('[type=radio]').length).join()";
        visitor.script(script, &[]) == "1,1"
    });
    visitor.field("Environment").choose("Customer");
    visitor.field("Owner").enter("Kim");
    visitor.field("Budget a month").enter("100");
    visitor.field("Alert levels").enter("50%, 90%");
    visitor.field("Alert levels").enter("many");
    visitor.wait_for("Enter a number such as");
    visitor.field("Alert levels").press(key::ESCAPE);
    assert_eq!(visitor.field("Alert levels").value(), "50%, 90%");
    visitor.wait_for("Customer");

    // With the keyboard it goes back up, into the first project.
    visitor
        .find("radio", "Chatbot")
        .press("\u{E00A}\u{E013}\u{E000}");
    visitor.wait_until("it is in the first project again", |visitor| {
        let script = "return [...document.querySelectorAll('.workloads-panel tbody')].map(own => own.querySelectorAll('[type=radio]').length).join()";
        visitor.script(script, &[]) == "2,0"
    });
    assert_eq!(radios(), ["Assistant", "Chatbot"]);
    visitor.script(
        "const rows = document.querySelectorAll('.workloads-panel tr[draggable]');
         const send = (row, kind) => row.dispatchEvent(new DragEvent(kind, {bubbles: true, cancelable: true}));
         send(rows[1], 'dragstart'); send(rows[0], 'dragover'); send(rows[0], 'drop');",
        &[],
    );
    visitor.wait_until("the chatbot is first", |_| {
        radios() == ["Chatbot", "Assistant"]
    });

    // A whole project is copied, and switched off.
    visitor.button("Copy My project").click();
    visitor.wait_until("there are two of each", |_| radios().len() == 4);
    visitor
        .find("checkbox", "Count the project My project in the total")
        .click();
    visitor.wait_until("its workloads are off", |visitor| {
        let off = "return document.querySelectorAll('.workloads-panel tr[draggable] [type=checkbox]:not(:checked)').length";
        visitor.script(off, &[]) == 2
    });
    assert_eq!(visitor.console_problems(), [""; 0]);
}

#[test]
#[ignore = "needs the built page and a browser: cargo xtask test"]
fn on_a_phone_the_buttons_of_a_workload_are_within_reach() {
    let visitor = Visitor::arrive();
    visitor.resize(360, 740);
    visitor.open("");
    visitor.button("Copy Assistant").click();
    visitor.wait_until("it is copied", |visitor| {
        visitor
            .region("Projects and workloads")
            .names("radio")
            .len()
            == 2
    });
    let beyond = visitor.script(
        "return [...document.querySelectorAll('.workloads-panel button')]
            .filter(own => own.offsetParent && own.getBoundingClientRect().right > innerWidth).length",
        &[],
    );
    assert_eq!(beyond, 0);
    assert_eq!(visitor.console_problems(), [""; 0]);
}

#[test]
#[ignore = "needs the built page and a browser: cargo xtask test"]
fn images_have_a_detail_and_a_quality() {
    let visitor = Visitor::arrive();
    visitor.open("");
    visitor.field("Add a workload").choose("Image generation");
    visitor.wait_for("Image quality");
    let month = || visitor.find("navigation", "Answers").text();
    let before = month();
    visitor.field("Image quality").choose("High");
    visitor.wait_until("it costs more", |_| month() != before);
    assert_eq!(visitor.console_problems(), [""; 0]);
}
