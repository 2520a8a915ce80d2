//! A pasted request as a workload.

use super::body::{Body, Message};
use super::note::RequestNote;
use super::schema;
use super::sections::{Sections, take_common_beginning};
use super::{PastedKind, PastedRequest};
use crate::catalog::{Catalog, Processing};
use crate::tokens::{Detail, Encoding, FramedMessage, Tokens};
use crate::workload::{Caching, Part, Quantity, Shape, TextTokens, Volume, Work, Workload};

/// A workload made from a pasted request.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Filled {
    /// The workload.
    pub workload: Workload,
    /// What has to be said about it.
    pub notes: Vec<RequestNote>,
}

/// Counts texts with the vocabulary of the model.
struct Counter<'a> {
    encoding: Encoding,
    count: &'a dyn Fn(&str) -> Tokens,
}

impl Counter<'_> {
    /// A text of every body: counted where it is one and the same, else an average.
    fn text(&self, texts: &[Vec<&str>]) -> TextTokens {
        let Some(first) = texts.first() else {
            return TextTokens::NONE;
        };
        let sum = |texts: &[&str]| texts.iter().map(|text| (self.count)(text)).sum::<Tokens>();
        if texts.iter().all(|own| own == first) {
            return match sum(first) {
                Tokens::ZERO => TextTokens::NONE,
                tokens => TextTokens::Counted {
                    tokens,
                    encoding: self.encoding,
                },
            };
        }
        // One long text is counted at once; thousands of short ones would take a message each.
        let all: Vec<&str> = texts.iter().flatten().copied().collect();
        TextTokens::Estimated(each((self.count)(&all.join("\n")), texts.len()))
    }
}

/// A share of a whole, a part of a token being a token.
fn each(all: Tokens, of: usize) -> Tokens {
    Tokens::new(all.get().div_ceil((of as u64).max(1)))
}

impl PastedRequest {
    /// The model that is asked for, if the body names one.
    #[must_use]
    pub fn model(&self) -> Option<&str> {
        self.bodies.iter().find_map(|body| body.model.as_deref())
    }

    /// The vocabulary that its texts are counted with, when they take the place of a workload.
    #[must_use]
    pub fn encoding(&self, base: &Workload, catalog: &Catalog) -> Encoding {
        catalog
            .find(self.model().unwrap_or(&base.model))
            .and_then(|model| model.encoding)
            // An unknown model is most likely a new one.
            .map_or(Encoding::O200kBase, |(encoding, _)| encoding)
    }

    /// The workload that sends it, with the name and the traffic of `base`.
    ///
    /// `count` counts a text with [`PastedRequest::encoding`]. Which texts it is asked for does
    /// not depend on what it answers, so that they can be counted beforehand.
    #[must_use]
    pub fn fill(
        &self,
        base: &Workload,
        catalog: &Catalog,
        count: &dyn Fn(&str) -> Tokens,
    ) -> Filled {
        let mut workload = base.clone();
        if let Some(model) = self.model() {
            model.clone_into(&mut workload.model);
        }
        if let Some(processing) = self.bodies.iter().find_map(|body| body.processing) {
            workload.processing = processing;
        }
        let mut notes = Vec::new();
        let counter = Counter {
            encoding: self.encoding(base, catalog),
            count,
        };
        if matches!(self.kind, PastedKind::Tools | PastedKind::Schema) {
            self.piece(catalog, &counter, &mut workload.work, &mut notes);
            return Filled { workload, notes };
        }
        let embeds = self.bodies.iter().any(|body| !body.documents.is_empty());
        if embeds {
            workload.work = self.documents(&counter);
        } else {
            workload.work = self.requests(base, catalog, &counter, &mut notes);
            workload.caching = Caching {
                mode: Caching::DERIVED.mode,
                ..base.caching
            };
        }
        if let PastedKind::Batch { requests, bytes } = self.kind {
            workload.processing = Processing::Batch;
            workload.traffic.volume = Volume::Once { units: requests };
            if embeds {
                let documents = self.bodies.iter().map(|body| body.documents.len() as u64);
                let units = documents.sum();
                workload.traffic.volume = Volume::Once { units };
            }
            notes.extend(batch_notes(catalog, requests, bytes));
        }
        let names = |body: &Body| body.model.as_deref() != self.model();
        if self.bodies.iter().any(names) {
            notes.push(RequestNote::OtherModels);
        }
        Filled { workload, notes }
    }

    /// Only the piece that was pasted; everything else stays as it was.
    fn piece(
        &self,
        catalog: &Catalog,
        counter: &Counter<'_>,
        work: &mut Work,
        notes: &mut Vec<RequestNote>,
    ) {
        let part = match self.kind {
            PastedKind::Schema => {
                self.schemas(counter, work);
                Part::Schema
            }
            PastedKind::Tools
            | PastedKind::ChatCompletions
            | PastedKind::Responses
            | PastedKind::Embeddings
            | PastedKind::Batch { .. } => {
                self.tools(catalog, counter, work);
                self.hosted_tools(notes);
                Part::Tools
            }
        };
        if !work.shape.parts().contains(&part) {
            notes.push(RequestNote::NotInThisKind);
        }
    }

    /// Documents to embed, one a unit.
    fn documents(&self, counter: &Counter<'_>) -> Work {
        let documents: Vec<Vec<&str>> = self
            .bodies
            .iter()
            .flat_map(|body| &body.documents)
            .map(|document| vec![document.as_str()])
            .collect();
        Work::new(Shape::Embedding).with_text(Part::Document, counter.text(&documents))
    }

    fn requests(
        &self,
        base: &Workload,
        catalog: &Catalog,
        counter: &Counter<'_>,
        notes: &mut Vec<RequestNote>,
    ) -> Work {
        let bodies = &self.bodies;
        let sections: Vec<Sections> = bodies.iter().map(Sections::new).collect();
        let of = |pick: for<'b, 'c> fn(&'b Sections<'c>) -> &'b [&'c Message]| {
            let each = sections.iter().map(|own| {
                let messages = pick(own).iter();
                messages.map(|own| own.text.as_str()).collect::<Vec<_>>()
            });
            each.collect::<Vec<_>>()
        };
        let instructions = of(|own| &own.instructions);
        let history = of(|own| &own.history);
        let mut message = of(|own| &own.message);
        let shared = if bodies.len() > 1 {
            take_common_beginning(&mut message)
        } else {
            ""
        };
        let mut work = Work::new(Shape::Call);
        let same = instructions
            .first()
            .is_some_and(|first| instructions.iter().all(|own| own == first));
        if same {
            let own = counter.text(&instructions);
            work.set_text(Part::Instructions, own);
            if !shared.is_empty() {
                let tokens = (counter.count)(shared);
                notes.push(RequestNote::CommonBeginning { tokens });
                work.set_text(
                    Part::Instructions,
                    TextTokens::Estimated(own.tokens() + tokens),
                );
            }
        } else {
            // What differs from request to request is nothing that a cache can share.
            for (message, instructions) in message.iter_mut().zip(&instructions) {
                message.extend(instructions);
                message.push(shared);
            }
        }
        let (history, message) = (counter.text(&history), counter.text(&message));
        let is_average = |text| matches!(text, TextTokens::Estimated(_));
        if is_average(history) || is_average(message) {
            notes.push(RequestNote::Averaged);
        }
        work.set_text(Part::History, history);
        work.set_text(Part::Message, message);
        self.framing_and_tools(catalog, counter, &mut work);
        self.schemas(counter, &mut work);
        answer(base, &sections, counter, &mut work, notes);
        self.pictures(&mut work, notes);
        self.rest(&mut work, notes);
        work
    }

    /// What is written around messages, and tools: published for older models, an estimate for newer ones.
    fn framing_and_tools(&self, catalog: &Catalog, counter: &Counter<'_>, work: &mut Work) {
        let framing = &catalog.rules.framing.rule;
        let around: Tokens = self
            .bodies
            .iter()
            .map(|body| {
                let framed: Vec<FramedMessage> = body
                    .messages
                    .iter()
                    .map(|own| FramedMessage {
                        role: (counter.count)(&own.role),
                        content: Tokens::ZERO,
                        name: own.name.as_deref().map(counter.count),
                    })
                    .collect();
                framing.messages.count(&framed)
            })
            .sum();
        let around = each(around, self.bodies.len());
        work.set_text(Part::Framing, TextTokens::Estimated(around));
        self.tools(catalog, counter, work);
    }

    /// The definitions of functions.
    fn tools(&self, catalog: &Catalog, counter: &Counter<'_>, work: &mut Work) {
        let framing = &catalog.rules.framing.rule;
        let rule = match counter.encoding {
            Encoding::O200kBase => framing.tools_o200k,
            Encoding::Cl100kBase => framing.tools_cl100k,
        };
        let first = self.bodies.first().map(|body| &body.functions);
        let alike = self
            .bodies
            .iter()
            .all(|body| Some(&body.functions) == first);
        let tools: Tokens = if alike {
            first.map_or(Tokens::ZERO, |own| schema::tokens(own, rule, counter.count))
        } else {
            let all = self.bodies.iter();
            let all = all.map(|body| schema::tokens(&body.functions, rule, counter.count));
            each(all.sum(), self.bodies.len())
        };
        if !tools.is_zero() {
            work.set_text(Part::Tools, TextTokens::Estimated(tools));
        }
    }

    /// How a schema is sent is not published: it is taken as its compact JSON.
    fn schemas(&self, counter: &Counter<'_>, work: &mut Work) {
        let schemas: Vec<Vec<&str>> = self
            .bodies
            .iter()
            .map(|body| body.schema.as_deref().into_iter().collect())
            .collect();
        let tokens = counter.text(&schemas).tokens();
        if !tokens.is_zero() {
            work.set_text(Part::Schema, TextTokens::Estimated(tokens));
        }
    }

    fn pictures(&self, work: &mut Work, notes: &mut Vec<RequestNote>) {
        let pictures = || self.bodies.iter().flat_map(|body| &body.pictures);
        let count = pictures().count();
        if count == 0 {
            return;
        }
        let sizes = || pictures().filter_map(|picture| picture.size);
        let unknown = count - sizes().count();
        if unknown > 0 {
            notes.push(RequestNote::PictureSizeUnknown {
                pictures: unknown as u64,
            });
        }
        let largest = sizes().max_by_key(|size| u64::from(size.width) * u64::from(size.height));
        if let Some(size) = largest {
            work.set_quantity(Quantity::PictureWidth, size.width.into());
            work.set_quantity(Quantity::PictureHeight, size.height.into());
        }
        if sizes().any(|size| Some(size) != largest) {
            notes.push(RequestNote::PicturesDiffer);
        }
        work.detail = pictures()
            .map(|picture| picture.detail)
            .next()
            .unwrap_or(Detail::Auto);
        let each = count.div_ceil(self.bodies.len().max(1));
        work.set_quantity(Quantity::Pictures, each as u64);
    }

    /// The tools that OpenAI runs.
    fn hosted_tools(&self, notes: &mut Vec<RequestNote>) {
        let mut types: Vec<String> = self
            .bodies
            .iter()
            .flat_map(|body| body.hosted_tools.iter().cloned())
            .collect();
        types.sort();
        types.dedup();
        if !types.is_empty() {
            notes.push(RequestNote::HostedTools { types });
        }
    }

    fn rest(&self, work: &mut Work, notes: &mut Vec<RequestNote>) {
        if let Some(most) = self.bodies.iter().filter_map(|body| body.max_output).max() {
            work.set_quantity(Quantity::MaxOutput, most);
        }
        if let Some(effort) = self.bodies.iter().find_map(|body| body.effort) {
            work.set_quantity(Quantity::Reasoning, effort.share().likely);
        }
        self.hosted_tools(notes);
        let items = self.bodies.iter().map(|body| body.not_counted).sum();
        if items > 0 {
            notes.push(RequestNote::NotCounted { items });
        }
        if self.bodies.iter().any(|body| body.continues) {
            notes.push(RequestNote::Continues);
        }
        let choices = self.bodies.iter().map(|body| body.choices).max();
        if let Some(choices) = choices.filter(|choices| *choices > 1) {
            notes.push(RequestNote::Choices { choices });
        }
    }
}

/// The length of the answer: that of the answers in the body, else what it was before.
fn answer(
    base: &Workload,
    sections: &[Sections<'_>],
    counter: &Counter<'_>,
    work: &mut Work,
    notes: &mut Vec<RequestNote>,
) {
    let examples: Vec<Vec<&str>> = sections
        .iter()
        .flat_map(|own| &own.answers)
        .map(|own| vec![own.text.as_str()])
        .collect();
    let text = counter.text(&examples);
    if text.tokens().is_zero() {
        let kept = base.work.text(Part::Answer);
        notes.push(RequestNote::AnswerKept {
            tokens: kept.tokens(),
        });
        work.set_text(Part::Answer, kept);
    } else {
        notes.push(RequestNote::AnswerFromExamples);
        work.set_text(Part::Answer, text);
    }
}

fn batch_notes(catalog: &Catalog, requests: u64, bytes: u64) -> Vec<RequestNote> {
    let limits = &catalog.rules.batch.rule;
    let mut notes = Vec::new();
    if requests > limits.requests {
        notes.push(RequestNote::TooManyRequests {
            requests,
            most: limits.requests,
        });
    }
    let most = limits.file_mb.saturating_mul(1_000_000);
    if bytes > most {
        notes.push(RequestNote::FileTooLarge { bytes, most });
    }
    notes
}
