/* Pasting out of Word: the server turns what is on the clipboard into plain markup. Without this script the
   browser pastes the words alone, and raw HTML is cleaned when the page is saved. */
"use strict";
for (const box of document.querySelectorAll("textarea[data-paste]")) {
  box.addEventListener("paste", async (event) => {
    const html = event.clipboardData && event.clipboardData.getData("text/html");
    if (!html) return;
    event.preventDefault();
    const plain = event.clipboardData.getData("text/plain");
    const form = box.closest("form");
    const body = new FormData();
    body.append("html", html);
    body.append("csrfmiddlewaretoken", form.querySelector("[name=csrfmiddlewaretoken]").value);
    let text = plain;
    try {
      const answer = await fetch(form.dataset.clean, { method: "POST", body, credentials: "same-origin" });
      if (answer.ok) text = (await answer.json()).text;
    } catch {
      text = plain;
    }
    box.setRangeText(text, box.selectionStart, box.selectionEnd, "end");
    box.dispatchEvent(new Event("input", { bubbles: true }));
  });
}
