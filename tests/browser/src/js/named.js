// Marks the shown control with an accessible name, for the click that follows.
const [name] = arguments;
const controls = "a[href], button, summary, label, [role=button], [role=tab], [role=option], [role=menuitem], [role=link]";
const tidy = (text) => (text ?? "").replace(/\s+/g, " ").trim();
// The words that a screen reader says: a key shown beside them is for the eye.
const spoken = (element) => {
  const copy = element.cloneNode(true);
  copy.querySelectorAll("[aria-hidden=true]").forEach((part) => part.remove());
  return copy.textContent;
};
const names = (element) => [element.getAttribute("aria-label"), element.innerText, spoken(element)].map(tidy);
const shown = [...document.querySelectorAll(controls)].filter((element) => element.checkVisibility());
const found = shown.find((element) => names(element).includes(name));
found?.setAttribute("data-test-named", "");
return found !== undefined;
