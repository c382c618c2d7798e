// The keyboard map: what a key does, and how the help names it.

export const KEYS = [
  ["deciding", [
    [["a", "Enter"], "accept", "accept the reading, go on"],
    [["x"], "reject", "reject: no claim (then a reason by number, or Enter)"],
    [["e"], "edit", "correct the fields"],
    [["n"], "add", "add a missed claim: the selected words, or the next open number"],
    [["[", "]"], "start", "move the start of the span left, right"],
    [["{", "}"], "end", "move the end of the span left, right"],
    [[" "], "skip", "skip for now"],
    [["f"], "flag", "flag for a second look"],
    [["z"], "undo", "undo"],
    [["Z", "y"], "redo", "redo"],
    [["A"], "acceptShown", "accept everything the filter shows (one undo takes it back)"],
  ]],
  ["the fact", [
    [["1"], "verdict", "supported"],
    [["2"], "verdict", "contradicted"],
    [["3"], "verdict", "cannot be verified"],
    [["4"], "verdict", "needs a source"],
    [["s"], "source", "write down the source"],
    [["c"], "note", "write a note"],
  ]],
  ["moving", [
    [["j", "ArrowDown"], "next", "next"],
    [["k", "ArrowUp"], "previous", "previous"],
    [["."], "nextTodo", "next to do, in any article"],
    [["J", "K"], "article", "next, previous article"],
    [["g", "G"], "ends", "first, last"],
    [["/"], "filter", "filter"],
    [["?"], "help", "these keys"],
    [["Escape"], "leave", "leave a field, cancel"],
  ]],
];

export function readKeys() {
  const map = new Map();
  for (const [, group] of KEYS) for (const [keys, action] of group) for (const key of keys) map.set(key, action);
  return map;
}

export function nameKey(key) {
  return { " ": "space", ArrowDown: "↓", ArrowUp: "↑", Escape: "Esc" }[key] ?? key;
}
