// Marks the shown control with an accessible name, for the click that follows.
const [name] = arguments;
const controls = "a[href], button, summary, label, [role=button], [role=tab], [role=option], [role=menuitem], [role=link]";
const tidy = (text) => (text ?? "").replace(/\s+/g, " ").trim();
const shown = [...document.querySelectorAll(controls)].filter((element) => element.checkVisibility());
const found = shown.find((element) => [element.getAttribute("aria-label"), element.innerText].some((own) => tidy(own) === name));
found?.setAttribute("data-test-named", "");
return found !== undefined;
