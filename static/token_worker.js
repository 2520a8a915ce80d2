// The counting worker. What passes between it and the page stands in src/worker/message.rs.
const PROTOCOL = 4n;
const ENCODINGS = ["o200k_base", "cl100k_base"];
// UTF-16 units.
const AT_ONCE = 65_536;
// Of practice, with so many milliseconds before each.
const TURNS = 4;
const PAUSE = 25;

// A vocabulary is named with the digest it must have. The first one is this worker's name, to be on its way at once.
const ask = (vocabulary) => {
  const [file, integrity] = vocabulary.split(" ");
  return fetch(`./${file}`, { integrity });
};
const first = self.name && ask(self.name).catch(() => {});
// Only numbers pass between this script and the program, so no generated glue stands between them.
const imports = { "./token_worker_bg.js": { __wbindgen_init_externref_table() {} } };
const bytes = await (await fetch(new URL("./token_worker.wasm", import.meta.url))).arrayBuffer();
const program = (await WebAssembly.instantiate(bytes, imports)).instance.exports;
program.__wbindgen_start();
const utf8 = new TextEncoder();
const loaded = new Set();
const practised = new Set();

/** Room in the program for so many bytes. */
function room(bytes) {
  // It may grow the memory, whose old buffer is gone then.
  const place = program.room(bytes);
  return new Uint8Array(program.memory.buffer, place, bytes);
}

/** Loads the vocabulary of an encoding, if it is not there; says whether it is now. */
async function load(encoding, vocabulary) {
  if (loaded.has(encoding)) return true;
  const answer = await ((vocabulary === self.name && (await first)) || ask(vocabulary));
  if (!answer.ok) return false;
  const packed = new Uint8Array(await answer.arrayBuffer());
  room(packed.length).set(packed);
  if (!program.load(encoding, packed.length)) return false;
  loaded.add(encoding);
  return true;
}

/** Puts a text into the program's room; gives its bytes. Lone surrogates become U+FFFD, as in the reference. */
function put(text) {
  return utf8.encodeInto(text, room(text.length * 3)).written;
}

/** Adds to the text that is coming in, so much at a time that the room stays in a processor's cache. */
function append(text) {
  for (let from = 0, to; from < text.length; from = to) {
    to = from + AT_ONCE;
    // Not inside a character.
    if (text.codePointAt(to - 1) > 0xffff) to += 1;
    const part = text.slice(from, to);
    const bytes = put(part);
    // If it goes on as it begins, it need not be moved as it grows.
    if (from === 0) program.reserve(Math.ceil((bytes / part.length) * text.length * 1.1));
    program.append(bytes);
  }
}

const listed = () => new Uint32Array(program.memory.buffer, program.listed(), program.listed_length());
const send = (kind, fields) => self.postMessage(new Map([["kind", kind], ...Object.entries(fields)]));

// The text that is coming in, by the version of its request; and how long that has taken.
let incoming;
let spent = 0;

/** Takes in what a request brings of a text. */
function take(request) {
  const start = performance.now();
  const version = request.get("version");
  const [head, tail] = [request.get("head"), request.get("tail")];
  if (version !== incoming) {
    [incoming, spent] = [version, 0];
    if (!request.has("held")) program.begin();
  }
  for (const part of request.get("parts") ?? []) {
    append(part);
    program.end_part();
  }
  if (request.has("text")) append(request.get("text"));
  // [bytes in whose place it stands, text]
  if (head) program.edit(0, head[0], put(head[1]));
  if (tail) program.edit(program.size() - tail[0], program.size(), put(tail[1]));
  spent += performance.now() - start;
}

function count(request, encoding) {
  const start = performance.now();
  const counted = { version: request.get("version") };
  if (request.has("parts")) {
    counted.tokens = BigInt(program.count_parts(encoding));
    counted.parts = listed().slice();
  } else {
    counted.tokens = BigInt(program.count(encoding));
  }
  counted.bytes = BigInt(program.size());
  if (request.has("look")) {
    const lengths = program.look(request.get("look"));
    counted.lengths = Uint8Array.from(listed().subarray(0, lengths));
    counted.paragraphs = listed().slice(lengths);
  }
  counted.milliseconds = spent + performance.now() - start;
  // For `cargo xtask bench tokens`; the page does not ask.
  counted.memory = program.memory.buffer.byteLength;
  send("counted", counted);
}

/** Once for each encoding, when its first count is told: in turns, so that a request need not wait for more than one. */
function practise(encoding, turn = 0) {
  if (turn === 0 && practised.has(encoding)) return;
  practised.add(encoding);
  setTimeout(() => {
    program.practise(encoding, turn);
    if (turn + 1 < TURNS) practise(encoding, turn + 1);
  }, PAUSE);
}

self.onmessage = async ({ data: request }) => {
  try {
    take(request);
    if (request.has("more")) return;
    const encoding = ENCODINGS.indexOf(request.get("encoding"));
    if (!(await load(encoding, request.get("vocabulary")).catch(() => false))) return send("not loaded", {});
    send("started", { version: request.get("version") });
    count(request, encoding);
    practise(encoding);
  } catch (error) {
    // The program has trapped: out of memory, or a mistake of ours. Its words never quote a text.
    send("stopped", { reason: String(error) });
  }
};
send("ready", { protocol: PROTOCOL });
