//! What must hold between the data files.

use super::CatalogError;
use crate::catalog::{Model, ToolFees};

/// A model named by a fee is one of the table.
pub(super) fn tool_fees(fees: &ToolFees, models: &[Model]) -> Result<(), CatalogError> {
    for id in &fees.preview.not_reasoning {
        if !models.iter().any(|model| model.id == *id) {
            return Err(CatalogError(format!(
                "tool_calls name an unknown model '{id}'"
            )));
        }
    }
    Ok(())
}
