//! How fast OpenAI lets an organisation go on a model.

/// The limits as the person's limits page shows them. OpenAI does not publish them for every
/// model and tier: what nobody has entered is unknown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct RateLimits {
    /// Requests in a minute.
    pub requests_per_minute: Option<u64>,
    /// Tokens in a minute, in and out together.
    pub tokens_per_minute: Option<u64>,
    /// Input tokens that may wait in Batch at once.
    pub batch_queue_tokens: Option<u64>,
}
