// Starts the page's program, and says so in plain words when it cannot.

const note = document.getElementById("boot");

// The built program's folder is named after what is in it, and `cargo xtask program` writes its name into
// these links.
const glue = document.querySelector('link[rel="modulepreload"][href$="/page.js"]');
const program = document.querySelector('link[rel="program"][type="application/wasm"]');

/** What the page keeps in the browser's storage begins with this. */
const KEPT = "topup/record/";

/** The names of what is unfolded, with spaces between, are kept under this. */
const UNFOLDED = "topup-unfolded";

/** The choice of a language, and where it is kept; the script in index.html looks there. */
const languages = document.getElementById("language");
const LANGUAGE = "topup-language";

/** Shows one line of the note in index.html, with the browser's own reason under it. */
function say(line, reason) {
  for (const part of note.querySelectorAll("[data-boot]")) {
    part.hidden = part.dataset.boot !== line;
  }
  const detail = note.querySelector('[data-boot="reason"]');
  detail.textContent = reason === undefined ? "" : String(reason);
  detail.hidden = reason === undefined;
  note.querySelector('[data-boot="choices"]').hidden = line === "framed";
  note.setAttribute("role", "alert");
  note.hidden = false;
  delete document.documentElement.dataset.awaited;
}

/** Says that the program has stopped. From now on nothing may write what it holds: it may have
 *  stopped in the middle of a change. */
function stopped(reason) {
  // The program's own last words say more than the trap it ends in.
  const why = document.documentElement.dataset.stopped || reason;
  document.documentElement.dataset.stopped = why;
  say("stopped", why);
  note.querySelector("#boot-reload").focus();
}

/** Whether an error is the program's end: a trap, no room left on its stack or in its memory, or
 *  an error of the browser's that went through the program without its noticing. */
function isTheEnd(error) {
  return (
    error instanceof WebAssembly.RuntimeError ||
    (error instanceof RangeError && /call stack|memory/i.test(error.message)) ||
    error?.name === "InternalError" ||
    /\.wasm\b/.test(error?.stack)
  );
}

/** Everything the page keeps, as it stands in the browser's storage. */
function kept() {
  const records = {};
  for (let place = 0; place < localStorage.length; place += 1) {
    const key = localStorage.key(place);
    if (key.startsWith(KEPT)) records[key] = localStorage.getItem(key);
  }
  return JSON.stringify({ format: "topup-rescue", records });
}

/** Offers it as a file, which "Open file" takes again. */
function download() {
  try {
    const address = URL.createObjectURL(new Blob([kept()], { type: "application/json" }));
    const anchor = document.createElement("a");
    anchor.href = address;
    anchor.download = "topup-rescue.json";
    anchor.click();
    URL.revokeObjectURL(address);
  } catch (reason) {
    const detail = note.querySelector('[data-boot="reason"]');
    detail.textContent = String(reason);
    detail.hidden = false;
    note.querySelector('[data-boot="refused"]').hidden = false;
  }
}

/** The only way of text into markup or into a script's address. Leptos copies its own fixed
 *  markup through here; a text that could run something is refused, whoever sends it. */
function guardMarkup() {
  if (!globalThis.trustedTypes) return;
  const isRunning = /<(?:script|iframe|object|embed|base|meta|link|form)|[\s/"'<]on[a-z]+\s*=|javascript:|srcdoc/i;
  trustedTypes.createPolicy("default", {
    createHTML: (markup) => {
      if (isRunning.test(markup)) throw new TypeError("markup that could run something is refused");
      return markup;
    },
    createScriptURL: (address) => {
      if (new URL(address, location.href).origin !== location.origin) {
        throw new TypeError("a script from elsewhere is refused");
      }
      return address;
    },
  });
}

/** Keeps the page in the browser, so that it opens without a network; and offers a newer build when
 *  it has arrived as a whole. Nothing changes in an open page before the person says so. */
async function keepForOffline() {
  const build = document.querySelector('meta[name="build"]').content;
  if (build === "development" || !navigator.serviceWorker) return;
  // Installing is for who stays: until now, nobody needed what it takes.
  document.querySelector('link[rel="installing"]').rel = "manifest";
  const offer = document.getElementById("update");
  const registration = await navigator.serviceWorker.register("sw.js", { scope: "./" });
  const show = () => {
    // The first build of all is no newer one.
    if (registration.waiting && navigator.serviceWorker.controller) offer.hidden = false;
  };
  registration.addEventListener("updatefound", () => {
    registration.installing?.addEventListener("statechange", show);
  });
  show();
  document.getElementById("update-use").addEventListener("click", () => {
    navigator.serviceWorker.addEventListener("controllerchange", () => location.reload(), { once: true });
    registration.waiting?.postMessage("use this build");
  });
  document.getElementById("update-later").addEventListener("click", () => {
    offer.hidden = true;
  });
}

/** A file that is dropped beside its place would be shown in the place of the page. */
function keepStrayFiles() {
  for (const kind of ["dragover", "drop"]) {
    addEventListener(kind, (event) => {
      if (event.defaultPrevented || !event.dataTransfer?.types.includes("Files")) return;
      event.preventDefault();
      const isTaken = event.target.closest?.(".prompt");
      if (kind === "dragover" && !isTaken) event.dataTransfer.dropEffect = "none";
    });
  }
}

/** Notes what the person folds and unfolds; the program looks when it makes the part. */
function rememberUnfolded() {
  const note = ({ target }) => {
    const name = target.dataset?.remember;
    if (!name) return;
    try {
      const names = new Set(localStorage.getItem(UNFOLDED)?.split(" "));
      if (names.has(name) === target.open) return;
      if (target.open) names.add(name);
      else names.delete(name);
      localStorage.setItem(UNFOLDED, [...names].join(" ").trim());
    } catch {
      // Where nothing can be kept, it lasts as long as the page.
    }
  };
  addEventListener("toggle", note, true);
}

/** Holds printing, whether by key or by button, until there is a report to print. */
function holdPrinting() {
  const LOOK = 50;
  let looks = 200;
  const printNow = globalThis.print.bind(globalThis);
  const isThere = () => document.querySelector(".paper") !== null;
  const print = () => {
    looks -= 1;
    if (isThere() || looks < 0) printNow();
    else setTimeout(print, LOOK);
  };
  globalThis.print = print;
  addEventListener("keydown", (event) => {
    const isAsked = (event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "p";
    if (!isAsked || event.altKey || event.shiftKey || isThere()) return;
    event.preventDefault();
    if (!event.repeat) print();
  });
}

/** The language that is wanted, as the page's file has noted it, if the page speaks it. */
function language() {
  const wanted = document.documentElement.dataset.wanted.split("-")[0];
  const options = [...languages.options];
  return options.find((option) => option.lang.startsWith(wanted))?.value ?? "en";
}

/** Speaks a language from now on. What it takes is fetched when one other than English is wanted first; where that
 *  does not arrive, the page says so and stays as it is. Until then it is blank, so that nothing moves. */
async function speakIn(wanted) {
  const root = document.documentElement;
  const missing = document.getElementById("language-missing");
  if (wanted === root.lang) {
    delete root.dataset.awaited;
    return;
  }
  try {
    const { href, integrity } = document.querySelector(`link[rel="words"][hreflang="${wanted}"]`);
    const [{ speak }, words] = await Promise.all([import("./language.js"), fetch(href, { integrity })]);
    await speak(wanted, words);
    missing.hidden = true;
  } catch {
    missing.hidden = false;
  }
  delete root.dataset.awaited;
  languages.value = root.lang;
}

/** Whether loading the page again would lose something: the program says so of what it holds, and a text in any box is
 *  kept nowhere. */
function holdsWhatIsNotKept() {
  const boxes = [...document.querySelectorAll("textarea")];
  return document.documentElement.hasAttribute("data-unkept") || boxes.some((box) => box.value !== "");
}

/** Lets the person choose. The program speaks one language from its start on, so another one is spoken once the page is
 *  loaded again: at once where nothing would be lost by that, else when the person says so. */
function offerLanguages() {
  const again = document.getElementById("language-again");
  const loadAgain = () => location.reload();
  document.getElementById("language-reload").addEventListener("click", loadAgain);
  languages.addEventListener("change", () => {
    let isKept = true;
    try {
      localStorage.setItem(LANGUAGE, languages.value);
    } catch {
      isKept = false;
      // The address tells it to the next page; written so that nobody takes it for a link that was opened.
      history.replaceState(null, "", `#l=${languages.value}`);
    }
    again.hidden = languages.value === document.documentElement.lang;
    if (!again.hidden && isKept && !holdsWhatIsNotKept()) loadAgain();
  });
}

/** The page's program. The digest is checked by the request that names it. */
async function compiled() {
  const answer = await fetch(program.href, { integrity: program.integrity });
  if (!answer.ok) throw new Error(`${answer.status} ${answer.statusText}`);
  const isKnown = answer.headers.get("content-type") === "application/wasm";
  // Not every host knows what it sends.
  return isKnown ? WebAssembly.compileStreaming(answer) : WebAssembly.compile(await answer.arrayBuffer());
}

async function start() {
  // A page around this one could lead its clicks.
  if (self !== top) {
    say("framed");
    return;
  }
  guardMarkup();
  // A program that stopped leaves the page standing but dead; without this, nobody would be told.
  addEventListener("error", (event) => {
    if (isTheEnd(event.error)) stopped(event.error.message);
  });
  addEventListener("unhandledrejection", (event) => {
    if (isTheEnd(event.reason)) stopped(event.reason.message);
  });
  keepStrayFiles();
  offerLanguages();
  rememberUnfolded();
  holdPrinting();
  const wanted = language();
  // A language alone is no scenario; it holds for this visit.
  if (/^#l=[\w-]+$/.test(location.hash)) history.replaceState(null, "", location.pathname + location.search);
  note.querySelector("#boot-reload").addEventListener("click", () => location.reload());
  note.querySelector("#boot-download").addEventListener("click", download);
  try {
    // All are on their way at once.
    const [module_or_path, { default: begin }] = await Promise.all([compiled(), import(glue.href), speakIn(wanted)]);
    // To be compiled and to begin are two tasks, so that neither is long.
    await new Promise((go) => setTimeout(go));
    const told = (name) => new Promise((tell) => addEventListener(name, tell, { once: true }));
    const [started, made] = [told("topup-started"), told("topup-made")];
    await begin({ module_or_path });
    await started;
    if (note.getAttribute("role") === "alert") return;
    note.hidden = true;
    // Fetching everything once more must not hold up what somebody looks at.
    await made;
    // Where it is refused, the page works all the same, with a network.
    keepForOffline().catch(() => {});
  } catch (reason) {
    // A program that stopped while it started has been noticed above or is noticed here.
    if (isTheEnd(reason)) stopped(reason.message);
    else say("failed", reason);
  }
}

await start();
