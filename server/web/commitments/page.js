// Escape puts away the sentence that is shown over the table, until another one is
// pointed at.
"use strict";

const table = document.querySelector(".promises");
if (table) {
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") table.classList.add("quiet");
  });
  for (const moved of ["pointerover", "focusin"]) {
    table.addEventListener(moved, (event) => {
      if (!event.target.closest(".whole")) table.classList.remove("quiet");
    });
  }
}
