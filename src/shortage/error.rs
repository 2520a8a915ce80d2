//! Errors of the API, told apart.

use serde::Deserialize;

use crate::calendar::Date;
use crate::catalog::Confidence;

/// What an error is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ErrorKind {
    /// The prepaid credit is used up.
    CreditUsedUp,
    /// The organisation's own monthly limit is reached.
    OrganizationSpendLimit,
    /// The project's own monthly limit is reached.
    ProjectSpendLimit,
    /// What OpenAI has approved for the month is used.
    UsageLimit,
    /// Flex has no capacity left just now.
    NoCapacity,
    /// The traffic rises too fast.
    TooSudden,
    /// Too many requests or tokens in a minute or a day.
    RateLimit,
    /// No money of one of several kinds; the general word for it.
    Quota,
    /// The key is wrong, or was taken back.
    WrongKey,
    /// The key may not do this, or not from here.
    NotAllowed,
    /// There is no such model, or not for this project.
    NoSuchModel,
    /// The request itself is wrong, or too long.
    BadRequest,
    /// OpenAI has too much to do.
    Overloaded,
    /// Too much, without a word of what.
    TooMany,
}

/// One error.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ApiError {
    /// What it is about.
    pub kind: ErrorKind,
    /// Its HTTP status.
    pub status: u16,
    /// Words by which it is recognised, in small letters; those that say most stand first in the book.
    pub codes: Vec<String>,
    /// Who says so, by the id of the source.
    pub source: String,
    /// How far that can be trusted.
    pub confidence: Confidence,
}

/// Where the meaning of an error was read.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ErrorSource {
    /// The name by which an error refers to it.
    pub id: String,
    /// What it is.
    pub title: String,
    /// Where it is on the web, without a scheme.
    pub address: String,
}

/// Every error that is told apart.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ErrorBook {
    /// The day it was compared with its sources.
    pub checked: Date,
    /// Where it was read.
    pub sources: Vec<ErrorSource>,
    /// The errors; those that say most stand first.
    pub errors: Vec<ApiError>,
}

impl ErrorBook {
    /// The book that this build was made with.
    ///
    /// # Errors
    ///
    /// When the compiled-in data break their own shape, which a test of this crate excludes.
    pub fn built_in() -> Result<Self, serde_json::Error> {
        serde_json::from_str(include_str!("data/errors.json"))
    }

    /// The error that a text tells of: by its most telling word, else by its HTTP status.
    ///
    /// The text may be a body, a line of a log or the words of a library; only its beginning is read.
    #[must_use]
    pub fn name(&self, text: &str) -> Option<&ApiError> {
        let text: String = text.chars().take(20_000).collect::<String>().to_lowercase();
        let says = |error: &&ApiError| error.codes.iter().any(|code| text.contains(code));
        let by_word = self.errors.iter().find(says);
        by_word.or_else(|| {
            let mut numbers = text.split(|letter: char| !letter.is_ascii_alphanumeric());
            let status: u16 = numbers.find_map(|word| {
                let status = word.parse().ok()?;
                self.errors
                    .iter()
                    .any(|error| error.status == status)
                    .then_some(status)
            })?;
            // Of several with one status, the last says least.
            self.errors
                .iter()
                .rev()
                .find(|error| error.status == status)
        })
    }

    /// Who says what an error means.
    #[must_use]
    pub fn source(&self, error: &ApiError) -> Option<&ErrorSource> {
        self.sources.iter().find(|source| source.id == error.source)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, kind: Option<ErrorKind>) {
        let book = ErrorBook::built_in().unwrap();
        assert_eq!(book.name(text).map(|error| error.kind), kind, "{text}");
    }

    #[test]
    fn every_error_has_a_source_and_words_in_small_letters() {
        let book = ErrorBook::built_in().unwrap();
        for error in &book.errors {
            assert!(book.source(error).is_some(), "{error:?}");
            assert!(
                error
                    .codes
                    .iter()
                    .all(|code| *code == code.to_lowercase() && !code.is_empty())
            );
        }
    }

    #[test]
    fn each_stop_is_named_by_the_code_of_the_catalog() {
        let rule = crate::catalog::Catalog::built_in()
            .unwrap()
            .rules
            .stops
            .rule;
        let book = ErrorBook::built_in().unwrap();
        for (code, kind) in [
            (&rule.credit_balance, ErrorKind::CreditUsedUp),
            (
                &rule.organisation_spend_limit,
                ErrorKind::OrganizationSpendLimit,
            ),
            (&rule.project_spend_limit, ErrorKind::ProjectSpendLimit),
            (&rule.organisation_usage_limit, ErrorKind::UsageLimit),
        ] {
            let named = book.name(code).unwrap();
            assert_eq!(
                (named.kind, named.status),
                (kind, rule.http_status),
                "{code}"
            );
        }
    }

    #[test]
    fn an_error_is_named_by_the_word_that_says_most() {
        // The money kinds all carry the general type; the code says which.
        let money = |code: &str| {
            format!(
                "{{\"error\":{{\"message\":\"You exceeded your current quota\",\"type\":\"insufficient_quota\",\"code\":\"{code}\"}}}}"
            )
        };
        check(
            &money("credit_balance_exhausted"),
            Some(ErrorKind::CreditUsedUp),
        );
        check(
            &money("project_spend_limit_exceeded"),
            Some(ErrorKind::ProjectSpendLimit),
        );
        check(
            &money("organization_spend_limit_exceeded"),
            Some(ErrorKind::OrganizationSpendLimit),
        );
        check(
            &money("organization_usage_limit_exceeded"),
            Some(ErrorKind::UsageLimit),
        );
        check(&money("insufficient_quota"), Some(ErrorKind::Quota));
        check(
            "openai.RateLimitError: Error code: 429 - {'error': {'message': 'Rate limit reached for gpt-5'}}",
            Some(ErrorKind::RateLimit),
        );
        check(
            "{\"error\":{\"code\":\"slow_down\"}}",
            Some(ErrorKind::TooSudden),
        );
        check("Resource Unavailable", Some(ErrorKind::NoCapacity));
    }

    #[test]
    fn a_status_alone_is_named_as_far_as_it_goes() {
        check("HTTP/1.1 401 Unauthorized", Some(ErrorKind::WrongKey));
        check("status=403", Some(ErrorKind::NotAllowed));
        check("404", Some(ErrorKind::NoSuchModel));
        check("HTTP 400", Some(ErrorKind::BadRequest));
        check("503 Service Unavailable", Some(ErrorKind::Overloaded));
        check("HTTP/2 429", Some(ErrorKind::TooMany));
        check("it does not work", None);
        check("", None);
        check("gpt-4290 tokens", None);
    }
}
