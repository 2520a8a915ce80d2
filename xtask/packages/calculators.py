"""Prices random usage with the calculators of genai-prices and litellm.

Reads our models from standard input, as cells.py does; prints one case per line. A case holds the
usage as `topup quote` reads it and what the calculator made of it. The same seed gives the same cases.

    calculators.py CASES_PER_CALCULATOR SEED
"""

import json
import os
import random
import sys

os.environ["LITELLM_LOCAL_MODEL_COST_MAP"] = "True"  # or it asks the network for a newer table
os.environ["LITELLM_LOG"] = "ERROR"

import cells  # noqa: E402

LONG_ABOVE = 272_000
EDGES = [0, 1, 1023, 1024, LONG_ABOVE - 1, LONG_ABOVE, LONG_ABOVE + 1, LONG_ABOVE + 2]


def total_input(dice):
    """Small, middle and large requests, and the edges of the long-context step."""
    return dice.choice(
        [
            lambda: dice.choice(EDGES),
            lambda: dice.randint(1, 4_000),
            lambda: dice.randint(4_000, LONG_ABOVE),
            lambda: dice.randint(LONG_ABOVE + 1, 922_000),
        ]
    )()


def split(dice, total, parts):
    """Cuts a total into that many parts; each is often empty."""
    rest, sizes = total, []
    for _ in range(parts - 1):
        size = dice.choice([0, rest, dice.randint(0, rest), dice.randint(0, rest) // 128 * 128])
        sizes.append(size)
        rest -= size
    return [rest, *sizes]


def random_usage(dice, ours, theirs, row):
    """Usage of the kinds that either side prices; the shape of `usage` in `topup quote`."""
    sold = {cell.split("/")[2] for cell in ours if cell.startswith("standard/")}
    written = [
        ttl
        for ttl in ("30m", "12h")
        if any(cell.startswith(f"{row}/") and cell.endswith(f"text.cache_write_{ttl}") for cell in theirs)
    ]
    plain = [modality for modality in ("text", "audio", "image") if f"{modality}.input" in sold]
    cached = [modality for modality in plain if modality == "text" or f"{modality}.cached_input" in sold]
    kinds = (
        [(modality, "plain") for modality in plain]
        + [(modality, "cached") for modality in cached]
        + [("text", ttl) for ttl in written]
    )
    first, rest = kinds[0], kinds[1:]
    dice.shuffle(rest)
    sizes = dict(zip([first, *rest], split(dice, total_input(dice), len(kinds))))
    outputs = [modality for modality in ("text", "audio", "image") if f"{modality}.output" in sold]
    output = dice.choice([0, dice.randint(0, 128_000)])
    out = dict(zip(outputs, split(dice, output, len(outputs))))
    size = lambda *kind: sizes.get(kind, 0)  # noqa: E731
    usage = {
        "input_tokens": sum(sizes.values()),
        "cached_tokens": sum(size(modality, "cached") for modality in cached),
        "cache_write_30m_tokens": size("text", "30m"),
        "cache_write_12h_tokens": size("text", "12h"),
        "audio_input_tokens": size("audio", "plain") + size("audio", "cached"),
        "cached_audio_tokens": size("audio", "cached"),
        "image_input_tokens": size("image", "plain") + size("image", "cached"),
        "cached_image_tokens": size("image", "cached"),
        "output_tokens": sum(out.values()),
        "reasoning_tokens": dice.randint(0, out["text"]) if outputs == ["text"] else 0,
        "audio_output_tokens": out.get("audio", 0),
        "image_output_tokens": out.get("image", 0),
    }
    return {field: tokens for field, tokens in usage.items() if tokens} or {"input_tokens": 1}


# --- genai-prices -----------------------------------------------------------------------------


def genai_usd(name, row, region, usage):
    import genai_prices

    fields = {
        "input_tokens": "input_tokens",
        "cached_tokens": "cache_read_tokens",
        "cache_write_30m_tokens": "cache_write_tokens",
        "audio_input_tokens": "input_audio_tokens",
        "cached_audio_tokens": "cache_audio_read_tokens",
        "image_input_tokens": "input_image_tokens",
        "cached_image_tokens": "cache_image_read_tokens",
        "output_tokens": "output_tokens",
        "audio_output_tokens": "output_audio_tokens",
        "image_output_tokens": "output_image_tokens",
    }
    counts = {theirs: usage.get(ours, 0) for ours, theirs in fields.items()}
    price = genai_prices.calc_price(
        genai_prices.Usage(**counts),
        name,
        provider_id="openai",
        price_context=cells.GENAI_CONTEXTS[row],
    )
    return format(price.total_price, "f")


# --- litellm ----------------------------------------------------------------------------------


def litellm_usage(usage):
    from litellm.types.utils import (
        CacheCreationTokenDetails,
        CompletionTokensDetailsWrapper,
        PromptTokensDetailsWrapper,
        Usage,
    )

    count = lambda field: usage.get(field, 0)  # noqa: E731
    audio, image = count("audio_input_tokens"), count("image_input_tokens")
    written_30m, written_12h = count("cache_write_30m_tokens"), count("cache_write_12h_tokens")
    details = {"cached_tokens": count("cached_tokens")}
    if audio or image:
        cached_audio, cached_image = count("cached_audio_tokens"), count("cached_image_tokens")
        details["audio_tokens"], details["image_tokens"] = audio, image
        details["text_tokens"] = count("input_tokens") - audio - image
        details["cached_tokens_details"] = {
            "text_tokens": count("cached_tokens") - cached_audio - cached_image,
            "audio_tokens": cached_audio,
            "image_tokens": cached_image,
        }
    if written_30m or written_12h:
        details["cache_creation_tokens"] = written_30m + written_12h
    if written_12h:
        details["cache_creation_token_details"] = CacheCreationTokenDetails(
            ephemeral_30m_input_tokens=written_30m, ephemeral_12h_input_tokens=written_12h
        )
    output = count("output_tokens")
    out_audio, out_image = count("audio_output_tokens"), count("image_output_tokens")
    produced = {
        "reasoning_tokens": count("reasoning_tokens"),
        "audio_tokens": out_audio,
        "image_tokens": out_image,
    }
    if out_audio or out_image:
        produced["text_tokens"] = output - out_audio - out_image
    return Usage(
        prompt_tokens=count("input_tokens"),
        completion_tokens=output,
        prompt_tokens_details=PromptTokensDetailsWrapper(**details),
        completion_tokens_details=CompletionTokensDetailsWrapper(**produced),
    )


def litellm_usd(name, row, region, usage):
    from litellm.cost_calculator import batch_cost_calculator
    from litellm.litellm_core_utils.llm_cost_calc.utils import generic_cost_per_token

    used = litellm_usage(usage)
    if row == "batch":
        costs = batch_cost_calculator(used, name, "openai", data_residency=region)
    else:
        tier = {"standard": None, "fast": "priority"}.get(row, row)
        costs = generic_cost_per_token(
            name, used, "openai", service_tier=tier, data_residency=region
        )
    return repr(sum(costs))


# --- both -------------------------------------------------------------------------------------

ROWS = ("standard", "batch", "flex", "fast", "ultrafast")


def ways(table, ours):
    """Every model and row they price by the token, with our cells and theirs."""
    of_name = {name: model["cells"] for model in ours for name in model["names"]}
    for name, theirs in table["models"].items():
        for row in ROWS:
            if any(cell.startswith(f"{row}/") for cell in theirs) and any(
                cell.startswith("standard/") for cell in of_name[name]
            ):
                yield name, row, of_name[name], theirs


def main():
    cases, seed = int(sys.argv[1]), int(sys.argv[2])
    ours = json.load(sys.stdin)
    for table, usd in ((cells.genai_prices(ours), genai_usd), (cells.litellm(ours), litellm_usd)):
        dice = random.Random(f"{seed} {table['package']}")
        every = list(ways(table, ours))
        print(f"{table['package']}: {cases} cases over {len(every)} models and rows", file=sys.stderr)
        for number in range(cases):
            name, row, our_cells, their_cells = every[number % len(every)]
            usage = random_usage(dice, our_cells, their_cells, row)
            uplift = "regional_uplift" in their_cells and dice.random() < 0.25
            region = dice.choice(["eu", "us"]) if uplift else None
            case = {
                "package": table["package"],
                "model": name,
                "row": row,
                "region": region,
                "usage": usage,
                "usd": usd(name, row, region, usage),
            }
            print(json.dumps(case))


if __name__ == "__main__":
    main()
