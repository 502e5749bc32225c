// Hits can be stepped through with j and k, and a quotation with its citation is
// copied by one click.
"use strict";

(() => {
  const hits = [...document.querySelectorAll(".hits .hit")];
  let at = -1;
  const go = (to) => {
    if (to < 0 || to >= hits.length) return;
    if (at >= 0) hits[at].classList.remove("current");
    at = to;
    hits[at].classList.add("current");
    const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
    hits[at].scrollIntoView({ block: "center", behavior: calm ? "auto" : "smooth" });
    hits[at].querySelector("a.view").focus({ preventScroll: true });
  };
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    if (event.target.closest("input, textarea, select, [contenteditable]")) return;
    if (event.key === "j") go(at + 1);
    if (event.key === "k") go(at - 1);
  });
})();

(() => {
  if (!navigator.clipboard) return;
  const words = document.getElementById("main").dataset;
  const quotation = async (href) => {
    const response = await fetch("/api/v1" + href + "?format=quote");
    if (!response.ok) throw new Error(response.statusText);
    return response.text();
  };
  // Safari wants the promise itself while the click is still going on.
  const copy = async (href) => {
    if (window.ClipboardItem && ClipboardItem.supports) {
      const text = quotation(href).then((t) => new Blob([t], { type: "text/plain" }));
      await navigator.clipboard.write([new ClipboardItem({ "text/plain": text })]);
    } else {
      await navigator.clipboard.writeText(await quotation(href));
    }
  };
  for (const link of document.querySelectorAll("a.cite")) {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = words.copy;
    button.addEventListener("click", async () => {
      try {
        await copy(new URL(link.href).pathname);
        button.textContent = words.copied;
      } catch {
        button.textContent = words.failed;
      }
      setTimeout(() => { button.textContent = words.copy; }, 2000);
    });
    link.before(button);
  }
})();
