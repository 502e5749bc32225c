// Files are read first, shown with what was found in them, corrected, and stored one
// by one with their progress. Without this script the form does the same in one step.
"use strict";

(() => {
  const form = document.getElementById("import");
  if (!form) return;
  const words = form.dataset;
  const queue = document.getElementById("queue");
  const drop = document.getElementById("drop");
  const input = document.getElementById("files");
  const token = document.getElementById("token");
  const fields = [...form.querySelectorAll(".set-fields input")];

  token.value = sessionStorage.getItem("cewen-token") ?? "";
  token.addEventListener("change", () => sessionStorage.setItem("cewen-token", token.value));
  form.querySelector(".buttons").remove();

  const element = (name, text, className) => {
    const e = document.createElement(name);
    if (text !== undefined) e.textContent = text;
    if (className) e.className = className;
    return e;
  };

  // send posts a file with what is set, and tells how far it is.
  const send = (path, file, pairs, progress) => new Promise((resolve, reject) => {
    const body = new FormData();
    for (const pair of pairs) body.append("set", pair);
    if (path === "/api/v1/documents") body.append("wait", "true");
    body.append("file", file, file.webkitRelativePath || file.name);
    const request = new XMLHttpRequest();
    request.open("POST", path);
    request.setRequestHeader("Authorization", "Bearer " + token.value.trim());
    request.responseType = "json";
    request.upload.addEventListener("progress", (e) => { if (e.lengthComputable) progress(e.loaded / e.total); });
    request.addEventListener("load", () => {
      const answer = request.response;
      if (request.status === 200 && answer) resolve(answer);
      else reject(new Error(answer?.error?.message ?? request.statusText));
    });
    request.addEventListener("error", () => reject(new Error(words.lost)));
    request.addEventListener("abort", () => reject(new Error(words.lost)));
    request.send(body);
  });

  const forAll = () => fields.filter((f) => f.value.trim()).map((f) => f.name.replace("set-", "") + "=" + f.value.trim());

  const add = async (file) => {
    const card = element("article", undefined, "file");
    const title = element("h3", file.name);
    const outcome = element("span", words.reading, "outcome");
    const bar = element("progress");
    title.append(" ", outcome);
    bar.max = 1;
    bar.setAttribute("aria-label", file.name);
    card.append(title, bar);
    queue.append(card);
    const fail = (message) => { outcome.textContent = words.failed; bar.remove(); card.append(element("p", message, "failed")); };
    let read;
    try {
      read = (await send("/api/v1/preview", file, forAll(), (done) => { bar.value = done; })).previews[0];
    } catch (e) { return fail(e.message); }
    if (read.error) return fail(read.error);
    bar.remove();
    outcome.textContent = words.counts.replace("{sections}", read.sections).replace("{paragraphs}", read.paragraphs);
    const edit = element("div", undefined, "set-fields");
    const inputs = fields.map((f) => {
      const name = f.name.replace("set-", "");
      const row = element("p", undefined, "field");
      const label = element("label", f.labels[0].textContent);
      const box = element("input");
      box.value = box.defaultValue = read.metadata[name] ?? "";
      box.dataset.name = name;
      label.append(box);
      row.append(label);
      edit.append(row);
      return box;
    });
    const buttons = element("p", undefined, "buttons");
    const store = element("button", words.store);
    const away = element("button", words.drop, "quiet");
    store.type = away.type = "button";
    buttons.append(store, away);
    card.append(edit, buttons);
    away.addEventListener("click", () => card.remove());
    store.addEventListener("click", async () => {
      const changed = inputs.filter((i) => i.value.trim() !== i.defaultValue && i.value.trim()).map((i) => i.dataset.name + "=" + i.value.trim());
      const names = changed.map((pair) => pair.split("=")[0]);
      const pairs = [...forAll().filter((pair) => !names.includes(pair.split("=")[0])), ...changed];
      store.disabled = away.disabled = true;
      outcome.textContent = words.storing;
      title.after(bar);
      bar.value = 0;
      card.querySelector(".failed")?.remove();
      try {
        const result = (await send("/api/v1/documents", file, pairs, (done) => { bar.value = done; })).results[0];
        bar.remove();
        outcome.textContent = words[result.outcome] ?? result.outcome;
        if (result.error) { card.append(element("p", result.error, "failed")); store.disabled = away.disabled = false; return; }
        edit.remove();
        buttons.remove();
        if (result.id) {
          const open = element("a", words.open);
          open.href = "/d/" + result.id;
          card.append(open);
        }
      } catch (e) {
        fail(e.message);
        store.disabled = away.disabled = false;
      }
    });
  };

  const take = async (files) => {
    if (!form.reportValidity() && !token.value) return;
    for (const file of files) await add(file);
    input.value = "";
    input.required = false;
  };
  input.addEventListener("change", () => take([...input.files]));
  for (const name of ["dragover", "dragenter"]) drop.addEventListener(name, (e) => { e.preventDefault(); drop.classList.add("over"); });
  drop.addEventListener("dragleave", () => drop.classList.remove("over"));
  drop.addEventListener("drop", (e) => { e.preventDefault(); drop.classList.remove("over"); take([...e.dataTransfer.files]); });
  form.addEventListener("submit", (e) => e.preventDefault());
})();
