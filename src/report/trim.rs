//! A month with some of a text left out.

use crate::catalog::Catalog;
use crate::money::Usd;
use crate::quote::{Span, quote_workload};
use crate::tokens::Tokens;
use crate::workload::{Part, TextTokens, Workload};

/// What a workload costs in thirty days, with a text as it is and shorter by `removed` tokens.
///
/// The month is priced anew, so that what is sent again with every call, read from a cache, or cached no more
/// because too little is left, is all in it: shorter can cost more. `None` if either month has no price, or if
/// the text is shorter than what is to be left out, because a person typed another number for it.
#[must_use]
pub fn trimmed(
    catalog: &Catalog,
    workload: &Workload,
    part: Part,
    removed: Tokens,
    span: Span,
) -> Option<(Usd, Usd)> {
    let left = workload
        .work
        .tokens(part)
        .get()
        .checked_sub(removed.get())?;
    let month = |workload: &Workload| {
        let quote = quote_workload(catalog, workload, span).ok()?;
        Some(quote.per_month)
    };
    let mut shorter = workload.clone();
    shorter
        .work
        .set_text(part, TextTokens::Typed(Tokens::new(left)));
    Some((month(workload)?, month(&shorter)?))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::calendar::Date;
    use crate::scenario::{Scenario, Stage};

    /// The months of the first scenario with so many tokens, all and without 300.
    fn months(tokens: u64) -> Option<(Usd, Usd)> {
        let catalog = Catalog::built_in().unwrap();
        let scenario = Scenario::example(Stage::Mvp);
        let mut workload = scenario.projects[0].workloads[0].clone();
        workload
            .work
            .set_text(Part::Message, TextTokens::Typed(Tokens::new(tokens)));
        let span = Span {
            today: Date::parse("2026-11-26").unwrap(),
            days: 30,
        };
        trimmed(&catalog, &workload, Part::Message, Tokens::new(300), span)
    }

    #[test]
    fn what_is_left_out_is_what_it_cost() {
        let (all, without) = months(1_000).unwrap();
        let (_, nothing) = months(300).unwrap();
        let (whole, _) = months(700).unwrap();
        assert_eq!(without, whole);
        assert!(nothing < without && without < all);
    }

    #[test]
    fn more_than_there_is_cannot_be_left_out() {
        assert!(months(300).is_some());
        assert_eq!(months(299), None);
    }
}
