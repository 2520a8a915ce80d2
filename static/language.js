// Another language than English: the page asks for it when one was chosen before it starts.

/** The parts of the page's own file; what the program makes speaks for itself. */
const PARTS = ".masthead__title, #masthead-tools, .answer-bar, #boot, #update";

/** A file of words as pairs: blocks of two lines, after what is for whoever reads it. */
function pairs(text) {
  const blocks = text.split("\n\n").slice(1);
  return new Map(blocks.map((block) => block.trim().split("\n")));
}

/** Every text of the page's own file: how to read and write it. */
function* texts() {
  yield [document, "title"];
  for (const part of document.querySelectorAll(PARTS)) {
    const walk = document.createTreeWalker(part, NodeFilter.SHOW_TEXT);
    while (walk.nextNode()) yield [walk.currentNode, "data"];
    for (const named of [part, ...part.querySelectorAll("[aria-label]")]) {
      if (named.hasAttribute("aria-label")) yield [named, "ariaLabel"];
    }
  }
}

/** Puts the page's own file into these words; what they do not have stays as it is. */
function translate(words) {
  for (const [place, kind] of texts()) {
    const english = place[kind].trim();
    const said = words.get(english);
    if (said !== undefined) place[kind] = place[kind].replace(english, () => said);
  }
}

/** Speaks a language in the words of the fetched file: the page's own file at once, the program, which finds them in the
 *  page, when it starts. */
export async function speak(language, file) {
  if (!file.ok) throw new Error(`${file.url}: ${file.status}`);
  const text = await file.text();
  document.documentElement.lang = language;
  document.getElementById("words").textContent = text;
  translate(pairs(text));
}
