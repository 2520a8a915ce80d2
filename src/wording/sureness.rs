//! How sure the runway is, and what is enough for a risk, in words.

use super::runway::shown;
use super::{count, date, days, percent, say, usd_exact};
use crate::money::Usd;
use crate::report::{Chances, RunwayReport, Sufficient, SufficientRecharge};

/// How sure the day is on which the credit runs out.
fn chances(runway: &RunwayReport, chances: &Chances) -> String {
    let Chances {
        courses,
        half,
        nine_in_ten,
        ..
    } = *chances;
    let (half, most) = (lasting(runway, half), lasting(runway, nine_in_ten));
    say!(
        "No day is an average day. In {courses} simulations, half are served in full {half}, nine in ten {most}.",
        count(courses.into()),
        half,
        most
    )
}

fn lasting(runway: &RunwayReport, full_days: u32) -> String {
    if full_days >= shown(runway) {
        return say!("for all the days shown").to_owned();
    }
    match full_days.checked_sub(1) {
        None => say!("not even today").to_owned(),
        Some(last) => say!("until {day}", date(runway.first.plus_days(last))),
    }
}

/// Said until the first courses are drawn.
#[must_use]
pub fn drawing() -> &'static str {
    say!("How sure this is, is being worked out.")
}

/// How sure the runway is, and what is enough for the risk that was chosen.
#[must_use]
pub fn sureness(runway: &RunwayReport, known: &Chances) -> Vec<String> {
    let mut sentences = vec![chances(runway, known), buy_for_risk(known)];
    if let Some(recharge) = &known.recharge {
        sentences.push(recharge_for_risk(known, recharge));
    }
    sentences
}

/// What to set recharge to for the risk that was chosen.
fn recharge_for_risk(chances: &Chances, recharge: &SufficientRecharge) -> String {
    let (risk, days) = (percent(chances.risk), days(chances.days));
    let from = usd_exact(recharge.from);
    let threshold = match recharge.threshold {
        Sufficient::Pending => {
            return say!("What recharge has to be set to for that is being worked out.").to_owned();
        }
        Sufficient::Never => {
            return say!(
                "Starting with {from}, no threshold of this recharge keeps the simulations that run out within {days} down to {risk}: restore to more, have failed payments fixed sooner, or raise the limit that stops the service.",
                from,
                days,
                risk
            );
        }
        Sufficient::Nothing => usd_exact(Usd::ZERO),
        Sufficient::Amount(amount) => usd_exact(amount),
    };
    let limit = match recharge.monthly_limit {
        Sufficient::Pending => say!("a monthly limit that is being worked out").to_owned(),
        Sufficient::Never => say!("no monthly limit").to_owned(),
        Sufficient::Nothing => say!("a monthly limit of {amount}", usd_exact(Usd::ZERO)),
        Sufficient::Amount(amount) => say!("a monthly limit of {amount}", usd_exact(amount)),
    };
    say!(
        "Starting with {from} and bought by recharge alone, for at most {risk} of the simulations to run out within {days} it takes a threshold of {threshold} and {limit}, at the least.",
        from,
        risk,
        days,
        threshold,
        limit
    )
}

/// What to buy for the risk that was chosen.
fn buy_for_risk(chances: &Chances) -> String {
    match chances.buy {
        Sufficient::Pending => {
            say!("What to buy for the risk you take is being worked out.").to_owned()
        }
        Sufficient::Amount(amount) => say!(
            "To be out of credit within {days} in at most {share} of the simulations, buy {amount} now.",
            days(chances.days),
            percent(chances.risk),
            usd_exact(amount)
        ),
        Sufficient::Nothing | Sufficient::Never => say!(
            "For at most {share} of the simulations to be out of credit within {days}, nothing has to be bought.",
            percent(chances.risk),
            days(chances.days)
        ),
    }
}
