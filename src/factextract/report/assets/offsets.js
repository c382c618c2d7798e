// Offsets of the record (code points of the article) to ranges of the page and back.
// A paragraph carries its first offset as data-o; superscripts and notes for screen readers are no part of the text,
// a hidden character's badge stands for one code point.

const SKIPPED = "sup.n, .sr";

export function* walkText(paragraph) {
  const walker = document.createTreeWalker(paragraph, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT, {
    acceptNode(node) {
      if (node.nodeType === Node.ELEMENT_NODE) {
        if (node.matches(SKIPPED)) return NodeFilter.FILTER_REJECT;
        return node.classList.contains("hidden-char") ? NodeFilter.FILTER_ACCEPT : NodeFilter.FILTER_SKIP;
      }
      return node.parentElement.classList.contains("hidden-char") ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT;
    },
  });
  let offset = Number(paragraph.dataset.o);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const length = node.nodeType === Node.TEXT_NODE ? countPoints(node.data) : 1;
    yield { node, start: offset, end: offset + length };
    offset += length;
  }
}

export function countPoints(text) {
  let count = 0;
  for (const _ of text) count += 1;
  return count;
}

export function toUnits(text, points) {
  let units = 0;
  for (const character of text) {
    if (points <= 0) break;
    units += character.length;
    points -= 1;
  }
  return units;
}

export function findParagraph(copy, offset) {
  const paragraphs = copy.querySelectorAll("p[data-o]");
  let low = 0;
  let high = paragraphs.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (Number(paragraphs[middle].dataset.o) <= offset) low = middle;
    else high = middle - 1;
  }
  return paragraphs[low] ?? null;
}

export function makeRange(copy, start, end) {
  const first = locate(copy, start, false);
  const last = locate(copy, end, true);
  if (!first || !last) return null;
  const range = document.createRange();
  place(range, "setStart", first);
  place(range, "setEnd", last);
  return range;
}

function locate(copy, offset, closing) {
  const paragraph = findParagraph(copy, closing ? offset - 1 : offset);
  if (!paragraph) return null;
  let last = null;
  for (const piece of walkText(paragraph)) {
    last = piece;
    if (offset < piece.end || (closing && offset === piece.end)) {
      return { node: piece.node, points: Math.max(0, offset - piece.start) };
    }
  }
  return last && { node: last.node, points: last.end - last.start };
}

function place(range, method, where) {
  if (where.node.nodeType === Node.TEXT_NODE) range[method](where.node, toUnits(where.node.data, where.points));
  else range[where.points ? `${method}After` : `${method}Before`](where.node);
}

export function readSelection(copy) {
  const selection = document.getSelection();
  if (!selection || selection.rangeCount === 0 || selection.isCollapsed) return null;
  const range = selection.getRangeAt(0);
  if (!copy.contains(range.startContainer) || !copy.contains(range.endContainer)) return null;
  let start = null;
  let end = null;
  for (const paragraph of copy.querySelectorAll("p[data-o]")) {
    if (!range.intersectsNode(paragraph)) continue;
    for (const piece of walkText(paragraph)) {
      if (!range.intersectsNode(piece.node)) continue;
      const inside = clip(range, piece);
      if (inside.start >= inside.end) continue;
      start ??= inside.start;
      end = inside.end;
    }
  }
  return start === null ? null : { start, end };
}

function clip(range, piece) {
  const { node } = piece;
  if (node.nodeType !== Node.TEXT_NODE) return piece;
  const from = node === range.startContainer ? countPoints(node.data.slice(0, range.startOffset)) : 0;
  const to = node === range.endContainer ? countPoints(node.data.slice(0, range.endOffset)) : piece.end - piece.start;
  return { start: piece.start + from, end: piece.start + to };
}

export function paintRanges(name, ranges) {
  if (!globalThis.CSS || !CSS.highlights || !globalThis.Highlight) return;
  if (ranges.length) CSS.highlights.set(name, new Highlight(...ranges));
  else CSS.highlights.delete(name);
}
