//! What is entered stays in the page: watched on the wire, in the browser, and in what was built.

use std::collections::BTreeSet;
use std::path::Path;

use visitor::Visitor;
use visitor::site::{self, Headers, Site};

/// Somebody's secret; nowhere else in the world.
const CANARY: &str = "kz7Qp2-canary-6f0d9Xw41-never-leave";

/// Notes every violation of the page's policy, from before anything else runs.
const LISTEN: &str = "
    globalThis.violations = [];
    addEventListener('securitypolicyviolation', (event) => {
        globalThis.violations.push(`${event.violatedDirective}: ${event.blockedURI}`);
    });
    const names = globalThis.downloads = [];
    const click = HTMLAnchorElement.prototype.click;
    HTMLAnchorElement.prototype.click = function () { names.push(this.download); click.call(this); };
";

/// Every way out that a page could try; where each goes is the argument.
const WAYS_OUT: &str = "
    const sink = arguments[0];
    const ways = [
        () => fetch(sink + 'fetch', { mode: 'no-cors' }),
        () => new Promise((done) => { const ask = new XMLHttpRequest(); ask.onloadend = done; ask.open('GET', sink + 'xhr'); ask.send(); }),
        () => navigator.sendBeacon(sink + 'beacon', 'x'),
        () => new Promise((done) => { const picture = new Image(); picture.onload = picture.onerror = done; picture.src = sink + 'image'; }),
        () => { const link = document.createElement('link'); link.rel = 'stylesheet'; link.href = sink + 'style'; document.head.append(link); },
        () => { const link = document.createElement('link'); link.rel = 'prefetch'; link.href = sink + 'prefetch'; document.head.append(link); },
        () => { const frame = document.createElement('iframe'); frame.src = sink + 'frame'; document.body.append(frame); },
        () => { new WebSocket(sink.replace('http', 'ws') + 'socket'); },
    ];
    for (const way of ways) {
        try { await Promise.race([way(), new Promise((done) => setTimeout(done, 500))]); } catch {}
    }
    await new Promise((done) => setTimeout(done, 700));
    return ways.length;
";

/// Everything a person can do with what they enter.
fn tour(visitor: &Visitor) {
    visitor
        .field("Prompt")
        .paste(&format!("{CANARY} is my secret"));
    visitor.wait_for(" tokens, assumed encoding");
    visitor.field("Requests").enter("1.5k");
    visitor.switch("Batch").click();
    visitor.button("Copy link").click();
    visitor.wait_for("Link copied");
    visitor.button("QR code").click();
    visitor.find("image", "The link as a QR code");
    visitor.button("Download").click();
    visitor.button("Download the bill as CSV").click();
    visitor.button("Copy the comparison as Markdown").click();
    visitor.button("Undo").click();
    visitor.button("Redo").click();
    visitor.field("Scenario").enter("Tour");
    visitor.wait_for("Saved in this browser.");
    visitor.button("New scenario").click();
}

#[test]
#[ignore = "needs the built page and a browser: cargo xtask test"]
fn a_whole_tour_asks_for_the_pages_own_files_and_then_for_nothing() {
    let host = Site::serve(&site::dist(), Headers::AsShipped);
    let visitor = Visitor::arrive_at(host.address());
    visitor.prepare(LISTEN);
    visitor.open("");
    // The first text brings the worker and its vocabulary; the page is put by for offline use.
    visitor.field("Prompt").paste("hello world");
    visitor.wait_for("2 tokens, ");
    visitor.script("await navigator.serviceWorker.ready", &[]);
    let own: BTreeSet<String> = site::files()
        .into_iter()
        .map(|file| format!("/{file}"))
        .chain(["/".to_owned()])
        .collect();
    let first = host.requests();
    for asked in &first {
        assert!(own.contains(&asked.path), "{asked:?}");
        assert!(asked.telling.is_empty(), "{asked:?}");
    }
    let asked: BTreeSet<&str> = first.iter().map(|asked| asked.path.as_str()).collect();
    for needed in ["/", "/boot.js", "/o200k_base.vocabulary", "/sw.js"] {
        assert!(asked.contains(needed), "{needed}: {asked:?}");
    }

    tour(&visitor);
    let later = host.requests();
    let unexpected: Vec<_> = later
        .iter()
        .filter(|asked| !own.contains(&asked.path) || !asked.telling.is_empty())
        .collect();
    assert!(unexpected.is_empty(), "{unexpected:?}");
    // Files again at most: never anything that carries something.
    assert!(
        later.iter().all(|asked| !asked.path.contains('?')),
        "{later:?}"
    );
    assert_eq!(visitor.foreign_requests(), [""; 0]);

    // The secret is in the text box and nowhere else.
    let left = visitor.script(
        "return JSON.stringify({
             address: location.href, title: document.title, state: history.state,
             local: { ...localStorage }, session: { ...sessionStorage },
             downloads: globalThis.downloads, cookies: document.cookie,
             databases: await indexedDB.databases(),
         })",
        &[],
    );
    let left = left.as_str().unwrap();
    assert!(left.contains("Tour"), "the probe sees what is kept: {left}");
    assert!(!left.contains("canary"), "{left}");
    assert_eq!(
        visitor.script("return globalThis.violations", &[]),
        serde_json::json!([])
    );
    assert_eq!(visitor.console_problems(), [""; 0]);
}

/// The same tour where there is no way out at all: a network namespace that holds the loopback alone. What
/// works there needs nobody else.
#[test]
#[ignore = "needs the built page and a browser: cargo xtask test"]
fn the_tour_works_where_there_is_no_network() {
    let tour = "nothing_leaves::a_whole_tour_asks_for_the_pages_own_files_and_then_for_nothing";
    // The loopback is down in a new namespace. The way to an address elsewhere is asked for, so that a
    // namespace that holds more is noticed.
    let alone = "ip link set lo up || exit 97
        ip route get 192.0.2.1 > /dev/null 2>&1 && exit 98
        exec \"$0\" --ignored --exact \"$1\"";
    let program = std::env::current_exe().unwrap();
    let output = std::process::Command::new("unshare")
        .args(["--map-root-user", "--net", "sh", "-c", alone])
        .arg(program)
        .arg(tour)
        .output();
    let output = match output {
        Ok(output) if output.status.code() != Some(97) => output,
        Ok(_) | Err(_) => {
            println!("not tried: this machine has no `unshare` or no `ip`");
            return;
        }
    };
    let (said, complained) = (
        String::from_utf8_lossy(&output.stdout),
        String::from_utf8_lossy(&output.stderr),
    );
    if complained.contains("unshare failed") || complained.contains("Operation not permitted") {
        println!("not tried: this machine allows no namespaces");
        return;
    }
    assert_ne!(output.status.code(), Some(98), "there is a way out");
    assert!(
        output.status.success() && said.contains("1 passed"),
        "{said}{complained}"
    );
}

#[test]
#[ignore = "needs the built page and a browser: cargo xtask test"]
fn every_way_out_is_shut_and_would_be_seen_if_it_were_open() {
    let folder = std::env::temp_dir().join(format!("topup-open-{}", std::process::id()));
    let sink = Site::serve(Path::new(env!("CARGO_MANIFEST_DIR")), Headers::None);
    let to_sink = [sink.address().into()];

    // With the page's own policy, by header and by what stands in the page alone.
    for sent in [Headers::AsShipped, Headers::None] {
        let host = Site::serve(&site::dist(), sent);
        let visitor = Visitor::arrive_at(host.address());
        visitor.prepare(LISTEN);
        visitor.open("");
        let ways = visitor.script(WAYS_OUT, &to_sink).as_u64().unwrap();
        let seen = sink.requests();
        assert!(seen.is_empty(), "{seen:?}");
        let noticed = visitor.script("return globalThis.violations.length", &[]);
        assert!(noticed.as_u64().unwrap() >= ways - 1, "{noticed} of {ways}");
    }

    // And a page without a policy does get out, so the sink would have told.
    std::fs::create_dir_all(&folder).unwrap();
    std::fs::write(
        folder.join("index.html"),
        "<title>open</title><div id=boot hidden></div>",
    )
    .unwrap();
    let host = Site::serve(&folder, Headers::None);
    let visitor = Visitor::arrive_at(host.address());
    visitor.open("");
    visitor.script(WAYS_OUT, &to_sink);
    let seen: BTreeSet<String> = sink
        .requests()
        .into_iter()
        .map(|asked| asked.path)
        .collect();
    for way in ["/fetch", "/xhr", "/beacon", "/image", "/style", "/frame"] {
        assert!(seen.contains(way), "{way}: {seen:?}");
    }
    std::fs::remove_dir_all(&folder).unwrap();
}

#[test]
#[ignore = "needs the built page and a browser: cargo xtask test"]
fn markup_that_runs_something_is_refused_even_by_the_page_itself() {
    let visitor = Visitor::arrive();
    visitor.open("");
    for markup in [
        "<img src=x onerror=alert(1)>",
        "<script>alert(1)</script>",
        "<svg/onload=alert(1)>",
        "<iframe src=/></iframe>",
        "<a href='javascript:alert(1)'>x</a>",
        "<iframe srcdoc='<b>'>",
    ] {
        let refused = visitor.script(
            "try { document.createElement('div').innerHTML = arguments[0]; return 'taken'; } catch (error) { return error.name; }",
            &[markup.into()],
        );
        assert_eq!(refused, "TypeError", "{markup}");
    }
    let refused = visitor.script(
        "try { new Worker('https://192.0.2.1/x.js'); return 'taken'; } catch (error) { return error.name; }",
        &[],
    );
    assert_eq!(refused, "TypeError");
}

#[test]
#[ignore = "needs the built page and a browser: cargo xtask test"]
fn another_page_cannot_put_this_one_into_a_frame() {
    let folder = std::env::temp_dir().join(format!("topup-frame-{}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    for sent in [Headers::AsShipped, Headers::None] {
        let host = Site::serve(&site::dist(), sent);
        let framing = format!(
            "<title>frame</title><div id=boot hidden></div><iframe src='{}'></iframe>",
            host.address()
        );
        std::fs::write(folder.join("index.html"), framing).unwrap();
        let other = Site::serve(&folder, Headers::None);
        let visitor = Visitor::arrive_at(other.address());
        visitor.open("");
        visitor.script("await new Promise((done) => setTimeout(done, 2000))", &[]);
        let asked: Vec<String> = host
            .requests()
            .into_iter()
            .map(|asked| asked.path)
            .collect();
        // Refused by the browser, or by the page before it fetches its program.
        assert!(asked.iter().any(|path| path == "/"), "{asked:?}");
        assert!(
            !asked.iter().any(|path| path.ends_with("_bg.wasm")),
            "{asked:?}"
        );
    }
    std::fs::remove_dir_all(&folder).unwrap();
}

/// What a script could send something with, the fetching of the page's own files apart.
const SENDERS: [&str; 14] = [
    "XMLHttpRequest",
    "WebSocket",
    "EventSource",
    "sendBeacon",
    "RTCPeerConnection",
    "WebTransport",
    "window.open",
    "importScripts",
    "eval(",
    "new Function",
    "document.cookie",
    "location.assign",
    "location.replace",
    "location.href =",
];

fn senders(script: &str) -> Vec<&'static str> {
    SENDERS
        .into_iter()
        .filter(|sender| script.contains(sender))
        .collect()
}

#[test]
#[ignore = "needs the built page: cargo xtask test"]
fn nothing_that_was_built_could_send_anything() {
    let mut scripts = 0;
    for file in site::files() {
        if std::path::Path::new(&file)
            .extension()
            .is_none_or(|ending| ending != "js")
        {
            continue;
        }
        let script = std::fs::read_to_string(site::dist().join(&file)).unwrap();
        assert_eq!(senders(&script), [""; 0], "{file}");
        scripts += 1;
    }
    assert!(scripts >= 5, "{scripts} scripts");
    for sender in SENDERS {
        assert_eq!(senders(&format!("x; {sender} y")), [sender]);
    }
    let index = std::fs::read_to_string(site::dist().join("index.html")).unwrap();
    assert!(
        !index.contains(" style=") && !index.contains("<style"),
        "an inline style"
    );
    // One script stands in the page itself: the browser runs it because the policy names its digest, and no other.
    let inline = index.split("<script").skip(1).filter(|script| {
        let (tag, rest) = script.split_once('>').unwrap();
        !tag.contains("src=") || !rest.starts_with("</script>")
    });
    let inline: Vec<_> = inline.collect();
    let [language] = inline.as_slice() else {
        panic!("inline scripts: {inline:?}");
    };
    assert!(language.starts_with(">{const{dataset}"), "{language}");
    assert_eq!(
        senders(language.split_once("</script>").unwrap().0),
        [""; 0]
    );
    assert_eq!(index.matches("'sha256-").count(), 1);
    assert!(!index.contains("unsafe-inline"));
    assert!(!index.contains("http://") && !index.contains("https://"));
}
