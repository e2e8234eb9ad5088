// Runs before the app, and outlives it. When the app cannot start or has stopped, this says so and offers the
// work that is stored in this browser as files which Sayso opens. Plain JavaScript, since the app's own code
// may be what is broken; allowed by its hash in the content security policy.
(() => {
  "use strict";
  let shown = false;

  // The look that the person chose, before anything is drawn in another (src/platform/look.rs).
  const root = document.documentElement;
  try {
    for (const name of ["theme", "text-size", "line-width", "line-height", "motion", "spoken"]) {
      const value = localStorage.getItem(`sayso:setting:${name}`);
      if (value && value !== "usual" && value !== "system") root.setAttribute(`data-${name}`, value);
    }
  } catch { /* Blocked: as the computer is set. */ }
  if (!root.dataset.theme && matchMedia("(prefers-contrast: more)").matches) root.dataset.theme = "contrast";

  // The app's panic hook (src/platform/panic.rs) dispatches this; its detail is the message.
  addEventListener("sayso-stopped", (event) => show(event.detail));
  addEventListener("unhandledrejection", (event) => consider(event.reason));
  // Scripts that do not load tell it to nobody but those who listen while the event goes down.
  addEventListener("error", (event) => {
    if (event instanceof ErrorEvent) consider(event.error ?? event.message);
    else if (event.target instanceof HTMLScriptElement) show("A part of the app did not load.");
  }, true);
  if (typeof WebAssembly !== "object") show("This browser has no WebAssembly, or does not allow it.");

  // Before the app has started any fault is the end; afterwards those are that leave its memory half changed.
  function consider(fault) {
    const started = document.documentElement.hasAttribute("data-started");
    const fatal = typeof WebAssembly === "object" && fault instanceof WebAssembly.RuntimeError;
    if (!started || fatal || fault instanceof RangeError) show(String(fault));
  }

  async function show(message) {
    if (shown) return;
    shown = true;
    if (!document.body) await new Promise((ready) => addEventListener("DOMContentLoaded", ready));
    const started = document.documentElement.hasAttribute("data-started");
    const box = element("dialog", "modal");
    box.id = "stopped";
    box.setAttribute("aria-labelledby", "stopped-title");
    const [head, inside, foot] = [element("header"), element("div", "modal-body"), element("footer")];
    box.append(head, inside, foot);
    const title = element("h2", "", started ? "Sayso has stopped" : "Sayso cannot start");
    title.id = "stopped-title";
    head.append(title);
    const list = element("ul");
    const details = element("details");
    details.append(element("summary", "", "What happened"), element("pre", "", String(message ?? "")));
    inside.append(
      element("p", "", started
        ? "There is a fault in the program. Your work up to the last “Saved” is safe in this browser. Reload the " +
          "page to go on with it; to be on the safe side, download it first."
        : "There is a fault in the program, or a part of it did not load. Reload the page to try again. Work that " +
          "was saved in this browser is still there."),
      list,
      details,
    );
    if (started) foot.append(button("Look at the page", "outline", () => box.close()));
    const reload = button("Reload", "primary", () => location.reload());
    reload.autofocus = true;
    foot.append(reload);
    document.body.append(box);
    box.showModal();
    const files = await rescued().catch(() => []);
    for (const file of files) {
      const item = element("li");
      item.append(button(`Download “${file.article.title}”`, "outline", () => download(file)));
      list.append(item);
    }
    if (files.length === 0) list.append(element("li", "", "Nothing is saved in this browser."));
  }

  function element(name, className, text) {
    const made = document.createElement(name);
    if (className) made.className = className;
    if (text) made.textContent = text;
    return made;
  }

  function button(text, className, onclick) {
    const made = element("button", className, text);
    made.type = "button";
    made.addEventListener("click", onclick);
    return made;
  }

  function download(file) {
    const link = document.createElement("a");
    const blob = new Blob([JSON.stringify(file, null, 2)], { type: "application/json" });
    link.href = URL.createObjectURL(blob);
    link.download = `${file.article.title.replace(/[^\p{L}\p{N}]+/gu, "-").slice(0, 60) || "sayso"}.sayso.json`;
    link.click();
  }

  // Every stored article as a file of the native format (crates/wire/src/native). The records are those of
  // crates/wire/src/records.rs; what is in one storage and not in the other counts all the same.
  async function rescued() {
    const found = { articles: new Map(), texts: new Map(), entries: new Map(), packs: new Map() };
    try {
      for (const [key, value] of Object.entries(localStorage)) {
        const kind = Object.keys(found).find((_, i) =>
          key.startsWith(["sayso:article:", "sayso:text:", "sayso:entry:", "sayso:pack:"][i]));
        if (!kind) continue;
        // The entries of one step stand together.
        try { for (const record of [JSON.parse(value)].flat()) keep(found, kind, record); } catch { /* Spoiled: the other storage may have it. */ }
      }
    } catch { /* Blocked. */ }
    for (const [kind, record] of await indexed().catch(() => [])) keep(found, kind, record);
    return [...found.articles.values()]
      .filter((article) => found.texts.has(article.text))
      .sort((a, b) => b.changed - a.changed)
      .map((article) => ({
        format: "sayso",
        version: 3,
        generator: "sayso (after a fault)",
        article: { id: article.id, title: article.title, text: found.texts.get(article.text).text },
        journal: [...found.entries.values()]
          .filter((record) => record.article === article.id)
          .sort((a, b) => a.n - b.n || a.entry.at - b.entry.at || (a.entry.id < b.entry.id ? -1 : 1))
          .map((record) => record.entry),
      }));
  }

  function keep(found, kind, record) {
    if (![1, 2, 3, 4].includes(record?.v)) return;
    if (kind === "articles") {
      const other = found.articles.get(record.id);
      const newer = (other) => (record.rev ?? 0) - (other.rev ?? 0) || record.changed - other.changed;
      if (!other || newer(other) > 0) found.articles.set(record.id, record);
    } else if (kind === "texts") {
      found.texts.set(record.name, record);
    } else if (kind === "packs") {
      for (const entry of record.entries) keep(found, "entries", entry);
    } else if (typeof record.entry?.id === "string") {
      found.entries.set(`${record.article} ${record.entry.id}`, record);
    }
  }

  // All of IndexedDB as pairs of store and record. Never makes a database: the app's would be empty then.
  function indexed() {
    return new Promise((resolve, reject) => {
      const opening = indexedDB.open("sayso");
      opening.onupgradeneeded = () => opening.transaction.abort();
      opening.onerror = () => reject(opening.error);
      opening.onsuccess = () => {
        const database = opening.result;
        const pairs = [];
        // An earlier version has made fewer.
        const stores = ["articles", "texts", "entries", "packs"].filter((store) => database.objectStoreNames.contains(store));
        const reading = database.transaction(stores);
        for (const store of stores) {
          const all = reading.objectStore(store).getAll();
          all.onsuccess = () => pairs.push(...all.result.map((record) => [store, record]));
        }
        reading.oncomplete = () => { database.close(); resolve(pairs); };
        reading.onabort = () => reject(reading.error);
      };
    });
  }
})();
