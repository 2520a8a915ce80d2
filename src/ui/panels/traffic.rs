//! How often, and for how long.

use leptos::prelude::*;
use leptos::wasm_split::wasm_split;

use super::pace::RatePace;
use crate::money::Percent;
use crate::scenario::{Edit, TrafficEdit, WorkloadEdit};
use crate::ui::browser::storage::remembered;
use crate::ui::fields::{COUNT, Choice, FACTOR, PERCENT, ValueField};
use crate::ui::later::{Later, Made, made};
use crate::ui::planner::Planner;
use crate::wording::{self, say};
use crate::workload::{Period, Segment, Traffic, Volume, Week};

/// What a number of units is for, as it is chosen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Per {
    Period(Period),
    User,
    Once,
}

/// The units over time, and the days of the whole scenario.
#[component]
pub(in crate::ui) fn TrafficPanel() -> impl IntoView {
    let planner = Planner::expect();
    let traffic = Memo::new(move |_| {
        planner
            .with_workload(|workload| workload.traffic.clone())
            .unwrap_or_else(|| Traffic::steady(0))
    });
    let shape = Memo::new(move |_| {
        planner
            .with_workload(|workload| workload.work.shape)
            .unwrap_or_default()
    });
    let per = Memo::new(move |_| match traffic.get().volume {
        Volume::Rate { per, .. } => Per::Period(per),
        Volume::Users { .. } => Per::User,
        Volume::Once { .. } => Per::Once,
    });
    let days = Memo::new(move |_| planner.scenario.with(|scenario| u64::from(scenario.days)));
    let mut options: Vec<_> = Period::ALL
        .map(|period| (Per::Period(period), wording::period(period)))
        .to_vec();
    options.push((Per::User, wording::per_user()));
    options.push((Per::Once, wording::once()));
    view! {
        <section class="panel traffic-panel" id="traffic" aria-labelledby="traffic-title">
            <h2 id="traffic-title">{say!("How often")}</h2>
            <div class="fields">
                {move || {
                    let label = match per.get() {
                        Per::User => wording::users(),
                        Per::Period(_) | Per::Once => wording::units(shape.get()),
                    };
                    view! {
                        <ValueField
                            notation=&COUNT
                            id="units"
                            label
                            hint=say!("1.5k and 2M are understood.")
                            value=Signal::derive(move || units(traffic.get().volume))
                            on_commit=move |planner, units| {
                                let volume = traffic.with_untracked(|own| with_units(own.volume, units));
                                send(planner, TrafficEdit::Volume(volume))
                            }
                        />
                    }
                }}
                <Choice
                    id="per"
                    label=say!("Per")
                    options
                    value=per
                    choose=move |per| {
                        let volume = traffic.with_untracked(|own| volume(per, units(own.volume)));
                        planner.choose_workload(WorkloadEdit::Traffic(TrafficEdit::Volume(volume)));
                    }
                />
                {move || (per.get() == Per::User).then(|| view! {
                    <ValueField
                        notation=&COUNT
                        id="units-each"
                        label=wording::each_user()
                        hint=say!("On a day with work.")
                        value=Signal::derive(move || units_each(traffic.get().volume))
                        on_commit=move |planner, units_each| {
                            let users = traffic.with_untracked(|own| units(own.volume));
                            send(planner, TrafficEdit::Volume(Volume::Users { users, units_each }))
                        }
                    />
                })}
                <ValueField
                    notation=&COUNT
                    id="days"
                    label=say!("Days")
                    unit=say!("days")
                    hint=say!("How long everything runs and the credit should last.")
                    value=days
                    on_commit=|planner, days| {
                        planner.send(Edit::Days(u32::try_from(days).unwrap_or(u32::MAX)))
                    }
                />
            </div>
            <details use:remembered="traffic" class="how more">
                <summary>{say!("More: weekends, growth, launches, retries")}</summary>
                <Later turn=12 body_of="traffic" part=move || Box::pin(course_fields(traffic)) />
            </details>
            <RatePace />
        </section>
    }
}

#[wasm_split(below, wasm_split_path = leptos::wasm_split, fallible)]
fn course_fields(traffic: Memo<Traffic>) -> Made {
    made(view! {
        <Course traffic />
        <Segments traffic />
    })
}

/// Weekdays, growth, and what is paid more than once.
#[component]
fn Course(
    /// The traffic in view.
    traffic: Memo<Traffic>,
) -> impl IntoView {
    let planner = Planner::expect();
    view! {
        <div class="fields">
            <Choice
                id="week"
                label=say!("Days with work")
                options=Week::ALL.map(|week| (week, wording::week(week))).to_vec()
                value=Signal::derive(move || traffic.get().week)
                choose=move |week| {
                    planner.choose_workload(WorkloadEdit::Traffic(TrafficEdit::Week(week)));
                }
            />
            <ValueField
                notation=&COUNT
                id="active-hours"
                label=say!("Hours with work")
                unit=say!("hours")
                hint=say!("Of such a day, for rates by the minute and hour.")
                value=Signal::derive(move || u64::from(traffic.get().active_hours))
                on_commit=|planner, hours| {
                    send(planner, TrafficEdit::ActiveHours(u32::try_from(hours).unwrap_or(u32::MAX)))
                }
            />
            <ValueField
                notation=&PERCENT
                id="weekly-growth"
                label=say!("Growth a week")
                hint=say!("Each week brings this much more than the last.")
                value=Signal::derive(move || traffic.get().weekly_growth)
                on_commit=|planner, growth| send(planner, TrafficEdit::WeeklyGrowth(growth))
            />
            <ValueField
                notation=&PERCENT
                id="retries"
                label=say!("Retries")
                hint=say!("Calls made again in full. Each is billed.")
                value=Signal::derive(move || traffic.get().repeats.retries)
                on_commit=|planner, share| send(planner, TrafficEdit::Retries(share))
            />
            <ValueField
                notation=&PERCENT
                id="failures"
                label=say!("Failed calls")
                hint=say!("That had written tokens. They are billed and answer nothing.")
                value=Signal::derive(move || traffic.get().repeats.failures)
                on_commit=|planner, share| send(planner, TrafficEdit::Failures(share))
            />
            <ValueField
                notation=&PERCENT
                id="duplicates"
                label=say!("Duplicates")
                hint=say!("Asked and answered before.")
                value=Signal::derive(move || traffic.get().repeats.duplicates)
                on_commit=|planner, share| send(planner, TrafficEdit::Duplicates(share))
            />
        </div>
    }
}

/// Launches and seasons: days with more or less than usual.
#[component]
fn Segments(
    /// The traffic in view.
    traffic: Memo<Traffic>,
) -> impl IntoView {
    let planner = Planner::expect();
    let count = Memo::new(move |_| traffic.with(|traffic| traffic.segments.len()));
    let change = move |change: &dyn Fn(&mut Vec<Segment>)| {
        let mut segments = traffic.with_untracked(|traffic| traffic.segments.clone());
        change(&mut segments);
        WorkloadEdit::Traffic(TrafficEdit::Segments(segments))
    };
    let add = move |_| {
        planner.choose_workload(change(&|segments| {
            segments.push(Segment {
                from_day: 7,
                days: 7,
                factor: Percent::new(300),
            });
        }));
    };
    view! {
        <h3 class="panel__subtitle">{say!("Launches and seasons")}</h3>
        {move || (0..count.get()).map(|place| {
            let of = move |read: fn(&Segment) -> u64| Signal::derive(move || {
                traffic.with(|traffic| traffic.segments.get(place).map(read).unwrap_or_default())
            });
            let set = move |write: &dyn Fn(&mut Segment)| change(&|segments| {
                if let Some(segment) = segments.get_mut(place) {
                    write(segment);
                }
            });
            let days = |count: u64| u32::try_from(count).unwrap_or(u32::MAX);
            view! {
                <div class="fields segment">
                    <ValueField
                        notation=&COUNT
                        id=format!("segment-{place}-from")
                        label=say!("From day")
                        hint=say!("0 is today.")
                        value=of(|segment| u64::from(segment.from_day))
                        on_commit=move |planner, from| {
                            planner.send_workload(set(&|segment| segment.from_day = days(from)))
                        }
                    />
                    <ValueField
                        notation=&COUNT
                        id=format!("segment-{place}-days")
                        label=say!("For")
                        unit=say!("days")
                        hint=""
                        value=of(|segment| u64::from(segment.days))
                        on_commit=move |planner, length| {
                            planner.send_workload(set(&|segment| segment.days = days(length)))
                        }
                    />
                    <ValueField
                        notation=&FACTOR
                        id=format!("segment-{place}-factor")
                        label=say!("Times the usual")
                        hint=say!("3 is three times as much, 0.5 is half.")
                        value=Signal::derive(move || traffic.with(|traffic| {
                            traffic.segments.get(place).map(|segment| segment.factor).unwrap_or_default()
                        }))
                        on_commit=move |planner, factor| {
                            planner.send_workload(set(&|segment| segment.factor = factor))
                        }
                    />
                    <button
                        type="button"
                        class="button--quiet"
                        on:click=move |_| planner.choose_workload(change(&|segments| {
                            if place < segments.len() {
                                segments.remove(place);
                            }
                        }))
                    >
                        {say!("Remove")}
                    </button>
                </div>
            }
        }).collect_view()}
        <button type="button" on:click=add>{say!("Add days with more or less")}</button>
    }
}

fn send(planner: Planner, edit: TrafficEdit) -> Result<(), String> {
    planner.send_workload(WorkloadEdit::Traffic(edit))
}

/// The first number of a volume: its units, or its users.
pub(super) const fn units(volume: Volume) -> u64 {
    match volume {
        Volume::Rate { units, .. } | Volume::Once { units } => units,
        Volume::Users { users, .. } => users,
    }
}

const fn units_each(volume: Volume) -> u64 {
    match volume {
        Volume::Users { units_each, .. } => units_each,
        Volume::Rate { .. } | Volume::Once { .. } => 1,
    }
}

pub(super) const fn with_units(own: Volume, number: u64) -> Volume {
    match own {
        Volume::Rate { per, .. } => Volume::Rate { units: number, per },
        Volume::Users { units_each, .. } => Volume::Users {
            users: number,
            units_each,
        },
        Volume::Once { .. } => Volume::Once { units: number },
    }
}

const fn volume(per: Per, number: u64) -> Volume {
    match per {
        Per::Period(per) => Volume::Rate { units: number, per },
        Per::User => Volume::Users {
            users: number,
            units_each: 1,
        },
        Per::Once => Volume::Once { units: number },
    }
}
