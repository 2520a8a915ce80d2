//! The monthly review as tables for a spreadsheet.

use super::table::cell;
use crate::actuals::MonthGap;
use crate::money::Usd;

/// What a project spent, beside its budget.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BudgetLine {
    /// The project, as the files name it.
    pub project: String,
    /// What it spent in thirty days.
    pub spent: Usd,
    /// What it may spend in a month, if that is entered.
    pub budget: Option<Usd>,
}

/// Writes each month's estimate and actual as CSV (RFC 4180), with what the gap is made of; the causes sum
/// to the gap.
#[must_use]
pub fn month_table(gaps: &[MonthGap]) -> String {
    let mut table = "Month,Days imported,Estimate USD,Actual USD,Gap USD,More requests USD,Dearer requests USD,Not planned USD,Not used USD\r\n".to_owned();
    for gap in gaps {
        let (year, month, _) = gap.month.parts();
        let amounts = [
            gap.estimate,
            gap.actual,
            gap.gap(),
            gap.volume,
            gap.unit_cost,
            gap.unplanned,
            gap.unused,
        ];
        let amounts = amounts.map(Usd::to_decimal).join(",");
        let month = format!("{year:04}-{month:02}");
        table += &[month, gap.days.to_string(), amounts].join(",");
        table += "\r\n";
    }
    table
}

/// Writes each project's spend beside its budget as CSV (RFC 4180); a variance below nothing is over the
/// budget, and a project without one has none.
#[must_use]
pub fn budget_table(lines: &[BudgetLine]) -> String {
    let mut table = "Project,Spent in 30 days USD,Budget USD,Variance USD\r\n".to_owned();
    for line in lines {
        let optional = |amount: Option<Usd>| amount.map(Usd::to_decimal).unwrap_or_default();
        let row = [
            cell(&line.project),
            line.spent.to_decimal(),
            optional(line.budget),
            optional(line.budget.map(|budget| budget - line.spent)),
        ];
        table += &(row.join(",") + "\r\n");
    }
    table
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::calendar::Date;

    #[test]
    fn a_month_a_row_and_its_causes_sum_to_the_gap() {
        let usd = Usd::from_dollars;
        let gap = MonthGap {
            month: Date::parse("2026-11-01").unwrap(),
            days: 24,
            actual: usd(15),
            estimate: usd(10),
            volume: usd(3),
            unit_cost: usd(4),
            unplanned: usd(0),
            unused: Usd::ZERO - usd(2),
        };
        let table = month_table(&[gap]);
        assert_eq!(table.lines().nth(1), Some("2026-11,24,10,15,5,3,4,0,-2"));
    }

    #[test]
    fn a_project_without_a_budget_has_no_variance() {
        let line = |project: &str, budget| BudgetLine {
            project: project.to_owned(),
            spent: Usd::from_decimal("12.5").unwrap(),
            budget,
        };
        let table = budget_table(&[line("web", Some(Usd::from_dollars(10))), line("=x", None)]);
        let rows: Vec<_> = table.lines().skip(1).collect();
        assert_eq!(rows, ["web,12.5,10,-2.5", "'=x,12.5,,"]);
    }
}
