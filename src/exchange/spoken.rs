//! The language in which a link opens the page: `&l=zh-Hans`, behind everything else.
//!
//! It is no part of the scenario. `static/boot.js` reads it; here it is only put aside.

const KEY: &str = "l=";

/// A fragment, with or without the `#`, without the language that stands behind it.
#[must_use]
pub fn without_language(fragment: &str) -> &str {
    let at = fragment.rfind(KEY);
    let parts = at.and_then(|at| fragment.split_at_checked(at));
    match parts {
        // No text of a link has either sign in it.
        Some((before, _)) if before.ends_with(['&', '#']) => {
            before.strip_suffix('&').unwrap_or(before)
        }
        _ => fragment,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_language_is_put_aside() {
        for (fragment, rest) in [
            ("#s=4.AbCl=", "#s=4.AbCl="),
            ("#s=4.AbC", "#s=4.AbC"),
            ("#s=4.AbC&l=zh-Hans", "#s=4.AbC"),
            ("s=4.AbC&t=1.dEf&l=zh-Hans>", "s=4.AbC&t=1.dEf"),
            ("#l=zh-Hans", "#"),
        ] {
            assert_eq!(without_language(fragment), rest, "{fragment}");
        }
    }
}
