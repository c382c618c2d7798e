// The editor: every field of a claim, read again while it is changed; nothing is written before it is saved.

import { make, plainText } from "./dom.js";
import { post } from "./api.js";
import { readSelection } from "./offsets.js";

const TYPES = [
  "percentage", "percentage_point", "currency", "count", "measurement", "duration", "age", "fraction", "multiple", "ratio",
  "rank", "score",
];
const COMPARATORS = [["=", "as stated"], ["~", "about"], [">", "more than"], [">=", "at least"], ["<", "less than"], ["<=", "at most"]];
const CHANGES = [
  ["", "none"], ["increase by", "increase by it"], ["increase to", "increase to it"], ["increase from", "increase from it"],
  ["decrease by", "decrease by it"], ["decrease to", "decrease to it"], ["decrease from", "decrease from it"],
  ["none by", "unchanged by"], ["none to", "unchanged at it"], ["none from", "unchanged from it"],
];
const MODALITIES = [
  ["asserted", "stated as fact"], ["forecast", "foreseen"], ["target", "aimed at"], ["hypothetical", "conditional"],
  ["negated", "denied"],
];
const ROLES = [
  ["metric", "what"], ["subject", "of whom"], ["place", "where"], ["time", "when"], ["source", "on whose word"],
  ["hedge", "hedge words"],
];
const RELATIONS = ["conversion_of", "part_of", "share_of", "share_is", "change_from", "change_by"];
const WAIT_MS = 120;
const EMPTY = {
  type: "count", value: null, low: null, high: null, unit: null, per: null, comparator: "=", hedge: null, change: null,
  metric: null, subject: null, time: null, period: null, place: null, source: null, source_context: null,
  modality: "asserted", links: [],
};

export class Editor {
  constructor({ copy, article, target, claim, start, end, others, onSave, onCancel, onSpan }) {
    Object.assign(this, { copy, article, target, others, onSave, onCancel, onSpan });
    this.adding = claim === null;
    this.claim = structuredClone({ ...EMPTY, ...claim, start: claim?.start ?? start, end: claim?.end ?? end });
    this.asked = 0;
    this.form = make("form", { class: "editor", on: { submit: (event) => (event.preventDefault(), this.save()) } });
    this.draw();
    if (this.adding) this.readText({ span: true });
    else this.check();
  }

  draw() {
    const title = this.adding ? "Add a claim" : "Correct the claim";
    this.quote = make("output", { class: "quote" });
    this.doubts = make("div", { class: "doubts", role: "status", "aria-live": "polite" });
    this.links = make("div", { class: "links" });
    const span = make(
      "div",
      { class: "span" },
      this.nudger("start", -1, "[", "start to the left"), this.nudger("start", 1, "]", "start to the right"),
      this.quote,
      this.nudger("end", -1, "{", "end to the left"), this.nudger("end", 1, "}", "end to the right"),
      make("button", { type: "button", on: { click: () => this.useSelection(null) } }, "use selection"),
    );
    this.form.replaceChildren(
      make("h2", {}, title),
      span,
      this.field("value", "value", this.input("value", valueText(this.claim), "such as 2.5bn GBP, or 5 to 10%")),
      this.doubts,
      this.field("type", "kind", this.select("type", TYPES.map((name) => [name, name.replaceAll("_", " ")]))),
      this.field("unit", "unit", this.input("unit", this.claim.unit ?? "")),
      this.field("comparator", "comparator", this.select("comparator", COMPARATORS)),
      this.field("per", "per", this.input("per", this.claim.per ? `${this.claim.per.value} ${this.claim.per.unit}` : "", "such as 10000 person")),
      this.field("change", "movement", this.select("change", CHANGES, this.claim.change ? `${this.claim.change.direction} ${this.claim.change.role}` : "")),
      this.field("modality", "put as", this.select("modality", MODALITIES)),
      ...ROLES.map(([name, words]) => this.role(name, words)),
      this.field("period", "days", this.input("period", periodText(this.claim.period), "2024-01-01 to 2024-12-31")),
      make("div", { class: "row" }, make("span", {}, "ties"), this.links),
      make(
        "div",
        { class: "acts" },
        make("button", { type: "submit", class: "main" }, make("kbd", {}, "Enter"), this.adding ? " add" : " save"),
        make("button", { type: "button", on: { click: () => this.readText({ span: false }) } }, "read again from the text"),
        make("button", { type: "button", on: { click: this.onCancel } }, make("kbd", {}, "Esc"), " cancel"),
      ),
    );
    this.showSpan();
    this.showRoles();
    this.showLinks();
  }

  nudger(edge, step, key, words) {
    return make("button", { type: "button", title: words, "aria-label": words, on: { click: () => this.nudge(edge, step) } }, key);
  }

  field(name, words, control) {
    control.id = `edit-${name}`;
    return make("label", { class: "row", for: control.id }, make("span", {}, words), control);
  }

  input(name, value, placeholder = "") {
    const input = make("input", { name, value, placeholder, autocomplete: "off", spellcheck: "false", maxlength: "300" });
    input.addEventListener("input", () => (name === "value" ? this.typed(input.value) : this.read(name, input.value)));
    return input;
  }

  select(name, options, chosen = this.claim[name]) {
    const select = make("select", { name }, options.map(([value, words]) => make("option", { value, selected: value === chosen }, words)));
    select.addEventListener("change", () => this.read(name, select.value));
    return select;
  }

  role(name, words) {
    const shown = make("output", { id: `role-${name}` });
    return make(
      "div",
      { class: "row" },
      make("span", {}, words),
      make("span", { class: "role" }, shown,
        make("button", { type: "button", "aria-label": `selection: ${words}`, on: { click: () => this.useSelection(name) } }, "selection"),
        make("button", { type: "button", "aria-label": `none: ${words}`, on: { click: () => this.setRole(name, null) } }, "none")),
    );
  }

  read(name, text) {
    const claim = this.claim;
    if (name === "per") {
      const match = /^\s*(\d+(?:\.\d+)?)\s+(.+?)\s*$/u.exec(text);
      claim.per = match ? { value: match[1], unit: match[2] } : null;
    } else if (name === "change") {
      const [direction, role] = text.split(" ");
      claim.change = text ? { direction, role, basis: claim.change?.basis ?? null } : null;
    } else if (name === "period") {
      const days = text.match(/\d{4}-\d{2}-\d{2}/gu) ?? [];
      claim.period = days.length ? { from: days[0], to: days[1] ?? (/^\s*until/iu.test(text) ? days[0] : days.length === 1 && /^\s*from/iu.test(text) ? null : days[0]) } : null;
      if (/^\s*until/iu.test(text) && claim.period) claim.period.from = null;
    } else {
      claim[name] = text === "" ? null : text;
    }
    this.check();
  }

  typed(text) {
    const plain = text.trim().replaceAll(",", "");
    if (/^-?\d+(\.\d+)?$/u.test(plain)) {
      this.setValue({ value: tidy(plain), low: null, high: null });
      this.check();
    } else {
      this.setValue({ value: null, low: null, high: null });
      this.later(async () => {
        const { proposal } = await this.ask({ typed: text });
        if (proposal) this.apply(proposal);
        else this.showDoubts([`“${text}” is no quantity that the rules can read`]);
      });
    }
  }

  apply(proposal, { withText = false } = {}) {
    for (const name of ["type", "value", "low", "high", "unit", "per", "comparator"]) this.claim[name] = proposal[name];
    this.set("type", this.claim.type);
    this.set("unit", this.claim.unit ?? "");
    this.set("comparator", this.claim.comparator);
    this.set("per", this.claim.per ? `${this.claim.per.value} ${this.claim.per.unit}` : "");
    if (withText) this.set("value", valueText(this.claim));
    this.check();
  }

  set(name, value) {
    this.form.elements[name].value = value;
  }

  setValue(values) {
    Object.assign(this.claim, values);
  }

  readText({ span }) {
    return this.later(async () => {
      const { proposal } = await this.ask({ start: this.claim.start, end: this.claim.end });
      if (!proposal) return this.check();
      if (span) this.setSpan(proposal.start, proposal.end);
      return this.apply(proposal, { withText: true });
    }, 0);
  }

  nudge(edge, step) {
    const { copy, claim } = this;
    const word = (at) => /[\p{L}\p{N}]/u.test(copy.slice(at, at + 1));
    let at = claim[edge] + step;
    while (at > 0 && at < copy.length && word(at - 1) && word(at)) at += step;
    const next = { start: claim.start, end: claim.end, [edge]: at };
    if (next.start < 0 || next.end > copy.length || next.start >= next.end || /^\s*$/u.test(copy.slice(next.start, next.end))) return;
    this.setSpan(next.start, next.end);
    if (/^\s|\s$/u.test(copy.slice(next.start, next.end))) this.nudge(edge, step);
    else this.readText({ span: false });
  }

  setSpan(start, end) {
    Object.assign(this.claim, { start, end });
    this.showSpan();
  }

  showSpan() {
    this.quote.textContent = plainText(this.copy.slice(this.claim.start, this.claim.end));
    this.onSpan(this.claim.start, this.claim.end);
  }

  useSelection(role) {
    const span = readSelection(this.copy.root);
    if (!span) return this.showDoubts(["select the words in the article first"]);
    if (role) return this.setRole(role, span);
    this.setSpan(span.start, span.end);
    return this.readText({ span: false });
  }

  setRole(name, span) {
    this.claim[name] = span;
    this.showRoles();
    this.check();
  }

  showRoles() {
    for (const [name] of ROLES) {
      const span = this.claim[name];
      this.form.querySelector(`#role-${name}`).textContent = span ? plainText(this.copy.slice(span.start, span.end)) : "–";
    }
  }

  showLinks() {
    const rows = this.claim.links.map((link, index) => {
      const relation = make("select", { "aria-label": "relation" }, RELATIONS.map((name) => make("option", { value: name, selected: name === link.relation }, name.replaceAll("_", " "))));
      const target = make("select", { "aria-label": "other claim" }, this.others.map((other) => make("option", { value: other.target, selected: other.target === link.target }, plainText(this.copy.slice(other.start, other.end)))));
      const change = () => {
        this.claim.links[index] = { relation: relation.value, target: target.value };
      };
      relation.addEventListener("change", change);
      target.addEventListener("change", change);
      const remove = () => {
        this.claim.links.splice(index, 1);
        this.showLinks();
      };
      return make("span", { class: "link" }, relation, target, make("button", { type: "button", "aria-label": "remove this tie", on: { click: remove } }, "×"));
    });
    const add = () => {
      this.claim.links.push({ relation: "part_of", target: this.others[0].target });
      this.showLinks();
    };
    this.links.replaceChildren(...rows, this.others.length ? make("button", { type: "button", on: { click: add } }, "add a tie") : "");
  }

  check() {
    return this.later(async () => {
      const { doubts } = await this.ask({ claim: this.toRequest(), target: this.adding ? null : this.target });
      this.showDoubts(doubts);
    });
  }

  later(work, wait = WAIT_MS) {
    this.asked += 1;
    const turn = this.asked;
    this.pending = new Promise((resolve) => {
      setTimeout(async () => {
        if (turn === this.asked) {
          try {
            await work();
          } catch (error) {
            this.showDoubts([error.message]);
          }
        }
        resolve();
      }, wait);
    });
    return this.pending;
  }

  ask(question) {
    return post("/api/read", { article: this.article, ...question });
  }

  showDoubts(doubts) {
    const claim = this.claim;
    const now = claim.value !== null || claim.low !== null ? `= ${valueText(claim)}${claim.unit ? ` ${claim.unit}` : ""}` : "no value";
    this.doubts.replaceChildren(make("p", { class: "now" }, now), ...doubts.map((words) => make("p", { class: "alert doubt" }, plainText(words))));
  }

  toRequest() {
    const bare = (span) => (span ? { start: span.start, end: span.end } : null);
    const { start, end, type, value, low, high, unit, per, comparator, change, period, modality, links } = this.claim;
    const spans = Object.fromEntries(["hedge", "metric", "subject", "time", "place", "source", "source_context"].map((name) => [name, bare(this.claim[name])]));
    const moved = change ? { ...change, basis: bare(change.basis) } : null;
    return { start, end, type, value, low, high, unit, per, comparator, change: moved, period, modality, links, ...spans };
  }

  async save() {
    if (this.saving) return;
    this.saving = true;
    let waited = null;
    while (waited !== this.pending) {
      waited = this.pending;
      await waited;
    }
    this.saving = false;
    this.onSave(this.toRequest());
  }
}

function valueText(claim) {
  if (claim.value !== null) return claim.value;
  return claim.low === null ? "" : `${claim.low} to ${claim.high}`;
}

function tidy(decimal) {
  return decimal.replace(/^(-?)0+(?=\d)/u, "$1");
}

function periodText(period) {
  if (!period) return "";
  if (!period.from) return `until ${period.to}`;
  return period.to ? `${period.from} to ${period.to}` : `from ${period.from}`;
}
