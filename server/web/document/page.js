// On a narrow screen the outline starts folded. Marks can be stepped through: n
// goes to the next, m to the one before.
"use strict";

if (matchMedia("(max-width: 60rem)").matches) {
  const outline = document.querySelector(".outline details");
  if (outline) outline.open = false;
}

(() => {
  const marks = [...document.querySelectorAll("mark[id]")];
  const found = document.getElementById("found");
  if (marks.length === 0 || !found) return;

  const numberOf = (hash) => marks.findIndex((mark) => "#" + mark.id === hash);
  const status = document.createElement("p");
  status.setAttribute("role", "status");
  let at = numberOf(location.hash);

  const show = () => {
    for (const mark of marks) mark.classList.remove("current");
    if (at >= 0) marks[at].classList.add("current");
    status.textContent = at >= 0 ? found.dataset.status.replace("{n}", at + 1).replace("{all}", marks.length) : "";
  };

  // The first step goes to the first mark at or after what is on the screen.
  const step = (by) => {
    if (at < 0) {
      at = marks.findIndex((mark) => mark.getBoundingClientRect().top >= 0);
      if (at < 0) at = 0;
      if (by < 0) at = (at - 1 + marks.length) % marks.length;
    } else {
      at = (at + by + marks.length) % marks.length;
    }
    history.replaceState(null, "", "#" + marks[at].id);
    const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
    marks[at].scrollIntoView({ block: "center", behavior: calm ? "auto" : "smooth" });
    show();
  };

  const nav = found.querySelector(".found-nav");
  const button = (label, key, by) => {
    const b = document.createElement("button");
    b.type = "button";
    b.textContent = `${label}（${key}）`;
    b.setAttribute("aria-keyshortcuts", key);
    b.addEventListener("click", () => step(by));
    return b;
  };
  nav.replaceChildren(button(found.dataset.next, "n", 1), button(found.dataset.previous, "m", -1));
  found.append(status);

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    if (event.target.closest("input, textarea, select, [contenteditable]")) return;
    if (event.key === "n") step(1);
    if (event.key === "m") step(-1);
  });
  addEventListener("hashchange", () => { at = numberOf(location.hash); show(); });
  show();
})();
