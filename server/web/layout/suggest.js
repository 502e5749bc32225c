// Suggestions under the search box, as one types: a combobox after the ARIA pattern.
"use strict";

(() => {
  const box = document.getElementById("q");
  const form = box.form;
  const list = document.createElement("ul");
  list.id = "suggestions";
  list.className = "suggestions";
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", box.dataset.suggestions);
  list.hidden = true;
  form.append(list);
  box.setAttribute("role", "combobox");
  box.setAttribute("aria-autocomplete", "list");
  box.setAttribute("aria-controls", list.id);
  box.setAttribute("aria-expanded", "false");

  let from = 0;
  let at = -1;
  let asked = 0;
  let timer = 0;
  let typed = "";

  const close = () => {
    list.hidden = true;
    at = -1;
    box.setAttribute("aria-expanded", "false");
    box.removeAttribute("aria-activedescendant");
  };

  const fill = (text) => { box.value = [...typed].slice(0, from).join("") + text; };

  const show = (answer) => {
    from = answer.from;
    list.replaceChildren(...answer.suggestions.map((s, i) => {
      const item = document.createElement("li");
      item.id = "suggestion-" + i;
      item.setAttribute("role", "option");
      item.setAttribute("aria-selected", "false");
      item.dataset.text = s.text;
      const text = document.createElement("span");
      text.textContent = s.text;
      item.append(text);
      if (s.documents) {
        const n = document.createElement("small");
        n.textContent = s.documents;
        item.append(n);
      }
      return item;
    }));
    at = -1;
    list.hidden = answer.suggestions.length === 0;
    box.setAttribute("aria-expanded", String(!list.hidden));
  };

  const ask = async () => {
    const turn = ++asked;
    typed = box.value;
    if (typed.trim() === "") return close();
    try {
      const response = await fetch("/api/v1/suggest?q=" + encodeURIComponent(typed));
      if (response.ok && turn === asked && document.activeElement === box) show(await response.json());
    } catch {
      close(); // without suggestions one types on
    }
  };

  const choose = (index) => {
    const items = list.children;
    if (at >= 0) items[at].setAttribute("aria-selected", "false");
    at = index;
    if (at < 0) {
      box.value = typed;
      box.removeAttribute("aria-activedescendant");
      return;
    }
    items[at].setAttribute("aria-selected", "true");
    items[at].scrollIntoView({ block: "nearest" });
    box.setAttribute("aria-activedescendant", items[at].id);
    fill(items[at].dataset.text);
  };

  box.addEventListener("input", (event) => {
    clearTimeout(timer);
    asked++;
    if (event.isComposing) return;
    timer = setTimeout(ask, 120);
  });
  box.addEventListener("compositionend", () => { clearTimeout(timer); timer = setTimeout(ask, 120); });
  box.addEventListener("keydown", (event) => {
    if (list.hidden || event.isComposing) return;
    const last = list.children.length - 1;
    if (event.key === "ArrowDown") choose(at >= last ? -1 : at + 1);
    else if (event.key === "ArrowUp") choose(at < 0 ? last : at - 1);
    else if (event.key === "Escape") { choose(-1); close(); }
    else return;
    event.preventDefault();
  });
  list.addEventListener("mousedown", (event) => {
    const item = event.target.closest("li");
    if (!item) return;
    event.preventDefault();
    fill(item.dataset.text);
    close();
    form.requestSubmit();
  });
  box.addEventListener("blur", close);
})();
