"use strict";
(() => {
  const rows = Array.from(document.querySelectorAll(".row"));
  const buttons = Array.from(document.querySelectorAll(".bucket"));
  const type = document.getElementById("type");
  const rule = document.getElementById("rule");
  const words = document.getElementById("words");
  const shown = document.getElementById("shown");
  const nothing = document.getElementById("nothing");
  const tables = document.querySelector(".tables");
  const chosen = new Set();
  let started = false;

  function keep(row) {
    if (chosen.size && !chosen.has(row.dataset.bucket)) return false;
    if (type.value && row.dataset.type !== type.value) return false;
    if (rule.value && !row.dataset.rules.split(" ").includes(rule.value)) return false;
    const wanted = words.value.trim().toLowerCase();
    return !wanted || row.textContent.toLowerCase().includes(wanted);
  }

  function filter() {
    let count = 0;
    for (const row of rows) {
      row.hidden = !keep(row);
      if (!row.hidden) count += 1;
    }
    shown.textContent = count + " of " + rows.length;
    nothing.hidden = count > 0;
    if (started) window.scrollTo({ top: Math.min(window.scrollY, tables.offsetTop) });
  }

  function step(by) {
    const open = rows.filter((row) => !row.hidden);
    if (!open.length) return;
    const here = open.indexOf(document.activeElement && document.activeElement.closest(".row"));
    const next = here < 0 ? (by > 0 ? 0 : open.length - 1) : Math.min(Math.max(here + by, 0), open.length - 1);
    open[next].focus();
    open[next].scrollIntoView({ block: "start" });
  }

  for (const button of buttons) {
    button.addEventListener("click", () => {
      const name = button.dataset.bucket;
      if (!chosen.delete(name)) chosen.add(name);
      button.setAttribute("aria-pressed", String(chosen.has(name)));
      filter();
    });
  }
  for (const field of [type, rule, words]) field.addEventListener("input", filter);
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const inField = /^(INPUT|SELECT|TEXTAREA)$/.test(event.target.tagName);
    if (event.key === "Escape" && inField) event.target.blur();
    else if (inField) return;
    else if (event.key === "j") step(1);
    else if (event.key === "k") step(-1);
    else if (event.key === "/") {
      event.preventDefault();
      words.focus();
    }
  });
  filter();
  started = true;
})();
