// In the browser: ten megabytes pasted into the page itself, in a window that this one opened and so shares its thread with.

/** Milliseconds from the paste to the first word about it and to the count, and the longest time in between in which nothing else could run. */
export async function paste(text) {
  const page = window.open("index.html", "page", "width=1200,height=900");
  const box = await until(() => page.document.querySelector("textarea#prompt"));
  // As after a first visit: the counter is there, and every part of the page.
  await until(() => page.document.querySelector("#about h2"));
  await pause(1500);

  const transfer = new DataTransfer();
  transfer.setData("text/plain", text);
  let longest = 0;
  let last = performance.now();
  let watching = true;
  const channel = new MessageChannel();
  channel.port1.onmessage = () => {
    const now = performance.now();
    longest = Math.max(longest, now - last);
    last = now;
    if (watching) channel.port2.postMessage(0);
  };
  channel.port2.postMessage(0);

  const start = performance.now();
  const words = () => page.document.querySelector("#prompt-count")?.textContent ?? "";
  box.dispatchEvent(new page.ClipboardEvent("paste", { clipboardData: transfer, bubbles: true, cancelable: true }));
  await until(() => page.document.querySelector(".prompt__long"));
  const feedback = performance.now() - start;
  await until(() => /[\d,]{7,} tokens/.test(words()));
  const ready = performance.now() - start;
  watching = false;
  page.close();
  return { feedback, ready, longest };
}

const pause = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));

async function until(holds) {
  for (let tries = 0; tries < 2000; tries++) {
    const value = holds();
    if (value) return value;
    await pause(5);
  }
  throw new Error(`the page did not come to it: ${holds}`);
}
