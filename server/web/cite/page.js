// Each form is copied by one click.
"use strict";

for (const link of document.querySelectorAll(".form-ways a")) {
  if (!navigator.clipboard) break;
  const button = document.createElement("button");
  button.type = "button";
  button.textContent = link.dataset.copy;
  button.addEventListener("click", async () => {
    const text = link.closest(".form").querySelector("textarea");
    try {
      await navigator.clipboard.writeText(text.value);
      button.textContent = link.dataset.copied;
      setTimeout(() => { button.textContent = link.dataset.copy; }, 2000);
    } catch {
      text.select();
    }
  });
  link.before(button);
}
