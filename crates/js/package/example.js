// All that a page needs: load once, then annotate as often as one likes.
import init, { annotate } from "./sayso.js";

const text = document.querySelector("#text");
const state = document.querySelector("#state");
const quotes = document.querySelector("#quotes");

/** A row of the table: who, how, what. */
function row(quote) {
  const row = document.createElement("tr");
  const words = (quote.spans ?? [[quote.start, quote.end]]).map(([start, end]) => text.value.slice(start, end));
  for (const cell of [quote.entity ?? "nobody named", quote.type ?? "direct", words.join(" … ")]) {
    row.insertCell().textContent = cell;
  }
  return row;
}

function show() {
  const { annotations, problems } = annotate(text.value);
  const found = annotations.filter((annotation) => annotation.kind === "quote");
  quotes.replaceChildren(...found.map(row));
  state.textContent = [`${found.length} found.`, ...problems.map((problem) => problem.message)].join(" ");
}

try {
  await init();
  text.addEventListener("input", show);
  show();
} catch (error) {
  state.textContent = `Sayso did not load: ${error.message}`;
}
