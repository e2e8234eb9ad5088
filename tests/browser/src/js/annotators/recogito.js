import { createTextAnnotator } from "@recogito/text-annotator";
import "@recogito/text-annotator/text-annotator.css";

/** Lays `text` out in paragraphs. */
export function lay(text) {
  const paragraphs = text.split("\n\n").filter(Boolean).map((words) => {
    const paragraph = document.createElement("p");
    paragraph.textContent = words;
    return paragraph;
  });
  document.querySelector("main").replaceChildren(...paragraphs);
}

/** An annotator over the text: shows the `marks`, `[start, end]` by characters of what is laid out, and hides them. */
export function annotator(renderer, marks) {
  const place = document.querySelector("main");
  const shown = place.textContent;
  const starts = [];
  let at = 0;
  for (const { firstChild } of place.children) {
    starts.push([at, firstChild]);
    at += firstChild.length;
  }
  const point = (offset) => {
    let [low, high] = [0, starts.length];
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if (starts[middle][0] <= offset) low = middle;
      else high = middle;
    }
    return [starts[low][1], offset - starts[low][0]];
  };
  // Ranges are found beforehand: what is measured is how they are drawn.
  const mark = ([start, end], n) => {
    const range = document.createRange();
    range.setStart(...point(start));
    range.setEnd(...point(end));
    const selector = [{ start, end, range, quote: shown.slice(start, end) }];
    return { id: `mark-${n}`, bodies: [], target: { annotation: `mark-${n}`, selector } };
  };
  const all = marks.map(mark);
  const one = createTextAnnotator(place, { renderer });
  return (on) => one.setAnnotations(on ? all : []);
}
