// The marked copy: paragraphs of text nodes and marks, drawn anew one paragraph at a time.

import { make, showText } from "./dom.js";

const STATE_SIGNS = {
  todo: "", skipped: "…", accepted: "✓", corrected: "✎", added: "+", rejected: "✗", dismissed: "✗",
};
const STATE_NAMES = {
  todo: "to do", skipped: "skipped", accepted: "accepted", corrected: "corrected", added: "added", rejected: "rejected",
  dismissed: "no claim",
};

export class MarkedCopy {
  constructor(root, onFocus) {
    this.root = root;
    this.onFocus = onFocus;
    this.elements = new Map();
    root.addEventListener("click", (event) => {
      const mark = event.target.closest("[data-target]");
      if (!mark) return;
      event.preventDefault();
      if (document.getSelection().isCollapsed) onFocus(mark.dataset.target);
    });
  }

  show(text, aside, targets) {
    this.points = /[\ud800-\udfff]/u.test(text) || text.length !== countUnits(text) ? Array.from(text) : null;
    this.text = text;
    this.aside = aside;
    this.targets = targets;
    this.focused = null;
    this.elements.clear();
    this.lines = findLines(this.points ?? text);
    this.paragraphs = this.lines.map(() => null);
    const marks = this.sortMarks();
    let from = 0;
    const nodes = this.lines.map((line, index) => {
      while (from < marks.length && marks[from].end <= line.start) from += 1;
      const node = this.drawLine(line, marks, from);
      this.paragraphs[index] = node;
      return node;
    });
    if (!nodes.length) nodes.push(make("p", { class: "empty" }, "This article has no text."));
    this.root.replaceChildren(...nodes);
  }

  slice(start, end) {
    return this.points ? this.points.slice(start, end).join("") : this.text.slice(start, end);
  }

  get length() {
    return (this.points ?? this.text).length;
  }

  sortMarks() {
    const marks = [...this.targets.values()].map((target) => ({ start: target.start, end: target.end, target }));
    for (const number of this.aside) marks.push({ start: number.start, end: number.end, aside: number });
    return marks.sort((a, b) => a.start - b.start || a.end - b.end);
  }

  drawLine(line, marks, from) {
    const paragraph = make("p", { "data-o": line.start });
    let at = line.start;
    for (let index = from; index < marks.length && marks[index].start < line.end; index += 1) {
      const mark = marks[index];
      const start = Math.max(mark.start, at);
      const end = Math.max(Math.min(mark.end, line.end), start);
      if (mark.aside && end <= start) continue;
      if (start > at) paragraph.append(...showText(this.slice(at, start)));
      paragraph.append(mark.aside ? this.drawAside(mark.aside, start, end) : this.drawMark(mark.target, start, end));
      at = Math.max(at, end);
    }
    if (at < line.end) paragraph.append(...showText(this.slice(at, line.end)));
    return paragraph;
  }

  drawAside(number, start, end) {
    return make("span", { class: "aside", title: `no claim: ${number.why}` }, showText(this.slice(start, end)));
  }

  drawMark(target, start, end) {
    const mark = make("a", { class: "mark", href: "#", "data-target": target.target, tabindex: "-1" }, showText(this.slice(start, end)));
    mark.append(make("sup", { class: "n", "aria-hidden": "true" }), make("span", { class: "sr" }));
    this.elements.set(target.target, mark);
    this.dress(target);
    return mark;
  }

  dress(target) {
    const mark = this.elements.get(target.target);
    if (!mark) return;
    const doubt = target.state === "todo" && (target.warnings.length || target.findings.some(isBad)) ? " doubtful" : "";
    const on = this.focused === target.target ? " on" : "";
    mark.className = `mark f-${target.family} s-${target.state}${doubt}${on}`;
    const [sign, words] = mark.querySelectorAll(":scope > sup, :scope > .sr");
    sign.textContent = `${target.sign}${STATE_SIGNS[target.state]}${target.disagrees ? "≠" : ""}${target.flagged ? "⚑" : ""}`;
    words.textContent = ` (${STATE_NAMES[target.state]}${target.kind === "number" ? ", open number" : ""})`;
  }

  focus(name) {
    const before = this.elements.get(this.focused);
    before?.classList.remove("on");
    before?.removeAttribute("aria-current");
    this.focused = name;
    const mark = this.elements.get(name);
    mark?.classList.add("on");
    mark?.setAttribute("aria-current", "true");
    if (mark) this.bringIn(mark);
  }

  bringIn(mark) {
    const box = mark.getBoundingClientRect();
    const top = innerHeight * 0.18;
    const bottom = innerHeight * (innerWidth < 900 ? 0.4 : 0.75);
    if (box.top < top || box.bottom > bottom) scrollBy(0, box.top - (top + bottom) / 2);
  }

  redraw(bounds) {
    const marks = this.sortMarks();
    this.lines.forEach((line, index) => {
      if (!bounds.some((one) => one.start < line.end && one.end > line.start)) return;
      let from = 0;
      while (from < marks.length && marks[from].end <= line.start) from += 1;
      const fresh = this.drawLine(line, marks, from);
      this.paragraphs[index].replaceWith(fresh);
      this.paragraphs[index] = fresh;
    });
    if (this.focused) this.elements.get(this.focused)?.classList.add("on");
  }
}

export function isBad(finding) {
  return finding.verdict === "inconsistent" || finding.verdict === "differs";
}

function countUnits(text) {
  let count = 0;
  for (const _ of text) count += 1;
  return count;
}

const LINE_ENDS = new Set(["\n", "\r", "\u000b", "\u000c", "\u001c", "\u001d", "\u001e", "\u0085", "\u2028", "\u2029"]);

function findLines(points) {
  const lines = [];
  let start = 0;
  for (let at = 0; at <= points.length; at += 1) {
    if (at < points.length && !LINE_ENDS.has(points[at])) continue;
    let first = start;
    let last = at;
    while (first < last && /\s/u.test(points[first])) first += 1;
    while (last > first && /\s/u.test(points[last - 1])) last -= 1;
    if (first < last) lines.push({ start: first, end: last });
    start = at + 1;
  }
  return lines;
}
