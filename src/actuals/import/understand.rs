//! A record as a row: what was used, when, by whom, at which price.

use std::borrow::Cow;

use super::field::Field;
use super::format::Format;
use super::instant::Instant;
use super::line_item::LineItem;
use super::marks::TwoNumbers;
use super::number;
use super::problem::Rejection;
use super::question::question;
use super::record::Record;
use crate::actuals::NameBook;
use crate::actuals::row::{Part, Row};
use crate::calendar::Date;
use crate::catalog::Processing;
use crate::money::Usd;
use crate::quote::{Item, ReportedUsage, Usage};
use crate::tokens::Tokens;

/// The first year of the API.
const FIRST_YEAR: i32 = 2020;

/// What a record is.
pub(super) enum Understood {
    /// Usage or money.
    Row(Box<Row>, Dated),
    /// Something that is rightly there and counts nothing, such as a span of a trace.
    Nothing,
}

/// Whether the record says when.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Dated {
    Yes,
    /// It does not, and stands on the day of the import.
    No,
}

/// Understands a record that says more than a time.
pub(super) fn understand(
    record: &Record,
    format: Format,
    names: &mut NameBook,
    today: Date,
) -> Result<Understood, Rejection> {
    let said = Said { record, format };
    if said.is_beside_the_point() {
        return Ok(Understood::Nothing);
    }
    let amount = said.amount()?;
    let (model, parts) = said.parts()?;
    let failed = said.failed()?;
    let retried = said.count(Field::Retries, "retries")?;
    if amount.is_none() && parts.is_empty() && failed.is_none() {
        return Err(Rejection::Nothing);
    }
    let (day, hour, dated) = said.when(today)?;
    let mut row = Row {
        line: record.line,
        day,
        hour,
        project: names
            .projects
            .of(said.first([Field::ProjectName, Field::Project])),
        model: names.models.of(model),
        key: names.keys.of(said.first([Field::KeyName, Field::Key])),
        user: names.users.of(said.first([Field::UserEmail, Field::User])),
        processing: said.processing(),
        regional: said.is_regional(),
        requests: said.requests()?,
        failed,
        retried,
        from_proxy: record.get(Field::GatewayCache).is_some_and(is_true),
        parts,
        amount,
        question: None,
    };
    row.question = question(&row, record.get(Field::Body));
    Ok(Understood::Row(Box::new(row), dated))
}

/// A record and its format, with one reader for each thing it can say.
struct Said<'a> {
    record: &'a Record,
    format: Format,
}

impl<'a> Said<'a> {
    fn text(&self, field: Field) -> Option<&'a str> {
        self.record.get(field)
    }

    fn first<const N: usize>(&self, fields: [Field; N]) -> &'a str {
        let mut fields = fields.into_iter();
        fields
            .find_map(|field| self.text(field))
            .unwrap_or_default()
    }

    /// Spans and events of a trace, and the parts of a stream before its usage.
    fn is_beside_the_point(&self) -> bool {
        let kind = self.text(Field::Endpoint).unwrap_or_default();
        let object = self.text(Field::Object).unwrap_or_default();
        let has_usage = [Field::Input, Field::Output, Field::Amount, Field::Seconds]
            .iter()
            .any(|field| self.text(*field).is_some());
        !has_usage
            && (matches!(kind, "SPAN" | "EVENT" | "TRACE")
                || kind.starts_with("response.")
                || object == "chat.completion.chunk")
    }

    fn count(&self, field: Field, name: &'static str) -> Result<Option<u64>, Rejection> {
        let Some(text) = self.text(field) else {
            return Ok(None);
        };
        match number::count(&self.plain(text)?) {
            Some(count) => Ok(Some(count)),
            None => Err(Rejection::NotACount {
                name: name.into(),
                text: short(text),
            }),
        }
    }

    /// A number of this file as programs write it.
    fn plain<'t>(&self, text: &'t str) -> Result<Cow<'t, str>, Rejection> {
        let Record {
            marks,
            has_foreign_points,
            ..
        } = self.record;
        marks
            .plain(text, *has_foreign_points)
            .map_err(|TwoNumbers| Rejection::TwoNumbers(short(text)))
    }

    fn tokens(&self, field: Field, name: &'static str) -> Result<Tokens, Rejection> {
        Ok(Tokens::new(self.count(field, name)?.unwrap_or(0)))
    }

    fn when(&self, today: Date) -> Result<(Date, Option<u8>, Dated), Rejection> {
        let Some(text) = self.text(Field::Start) else {
            // An answer need not say when it was given.
            return match self.format {
                Format::Responses | Format::BatchOutput => Ok((today, None, Dated::No)),
                Format::Costs
                | Format::Usage
                | Format::LiteLlmLogs
                | Format::LiteLlmDaily
                | Format::Langfuse
                | Format::Helicone
                | Format::Other => Err(Rejection::NoDate(String::new())),
            };
        };
        let start = Instant::parse(text).ok_or_else(|| Rejection::NoDate(short(text)))?;
        let (year, _, _) = start.day.parts();
        if year < FIRST_YEAR || start.day > today.plus_days(1) {
            return Err(Rejection::DateOutside(short(text)));
        }
        let end = self.text(Field::End).and_then(Instant::parse);
        let is_whole_day = end.is_some_and(|end| start.is_a_day_before(end));
        let hour = start.hour().filter(|_| !is_whole_day);
        Ok((start.day, hour, Dated::Yes))
    }

    fn amount(&self) -> Result<Option<Usd>, Rejection> {
        let Some(text) = self.text(Field::Amount) else {
            return Ok(None);
        };
        if let Some(currency) = self.text(Field::Currency)
            && !currency.eq_ignore_ascii_case("usd")
        {
            return Err(Rejection::Currency(short(currency)));
        }
        let (dollars, negative) = bare(text);
        let amount = number::amount(&self.plain(dollars)?)
            .ok_or_else(|| Rejection::NotAnAmount(short(text)))?;
        Ok(Some(if negative { Usd::ZERO - amount } else { amount }))
    }

    fn processing(&self) -> Option<Processing> {
        let is_batch =
            self.format == Format::BatchOutput || self.text(Field::Batch).is_some_and(is_true);
        if is_batch || self.text(Field::Object) == Some("batch") {
            return Some(Processing::Batch);
        }
        match self.text(Field::Tier) {
            None => Some(Processing::Standard),
            Some(tier) => Processing::from_service_tier(&tier.to_lowercase()),
        }
    }

    fn is_regional(&self) -> bool {
        self.text(Field::Residency)
            .is_some_and(|region| !matches!(region, "" | "global" | "false" | "FALSE"))
    }

    fn requests(&self) -> Result<Option<u64>, Rejection> {
        if let Some(requests) = self.count(Field::Requests, "requests")? {
            return Ok(Some(requests));
        }
        let calls = self.count(Field::ToolRequests, "requests")?;
        Ok(calls.or(match self.format {
            Format::Responses
            | Format::BatchOutput
            | Format::LiteLlmLogs
            | Format::Langfuse
            | Format::Helicone => Some(1),
            Format::Costs | Format::Usage | Format::LiteLlmDaily | Format::Other => None,
        }))
    }

    fn failed(&self) -> Result<Option<u64>, Rejection> {
        if let Some(failed) = self.count(Field::Failed, "failed requests")? {
            return Ok(Some(failed));
        }
        let succeeded = self.count(Field::Succeeded, "successful requests")?;
        if let Some((all, good)) = self.count(Field::Requests, "requests")?.zip(succeeded) {
            return Ok(Some(all.saturating_sub(good)));
        }
        let status = self.text(Field::Status);
        let is_error = self.text(Field::Error).is_some();
        let has_failed = is_error
            || status.is_some_and(|status| {
                number::count(status).is_some_and(|code| code >= 400)
                    || matches!(status, "failure" | "failed" | "error")
            });
        Ok((is_error || status.is_some()).then_some(u64::from(has_failed)))
    }

    /// The model and what was used of it.
    fn parts(&self) -> Result<(&'a str, Vec<Part>), Rejection> {
        let model = self.text(Field::Model).unwrap_or_default();
        if let Some(line) = self.text(Field::LineItem) {
            let line = LineItem::parse(line);
            return Ok((line.model, vec![self.billed(line.item)?]));
        }
        let usage = Usage::from_reported(&self.reported()?)
            .map_err(|error| Rejection::Parts(error.to_string()))?;
        let known = usage.parts().map(|(item, quantity)| Part {
            item: Some(item),
            quantity,
        });
        let mut parts: Vec<Part> = known.collect();
        for field in [Field::Images, Field::StoredBytes] {
            let quantity = self.count(field, "images or bytes")?.unwrap_or(0);
            if quantity > 0 {
                parts.push(Part {
                    item: None,
                    quantity,
                });
            }
        }
        Ok((model, parts))
    }

    /// The quantity of a line of the cost export, in the unit of its item.
    fn billed(&self, item: Option<Item>) -> Result<Part, Rejection> {
        let text = self.text(Field::Quantity);
        let text = text.map(|text| self.plain(text)).transpose()?;
        let text = text.as_deref();
        let unit = self.text(Field::QuantityUnit).unwrap_or("tokens");
        let seconds = |each: u64| {
            let quantity = number::nearest(text?)?.checked_mul(each)?;
            Some((Some(Item::Seconds), quantity))
        };
        let read = match (text, unit) {
            (None, _) | (_, "gibibyte_hours" | "images") => Some((item, 0)),
            (Some(text), "1000_tokens") => number::thousands(text).map(|tokens| (item, tokens)),
            (Some(_), "duration_seconds") => seconds(1),
            (Some(_), "duration_minutes") => seconds(60),
            (Some(_), "duration_hours") => seconds(3600),
            (Some(text), "characters") => {
                number::count(text).map(|letters| (Some(Item::Characters), letters))
            }
            (Some(text), _) => number::count(text).map(|count| (item, count)),
        };
        let (item, quantity) = read.ok_or_else(|| Rejection::NotACount {
            name: "quantity".into(),
            text: short(text.unwrap_or_default()),
        })?;
        Ok(Part { item, quantity })
    }

    fn reported(&self) -> Result<ReportedUsage, Rejection> {
        let cached = self.tokens(Field::Cached, "cached tokens")?;
        let cached_audio = self.tokens(Field::CachedAudio, "cached audio tokens")?;
        let cached_image = self.tokens(Field::CachedImage, "cached image tokens")?;
        let either = |plain, all, cached: Tokens, name| {
            let all = self.tokens(all, name)?;
            let plain = self.tokens(plain, name)?;
            Ok(if self.format.splits_cached() {
                all.max(plain + cached)
            } else {
                all.max(plain)
            })
        };
        let calls = self.count(Field::ToolRequests, "requests")?.unwrap_or(0);
        let object = self.text(Field::Object).unwrap_or_default();
        let of_tool = |name: &str| if object.contains(name) { calls } else { 0 };
        let input = self.tokens(Field::Input, "input tokens")?;
        let output = self.tokens(Field::Output, "output tokens")?;
        let seconds = match self.text(Field::Seconds) {
            None => 0,
            Some(text) => {
                number::nearest(&self.plain(text)?).ok_or_else(|| Rejection::NotACount {
                    name: "seconds".into(),
                    text: short(text),
                })?
            }
        };
        Ok(ReportedUsage {
            input_tokens: input + self.beside_input(input, output, cached)?,
            cached_tokens: cached,
            cache_write_30m_tokens: self.written_30m()?,
            cache_write_12h_tokens: self.tokens(Field::CacheWrite12h, "cache writes")?,
            audio_input_tokens: either(
                Field::PlainAudioInput,
                Field::AllAudioInput,
                cached_audio,
                "audio tokens",
            )?,
            cached_audio_tokens: cached_audio,
            image_input_tokens: either(
                Field::PlainImageInput,
                Field::AllImageInput,
                cached_image,
                "image tokens",
            )?,
            cached_image_tokens: cached_image,
            output_tokens: output,
            reasoning_tokens: self.tokens(Field::Reasoning, "reasoning tokens")?,
            audio_output_tokens: self.tokens(Field::AudioOutput, "audio tokens")?,
            image_output_tokens: self.tokens(Field::ImageOutput, "image tokens")?,
            seconds,
            characters: self.count(Field::Characters, "characters")?.unwrap_or(0),
            web_searches: of_tool("web_search"),
            file_searches: of_tool("file_search"),
            container_sessions_1g: self.count(Field::Sessions, "sessions")?.unwrap_or(0),
            ..ReportedUsage::default()
        })
    }

    /// Tokens written for 30 minutes: all that is not said to be written for 12 hours.
    fn written_30m(&self) -> Result<Tokens, Rejection> {
        if let Some(tokens) = self.count(Field::CacheWrite30m, "cache writes")? {
            return Ok(Tokens::new(tokens));
        }
        let all = self.tokens(Field::CacheWrite, "cache writes")?;
        let long = self.tokens(Field::CacheWrite12h, "cache writes")?;
        Ok(all.without(long).unwrap_or(all))
    }

    /// Cached tokens that a trace counts beside its input; the total tells whether it does.
    fn beside_input(
        &self,
        input: Tokens,
        output: Tokens,
        cached: Tokens,
    ) -> Result<Tokens, Rejection> {
        if self.format != Format::Langfuse || cached.is_zero() {
            return Ok(Tokens::ZERO);
        }
        let total = self.tokens(Field::Total, "total tokens")?;
        let is_beside = total == input + output + cached || input < cached;
        Ok(if is_beside { cached } else { Tokens::ZERO })
    }
}

/// An amount without the signs around it, and whether brackets make it negative.
fn bare(text: &str) -> (&str, bool) {
    let inner = text
        .strip_prefix('(')
        .and_then(|rest| rest.strip_suffix(')'));
    let (text, negative) = inner.map_or((text, false), |inner| (inner, true));
    let text = text.strip_prefix("US").unwrap_or(text);
    (text.strip_prefix('\u{24}').unwrap_or(text).trim(), negative)
}

fn is_true(text: &str) -> bool {
    ["true", "1", "yes"]
        .iter()
        .any(|yes| text.eq_ignore_ascii_case(yes))
}

/// Text from a file as it is shown: not long, and on one line.
pub(super) fn short(text: &str) -> String {
    let shown: String = text
        .chars()
        .filter(|letter| !letter.is_control())
        .take(60)
        .collect();
    if text.starts_with("sk-") {
        return "sk-…".to_owned();
    }
    shown
}
