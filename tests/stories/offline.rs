//! The page opens without a network, and a newer build comes as a whole or not at all.

use std::path::PathBuf;

use visitor::Visitor;
use visitor::site::{self, Headers, Site};

#[test]
#[ignore = "needs the built page and a browser: cargo xtask test"]
fn after_one_visit_the_page_opens_and_counts_without_a_network() {
    let host = Site::serve(&site::dist(), Headers::AsShipped);
    let visitor = Visitor::arrive_at(host.address());
    visitor.open("");
    put_by(&visitor);
    // The vocabulary, once it was used.
    visitor.field("Prompt").paste("hello world");
    visitor.wait_for("2 tokens, ");
    visitor.field("Requests").enter("55");
    visitor.wait_for("Saved in this browser.");
    host.set_open(false);
    visitor.open("");
    assert_eq!(visitor.field("Requests").value(), "55");
    visitor.field("Prompt").paste("hello wide world");
    visitor.wait_for("3 tokens, ");
    assert_eq!(
        visitor.script("return (await fetch('nowhere.txt')).status", &[]),
        503
    );
}

#[test]
#[ignore = "needs the built page and a browser: cargo xtask test"]
fn a_newer_build_is_offered_when_it_is_whole_and_not_before() {
    let folder = copy_of_the_page("update");
    let host = Site::serve(&folder, Headers::AsShipped);
    let visitor = Visitor::arrive_at(host.address());
    visitor.open("");
    put_by(&visitor);
    let offered = "return !document.getElementById('update').hidden";
    let look = "const all = await navigator.serviceWorker.getRegistrations();
                await all[0].update().catch(() => {});
                await new Promise((done) => setTimeout(done, 1500));";

    // A build of which one file does not arrive as it was built.
    let sw = std::fs::read_to_string(folder.join("sw.js")).unwrap();
    let icon = std::fs::read_to_string(folder.join("icon.svg")).unwrap();
    std::fs::write(folder.join("sw.js"), format!("{sw}\n// newer")).unwrap();
    std::fs::write(folder.join("icon.svg"), format!("{icon} ")).unwrap();
    visitor.script(look, &[]);
    assert_eq!(visitor.script(offered, &[]), false);
    visitor.reload();

    // The same, whole.
    std::fs::write(folder.join("icon.svg"), icon).unwrap();
    std::fs::write(folder.join("sw.js"), format!("{sw}\n// newest")).unwrap();
    visitor.field("Requests").enter("56");
    visitor.script(look, &[]);
    visitor.wait_for("A new version of Topup is ready.");
    assert_eq!(
        visitor.field("Requests").value(),
        "56",
        "the open page goes on"
    );
    visitor.wait_for("Saved in this browser.");
    visitor.button("Use it now").click();
    visitor.wait_until("the new build is used", |visitor| {
        visitor.script(offered, &[]) == false
    });
    visitor.open("");
    assert_eq!(visitor.field("Requests").value(), "56");
    std::fs::remove_dir_all(&folder).unwrap();
}

#[test]
#[ignore = "needs the built page and a browser: cargo xtask test"]
fn the_built_folder_works_under_any_path_of_any_static_host() {
    let folder = std::env::temp_dir().join(format!("topup-zip-{}", std::process::id()));
    let below = folder.join("some/where");
    site::copy_to(&below);
    let host = Site::serve(&folder, Headers::None);
    let visitor = Visitor::arrive_at(&format!("{}some/where/", host.address()));
    visitor.open("");
    visitor.field("Prompt").paste("hello world");
    visitor.wait_for("2 tokens, ");
    put_by(&visitor);
    host.set_open(false);
    visitor.open("");
    assert_eq!(visitor.console_problems(), [""; 0]);
    std::fs::remove_dir_all(&folder).unwrap();
}

#[test]
#[ignore = "needs the built page and a browser: cargo xtask test"]
fn a_part_that_arrives_changed_is_refused_and_the_rest_goes_on() {
    let folder = copy_of_the_page("changed-part");
    let part = site::files()
        .into_iter()
        .find(|file| file.ends_with("split_below.wasm"))
        .unwrap();
    let mut content = std::fs::read(folder.join(&part)).unwrap();
    // Still a program: an empty section of names at its end.
    content.extend([0, 1, 0]);
    std::fs::write(folder.join(&part), content).unwrap();
    let host = Site::serve(&folder, Headers::AsShipped);
    let visitor = Visitor::arrive_at(host.address());
    visitor.open("");
    visitor.wait_for("This part of the page did not arrive.");
    visitor.field("Requests").enter("56");
    visitor.wait_for("Saved in this browser.");
    std::fs::remove_dir_all(&folder).unwrap();
}

#[test]
#[ignore = "needs the built page and a browser: cargo xtask test"]
fn the_page_can_be_installed_and_names_its_build() {
    let visitor = Visitor::arrive();
    visitor.open("");
    visitor.wait_until("the page can be installed", |visitor| {
        visitor.script("return !!document.querySelector('link[rel=manifest]')", &[]) == true
    });
    let manifest = visitor.script(
        "const link = document.querySelector('link[rel=manifest]');
         return await (await fetch(link.href)).json();",
        &[],
    );
    assert_eq!(manifest["display"], "standalone");
    let icon = manifest["icons"][0]["src"].as_str().unwrap();
    assert!(site::dist().join(icon).exists());
    let build = visitor.script(
        "return document.querySelector('meta[name=build]').content",
        &[],
    );
    let build = build.as_str().unwrap();
    assert_eq!(build.len(), 12, "{build}");
    visitor.wait_for(&format!("Build {build}"));
}

/// Waits until the browser has put the page by.
fn put_by(visitor: &Visitor) {
    visitor.script(
        "await navigator.serviceWorker.ready;
         while (!navigator.serviceWorker.controller) await new Promise((done) => setTimeout(done, 50));",
        &[],
    );
}

fn copy_of_the_page(name: &str) -> PathBuf {
    let folder = std::env::temp_dir().join(format!("topup-{name}-{}", std::process::id()));
    site::copy_to(&folder);
    folder
}
