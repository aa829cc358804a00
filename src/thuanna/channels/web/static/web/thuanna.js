/* What a page does better with a script; everything here also works without one.
   No library, no eval, nothing is sent anywhere. */
"use strict";

/* The list of errors takes the focus, so that a screen reader begins there. */
document.querySelector("[data-error-summary]")?.focus();

/* A pasted date is spread over the three boxes. What cannot be split stays where it was pasted: the server reads it. */
function dateParts(text) {
  const plain = text.trim().replace(/[๐-๙]/g, (digit) => String(digit.charCodeAt(0) - 0x0e50));
  const iso = plain.match(/^(\d{4})-(\d{1,2})-(\d{1,2})$/);
  if (iso) return [iso[3], iso[2], iso[1]];
  const parts = plain.match(/^(\d{1,2})\s*[/.\- ]\s*(\d{1,2})\s*[/.\- ]\s*(\d{4})$/)
    ?? plain.match(/^(\d{1,2})[\s/-]*([^\d\s/-][^\d/]*?)[\s/-]*(?:พ\.?\s*ศ\.?\s*)?(\d{4})$/);
  return parts ? parts.slice(1) : null;
}
document.addEventListener("paste", (event) => {
  const boxes = event.target.closest?.("[data-date]")?.querySelectorAll("input");
  if (!boxes) return;
  const parts = dateParts(event.clipboardData?.getData("text") ?? "");
  if (!parts) return;
  event.preventDefault();
  parts.forEach((part, place) => { boxes[place].value = part; });
  boxes[2].focus();
});

/* A form is sent once. Coming back with the browser's arrow frees it again. */
document.addEventListener("submit", (event) => {
  const form = event.target;
  if (form.dataset.sent) { event.preventDefault(); return; }
  if (form.method !== "post" || event.defaultPrevented || "download" in form.dataset) return;
  form.dataset.sent = "yes";
  form.dataset.changed = "";
  const pressed = event.submitter;
  if (pressed?.classList.contains("button")) pressed.setAttribute("aria-disabled", "true");
});
window.addEventListener("pageshow", (event) => {
  if (!event.persisted) return;
  document.querySelectorAll("form[data-sent]").forEach((form) => {
    delete form.dataset.sent;
    form.querySelectorAll(".button[aria-disabled]").forEach((button) => button.removeAttribute("aria-disabled"));
  });
});

/* Forms marked data-keep ask before half-filled work is left behind. */
document.addEventListener("input", (event) => {
  const form = event.target.form;
  if (form && "keep" in form.dataset) form.dataset.changed = "yes";
});
window.addEventListener("beforeunload", (event) => {
  if (document.querySelector('form[data-changed="yes"]')) event.preventDefault();
});

/* Tables marked data-sortable: a heading becomes a button. Numbers by value, words in Thai order. */
const thaiOrder = new Intl.Collator("th", { numeric: true });
function cellValue(row, column) {
  const cell = row.cells[column];
  return cell.dataset.value ?? cell.textContent.trim();
}
function sortBy(table, column, heading) {
  const direction = heading.getAttribute("aria-sort") === "ascending" ? "descending" : "ascending";
  const sign = direction === "ascending" ? 1 : -1;
  const isNumber = heading.classList.contains("number");
  const number = (text) => Number(text.replace(/[^\d.-]/g, "")) || 0;
  const rows = [...table.tBodies[0].rows];
  rows.sort((one, other) => {
    const [a, b] = [cellValue(one, column), cellValue(other, column)];
    return sign * (isNumber ? number(a) - number(b) : thaiOrder.compare(a, b));
  });
  table.tBodies[0].append(...rows);
  for (const each of heading.parentElement.cells) each.removeAttribute("aria-sort");
  heading.setAttribute("aria-sort", direction);
}
document.querySelectorAll("table[data-sortable]").forEach((table) => {
  // On a phone the table is a list and its headings are out of sight: nothing to press there.
  if (getComputedStyle(table.tHead).position === "absolute") return;
  [...table.tHead.rows[0].cells].forEach((heading, column) => {
    if (!heading.textContent.trim()) return;
    const button = document.createElement("button");
    button.type = "button";
    button.className = "sort";
    button.append(...heading.childNodes);
    heading.append(button);
    button.addEventListener("click", () => sortBy(table, column, heading));
  });
});

/* Menus close with Escape and when the reader goes elsewhere. */
document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  const menu = document.querySelector("details[data-menu][open]");
  if (!menu) return;
  menu.open = false;
  menu.querySelector("summary").focus();
});
document.addEventListener("focusin", closeOthers);
document.addEventListener("click", closeOthers);
function closeOthers(event) {
  document.querySelectorAll("details[data-menu][open]").forEach((menu) => {
    if (!menu.contains(event.target)) menu.open = false;
  });
}
