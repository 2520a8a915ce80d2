//! One unit of work, as the person describes it.

use super::entered::Entered;
use super::{Part, Quantity, Shape, TextTokens, UnitOfWork, shapes};
use crate::catalog::Quality;
use crate::tokens::{Detail, Tokens};

/// One unit of work: its shape, its texts and its numbers.
///
/// What the shape does not ask for is kept but does not count, so that trying
/// another shape loses nothing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Work {
    /// What a unit is.
    pub shape: Shape,
    /// How closely pictures are looked at.
    pub detail: Detail,
    /// How well pictures are made.
    pub quality: Quality,
    texts: Entered<Part, TextTokens>,
    quantities: Entered<Quantity, u64>,
}

impl Work {
    /// Work of a shape, with nothing in it.
    #[must_use]
    pub const fn new(shape: Shape) -> Self {
        Self {
            shape,
            detail: Detail::High,
            quality: Quality::Medium,
            texts: Entered::new(),
            quantities: Entered::new(),
        }
    }

    /// A single call with so many tokens in and out.
    #[must_use]
    pub fn call(input: TextTokens, output: Tokens) -> Self {
        Self::new(Shape::Call)
            .with_text(Part::Message, input)
            .with_text(Part::Answer, TextTokens::Typed(output))
    }

    /// This work with another text.
    #[must_use]
    pub fn with_text(mut self, part: Part, text: TextTokens) -> Self {
        self.set_text(part, text);
        self
    }

    /// This work with another number.
    #[must_use]
    pub fn with_quantity(mut self, quantity: Quantity, value: u64) -> Self {
        self.set_quantity(quantity, value);
        self
    }

    /// A text; none when nobody has entered it.
    #[must_use]
    pub fn text(&self, part: Part) -> TextTokens {
        self.texts.get(part).unwrap_or(TextTokens::NONE)
    }

    /// The length of a text.
    #[must_use]
    pub fn tokens(&self, part: Part) -> Tokens {
        self.text(part).tokens()
    }

    /// A number; its usual value when nobody has entered it.
    #[must_use]
    pub fn quantity(&self, quantity: Quantity) -> u64 {
        self.quantities.get(quantity).unwrap_or(quantity.usual())
    }

    /// Sets a text.
    pub fn set_text(&mut self, part: Part, text: TextTokens) {
        self.texts
            .set(part, (text != TextTokens::NONE).then_some(text));
    }

    /// Sets a number.
    pub fn set_quantity(&mut self, quantity: Quantity, value: u64) {
        self.quantities
            .set(quantity, (value != quantity.usual()).then_some(value));
    }

    /// The texts that were entered, whether or not the shape asks for them.
    pub fn texts(&self) -> impl Iterator<Item = (Part, TextTokens)> + '_ {
        self.texts.iter()
    }

    /// The numbers that were entered and are not the usual ones, whether or not the shape asks for them.
    pub fn quantities(&self) -> impl Iterator<Item = (Quantity, u64)> + '_ {
        self.quantities.iter()
    }

    /// What the model writes in a call: the answer and the hidden reasoning before it, up to the
    /// limit that is sent along.
    #[must_use]
    pub fn output(&self) -> Tokens {
        let answer = self.tokens(Part::Answer);
        let hidden = u128::from(answer.get()) * u128::from(self.quantity(Quantity::Reasoning));
        // A part of a token is a token: OpenAI bills whole ones.
        let all = answer + Tokens::new(u64::try_from(hidden.div_ceil(100)).unwrap_or(u64::MAX));
        match self.quantity(Quantity::MaxOutput) {
            0 => all,
            most => all.min(Tokens::new(most)),
        }
    }

    /// Everything that one unit asks of the API.
    #[must_use]
    pub fn unit(&self) -> UnitOfWork {
        shapes::expand(self)
    }
}
