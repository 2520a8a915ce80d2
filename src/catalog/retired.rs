//! Models that were sold once, so that their names are not merely unknown.

use super::Provenance;
use crate::calendar::Date;

/// Names that stopped on one day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Retired {
    /// The first day on which they are no longer served.
    pub on: Date,
    /// The names, in full: none stands for others that begin like it.
    pub names: Vec<String>,
    /// Where the day comes from.
    pub provenance: Provenance,
}

/// The model a fine-tuned name was made from, as `ft:gpt-4.1-2025-04-14` of
/// `ft:gpt-4.1-2025-04-14:my-org::abc123`; `None` for any other name.
///
/// Such a name is `ft:`, the base, the organisation, a suffix that may be
/// empty, the id, and for a checkpoint its step. The base is compared in full,
/// like every name.
pub(super) fn fine_tuned_from(name: &str) -> Option<&str> {
    let parts: Vec<&str> = name.split(':').collect();
    let ([ft, base, organisation, _, id] | [ft, base, organisation, _, id, _]) = parts.as_slice()
    else {
        return None;
    };
    if !ft.eq_ignore_ascii_case("ft") || organisation.is_empty() || id.is_empty() {
        return None;
    }
    name.get(..ft.len() + 1 + base.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fine_tuned_name_leads_to_its_base_and_nothing_else_does() {
        for (name, base) in [
            (
                "ft:gpt-4.1-2025-04-14:my-org::abc123",
                Some("ft:gpt-4.1-2025-04-14"),
            ),
            (
                "ft:gpt-4o-mini-2024-07-18:org:suffix:id:ckpt-step-90",
                Some("ft:gpt-4o-mini-2024-07-18"),
            ),
            ("FT:x:org::id", Some("FT:x")),
            ("ft:gpt-4.1-2025-04-14", None),
            ("ft:gpt-4.1-2025-04-14:", None),
            ("ft:gpt-4.1-2025-04-14:::", None),
            ("ft:gpt-4.1-2025-04-14:org:suffix", None),
            ("gpt-4.1:a:b:c:d", None),
            ("", None),
        ] {
            assert_eq!(fine_tuned_from(name), base, "{name}");
        }
    }
}
