// In a worker: one tokenizer of others, behind the same two questions that ours is asked.
const utf8 = new TextEncoder();

/** A program that has `room(bytes)` for a text and counts it with `count(bytes)`. */
async function program(address) {
  const module = await WebAssembly.compileStreaming(fetch(address));
  const imports = {};
  for (const one of WebAssembly.Module.imports(module)) (imports[one.module] ??= {})[one.name] = () => 0;
  const { exports } = await WebAssembly.instantiate(module, imports);
  const memory = () => exports.memory.buffer.byteLength;
  const count = (text) => {
    const most = text.length * 3;
    const place = exports.room(most);
    const { written } = utf8.encodeInto(text, new Uint8Array(exports.memory.buffer, place, most));
    return exports.count(written) >>> 0;
  };
  return { count, memory };
}

/** The prototype's own interface; our packed vocabulary is its own after the first eight bytes. */
async function prototype() {
  const [{ instance: { exports } }, packed] = await Promise.all([
    WebAssembly.instantiateStreaming(fetch("prototype.wasm"), {}),
    fetch("o200k_base.vocabulary").then((answer) => answer.arrayBuffer()),
  ]);
  const size = packed.byteLength - 8;
  const at = exports.alloc(size);
  new Uint8Array(exports.memory.buffer, at, size).set(new Uint8Array(packed, 8));
  exports.load_begin(0, at, size);
  while (!exports.load_step(0, 2048));
  const memory = () => exports.memory.buffer.byteLength;
  let place = 0;
  let room = 0;
  const put = (text) => {
    if (text.length * 3 > room) place = exports.alloc((room = text.length * 3 + 64));
    return utf8.encodeInto(text, new Uint8Array(exports.memory.buffer, place, room)).written;
  };
  const count = (text) => {
    const bytes = put(text);
    for (let from = 0; from < bytes; ) from = exports.count_slice(0, place, bytes, from, 16384);
    return bytes ? exports.total() : 0;
  };
  const edit = (at, removed, inserted) => exports.doc_edit(0, at, removed, place, put(inserted));
  const open = (text) => exports.doc_set(0, place, put(text));
  return { count, memory, open, edit };
}

/** Our room outside the page's worker, to be edited in. */
async function engine() {
  const [{ instance: { exports } }, packed] = await Promise.all([
    WebAssembly.instantiateStreaming(fetch("peer_ours.wasm"), {}),
    fetch("o200k_base.vocabulary").then((answer) => answer.arrayBuffer()),
  ]);
  const put = (bytes) => {
    // The room may move the memory, so it is asked first.
    const place = exports.room(bytes.length);
    new Uint8Array(exports.memory.buffer, place, bytes.length).set(bytes);
    return bytes.length;
  };
  exports.load(put(new Uint8Array(packed)));
  const open = (text) => exports.open(put(utf8.encode(text)));
  const edit = (at, removed, inserted) => exports.edit(at, removed, put(utf8.encode(inserted)));
  return { open, edit };
}

const LOAD = {
  engine,
  prototype,
  tiktoken: () => program("peer_golia.wasm"),
  splintr: () => program("peer_splintr.wasm"),
  "gpt-tokenizer": () => import("./gpt-tokenizer.mjs"),
  "js-tiktoken": () => import("./js-tiktoken.mjs"),
  "tiktoken (wasm)": () => import("./tiktoken-wasm.mjs").then((module) => module.load()),
};

let peer;
onmessage = async ({ data: { name, text, edits } }) => {
  const start = performance.now();
  peer ??= await LOAD[name]();
  if (edits) {
    peer.open(text);
    const times = edits.map(({ at, removed, inserted }) => {
      const before = performance.now();
      peer.edit(at, removed, inserted);
      return performance.now() - before;
    });
    postMessage({ times });
    return;
  }
  const loaded = performance.now();
  const tokens = peer.count(text);
  postMessage({ tokens, milliseconds: performance.now() - loaded, whole: performance.now() - start, memory: peer.memory?.() });
};
