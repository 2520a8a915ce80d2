// usage: node worker.mjs DIST CASES    The cases that tokens.py has written, counted and cut by the worker's own script and program: the WebAssembly build.
import fs from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";

const [dist, file] = process.argv.slice(2);

// What the script finds in a worker of a browser.
let hear;
globalThis.self = globalThis;
globalThis.fetch = async (name) => new Response(fs.readFileSync(path.join(dist, path.basename(String(name)))));
globalThis.postMessage = (message) => hear(message);
const is = (kind) => new Promise((resolve, reject) => (hear = (message) => (message.get("kind") === kind ? resolve(message) : message.get("kind") === "started" || reject(new Error(message.get("reason") ?? message.get("kind"))))));
const ready = is("ready");
await import(pathToFileURL(path.join(dist, "token_worker.js")).href);
await ready;

let version = 0n;
/** The length of each token of a text. */
async function cut(encoding, text) {
  version += 1n;
  const counted = is("counted");
  globalThis.onmessage({ data: new Map([["version", version], ["encoding", encoding], ["vocabulary", `${encoding}.vocabulary`], ["text", text], ["look", 1_000_000]]) });
  const answer = await counted;
  return { tokens: Number(answer.get("tokens")), lengths: Buffer.from(answer.get("lengths")) };
}

const cases = fs.readFileSync(file);
let at = 0;
const number = () => cases.readUInt32LE((at += 4) - 4);
let [tried, tokens, wrong] = [0, 0, 0];
while (at < cases.length) {
  number();
  const length = number();
  const text = cases.toString("utf8", at, (at += length));
  for (const encoding of ["o200k_base", "cl100k_base"]) {
    const expected = number();
    const lengths = cases.subarray(at, (at += expected));
    tried += 1;
    tokens += expected;
    const ours = await cut(encoding, text);
    if ((ours.tokens !== expected || !ours.lengths.equals(lengths)) && (wrong += 1) < 10) console.log(`${encoding}: ${JSON.stringify(text.slice(0, 80))} is ${expected}, the worker says ${ours.tokens} or cuts elsewhere`);
  }
}
console.log(`WebAssembly: ${tried} cases, ${tokens} tokens, ${wrong} differences in counts and boundaries`);
process.exit(wrong === 0 ? 0 : 1);
