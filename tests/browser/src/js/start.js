// Opens the sample as soon as the first page is drawn, and notes when what is there, in window.start: milliseconds from the
// page's opening.
window.start = {};
const note = (name) => (window.start[name] ??= performance.now());
new MutationObserver(() => {
  const sample = [...document.querySelectorAll("main button")].find((button) => button.textContent.includes("Try the sample"));
  if (sample && !window.start.pressed) requestAnimationFrame(() => setTimeout(() => {
    note("pressed");
    sample.click();
  }));
  if (document.querySelector("article h1")) note("article");
  if (document.querySelector("article [data-mark]")) note("marks");
}).observe(document, { subtree: true, childList: true });
