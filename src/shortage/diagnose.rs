//! From what a person sees to what may be behind it.

use super::cause::{Cause, Evidence, Ranked, is_above};
use crate::actuals::{Actuals, Dimension, Name, Value, Within, notices, pivot, total};
use crate::calendar::Date;
use crate::catalog::{Catalog, Processing, TokenKind};
use crate::credits::RechargeForm;
use crate::money::{Percent, Usd};
use crate::quote::Item;
use crate::report::Report;
use crate::scenario::Scenario;

/// What a person sees.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Symptom {
    /// The credit runs out quickly.
    RunsOutQuickly,
    /// The balance is empty soon after topping up.
    EmptySoon,
    /// There is a balance, and requests fail.
    BalanceButErrors,
    /// Nobody can say what cost what.
    CostsMixed,
    /// ChatGPT is paid for, and the API refuses.
    ChatGptPaid,
    /// The automatic recharge did not buy.
    RechargeDidNotFire,
    /// The automatic recharge buys too often.
    RechargedTooOften,
}

impl Symptom {
    /// Every one, in the order people ask.
    pub const ALL: [Self; 7] = [
        Self::RunsOutQuickly,
        Self::EmptySoon,
        Self::BalanceButErrors,
        Self::CostsMixed,
        Self::ChatGptPaid,
        Self::RechargeDidNotFire,
        Self::RechargedTooOften,
    ];
}

/// Everything that is known.
#[derive(Clone, Copy, Debug)]
pub struct Situation<'a> {
    /// The rules.
    pub catalog: &'a Catalog,
    /// What was entered.
    pub scenario: &'a Scenario,
    /// What follows from it.
    pub report: &'a Report,
    /// What was really spent.
    pub actuals: &'a Actuals,
    /// The day.
    pub today: Date,
}

/// What may be behind a symptom: what is shown before what is possible, the dearest first.
#[must_use]
pub fn causes(symptom: Symptom, of: &Situation) -> Vec<Ranked> {
    let mut found = match symptom {
        Symptom::RunsOutQuickly => of.runs_out_quickly(),
        Symptom::EmptySoon => of.empty_soon(),
        Symptom::BalanceButErrors => of.balance_but_errors(),
        Symptom::CostsMixed => of.costs_mixed(),
        Symptom::ChatGptPaid => vec![
            shown(Cause::ChatGptIsNotApi {
                minimum: of.catalog.credit_rules.minimum_purchase,
            }),
            possible(Cause::OtherOrganization),
        ],
        Symptom::RechargeDidNotFire => of.recharge_did_not_fire(),
        Symptom::RechargedTooOften => of.recharged_too_often(),
    };
    // Sorting keeps the order of causes that weigh the same.
    found.sort_by_key(|ranked| match ranked.evidence {
        Evidence::Shown => (Evidence::Shown, core::cmp::Reverse(ranked.usd)),
        Evidence::Possible => (Evidence::Possible, core::cmp::Reverse(None)),
    });
    found
}

fn shown(cause: Cause) -> Ranked {
    Ranked {
        usd: cause.usd(),
        evidence: Evidence::Shown,
        cause,
    }
}

fn possible(cause: Cause) -> Ranked {
    Ranked {
        usd: cause.usd(),
        evidence: Evidence::Possible,
        cause,
    }
}

impl Situation<'_> {
    fn month(&self) -> Usd {
        match self.scenario.credits.average_day {
            Some(day) => day.times(30).unwrap_or(Usd::MAX),
            None => self.report.bill.per_month,
        }
    }

    fn day(&self) -> Usd {
        self.scenario
            .credits
            .average_day
            .unwrap_or(self.report.bill.per_day)
    }

    fn balance(&self) -> Usd {
        self.scenario.credits.free_credits + self.scenario.credits.paid_balance
    }

    fn noticed(&self) -> impl Iterator<Item = Ranked> {
        let found = notices(self.actuals, self.today);
        found
            .into_iter()
            .map(|notice| shown(Cause::Noticed(notice)))
    }

    fn runs_out_quickly(&self) -> Vec<Ranked> {
        let mut found: Vec<Ranked> = self.noticed().collect();
        let (month, balance) = (self.month(), self.balance());
        if month > balance {
            found.push(shown(Cause::PlanAboveBalance { month, balance }));
        }
        for group in pivot(
            self.actuals.cells(),
            Dimension::Processing,
            &Within::default(),
        ) {
            if let Value::Processing(Some(
                processing @ (Processing::Fast | Processing::Ultrafast),
            )) = group.value
            {
                let usd = group.sum.usd();
                found.push(shown(Cause::DearProcessing { processing, usd }));
            }
        }
        found.extend(self.little_cached().map(shown));
        if self.actuals.is_empty() {
            found.push(possible(Cause::Loop));
        }
        found
    }

    fn little_cached(&self) -> Option<Cause> {
        let whole = total(self.actuals.cells(), &Within::default());
        let share = whole
            .cached()
            .saturating_mul(1000)
            .checked_div(whole.input())?;
        let is_plain = |item| {
            matches!(
                item,
                Some(Item::Tokens {
                    kind: TokenKind::Input,
                    ..
                })
            )
        };
        let plain: Usd = whole
            .spent
            .iter()
            .filter(|spent| is_plain(spent.item))
            .map(|spent| spent.usd)
            .sum();
        let is_much = is_above(plain, whole.usd(), Percent::new(20));
        (share < 200 && is_much).then_some(Cause::LittleCached { share, usd: plain })
    }

    fn empty_soon(&self) -> Vec<Ranked> {
        let hour = self.day().portion(1, 24);
        let deficit = Cause::Deficit { hour };
        let mut found = vec![
            if self.scenario.account.cut_off_hours > 0 {
                shown(deficit)
            } else {
                possible(deficit)
            },
            possible(Cause::Loop),
            possible(Cause::OtherOrganization),
        ];
        let bought_on = self.scenario.account.bought_on;
        let is_over = bought_on.is_some_and(|day| day.plus_one_year() <= self.today);
        found.push(if is_over {
            shown(Cause::Expired)
        } else {
            possible(Cause::Expired)
        });
        found.extend(self.noticed());
        found
    }

    fn balance_but_errors(&self) -> Vec<Ranked> {
        let account = &self.scenario.account;
        let month = self.month();
        let mut found = Vec::new();
        match account.hard_limit {
            Some(limit) if month >= limit => found.push(shown(Cause::HardLimit { limit, month })),
            Some(_) => {}
            None => found.push(possible(Cause::UnknownLimit)),
        }
        let limit = account.paid_so_far.and_then(|paid| {
            let tier = self.catalog.rules.usage_tiers.rule.reached(paid)?;
            Some(tier.monthly_limit_usd)
        });
        let tier = Cause::UsageTier { limit };
        match limit {
            Some(limit) if month >= limit => found.push(shown(tier)),
            Some(_) => {}
            None => found.push(possible(tier)),
        }
        found.extend([Cause::RateLimit, Cause::OtherOrganization, Cause::ShownLate].map(possible));
        found
    }

    fn costs_mixed(&self) -> Vec<Ranked> {
        let whole = total(self.actuals.cells(), &Within::default()).usd();
        let mut found = Vec::new();
        for dimension in [Dimension::Project, Dimension::Key] {
            let groups = pivot(self.actuals.cells(), dimension, &Within::default());
            let is_untold = |value: Value| matches!(value, Value::Project(name) | Value::Key(name) if name == Name::NONE);
            let usd: Usd = groups
                .iter()
                .filter(|group| groups.len() == 1 || is_untold(group.value))
                .map(|group| group.sum.usd())
                .sum();
            if let Some(share) = usd.thousandths_of(whole).filter(|share| *share >= 100) {
                found.push(shown(Cause::NotSplit { usd, share }));
                break;
            }
        }
        let wrong = self.noticed().filter(|ranked| {
            matches!(&ranked.cause, Cause::Noticed(notice)
                if matches!(notice.finding, crate::actuals::Finding::WrongEnvironment { .. }))
        });
        found.extend(wrong);
        if self.actuals.is_empty() {
            let is_one = self.scenario.projects.len() == 1;
            let usd = self.month();
            let cause = Cause::NotSplit { usd, share: 1000 };
            found.push(if is_one {
                shown(cause)
            } else {
                possible(cause)
            });
        }
        found
    }

    fn recharge_did_not_fire(&self) -> Vec<Ranked> {
        let account = &self.scenario.account;
        let recharge = account.recharge;
        let month = self.month();
        let mut found = Vec::new();
        if !account.recharges {
            found.push(shown(Cause::RechargeOff));
        }
        match recharge.monthly_limit.filter(|_| account.recharges) {
            Some(limit) if limit < month => {
                found.push(shown(Cause::RechargeLimit { limit, month }));
            }
            Some(_) | None => {}
        }
        let minimum = self.catalog.rules.recharge.rule.minimum_usd;
        if let Some(cap) = self.scenario.credits.balance_cap
            && cap.saturating_sub(recharge.threshold) < minimum
        {
            found.push(shown(Cause::BalanceCap {
                cap,
                threshold: recharge.threshold,
            }));
        }
        let day = account.peak_day.unwrap_or(self.day());
        let late = Cause::ThresholdTooLow {
            threshold: recharge.threshold,
            day,
        };
        if account.recharges && recharge.threshold < day {
            found.push(shown(late));
        }
        found.push(if account.payment.failure.is_zero() {
            possible(Cause::PaymentFailed)
        } else {
            shown(Cause::PaymentFailed)
        });
        found
    }

    fn recharged_too_often(&self) -> Vec<Ranked> {
        let account = &self.scenario.account;
        let recharge = account.recharge;
        let buys = match recharge.form {
            RechargeForm::RestoreTo(usd) => usd.saturating_sub(recharge.threshold),
            RechargeForm::Amount(usd) => usd,
        };
        let day = self.day();
        let small = Cause::RechargeTooSmall { buys, day };
        let is_small = day.times(7).is_some_and(|week| buys < week);
        let mut found = vec![if account.recharges && is_small {
            shown(small)
        } else {
            possible(small)
        }];
        found.extend(self.noticed());
        found.push(possible(Cause::Loop));
        found
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::actuals::Importer;
    use crate::scenario::{AccountEdit, CreditEdit, Edit, Stage};

    const TODAY: &str = "2026-11-25";

    /// The first cause of a symptom after some edits and an import.
    #[track_caller]
    fn first(symptom: Symptom, edits: Vec<Edit>, rows: &str) -> Ranked {
        let catalog = Catalog::built_in().unwrap();
        let today = Date::parse(TODAY).unwrap();
        let mut scenario = Scenario::example(Stage::default());
        for edit in edits {
            scenario.apply(edit).unwrap();
        }
        let mut actuals = Actuals::default();
        if !rows.is_empty() {
            let mut importer = Importer::new(catalog.clone(), today);
            importer.feed(
                b"date,model,project,api_key,num_model_requests,input_tokens,output_tokens,cost\n",
            );
            importer.feed(rows.as_bytes());
            actuals.add(importer.finish("rows").unwrap()).unwrap();
        }
        let report = Report::new(
            &catalog,
            &scenario,
            crate::scenario::Place::default(),
            today,
        );
        let situation = Situation {
            catalog: &catalog,
            scenario: &scenario,
            report: &report,
            actuals: &actuals,
            today,
        };
        causes(symptom, &situation).remove(0)
    }

    fn usd(text: &str) -> Usd {
        Usd::from_decimal(text).unwrap()
    }

    #[test]
    fn what_the_data_show_comes_before_what_is_possible() {
        let rows = (1..=14).map(|day| {
            let cost = if day == 5 { 900 } else { 1 };
            format!("2026-11-{day:02},gpt-5,web,k,10,1000,10,{cost}\n")
        });
        let rows: Vec<String> = rows.collect();
        let ranked = first(Symptom::RunsOutQuickly, Vec::new(), &rows.concat());
        assert_eq!(ranked.usd, Some(usd("899")), "{ranked:?}");
        assert_eq!(ranked.evidence, Evidence::Shown);
    }

    #[test]
    fn each_symptom_has_the_cause_that_its_scenario_shows() {
        let account = |edit| vec![Edit::Account(edit)];
        let on = Edit::Account(AccountEdit::Recharges(true));
        let ranked = first(
            Symptom::BalanceButErrors,
            account(AccountEdit::HardLimit(Some(usd("10")))),
            "",
        );
        assert!(
            matches!(ranked.cause, Cause::HardLimit { .. }),
            "{ranked:?}"
        );
        let ranked = first(Symptom::RechargeDidNotFire, Vec::new(), "");
        assert_eq!(ranked.cause, Cause::RechargeOff);
        let limit = Edit::Account(AccountEdit::RechargeLimit(Some(usd("20"))));
        let ranked = first(Symptom::RechargeDidNotFire, vec![on.clone(), limit], "");
        assert!(
            matches!(ranked.cause, Cause::RechargeLimit { .. }),
            "{ranked:?}"
        );
        let day = Edit::Credits(CreditEdit::AverageDay(Some(usd("20"))));
        let ranked = first(Symptom::RechargedTooOften, vec![on, day], "");
        assert!(
            matches!(ranked.cause, Cause::RechargeTooSmall { .. }),
            "{ranked:?}"
        );
        let ranked = first(Symptom::ChatGptPaid, Vec::new(), "");
        assert_eq!(ranked.usd, Some(usd("5")));
        let bought = AccountEdit::BoughtOn(Date::parse("2025-11-01").ok());
        let ranked = first(Symptom::EmptySoon, account(bought), "");
        assert_eq!(ranked.cause, Cause::Expired);
        let rows = "2026-11-10,gpt-5,,k,10,1000,10,6\n2026-11-10,gpt-5,web,k,10,1000,10,4\n";
        let ranked = first(Symptom::CostsMixed, Vec::new(), rows);
        let untold = Cause::NotSplit {
            usd: usd("6"),
            share: 600,
        };
        assert_eq!(ranked.cause, untold);
    }

    #[test]
    fn every_symptom_has_a_cause() {
        for symptom in Symptom::ALL {
            first(symptom, Vec::new(), "");
        }
    }
}
