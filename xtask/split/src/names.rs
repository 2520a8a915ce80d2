//! The names by which a program asks its glue for functions.
//!
//! wasm-bindgen makes each of what it does and a digest (`__wbg_createElement_de4a31ed2fb252be`). Digests do not
//! compress, and both files carry them: they are a fortieth of what is sent before the first view.

use std::error::Error;

use wasm_encoder::{EntityType, ImportSection, Module, RawSection};
use wasmparser::{Imports, Parser, Payload, TypeRef};

/// The module of which the functions are the glue's own.
const GLUE: &str = "./page_bg.js";

/// The program and its glue, with short names for what the one asks the other for.
pub(crate) fn short(program: &[u8], glue: &str) -> Result<(Vec<u8>, String), Box<dyn Error>> {
    let (mut module, mut glue) = (Module::new(), glue.to_owned());
    for payload in Parser::new(0).parse_all(program) {
        let payload = payload?;
        if let Payload::ImportSection(imports) = payload {
            let mut renamed = ImportSection::new();
            let mut count = 0;
            for import in imports {
                let Imports::Single(_, import) = import? else {
                    return Err("imports are grouped".into());
                };
                let TypeRef::Func(kind) = import.ty else {
                    return Err(format!("{} is no function", import.name).into());
                };
                let mut name = import.name.to_owned();
                if import.module == GLUE {
                    name = letters(count);
                    count += 1;
                    glue = renamed_in(&glue, import.name, &name)?;
                }
                renamed.import(import.module, &name, EntityType::Function(kind));
            }
            module.section(&renamed);
        } else if let Some((id, range)) = payload.as_section() {
            let range = usize::try_from(range.start)?..usize::try_from(range.end)?;
            let data = program
                .get(range)
                .ok_or("a section ends outside its file")?;
            module.section(&RawSection { id, data });
        }
    }
    Ok((module.finish(), glue))
}

/// The glue with another name for one of its functions.
fn renamed_in(glue: &str, long: &str, short: &str) -> Result<String, Box<dyn Error>> {
    let (from, to) = (format!(" {long}: function"), format!(" {short}: function"));
    if glue.matches(&from).count() != 1 {
        return Err(format!("the glue does not have {long} once").into());
    }
    Ok(glue.replace(&from, &to))
}

/// a, b, … z, ba, bb, …
fn letters(number: u32) -> String {
    let letter = char::from_digit(10 + number % 26, 36).unwrap_or_default();
    match number / 26 {
        0 => letter.to_string(),
        before => format!("{}{letter}", letters(before)),
    }
}

#[cfg(test)]
mod tests {
    use super::{letters, short};

    fn program(name: &str) -> Vec<u8> {
        let mut imports = wasm_encoder::ImportSection::new();
        for module in [super::GLUE, "./parts.js"] {
            imports.import(module, name, wasm_encoder::EntityType::Function(0));
        }
        let mut types = wasm_encoder::TypeSection::new();
        types.ty().function([], []);
        let mut module = wasm_encoder::Module::new();
        module.section(&types).section(&imports);
        module.finish()
    }

    #[test]
    fn both_sides_are_given_the_same_name_and_nothing_else_is() {
        let glue = "{ __wbg_do_1f: function() {} }; wasm.__wbg_do_1f()";
        let (program, glue) = short(&program("__wbg_do_1f"), glue).unwrap();
        assert_eq!(glue, "{ a: function() {} }; wasm.__wbg_do_1f()");
        let text = String::from_utf8_lossy(&program);
        assert_eq!(text.matches("__wbg_do_1f").count(), 1, "{text:?}");
        assert!(text.contains("./page_bg.js\u{1}a"), "{text:?}");
    }

    #[test]
    fn a_name_that_the_glue_does_not_have_is_refused() {
        assert!(short(&program("other"), "{ name: function() {} }").is_err());
    }

    #[test]
    fn no_two_numbers_have_the_same_letters() {
        let all: std::collections::BTreeSet<String> = (0..2_000).map(letters).collect();
        assert_eq!(all.len(), 2_000);
    }
}
