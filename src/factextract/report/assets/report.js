// The report: one claim in focus, its words and ties shown in the text, the table sorted and filtered.
// Without this script the page is complete: every card open, every link a link.

const RELATIONS = {
  conversion_of: "the same as",
  part_of: "part of",
  share_of: "a share of",
  share_is: "a share that is",
  change_from: "from",
  change_by: "by",
};
const SVG = "http://www.w3.org/2000/svg";

function setUpReport(section) {
  const copy = section.querySelector(".copy");
  const prefix = section.dataset.prefix;
  const cards = [...section.querySelectorAll(".card")];
  const rows = [...section.querySelectorAll(".table tbody tr")];
  const marks = cards.map((_, index) => section.querySelector(`#${CSS.escape(`${prefix}m${index + 1}`)}`));
  const byPlace = new Map(rows.map((row) => [Number(row.dataset.place), row]));
  const state = { place: 0, hiddenTypes: new Set(), doubtful: false, words: "", links: false };
  const labels = [];
  const overlay = document.createElementNS(SVG, "svg");
  overlay.classList.add("ties");
  overlay.setAttribute("aria-hidden", "true");
  section.querySelector(".copy-frame")?.append(overlay);

  function isShown(place) {
    const row = byPlace.get(place);
    if (!row || state.hiddenTypes.has(row.dataset.type)) return false;
    if (state.doubtful && row.dataset.doubtful === undefined) return false;
    return !state.words || state.words.split(/\s+/u).every((word) => row.textContent.toLowerCase().includes(word));
  }

  function applyFilter() {
    let shown = 0;
    cards.forEach((card, index) => {
      const on = isShown(index + 1);
      shown += on;
      card.hidden = !on;
      byPlace.get(index + 1).hidden = !on;
      marks[index]?.classList.toggle("dim", !on);
    });
    const status = section.querySelector(".shown");
    if (status) status.textContent = shown === cards.length ? "" : `${shown} of ${cards.length} shown`;
    drawTies();
  }

  function focusClaim(place, { scrollText = true, scrollCard = true } = {}) {
    const smooth = matchMedia("(prefers-reduced-motion: reduce)").matches ? "auto" : "smooth";
    if (state.place) {
      cards[state.place - 1].classList.remove("on");
      marks[state.place - 1]?.classList.remove("on");
      marks[state.place - 1]?.removeAttribute("aria-current");
    }
    state.place = place;
    section.classList.toggle("focused", place > 0);
    if (place) {
      const card = cards[place - 1];
      card.classList.add("on");
      marks[place - 1]?.classList.add("on");
      marks[place - 1]?.setAttribute("aria-current", "true");
      if (scrollCard) scrollInside(card);
      if (scrollText) marks[place - 1]?.scrollIntoView({ block: "center", behavior: smooth });
    }
    paintRoles();
    drawTies();
  }

  function scrollInside(card) {
    const panel = card.parentElement;
    if (panel.scrollHeight <= panel.clientHeight) return;
    panel.scrollTop += card.getBoundingClientRect().top - panel.getBoundingClientRect().top - 8;
  }

  function paintRoles() {
    const card = cards[state.place - 1];
    const spans = card ? [...card.querySelectorAll("[data-span]")].map((field) => readSpan(field)) : [];
    paintRanges("roles", spans.map(([start, end]) => makeRange(copy, start, end)).filter(Boolean));
  }

  function readSpan(field) {
    return field.dataset.span.split("-").map(Number);
  }

  function drawTies() {
    overlay.replaceChildren();
    labels.length = 0;
    const places = state.links ? cards.map((_, index) => index + 1).filter(isShown) : [];
    if (state.place && !state.links) places.push(...tiedPlaces());
    const frame = overlay.parentElement?.getBoundingClientRect();
    for (const place of places) {
      for (const link of cards[place - 1].dataset.links.split(" ").filter(Boolean)) {
        const [relation, span] = link.split(":");
        const target = cards.findIndex((card) => `${card.dataset.start}-${card.dataset.end}` === span);
        if (marks[place - 1] && marks[target]) drawTie(frame, marks[place - 1], marks[target], RELATIONS[relation]);
      }
    }
  }

  function tiedPlaces() {
    const own = cards[state.place - 1];
    const span = `${own.dataset.start}-${own.dataset.end}`;
    return cards.flatMap((card, index) =>
      card === own || card.dataset.links.split(" ").some((link) => link.endsWith(`:${span}`)) ? [index + 1] : [],
    );
  }

  function drawTie(frame, from, to, label) {
    const a = from.getClientRects()[0];
    const b = to.getClientRects()[0];
    if (!a || !b) return;
    const x1 = a.left + a.width / 2 - frame.left;
    const x2 = b.left + b.width / 2 - frame.left;
    const sameLine = Math.abs(a.top - b.top) < 8;
    const up = sameLine || b.top < a.top;
    const y1 = (up ? a.top : a.bottom) - frame.top;
    const y2 = (sameLine ? b.top : up ? b.bottom : b.top) - frame.top;
    const lift = sameLine ? Math.min(34, 14 + Math.abs(x1 - x2) / 12) : 0;
    const bend = sameLine ? -lift : (y2 - y1) / 2;
    const path = document.createElementNS(SVG, "path");
    path.setAttribute("d", `M${x1},${y1} C${x1},${y1 + bend} ${x2},${sameLine ? y2 - lift : y2 - bend} ${x2},${y2}`);
    const dot = document.createElementNS(SVG, "circle");
    dot.setAttribute("cx", x2);
    dot.setAttribute("cy", y2);
    dot.setAttribute("r", 3.5);
    const text = document.createElementNS(SVG, "text");
    const height = sameLine ? Math.min(y1, y2) - lift * 0.75 - 3 : (y1 + y2) / 2 + 4;
    const spot = placeLabel((x1 + x2) / 2, height);
    text.setAttribute("x", spot.x);
    text.setAttribute("y", spot.y);
    text.textContent = label;
    overlay.append(path, dot, text);
  }

  function placeLabel(x, y) {
    const isFree = (spot) => labels.every((other) => Math.abs(other.x - spot.x) > 76 || Math.abs(other.y - spot.y) > 11);
    const aside = [0, 80, -80, 160, -160].map((shift) => ({ x: x + shift, y }));
    const spot = aside.find((one) => one.x > 40 && isFree(one)) ?? { x, y: y - 12 };
    labels.push(spot);
    return spot;
  }

  function step(direction) {
    for (let place = state.place + direction; place >= 1 && place <= cards.length; place += direction) {
      if (isShown(place)) return focusClaim(place);
    }
    return undefined;
  }

  section.addEventListener("click", (event) => {
    if (event.target.closest(".close")) return focusClaim(0);
    const link = event.target.closest("a[href^='#']");
    const card = event.target.closest(".card");
    if (link) {
      const match = new RegExp(`^#${prefix}([cm])(\\d+)$`, "u").exec(link.getAttribute("href"));
      if (!match) return undefined;
      event.preventDefault();
      focusClaim(Number(match[2]));
      marks[Number(match[2]) - 1]?.focus({ preventScroll: true });
    } else if (card && !event.target.closest("details")) {
      focusClaim(cards.indexOf(card) + 1, { scrollCard: false });
    } else if (event.target.closest(".copy") && document.getSelection().isCollapsed) {
      focusClaim(0);
    }
    return undefined;
  });
  section.addEventListener("pointerover", (event) => {
    const field = event.target.closest(".card.on [data-span]");
    const range = field ? makeRange(copy, ...readSpan(field)) : null;
    paintRanges("role", range ? [range] : []);
  });
  for (const chip of section.querySelectorAll(".chip")) {
    chip.addEventListener("click", () => {
      const on = chip.getAttribute("aria-pressed") !== "true";
      chip.setAttribute("aria-pressed", String(on));
      if (on) state.hiddenTypes.delete(chip.dataset.type);
      else state.hiddenTypes.add(chip.dataset.type);
      applyFilter();
    });
  }
  const doubtful = section.querySelector(".only-doubtful");
  const links = section.querySelector(".all-links");
  const words = section.querySelector(".words");
  const help = section.querySelector(".help");
  doubtful?.addEventListener("change", () => {
    state.doubtful = doubtful.checked;
    applyFilter();
  });
  links?.addEventListener("change", () => {
    state.links = links.checked;
    drawTies();
  });
  words?.addEventListener("input", () => {
    state.words = words.value.trim().toLowerCase();
    applyFilter();
  });
  help?.addEventListener("click", () => toggleHelp());
  addEventListener("resize", drawTies);

  function toggleHelp() {
    const keys = section.querySelector(".keys");
    keys.hidden = !keys.hidden;
    help.setAttribute("aria-expanded", String(!keys.hidden));
  }

  const actions = {
    j: () => step(1),
    k: () => step(-1),
    "/": () => words.focus(),
    d: () => doubtful.click(),
    l: () => links.click(),
    "?": toggleHelp,
    Escape: () => focusClaim(0),
  };
  return (key) => (cards.length && actions[key] ? (actions[key](), true) : false);
}

function setUpSorting(table) {
  const heads = [...table.querySelectorAll("thead th")];
  heads.forEach((head, column) => {
    head.querySelector("button")?.addEventListener("click", () => {
      const down = head.getAttribute("aria-sort") === "ascending";
      for (const other of heads) other.removeAttribute("aria-sort");
      head.setAttribute("aria-sort", down ? "descending" : "ascending");
      const body = table.tBodies[0];
      const rows = [...body.rows].map((row) => ({ row, key: sortKey(row.cells[column]) }));
      rows.sort((a, b) => compareKeys(a.key, b.key) * (down ? -1 : 1));
      body.append(...rows.map((entry) => entry.row));
    });
  });
}

function sortKey(cell) {
  const text = cell.dataset.sort ?? cell.textContent.trim();
  const number = Number(text);
  return { text, number: text === "" || Number.isNaN(number) ? null : number };
}

function compareKeys(a, b) {
  if (a.number !== null && b.number !== null) return a.number - b.number;
  if (!a.text !== !b.text) return a.text ? -1 : 1;
  return a.text.localeCompare(b.text, "en");
}

document.documentElement.classList.add("js");
const reports = [...document.querySelectorAll("section.report")];
const handlers = new Map(reports.map((section) => [section, setUpReport(section)]));
for (const table of document.querySelectorAll("table[data-sortable]")) setUpSorting(table);

function currentReport() {
  const middle = innerHeight / 2;
  return reports.find((section) => {
    const box = section.getBoundingClientRect();
    return box.top <= middle && box.bottom >= middle;
  });
}

addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const typing = event.target.closest?.("input[type=search], textarea, select");
  if (typing) {
    if (event.key === "Escape") typing.blur();
    return;
  }
  const handle = handlers.get(reports.length === 1 ? reports[0] : currentReport());
  if (handle?.(event.key)) event.preventDefault();
});
