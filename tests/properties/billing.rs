//! What holds for every bill, whatever the prices are.

use proptest::prelude::*;
use topup::calendar::Date;
use topup::catalog::{ContextBand, Processing};
use topup::exchange::quote_records;
use topup::money::{Percent, Usd};
use topup::quote::{
    CostLine, Item, PriceRow, ReportedUsage, RequestQuote, Span, UnitRate, Unpriced, Usage,
    quote_request, quote_workload,
};
use topup::report::{PricedWorkload, Report};
use topup::scenario::Place;
use topup::tokens::Tokens;
use topup::workload::{Traffic, Workload};

use crate::exact::{text, units};
use crate::support::{self, count_up_to, for_all};
use crate::{CATALOG, today};

/// A way to make a request larger: some more of one kind.
type Raise = fn(&mut ReportedUsage, u64);

/// Every count that can be raised, with its wholes.
const RAISES: [Raise; 20] = [
    |used, more| raise(&mut used.input_tokens, more),
    |used, more| {
        raise(&mut used.input_tokens, more);
        raise(&mut used.cached_tokens, more);
    },
    |used, more| {
        raise(&mut used.input_tokens, more);
        raise(&mut used.cache_write_30m_tokens, more);
    },
    |used, more| {
        raise(&mut used.input_tokens, more);
        raise(&mut used.cache_write_12h_tokens, more);
    },
    |used, more| raise(&mut used.output_tokens, more),
    |used, more| {
        raise(&mut used.output_tokens, more);
        raise(&mut used.reasoning_tokens, more);
    },
    |used, more| {
        raise(&mut used.input_tokens, more);
        raise(&mut used.audio_input_tokens, more);
    },
    |used, more| {
        raise(&mut used.input_tokens, more);
        raise(&mut used.cached_tokens, more);
        raise(&mut used.audio_input_tokens, more);
        raise(&mut used.cached_audio_tokens, more);
    },
    |used, more| {
        raise(&mut used.input_tokens, more);
        raise(&mut used.image_input_tokens, more);
    },
    |used, more| {
        raise(&mut used.output_tokens, more);
        raise(&mut used.audio_output_tokens, more);
    },
    |used, more| {
        raise(&mut used.output_tokens, more);
        raise(&mut used.image_output_tokens, more);
    },
    |used, more| used.seconds += more,
    |used, more| used.characters += more,
    |used, more| used.web_searches += more,
    |used, more| used.image_web_searches += more,
    |used, more| used.web_search_previews += more,
    |used, more| used.file_searches += more,
    |used, more| used.container_sessions_1g += more,
    |used, more| used.container_sessions_64g += more,
    |used, more| used.vector_storage_gib_days += more,
];

#[test]
fn a_list_costs_the_sum_of_its_records_in_any_order() -> Result<(), String> {
    let lists = prop::collection::vec(asked(), 0..6).prop_shuffle();
    for_all(&lists, |list| {
        let priced: Vec<_> = list
            .into_iter()
            .filter(|asked| cost(asked).is_ok())
            .collect();
        let records: Vec<_> = priced.iter().map(record).collect();
        let quoted = |records: &[serde_json::Value]| -> Vec<String> {
            let json = serde_json::to_string(records).unwrap();
            let answer = quote_records(&CATALOG, &json, today()).unwrap();
            let answer: Vec<serde_json::Value> = serde_json::from_str(&answer).unwrap();
            answer
                .iter()
                .map(|quoted| quoted["usd"].as_str().unwrap().to_owned())
                .collect()
        };
        let forwards = quoted(&records);
        let backwards = quoted(&records.iter().rev().cloned().collect::<Vec<_>>());
        prop_assert_eq!(&forwards, &backwards.into_iter().rev().collect::<Vec<_>>());
        let singly: Usd = priced.iter().map(|asked| cost(asked).unwrap().usd).sum();
        let together: u128 = forwards.iter().map(|usd| units(usd)).sum();
        prop_assert_eq!(singly.to_decimal(), text(together));
        Ok(())
    })
}

#[test]
fn nothing_used_costs_nothing_and_no_cost_is_negative() -> Result<(), String> {
    for_all(&asked(), |asked| {
        if let Ok(quote) = cost(&asked) {
            prop_assert!(quote.usd >= Usd::ZERO);
            prop_assert!(!quote.usd.to_decimal().starts_with('-'));
            for line in &quote.lines {
                prop_assert!(line.usd > Usd::ZERO || line.quantity == 0, "{:?}", line);
            }
            let nothing = Asked {
                used: ReportedUsage::default(),
                ..asked
            };
            prop_assert_eq!(cost(&nothing).unwrap().usd.to_decimal(), "0");
        }
        Ok(())
    })
}

#[test]
fn more_of_anything_never_costs_less() -> Result<(), String> {
    let compared = std::cell::RefCell::new([0; RAISES.len()]);
    // Many cases: a model is sold for few of the things that are raised.
    let cases = (asked(), 0..RAISES.len(), 1..400_000_u64, any::<bool>());
    support::for_so_many(20_000, &cases, |(asked, raised, more, from_nothing)| {
        let mut less = asked.clone();
        if from_nothing {
            // What is not billed by the text token is priced alone.
            less.used = ReportedUsage::default();
        }
        let mut larger = less.clone();
        RAISES[raised](&mut larger.used, more);
        if let (Ok(less), Ok(more)) = (cost(&less), cost(&larger)) {
            prop_assert!(less.usd <= more.usd, "{:?}", larger);
            compared.borrow_mut()[raised] += 1;
        }
        Ok(())
    })?;
    let compared = compared.into_inner();
    assert!(compared.iter().sum::<u32>() >= 2_000, "{compared:?}");
    assert!(compared.iter().all(|count| *count >= 5), "{compared:?}");
    Ok(())
}

#[test]
fn a_token_read_from_the_cache_instead_never_raises_the_cost() -> Result<(), String> {
    for_all(&(asked(), 0..=100_u64), |(asked, share)| {
        let used = &asked.used;
        let plain = used.input_tokens.get()
            - used.cached_tokens.get()
            - used.cache_write_30m_tokens.get()
            - used.cache_write_12h_tokens.get();
        let mut cached = asked.clone();
        raise(&mut cached.used.cached_tokens, plain / 100 * share);
        if let Ok(quote) = cost(&asked) {
            prop_assert!(cost(&cached).unwrap().usd <= quote.usd, "{:?}", cached);
        }
        Ok(())
    })
}

#[test]
fn a_part_above_its_whole_is_refused_and_never_cut() -> Result<(), String> {
    for_all(
        &(count_up_to(1 << 50), 1..1_000_000_u64, 0..6_usize),
        |(whole, over, part)| {
            let mut used = ReportedUsage {
                input_tokens: Tokens::new(whole),
                output_tokens: Tokens::new(whole),
                ..ReportedUsage::default()
            };
            let parts = [
                &mut used.cached_tokens,
                &mut used.cache_write_30m_tokens,
                &mut used.cache_write_12h_tokens,
                &mut used.audio_input_tokens,
                &mut used.reasoning_tokens,
                &mut used.image_output_tokens,
            ];
            *parts.into_iter().nth(part).unwrap() = Tokens::new(whole + over);
            let problem = Usage::from_reported(&used).unwrap_err().to_string();
            let (part, whole) = (whole + over, whole);
            prop_assert!(problem.starts_with(&part.to_string()), "{}", problem);
            prop_assert!(
                problem.contains(&format!(" part of {whole} ")),
                "{}",
                problem
            );
            Ok(())
        },
    )
}

#[test]
fn reasoning_is_inside_the_output_and_billed_once() -> Result<(), String> {
    for_all(&asked(), |asked| {
        let mut thinking = asked.clone();
        thinking.used.reasoning_tokens = thinking.used.output_tokens;
        let usd = |asked| cost(asked).map(|quote| quote.usd);
        prop_assert_eq!(usd(&thinking), usd(&asked));
        Ok(())
    })
}

#[test]
fn the_threshold_is_met_by_the_whole_prompt_and_moves_the_whole_request() {
    for model in CATALOG.models() {
        let Some(above) = model.long_context_above else {
            continue;
        };
        assert_eq!(above, Tokens::new(272_000), "{}", model.id);
        for mode in model.sold_in(today()) {
            let period = model.period(mode, today()).unwrap();
            let price = |cached: u64, extra: u64| {
                let input = Tokens::new(272_000 + extra);
                let cached_tokens = Tokens::new(cached);
                let used = ReportedUsage {
                    input_tokens: input,
                    cached_tokens,
                    output_tokens: Tokens::new(10),
                    ..ReportedUsage::default()
                };
                cost(&Asked {
                    model: model.id.clone(),
                    mode,
                    used,
                    ..Asked::default()
                })
            };
            if !model.is_served(today()) {
                continue;
            }
            assert_eq!(price(0, 0).unwrap().band, ContextBand::Short);
            assert_eq!(price(271_999, 0).unwrap().band, ContextBand::Short);
            for cached in [0, 1, 272_000] {
                let long = price(cached, 1);
                if let Some(rates) = period.long {
                    let long = long.unwrap();
                    assert_eq!(long.band, ContextBand::Long);
                    for line in &long.lines {
                        let Item::Tokens { modality, kind } = line.item else {
                            continue;
                        };
                        let rate = rates.of(modality, kind).unwrap();
                        assert_eq!(line.usd, rate * Tokens::new(line.quantity));
                    }
                } else {
                    let problem = long.unwrap_err();
                    assert!(matches!(problem, Unpriced::NotSoldLong { .. }), "{problem}");
                }
            }
        }
    }
}

/// However the prompt is made up of plain, cached and written tokens.
#[test]
fn the_step_is_met_by_the_sum_of_all_input_and_costs_the_published_factors() -> Result<(), String> {
    let stepping = CATALOG.models().iter().filter(|model| {
        let standard = model.period(Processing::Standard, today());
        standard.is_some_and(|period| period.long.is_some()) && model.is_served(today())
    });
    let ids: Vec<String> = stepping.map(|model| model.id.clone()).collect();
    assert!(ids.len() > 10, "{ids:?}");
    let cases = (
        prop::sample::select(ids),
        0..=272_000_u64,
        0..=272_000_u64,
        0..=272_000_u64,
        1..100_000_u64,
        1..100_000_u64,
    );
    for_all(&cases, |(model, one, two, three, above, output)| {
        let mut cuts = [one, two, three];
        cuts.sort_unstable();
        let [one, two, three] = cuts;
        let used = ReportedUsage {
            input_tokens: Tokens::new(272_000),
            cached_tokens: Tokens::new(one),
            cache_write_30m_tokens: Tokens::new(two - one),
            cache_write_12h_tokens: Tokens::new(three - two),
            output_tokens: Tokens::new(output),
            ..ReportedUsage::default()
        };
        let asked = Asked {
            model,
            used,
            ..Asked::default()
        };
        let at = cost(&asked).unwrap();
        prop_assert_eq!(at.band, ContextBand::Short);
        let mut longer = asked.clone();
        raise(&mut longer.used.input_tokens, above);
        let long = cost(&longer).unwrap();
        prop_assert_eq!(long.band, ContextBand::Long);
        // The same parts cost at least half as much again, all of them.
        for line in &at.lines {
            let same = long.lines.iter().find(|other| other.item == line.item);
            let same = same.unwrap();
            let each = |line: &CostLine| units(&line.usd.to_decimal()) / u128::from(line.quantity);
            prop_assert!(each(same) * 2 >= each(line) * 3, "{:?}", line.item);
        }
        Ok(())
    })
}

#[test]
fn two_halves_of_a_long_request_are_cheaper_than_the_whole() {
    let price = |input: u64| {
        let used = ReportedUsage {
            input_tokens: Tokens::new(input),
            ..ReportedUsage::default()
        };
        cost(&Asked {
            model: "gpt-6-astra".to_owned(),
            used,
            ..Asked::default()
        })
        .unwrap()
        .usd
    };
    assert_eq!(price(200_000).to_decimal(), "2");
    assert_eq!(price(400_000).to_decimal(), "8");
}

#[test]
fn a_price_holds_from_its_day_and_the_one_before_it_until_then() {
    for (model, mode, day, before, after) in [
        (
            "gpt-5.6-terra",
            Processing::Standard,
            "2026-07-30",
            "0.0025",
            "0.002",
        ),
        (
            "gpt-5.6-sol",
            Processing::Standard,
            "2026-08-21",
            "0.005",
            "0.004",
        ),
        (
            "gpt-6.2-sol",
            Processing::Ultrafast,
            "2027-03-01",
            "0.006",
            "0.012",
        ),
    ] {
        let on = Date::parse(day).unwrap();
        let day_before = (0..10_000)
            .map(|days| Date::EPOCH.plus_days(20_000 + days))
            .find(|day| day.days_until(on) == 1)
            .unwrap();
        for (on, usd) in [(day_before, before), (on, after), (on.plus_days(1), after)] {
            let used = ReportedUsage {
                input_tokens: Tokens::new(1_000),
                ..ReportedUsage::default()
            };
            let asked = Asked {
                model: model.to_owned(),
                mode,
                on,
                used,
                ..Asked::default()
            };
            assert_eq!(
                cost(&asked).unwrap().usd.to_decimal(),
                usd,
                "{model} on {on}"
            );
        }
    }
}

/// A price holds on every day between two changes, and only there.
#[test]
fn the_price_of_a_day_is_that_of_the_last_change_before_it() -> Result<(), String> {
    let first = Date::new(2025, 1, 1).unwrap();
    for_all(&(asked(), 0..1_200_u32), |(asked, days)| {
        let on = first.plus_days(days);
        let asked = Asked { on, ..asked };
        let model = CATALOG.find(&asked.model).unwrap();
        let started = model.periods(asked.mode).iter().map(|period| period.from);
        let last = started
            .filter(|from| from.is_none_or(|from| from <= on))
            .max();
        let quote = cost(&asked);
        match last {
            None => prop_assert!(quote.is_err()),
            Some(None) => {}
            Some(Some(from)) if model.is_served(on) => {
                let then = Asked { on: from, ..asked };
                prop_assert_eq!(cost(&then), quote);
            }
            Some(Some(_)) => {
                let ended = matches!(quote, Err(Unpriced::Ended { .. }));
                prop_assert!(ended);
            }
        }
        Ok(())
    })
}

/// Counts as large as a record can write them.
#[test]
fn counts_as_large_as_can_be_written_are_priced_exactly() -> Result<(), String> {
    let huge = || prop_oneof![1 => Just(u64::MAX), 2 => any::<u64>(), 2 => 0..1_000_u64];
    let cases = (asked(), huge(), huge(), huge(), huge(), 0..=100_u64);
    for_all(&cases, |(asked, input, output, web, file, share)| {
        let used = ReportedUsage {
            input_tokens: Tokens::new(input),
            cached_tokens: Tokens::new(input / 100 * share),
            output_tokens: Tokens::new(output),
            web_searches: web,
            file_searches: file,
            ..ReportedUsage::default()
        };
        let asked = Asked { used, ..asked };
        let answer = quote_records(&CATALOG, &record(&asked).to_string(), today());
        let Ok(quote) = cost(&asked) else {
            prop_assert!(answer.is_err());
            return Ok(());
        };
        let mut sum = 0;
        for line in &quote.lines {
            let each = match line.rate {
                UnitRate::UsdPerMillionTokens(rate) => units(&rate.to_decimal()) / 1_000_000,
                UnitRate::UsdPerThousandCalls(rate) => units(&rate.to_decimal()) / 1_000,
                UnitRate::UsdPerMinute(_)
                | UnitRate::UsdPerMillionCharacters(_)
                | UnitRate::UsdPerSession(_)
                | UnitRate::UsdPerPicture(_)
                | UnitRate::UsdPerGibDay(_) => unreachable!("nothing of it was used"),
            };
            let cost = each * u128::from(line.quantity);
            prop_assert_eq!(line.usd.to_decimal(), text(cost), "{:?}", line);
            sum += cost;
        }
        let answer: serde_json::Value = serde_json::from_str(&answer.unwrap()).unwrap();
        prop_assert_eq!(answer["usd"].as_str().unwrap(), text(sum));
        Ok(())
    })
}

#[test]
fn a_day_before_the_first_known_price_has_none() {
    let asked = Asked {
        on: Date::new(2020, 1, 1).unwrap(),
        ..Asked::default()
    };
    let problem = cost(&asked).unwrap_err();
    assert!(
        matches!(problem, Unpriced::NoPriceOnDay { .. }),
        "{problem}"
    );
}

#[test]
fn a_name_that_is_not_sold_has_no_price_and_never_zero() -> Result<(), String> {
    for_all(&(support::model_name(), asked()), |(model, asked)| {
        let known = CATALOG.find(&model).is_some();
        let problem = cost(&Asked {
            model: model.clone(),
            ..asked
        });
        let unknown =
            matches!(problem, Err(Unpriced::UnknownModel { model: named }) if named == model);
        prop_assert_eq!(unknown, !known);
        Ok(())
    })
}

#[test]
fn the_lines_of_a_bill_sum_to_it_to_the_unit() -> Result<(), String> {
    for_all(&asked(), |asked| {
        if let Ok(quote) = cost(&asked) {
            let lines: u128 = quote
                .lines
                .iter()
                .map(|line| units(&line.usd.to_decimal()))
                .sum();
            prop_assert_eq!(quote.usd.to_decimal(), text(lines));
        }
        Ok(())
    })
}

#[test]
fn so_many_identical_units_cost_so_many_times_one() -> Result<(), String> {
    let steady = (support::workload(), 0..1_000_000_u64, 1..3_650_u32);
    for_all(&steady, |(workload, units, days)| {
        let workload = Workload {
            traffic: Traffic::steady(units),
            ..workload
        };
        let span = Span {
            today: today(),
            days,
        };
        if let Ok(quote) = quote_workload(&CATALOG, &workload, span) {
            let of_one = |times: u64| quote.unit.usd.times(times);
            prop_assert_eq!(Some(quote.per_day), of_one(units));
            prop_assert_eq!(Some(quote.per_month), of_one(units * 30));
            prop_assert_eq!(Some(quote.total), of_one(units * u64::from(days)));
            prop_assert_eq!(quote.units_per_month, units * 30);
        }
        Ok(())
    })
}

#[test]
fn full_retries_raise_the_cost_by_exactly_their_share() -> Result<(), String> {
    let values = (support::workload(), 1..100_000_u64, 0..10_000_u32);
    for_all(&values, |(workload, units, hundredths)| {
        let retries =
            Percent::from_decimal(&format!("{}.{:02}", hundredths / 100, hundredths % 100));
        let with = |retries| {
            let mut workload = workload.clone();
            workload.traffic = Traffic::steady(units);
            workload.traffic.repeats.retries = retries;
            let span = Span {
                today: today(),
                days: 30,
            };
            quote_workload(&CATALOG, &workload, span)
                .ok()
                .map(|quote| quote.per_month)
        };
        let (without, with) = (with(Percent::ZERO), with(retries.unwrap()));
        if let (Some(without), Some(with)) = (without, with) {
            // Worked with ten thousandths, in whole numbers: to the last third of a femto-dollar.
            let more = without.times_ratio(u128::from(10_000 + hundredths), 10_000);
            prop_assert_eq!(Some(with), more);
        }
        Ok(())
    })
}

#[test]
fn any_scenario_has_a_report_whose_shares_and_months_add_up() -> Result<(), String> {
    for_all(&(support::scenario(), support::day()), |(scenario, day)| {
        let report = Report::new(&CATALOG, &scenario, Place::default(), day);
        prop_assert!(serde_json::to_string(&report).is_ok());
        let bill = &report.bill;
        let counted = || {
            let own = bill.workloads().filter(|own| own.included);
            own.filter_map(|own| own.outcome.as_ref().ok())
        };
        let unpriced = bill
            .workloads()
            .filter(|own| own.included && own.outcome.is_err());
        prop_assert_eq!(bill.unpriced, unpriced.count());
        prop_assert_eq!(bill.per_month, counted().map(|own| own.per_month).sum());
        prop_assert_eq!(bill.total, counted().map(|own| own.total).sum());
        let of_projects: Usd = bill.projects.iter().map(|project| project.per_month).sum();
        prop_assert_eq!(bill.per_month, of_projects);
        let whole = if bill.per_month.is_zero() { 0 } else { 1_000 };
        let shares: u64 = bill.projects.iter().map(|own| own.share_thousandths).sum();
        prop_assert_eq!(shares, whole);
        let shares: u64 = bill.workloads().map(|own| own.share_thousandths).sum();
        prop_assert_eq!(shares, whole);
        for own in bill.workloads() {
            if let Ok(priced) = &own.outcome {
                lines_add_up(priced)?;
            }
        }
        Ok(())
    })
}

fn lines_add_up(bill: &PricedWorkload) -> Result<(), TestCaseError> {
    let shares: u64 = bill.lines.iter().map(|line| line.share_thousandths).sum();
    let expected = if bill.per_unit.is_zero() { 0 } else { 1_000 };
    prop_assert_eq!(shares, expected);
    // The missing thousandths go where most was cut off.
    let (mut raised, mut cut) = (Vec::new(), Vec::new());
    for line in &bill.lines {
        let exact = line.line.usd.thousandths_floor(bill.per_unit);
        let (floor, rest) = exact.unwrap_or_default();
        prop_assert!((floor..=floor + 1).contains(&line.share_thousandths));
        if line.share_thousandths > floor {
            raised.push(rest);
        } else {
            cut.push(rest);
        }
    }
    let (least, most) = (raised.iter().min(), cut.iter().max());
    prop_assert!(least.zip(most).is_none_or(|(least, most)| least >= most));
    prop_assert_eq!(
        bill.lines.iter().map(|line| line.line.usd).sum::<Usd>(),
        bill.per_unit
    );
    let largest = bill.lines.iter().max_by_key(|line| line.line.usd);
    let share = largest.map(|line| line.share_thousandths);
    prop_assert_eq!(
        share,
        bill.lines.iter().map(|line| line.share_thousandths).max()
    );
    Ok(())
}

#[test]
fn a_comparison_ranks_by_cost_and_keeps_the_unable_apart() -> Result<(), String> {
    use topup::quote::{SortBy, compare};
    let cheapest = |rows: &[&topup::quote::ComparisonRow]| {
        let costs: Vec<_> = rows
            .iter()
            .filter_map(|row| row.outcome.as_ref().ok())
            .collect();
        costs
            .iter()
            .map(|priced| (priced.per_unit, priced.thousandths_of_cheapest))
            .collect::<Vec<_>>()
    };
    for_all(&support::workload(), |workload| {
        let span = Span {
            today: today(),
            days: 30,
        };
        let table = compare(&CATALOG, &workload, span);
        prop_assert!(table.rows.iter().filter(|row| row.chosen).count() <= 1);
        let costs = cheapest(&table.sorted(SortBy::Cost, false));
        prop_assert!(costs.is_sorted_by_key(|(usd, _)| *usd));
        if let Some((least, times)) = costs.first() {
            prop_assert_eq!(*times, (!least.is_zero()).then_some(1_000));
        }
        let rows = table.sorted(SortBy::Cost, true);
        let first_unable = rows.iter().position(|row| row.outcome.is_err());
        let able = rows.iter().filter(|row| row.outcome.is_ok()).count();
        prop_assert!(first_unable.is_none_or(|place| place == able));
        Ok(())
    })
}

/// One question to the engine.
#[derive(Clone, Debug)]
struct Asked {
    model: String,
    mode: Processing,
    regional: bool,
    on: Date,
    used: ReportedUsage,
}

impl Default for Asked {
    fn default() -> Self {
        Self {
            model: "gpt-6.1-sol".to_owned(),
            mode: Processing::Standard,
            regional: false,
            on: today(),
            used: ReportedUsage::default(),
        }
    }
}

/// Valid text usage on any model, nearly always sold.
fn asked() -> impl Strategy<Value = Asked> {
    let models: Vec<_> = CATALOG
        .models()
        .iter()
        .map(|model| model.id.clone())
        .collect();
    let mode = prop_oneof![
        2 => Just(Processing::Standard),
        1 => prop::sample::select(Processing::ALL.to_vec()),
    ];
    let count = || count_up_to(300_000);
    let used = (
        count(),
        count(),
        count(),
        count(),
        count(),
        0..50_u64,
        0..50_u64,
    )
        .prop_map(
            |(plain, cached, half_hour, half_day, output, web_searches, file_searches)| {
                ReportedUsage {
                    input_tokens: Tokens::new(plain + cached + half_hour + half_day),
                    cached_tokens: Tokens::new(cached),
                    cache_write_30m_tokens: Tokens::new(half_hour),
                    cache_write_12h_tokens: Tokens::new(half_day),
                    output_tokens: Tokens::new(output),
                    reasoning_tokens: Tokens::new(output / 2),
                    web_searches,
                    file_searches,
                    ..ReportedUsage::default()
                }
            },
        );
    let model = prop::sample::select(models);
    (model, mode, any::<bool>(), used).prop_map(|(model, mode, regional, used)| Asked {
        model,
        mode,
        regional,
        used,
        ..Asked::default()
    })
}

fn cost(asked: &Asked) -> Result<RequestQuote, Unpriced> {
    let usage = Usage::from_reported(&asked.used).unwrap();
    let row = PriceRow {
        processing: asked.mode,
        regional: asked.regional,
        on: asked.on,
    };
    quote_request(&CATALOG, &asked.model, row, &usage)
}

/// The same question as a usage record.
fn record(asked: &Asked) -> serde_json::Value {
    let used = &asked.used;
    let mut record = serde_json::json!({
        "model": asked.model, "service_tier": asked.mode.id(), "timestamp": asked.on,
        "usage": {
            "input_tokens": used.input_tokens, "cached_tokens": used.cached_tokens,
            "cache_write_30m_tokens": used.cache_write_30m_tokens,
            "cache_write_12h_tokens": used.cache_write_12h_tokens,
            "output_tokens": used.output_tokens, "reasoning_tokens": used.reasoning_tokens,
            "web_searches": used.web_searches, "file_searches": used.file_searches,
        },
    });
    if asked.regional {
        record["region"] = "us".into();
    }
    record
}

fn raise(count: &mut Tokens, more: u64) {
    *count = Tokens::new(count.get() + more);
}
