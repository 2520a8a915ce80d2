"""Prints what genai-prices and litellm say about OpenAI's models, in the catalog's own cells.

Reads our models from standard input: [{"id": ..., "names": [...], "cells": {...}}].
A cell is named `row/band/modality.kind` (dollars per million tokens), `unit/...`, `tools/...`
(dollars per thousand calls) or `regional_uplift` (a factor). Prices are decimal strings.
"""

import importlib.metadata
import importlib.util
import json
import pathlib
import re
import sys
from datetime import datetime, timezone
from decimal import Decimal

MILLION = 1_000_000

# --- genai-prices -----------------------------------------------------------------------------

GENAI_TOKENS = {
    "input_mtok": "text.input",
    "cache_read_mtok": "text.cached_input",
    "cache_write_mtok": "text.cache_write_30m",
    "output_mtok": "text.output",
    "input_audio_mtok": "audio.input",
    "cache_audio_read_mtok": "audio.cached_input",
    "output_audio_mtok": "audio.output",
    "input_image_mtok": "image.input",
    "cache_image_read_mtok": "image.cached_input",
    "output_image_mtok": "image.output",
}
# A price of audio by the hour, our cell by the minute, and so on. Sound in is the same sound twice.
GENAI_UNITS = {
    "audio_hours": ("unit/minute", Decimal(60)),
    "input_audio_hours": ("unit/minute", Decimal(60)),
    "input_mchars": ("unit/million_characters", Decimal(1)),
    "web_searches_kcount": ("tools/web_search", Decimal(1)),
    "storage_searches_kcount": ("tools/file_search", Decimal(1)),
}
GENAI_CONTEXTS = {
    "standard": None,
    "batch": {"processing": "batch"},
    "flex": {"service_tier": "flex"},
    "fast": {"service_tier": "priority"},
}


def genai_provider():
    from genai_prices import data

    return next(provider for provider in data.providers if provider.id == "openai")


def genai_row_prices(model, row, now):
    """The prices of a row and whether it has its own long-context prices; nothing if not sold."""
    context = GENAI_CONTEXTS[row]
    if context is None:
        prices = model.get_prices(now)
        own = prices
    else:
        variants = [
            variant
            for variant in model.price_variants or ()
            if variant.when == context
            and (variant.constraint is None or variant.constraint.active(now))
        ]
        if not variants:
            return None, False
        prices = model.get_prices(now, context)
        own = variants[0].prices
    return prices, any(hasattr(price, "tiers") for price in vars(own).values())


def genai_cells(model, now):
    cells = {}
    for row in GENAI_CONTEXTS:
        prices, has_long = genai_row_prices(model, row, now)
        if prices is None:
            continue
        for key, price in vars(prices).items():
            if price is None or key.startswith("_"):
                continue
            if key in GENAI_TOKENS:
                tiered = hasattr(price, "tiers")
                cells[f"{row}/short/{GENAI_TOKENS[key]}"] = price.base if tiered else price
                if has_long:
                    long = price.tiers[-1].price if tiered else price
                    cells[f"{row}/long/{GENAI_TOKENS[key]}"] = long
            elif row == "standard":
                cell, per = GENAI_UNITS.get(key, (f"unit/{key}", Decimal(1)))
                cells[cell] = price / per
    return {cell: written(price) for cell, price in cells.items()}


def genai_prices(ours):
    provider = genai_provider()
    now = datetime.now(tz=timezone.utc)
    models, absent, met = {}, [], set()
    for model in ours:
        found = provider.find_model(model["id"])
        if found is None:
            absent.append(model["id"])
        for name in model["names"]:
            entry = provider.find_model(name)
            if entry is None:
                continue
            met.add(entry.id)
            if name == model["id"] or entry is not found:
                models[name] = genai_cells(entry, now)
    others = [model.id for model in provider.models if model.id not in met]
    return described("genai-prices", models, absent, others)


# --- litellm ----------------------------------------------------------------------------------

LITELLM_TOKENS = {
    "input_cost_per_token": "text.input",
    "cache_read_input_token_cost": "text.cached_input",
    "cache_creation_input_token_cost": "text.cache_write_30m",
    "cache_creation_input_token_cost_above_12hr": "text.cache_write_12h",
    "output_cost_per_token": "text.output",
    "input_cost_per_audio_token": "audio.input",
    "cache_read_input_audio_token_cost": "audio.cached_input",
    "cache_creation_input_audio_token_cost": "audio.cache_write_30m",
    "output_cost_per_audio_token": "audio.output",
    "input_cost_per_image_token": "image.input",
    "cache_read_input_image_token_cost": "image.cached_input",
    "output_cost_per_image_token": "image.output",
}
LITELLM_ROWS = {
    None: "standard",
    "batches": "batch",
    "flex": "flex",
    "priority": "fast",
    "ultrafast": "ultrafast",
    "decisions": "decisions",
}
LITELLM_KEY = re.compile(
    r"^(?P<base>.+?)(?P<long>_above_272k_tokens)?"
    r"(?:_(?P<row>batches|flex|priority|ultrafast|decisions))?$"
)
LITELLM_UNITS = {
    "input_cost_per_second": ("unit/minute", 60),
    "output_cost_per_second": ("unit/minute_of_output", 60),
    "input_cost_per_character": ("unit/million_characters", MILLION),
    "input_cost_per_image": ("unit/image", 1),
    "input_cost_per_pixel": ("unit/pixel", 1),
    "output_cost_per_pixel": ("unit/pixel_of_output", 1),
    "regional_processing_uplift_multiplier_eu": ("regional_uplift", 1),
    "regional_processing_uplift_multiplier_us": ("regional_uplift", 1),
}


def litellm_table():
    """The price table, read without starting the package, which takes seconds."""
    spec = importlib.util.find_spec("litellm")
    folder = pathlib.Path(spec.submodule_search_locations[0])
    table = json.loads((folder / "model_prices_and_context_window_backup.json").read_text())
    return {
        name: entry
        for name, entry in table.items()
        if entry.get("litellm_provider") in ("openai", "text-completion-openai")
    }


def litellm_cells(entry):
    cells = {}
    for key, value in entry.items():
        if key == "search_context_cost_per_query":
            cells["tools/web_search"] = decimal(value["search_context_size_medium"]) * 1000
        elif key in LITELLM_UNITS:
            cell, factor = LITELLM_UNITS[key]
            cells[cell] = decimal(value) * factor
        elif isinstance(value, (int, float)) and not isinstance(value, bool) and "cost" in key:
            parts = LITELLM_KEY.match(key)
            kind = LITELLM_TOKENS.get(parts["base"])
            band = "long" if parts["long"] else "short"
            row = LITELLM_ROWS[parts["row"]]
            if kind is None:
                cells[f"unit/{key}"] = decimal(value)
            else:
                cells[f"{row}/{band}/{kind}"] = decimal(value) * MILLION
    return {cell: written(price) for cell, price in cells.items()}


def litellm(ours):
    table = litellm_table()
    models, absent = {}, []
    for model in ours:
        found = [name for name in model["names"] if name in table]
        if not found:
            absent.append(model["id"])
        models.update((name, litellm_cells(table[name])) for name in found)
    others = [name for name in table if name not in models]
    return described("litellm", models, absent, others)


# --- both -------------------------------------------------------------------------------------


def decimal(number):
    """The decimal a float was written as."""
    return Decimal(repr(number))


def written(price):
    return format(price.normalize(), "f")


def described(package, models, absent, others):
    return {
        "package": package,
        "version": importlib.metadata.version(package),
        "models": models,
        "absent": absent,
        "others": sorted(others),
    }


def main():
    ours = json.load(sys.stdin)
    json.dump([genai_prices(ours), litellm(ours)], sys.stdout)


if __name__ == "__main__":
    main()
