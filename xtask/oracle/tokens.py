"""Texts, and where the tokens of the reference end in them, for `cargo xtask oracle tokens`.

usage: tokens.py RANK_FILES SECONDS SEED ALL
  RANK_FILES  the folder with the published rank files
  SECONDS     for random texts
  ALL         1: every code point; 0: those beside which the class of characters changes

Writes cases to standard output, numbers of four bytes, lowest first: the suite, the length of the
text, the text as UTF-8, and for o200k_base and for cl100k_base the number of tokens and the length of
each token (a byte).
"""

import hashlib
import os
import random
import shutil
import struct
import sys
import tempfile
import time
import unicodedata

RANKS, SECONDS, SEED, ALL = sys.argv[1], float(sys.argv[2]), int(sys.argv[3]), sys.argv[4] == "1"
NAMES = ["o200k_base", "cl100k_base"]

# The reference looks for a rank file in its cache under the digest of the address it would load it
# from, and compares the content with the published digest: nothing is asked of the network.
cache = tempfile.mkdtemp()
for name in NAMES:
    address = f"https://openaipublic.blob.core.windows.net/encodings/{name}.tiktoken"
    shutil.copy(f"{RANKS}/{name}.tiktoken", os.path.join(cache, hashlib.sha1(address.encode()).hexdigest()))
os.environ["TIKTOKEN_CACHE_DIR"] = cache

import tiktoken  # noqa: E402

ENCODINGS = [tiktoken.get_encoding(name) for name in NAMES]
assert tiktoken.__version__ == "0.14.0", tiktoken.__version__
LENGTHS = [{token: len(text) for text, token in encoding._mergeable_ranks.items()} for encoding in ENCODINGS]
out = sys.stdout.buffer


def give(suite, text):
    utf8 = text.encode("utf-8")
    out.write(struct.pack("<II", suite, len(utf8)) + utf8)
    for encoding, lengths in zip(ENCODINGS, LENGTHS):
        tokens = encoding.encode_ordinary(text)
        out.write(struct.pack("<I", len(tokens)) + bytes(lengths[token] for token in tokens))


CODE_POINTS = [code for code in range(0x110000) if not 0xD800 <= code <= 0xDFFF]
TRAPS = [
    "a\ufeffb \ufeff\ufeff x", "a \u0085 b\u0085\u0085c", "it'\u017f that'\u017f he'\u017ft", "5\u212a '\u212a x'\u212a", "DON'T I'LL WE'VE it'S",
    "'sample 'tis rock'n'roll x'dx", "end of text\n   ", "end   ", "a \n \n  b", "a\r\n\r\nb\r\n  c", "x.\n/y //\n//\n", "\tif x:\n\t\treturn\t\t1\n",
    "a\u00a0\u00a0b \u00a0c\u3000\u3000d\u3000!", "e\u0301\u0301 \u0301a A\u0301B !\u0301 1\u0301", "1234567 12 ٣٤٥٦ ½⅓¼Ⅷ", "ǅungla ǅǅ aǅB", "HTMLParser iPhoneX XMLHttpRequestÉcole ÉÉé",
    "👩‍👩‍👧‍👦🏽🇯🇵 ❤️‍🔥", "a\x00b\x00\x00 \x1f", "<|endoftext|> <|im_start|>user<|im_sep|> <|endofprompt|>", "각한글ᄒ", "ภาษาไทยไม่มีช่องว่าง", "हिन्दी में क्षत्रिय", "اَلْعَرَبِيَّةُ ٪١٢",
    "\U0001f3f4\U000e0067\U000e0062\U000e007f", "\ue000\U000f0000\U0010ffff\ufffe\uffff", "a\ufffdb", "a\u180e b\u200bc\u2060d", "a\u2028b\u2029 c\u000b\u000cd",
    "\u1c89\u1c8a\ua7cb\ua7cc\ua7da\ua7db\ua7dc \U00010d50\U00010d70 \U00016d40 \U000105c0", "\ua7ce\ua7cf\ua7d2\ua7d4\u088f\u0c5c\u0cdc \U00010940\U0001e6c0 \U000323b0\U00011db0 a\U000323b0b",
    "a" * 5000, " " * 5000 + "x", "=" * 3001, "ab" * 2001, "QUJDREVGR0hJSktMTU5PUFFSU1RVVldYWVphYmNkZWZnaGlqa2xtbm9wcXJzdHV2d3h5ejAxMjM0NTY3ODkrLw==" * 5,
]
CONTEXTS = ["a%sb", "A%sB", "%sA", " %s", "!%s!", "1%s1", "  %s", "'%s", "%s's", "\n%s", "%s\n/", "\t%sX", "É%sé", "ー%sA", "a\u0301%s"]
EDGES = [
    " ", " ", "\n", "\r", "\t", "\u00a0", "\u3000", "\u0085", "\ufeff", "'", "'s", "'LL", "'ſ", "'t", "a", "b", "the", "ing", "Z", "Q", "HTTP", "é", "É", "ǅ", "ʰ", "ª", "中", "文字",
    "の", "カ", "ー", "한", "ع", "ל", "्", "\u0301", "\u20dd", "\ufe0f", "🏽", "👩", "\u200d", "0", "12", "½", "Ⅷ", "٣", "!", "/", "//", "...", "_", "-", "<|", "|>", "\x00", "\x7f",
    "\u200b", "\U000e0041", "\U0010ffff", "ſ", "K", "ß", "ı", "İ",
]

for trap in TRAPS:
    give(0, trap)

if ALL:
    tried = CODE_POINTS
else:
    group = [unicodedata.category(chr(code)) for code in CODE_POINTS]
    tried = [code for at, code in enumerate(CODE_POINTS) if at and group[at] != group[at - 1] or at + 1 < len(group) and group[at] != group[at + 1]]
for start in range(0, len(tried), 400):
    for context in CONTEXTS:
        give(1, " \u2028".join(context % chr(code) for code in tried[start : start + 400]))

draw = random.Random(SEED)
end = time.time() + SECONDS
while time.time() < end:
    kind = draw.random()
    size = draw.choice([1, 2, 3, 5, 8, 13, 40, 150])
    if kind < 0.5:
        give(2, "".join(draw.choice(EDGES) for _ in range(size)))
    elif kind < 0.65:
        give(3, "".join(chr(draw.choice(CODE_POINTS)) for _ in range(size)))
    elif kind < 0.75:
        give(4, "".join(draw.choice("ab \n'/A1") for _ in range(size)))
    elif kind < 0.88:
        which = draw.randrange(2)
        count = len(LENGTHS[which])
        glued = b"".join(ENCODINGS[which].decode_single_token_bytes(draw.randrange(count)) for _ in range(size))
        give(5, glued.decode("utf-8", "replace"))
    elif kind < 0.94:
        give(6, "".join(draw.choice("abcdefghijklmnopqrstuvwxyz") for _ in range(size * 20)))
    else:
        give(7, draw.choice(["a", "ab", "=", "-", "的", "aA", " ", "xyz", "the", "-=", "👩"]) * draw.randint(1, 900))
shutil.rmtree(cache)
