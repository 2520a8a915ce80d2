// In the browser: every tokenizer in a worker of its own, in turn, on the same texts.
import { paste } from "./paste.mjs";

/** Ours is the page's own worker, spoken to as the page does. */
const OURS = "ours";
const { names: NAMES, vocabulary: VOCABULARY } = await (await fetch("names.json")).json();
const FAST = [OURS, "prototype", "tiktoken", "splintr"].filter((name) => NAMES.includes(name));
const out = { browser: navigator.userAgent, cold: {}, first: {}, unseen: {}, warm: {}, worst: {}, memory: {}, edits: {} };

const texts = {};
for (const name of ["prose", "code", "json", "multi"]) texts[name] = await (await fetch(`${name}.txt`)).text();
const short = texts.prose.slice(5000, 6000);

/** A tokenizer in a new worker. */
class Tokenizer {
  constructor(name) {
    this.name = name;
    this.start = performance.now();
    this.worker = name === OURS ? new Worker("token_worker.js", { type: "module", name: VOCABULARY }) : new Worker("peers.mjs", { type: "module" });
    this.version = 0n;
    this.ready = name === OURS ? this.heard((data) => data instanceof Map && data.get("kind") === "ready") : Promise.resolve();
  }

  heard(fits) {
    return new Promise((resolve, reject) => {
      this.worker.onmessage = ({ data }) => fits(data) && resolve(data);
      this.worker.onerror = (event) => reject(new Error(`${this.name}: ${event.message}`));
    });
  }

  /** Tokens, and the time in the worker. */
  async count(text) {
    await this.ready;
    if (this.name !== OURS) {
      const answer = this.heard(() => true);
      this.worker.postMessage({ name: this.name, text });
      return answer;
    }
    this.version += 1n;
    const answer = this.heard((data) => data instanceof Map && data.get("kind") === "counted");
    this.worker.postMessage(request(this.version, text));
    const counted = await answer;
    return { tokens: Number(counted.get("tokens")), milliseconds: counted.get("milliseconds"), memory: Number(counted.get("memory")) };
  }

  end() {
    this.worker.terminate();
  }
}

function request(version, text) {
  return new Map([["version", version], ["encoding", "o200k_base"], ["vocabulary", VOCABULARY], ["text", text]]);
}

/** In turn, forwards and backwards. */
async function rounds(times, names, act) {
  for (let round = 0; round < times; round++) for (const name of round % 2 ? [...names].reverse() : names) await act(name, round);
}

function note(place, name, value) {
  (place[name] ??= []).push(value);
}

function say(what) {
  return fetch("/say", { method: "POST", body: what });
}

addEventListener("unhandledrejection", (event) => fetch("/failed", { method: "POST", body: String(event.reason?.stack ?? event.reason) }));

await say("New workers");
await rounds(9, NAMES.filter((name) => FAST.includes(name) || name === "gpt-tokenizer"), async (name) => {
  const tokenizer = new Tokenizer(name);
  const counted = await tokenizer.count(short);
  note(out.cold, name, performance.now() - tokenizer.start);
  out.memory[name] = counted.memory;
  note(out.first, name, (await tokenizer.count(texts.prose)).milliseconds);
  tokenizer.end();
});

await say("Texts never seen");
for (const text of ["prose", "json", "multi"]) {
  out.unseen[text] = {};
  await rounds(9, [...FAST, "gpt-tokenizer"], async (name) => {
    const tokenizer = new Tokenizer(name);
    for (let round = 0; round < 15; round++) await tokenizer.count(texts.code.slice(0, 200_000));
    await new Promise((resolve) => setTimeout(resolve, 200));
    note(out.unseen[text], name, (await tokenizer.count(texts[text])).milliseconds);
    tokenizer.end();
  });
}

const warm = {};
for (const name of NAMES) warm[name] = new Tokenizer(name);
for (const text in texts) {
  await say(`Seen before: ${text}`);
  out.warm[text] = {};
  await rounds(11, NAMES, async (name, round) => {
    const place = out.warm[text];
    if (round > 1 && place[name]?.milliseconds[0] > 1000) return;
    const { tokens, milliseconds } = await warm[name].count(texts[text]);
    place[name] ??= { tokens, milliseconds: [] };
    if (place[name].tokens !== tokens) place[name].tokens = "not the same twice";
    place[name].milliseconds.push(milliseconds);
  });
}
for (const name of NAMES) if (!FAST.includes(name)) warm[name].end();

await say("The worst texts");
for (const [number, title] of Object.entries(await (await fetch("worst.json")).json())) {
  const text = await (await fetch(`worst-${number}.txt`)).text();
  out.worst[title] = {};
  // The first time is the one that counts: the second may be an answer remembered.
  await rounds(3, [OURS, "prototype"].filter((name) => FAST.includes(name)), async (name) => {
    note(out.worst[title], name, (await warm[name].count(text)).milliseconds);
  });
}

for (const name in warm) warm[name].end();
await say("Edits of a megabyte");
{
  // One byte a character, so that places are bytes for both.
  const text = texts.prose.replace(/[^\x00-\x7f]/g, "x").padEnd(1_000_000, " and so on");
  let at = 12345;
  const place = () => (at = (at * 69_069 + 1) % 999_983);
  const edits = Array.from({ length: 2000 }, (_, n) => ({ at: place(), removed: n % 3 ? 0 : 1, inserted: n % 3 ? "xe '\n1"[n % 6] : "" }));
  for (const name of ["engine", "prototype"].filter((name) => name === "engine" || NAMES.includes(name))) {
    const tokenizer = new Tokenizer(name);
    const answer = tokenizer.heard(() => true);
    tokenizer.worker.postMessage({ name, text, edits });
    out.edits[name] = (await answer).times;
    tokenizer.end();
  }
}
await say("Ten megabytes pasted into the page");
const large = Object.values(texts).join("\n\n").repeat(3).slice(0, 10_000_000);
// Time on the clock, so a thread that another program keeps waiting seems to be at work: no single paste tells.
out.page = [];
for (let round = 0; round < 5; round++) out.page.push(await paste(large));

await fetch("/done", { method: "POST", body: JSON.stringify(out) });
