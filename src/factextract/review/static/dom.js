// Elements are built from text alone: nothing that comes from an article or a person is ever read as markup.

export function make(name, attributes = {}, ...children) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    if (key === "on") for (const [event, handler] of Object.entries(value)) element.addEventListener(event, handler);
    else if (key === "class") element.className = value;
    else element.setAttribute(key, value === true ? "" : value);
  }
  element.append(...children.flat(Infinity).filter((child) => child !== null && child !== undefined && child !== false));
  return element;
}

export function randomName() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

const STEERING = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]/u;

export function splitHidden(text) {
  const parts = [];
  let run = "";
  for (const character of text) {
    if (STEERING.test(character)) {
      if (run) parts.push({ text: run, hidden: false });
      parts.push({ text: character, hidden: true });
      run = "";
    } else {
      run += character;
    }
  }
  if (run) parts.push({ text: run, hidden: false });
  return parts;
}

export function showText(text) {
  return splitHidden(text).map((part) => {
    if (!part.hidden) return document.createTextNode(part.text);
    const name = part.text.codePointAt(0).toString(16).toUpperCase().padStart(4, "0");
    return make("span", { class: "hidden-char", title: "a hidden character" }, `U+${name}`);
  });
}

export function plainText(text) {
  return splitHidden(text)
    .map((part) => (part.hidden ? `[U+${part.text.codePointAt(0).toString(16).toUpperCase().padStart(4, "0")}]` : part.text))
    .join("");
}
