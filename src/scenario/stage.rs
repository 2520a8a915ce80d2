//! How far a project is, with the numbers that go with it.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{AccountSettings, CreditSettings, Scenario, TeamDates, Template};
use crate::catalog::Overrides;
use crate::money::{Percent, Usd};
use crate::tokens::Tokens;
use crate::workload::{Caching, Environment, Project, TextTokens, Traffic, Work, Workload};

/// How far a project is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Stage {
    /// Trying the API out.
    Learning,
    /// A first product with few users.
    #[default]
    Mvp,
    /// Used by colleagues.
    InternalTool,
    /// Used by customers every day.
    Production,
    /// A launch or a sale, for some days.
    PeakCampaign,
}

/// Typical numbers of a stage. They are a starting point of ours, not facts: each is editable.
struct Typical {
    model: &'static str,
    input: u64,
    output: u64,
    cache_read: u32,
    cache_written: u32,
    requests_per_day: u64,
    days: u32,
    safety: u32,
}

impl Stage {
    /// Every stage, from first try to largest.
    pub const ALL: [Self; 5] = [
        Self::Learning,
        Self::Mvp,
        Self::InternalTool,
        Self::Production,
        Self::PeakCampaign,
    ];

    /// The name in data and links, such as `internal_tool`.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Learning => "learning",
            Self::Mvp => "mvp",
            Self::InternalTool => "internal_tool",
            Self::Production => "production",
            Self::PeakCampaign => "peak_campaign",
        }
    }

    /// The suggested safety factor: the less the traffic is known or the more an outage costs, the larger.
    #[must_use]
    pub const fn safety(self) -> Percent {
        Percent::new(self.typical().safety)
    }

    /// The suggested number of days to cover.
    #[must_use]
    pub const fn days(self) -> u32 {
        self.typical().days
    }

    const fn typical(self) -> Typical {
        match self {
            Self::Learning => Typical {
                model: "gpt-6-luna",
                input: 800,
                output: 400,
                cache_read: 0,
                cache_written: 0,
                requests_per_day: 50,
                days: 30,
                safety: 120,
            },
            Self::Mvp => Typical {
                model: "gpt-6.1-terra",
                input: 3_000,
                output: 500,
                cache_read: 50,
                cache_written: 10,
                requests_per_day: 600,
                days: 30,
                safety: 130,
            },
            Self::InternalTool => Typical {
                model: "gpt-6.1-terra",
                input: 8_000,
                output: 700,
                cache_read: 60,
                cache_written: 10,
                requests_per_day: 400,
                days: 60,
                safety: 130,
            },
            Self::Production => Typical {
                model: "gpt-6.1-sol",
                input: 4_000,
                output: 600,
                cache_read: 70,
                cache_written: 5,
                requests_per_day: 20_000,
                days: 30,
                safety: 150,
            },
            Self::PeakCampaign => Typical {
                model: "gpt-6-luna",
                input: 2_000,
                output: 400,
                cache_read: 60,
                cache_written: 5,
                requests_per_day: 200_000,
                days: 14,
                safety: 200,
            },
        }
    }
}

impl Scenario {
    /// The filled-in example of a stage.
    #[must_use]
    pub fn example(stage: Stage) -> Self {
        let typical = stage.typical();
        let input = TextTokens::Typed(Tokens::new(typical.input));
        let workload = Workload {
            model: typical.model.to_owned(),
            work: Work::call(input, Tokens::new(typical.output)),
            caching: Caching::typed(
                typical.cache_read > 0,
                Percent::new(typical.cache_read),
                Percent::new(typical.cache_written),
            ),
            traffic: Traffic::steady(typical.requests_per_day),
            ..Template::Assistant.workload()
        };
        Self {
            stage,
            days: typical.days,
            projects: vec![Project {
                name: "My project".to_owned(),
                environment: Environment::default(),
                owner: String::new(),
                monthly_budget: None,
                hard_limit: None,
                alerts: Project::USUAL_ALERTS.to_vec(),
                workloads: vec![workload],
            }],
            credits: CreditSettings {
                safety: stage.safety(),
                free_credits: Usd::ZERO,
                paid_balance: Usd::ZERO,
                balance_cap: None,
                average_day: None,
            },
            overrides: Overrides::default(),
            account: AccountSettings::default(),
            ranges: BTreeMap::new(),
            variants: Vec::new(),
            rate_limits: BTreeMap::new(),
            team: TeamDates::default(),
        }
    }
}
