//! The sheet with which a team follows its top-ups: one row a purchase.

use super::practice_table::day;
use super::table::cell;
use crate::credits::TopUpPlan;
use crate::money::Usd;
use crate::scenario::Scenario;
use crate::workload::Project;

/// The columns; the payment method, the cost owner and the responder are for the team to fill in.
const COLUMNS: [&str; 12] = [
    "Top-up date",
    "Amount USD",
    "Charged USD",
    "Recharge threshold USD",
    "Monthly budget USD",
    "Payment method",
    "Cost owner",
    "Project owner",
    "Responder",
    "Payment method checked on",
    "Next review",
    "Open team practice",
];

/// Writes the sheet as CSV (RFC 4180), which a spreadsheet opens.
///
/// One purchase pays for all projects, so each row names the owners of all of them, and what of the
/// team's practice is still open, as the caller puts it. What somebody typed stays text: no cell can
/// become a formula.
#[must_use]
pub fn tracking_sheet(plan: &TopUpPlan, scenario: &Scenario, open: &[&str]) -> String {
    let settings = &scenario.account;
    let owners = owners(&scenario.projects);
    let mut sheet = COLUMNS.map(cell).join(",") + "\r\n";
    let optional = |amount: Option<Usd>| amount.map(Usd::to_decimal).unwrap_or_default();
    let threshold = settings.recharges.then_some(settings.recharge.threshold);
    for purchase in &plan.purchases {
        let charged = settings.tax.of_usd(purchase.amount);
        let row = [
            purchase.on.to_string(),
            purchase.amount.to_decimal(),
            optional(charged.map(|tax| purchase.amount + tax)),
            optional(threshold),
            optional(settings.budget),
            String::new(),
            String::new(),
            cell(&owners),
            String::new(),
            day(scenario.team.payment_checked),
            day(scenario.team.next_review),
            cell(&open.join("; ")),
        ];
        sheet += &row.join(",");
        sheet += "\r\n";
    }
    sheet
}

/// Who answers for what is used: `Ann (Search); Ben (Chat)`.
fn owners(projects: &[Project]) -> String {
    let is_used = |project: &&Project| project.workloads.iter().any(|own| own.included);
    let owned = projects.iter().filter(is_used);
    let owned = owned.filter(|project| !project.owner.is_empty());
    let named = owned.map(|project| format!("{} ({})", project.owner, project.name));
    named.collect::<Vec<_>>().join("; ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::calendar::Date;
    use crate::catalog::Catalog;
    use crate::credits::{DailySpend, Terms, TopUpInput, plan};
    use crate::money::Percent;
    use crate::scenario::Stage;

    #[test]
    fn a_row_a_purchase_and_no_formula() {
        let catalog = Catalog::built_in().unwrap();
        let mut scenario = Scenario::example(Stage::Mvp);
        scenario.account.tax = Percent::new(20);
        scenario.projects[0].name = "Chat".to_owned();
        scenario.projects[0].owner = "=cmd|' /c calc'!A1, \"Ann\"".to_owned();
        let mut idle = scenario.projects[0].clone();
        idle.owner = "Nobody".to_owned();
        idle.workloads.clear();
        scenario.projects.push(idle);
        let plan = plan(&TopUpInput {
            spend: DailySpend::steady(Usd::from_dollars(1)),
            days: 10,
            safety: Percent::new(130),
            buffer: Usd::ZERO,
            held: Vec::new(),
            balance_cap: None,
            step: scenario.account.step,
            terms: Terms::new(&catalog.credit_rules, &catalog.rules.recharge.rule),
            today: Date::parse("2026-12-03").unwrap(),
        })
        .unwrap();
        scenario.team.next_review = Date::parse("2026-12-24").ok();
        let sheet = tracking_sheet(&plan, &scenario, &["Each project has an owner", "A, b"]);
        let mut lines = sheet.split("\r\n");
        assert_eq!(lines.next().unwrap().split(',').count(), 12);
        // $1 × 10 days × 1.3, and 20% on top.
        assert_eq!(
            lines.next(),
            Some(
                "2026-12-03,13,15.6,,,,,\"'=cmd|' /c calc'!A1, \"\"Ann\"\" (Chat)\",,,2026-12-24,\"Each project has an owner; A, b\""
            )
        );
        assert_eq!(lines.next(), Some(""));
        for text in ["+1", "@SUM", "\tx", "-2"] {
            assert!(
                cell(text).trim_start_matches('"').starts_with('\''),
                "{text:?}"
            );
        }
    }
}
