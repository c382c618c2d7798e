// The card of the claim in focus: what was read, what is doubtful, what people hold of it, and the keys to decide.

import { isBad } from "./article.js";
import { make, plainText } from "./dom.js";

export const VERDICTS = [
  ["supported", "supported"],
  ["contradicted", "contradicted"],
  ["unverifiable", "cannot be verified"],
  ["needs_source", "needs a source"],
];
export const REASONS = [
  "a date or a time", "part of a name or identifier", "an ordinal or list number", "an idiom or vague word",
  "part of another claim", "stands twice", "damaged in reading", "not about a quantity", "other",
];
const STATE_WORDS = {
  todo: "to do", skipped: "skipped, still to do", accepted: "accepted", corrected: "corrected", added: "added by a reviewer",
  rejected: "rejected", dismissed: "no claim",
};
const MODALITIES = {
  asserted: "stated as fact", forecast: "foreseen, not yet so", target: "aimed at or required",
  hypothetical: "conditional or merely possible", negated: "denied",
};
const DIRECTIONS = { increase: "an increase", decrease: "a decrease", none: "no change" };
const ROLES = { by: "by this much", to: "to this figure", from: "from this figure" };

export function drawCard(target, place, total, acts, reasons = null) {
  if (!target) return [make("p", { class: "empty" }, "Nothing here matches the filter.")];
  const status = make("p", { class: `state s-${target.state}` }, `${place} of ${total} · ${STATE_WORDS[target.state]}`);
  if (target.reason) status.append(`: ${plainText(target.reason)}`);
  if (target.flagged) status.append(" · ⚑ flagged");
  return [
    status,
    make("h2", {}, make("span", { class: "sign", "aria-hidden": "true" }, `${target.sign} `), plainText(target.words)),
    ...drawAlerts(target),
    target.claim ? drawFields(target) : make("p", {}, "Is it a claim? Press ", make("kbd", {}, "n"), " to add it, ", make("kbd", {}, "x"), " if it is none."),
    drawChanges(target),
    drawOpinions(target),
    ...(reasons ? [reasons] : [drawReading(target, acts), target.claim ? drawFact(target, acts) : null]),
  ].filter(Boolean);
}

function drawAlerts(target) {
  const alerts = target.findings.map((finding) =>
    make("p", { class: isBad(finding) ? "alert bad" : "alert" }, make("b", {}, `${finding.stale ? "before the correction: " : ""}${finding.words} `), plainText(finding.message)),
  );
  for (const words of target.warnings) alerts.push(make("p", { class: "alert doubt" }, make("b", {}, "doubt "), plainText(words)));
  for (const words of target.weak_rules) alerts.push(make("p", { class: "alert doubt" }, make("b", {}, "weak rule "), plainText(words)));
  return alerts;
}

function drawFields(target) {
  const claim = target.claim;
  const list = make("dl");
  const add = (name, value, span) => {
    if (!value) return;
    list.append(make("dt", {}, name), make("dd", span ? { "data-start": span.start, "data-end": span.end } : {}, plainText(value)));
  };
  add("Kind", claim.type.replaceAll("_", " "));
  add("Value", nameValue(claim));
  add("Unit", claim.unit?.replaceAll("_", " "));
  if (claim.per) add("Per", `${claim.per.value} ${claim.per.unit}`);
  if (claim.comparator !== "=") add("Hedge", `${claim.comparator}${claim.hedge ? ` “${claim.hedge.text}”` : ""}`, claim.hedge);
  if (claim.change) add("Movement", `${DIRECTIONS[claim.change.direction]}, ${ROLES[claim.change.role]}`, claim.change.basis);
  add("What", claim.metric?.text, claim.metric);
  add("Of whom", claim.subject?.text, claim.subject);
  add("Where", claim.place?.text, claim.place);
  add("When", [claim.time?.text, target.period && `(${target.period})`].filter(Boolean).join(" "), claim.time);
  add("On whose word", target.said_by, claim.source ?? claim.source_context);
  add("Put as", MODALITIES[claim.modality]);
  if (target.ties.length) add("Tied", target.ties.join("; "));
  const rules = make("details", {}, make("summary", {}, "how it was read"), make("p", {}, claim.rules.join(" → ")));
  return make("div", { class: "fields" }, list, claim.rules.length ? rules : null);
}

export function nameValue(claim) {
  const group = (text) => text.replace(/^-?\d+/u, (whole) => whole.replace(/\B(?=(\d{3})+$)/gu, ","));
  return claim.value === null ? `${group(claim.low)} to ${group(claim.high)}` : group(claim.value);
}

function drawChanges(target) {
  if (!target.changed.length) return null;
  const name = (value) => (value === null ? "nothing" : typeof value === "object" ? (value.text ?? JSON.stringify(value)) : String(value));
  return make(
    "ul",
    { class: "changes", "aria-label": "corrections" },
    target.changed.map((one) => make("li", {}, `${one.field}: `, make("del", {}, plainText(name(one.from))), " → ", make("ins", {}, plainText(name(one.to))))),
  );
}

function drawOpinions(target) {
  if (!target.opinions.length || (target.opinions.length === 1 && !target.disagrees)) return null;
  const lines = target.opinions.map((one) =>
    make("li", {}, make("b", {}, one.reviewer), ` ${STATE_WORDS[one.state]}`, one.verdict ? `, fact ${one.verdict.replace("_", " ")}` : "", one.words ? `: ${plainText(one.words)}` : ""),
  );
  return make("div", { class: target.disagrees ? "opinions differ" : "opinions" }, make("b", {}, target.disagrees ? "Reviewers differ" : "Reviewers"), make("ul", {}, lines));
}

function drawReading(target, acts) {
  const button = (key, words, act) => make("button", { type: "button", on: { click: act } }, make("kbd", {}, key), ` ${words}`);
  const buttons = target.claim
    ? [button("a", "accept", acts.accept), button("x", "reject", acts.reject), button("e", "correct", acts.edit)]
    : [button("n", "add as a claim", acts.add), button("x", "no claim", acts.reject)];
  buttons.push(button("space", "skip", acts.skip), button("f", target.flagged ? "take the flag off" : "flag", acts.flag));
  return make("div", { class: "acts", role: "group", "aria-label": "is it read rightly" }, make("b", {}, "The reading"), make("div", {}, buttons));
}

function drawFact(target, acts) {
  const buttons = VERDICTS.map(([name, words], index) =>
    make(
      "button",
      { type: "button", class: `v-${name}`, "aria-pressed": String(target.verdict === name), on: { click: () => acts.verdict(name) } },
      make("kbd", {}, String(index + 1)),
      ` ${words}`,
    ),
  );
  const source = make("input", { id: "source", type: "url", value: target.source_url ?? "", placeholder: "https://…", maxlength: "2000", autocomplete: "off" });
  const note = make("textarea", { id: "note", rows: "2", maxlength: "4000" });
  note.value = target.note ?? "";
  return make(
    "div",
    { class: "acts fact", role: "group", "aria-label": "is the fact right" },
    make("b", {}, "The fact"),
    make("div", {}, buttons),
    make("label", {}, make("span", {}, "source ", make("kbd", {}, "s")), source),
    make("label", {}, make("span", {}, "note ", make("kbd", {}, "c")), note),
  );
}

export function drawReasons(choose, cancel) {
  const items = REASONS.map((words, index) =>
    make("button", { type: "button", on: { click: () => choose(words) } }, make("kbd", {}, String(index + 1)), ` ${words}`),
  );
  return make(
    "div",
    { class: "reasons", role: "group", "aria-label": "why it is no claim" },
    make("b", {}, "Why is it no claim?"),
    make("div", {}, items, make("button", { type: "button", on: { click: () => choose(null) } }, make("kbd", {}, "Enter"), " no reason"), make("button", { type: "button", on: { click: cancel } }, make("kbd", {}, "Esc"), " cancel")),
  );
}
