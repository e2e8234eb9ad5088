// Where a stretch of words starts and ends on the screen: [x, y, x, y], or null.
const [css, words] = arguments;
const within = document.querySelector(css);
const nodes = [];
let text = "";
const walker = document.createTreeWalker(within, NodeFilter.SHOW_TEXT);
while (walker.nextNode()) {
  nodes.push([text.length, walker.currentNode]);
  text += walker.currentNode.data;
}
const start = text.indexOf(words);
if (start < 0) return null;
const place = (offset) => nodes.findLast(([from]) => from <= offset);
const edge = (offset) => {
  const [from, node] = place(offset);
  const range = document.createRange();
  range.setStart(node, offset - from);
  range.setEnd(node, offset - from + 1);
  return range;
};
const [first, last] = [edge(start), edge(start + words.length - 1)];
first.startContainer.parentElement.scrollIntoView({ block: "center", behavior: "instant" });
const [left, right] = [first.getBoundingClientRect(), last.getBoundingClientRect()];
return [left.left + 0.5, left.top + left.height / 2, right.right - 0.5, right.top + right.height / 2];
