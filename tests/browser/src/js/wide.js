// What of the page has to be scrolled sideways to be read: the page, a dialog, the panel.
const page = document.scrollingElement;
const parts = [page, ...document.querySelectorAll("dialog, .modal-body, .panel, main")];
const shown = parts.filter((part) => part.checkVisibility());
const wide = shown.filter((part) => part.scrollWidth > part.clientWidth + 1);
const culprits = (part) => {
  const edge = part === page ? innerWidth : part.getBoundingClientRect().right;
  const over = [...part.querySelectorAll("*")].filter((e) => e.checkVisibility() && e.getBoundingClientRect().right > edge + 1);
  return over.slice(0, 3).map((e) => `${e.localName}.${e.className}`).join(", ");
};
return wide.map((part) => `${part.localName}.${part.className} is ${part.scrollWidth} of ${part.clientWidth} wide: ${culprits(part)}`);
