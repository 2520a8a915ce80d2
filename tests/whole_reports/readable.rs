//! A report as text.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use topup::calendar::Date;
use topup::catalog::Catalog;
use topup::money::Usd;
use topup::quote::Span;
use topup::report::{Report, TopUp, WorkloadBill};
use topup::savings::what_fits;
use topup::scenario::{Place, Scenario};
use topup::wording;
use topup::workload::{Shape, Workload};

/// A report from top to bottom, in the page's own words.
pub(crate) fn whole(
    catalog: &Catalog,
    title: &str,
    scenario: &Scenario,
    report: &Report,
) -> String {
    let workload = scenario.workload(Place::default()).unwrap();
    let mut page = vec![
        title.to_owned(),
        format!("On {}", wording::date(report.today)),
        wording::prices_of(catalog),
    ];
    page.extend(work(workload, scenario.days, report.today));
    page.push(String::new());
    page.extend(bill(catalog, report, report.in_view().unwrap()));
    page.push(wording::batch_effect(report));
    page.push(wording::caching_effect(report));
    page.push(wording::assumptions().to_owned());
    page.push(String::new());
    page.extend(unit(report));
    page.push(String::new());
    page.extend(modes(catalog, report));
    page.push(String::new());
    page.extend(savings(report, workload.work.shape));
    page.extend(fits(catalog, scenario, workload, report));
    page.push(String::new());
    page.extend(compare(report));
    page.push(String::new());
    page.extend(top_up(&report.top_up, report.today));
    page.push(String::new());
    page.extend(runway(catalog, scenario, report));
    page.join("\n") + "\n"
}

/// What is entered: the units, the texts and the numbers of one.
fn work(workload: &Workload, days: u32, today: Date) -> Vec<String> {
    let work = &workload.work;
    let units = workload.traffic.total(today, 30).rounded();
    let mut page = vec![format!(
        "{}: {} {} in 30 days, for {}; {}",
        workload.name,
        wording::count(units),
        wording::per_unit_plural(work.shape),
        wording::days(days),
        wording::caching_mode(workload.caching.mode)
    )];
    let parts = work.shape.parts().iter();
    page.extend(
        parts
            .map(|part| (part, work.tokens(*part)))
            .filter(|(_, tokens)| !tokens.is_zero())
            .map(|(part, tokens)| {
                format!(
                    "  {}: {} tokens",
                    wording::part(*part, work.shape),
                    wording::count(tokens.get())
                )
            }),
    );
    let quantities = work.shape.quantities().iter();
    page.extend(
        quantities
            .map(|quantity| (quantity, work.quantity(*quantity)))
            .filter(|(_, value)| *value > 0)
            .map(|(quantity, value)| {
                format!(
                    "  {}: {}",
                    wording::quantity(*quantity, work.shape),
                    wording::count(value)
                )
            }),
    );
    page
}

/// What one unit is made of, and what a derived cache does to it.
fn unit(report: &Report) -> Vec<String> {
    let shape = report.in_view().unwrap().shape;
    let mut page = vec!["What one is made of:".to_owned()];
    page.extend(report.focus.parts.iter().map(|own| {
        format!(
            "  {}: {} tokens, {}, {}",
            wording::unit_part(own.part, shape),
            wording::count(own.tokens.get()),
            wording::usd_exact(own.usd),
            wording::share(own.share_thousandths)
        )
    }));
    let facts = wording::caching_facts(report);
    page.extend(
        facts
            .iter()
            .map(|(what, value)| format!("  {what}: {value}")),
    );
    page
}

fn modes(catalog: &Catalog, report: &Report) -> Vec<String> {
    let mut page = vec!["Can it wait?".to_owned()];
    page.extend(report.focus.modes.iter().map(|mode| {
        let cost = match &mode.outcome {
            Ok(priced) => format!(
                "{} a month, {}",
                wording::usd(priced.per_month),
                priced
                    .thousandths_of_standard
                    .map_or_else(|| wording::no_amount().to_owned(), wording::versus_standard)
            ),
            Err(reason) => wording::mode_unable(catalog, mode, reason),
        };
        let name = wording::processing(mode.processing);
        format!("  {name}, {}: {cost}", wording::wait(mode.processing))
    }));
    page
}

fn savings(report: &Report, shape: Shape) -> Vec<String> {
    let mut page = vec![format!("What would cost less? {}", wording::no_sum())];
    if report.focus.savings.is_empty() {
        page.push(format!("  {}", wording::nothing_to_save()));
    }
    for saving in &report.focus.savings {
        page.push(format!(
            "  {}: {} less a month, {}",
            wording::lever(&saving.lever),
            wording::usd_exact(saving.saved_per_month),
            wording::saved_share(saving)
        ));
        page.push(format!("    {}", wording::caution(&saving.lever, shape)));
    }
    page
}

fn fits(
    catalog: &Catalog,
    scenario: &Scenario,
    workload: &Workload,
    report: &Report,
) -> Vec<String> {
    let span = Span {
        today: report.today,
        days: scenario.days,
    };
    let budget = Usd::from_dollars(50);
    let fits = what_fits(catalog, workload, span, &report.focus.compare, budget);
    let facts = wording::fits(&fits, workload);
    let mut page = vec![format!("What fits in {} a month?", wording::usd(budget))];
    page.extend(
        facts
            .iter()
            .map(|(what, value)| format!("  {what}: {value}")),
    );
    page.push(format!(
        "  Best model: {}",
        wording::best_model(fits.model.as_ref())
    ));
    page
}

fn bill(catalog: &Catalog, report: &Report, bill: &WorkloadBill) -> Vec<String> {
    let mut page = vec![format!(
        "Bill: {}",
        wording::bill_subject(&bill.model_name, bill.processing)
    )];
    let priced = match &bill.outcome {
        Ok(priced) => priced,
        Err(reason) => {
            page.push(wording::unpriced(reason));
            return page;
        }
    };
    for (what, amount) in [
        (wording::a_unit(bill.shape), priced.per_unit),
        ("A day", priced.per_day),
        ("A month", priced.per_month),
        ("The whole time", priced.total),
    ] {
        page.push(format!(
            "  {what}: {} ({})",
            wording::usd(amount),
            wording::usd_exact(amount)
        ));
    }
    page.push(wording::months_explained(report.bill.days));
    for line in &priced.lines {
        let mut text = String::new();
        let month = line.per_month.map(wording::usd_exact);
        write!(
            text,
            "  {} × {} = {}; {} a month; {}",
            wording::count(line.line.quantity),
            wording::rate_of(line.line.item, line.line.rate),
            wording::usd_exact(line.line.usd),
            month.unwrap_or_else(|| wording::no_amount().to_owned()),
            wording::share(line.share_thousandths),
        )
        .unwrap();
        page.push(text);
        page.push(format!(
            "    {}",
            wording::provenance(catalog, &line.line.provenance)
        ));
    }
    page.extend(priced.notes.iter().map(|note| wording::note(*note)));
    page
}

fn compare(report: &Report) -> Vec<String> {
    let mut page = vec![format!("Compare: {}", wording::compare_subject(report))];
    let unit = wording::a_unit(report.in_view().unwrap().shape).to_lowercase();
    for row in &report.focus.compare.rows {
        let chosen = if row.chosen { " (chosen)" } else { "" };
        let cost = match &row.outcome {
            Ok(priced) => format!(
                "{} {}, {} a month, {}",
                wording::usd(priced.per_unit),
                unit,
                wording::usd(priced.per_month),
                priced
                    .thousandths_of_cheapest
                    .map_or_else(|| wording::no_amount().to_owned(), wording::times)
            ),
            Err(reason) => wording::unable(reason),
        };
        page.push(format!("  {}{chosen}: {cost}", row.name));
    }
    page
}

fn top_up(top_up: &TopUp, today: Date) -> Vec<String> {
    let plan = match &top_up.outcome {
        Ok(plan) => plan,
        Err(reason) => return vec![format!("Top-up: {}", wording::no_plan(reason))],
    };
    let mut page = vec![
        format!("Top-up: {}", wording::headline(plan, today)),
        wording::why(plan),
    ];
    page.extend(
        plan.reasons
            .iter()
            .map(|reason| wording::reason(*reason, plan)),
    );
    page.extend(
        wording::purchases(plan, today)
            .iter()
            .map(|purchase| format!("  {purchase}")),
    );
    page.push(wording::runway(plan.runway, !plan.purchases.is_empty()));
    page
}

fn runway(catalog: &Catalog, scenario: &Scenario, report: &Report) -> Vec<String> {
    let Some(runway) = &report.top_up.runway else {
        return vec!["Runway: none".to_owned()];
    };
    let mut page = vec![
        format!("Runway: {}", wording::first_stop(runway)),
        wording::chart_summary(runway),
    ];
    let days: BTreeSet<u32> = runway.events.iter().map(|happened| happened.day).collect();
    let readings = days
        .into_iter()
        .take(12)
        .map(|day| wording::day_reading(runway, day));
    page.extend(readings.map(|reading| format!("  {reading}")));
    let chances = report.chances(catalog, scenario).unwrap();
    page.extend(wording::sureness(runway, &chances));
    page.push(wording::order_of_a_day().to_owned());
    page.push(wording::recharge_is_on_at_setup().to_owned());
    match &runway.advice {
        Ok(advice) => page.extend([
            wording::advised_threshold(advice, scenario.account.payment.handling_hours),
            wording::advised_restore(advice),
            wording::advised_limit(advice),
            wording::advised_alerts(advice),
        ]),
        Err(reason) => page.push(wording::no_advice(*reason)),
    }
    page.extend(runway.tier.as_ref().map(wording::tier));
    if let Some(report) = &runway.runaway {
        page.push(wording::runaway(report, &runway.projects));
        page.extend(report.outcome.guards.iter().map(wording::guard));
    }
    page
}
