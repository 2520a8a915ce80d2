//! Finds parts of the page as a screen reader does, by role and accessible name.

use std::thread::sleep;
use std::time::{Duration, Instant};

use serde_json::{Value, json};

use crate::browser::Kind;
use crate::person::{ELEMENT, PATIENCE, Part, Visitor, text};

/// What may have a role, for a driver that has no tree of roles to ask.
const MAY_HAVE: [(&str, &str); 21] = [
    ("button", "button, [role=button], input[type=file]"),
    ("switch", "[role=switch]"),
    ("textbox", "input, textarea"),
    ("searchbox", "input[type=search]"),
    ("spinbutton", "input[type=number]"),
    ("combobox", "select, input[role=combobox], [role=combobox]"),
    ("region", "section, [role=region]"),
    ("dialog", "dialog"),
    ("navigation", "nav"),
    ("checkbox", "input[type=checkbox]"),
    ("radio", "input[type=radio]"),
    ("slider", "input[type=range]"),
    ("link", "a[href]"),
    ("heading", "h1, h2, h3"),
    ("table", "table"),
    ("row", "tr"),
    ("rowheader", "th"),
    ("columnheader", "th"),
    ("cell", "td"),
    ("listbox", "[role=listbox]"),
    ("option", "option, [role=option]"),
];

/// A part that fits, as its browser names it.
struct Found {
    name: String,
    handle: Value,
}

impl Visitor {
    #[track_caller]
    pub(crate) fn only(&self, within: Option<&Part>, roles: &[&str], name: &str) -> Part<'_> {
        let start = Instant::now();
        loop {
            match self.matching(within, roles, name).as_slice() {
                [found] => {
                    if let Some(part) = self.reach(&found.handle) {
                        return part;
                    }
                }
                [] => {}
                several => panic!(
                    "{} parts are a {} named {name:?}",
                    several.len(),
                    roles.join(" or ")
                ),
            }
            assert!(
                start.elapsed() < PATIENCE,
                "no {} named {name:?}. There are: {:?}",
                roles.join(" or "),
                self.names(within, roles)
            );
            sleep(Duration::from_millis(30));
        }
    }

    /// Whether there is such a part now, without waiting.
    pub fn sees(&self, role: &str, name: &str) -> bool {
        !self.matching(None, &[role], name).is_empty()
    }

    /// What a screen reader is told, in reading order: every part with one of these roles, with its name, what is entered
    /// in it or whether it is on, and what it announces. Chromium only.
    pub fn told(&self, roles: &[&str]) -> Vec<String> {
        let root = self.evaluate("document");
        let answer = self
            .browser
            .cdp("Accessibility.queryAXTree", &json!({ "objectId": root }));
        let nodes = answer["nodes"].as_array().cloned().unwrap_or_default();
        let told = nodes.iter().filter_map(|node| {
            let role = node["role"]["value"].as_str()?;
            (node["ignored"] == false && roles.contains(&role)).then_some(())?;
            let mut line = role.to_owned();
            let name = text(&node["name"]["value"]);
            if !name.is_empty() {
                line = format!("{line} {name:?}");
            }
            if let Some(value) = node["value"]["value"]
                .as_str()
                .filter(|own| !own.is_empty())
            {
                line = format!("{line} = {value}");
            }
            for property in node["properties"].as_array().into_iter().flatten() {
                let state = &property["value"]["value"];
                let is_told =
                    ["checked", "pressed", "expanded"].contains(&property["name"].as_str()?);
                if is_told {
                    line = format!("{line}, {}: {state}", text(&property["name"]));
                }
            }
            if matches!(role, "status" | "alert") {
                line = format!("{line}: {}", words(&nodes, node));
            }
            Some(line)
        });
        told.collect()
    }

    pub(crate) fn names(&self, within: Option<&Part>, roles: &[&str]) -> Vec<String> {
        let found = self.matching(within, roles, "").into_iter();
        found.map(|found| found.name).collect()
    }

    /// The accessible parts with one of these roles and this name; any name if it is empty.
    fn matching(&self, within: Option<&Part>, roles: &[&str], name: &str) -> Vec<Found> {
        let mut found = match self.browser.kind {
            Kind::Chromium => self.in_the_tree(within, roles),
            Kind::Firefox => self.one_by_one(within, roles),
        };
        found.retain(|found| name.is_empty() || found.name == name);
        found
    }

    /// What Chromium's accessibility tree says, in reading order.
    fn in_the_tree(&self, within: Option<&Part>, roles: &[&str]) -> Vec<Found> {
        let root = match within {
            Some(part) => {
                part.script("window.topupPart = arguments[0]", "");
                self.evaluate("window.topupPart")
            }
            None => self.evaluate("document"),
        };
        let answer = self
            .browser
            .cdp("Accessibility.queryAXTree", &json!({ "objectId": root }));
        let nodes = answer["nodes"].as_array().cloned().unwrap_or_default();
        let fits = |node: &Value| {
            let role = node["role"]["value"].as_str().unwrap_or_default();
            node["ignored"] == false && roles.contains(&role)
        };
        let found = nodes.into_iter().filter(fits).map(|node| Found {
            name: text(&node["name"]["value"]),
            handle: node["backendDOMNodeId"].clone(),
        });
        found.collect()
    }

    /// What the driver computes for each element that may have such a role.
    fn one_by_one(&self, within: Option<&Part>, roles: &[&str]) -> Vec<Found> {
        let selectors: Vec<_> = MAY_HAVE
            .iter()
            .filter(|(role, _)| roles.contains(role))
            .map(|(_, selector)| *selector)
            .collect();
        assert!(
            !selectors.is_empty(),
            "nobody has said what may be a {roles:?}"
        );
        let look = "return [...(arguments[1] ?? document).querySelectorAll(arguments[0])]
            .filter((part) => part.checkVisibility({ visibilityProperty: true }) && !part.closest('[inert]'))";
        let root = within.map_or(Value::Null, Part::handle);
        let parts = self.script(look, &[selectors.join(", ").into(), root]);
        let ask = |part: &Value, what: &str| {
            let id = text(&part[ELEMENT]);
            // Gone meanwhile: it fits nothing.
            self.browser.try_get(&format!("/element/{id}/{what}"))
        };
        let parts = parts.as_array().cloned().unwrap_or_default();
        let found = parts.into_iter().filter_map(|part| {
            let role = ask(&part, "computedrole")?;
            roles.contains(&role.as_str()?).then_some(())?;
            Some(Found {
                name: text(&ask(&part, "computedlabel")?),
                handle: part,
            })
        });
        found.collect()
    }

    /// The element behind what was found, unless it has gone meanwhile.
    fn reach(&self, handle: &Value) -> Option<Part<'_>> {
        if self.browser.kind == Kind::Firefox {
            return Some(self.part(handle));
        }
        let resolved = json!({ "cmd": "DOM.resolveNode", "params": { "backendNodeId": handle } });
        let resolved = self.browser.try_post("/goog/cdp/execute", &resolved).ok()?;
        self.browser.cdp(
            "Runtime.callFunctionOn",
            &json!({ "objectId": resolved["object"]["objectId"], "functionDeclaration": "function () { window.topupPart = this; }" }),
        );
        let element = self.browser.try_post(
            "/execute/sync",
            &json!({ "script": "return window.topupPart", "args": [] }),
        );
        element
            .ok()
            .filter(Value::is_object)
            .map(|element| self.part(&element))
    }

    /// Chromium's handle for the value of an expression.
    fn evaluate(&self, expression: &str) -> String {
        let answer = self
            .browser
            .cdp("Runtime.evaluate", &json!({ "expression": expression }));
        text(&answer["result"]["objectId"])
    }
}

/// The words inside an accessible node.
fn words(nodes: &[Value], node: &Value) -> String {
    if node["role"]["value"] == "StaticText" {
        return text(&node["name"]["value"]);
    }
    let children = node["childIds"].as_array().into_iter().flatten();
    let inside = children.filter_map(|id| nodes.iter().find(|own| own["nodeId"] == *id));
    inside.map(|own| words(nodes, own)).collect()
}
