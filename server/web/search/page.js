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
  const main = document.getElementById("main");
  main.classList.add("live"); // for browsers whose style sheets do not ask for scripts
  const quotation = async (href) => {
    const response = await fetch("/api/v1" + href + "?format=quote");
    if (!response.ok) throw new Error(response.statusText);
    return response.text();
  };
  // Over plain HTTP there is no clipboard but the old way to it.
  const copyByHand = (text) => {
    const field = document.createElement("textarea");
    field.value = text;
    field.className = "hidden";
    main.append(field);
    field.select();
    const done = document.execCommand("copy");
    field.remove();
    if (!done) throw new Error("not copied");
  };
  // Safari wants the promise itself while the click is still going on.
  const copy = async (href) => {
    if (!navigator.clipboard) {
      copyByHand(await quotation(href));
    } else if (window.ClipboardItem && ClipboardItem.supports) {
      const text = quotation(href).then((t) => new Blob([t], { type: "text/plain" }));
      await navigator.clipboard.write([new ClipboardItem({ "text/plain": text })]);
    } else {
      await navigator.clipboard.writeText(await quotation(href));
    }
  };
  for (const button of document.querySelectorAll(".tail button")) {
    const label = button.textContent;
    button.addEventListener("click", async () => {
      try {
        await copy(new URL(button.nextElementSibling.href).pathname);
        button.textContent = main.dataset.copied;
      } catch {
        button.textContent = main.dataset.failed;
      }
      button.focus();
      setTimeout(() => { button.textContent = label; }, 2000);
    });
  }
})();
