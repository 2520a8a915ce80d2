// What was measured, as a table of what must hold.
import zlib from "node:zlib";
import fs from "node:fs";
import path from "node:path";

const median = (values) => [...values].sort((a, b) => a - b)[values.length >> 1];
const CORPORA = ["prose", "code", "json", "multi"];

/** Prints everything; gives the number of rows that do not hold. */
export function report(measured, web) {
  let missed = 0;
  const row = (what, value, must, holds, beside = "") => {
    missed += holds ? 0 : 1;
    console.log(`${holds ? "holds " : "MISSED"}  ${what.padEnd(58)} ${value.padEnd(26)} must ${must.padEnd(20)} ${beside}`);
  };
  console.log(`\n${measured.browser}\n`);

  console.log("Seen before, MB/s (median):");
  const speed = (text, name) => measured.warm[text][name] && 1000 / median(measured.warm[text][name].milliseconds);
  const names = Object.keys(measured.warm.prose);
  for (const name of names) console.log(`  ${name.padEnd(18)} ${CORPORA.map((text) => `${text} ${speed(text, name).toFixed(1)}`.padEnd(14)).join(" ")}`);
  for (const text of CORPORA) {
    const tokens = Object.entries(measured.warm[text]).map(([name, one]) => `${name} ${one.tokens}`);
    const same = new Set(Object.values(measured.warm[text]).map((one) => one.tokens)).size === 1;
    console.log(`  ${text}: ${same ? `all count ${measured.warm[text].ours.tokens} tokens` : `COUNTS DIFFER: ${tokens.join(", ")}`}`);
  }
  console.log("Never seen, MB/s (median):");
  const unseen = (text, name) => measured.unseen[text][name] && 1000 / median(measured.unseen[text][name]);
  for (const name of Object.keys(measured.unseen.prose)) console.log(`  ${name.padEnd(18)} ${Object.keys(measured.unseen).map((text) => `${text} ${unseen(text, name).toFixed(1)}`.padEnd(14)).join(" ")}`);
  console.log("New worker to first exact count, ms (median); then the first megabyte:");
  for (const name in measured.cold) console.log(`  ${name.padEnd(18)} ${median(measured.cold[name]).toFixed(0).padStart(5)} ${median(measured.first[name]).toFixed(0).padStart(5)}   ${measured.memory[name] ? `${(measured.memory[name] / 1e6).toFixed(1)} MB of memory` : ""}`);
  console.log("");

  const crates = ["tiktoken", "splintr"];
  const best = (of, text) => Math.max(...crates.map((name) => of(text, name)));
  const list = (values) => values.map((value) => value.toFixed(1)).join(" / ");
  const proto = (of, by, corpora) => (measured.warm.prose.prototype ? `prototype ${list(corpora.map((text) => of(text, "prototype") / by(text)))}` : "");
  const ratios = (what, of, by, corpora, least) => {
    const values = corpora.map((text) => of(text, "ours") / by(text));
    row(what, list(values), `≥ ${least.join(" / ")}`, values.every((value, at) => value >= least[at]), proto(of, by, corpora));
  };
  ratios("seen before ÷ best Rust crate (prose, code, json, multi)", speed, (text) => best(speed, text), CORPORA, [1.5, 1.5, 1.5, 1.5]);
  ratios("seen before ÷ gpt-tokenizer", speed, (text) => speed(text, "gpt-tokenizer"), CORPORA, [10, 10, 10, 6]);
  const fresh = Object.keys(measured.unseen);
  ratios("never seen ÷ tiktoken, the best Rust crate (prose, json, multi)", unseen, (text) => unseen(text, "tiktoken"), fresh, [2, 2, 2]);
  ratios("never seen ÷ gpt-tokenizer", unseen, (text) => unseen(text, "gpt-tokenizer"), fresh, [10, 10, 10]);
  const cold = (name) => median(measured.cold[name]);
  const coldProto = measured.cold.prototype ? `prototype ${cold("prototype").toFixed(0)} ms, ${(cold("prototype") / cold("gpt-tokenizer")).toFixed(2)}` : "";
  row("new worker → first exact count ÷ gpt-tokenizer", `${cold("ours").toFixed(0)} ms, ${(cold("ours") / cold("gpt-tokenizer")).toFixed(2)}`, "≤ 0.40", cold("ours") <= 0.4 * cold("gpt-tokenizer"), coldProto);

  const sent = (...files) => files.reduce((sum, file) => sum + compressed(path.join(web, file)).length, 0);
  const program = sent("token_worker.js", "token_worker.wasm");
  const kilobytes = (bytes) => `${(bytes / 1000).toFixed(1)} kB`;
  const o200k = sent("o200k_base.vocabulary");
  const protoWire = fs.existsSync(path.join(web, "prototype.wasm")) ? `prototype ${kilobytes(sent("prototype.wasm") + o200k)}` : "";
  row(`wire, program (${kilobytes(program)}) and o200k (brotli)`, kilobytes(program + o200k), "≤ 465 kB", program + o200k <= 465_000, `${protoWire}, gpt-tokenizer ${kilobytes(sent("gpt-tokenizer.mjs"))}`);
  const cl100k = sent("cl100k_base.vocabulary");
  row("wire, cl100k alone (brotli)", kilobytes(cl100k), "≤ 220 kB", cl100k <= 220_000);

  const worst = (name) => Object.entries(measured.worst).map(([title, one]) => [median(one[name] ?? [0]), title]).sort((a, b) => b[0] - a[0])[0];
  const [time, title] = worst("ours");
  row(`worst of ${Object.keys(measured.worst).length} adversarial megabytes`, `${time.toFixed(0)} ms (${title.slice(0, 18)})`, "≤ 300 ms", time <= 300, `prototype ${worst("prototype")[0].toFixed(0)} ms (${worst("prototype")[1].slice(0, 18)})`);
  for (const [title, one] of Object.entries(measured.worst).slice(0, 9)) console.log(`          ${title.padEnd(20)} ${Object.entries(one).map(([name, times]) => `${name} ${median(times).toFixed(0)} ms`).join(", ")}`);
  const sorted = (name) => [...(measured.edits[name] ?? [])].sort((a, b) => a - b);
  const share = (name, part) => sorted(name)[Math.floor(part * (sorted(name).length - 1))];
  const edits = (name) => `median ${share(name, 0.5).toFixed(2)}, p99 ${share(name, 0.99).toFixed(2)} ms`;
  row("one-character edit in 1 MB, in a worker", edits("engine"), "p99 ≤ 1 ms", share("engine", 0.99) <= 1, measured.edits.prototype ? `prototype ${edits("prototype")}` : "");
  const memory = measured.memory.ours;
  row("memory of the worker's program with o200k", memory ? `${(memory / 1e6).toFixed(1)} MB` : "not told", "≤ 16 MB", memory <= 16_000_000, measured.memory.prototype ? `prototype ${(measured.memory.prototype / 1e6).toFixed(1)} MB` : "");
  const pastes = (what) => measured.page.map((paste) => paste[what]);
  const longest = median(pastes("longest"));
  const each = pastes("longest").map((one) => one.toFixed(0)).join(", ");
  row("longest task of the page while 10 MB are pasted and counted", `${longest.toFixed(0)} ms (${each})`, "≤ 50 ms", longest <= 50, `feedback after ${median(pastes("feedback")).toFixed(0)} ms, count after ${median(pastes("ready")).toFixed(0)} ms`);
  console.log("");
  return missed;
}

const COMPRESSED = new Map();

/** As a host sends it that compresses as well as it can. */
export function compressed(file) {
  if (!COMPRESSED.has(file)) {
    const content = fs.readFileSync(file);
    const { BROTLI_PARAM_QUALITY, BROTLI_PARAM_LGWIN, BROTLI_PARAM_SIZE_HINT } = zlib.constants;
    COMPRESSED.set(file, zlib.brotliCompressSync(content, { params: { [BROTLI_PARAM_QUALITY]: 11, [BROTLI_PARAM_LGWIN]: 24, [BROTLI_PARAM_SIZE_HINT]: content.length } }));
  }
  return COMPRESSED.get(file);
}
