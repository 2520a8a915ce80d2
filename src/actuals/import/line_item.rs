//! What a line of the cost export is for: `gpt-5.6-terra, cached input`.

use crate::catalog::{ContainerSize, Modality, TokenKind};
use crate::quote::Item;

/// The model and what of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct LineItem<'a> {
    /// Empty for a tool.
    pub(super) model: &'a str,
    pub(super) item: Option<Item>,
}

impl<'a> LineItem<'a> {
    /// Reads a line item; one that is not understood is a model of nothing in particular.
    pub(super) fn parse(text: &'a str) -> Self {
        let small = text.to_lowercase();
        if let Some(item) = tool(&small) {
            return Self {
                model: "",
                item: Some(item),
            };
        }
        let Some((model, direction)) = text.rsplit_once(',') else {
            return Self {
                model: text.trim(),
                item: None,
            };
        };
        let (model, modality) = modality_of(model.trim());
        let kind = kind(&direction.trim().to_lowercase().replace('_', " "));
        Self {
            model,
            item: kind.map(|kind| Item::Tokens { modality, kind }),
        }
    }
}

fn modality_of(model: &str) -> (&str, Modality) {
    for (word, modality) in [
        (" text", Modality::Text),
        (" audio", Modality::Audio),
        (" image", Modality::Image),
    ] {
        if let Some(model) = model.strip_suffix(word) {
            return (model, modality);
        }
    }
    (model, Modality::Text)
}

fn kind(direction: &str) -> Option<TokenKind> {
    if direction.contains("cached") {
        Some(TokenKind::CachedInput)
    } else if direction.contains("write") {
        Some(if direction.contains("12") {
            TokenKind::CacheWrite12h
        } else {
            TokenKind::CacheWrite30m
        })
    } else if direction.contains("input") {
        Some(TokenKind::Input)
    } else if direction.contains("output") {
        Some(TokenKind::Output)
    } else {
        None
    }
}

fn tool(small: &str) -> Option<Item> {
    if small.contains("web search") {
        Some(Item::WebSearches)
    } else if small.contains("file search") && !small.contains("storage") {
        Some(Item::FileSearches)
    } else if small.contains("code interpreter") || small.contains("container") {
        Some(Item::ContainerSessions {
            size: ContainerSize::OneGb,
        })
    } else if small.contains("vector") || small.contains("storage") {
        Some(Item::VectorStorage)
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn line_items_seen_in_exports_are_understood() {
        let tokens = |modality, kind| Some(Item::Tokens { modality, kind });
        for (text, model, item) in [
            (
                "gpt-5.6-terra, cached input",
                "gpt-5.6-terra",
                tokens(Modality::Text, TokenKind::CachedInput),
            ),
            (
                "gpt-5-nano, input_tokens",
                "gpt-5-nano",
                tokens(Modality::Text, TokenKind::Input),
            ),
            (
                "gpt-5.6-terra, cache writes",
                "gpt-5.6-terra",
                tokens(Modality::Text, TokenKind::CacheWrite30m),
            ),
            (
                "gpt-image-2-2026-04-21 text, input",
                "gpt-image-2-2026-04-21",
                tokens(Modality::Text, TokenKind::Input),
            ),
            (
                "gpt-image-2-2026-04-21 image, output",
                "gpt-image-2-2026-04-21",
                tokens(Modality::Image, TokenKind::Output),
            ),
            ("whisper", "whisper", None),
            ("web search tool calls", "", Some(Item::WebSearches)),
            ("a thing, of the future", "a thing", None),
        ] {
            assert_eq!(LineItem::parse(text), LineItem { model, item }, "{text}");
        }
    }
}
