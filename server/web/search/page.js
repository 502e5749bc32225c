// A permanent link becomes a button beside it that copies the address.
"use strict";

for (const link of document.querySelectorAll("a.permalink")) {
  if (!navigator.clipboard) break;
  const button = document.createElement("button");
  button.type = "button";
  button.textContent = "复制链接";
  button.addEventListener("click", async () => {
    try {
      await navigator.clipboard.writeText(link.href);
      button.textContent = "已复制";
    } catch {
      button.textContent = "复制不了，请用左边的固定链接";
    }
    setTimeout(() => { button.textContent = "复制链接"; }, 2000);
  });
  link.after(button);
}
