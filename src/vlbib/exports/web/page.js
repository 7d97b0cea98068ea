"use strict";
(() => {
  const root = document.documentElement;
  const one = (selector, from = document) => from.querySelector(selector);
  const all = (selector, from = document) => [...from.querySelectorAll(selector)];
  const PLAIN = { "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ß": "ss", "æ": "ae", "œ": "oe", "ı": "i", "ħ": "h" };
  const plain = (text) =>
    text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase().replace(/[øłđðþßæœıħ]/g, (letter) => PLAIN[letter]);

  const search = one("input[type=search]");
  const list = one(".list");
  const entries = all("article").map((element, place) => ({
    element,
    place,
    year: element.dataset.year || "",
    tags: null,
    title: null,
    text: null,
  }));
  const separator = root.dataset.separator;
  const allEntries = one(".count").textContent;
  const wanted = { words: [], tags: new Set(), years: new Set() };

  const SEARCHED = "h2, .who, .where, .more p, .key, .tag";
  const textOf = (entry) =>
    (entry.text ??= plain(all(SEARCHED, entry.element).map((part) => part.textContent).join(" ")));
  const titleOf = (entry) => (entry.title ??= plain(one("h2", entry.element).textContent));
  const tagsOf = (entry) => (entry.tags ??= all(".tag", entry.element).map((button) => button.dataset.tag));
  const below = (tag, chosen) => tag === chosen || (separator !== "" && tag.startsWith(chosen + separator));
  const passes = (entry) =>
    (wanted.years.size === 0 || wanted.years.has(entry.year)) &&
    [...wanted.tags].every((chosen) => tagsOf(entry).some((tag) => below(tag, chosen))) &&
    wanted.words.every((word) => textOf(entry).includes(word));

  function show() {
    wanted.words = plain(search.value).split(/\s+/).filter(Boolean);
    const years = {};
    let count = 0;
    for (const entry of entries) {
      const pass = passes(entry);
      if (entry.element.hidden === pass) entry.element.hidden = !pass;
      if (pass) {
        count += 1;
        years[entry.year] = (years[entry.year] || 0) + 1;
      }
    }
    one(".count").textContent = count === entries.length ? allEntries : `${count} of ${allEntries}`;
    one(".none").hidden = count > 0;
    for (const bar of all("g[data-year]")) draw(bar, years[bar.dataset.year] || 0);
    mark();
  }

  function draw(bar, count) {
    const total = one(".total", bar);
    const part = one(".part", bar);
    const height = (Number(total.getAttribute("height")) * count) / Number(bar.dataset.count);
    part.setAttribute("height", String(height));
    part.setAttribute("y", String(Number(total.getAttribute("y")) + Number(total.getAttribute("height")) - height));
  }

  /** Shows what is chosen; the buttons are looked through only where a tag or a year has come or gone. */
  let marked = "[]";
  function mark() {
    one(".chosen").hidden = !search.value && wanted.tags.size === 0 && wanted.years.size === 0;
    const chosen = JSON.stringify([...wanted.tags, ...wanted.years]);
    if (chosen === marked) return;
    marked = chosen;
    for (const button of all("[data-tag]")) button.setAttribute("aria-pressed", String(wanted.tags.has(button.dataset.tag)));
    for (const bar of all("g[data-year]")) bar.setAttribute("aria-pressed", String(wanted.years.has(bar.dataset.year)));
    all(".chosen button:not(.clear)").forEach((button) => button.remove());
    for (const tag of wanted.tags) one(".clear").before(chip(tag, "drop"));
    for (const year of wanted.years) one(".clear").before(chip(year, "dropYear"));
  }

  function chip(text, name) {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = text;
    button.dataset[name] = text;
    button.setAttribute("aria-label", `No longer only ${text}`);
    return button;
  }

  const toggle = (set, value) => (set.has(value) ? set.delete(value) : set.add(value));

  function clear() {
    search.value = "";
    wanted.tags.clear();
    wanted.years.clear();
    show();
  }

  function state() {
    const parts = new URLSearchParams();
    if (search.value) parts.set("q", search.value);
    for (const tag of wanted.tags) parts.append("tag", tag);
    for (const year of wanted.years) parts.append("year", year);
    const text = String(parts);
    history.replaceState(null, "", text ? "#?" + text : "#");
  }

  function changed() {
    show();
    state();
  }

  function fromAddress() {
    if (location.hash.startsWith("#?")) {
      const parts = new URLSearchParams(location.hash.slice(2));
      search.value = parts.get("q") || "";
      wanted.tags = new Set(parts.getAll("tag"));
      wanted.years = new Set(parts.getAll("year"));
      if (wanted.years.size && one(".charts")) one(".charts").open = true;
      show();
      return;
    }
    const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (!target || target.localName !== "article") return;
    if (target.hidden) clear();
    here(entries.find((entry) => entry.element === target));
    target.scrollIntoView();
  }

  let timer = 0;
  function tell(text) {
    one(".told").textContent = text;
    clearTimeout(timer);
    timer = setTimeout(() => (one(".told").textContent = ""), 1800);
  }

  async function copy(text, what) {
    try {
      await navigator.clipboard.writeText(text);
    } catch {
      const area = document.createElement("textarea");
      area.value = text;
      document.body.append(area);
      area.select();
      document.execCommand("copy");
      area.remove();
    }
    tell(`${what} copied`);
  }

  const copies = {
    cite: (element) => copy(`\\cite{${element.id}}`, `\\cite{${element.id}}`),
    bibtex: (element) => copy(one("pre", element).textContent, "BibTeX"),
  };

  let current = null;
  function here(entry) {
    current?.element.classList.remove("here");
    current = entry || null;
    current?.element.classList.add("here");
  }

  function move(step) {
    const shown = all("article:not([hidden])");
    if (!shown.length) return;
    const at = current ? shown.indexOf(current.element) : -1;
    const next = shown[Math.min(Math.max(at + step, 0), shown.length - 1)];
    here(entries.find((entry) => entry.element === next));
    next.scrollIntoView({ block: "nearest" });
    one("h2 a", next).focus({ preventScroll: true });
  }

  function theme() {
    const dark = root.dataset.theme ? root.dataset.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
    root.dataset.theme = dark ? "light" : "dark";
    try {
      localStorage.setItem("theme", root.dataset.theme);
    } catch {
      tell("The theme cannot be kept here");
    }
  }

  const ORDERS = {
    library: (a, b) => a.place - b.place,
    newest: (a, b) => Number(b.year) - Number(a.year) || a.place - b.place,
    oldest: (a, b) => Number(a.year || 9999) - Number(b.year || 9999) || a.place - b.place,
    title: (a, b) => titleOf(a).localeCompare(titleOf(b)),
  };

  const KEYS = {
    "/": () => search.focus(),
    j: () => move(1),
    k: () => move(-1),
    c: () => current && copies.cite(current.element),
    b: () => current && copies.bibtex(current.element),
    o: () => current && one(".tools a", current.element)?.click(),
    x: () => changedBy(clear),
    t: theme,
    "?": () => one("dialog").showModal(),
  };
  const changedBy = (action) => {
    action();
    state();
  };

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.target === search) {
      if (event.key === "Escape") changedBy(clear);
      if (event.key === "Escape" || event.key === "Enter") search.blur();
      if (event.key === "Enter") move(1);
      return;
    }
    if (event.target.matches("select, textarea, dialog *")) return;
    if (event.target.matches("g[data-year]") && (event.key === "Enter" || event.key === " ")) {
      event.preventDefault();
      toggle(wanted.years, event.target.dataset.year);
      changed();
      return;
    }
    if (event.key === "Escape") changedBy(clear);
    if (Object.hasOwn(KEYS, event.key)) {
      event.preventDefault();
      KEYS[event.key]();
    }
  });

  document.addEventListener("click", (event) => {
    const at = event.target.closest("button, g[data-year]");
    if (!at) return;
    const element = at.closest("article");
    if (at.dataset.tag !== undefined) toggle(wanted.tags, at.dataset.tag);
    else if (at.dataset.drop !== undefined) wanted.tags.delete(at.dataset.drop);
    else if (at.dataset.dropYear !== undefined) wanted.years.delete(at.dataset.dropYear);
    else if (at.dataset.year !== undefined) toggle(wanted.years, at.dataset.year);
    else if (at.dataset.copy) return void copies[at.dataset.copy](element);
    else if (at.classList.contains("fold")) return unfold(at);
    else if (at.classList.contains("twist")) return twist(at);
    else if (at.classList.contains("filter")) return filters(at);
    else if (at.classList.contains("theme")) return theme();
    else if (at.classList.contains("help")) return one("dialog").showModal();
    else if (at.classList.contains("clear")) clear();
    else return;
    changed();
    if (at.closest("aside.open nav")) filters(one(".filter"));
  });

  function twist(button) {
    button.setAttribute("aria-expanded", String(button.getAttribute("aria-expanded") !== "true"));
  }

  /** Opens or closes the menu that a narrow screen has no room for. */
  function filters(button) {
    button.setAttribute("aria-expanded", String(one("aside").classList.toggle("open")));
  }

  function unfold(button) {
    const open = button.closest(".who").classList.toggle("open");
    button.textContent = open ? "fewer" : button.dataset.more;
    button.setAttribute("aria-expanded", String(open));
  }

  let typing = 0;
  search.addEventListener("input", () => {
    cancelAnimationFrame(typing);
    typing = requestAnimationFrame(changed);
  });
  one(".order").addEventListener("change", (event) => {
    const sorted = [...entries].sort(ORDERS[event.target.value]);
    list.append(...sorted.map((entry) => entry.element));
  });
  addEventListener("hashchange", fromAddress);

  root.classList.add("js");
  one(".filter").hidden = !one("aside").childElementCount;
  try {
    const kept = localStorage.getItem("theme");
    if (kept === "dark" || kept === "light") root.dataset.theme = kept;
  } catch {
    root.removeAttribute("data-theme");
  }
  if (location.hash) fromAddress();
  for (const button of all("aside [data-tag]")) button.setAttribute("aria-pressed", String(wanted.tags.has(button.dataset.tag)));
})();
