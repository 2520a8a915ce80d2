//! What a column or a JSON member means, by its name.

/// Something that a record of any format can say.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Field {
    Start,
    End,
    Project,
    ProjectName,
    User,
    UserEmail,
    Key,
    KeyName,
    Model,
    Batch,
    Tier,
    Requests,
    Succeeded,
    Failed,
    Status,
    Retries,
    Error,
    GatewayCache,
    Input,
    Output,
    Total,
    Cached,
    CacheWrite,
    CacheWrite30m,
    CacheWrite12h,
    PlainAudioInput,
    PlainImageInput,
    AllAudioInput,
    AllImageInput,
    CachedAudio,
    CachedImage,
    Reasoning,
    AudioOutput,
    ImageOutput,
    Images,
    Characters,
    Seconds,
    Sessions,
    StoredBytes,
    ToolRequests,
    Amount,
    Currency,
    LineItem,
    Quantity,
    QuantityUnit,
    Object,
    Body,
    Residency,
    Endpoint,
    CustomId,
    Provider,
    Trace,
    Latency,
}

impl Field {
    /// How many there are.
    pub(super) const COUNT: usize = Self::Latency as usize + 1;
}

/// Names are compared in small letters, without `_`, `-` and spaces: `startTime` is `start_time`.
///
/// The first name of a field is the one that wins when a record has several.
const NAMES: &[(&str, Field)] = &[
    ("starttime", Field::Start),
    ("starttimeiso", Field::Start),
    ("createdat", Field::Start),
    ("created", Field::Start),
    ("timestamp", Field::Start),
    ("date", Field::Start),
    ("requestcreatedat", Field::Start),
    ("responsecreatedat", Field::Start),
    ("endtime", Field::End),
    ("endtimeiso", Field::End),
    ("projectid", Field::Project),
    ("project", Field::Project),
    ("teamid", Field::Project),
    ("environment", Field::Project),
    ("projectname", Field::ProjectName),
    ("userid", Field::User),
    ("user", Field::User),
    ("requestuserid", Field::User),
    ("enduser", Field::User),
    ("useremail", Field::UserEmail),
    ("apikeyid", Field::Key),
    ("apikey", Field::Key),
    ("key", Field::Key),
    ("apikeyname", Field::KeyName),
    ("keyalias", Field::KeyName),
    ("model", Field::Model),
    ("providedmodelname", Field::Model),
    ("snapshotid", Field::Model),
    ("modelgroup", Field::Model),
    ("batch", Field::Batch),
    ("servicetier", Field::Tier),
    ("nummodelrequests", Field::Requests),
    ("apirequests", Field::Requests),
    ("nrequests", Field::Requests),
    ("requestcounts.total", Field::Requests),
    ("requests", Field::Requests),
    ("successfulrequests", Field::Succeeded),
    ("failedrequests", Field::Failed),
    ("requestcounts.failed", Field::Failed),
    ("attemptedretries", Field::Retries),
    ("retries", Field::Retries),
    ("numretries", Field::Retries),
    ("retrycount", Field::Retries),
    ("statuscode", Field::Status),
    ("responsestatus", Field::Status),
    ("status", Field::Status),
    ("error.code", Field::Error),
    ("error.message", Field::Error),
    ("cachehit", Field::GatewayCache),
    ("inputtokens", Field::Input),
    ("prompttokens", Field::Input),
    ("ncontexttokenstotal", Field::Input),
    ("usage.input", Field::Input),
    ("usagedetails.input", Field::Input),
    ("outputtokens", Field::Output),
    ("completiontokens", Field::Output),
    ("ngeneratedtokenstotal", Field::Output),
    ("usage.output", Field::Output),
    ("usagedetails.output", Field::Output),
    ("totaltokens", Field::Total),
    ("usagedetails.total", Field::Total),
    ("inputcachedtokens", Field::Cached),
    ("cachedtokens", Field::Cached),
    ("cachereadinputtokens", Field::Cached),
    ("prompttokensdetails.cachedtokens", Field::Cached),
    ("inputtokensdetails.cachedtokens", Field::Cached),
    ("usagedetails.inputcachedtokens", Field::Cached),
    ("inputcachewritetokens", Field::CacheWrite),
    ("cachecreationinputtokens", Field::CacheWrite),
    ("prompttokensdetails.cachewritetokens", Field::CacheWrite),
    ("inputtokensdetails.cachewritetokens", Field::CacheWrite),
    ("usagedetails.inputcachewritetokens", Field::CacheWrite),
    ("inputcachewrite30mtokens", Field::CacheWrite30m),
    ("inputcachewritetokens30m", Field::CacheWrite30m),
    ("inputcachewrite12htokens", Field::CacheWrite12h),
    ("inputcachewritetokens12h", Field::CacheWrite12h),
    ("inputaudiotokens", Field::PlainAudioInput),
    ("inputimagetokens", Field::PlainImageInput),
    ("prompttokensdetails.audiotokens", Field::AllAudioInput),
    ("inputtokensdetails.audiotokens", Field::AllAudioInput),
    ("inputtokendetails.audiotokens", Field::AllAudioInput),
    ("prompttokensdetails.imagetokens", Field::AllImageInput),
    ("inputtokensdetails.imagetokens", Field::AllImageInput),
    ("inputcachedaudiotokens", Field::CachedAudio),
    ("inputcachedimagetokens", Field::CachedImage),
    ("completiontokensdetails.reasoningtokens", Field::Reasoning),
    ("outputtokensdetails.reasoningtokens", Field::Reasoning),
    ("usagedetails.reasoningtokens", Field::Reasoning),
    ("outputaudiotokens", Field::AudioOutput),
    ("completiontokensdetails.audiotokens", Field::AudioOutput),
    ("outputtokensdetails.audiotokens", Field::AudioOutput),
    ("outputimagetokens", Field::ImageOutput),
    ("outputtokensdetails.imagetokens", Field::ImageOutput),
    ("images", Field::Images),
    ("characters", Field::Characters),
    ("seconds", Field::Seconds),
    ("numsessions", Field::Sessions),
    ("usagebytes", Field::StoredBytes),
    ("numrequests", Field::ToolRequests),
    ("amount.value", Field::Amount),
    ("amountvalue", Field::Amount),
    ("spend", Field::Amount),
    ("costusd", Field::Amount),
    ("cost", Field::Amount),
    ("totalcost", Field::Amount),
    ("calculatedtotalcost", Field::Amount),
    ("amount", Field::Amount),
    ("amount.currency", Field::Currency),
    ("amountcurrency", Field::Currency),
    ("currency", Field::Currency),
    ("lineitem", Field::LineItem),
    ("quantity", Field::Quantity),
    ("quantityunit", Field::QuantityUnit),
    ("object", Field::Object),
    ("requestbody", Field::Body),
    ("region", Field::Residency),
    ("dataresidency", Field::Residency),
    ("calltype", Field::Endpoint),
    ("type", Field::Endpoint),
    ("customid", Field::CustomId),
    ("customllmprovider", Field::Provider),
    ("traceid", Field::Trace),
    ("latency", Field::Latency),
];

/// What is known and carries nothing that is counted here.
const KNOWN_WITHOUT_USE: &[&str] = &[
    "id",
    "requestid",
    "responseid",
    "sessionid",
    "organizationid",
    "organizationname",
    "apisource",
    "inputuncachedtokens",
    "inputtexttokens",
    "outputtexttokens",
    "inputcachedtexttokens",
    "name",
    "metadata",
    "requesttags",
    "requestproperties",
    "systemfingerprint",
    "nextpage",
    "hasmore",
    "choices",
    "size",
    "source",
    "contextlevel",
    "error",
];

/// A name as it is compared.
pub(super) fn squeezed(name: &str) -> String {
    name.trim_start_matches('\u{feff}')
        .trim()
        .chars()
        .filter(|letter| !matches!(letter, '_' | '-' | ' '))
        .flat_map(char::to_lowercase)
        .collect()
}

/// What a name means, and how much it wins over other names of the same field: less is more.
pub(super) fn meaning(squeezed: &str) -> Option<(Field, usize)> {
    let inner = ["response.body.", "response.", "body.", "result."]
        .iter()
        .find_map(|shell| squeezed.strip_prefix(shell))
        .unwrap_or(squeezed);
    let find = |wanted: &str| NAMES.iter().position(|(name, _)| *name == wanted);
    let place = find(inner).or_else(|| find(inner.strip_prefix("usage.")?))?;
    NAMES.get(place).map(|(_, field)| (*field, place))
}

/// Whether a name is worth telling the person that it was ignored.
pub(super) fn is_unknown(squeezed: &str) -> bool {
    meaning(squeezed).is_none() && !KNOWN_WITHOUT_USE.contains(&squeezed)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_known_in_every_spelling() {
        for (name, field) in [
            ("start_time", Field::Start),
            ("\u{feff}start_time", Field::Start),
            ("startTime", Field::Start),
            ("Num Model Requests", Field::Requests),
            (
                "response.body.usage.prompt_tokens_details.cached_tokens",
                Field::Cached,
            ),
            ("usage.input_tokens", Field::Input),
            ("amount.value", Field::Amount),
        ] {
            let named = meaning(&squeezed(name)).map(|(field, _)| field);
            assert_eq!(named, Some(field), "{name}");
        }
        assert!(is_unknown(&squeezed("brand_new_column")));
        assert!(!is_unknown(&squeezed("organization_id")));
    }

    #[test]
    fn no_name_means_two_things() {
        let mut names: Vec<_> = NAMES.iter().map(|(name, _)| *name).collect();
        names.sort_unstable();
        names.dedup();
        assert_eq!(names.len(), NAMES.len());
    }
}
