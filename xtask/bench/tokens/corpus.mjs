// Texts of a megabyte, made of what the toolchain, the crates and the packages bring along.
import { execFileSync } from "node:child_process";
import fs from "node:fs";
import path from "node:path";

const MEGABYTE = 1_000_000;

/** What people paste. `modules` is the folder of the installed packages. */
export function pasted(modules) {
  return { prose: prose(), code: code(modules), json: json(modules), multi: multi(modules) };
}

/** What has taken others minutes. Each is a megabyte. */
export function adversarial() {
  const next = draws(7);
  const some = (alphabet, count) => Array.from({ length: count }, () => alphabet[next() % alphabet.length]).join("");
  const lower = "abcdefghijklmnopqrstuvwxyz";
  const any = () => {
    const code = next() % 0x110000;
    return code >= 0xd800 && code < 0xe000 ? " " : String.fromCodePoint(code);
  };
  const texts = {
    "a × 1 M": "a".repeat(MEGABYTE),
    spaces: " ".repeat(MEGABYTE),
    "mixed white space": cut(some([..." \t\n\r\u3000\u00a0"], MEGABYTE)),
    base64: some([..."ABCDEFGHIJKLMNOPQRSTUVWXYZ", ...lower, ..."0123456789+/"], MEGABYTE),
    "one word a–z": some([...lower], MEGABYTE),
    "random Unicode": cut(Array.from({ length: 280_000 }, any).join("")),
    "one word of Han": cut(Array.from({ length: 334_000 }, () => String.fromCodePoint(0x4e00 + (next() % 0x51ff))).join("")),
    "-= × 500 k": "-=".repeat(MEGABYTE / 2),
    "nensdaoe × 125 k": "nensdaoe".repeat(MEGABYTE / 8),
  };
  // Periods of two to nine characters, of letters, of punctuation, of both.
  for (const alphabet of [[...lower], [..."-=+*#_.~/\\"], [...lower, ..."-=_./ '"], [..."的是aAéß'1"]])
    for (let length = 2; length < 10; length++) {
      const period = some(alphabet, length);
      texts[`${period} repeated`] = cut(period.repeat(Math.ceil(MEGABYTE / Buffer.byteLength(period)) + 1));
    }
  return texts;
}

function prose() {
  const docs = path.join(execFileSync("rustc", ["--print", "sysroot"], { encoding: "utf8" }).trim(), "share/doc/rust/html");
  if (!fs.existsSync(docs)) throw new Error("the Rust book is needed as a text: `rustup component add rust-docs`");
  const book = (name) =>
    fs.readFileSync(path.join(docs, name, "print.html"), "utf8")
      .replace(/<(script|style|pre|nav)\b.*?<\/\1>/gs, " ")
      .replace(/<\/(p|li|h[1-6])>/g, "\n\n")
      .replace(/<[^>]+>/g, "")
      .replace(/&lt;/g, "<").replace(/&gt;/g, ">").replace(/&quot;/g, '"').replace(/&#(?:39|x27);/g, "'").replace(/&amp;/g, "&")
      .replace(/[ \t]*\n[ \t]*/g, "\n")
      .replace(/\n{3,}/g, "\n\n");
  return cut(["book", "edition-guide", "reference", "nomicon"].map(book).join(""));
}

function code(modules) {
  const registry = path.join(process.env.CARGO_HOME ?? path.join(process.env.HOME, ".cargo"), "registry/src");
  const crates = fs.readdirSync(registry).flatMap((index) => fs.readdirSync(path.join(registry, index)).map((name) => path.join(registry, index, name)));
  const sources = (name) => files(crates.filter((crate) => path.basename(crate).startsWith(name)).sort()[0], ".rs").map(read).join("");
  const rust = ["regex-automata-0.4", "serde_json-1", "syn-2"].map(sources).join("");
  return cut(cut(rust, MEGABYTE / 2) + read(path.join(modules, "typescript/lib/typescript.js")).slice(200_000, 720_000));
}

function json(modules) {
  const next = draws(11);
  const row = (_, id) => ({ id, name: `item-${id}`, price: (next() % 10_000) / 100, tags: ["red", "green", "blue", "new", "sale"].slice(next() % 4), created_at: `2026-0${(id % 9) + 1}-${10 + (id % 18)}T${10 + (id % 14)}:${10 + (id % 50)}:00Z`, active: id % 2 === 0, owner: id % 3 ? null : { uid: next() * 65_537, email: `user${id}@example.com` } });
  const rows = Array.from({ length: 2600 }, row);
  const described = fs.readdirSync(modules).map((name) => path.join(modules, name, "package.json")).filter(fs.existsSync).sort().map((file) => JSON.parse(read(file)));
  const emoji = JSON.parse(read(path.join(modules, "emojibase-data/en/data.json")));
  return cut([JSON.stringify(rows.slice(0, 1300), null, 2), JSON.stringify(described, null, 2), JSON.stringify(rows.slice(1300)), JSON.stringify(emoji.slice(0, 900), null, 1), JSON.stringify(described), JSON.stringify(emoji)].join("\n"));
}

function multi(modules) {
  const messages = (language) => Object.values(JSON.parse(read(path.join(modules, `typescript/lib/${language}/diagnosticMessages.generated.json`)))).join("\n");
  const emoji = JSON.parse(read(path.join(modules, "emojibase-data/hi/data.json")));
  const names = emoji.map((one) => [one.label, ...(one.tags ?? [])].join(" ")).join("\n");
  const regions = "AE AF AL AM AR AT AU BD BE BG BH BR CA CH CL CN CO CU CY CZ DE DK DZ EG ES ET FI FR GB GR ID IE IL IN IQ IR IS IT JO JP KE KR KW LB LY MA MX NG NL NO NZ OM PE PH PK PL PT QA RO RU SA SD SE SN SO SY TH TN TR UA US VE VN YE ZA".split(" ");
  const arabic = new Intl.DisplayNames("ar", { type: "region" });
  const next = draws(13);
  const countries = Array.from({ length: 12_000 }, () => arabic.of(regions[next() % regions.length]) + [" ", "، ", "\n"][next() % 3]).join("");
  const faces = Array.from({ length: 30_000 }, () => emoji[next() % emoji.length].emoji + [" ", "", "\n"][next() % 3]).join("");
  const texts = [messages("zh-cn"), messages("ja"), countries, names, faces];
  let out = "";
  for (let at = 0; out.length < MEGABYTE / 2; at += 1500) for (const text of texts) out += text.slice(at % text.length, (at % text.length) + 1500);
  return cut(out);
}

/** As much of a text as fits, in whole characters. */
function cut(text, bytes = MEGABYTE) {
  const room = Buffer.alloc(bytes);
  return room.subarray(0, room.write(text)).toString();
}

function read(file) {
  return fs.readFileSync(file, "utf8");
}

function files(folder, ending) {
  return fs.readdirSync(folder, { recursive: true }).map(String).filter((name) => name.endsWith(ending)).sort().map((name) => path.join(folder, name));
}

/** A fixed sequence of numbers (Knuth's MMIX generator). */
function draws(seed) {
  let state = BigInt(seed);
  return () => {
    state = BigInt.asUintN(64, state * 6_364_136_223_846_793_005n + 1_442_695_040_888_963_407n);
    return Number(state >> 33n);
  };
}
