// The desk: one claim in focus, one key a decision, one write before the page moves on. A click never decides by itself:
// it puts a claim in focus, or presses a button that names what it does.

import { get, post, Refused } from "./api.js";
import { MarkedCopy } from "./article.js";
import { drawCard, drawReasons, REASONS, VERDICTS } from "./card.js";
import { make, plainText, randomName } from "./dom.js";
import { Editor } from "./editor.js";
import { KEYS, nameKey, readKeys } from "./keys.js";
import { makeRange, paintRanges, readSelection } from "./offsets.js";

const POLL_MS = 4000;
const OPEN = new Set(["todo", "skipped"]);

const byId = (id) => document.getElementById(id);
const page = {
  articles: byId("articles"), which: byId("which"), filter: byId("filter"), order: byId("order"), card: byId("card"),
  banner: byId("banner"), help: byId("help"), progress: byId("progress"), meter: byId("meter"), last: byId("last"),
  saved: byId("saved"), origin: byId("origin"), orphans: byId("orphans"),
};
const copy = new MarkedCopy(byId("copy"), (name) => focus(name));
const keys = readKeys();
const state = {
  desk: null, article: null, targets: new Map(), shown: [], focused: null, editor: null, reasons: false, busy: false, seq: 0,
};

async function start() {
  fillHelp();
  state.desk = await get("/api/desk");
  state.seq = state.desk.seq;
  showProgress(state.desk.progress);
  drawArticleList();
  const first = state.desk.articles.findIndex((entry) => entry.decided < entry.total);
  await openArticle(Math.max(0, first));
  setInterval(poll, POLL_MS);
}

function fillHelp() {
  byId("help-body").replaceChildren(
    ...KEYS.map(([title, group]) =>
      make("section", {}, make("h3", {}, title), make("dl", {}, group.map(([names, , words]) => [
        make("dt", {}, names.map((key) => make("kbd", {}, nameKey(key)))), make("dd", {}, words),
      ]))),
    ),
  );
}

function drawArticleList() {
  page.articles.replaceChildren(
    ...state.desk.articles.map((entry) => {
      const done = entry.decided === entry.total ? "✓ " : "";
      const orphans = entry.orphans ? `, ${entry.orphans} orphans` : "";
      return make("option", { value: entry.place, selected: entry.place === state.article?.place }, `${done}${plainText(entry.title).slice(0, 60)} (${entry.decided}/${entry.total}${orphans})`);
    }),
  );
}

async function openArticle(place, { last = false } = {}) {
  const article = await get(`/api/articles/${place}`);
  state.article = article;
  state.targets = new Map(article.targets.map((target) => [target.target, target]));
  closeEditor();
  document.title = `${plainText(article.title)} – review desk`;
  page.articles.value = String(place);
  page.origin.replaceChildren(...[article.publisher, article.published, article.doc_id, `text ${article.text_sha256.slice(0, 12)}`].filter(Boolean).map((part) => make("span", {}, plainText(part))));
  copy.show(article.text, article.aside, state.targets);
  drawOrphans();
  state.focused = null;
  arrange();
  const open = state.shown.find((name) => OPEN.has(state.targets.get(name).state));
  scrollTo(0, 0);
  focus(last ? state.shown.at(-1) : (open ?? state.shown[0] ?? null));
}

function arrange() {
  const words = page.filter.value.trim().toLowerCase().split(/\s+/u).filter(Boolean);
  const targets = [...state.targets.values()].filter((target) => fits(target, page.which.value) && words.every((word) => holds(target, word)));
  const inText = (a, b) => a.start - b.start || a.end - b.end;
  targets.sort(page.order.value === "doubt" ? (a, b) => b.doubt - a.doubt || inText(a, b) : inText);
  state.shown = targets.map((target) => target.target);
}

function fits(target, which) {
  const tests = {
    all: () => true,
    todo: () => OPEN.has(target.state),
    doubtful: () => target.doubt > 0,
    number: () => target.kind === "number",
    changed: () => target.state === "corrected" || target.state === "added",
    rejected: () => target.state === "rejected" || target.state === "dismissed",
    flagged: () => target.flagged,
    disagree: () => target.disagrees,
  };
  return tests[which]();
}

function holds(target, word) {
  const [key, value] = word.split(":");
  if (value !== undefined && key === "state") return target.state === value;
  if (value !== undefined && key === "type") return target.claim?.type.startsWith(value) ?? false;
  if (value !== undefined && key === "rule") return target.claim?.rules.some((rule) => rule.includes(value)) ?? false;
  return `${target.words} ${target.said_by ?? ""} ${target.claim?.text ?? ""} ${target.state} ${target.claim?.type ?? ""}`.toLowerCase().includes(word);
}

function focus(name) {
  if (state.editor && name !== state.focused) closeEditor();
  state.reasons = false;
  state.focused = name;
  copy.focus(name);
  paintRoles();
  showCard();
}

function current() {
  return state.targets.get(state.focused) ?? null;
}

function showCard() {
  if (state.editor) return;
  const target = current();
  const reasons = state.reasons && target ? drawReasons(chooseReason, cancelReasons) : null;
  page.card.replaceChildren(...drawCard(target, state.shown.indexOf(state.focused) + 1, state.shown.length, acts, reasons));
  const source = byId("source");
  source?.addEventListener("keydown", (event) => event.key === "Enter" && (event.preventDefault(), writeFact({ source_url: source.value.trim() })));
  const note = byId("note");
  note?.addEventListener("keydown", (event) => event.key === "Enter" && !event.shiftKey && (event.preventDefault(), writeFact({ note: note.value.trim() })));
}

function paintRoles() {
  const claim = current()?.claim;
  const spans = claim ? [claim.metric, claim.subject, claim.place, claim.time, claim.source ?? claim.source_context, claim.hedge] : [];
  paintRanges("roles", spans.filter(Boolean).map((span) => makeRange(copy.root, span.start, span.end)).filter(Boolean));
}

function paintSpan(begin, end) {
  const range = makeRange(copy.root, begin, end);
  paintRanges("span", range ? [range] : []);
}

function step(direction) {
  const at = state.shown.indexOf(state.focused);
  const next = state.shown[at + direction];
  if (next) focus(next);
}

async function goOn() {
  const at = state.shown.indexOf(state.focused);
  const rest = [...state.shown.slice(at + 1), ...state.shown.slice(0, Math.max(0, at))];
  const next = rest.find((name) => OPEN.has(state.targets.get(name)?.state));
  if (next) focus(next);
  else if (state.shown[at + 1]) focus(state.shown[at + 1]);
  else showCard();
}

async function nextTodo() {
  const at = state.shown.indexOf(state.focused);
  const here = [...state.shown.slice(at + 1), ...state.shown.slice(0, at)].find((name) => OPEN.has(state.targets.get(name).state));
  if (here) return focus(here);
  const entry = state.desk.articles.find((one) => one.place !== state.article.place && one.decided < one.total);
  return entry ? openArticle(entry.place) : say("Everything is decided.");
}

async function decide(action, more = {}, { advance = true, target = current() } = {}) {
  if (!target || state.busy) return false;
  const request = {
    event_id: randomName(), article: state.article.place, target: target.target, version: target.version ?? 0, action, ...more,
  };
  const done = await write("/api/decide", request);
  if (!done) return false;
  page.last.textContent = `${action} “${plainText(copy.slice(target.start, target.end))}”`;
  if (advance) await goOn();
  else showCard();
  return true;
}

async function write(path, request) {
  state.busy = true;
  page.saved.textContent = "saving";
  try {
    const answer = await post(path, request, { onSilence: () => complain("The desk does not answer. This decision is not saved yet; it is tried again. Keep this page open.") });
    complain("");
    takeIn(answer);
    page.saved.textContent = "saved";
    return true;
  } catch (error) {
    page.saved.textContent = "not saved";
    if (!(error instanceof Refused)) throw error;
    if (error.status === 409) {
      takeIn(error.body);
      complain("Somebody has decided on this since you saw it; their decision is shown. Yours was not written: decide again if you still hold it.");
      showCard();
    } else {
      complain(error.message);
    }
    return false;
  } finally {
    state.busy = false;
  }
}

function takeIn(answer) {
  if (answer.seq !== undefined) state.seq = answer.seq;
  for (const change of answer.changed ?? []) {
    state.desk.articles[change.article] = change.entry;
    if (change.article === state.article.place) change.targets.forEach(takeTarget);
  }
  if (answer.changed?.length) drawArticleList();
  showProgress(answer.progress);
}

function takeTarget(target) {
  const before = state.targets.get(target.target);
  if (target.gone) {
    if (!before) return;
    state.targets.delete(target.target);
    copy.elements.delete(target.target);
    state.shown = state.shown.filter((name) => name !== target.target);
    copy.redraw([before]);
    if (state.focused === target.target) state.focused = state.shown[0] ?? null;
    return;
  }
  state.targets.set(target.target, target);
  if (before && before.start === target.start && before.end === target.end) {
    copy.dress(target);
  } else {
    copy.redraw(before ? [before, target] : [target]);
    if (!before) insertShown(target.target);
  }
}

function insertShown(name) {
  const order = state.shown;
  arrange();
  if (!state.shown.includes(name)) state.shown = [...order, name];
}

function showProgress(progress) {
  if (!progress) return;
  state.desk.progress = progress;
  page.meter.value = progress.total ? progress.decided / progress.total : 1;
  const left = progress.seconds_left < 60 ? "under a minute" : `about ${Math.round(progress.seconds_left / 60)} min`;
  page.progress.textContent = `${progress.decided} of ${progress.total} decided${progress.decided < progress.total ? `, ${left} left` : ": done"}`;
}

function complain(words) {
  page.banner.hidden = !words;
  page.banner.textContent = words;
}

function say(words) {
  page.last.textContent = words;
}

function chooseReason(words) {
  state.reasons = false;
  const target = current();
  return decide(target.claim ? "reject" : "dismiss", words ? { reason: words } : {});
}

function cancelReasons() {
  state.reasons = false;
  showCard();
}

async function writeFact(more) {
  const target = current();
  if (!target?.claim) return;
  const fact = { verdict: target.verdict, source_url: target.source_url, ...more };
  if (await decide("verdict", fact, { advance: false })) document.activeElement?.blur();
}

async function turn(path, words) {
  if (state.busy) return;
  const before = new Map(state.targets);
  if (!(await write(path, { event_id: randomName() }))) return;
  say(words);
  const changed = [...state.targets.values()].find((target) => before.get(target.target) !== target);
  if (changed) focus(changed.target);
  else showCard();
}

function openEditor({ target, claim, start: begin, end, nudge }) {
  paintRanges("roles", []);
  state.editor = new Editor({
    copy, article: state.article.place, target: target?.target ?? null, claim, start: begin, end,
    others: [...state.targets.values()].filter((other) => other.kind === "claim" && other.target !== target?.target).sort((a, b) => a.start - b.start),
    onSpan: paintSpan,
    onCancel: () => (closeEditor(), showCard()),
    onSave: (edited) => saveEdit(target, claim, edited),
  });
  page.card.replaceChildren(state.editor.form);
  if (nudge) state.editor.nudge(...nudge);
  state.editor.form.elements.value.focus();
  state.editor.form.elements.value.select();
}

async function saveEdit(target, claim, edited) {
  const added = { target: `${state.article.doc_id}:${edited.start}-${edited.end}`, start: edited.start, end: edited.end };
  const about = claim ? target : { ...(state.targets.get(added.target) ?? { version: 0 }), ...added };
  const editor = state.editor;
  state.editor = null;
  if (await decide(claim ? "correct" : "add", { claim: edited }, { target: about, advance: Boolean(claim) })) {
    closeEditor();
    if (!claim) focus(added.target);
  } else {
    state.editor = editor;
  }
}

function closeEditor() {
  state.editor = null;
  paintRanges("span", []);
}

function addClaim() {
  const selected = readSelection(copy.root);
  if (selected) return openEditor({ target: null, claim: null, ...selected });
  const target = current();
  if (target?.kind === "number") return openEditor({ target, claim: null, start: target.start, end: target.end });
  const number = [...state.targets.values()].filter((one) => one.kind === "number" && OPEN.has(one.state)).sort((a, b) => a.start - b.start)[0];
  if (!number) return say("Select the words of the missed claim first.");
  focus(number.target);
  return openEditor({ target: number, claim: null, start: number.start, end: number.end });
}

const acts = {
  accept: () => (current()?.claim ? decide("accept") : say("A number that no claim covers: n adds it, x says that it is none.")),
  reject: () => {
    if (!current()) return;
    state.reasons = true;
    showCard();
  },
  edit: () => current()?.claim && openEditor({ target: current(), claim: current().claim }),
  add: addClaim,
  skip: () => decide("skip"),
  flag: () => decide("flag", {}, { advance: false }),
  undo: () => turn("/api/undo", "undone"),
  redo: () => turn("/api/redo", "done again"),
  verdict: (name) => writeFact({ verdict: current()?.verdict === name ? null : name }),
  source: () => byId("source")?.focus(),
  note: () => byId("note")?.focus(),
  next: () => step(1),
  previous: () => step(-1),
  nextTodo,
  filter: () => page.filter.focus(),
  help: () => page.help.showModal(),
  leave: () => {
    document.getSelection().removeAllRanges();
  },
  acceptShown: async () => {
    const open = state.shown.map((name) => state.targets.get(name)).filter((target) => target.claim && OPEN.has(target.state));
    if (!open.length || !confirm(`Accept the ${open.length} claims that the filter shows and nobody has decided?`)) return;
    const targets = open.map((target) => ({ target: target.target, version: target.version }));
    if (await write("/api/accept-shown", { event_id: randomName(), article: state.article.place, targets })) {
      say(`accepted ${open.length}`);
      await goOn();
    }
  },
};

function act(action, key) {
  if (action === "verdict") return acts.verdict(VERDICTS[Number(key) - 1][0]);
  if (action === "start" || action === "end") return nudgeSpan(action, key === "[" || key === "{" ? -1 : 1);
  if (action === "article") return turnArticle(key === "J" ? 1 : -1);
  if (action === "ends") return focus(key === "g" ? state.shown[0] : state.shown.at(-1));
  return acts[action]();
}

function nudgeSpan(edge, direction) {
  const target = current();
  if (target?.claim) openEditor({ target, claim: target.claim, nudge: [edge, direction] });
}

function turnArticle(direction) {
  const place = state.article.place + direction;
  if (place >= 0 && place < state.desk.articles.length) openArticle(place);
}

function drawOrphans() {
  const orphans = state.article.orphans;
  page.orphans.replaceChildren(
    ...(orphans.length
      ? [make("h2", {}, "Decisions on an older text"), make("p", {}, "The article has changed since. A decision is carried over only where its sentence still stands here once, word for word.")]
      : []),
    ...orphans.map((orphan) =>
      make("div", { class: "orphan" },
        make("p", {}, make("b", {}, plainText(orphan.words)), ` – ${orphan.opinions.map((one) => `${one.reviewer}: ${one.state}`).join(", ")}`),
        make("blockquote", {}, plainText(orphan.quote)),
        orphan.can_move
          ? make("button", { type: "button", on: { click: () => carryOver(orphan) } }, "carry over")
          : make("p", { class: "alert doubt" }, "Its sentence does not stand here once: decide it anew.")),
    ),
  );
}

async function carryOver(orphan) {
  if (await write("/api/reanchor", { event_id: randomName(), article: state.article.place, orphan: orphan.target })) {
    await openArticle(state.article.place);
  }
}

async function poll() {
  if (state.busy || state.editor || document.hidden) return;
  try {
    const before = state.seq;
    const answer = await post("/api/changes", { seq: state.seq });
    takeIn(answer);
    if (answer.seq !== before) showCard();
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    if (error.status === 403) complain("This desk was closed. Start factextract review again and open the address that it prints.");
  }
}

page.articles.addEventListener("change", () => openArticle(Number(page.articles.value)));
for (const control of [page.which, page.order]) control.addEventListener("change", refilter);
page.filter.addEventListener("input", refilter);
byId("help-button").addEventListener("click", acts.help);
page.card.addEventListener("pointerover", (event) => {
  const field = event.target.closest("[data-start]");
  const range = field ? makeRange(copy.root, Number(field.dataset.start), Number(field.dataset.end)) : null;
  paintRanges("role", range ? [range] : []);
});

function refilter() {
  arrange();
  if (state.shown.includes(state.focused)) showCard();
  else focus(state.shown[0] ?? null);
}

addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || page.help.open) return;
  const field = event.target.closest("input, textarea, select");
  if (event.key === "Escape" && state.editor) {
    closeEditor();
    showCard();
    return;
  }
  if (field) {
    if (event.key === "Escape") field.blur();
    return;
  }
  if (event.key === "Enter" && event.target.closest("button, a[href]:not(.mark), summary")) return;
  if (event.key === " " && event.target.closest("button, summary")) return;
  if (state.editor) return;
  if (state.reasons) {
    event.preventDefault();
    if (event.key === "Escape") cancelReasons();
    else if (event.key === "Enter") chooseReason(null);
    else if (/^[1-9]$/u.test(event.key)) chooseReason(REASONS[Number(event.key) - 1]);
    return;
  }
  const action = keys.get(event.key);
  if (!action || !state.article) return;
  event.preventDefault();
  act(action, event.key);
});

start().catch((error) => complain(error.message));
