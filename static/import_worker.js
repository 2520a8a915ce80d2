// Reads a file of usage or cost away from the page's thread. The page sends [file, order] once and hears
// Float64Array of [bytes read, rows understood, bytes of memory held] while it is read, Uint8Array of what
// came of it, null when the file cannot be read, or a text when the reading itself has stopped.

/** How much is held of a file at once; the next piece is on its way while one is read. */
const PIECE = 1024 * 1024;
/** How often the page hears how far the reading is, in milliseconds. */
const TELL_MS = 100;

// Only numbers pass between this script and the program, so no generated glue stands between them. Of what it
// would call, under names that change, one thing matters: that it ends the reading.
const glue = new Proxy({}, { get: (_, name) => () => { if (name.includes("throw")) throw new Error("a mistake of ours"); } });
const imports = { "./import_worker_bg.js": glue };

async function start() {
  const answer = await fetch(new URL("./import_worker.wasm", import.meta.url));
  const program = (await WebAssembly.instantiate(await answer.arrayBuffer(), imports)).instance.exports;
  program.__wbindgen_start();
  return program;
}
// It is asked for at once, and waited for where a failure can be told.
const started = start();
started.catch(() => {});

/** Puts bytes into the program's room; gives their number. */
function put(program, bytes) {
  // It may grow the memory, whose old buffer is gone then.
  const place = program.room(bytes.byteLength);
  new Uint8Array(program.memory.buffer, place, bytes.byteLength).set(new Uint8Array(bytes));
  return bytes.byteLength;
}

async function read(file, order) {
  const program = await started;
  if (!program.begin(put(program, order))) throw new Error("it is another version than the page");
  const piece = (from) => file.slice(from, from + PIECE).arrayBuffer();
  let told = 0;
  let next = piece(0);
  for (let from = 0; from < file.size; from += PIECE) {
    let bytes;
    try {
      bytes = await next;
    } catch {
      // It was changed, or its drive taken away.
      return self.postMessage(null);
    }
    next = piece(from + PIECE);
    // Its failure is told where it is waited for.
    next.catch(() => {});
    if (!program.feed(put(program, bytes))) break;
    if (performance.now() > told + TELL_MS) {
      told = performance.now();
      const memory = program.memory.buffer.byteLength;
      self.postMessage(Float64Array.of(from + bytes.byteLength, program.rows(), memory));
    }
  }
  const length = program.finish();
  const outcome = new Uint8Array(program.memory.buffer, program.outcome(), length).slice();
  self.postMessage(outcome, [outcome.buffer]);
}

self.onmessage = ({ data: [file, order] }) => {
  // The program has trapped: out of memory, or a mistake of ours. Its words never quote a file.
  read(file, order).catch((error) => self.postMessage(String(error)));
};
