// On a narrow screen the outline starts folded. Marks can be stepped through: n
// goes to the next, m to the one before.
"use strict";

const outline = document.querySelector(".outline details");
if (outline) {
  if (matchMedia("(max-width: 60rem)").matches) outline.open = false;
  outline.classList.remove("waiting"); // the style sheet kept it folded until now, so that nothing moves
}

(() => {
  const marks = [...document.querySelectorAll("mark[id]")];
  const found = document.getElementById("found");
  if (marks.length === 0 || !found) return;

  const numberOf = (hash) => marks.findIndex((mark) => "#" + mark.id === hash);
  const status = found.querySelector("[role=status]");
  found.classList.add("live"); // for browsers whose style sheets do not ask for scripts
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

  const [next, previous] = found.querySelectorAll("button");
  next.addEventListener("click", () => step(1));
  previous.addEventListener("click", () => step(-1));

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    if (event.target.closest("input, textarea, select, [contenteditable]")) return;
    if (event.key === "n") step(1);
    if (event.key === "m") step(-1);
  });
  addEventListener("hashchange", () => { at = numberOf(location.hash); show(); });
  show();
})();
